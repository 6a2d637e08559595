"""What the window remembers between starts, in one INI file below the workbench's home."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from core.errors import UserError
from core.paths import home
from workbench.theme import CHOICES, Choice
from workbench.translation import tr

FILE, RECENT = "workbench.ini", 12


class Settings:
    """Typed access to the remembered values; anything unreadable counts as not set."""

    def __init__(self) -> None:
        self._store = QSettings(str(home() / FILE), QSettings.Format.IniFormat)

    @property
    def can_be_kept(self) -> bool:
        """Whether the file can be written."""
        return bool(self._store.isWritable())

    @property
    def theme(self) -> Choice:
        """`system`, `light` or `dark`."""
        found = self._store.value("window/theme", "system")
        return found if found in CHOICES else "system"

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

    def bytes_of(self, name: str) -> QByteArray:
        """A remembered blob such as `geometry` or `layout`; empty where there is none."""
        found = self._store.value(f"window/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

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
        found = self._store.value("recent/runs", [])
        texts = [found] if isinstance(found, str) else found if isinstance(found, list) else []
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
        found = self._store.value("recent/actions", [])
        return [found] if isinstance(found, str) else found if isinstance(found, list) else []

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
