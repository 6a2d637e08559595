"""What lies in a data folder: which subfolders hold pictures, of which split, in which role."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Literal

from core.data.images import SUFFIXES
from core.errors import UserError

Split = Literal["train", "val", "test", ""]

MOST_FOLDERS = 200
DEEPEST = 2
_WORDS = "train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?"
_PREFIX = re.compile(rf"({_WORDS})[-_ ]?(.*)", re.IGNORECASE)
_SUFFIX = re.compile(rf"(.*)[-_ ]({_WORDS})", re.IGNORECASE)


@dataclass(frozen=True)
class Leaf:
    """A folder that holds pictures itself: train/photo is the role photo of the split train."""

    path: Path
    relative: str
    split: Split
    role: str
    files: tuple[str, ...]

    @property
    def title(self) -> str:
        """The role, or where a split's name is all there is, the folder itself."""
        return self.role if self.role in PurePath(self.relative).parts else self.relative

    @property
    def names(self) -> set[str]:
        """Every name a person may mean this role by."""
        return {self.role, self.relative, self.path.name} - {""}


def picture_folders(folder: Path) -> list[Leaf]:
    """The folders up to two levels down that hold pictures, with their split and role.

    Splits are taken from names such as train/photo, trainA, label_val or testannot. Without any
    training split, every folder is a role of its own. Raises UserError if nothing can be listed.
    """
    leaves = [leaf for leaf in _walk(folder) if leaf.files]
    if any(leaf.split == "train" for leaf in leaves):
        return [leaf for leaf in leaves if leaf.split]
    leaves = [replace(leaf, split="", role=leaf.relative) for leaf in leaves]
    below = [leaf for leaf in leaves if leaf.role]
    return below if len(below) > 1 else [leaf for leaf in leaves if not leaf.role] or below


def _walk(folder: Path) -> Iterator[Leaf]:
    waiting, seen = [(folder, PurePath())], 0
    while waiting:
        path, relative = waiting.pop(0)
        seen += 1
        if seen > MOST_FOLDERS:
            raise UserError(
                f"{folder} holds more than {MOST_FOLDERS} folders.",
                "Choose the folder of one data set.",
            )
        folders, files = _listed(path)
        if len(relative.parts) < DEEPEST:
            waiting += [(path / name, relative / name) for name in folders]
        split, role = _parsed(relative)
        yield Leaf(path, relative.as_posix() if relative.parts else "", split, role, tuple(files))


def _listed(path: Path) -> tuple[list[str], list[str]]:
    folders, files = [], []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if os.path.splitext(entry.name)[1].lower() in SUFFIXES:
                    files.append(entry.name)
                elif entry.is_dir():
                    folders.append(entry.name)
    except OSError as error:
        action = "Choose a folder that exists and that you may read."
        raise UserError(f"{path} cannot be opened: {error.strerror}.", action) from error
    return sorted(folders), sorted(files)


def _parsed(relative: PurePath) -> tuple[Split, str]:
    split: Split = ""
    role = []
    for part in relative.parts:
        if not split and (found := _PREFIX.fullmatch(part)):
            split, part = _split_of(found[1]), found[2]
        elif not split and (found := _SUFFIX.fullmatch(part)):
            split, part = _split_of(found[2]), found[1]
        role += [part] if part else []
    return split, "/".join(role)


def _split_of(word: str) -> Split:
    word = word.lower()
    return "train" if word.startswith("train") else "val" if word.startswith("val") else "test"
