"""Files that nobody writes by accident."""

import io
import warnings
import zipfile
from pathlib import Path

import torch

# A forward that writes a file; scripted in a class made for one path.
_PROGRAM = """
import torch
class Writes(torch.nn.Module):
    def forward(self, x: torch.Tensor):
        torch.save("x", {path!r})
        return torch.cat([x, x], 1)
"""


def program_that_writes(path: Path, into: Path, hidden: bool) -> Path:
    """A TorchScript file whose program writes `into` when it runs.

    `hidden`: beside a harmless program, under a name whose case only torch's reader ignores.
    """
    source = path.with_suffix(".py")
    source.write_text(_PROGRAM.format(path=str(into)))
    scope: dict = {}
    exec(compile(source.read_text(), str(source), "exec"), scope)
    plain = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.save(torch.jit.script(scope["Writes"]()), plain)
    if not hidden:
        path.write_bytes(plain.getvalue())
        return path
    source_zip = zipfile.ZipFile(plain)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        for item in source_zip.infolist():
            if not item.filename.endswith("debug_pkl"):
                name = item.filename
                name = name[:-3] + ".PY" if name.endswith("__torch__.py") else name
                out.writestr(zipfile.ZipInfo(name), source_zip.read(item))
        out.writestr("plain/code/__torch__/nothing.py", b"# nothing\n")
    return path


def repacked(path: Path, into: Path, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """The same archive, written again by Python's zip."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(into, "w", compression) as out:
        for name in source.namelist():
            out.writestr(name, source.read(name))
    return into
