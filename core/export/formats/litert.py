"""LiteRT (once TensorFlow Lite), for phones: float32, converted from torch by litert-torch."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.export.formats.format import ExportFormat, Feeds, Predict, written
from core.export.formats.quiet import quiet

if TYPE_CHECKING:
    from torch import Tensor, nn

    from core.export.formats.source import ModelSource


def write(source: "ModelSource", stem: Path, precision: str) -> list[Path]:
    """Write STEM.tflite, for pictures of one size.

    Raises CannotConvert for models with other inputs than a picture, and for those that take
    bytes, several at once or any size alone.
    """
    example = source.example()
    with quiet():
        import litert_torch

        converted = litert_torch.convert(_rewritten(source.generator), (example,))
        content = converted.model_content()
    return written(stem, ".tflite", content)


def _rewritten(generator: "nn.Module") -> "nn.Module":
    """The same picture from what LiteRT has kernels for; see `_padded`, `_normalised`, `_doubled`.

    Each operation is exchanged where torch calls it, whatever layer it belongs to.
    """
    import torch
    import torch.nn.functional as F
    from torch.overrides import TorchFunctionMode

    exchanged: dict[Any, Callable[..., Tensor]] = {
        F.pad: partial(_padded, F.pad),
        F.instance_norm: _normalised,
        F.group_norm: partial(_grouped, F.group_norm),
        F.conv_transpose2d: partial(_doubled, F.conv_transpose2d),
    }

    class Exchange(TorchFunctionMode):
        def __torch_function__(
            self, func: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            return exchanged.get(func, func)(*args, **(kwargs or {}))

    class Rewritten(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.generator = generator.cpu().eval()

        def forward(self, x: "Tensor") -> Any:
            with Exchange():
                return self.generator(x)

    return Rewritten().eval()


def _padded(
    pad: Callable[..., "Tensor"],
    x: "Tensor",
    by: Sequence[int],
    mode: str = "constant",
    value: float | None = None,
) -> "Tensor":
    """Reflected and repeated edges by slices.

    LiteRT's own padding is single-threaded, and takes half of a compressed model's time.
    """
    import torch

    if mode not in ("reflect", "replicate"):
        return pad(x, by, mode, value)
    for index in range(0, len(by), 2):
        side = x.ndim - 1 - index // 2
        last, near = x.shape[side] - 1, int(mode == "reflect")
        before = [x.narrow(side, near * k, 1) for k in range(by[index], 0, -1)]
        after = [x.narrow(side, last - near * k, 1) for k in range(1, by[index + 1] + 1)]
        x = torch.cat([*before, x, *after], side)
    return x


def _normalised(
    x: "Tensor",
    running_mean: "Tensor | None" = None,
    running_var: "Tensor | None" = None,
    weight: "Tensor | None" = None,
    bias: "Tensor | None" = None,
    use_input_stats: bool = True,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> "Tensor":
    """Instance normalisation by means, or the converter transposes the picture before and after."""
    centred = x - x.mean((2, 3), keepdim=True)
    x = centred * (centred.square().mean((2, 3), keepdim=True) + eps).rsqrt()
    if weight is not None:
        x = x * weight.reshape(1, -1, 1, 1)
    return x if bias is None else x + bias.reshape(1, -1, 1, 1)


def _grouped(
    group_norm: Callable[..., "Tensor"],
    x: "Tensor",
    groups: int,
    weight: "Tensor | None" = None,
    bias: "Tensor | None" = None,
    eps: float = 1e-5,
) -> "Tensor":
    if groups != x.shape[1]:
        return group_norm(x, groups, weight, bias, eps)
    return _normalised(x, weight=weight, bias=bias, eps=eps)


def _doubled(
    convolution: Callable[..., "Tensor"],
    x: "Tensor",
    weight: "Tensor",
    bias: "Tensor | None" = None,
    stride: Any = 1,
    padding: Any = 0,
    output_padding: Any = 0,
    groups: int = 1,
    dilation: Any = 1,
) -> "Tensor":
    """A transposed convolution without padding, then cut: the converter refuses padded ones."""
    from torch.nn.modules.utils import _pair

    made = convolution(x, weight, bias, stride, 0, 0, groups, dilation)
    for side, cut, more in zip((2, 3), _pair(padding), _pair(output_padding), strict=True):
        length = made.shape[side] - 2 * cut + more
        made = made.narrow(side, cut, length)
    return made


def open_model(files: Sequence[Path], precision: str, threads: int) -> Predict:
    """Ready to run on the CPU."""
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(str(files[0]), num_threads=threads)
    interpreter.allocate_tensors()
    (taken,), (made,) = interpreter.get_input_details(), interpreter.get_output_details()

    def predict(feeds: Feeds) -> Any:
        interpreter.set_tensor(taken["index"], np.ascontiguousarray(feeds["input"]))
        interpreter.invoke()
        return interpreter.get_tensor(made["index"])

    return predict


def script(precision: str) -> str:
    """How a stand-alone script runs it."""
    return """\
from ai_edge_litert.interpreter import Interpreter


def run(feeds):
    interpreter = Interpreter(str(HERE / "MODEL"))
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], feeds["input"])
    interpreter.invoke()
    return interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
"""


FORMAT = ExportFormat(
    runtime="litert",
    title="LiteRT",
    precisions=("float32",),
    packages=("litert_torch", "ai_edge_litert"),
    install="ai-edge-litert",
    write=write,
    open=open_model,
    script=script,
    suffixes=(".tflite",),
    to_write="litert-torch",
)
