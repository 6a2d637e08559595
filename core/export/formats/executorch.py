"""ExecuTorch, for phones and small devices: lowered to XNNPACK, float32."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.export.formats.format import CannotConvert, ExportFormat, Feeds, Predict, written
from core.export.formats.quiet import quiet

if TYPE_CHECKING:
    from core.export.formats.source import ModelSource


def write(source: "ModelSource", stem: Path, precision: str) -> list[Path]:
    """Write STEM.pte, for pictures of one size.

    Raises CannotConvert for models with other inputs than a picture, and for those that take
    bytes, several at once or any size alone.
    """
    import torch

    example = source.example()
    with quiet():
        from executorch.backends.xnnpack.partition.xnnpack_partitioner import XnnpackPartitioner
        from executorch.exir import to_edge_transform_and_lower

        exported = torch.export.export(source.generator.cpu().eval(), (example,))
        lowered = to_edge_transform_and_lower(exported, partitioner=[XnnpackPartitioner()])
        content = lowered.to_executorch().buffer
    return written(stem, ".pte", content)


def open_model(files: Sequence[Path], precision: str, threads: int) -> Predict:
    """Loaded for the CPU; its threads are as many as it takes."""
    import torch
    from executorch.runtime import Runtime

    program = Runtime.get().load_program(str(files[0]))
    method = program.load_method("forward")
    if method is None:
        raise CannotConvert("the written program has no method forward")

    def predict(feeds: Feeds) -> Any:
        (made,) = method.execute([torch.from_numpy(np.ascontiguousarray(feeds["input"]))])
        return made.numpy().copy()

    # The program must live as long as its method.
    predict.program = program  # type: ignore[attr-defined]
    return predict


def script(precision: str) -> str:
    """How a stand-alone script runs it."""
    return """\
import torch
from executorch.runtime import Runtime


def run(feeds):
    method = Runtime.get().load_program(str(HERE / "MODEL")).load_method("forward")
    return method.execute([torch.from_numpy(np.ascontiguousarray(feeds["input"]))])[0].numpy()
"""


FORMAT = ExportFormat(
    runtime="executorch",
    title="ExecuTorch",
    precisions=("float32",),
    packages=("executorch",),
    # It needs torch, and does not install it.
    install="executorch torch",
    write=write,
    open=open_model,
    script=script,
    suffixes=(".pte",),
)
