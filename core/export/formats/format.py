"""What a runtime declares: which precisions, how a model is written for it and run in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from core.runtime.writing import write_bytes

if TYPE_CHECKING:
    from core.export.formats.source import ModelSource

Feeds = Mapping[str, NDArray[Any]]
"""Inputs by their names in the ONNX model."""
Predict = Callable[[Feeds], NDArray[Any]]
"""Runs a model on inputs; gives its one output."""


def written(stem: Path, suffix: str, content: bytes) -> list[Path]:
    """Write a model to STEM with this suffix, whole or not at all; gives its path alone."""
    path = stem.with_name(f"{stem.name}{suffix}")
    write_bytes(path, content)
    return [path]


class CannotConvert(Exception):
    """A runtime has no form for this model; the text says why."""


@dataclass(frozen=True)
class ExportFormat:
    """One runtime.

    `packages` must be importable to write and run a model; `install` is what pip is asked for to
    run it, `to_write` what to write it as well, where that is more. `write` puts the files under a
    path without suffix and returns them, the model first. `open` makes it ready with so many
    threads; None where this system only converts, and `elsewhere` says why. `script` is the
    Python function `run(feeds)` of a stand-alone script; "MODEL" in it stands for the file's name.
    """

    runtime: str
    title: str
    precisions: tuple[str, ...]
    packages: tuple[str, ...]
    install: str
    write: "Callable[[ModelSource, Path, str], list[Path]]"
    open: Callable[[Sequence[Path], str, int], Predict] | None
    script: Callable[[str], str]
    suffixes: tuple[str, ...]
    to_write: str = ""
    elsewhere: str = ""

    @property
    def needs(self) -> str:
        """What pip is asked for on the machine that writes models."""
        return self.to_write or self.install

    @property
    def missing(self) -> str:
        """The first package that is not installed; empty where all are."""
        return next((name for name in self.packages if find_spec(name) is None), "")


@dataclass(frozen=True)
class FormatChoice:
    """A runtime in one precision."""

    format: ExportFormat
    precision: str

    @property
    def name(self) -> str:
        """As recipes and the command line name it, such as openvino-bfloat16."""
        return f"{self.format.runtime}-{self.precision}"

    @property
    def title(self) -> str:
        """As people read it."""
        return f"{self.format.title}, {self.precision}"
