"""A disk that fails or loses power at a chosen operation, around this process's own writes.

`Disk` counts the writes, syncs, renames and removals below some folders, the record's statements
among them, and can let one of them fail. It also keeps what a machine that stops now would have
left, in two worlds:

- `synced`: only what was synced is there. Names, those of folders too, are as they were when the
  folder around them was synced; a file that was removed since is still there.
- `reordered`: every name is as it is now, for a disk may write names before contents; but of the
  contents only what was synced.

SQLite syncs its record by itself whenever it moves its log into the file; that is not counted on.
The record is as it was when it was synced last by us.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from unittest.mock import patch
from weakref import WeakSet

from core.runtime import writing

WORLDS = ("synced", "reordered")
RECORD = ("run.sqlite", "run.sqlite-wal")
# What changes a record; the rest reads.
_CHANGING = ("INSERT", "UPDATE", "DELETE", "COMMIT")
World = dict[str, str]
"""Path below the watched folder -> digest of its content; those of folders end in a slash."""


@dataclass
class Disk:
    """Watches `folder`; `fails` is the number of the operation that fails, counted from 1."""

    folder: Path
    fails: int = 0
    keeps_worlds: bool = False
    count: int = 0
    kinds: list[str] = field(default_factory=list)
    worlds: dict[str, list[World]] = field(default_factory=lambda: {w: [] for w in WORLDS})
    contents: dict[str, bytes] = field(default_factory=dict)
    _numbers: dict[int, int] = field(default_factory=dict)
    _gone: list[int] = field(default_factory=list)
    _synced: dict[int, str] = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    _record: dict[str, str] = field(default_factory=dict)
    _begun: WeakSet[writing.UnfinishedFile] = field(default_factory=WeakSet)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Within, this process's writes are counted."""
        with ExitStack() as stack:
            for target, name, wrapped in (
                (os, "replace", self._renaming(os.replace)),
                (os, "unlink", self._removing(os.unlink)),
                (os, "fsync", self._syncing(os.fsync)),
                (writing, "_sync", self._syncing(os.fdatasync)),
                (writing.UnfinishedFile, "_write_piece", self._writing()),
                (sqlite3, "connect", self._connecting(sqlite3.connect)),
            ):
                stack.enter_context(patch.object(target, name, wrapped))
            yield

    def promise(self) -> int:
        """The operation after which a promise made now was made."""
        return self.count

    # -- operations -----------------------------------------------------------------------------

    def _before(self, kind: str, about: object) -> None:
        self.count += 1
        self.kinds.append(f"{kind} {about}")
        if self.count == self.fails:
            if kind == "statement":
                raise sqlite3.OperationalError("disk I/O error")
            raise OSError(5 if self.count % 2 else 28, "the disk failed", str(about))

    def _after(self) -> None:
        if not self.keeps_worlds:
            return
        for world in WORLDS:
            self.worlds[world].append(self._world(world))

    def _unchanged(self) -> None:
        """What is not synced yet changes no world."""
        for world in WORLDS if self.keeps_worlds else ():
            self.worlds[world].append(self.worlds[world][-1] if self.worlds[world] else {})

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and str(path).startswith(str(self.folder))

    def _renaming(self, replace: Callable[..., None]) -> Callable[..., None]:
        def wrapped(source: Any, target: Any, **options: Any) -> None:
            if not self._is_ours(target):
                return replace(source, target, **options)
            self._before("rename", Path(target).name)
            self._forget(target)
            replace(source, target, **options)
            self._after()

        return wrapped

    def _removing(self, unlink: Callable[..., None]) -> Callable[..., None]:
        def wrapped(path: Any, **options: Any) -> None:
            # What is not there is no operation.
            if not self._is_ours(path) or not os.path.lexists(path):
                return unlink(path, **options)
            self._before("unlink", Path(path).name)
            self._forget(path)
            unlink(path, **options)
            self._after()

        return wrapped

    def _syncing(self, sync: Callable[[int], None]) -> Callable[[int], None]:
        def wrapped(descriptor: int) -> None:
            path = os.readlink(f"/proc/self/fd/{descriptor}")
            if not self._is_ours(path):
                return sync(descriptor)
            self._before("fsync", Path(path).name)
            sync(descriptor)
            if os.path.isdir(path):
                self._sync_names(Path(path))
            elif os.path.basename(path) in RECORD:
                self._record = self._record_now(Path(path).parent)
            else:
                self._synced[self._number(os.fstat(descriptor))] = self._content(Path(path))
            self._after()

        return wrapped

    def _writing(self) -> Callable[..., None]:
        write_piece = writing.UnfinishedFile._write_piece

        def wrapped(draft: writing.UnfinishedFile, piece: memoryview) -> None:
            # A file is one write: some have a piece for each of a hundred tensors.
            if draft not in self._begun:
                self._begun.add(draft)
                self._before("write", Path(draft._file.name).name)
                self._unchanged()
            write_piece(draft, piece)

        return wrapped

    def _connecting(self, connect: Callable[..., sqlite3.Connection]) -> Callable[..., Any]:
        disk = self

        class Connection(sqlite3.Connection):
            """Counts what changes the record; whatever reads goes on uncounted."""

            def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
                # How often progress is noted depends on the time, and would move all numbers.
                noted = statement.startswith("UPDATE stages SET done")
                if statement.lstrip().upper().startswith(_CHANGING) and not noted:
                    disk._before("statement", statement.split(" (")[0][:40])
                    disk._unchanged()
                return super().execute(statement, *given)

        def wrapped(path: Any, *given: Any, **options: Any) -> sqlite3.Connection:
            if disk._is_ours(path) and Path(path).name == RECORD[0]:
                options["factory"] = Connection
            return connect(path, *given, **options)

        return wrapped

    # -- what is on the disk ----------------------------------------------------------------------

    def _world(self, world: str) -> World:
        names = self._reachable() if world == "synced" else self._names_now()
        files = {
            name: self._synced.get(number, self._keep(b""))
            for name, number in names.items()
            if not Path(name).name.startswith(RECORD[0])
        }
        if any(Path(name).name == "recipe.toml" for name in files):
            files |= self._record
        return files

    def _record_now(self, folder: Path) -> dict[str, str]:
        there = [folder / name for name in RECORD if (folder / name).is_file()]
        return {str(path.relative_to(self.folder)): self._content(path) for path in there}

    def _names_now(self) -> dict[str, int]:
        result = {}
        for folder, folders, files in os.walk(self.folder):
            base = Path(folder)
            result |= {self._name(base / name) + "/": 0 for name in folders}
            result |= {self._name(base / n): self._number((base / n).stat()) for n in files}
        return result

    def _reachable(self) -> dict[str, int]:
        """Synced names all of whose folders have a synced name."""
        return {
            name: number
            for name, number in self._names.items()
            if all(f"{above}/" in self._names for above in PurePosixPath(name).parents[:-1])
        }

    def _sync_names(self, folder: Path) -> None:
        inside = self._name(folder)
        for name in [name for name in self._names if os.path.dirname(name.rstrip("/")) == inside]:
            del self._names[name]
        for path in folder.iterdir():
            if path.is_dir():
                self._names[self._name(path) + "/"] = 0
            else:
                self._names[self._name(path)] = self._number(path.stat())

    def _name(self, path: Path) -> str:
        inside = str(path.relative_to(self.folder))
        return "" if inside == "." else inside

    def _number(self, stat: os.stat_result) -> int:
        """Of a file, for good: the system gives an inode's number again to another file."""
        return self._numbers.setdefault(stat.st_ino, len(self._numbers) + len(self._gone))

    def _forget(self, path: Any) -> None:
        """The file goes away, and its inode's number may come back for another."""
        with suppress(OSError):
            gone = self._numbers.pop(os.stat(path).st_ino, None)
            if gone is not None:
                self._gone.append(gone)

    def _content(self, path: Path) -> str:
        return self._keep(path.read_bytes())

    def _keep(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.contents.setdefault(digest, content)
        return digest

    def lay_out(self, world: World, into: Path) -> None:
        """Make the folder that a machine which stopped would find."""
        into.mkdir(parents=True, exist_ok=True)
        for name, digest in sorted(world.items()):
            path = into / name
            if name.endswith("/"):
                path.mkdir(exist_ok=True)
                continue
            path.write_bytes(self.contents[digest])
            # Pictures are known again by their times.
            with suppress(OSError):
                stat = (self.folder / name).stat()
                os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
