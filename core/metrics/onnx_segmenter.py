"""Segmentation networks that come as programs: ONNX and TorchScript files.

An ONNX file is data for ONNX Runtime, whose operations compute and nothing else. A TorchScript
file is a program: torch interprets TorchScript alone, never Python, but that language can open
files. So the text of the program is searched before anything in it is loaded, and one that names
such an operation is refused. That is a search, no proof, and it can still be slow or fill the
memory: of a file from somebody unknown, the ONNX form is the safer one.
"""

import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from core.errors import UserError
from core.metrics.features import chunks
from core.metrics.segmentation import Normalisation, Size, best, check_classes

_PROBE = 256
# Bytes of text, before which a network's program ends; what is packed may unpack to any size.
_LONGEST = 2**25
_EXPECTED = (
    "Expected: one input, float RGB pictures (n, 3, h, w); first output scores (n, classes, …), "
    "or class numbers (n, …) of an integer type."
)
# What reaches beyond tensors: operations on files, and all of other libraries.
_REACHING = re.compile(
    r"\b(save|\w*from_file|\w*_file|load_tensor)\b"
    r"|\bops\s*\.\s*(?!(?:prim|aten|quantized|torchvision)\b)\w+"
)
_PROGRAM = re.compile(r"(^|/)code/.*\.py$")


class ProgramSegmenter:
    """A program that makes scores or class numbers from normalised pictures.

    `fixed` is the (height, width) it insists on, if it does: pictures are resized to it.
    """

    def __init__(
        self,
        name: str,
        program: Callable[[Tensor], Tensor],
        normalisation: Normalisation,
        classes: int | None = None,
        fixed: Size | None = None,
        device: str | torch.device = "cpu",
    ) -> None:
        self.name = name
        self.program = program
        self.normalisation = normalisation
        self.fixed = fixed
        self.device = torch.device(device)
        self.classes = self._classes(classes)

    @torch.inference_mode()
    def __call__(self, pictures: Tensor, size: Size | None = None) -> Tensor:
        """Class numbers of uint8 RGB pictures; see `Segmenter`. Raises UserError if it fails."""
        size = size or (pictures.shape[2], pictures.shape[3])
        if not len(pictures):
            return torch.zeros((0, *size), dtype=torch.int64)
        # One by one: many files are exported for a batch of one.
        singles = (one for part in chunks(pictures, self.device) for one in part.split(1))
        return torch.cat([self._numbers(one, size) for one in singles])

    def _numbers(self, picture: Tensor, size: Size) -> Tensor:
        output = self._output(picture)
        if output.is_floating_point():
            return best(output, size)
        maps = output.reshape(1, 1, *output.shape[-2:]).double()
        return F.interpolate(maps, size=size, mode="nearest-exact")[:, 0].long().cpu()

    def _output(self, picture: Tensor) -> Tensor:
        if self.fixed and tuple(picture.shape[2:]) != self.fixed:
            picture = F.interpolate(
                picture.float(), size=self.fixed, mode="bilinear", antialias=True
            )
        try:
            output = self.program(self.normalisation(picture))
        # Whatever is in the file may fail in any way.
        except Exception as error:
            height, width = picture.shape[2:]
            raise UserError(
                f"The segmenter {self.name} failed on a picture of {width} × {height} pixels.",
                _EXPECTED,
                str(error),
            ) from error
        if not _fits(output):
            raise UserError(f"The segmenter {self.name} makes {_described(output)}.", _EXPECTED)
        return output

    @torch.inference_mode()
    def _classes(self, wanted: int | None) -> int:
        blank = torch.zeros(1, 3, _PROBE, _PROBE, dtype=torch.uint8, device=self.device)
        output = self._output(blank)
        if output.is_floating_point():
            check_classes(self.name, output.shape[1], wanted)
            return output.shape[1]
        if wanted is None:
            raise UserError(
                f"The segmenter {self.name} makes class numbers, and does not say how many.",
                "Name the number of classes.",
            )
        return wanted


