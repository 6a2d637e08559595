"""CoreML, for Apple's devices: an ML program in float32 or float16.

coremltools writes it on any system; only a Mac runs it, so nothing is measured elsewhere.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from core.export.formats.format import ExportFormat, Feeds, Predict, written
from core.export.formats.quiet import quiet

if TYPE_CHECKING:
    from core.export.formats.source import ModelSource


def write(source: "ModelSource", stem: Path, precision: str) -> list[Path]:
    """Write STEM.mlpackage.zip, for pictures of one size: a package is a folder, zipped here.

    Raises CannotConvert for models with other inputs than a picture, and for those that take
    bytes, several at once or any size alone.
    """
    import torch

    example = source.example()
    with quiet(), TemporaryDirectory() as folder:
        import coremltools

        computed = getattr(coremltools.precision, precision.upper())
        traced = torch.jit.trace(source.generator.cpu().eval(), example)
        model = coremltools.convert(
            traced,
            inputs=[coremltools.TensorType("input", tuple(example.shape))],
            outputs=[coremltools.TensorType("output")],
            convert_to="mlprogram",
            compute_precision=computed,
            minimum_deployment_target=coremltools.target.iOS16,
        )
        package = Path(folder) / "made" / f"{stem.name}.mlpackage"
        package.parent.mkdir()
        model.save(str(package))
        content = Path(
            shutil.make_archive(str(Path(folder) / "zipped"), "zip", package.parent)
        ).read_bytes()
    return written(stem, ".mlpackage.zip", content)


def open_model(files: Sequence[Path], precision: str, threads: int) -> Predict:
    """Loaded on a Mac, which chooses threads and devices itself."""
    import coremltools

    folder = TemporaryDirectory()
    shutil.unpack_archive(files[0], folder.name)
    model = coremltools.models.MLModel(folder.name + "/" + files[0].stem)

    def predict(feeds: Feeds) -> Any:
        return model.predict({"input": feeds["input"]})["output"]

    predict.folder = folder  # type: ignore[attr-defined]
    return predict


def script(precision: str) -> str:
    """How a stand-alone script runs it, on a Mac."""
    return """\
import shutil
import tempfile

import coremltools


def run(feeds):
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(HERE / "MODEL", folder)
        model = coremltools.models.MLModel(str(Path(folder) / Path("MODEL").stem))
        return model.predict({"input": feeds["input"]})["output"]
"""


FORMAT = ExportFormat(
    runtime="coreml",
    title="CoreML",
    precisions=("float32", "float16"),
    packages=("coremltools",),
    install="coremltools",
    write=write,
    open=open_model if sys.platform == "darwin" else None,
    script=script,
    suffixes=(".mlpackage.zip",),
    elsewhere="runs only on a Mac",
)
