"""Kinds of files that no reader here takes, by their first bytes, and what to do with them."""

import os
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

WEIGHTS = (".pth", ".pt", ".ckpt", ".bin", ".pkl", ".tar", ".safetensors")
"""Suffixes of files of weights, .pth.tar among them."""
UNPACK = "Unpack it, and choose what lies in it."
CONVERT = "Convert it, for instance to PNG."
FETCH = "Copy or download it again."
OTHER_WEIGHTS = (
    "Weights of PyTorch alone are read: load it in its own program, and save the network as "
    "torch.save(network.state_dict(), …)."
)
ENDING = "Give its name the ending of such pictures, so that it is taken for one."


class FileKind(NamedTuple):
    """What a file is, to follow “it is”, and what to do with it."""

    words: str
    action: str


_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG picture", ENDING),
    (b"\xff\xd8\xff", "a JPEG picture", ENDING),
    (b"GIF8", "a GIF picture", ENDING),
    (b"II*\x00", "a TIFF picture", ENDING),
    (b"MM\x00*", "a TIFF picture", ENDING),
    (b"II+\x00", "a TIFF picture", ENDING),
    (b"MM\x00+", "a TIFF picture", ENDING),
    (b"\x93NUMPY", "a NumPy array", "Give its name the ending .npy, where it is a picture."),
    (b"8BPS", "a Photoshop picture", CONVERT),
    (b"v/1\x01", "an OpenEXR picture", "Convert it to a TIFF of floats, or to .npy."),
    (b"\xff\x0a", "a JPEG XL picture", CONVERT),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture", CONVERT),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture", CONVERT),
    (b"%PDF", "a PDF document", CONVERT),
    (b"%!PS", "a PostScript document", CONVERT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (
        b"\x89HDF",
        "an HDF5 file, such as Keras writes",
        f"Save pictures in it as PNG or .npy. {OTHER_WEIGHTS}",
    ),
    (b"GGUF", "a GGUF file of a language model", OTHER_WEIGHTS),
    (b"ftrt", "an engine of TensorRT", OTHER_WEIGHTS),
    (b"7767517\n", "the description of an ncnn model", OTHER_WEIGHTS),
    (b"MATLAB 5.0", "a MATLAB file", "Save the pictures in it as PNG, TIFF or .npy."),
    (b"SQLite format 3\x00", "a database of SQLite", "Choose the folder of the run it belongs to."),
    (
        b"version https://git-lfs",
        "a Git LFS pointer; the file itself was never fetched",
        "Fetch it with git lfs pull, or download it.",
    ),
)
# The brands of the container of HEIC, AVIF, MP4 and others, and what they stand for.
_BRANDS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"avi[fs]"), "an AVIF picture", CONVERT),
    (re.compile(rb"hei[cxms]|hev[cx]|mif1|msf1"), "a HEIC picture", CONVERT),
    (re.compile(rb"crx "), "a raw photo of a Canon camera", CONVERT),
    (re.compile(rb""), "a video", "Take its pictures out, for instance with ffmpeg."),
)
_NAMES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words, OTHER_WEIGHTS)
    for pattern, words in (
        (r".*\.pb", "a graph of TensorFlow"),
        (r".*\.mlmodel", "a Core ML model"),
        (r".*\.(engine|plan|trt)", "an engine of TensorRT"),
        (r".*\.(index|meta|data-\d+-of-\d+)", "a part of a TensorFlow checkpoint"),
        (r".*\.(caffemodel|prototxt)", "a Caffe model"),
        (r".*\.param", "the description of an ncnn model"),
        (r".*\.mnn", "an MNN model"),
        (r".*\.(pdparams|pdopt|pdmodel|pdiparams)", "a file of PaddlePaddle"),
        (r".*\.(params|mar)", "a file of MXNet or TorchServe"),
    )
)
_TFLITE = FileKind("a TensorFlow Lite model", OTHER_WEIGHTS)
_LOOKED_AT = 4096
_TAR = 257, b"ustar"
_DICOM = 128, b"DICM"
_SHOWN = 3


def kind_of(path: str | os.PathLike[str]) -> FileKind | None:
    """What a regular file is; None for checkpoints, safetensors and whatever is not known.

    By its first bytes, and where they say nothing by its name. Raises OSError.
    """
    with open(path, "rb") as file:
        start = file.read(_LOOKED_AT)
    if start.startswith(b"PK\x03\x04"):
        return _of_archive(path)
    if known := _by_start(start):
        return known
    name = Path(path).name
    for pattern, words, action in _NAMES:
        if pattern.fullmatch(name):
            return FileKind(words, action)
    return _of_text(start)


def _by_start(start: bytes) -> FileKind | None:
    for signature, words, action in _STARTS:
        if start.startswith(signature):
            return FileKind(words, action)
    if start.startswith(b"BM") and start[6:10] == bytes(4):
        return FileKind("a BMP picture", ENDING)
    if start.startswith(b"RIFF"):
        if start[8:12] == b"WEBP":
            return FileKind("a WebP picture", ENDING)
        return FileKind("a video or a sound", _BRANDS[-1][2])
    if start[4:8] == b"ftyp":
        return next(FileKind(words, action) for brand, words, action in _BRANDS
                    if brand.match(start[8:12]))  # fmt: skip
    if start[4:8] == b"TFL3":
        return _TFLITE
    if start[_TAR[0] :].startswith(_TAR[1]):
        return FileKind("a tar archive", UNPACK)
    if start[_DICOM[0] :].startswith(_DICOM[1]):
        return FileKind("a DICOM picture", "Convert it to a 16-bit TIFF or PNG, or to .npy.")
    return None


def _of_archive(path: str | os.PathLike[str]) -> FileKind | None:
    """What a zip archive is; None for what torch wrote, for NumPy's, and where it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
    except Exception:  # a broken archive raises almost anything
        return None
    last = {name.rpartition("/")[2] for name in names}
    if not names or all(name.endswith(".npy") for name in names):
        return None
    if "archive_format" in last and "data.pkl" not in last:
        return FileKind(
            "a program of torch.export",
            "Programs are not run here: save the network's state_dict, or export it as ONNX.",
        )
    if "data.pkl" in last or any("/code/" in f"/{name}".lower() for name in names):
        return None
    if "model.weights.h5" in last:
        return FileKind("a Keras model", OTHER_WEIGHTS)
    if len(names) == 1:
        return FileKind(f"a zip archive of one file ({names[0]})", UNPACK)
    more = ", …" if len(names) > _SHOWN else ""
    shown = ", ".join(names[:_SHOWN])
    return FileKind(f"a zip archive of {len(names)} files ({shown}{more})", UNPACK)


def _of_text(start: bytes) -> FileKind | None:
    try:
        # The last letters may be cut in two.
        text = start.decode("utf-8-sig", errors="ignore" if len(start) == _LOOKED_AT else "strict")
    except UnicodeDecodeError:
        return None
    if "\0" in text or not text.strip():
        return None
    begin = text.lstrip().lower()
    if "<net " in begin[:500]:
        return FileKind("a model of OpenVINO", OTHER_WEIGHTS)
    if "<svg" in begin[:500]:
        return FileKind("an SVG drawing", CONVERT)
    if begin.startswith("<"):
        return FileKind("a web page, such as a failed download leaves", FETCH)
    if begin.startswith("{"):
        return FileKind("a JSON text", FETCH)
    return FileKind("a text file", FETCH)
