"""OpenVINO: float32, float16, bfloat16, and 8 bit with normalisations in float."""

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.export.formats.format import CannotConvert, ExportFormat, Feeds, Predict
from core.runtime.cancellation import check_cancelled
from core.runtime.signal_stack import kept_signal_stack

if TYPE_CHECKING:
    from core.export.formats.source import ModelSource

# float16 is how weights are stored: a processor without it would silently compute in bfloat16.
HINTS = {"float32": "f32", "float16": "f32", "bfloat16": "bf16"}
_JUDGED = 8
"""Pictures that accuracy control uses, again after each layer that it leaves in float."""
_LARGEST = 255.0
# What is left in float: rounding before a normalisation is amplified by it, and depthwise
# convolutions wait for memory.
_IN_FLOAT = ["MVN", "InstanceNormalization", "Add", "Multiply", "Pad", "GroupConvolution"]


def hint(precision: str) -> str:
    """The type that OpenVINO computes in; with 8 bit, the rest in bfloat16 where possible."""
    import openvino

    if precision in HINTS:
        return HINTS[precision]
    able = openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return "bf16" if "BF16" in able else "f32"


def write(source: "ModelSource", stem: Path, precision: str) -> list[Path]:
    """Write STEM.xml and STEM.bin.

    8 bit comes from quantisation-aware fine-tuning where there was one. Else nncf chooses ranges on
    the calibration inputs, and leaves as many layers in float as the source's tolerance needs.
    Raises CannotConvert where neither is at hand.
    """
    import openvino

    from core.runtime.writing import atomic_write

    graph = source.graph.SerializeToString
    model = _in_8_bit(source) if precision == "int8" else _read(graph())
    check_cancelled()
    for key, value in {**source.metadata, "precision": precision}.items():
        model.set_rt_info(value, ["workbench", key])
    path, weights = (stem.with_name(f"{stem.name}{end}") for end in (".xml", ".bin"))
    openvino.save_model(model, str(path), compress_to_fp16=precision in ("float16", "bfloat16"))
    for made in (path, weights):
        content = made.read_bytes()
        atomic_write(made, lambda draft, content=content: draft.write(content))  # type: ignore[misc]
    return [path, weights]


def _read(content: bytes) -> Any:
    import openvino

    with _quiet():
        model = openvino.Core().read_model(content, b"")
    _antialias(model)
    return model


def _antialias(model: Any) -> None:
    """Resize pictures as Pillow does: OpenVINO reads antialiasing, and leaves it out."""
    from openvino import opset11

    for node in model.get_ordered_ops():
        if node.get_type_name() == "Interpolate" and node.get_attributes()["antialias"]:
            source, sides, *axes = (item.get_source_output() for item in node.inputs())
            made = opset11.interpolate(
                source, sides, "bicubic_pillow", "sizes", cube_coeff=-0.5,
                axes=axes[0] if axes else None,
            )  # fmt: skip
            for target in node.output(0).get_target_inputs():
                target.replace_source_output(made.output(0))
            made.set_friendly_name(node.get_friendly_name())
    model.validate_nodes_and_infer_types()


def _in_8_bit(source: "ModelSource") -> Any:
    if source.quantised_graph is not None:
        return _read(source.quantised_graph.SerializeToString())
    try:
        import nncf
    except ImportError:
        raise CannotConvert("8 bit needs nncf, or quantisation-aware fine-tuning") from None
    if not source.calibration:
        raise CannotConvert("there are no pictures to choose 8-bit ranges on")
    model = _read(source.graph.SerializeToString())
    known = {
        "subset_size": len(source.calibration),
        "ignored_scope": nncf.IgnoredScope(types=_IN_FLOAT, validate=False),
    }
    inputs = nncf.Dataset(list(source.calibration), dict)
    with _quiet(), kept_signal_stack():
        if not source.tolerance:
            return nncf.quantize(model, inputs, **known)
        judged = _with_wanted(model, source.calibration[:_JUDGED])
        return nncf.quantize_with_accuracy_control(
            model,
            inputs,
            nncf.Dataset(judged, lambda item: dict(item[0])),
            validation_fn=_faithfulness,
            max_drop=_LARGEST**2 / 10 ** (source.tolerance / 10),
            drop_type=nncf.DropType.ABSOLUTE,
            **known,
        )


def _with_wanted(model: Any, inputs: Sequence[Feeds]) -> list[tuple[Feeds, Any]]:
    """Inputs, each with the picture that the model draws of it in float32."""
    import openvino

    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return [(feeds, compiled(dict(feeds))[0].copy()) for feeds in inputs]


def _faithfulness(compiled: Any, items: Iterable[tuple[Feeds, Any]]) -> tuple[float, None]:
    """How far the mean square of the difference is below that of black and white."""
    squares = []
    for feeds, wanted in items:
        check_cancelled()
        made = compiled(dict(feeds))[0]
        grey = 1.0 if made.dtype == np.uint8 else _LARGEST / 2
        squares.append(float(np.square(grey * (made.astype(np.float64) - wanted)).mean()))
    # nncf divides by what the model in float reaches, which must not be 0.
    return _LARGEST**2 - float(np.mean(squares)), None


@contextmanager
def _quiet() -> Iterator[None]:
    """Within, progress bars and advice of the libraries stay out of our log."""
    logger = logging.getLogger("nncf")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with redirect_stdout(io.StringIO()):
            yield
    finally:
        logger.setLevel(before)


def open_model(files: Sequence[Path], precision: str, threads: int) -> Predict:
    """Compiled for the CPU, in this precision and no other: the default is whatever is fast."""
    import openvino

    settings = {
        "INFERENCE_PRECISION_HINT": hint(precision),
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1,
        "PERFORMANCE_HINT": "LATENCY",
    }
    with kept_signal_stack():
        compiled = openvino.Core().compile_model(str(files[0]), "CPU", settings)
    request = compiled.create_infer_request()

    def predict(feeds: Feeds) -> object:
        return request.infer(dict(feeds))[0].copy()

    return predict  # type: ignore[return-value]


def script(precision: str) -> str:
    """How a stand-alone script runs it."""
    chosen = f'"{HINTS[precision]}"' if precision in HINTS else _ON_THAT_MACHINE
    return f"""\
import openvino


def run(feeds):
    core = openvino.Core()
    hint = {{"INFERENCE_PRECISION_HINT": {chosen}}}
    return core.compile_model(HERE / "MODEL", "CPU", hint)(feeds)[0]
"""


_ON_THAT_MACHINE = (
    '"bf16" if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"'
)


FORMAT = ExportFormat(
    runtime="openvino",
    title="OpenVINO",
    precisions=("float32", "float16", "bfloat16", "int8"),
    packages=("openvino",),
    install="openvino",
    write=write,
    open=open_model,
    script=script,
    suffixes=(".xml", ".bin"),
    to_write="openvino nncf",
)