def onnx_program(path: Path) -> tuple[Callable[[Tensor], Tensor], Size | None]:
    """An ONNX file as a function, on the CPU, and the picture size it insists on, if it does.

    Raises UserError if the file is damaged, or takes something else than pictures.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    # ONNX Runtime has an exception of its own for each way a file can be wrong.
    except Exception as error:
        raise UserError(
            f"{path} cannot be read as an ONNX model.",
            "It may be incomplete, or its external data is not beside it.",
            str(error),
        ) from error
    entrance, fixed = _entrance(path, session.get_inputs())
    wanted = np.float16 if entrance.type == "tensor(float16)" else np.float32

    def run(pictures: Tensor) -> Tensor:
        fed = pictures.cpu().numpy().astype(wanted)
        return torch.from_numpy(np.asarray(session.run(None, {entrance.name: fed})[0]))

    return run, fixed


def torchscript_program(
    path: Path, device: str | torch.device = "cpu"
) -> Callable[[Tensor], Tensor]:
    """A TorchScript file as a function; see this module for what is refused.

    Its output may be a tensor, a dictionary with "out" (torchvision's way), or a tuple of which
    the first counts. Raises UserError if the file is damaged or reaches beyond tensors.
    """
    _check_harmless(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            program = torch.jit.load(path, map_location=device).eval()
    # A broken archive raises almost anything, by the place where it breaks.
    except Exception as error:
        raise _unreadable(path, str(error)) from error
    return lambda pictures: _first(program(pictures))


def holds_torchscript(path: Path) -> bool:
    """Whether a file is an archive with the text of a TorchScript program in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(_PROGRAM.search(name) for name in archive.namelist())
    # No archive, or a broken one, which raises almost anything; whoever reads it says so.
    except Exception:
        return False


def _check_harmless(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            # By entry, not by name: an archive may hold two of one name.
            found = [entry for entry in archive.infolist() if entry.filename.endswith(".py")]
            size = sum(entry.file_size for entry in found)
            texts = [archive.read(entry).decode() for entry in found if size <= _LONGEST]
    # A broken archive raises almost anything, by the place where it breaks.
    except Exception as error:
        raise _unreadable(path, str(error)) from error
    if size > _LONGEST:
        raise _unreadable(path, f"Its program has {size:,} bytes of text.")
    if not texts:
        raise _unreadable(path, "There is no program in it.")
    word = next((word for text in texts if (word := _REACHING.search(text))), None)
    if word:
        raise UserError(
            f"{path} names the operation “{word[0]}”, with which a program reaches beyond "
            "tensors, and was refused; none of it was run.",
            "Export the network alone, or give it as ONNX.",
        )


def _unreadable(path: Path, details: str) -> UserError:
    return UserError(
        f"{path} cannot be read as a TorchScript program.",
        "It may be incomplete; save it with torch.jit.save, or give the network as ONNX.",
        details,
    )


def _entrance(path: Path, entrances: Sequence[Any]) -> tuple[Any, Size | None]:
    first = entrances[0] if len(entrances) == 1 else None
    types = ("tensor(float)", "tensor(float16)")
    if first is None or first.type not in types or not _takes_pictures(first.shape):
        found = ", ".join(f"{one.name}: {one.type} {one.shape}" for one in entrances)
        raise UserError(f"{path} does not take pictures.", _EXPECTED, f"It takes {found}.")
    height, width = first.shape[2:]
    fixed = isinstance(height, int) and isinstance(width, int)
    return first, (height, width) if fixed else None


def _takes_pictures(shape: Sequence[Any]) -> bool:
    # What may vary is a name instead of a number.
    return len(shape) == 4 and (shape[1] == 3 or not isinstance(shape[1], int))


def _first(output: Any) -> Any:
    if isinstance(output, dict):
        return output.get("out")
    return output[0] if isinstance(output, tuple | list) and output else output


def _fits(output: Any) -> bool:
    if not isinstance(output, Tensor) or not output.numel():
        return False
    if output.is_floating_point():
        return output.ndim == 4 and output.shape[0] == 1 and output.shape[1] > 1
    return output.ndim in (3, 4) and output.numel() == output.shape[-1] * output.shape[-2]


def _described(output: Any) -> str:
    if isinstance(output, Tensor):
        return f"{output.dtype} {tuple(output.shape)}"
    return f"something that is no tensor ({type(output).__name__})"
