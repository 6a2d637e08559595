"""Which files of a folder are pictures: one rule for data, translation and distances."""

import os
from collections.abc import Sequence
from pathlib import Path

from core.data.images import SUFFIXES
from core.runtime.errors import UserError
from core.runtime.file_kinds import UNPACK, kind_of
from core.runtime.reading import irregular

# Pictures of formats that are not read here: named, so that nobody wonders where they are.
UNREAD = frozenset({
    ".heic", ".heif", ".avif", ".jxl", ".jp2", ".j2k", ".dcm", ".nii", ".exr", ".hdr", ".dng",
    ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raw", ".tga", ".psd", ".svg", ".eps",
    ".pdf", ".mat", ".nii.gz", ".h5", ".hdf5", ".mp4", ".avi", ".mov", ".webm",
})  # fmt: skip
# Folders that systems leave beside a person's own: thumbnails of a NAS, macOS archives.
_LEFT_BEHIND = ("@", "__MACOSX", "#recycle", "$RECYCLE")


def listed(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Folders, pictures and pictures of unread formats right in a folder, each sorted by name.

    Leaves out hidden files and folders, and those that systems leave behind; a folder named like a
    picture counts as a folder. Raises UserError where the folder cannot be read.
    """
    folders, pictures, unread = [], [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", *_LEFT_BEHIND)):
                    continue
                suffix = suffix_of(entry.name)
                if entry.is_dir():
                    # One named like a picture holds what a file server keeps of that picture.
                    folders += [] if suffix in SUFFIXES else [entry.name]
                elif suffix in SUFFIXES:
                    pictures.append(entry.name)
                elif suffix in UNREAD:
                    unread.append(entry.name)
    except NotADirectoryError as error:
        raise _a_file(folder) from error
    except OSError as error:
        action = "Choose a folder that exists and that you can read."
        raise UserError(f"{folder} cannot be opened: {error.strerror}.", action) from error
    return sorted(folders), sorted(pictures), sorted(unread)


def _a_file(path: Path) -> UserError:
    kind = None if irregular(path) else kind_of(path)
    if kind and kind.action == UNPACK:
        return UserError(f"{path} is {kind.words}, not a folder of pictures.", UNPACK)
    return UserError(
        f"{path} is a file, not a folder of pictures.", "Choose the folder that it lies in."
    )


def pictures_of(folder: Path) -> list[Path]:
    """The pictures of a folder and of those below it, sorted; hidden ones left out.

    Raises UserError where there is none, saying what is there instead.
    """
    paths, unread = _below(folder)
    if not paths:
        raise UserError(*no_pictures(folder, [path.name for path in unread]))
    return paths


def pictures_below(folder: Path) -> list[Path]:
    """The same, and none where there is none."""
    return _below(folder)[0]


def no_pictures(folder: Path, unread: Sequence[str]) -> tuple[str, str]:
    """A sentence for a folder without pictures, and what to do."""
    kinds = f"Pictures are files that end in {', '.join(sorted(SUFFIXES))}."
    if not unread:
        return f"{folder} holds no pictures.{_others(folder)}", kinds
    endings = ", ".join(sorted({suffix_of(name) for name in unread}))
    convert = f"Convert them, for instance to PNG. {kinds}"
    if len(unread) == 1:
        name = unread[0]
        return f"{folder} holds no pictures that can be read: {name} is a {endings} file.", convert
    named = counted_names(unread)
    return f"{folder} holds no pictures that can be read: {named} are {endings} files.", convert


def counted_names(names: Sequence[str]) -> str:
    """How many there are, and the first three: “24 (a.heic, b.heic, c.heic, …)”."""
    more = ", …" if len(names) > 3 else ""
    return f"{len(names)} ({', '.join(names[:3])}{more})"


def suffix_of(name: str) -> str:
    """The suffix of a file's name, in small letters: .png, .nii.gz."""
    lower = name.lower()
    return ".nii.gz" if lower.endswith(".nii.gz") else os.path.splitext(lower)[1]


def _others(folder: Path) -> str:
    """What lies in a folder without pictures, in a sentence; empty where nothing does."""
    deeper = pictures_below(folder) if folder.is_dir() else []
    if deeper:
        inner = deeper[0].relative_to(folder).parent.as_posix()
        return (
            f" There are {len(deeper)} too many folders down, in {inner}: choose a folder nearer "
            "to them."
        )
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.is_dir())
    except OSError:
        return ""
    named = [name for name in names if not name.startswith(".")]
    return f" What lies in it is {counted_names(named)}." if named else ""


def _below(folder: Path, deep: int = 8) -> tuple[list[Path], list[Path]]:
    folders, pictures, unread = listed(folder)
    images, others = [folder / name for name in pictures], [folder / name for name in unread]
    for name in folders if deep else ():
        inner = _below(folder / name, deep - 1)
        images += inner[0]
        others += inner[1]
    return images, others
