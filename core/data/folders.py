"""What lies in a data folder: which subfolders hold pictures, of which split, in which role."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Literal

from core.data.listing import listed
from core.runtime.errors import UserError

Split = Literal["train", "val", "test", ""]

MOST_FOLDERS = 5000
DEEPEST = 5
_WORDS = "train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?"
_PREFIX = re.compile(rf"({_WORDS})[-_ ]?(.*)", re.IGNORECASE)
# What sides are called, where towns or subjects are not.
_SIDE = re.compile(
    r"label|annot|seg|mask|edge|sketch|photo|image|img|picture|colou?r|depth|source|target|input|"
    r"output|real|inst|rgb|grey|gray|(?:^|[-_])[abxy]$|^(?:gt|ct|mr|mri|ir|vis|nir|sar)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(rf"(.*)[-_ ]({_WORDS})", re.IGNORECASE)


@dataclass(frozen=True)
class Leaf:
    """One side of the data: train/photo is the role photo of the split train.

    `files` are paths below `path`, and `keys` gives what each is matched by: its path below the
    side. Pictures of folders below a side (towns, subjects) belong to that side. `unread` are files
    of formats that are not read. `by_name`: the names of the files, not folders, give the sides;
    `strays` are files whose names tell none.
    """

    path: Path
    relative: str
    split: Split
    role: str
    files: tuple[str, ...]
    keys: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    unread: tuple[str, ...] = ()
    by_name: bool = False
    strays: tuple[str, ...] = ()

    @property
    def named(self) -> dict[str, str]:
        """The file of each name that files are matched by."""
        return {self.keys.get(file, file): file for file in self.files}

    @property
    def title(self) -> str:
        """The role, or where a split's name is all there is, the folder itself."""
        if self.by_name or self.role in PurePath(self.relative).parts:
            return self.role
        return self.relative or self.role

    def place(self, file: str) -> str:
        """Where a file lies below the data folder."""
        return (PurePath(self.relative) / file).as_posix()

    @property
    def names(self) -> set[str]:
        """Every name a person may mean this role by."""
        if self.by_name:
            return {self.role}
        return {self.role, self.relative, self.path.name} - {""}


def picture_folders(folder: Path) -> list[Leaf]:
    """The sides of a data folder that hold pictures, with their split and role.

    Splits are taken from names such as train/photo, trainA, label_val or testannot. Without any
    training split, every folder is a role of its own. Folders below a side (photos/aachen,
    trainA/s0) belong to it; where many folders hold the same few (s0/ct, s0/mr, s1/ct, …), those
    few are the sides. Raises UserError if nothing can be listed.
    """
    entries = [entry for entry in _walk(folder) if entry.files or entry.unread]
    if any(entry.split == "train" and entry.files for entry in entries):
        return _joined([entry for entry in entries if entry.split])
    entries = [replace(entry, split="", parts=_whole(entry)) for entry in entries]
    leaves = [leaf for leaf in _joined(entries) if leaf.files]
    below = [leaf for leaf in leaves if leaf.role]
    return below if len(below) > 1 else [leaf for leaf in leaves if not leaf.role] or below


def one_leaf(leaves: Sequence[Leaf]) -> Leaf:
    """Several folders of a split as one side, whose files keep their folders' names."""
    root = Path(os.path.commonpath([leaf.path for leaf in leaves]))
    files, keys, unread = [], {}, []
    for leaf in leaves:
        inner = leaf.path.relative_to(root)
        for name in leaf.files:
            file = (inner / name).as_posix()
            files.append(file)
            keys[file] = (inner / leaf.keys.get(name, name)).as_posix()
        unread += [(inner / name).as_posix() for name in leaf.unread]
    up = len(leaves[0].path.relative_to(root).parts)
    parts = PurePath(leaves[0].relative).parts
    relative = "/".join(parts[: len(parts) - up])
    return Leaf(root, relative, leaves[0].split, "", tuple(sorted(files)), keys, tuple(unread))


def unread_files(folder: Path) -> list[Path]:
    """Pictures of formats that are not read, in a data folder."""
    return [entry.path / file for entry in _walk(folder) for file in entry.unread]


def name_of(leaf: Leaf, file: str) -> str:
    """What a picture is called: its path below the side, without its suffix."""
    return os.path.splitext(leaf.keys.get(file, file))[0]


