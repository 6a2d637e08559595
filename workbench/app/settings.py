"""What the window remembers between starts, in one INI file below the workbench's home."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from core.runtime.errors import UserError
from core.runtime.paths import DEVICE, RUNS, THREADS, home
from workbench.app.theme import CHOICES, Choice
from workbench.app.translation import tr

FILE, RECENT = "workbench.ini", 12
DEVICES = ("auto", "cpu", "cuda")


class Settings:
    """Typed access to the remembered values; anything unreadable counts as not set."""

    def __init__(self) -> None:
        self._store = QSettings(str(home() / FILE), QSettings.Format.IniFormat)
        self._reported: set[str] = set()

    @property
    def can_be_kept(self) -> bool:
        """Whether the file can be written."""
        return bool(self._store.isWritable())

    @property
    def theme(self) -> Choice:
        """`system`, `light` or `dark`."""
        value = self._store.value("window/theme", "system")
        return value if value in CHOICES else "system"

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._store.setValue("window/theme", choice)

    @property
    def language(self) -> str:
        """A language such as `de`; empty: the system's."""
        return str(self._store.value("window/language", "") or "")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("window/language", code)

    @property
    def show_welcome(self) -> bool:
        """Whether the start-up dialog is wanted."""
        return bool(self._store.value("window/welcome", True, type=bool))

    @show_welcome.setter
    def show_welcome(self, wanted: bool) -> None:
        self._store.setValue("window/welcome", wanted)

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was shown; it comes by itself only once."""
        return bool(self._store.value("window/tour", False, type=bool))

    @tour_seen.setter
    def tour_seen(self, seen: bool) -> None:
        self._store.setValue("window/tour", seen)

    @property
    def notify(self) -> bool:
        """Whether the desktop tells when a run ends while the person looks elsewhere."""
        return bool(self._store.value("window/notify", True, type=bool))

    @notify.setter
    def notify(self, wanted: bool) -> None:
        self._store.setValue("window/notify", wanted)

    @property
    def threads(self) -> int:
        """CPU threads of recipes that leave them at 0; 0: all cores but one."""
        return self._number("machine/threads", 0)

    @threads.setter
    def threads(self, count: int) -> None:
        self._store.setValue("machine/threads", count)
        self.tell_machine()

    @property
    def device(self) -> str:
        """The device of recipes that leave it at auto: one of DEVICES."""
        value = str(self._store.value("machine/device", "auto"))
        return value if value in DEVICES else "auto"

    @device.setter
    def device(self, name: str) -> None:
        self._store.setValue("machine/device", name)
        self.tell_machine()

    @property
    def runs_folder(self) -> Path | None:
        """Where new runs are written; None: the workbench's own folder."""
        text = str(self._store.value("machine/runs", "") or "")
        return Path(text) if text else None

    @runs_folder.setter
    def runs_folder(self, folder: Path) -> None:
        self._store.setValue("machine/runs", str(folder))
        self.tell_machine()

    @property
    def keep_free_gib(self) -> int:
        """Start waits while the disk of the runs folder has less than this free."""
        return self._number("machine/keep_free_gib", 1)

    @keep_free_gib.setter
    def keep_free_gib(self, gib: int) -> None:
        self._store.setValue("machine/keep_free_gib", gib)

    @property
    def thumbnails(self) -> bool:
        """Whether the list of runs shows pictures."""
        return bool(self._store.value("window/thumbnails", True, type=bool))

    @thumbnails.setter
    def thumbnails(self, wanted: bool) -> None:
        self._store.setValue("window/thumbnails", wanted)

    def tell_machine(self) -> None:
        """Hand the machine's settings to the engine, and to the processes that it starts."""
        chosen = {
            THREADS: str(self.threads) if self.threads else "",
            DEVICE: self.device if self.device != "auto" else "",
            RUNS: str(self.runs_folder or ""),
        }
        for name, value in chosen.items():
            if value:
                os.environ[name] = value
            elif name in self._reported:
                os.environ.pop(name, None)
        self._reported = {name for name, value in chosen.items() if value}

    def _number(self, name: str, usual: int) -> int:
        with contextlib.suppress(TypeError, ValueError):
            return max(0, int(str(self._store.value(name, usual))))
        return usual

    @property
    def workspace(self) -> str:
        """The workspace shown last; empty where none was."""
        return str(self._store.value("window/workspace", "") or "")

    @workspace.setter
    def workspace(self, name: str) -> None:
        self._store.setValue("window/workspace", name)

    @property
    def kept_run(self) -> Path | None:
        """The run that was kept running when the window closed last."""
        text = str(self._store.value("window/kept_run", "") or "")
        return Path(text) if text and (Path(text) / "recipe.toml").is_file() else None

    @kept_run.setter
    def kept_run(self, folder: Path | None) -> None:
        self._store.setValue("window/kept_run", str(folder) if folder else "")

    def bytes_of(self, name: str) -> QByteArray:
        """A remembered blob such as `geometry` or `layout`; empty where there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, blob: QByteArray) -> None:
        """Remember a blob."""
        self._store.setValue(f"window/{name}", blob)

    def forget(self, names: Iterable[str]) -> None:
        """Drop remembered blobs."""
        for name in names:
            self._store.remove(f"window/{name}")

    @property
    def recent_runs(self) -> list[Path]:
        """Folders of the runs opened last, newest first; those that are gone are left out."""
        value = self._store.value("recent/runs", [])
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(text) for text in texts if (Path(text) / "recipe.toml").is_file()]

    def add_recent_run(self, folder: Path) -> None:
        """Put a run at the head of the recent ones."""
        folder = folder.resolve()
        others = [path for path in self.recent_runs if path != folder]
        kept = [str(path) for path in [folder, *others]][:RECENT]
        self._store.setValue("recent/runs", kept)

    @property
    def recent_actions(self) -> list[str]:
        """Ids of the actions last done from the palette, newest first."""
        value = self._store.value("recent/actions", [])
        return [value] if isinstance(value, str) else value if isinstance(value, list) else []

    def add_recent_action(self, name: str) -> None:
        """Put an action at the head of the recent ones."""
        others = [known for known in self.recent_actions if known != name]
        self._store.setValue("recent/actions", [name, *others][:RECENT])

    def folder(self, purpose: str) -> str:
        """The folder last used for a purpose such as `recipe`; empty where there is none."""
        return str(self._store.value(f"folders/{purpose}", "") or "")

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Remember where the person went last."""
        self._store.setValue(f"folders/{purpose}", str(folder))

    def flush(self) -> None:
        """Write the file now."""
        self._store.sync()


def not_kept() -> UserError:
    """What is said where the file cannot be written."""
    sentence = tr("Layout, theme and recent runs will not be remembered: {file} cannot be written.")
    return UserError(
        sentence.format(file=home() / FILE), tr("Make its folder writable, and start again.")
    )
