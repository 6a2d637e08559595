"""ONNX Runtime: float32, float16 with normalisations in float32, and 8-bit convolutions."""

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import onnx

from core.export.formats.format import CannotConvert, ExportFormat, Feeds, Predict, written
from core.runtime.cancellation import check_cancelled

if TYPE_CHECKING:
    from core.export.formats.source import ModelSource

# ONNX Runtime adds a whole channel up in the type of the input: too few digits in float16.
_IN_FLOAT32 = ["InstanceNormalization", "ReduceMean", "Resize", "Cast", "Div", "Size", "Shape"]


def write(source: "ModelSource", stem: Path, precision: str) -> list[Path]:
    """Write STEM.onnx. Raises CannotConvert for 8 bit without quantisation-aware fine-tuning."""
    model = _in_precision(source, precision)
    onnx.helper.set_model_props(model, source.metadata)
    onnx.checker.check_model(model)
    check_cancelled()
    return written(stem, ".onnx", model.SerializeToString())


def _in_precision(source: "ModelSource", precision: str) -> onnx.ModelProto:
    if precision == "float16":
        # Imported here: that takes longer than writing a model.
        from onnxruntime.transformers.float16 import convert_float_to_float16
        from onnxruntime.transformers.onnx_model import OnnxModel

        model = convert_float_to_float16(
            copy.deepcopy(source.graph), keep_io_types=True, op_block_list=_IN_FLOAT32
        )
        # The converter puts its casts of the inputs last.
        OnnxModel(model).topological_sort()
        return model
    if precision == "int8":
        if source.quantised_graph is None:
            raise CannotConvert("needs quantisation-aware fine-tuning (finetune.int8_epochs)")
        return copy.deepcopy(source.quantised_graph)
    return copy.deepcopy(source.graph)


def open_model(files: Sequence[Path], precision: str, threads: int) -> Predict:
    """Ready to run on the CPU."""
    from core.runtime.onnx_files import open_onnx

    session = open_onnx(files[0], threads)

    def predict(feeds: Feeds) -> object:
        return session.run(None, dict(feeds))[0]

    return predict  # type: ignore[return-value]


def script(precision: str) -> str:
    """How a stand-alone script runs it."""
    return """\
import onnxruntime


def run(feeds):
    options = {"providers": ["CPUExecutionProvider"]}
    return onnxruntime.InferenceSession(HERE / "MODEL", **options).run(None, feeds)[0]
"""


FORMAT = ExportFormat(
    runtime="onnx",
    title="ONNX Runtime",
    precisions=("float32", "float16", "int8"),
    packages=("onnxruntime",),
    install="onnxruntime",
    write=write,
    open=open_model,
    script=script,
    suffixes=(".onnx",),
)
