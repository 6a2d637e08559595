"""ncnn, for phones: float16 as it stores and computes them, converted from ONNX by pnnx."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from core.export.formats.format import CannotConvert, ExportFormat, Feeds, Predict

if TYPE_CHECKING:
    from core.export.formats.source import ModelSource

_LONGEST_S = 600


def write(source: "ModelSource", stem: Path, precision: str) -> list[Path]:
    """Write STEM.param and STEM.bin, for pictures of one size.

    Raises CannotConvert for models with other inputs than a picture, and for those that take
    bytes, several at once or any size alone.
    """
    example = source.example()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "m.onnx"
        path.write_bytes(source.graph.SerializeToString())
        shape = ",".join(map(str, example.shape))
        half = int(precision == "float16")
        command = [str(_converter()), path.name, f"inputshape=[{shape}]", f"fp16={half}"]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=_LONGEST_S, check=False
        )
        made = [path.with_name(f"m.ncnn{end}") for end in (".param", ".bin")]
        if done.returncode or not all(item.is_file() for item in made):
            raise CannotConvert(f"pnnx could not convert it: {done.stderr.strip()[-120:]}")
        files = [stem.with_name(f"{stem.name}{item.suffix}") for item in made]
        for item, file in zip(made, files, strict=True):
            shutil.move(item, file)
    return files


def _converter() -> Path:
    """The program that comes with the package pnnx."""
    module = find_spec("pnnx")
    assert module is not None and module.origin is not None, "asked for only where it is installed"
    return Path(module.origin).with_name("pnnx.exe" if sys.platform == "win32" else "pnnx")


def open_model(files: Sequence[Path], precision: str, threads: int) -> Predict:
    """Loaded for the CPU."""
    import ncnn

    net = ncnn.Net()
    net.opt.num_threads = threads
    half = precision == "float16"
    net.opt.use_fp16_storage = net.opt.use_fp16_packed = net.opt.use_fp16_arithmetic = half
    net.load_param(str(files[0]))
    net.load_model(str(files[1]))

    def predict(feeds: Feeds) -> Any:
        # A Mat of ncnn borrows the array's memory.
        picture = np.ascontiguousarray(feeds["input"][0])
        with net.create_extractor() as extractor:
            extractor.input("in0", ncnn.Mat(picture).clone())
            _, output = extractor.extract("out0")
            return np.array(output)[np.newaxis].copy()

    return predict


def script(precision: str) -> str:
    """How a stand-alone script runs it."""
    return """\
import ncnn


def run(feeds):
    net = ncnn.Net()
    net.load_param(str(HERE / "MODEL"))
    net.load_model(str((HERE / "MODEL").with_suffix(".bin")))
    extractor = net.create_extractor()
    picture = np.ascontiguousarray(feeds["input"][0])
    extractor.input("in0", ncnn.Mat(picture).clone())
    return np.array(extractor.extract("out0")[1])[np.newaxis]
"""


FORMAT = ExportFormat(
    runtime="ncnn",
    title="ncnn",
    precisions=("float32", "float16"),
    packages=("ncnn", "pnnx"),
    install="ncnn",
    write=write,
    open=open_model,
    script=script,
    suffixes=(".param", ".bin"),
    to_write="ncnn pnnx",
)