@dataclass(frozen=True)
class _Folder:
    """A folder: its split, and the other parts of its path below the data folder."""

    path: Path
    relative: PurePath
    split: Split
    parts: tuple[str, ...]
    files: tuple[str, ...]
    unread: tuple[str, ...]


def _whole(entry: _Folder) -> tuple[str, ...]:
    return entry.relative.parts


def _walk(folder: Path) -> Iterator[_Folder]:
    waiting, seen = [(folder, PurePath())], 0
    while waiting:
        path, relative = waiting.pop(0)
        seen += 1
        if seen > MOST_FOLDERS:
            raise UserError(
                f"{folder} holds more than {MOST_FOLDERS} folders.",
                "Choose the folder of one data set.",
            )
        folders, files, unread = listed(path)
        if len(relative.parts) < DEEPEST:
            waiting += [(path / name, relative / name) for name in folders]
        split, role = _parsed(relative)
        parts = tuple(role.split("/")) if role else ()
        yield _Folder(path, relative, split, parts, tuple(files), tuple(unread))


def _joined(entries: Sequence[_Folder]) -> list[Leaf]:
    """The places of one side and split as one leaf."""
    level = _level_of_sides(entries)
    groups: dict[tuple[str, str], list[_Folder]] = {}
    for entry in entries:
        role = entry.parts[level] if entry.parts and abs(level) <= len(entry.parts) else ""
        groups.setdefault((entry.split, role), []).append(entry)
    leaves = [_leaf(role, group, level) for (_, role), group in groups.items()]
    # By name, however deep the pictures of a side lie: the first of two is the source.
    return sorted(leaves, key=lambda leaf: (len(PurePath(leaf.relative).parts), leaf.relative))


def _level_of_sides(entries: Sequence[_Folder]) -> int:
    """Which part of the paths names the side: the first, or the last below many alike folders."""
    deep = [entry.parts for entry in entries if len(entry.parts) > 1 and entry.files]
    if not deep or any(len(entry.parts) == 1 and entry.files for entry in entries):
        return 0
    inner: dict[str, set[str]] = {}
    for parts in deep:
        inner.setdefault(parts[0], set()).add(parts[-1])
    alike = len({frozenset(names) for names in inner.values()}) == 1
    names = next(iter(inner.values()))
    if not alike or len(names) < 2:
        return 0
    inside, outside = name_sides(names), name_sides(inner)
    if inside != outside:
        return -1 if inside else 0
    return -1 if len(names) < len(inner) else 0


def name_sides(names: Iterable[str]) -> bool:
    """Whether these names say what pictures are, rather than where they are from."""
    return all(_SIDE.search(name) for name in names)


def _leaf(role: str, group: Sequence[_Folder], level: int) -> Leaf:
    """One side out of its folders; its path is that of the side itself, or of all of them."""
    first = group[0]
    if len(group) == 1 and (level == -1 or len(first.parts) < 2):
        root = first.path
    else:
        root = Path(os.path.commonpath([entry.path for entry in group]))
        depth = len(first.parts) - 1 if level == 0 and len(group) == 1 else 0
        root = first.path.parents[depth - 1] if depth else root
    files, keys, unread = [], {}, []
    for entry in group:
        inner = entry.path.relative_to(root)
        own = (
            [part for at, part in enumerate(entry.parts) if at != level % len(entry.parts)]
            if entry.parts
            else []
        )
        for name in entry.files:
            file = (inner / name).as_posix()
            files.append(file)
            keys[file] = "/".join([*own, name])
        unread += [(inner / name).as_posix() for name in entry.unread]
    kept = len(first.relative.parts) - len(first.path.relative_to(root).parts)
    relative = PurePath(*first.relative.parts[:kept])
    text = relative.as_posix() if relative.parts else ""
    return Leaf(root, text, first.split, role, tuple(sorted(files)), keys, tuple(sorted(unread)))


def _parsed(relative: PurePath) -> tuple[Split, str]:
    split: Split = ""
    role = []
    for part in relative.parts:
        if not split and (match := _PREFIX.fullmatch(part)):
            split, part = _split_of(match[1]), match[2]
        elif not split and (match := _SUFFIX.fullmatch(part)):
            split, part = _split_of(match[2]), match[1]
        role += [part] if part else []
    return split, "/".join(role)


def _split_of(word: str) -> Split:
    word = word.lower()
    return "train" if word.startswith("train") else "val" if word.startswith("val") else "test"
