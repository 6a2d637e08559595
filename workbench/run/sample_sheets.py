"""Sheets of the fixed sample pictures, read from a run's folder and kept in bounded memory."""

import threading
from collections import OrderedDict
from pathlib import Path

from PySide6.QtGui import QImage

from core.runtime.reading import irregular
from workbench.app.run_pictures import run_picture

# More than are looked at together. Small sheets are decoded in a moment: to keep every one that was
# ever shown would only let a long run's window grow.
MOST, MEMORY = 48, 96 * 2**20
LARGEST_FILE = 256 * 2**20

Key = tuple[str, int, int]


class SampleSheets:
    """Reads sheets by file name; those used last stay, up to `most` and `memory` bytes.

    May be asked from any thread.
    """

    def __init__(self, folder: Path, most: int = MOST, memory: int = MEMORY) -> None:
        self.folder = folder
        self._most, self._memory = most, memory
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._lock = threading.RLock()

    @property
    def bytes_kept(self) -> int:
        """Memory that the sheets in memory take."""
        with self._lock:
            return sum(image.sizeInBytes() for image in self._kept.values())

    def version(self, file: str) -> Key | None:
        """Which drawing of the sheet is on disk, without reading it; None where there is none."""
        return self._key(file)

    def get(self, file: str) -> QImage | None:
        """The sheet, or None where it was not drawn yet or cannot be read.

        A file that was drawn again is read again. `file` is a plain name, never a path.
        """
        key = self._key(file)
        if key is None:
            return None
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        image = run_picture(self.folder / file)
        if image.isNull():
            return None
        return self._keep(key, image.convertToFormat(QImage.Format.Format_RGB32))

    def _key(self, file: str) -> Key | None:
        if not file or Path(file).name != file:
            return None
        try:
            stat = (self.folder / file).stat()
        except (OSError, ValueError):
            return None
        if irregular(self.folder / file):
            return None
        return (file, stat.st_mtime_ns, stat.st_size) if stat.st_size < LARGEST_FILE else None

    def _keep(self, key: Key, image: QImage) -> QImage:
        with self._lock:
            for old in [other for other in self._kept if other[0] == key[0]]:
                del self._kept[old]
            self._kept[key] = image
            while len(self._kept) > 1 and self._is_full():
                self._kept.popitem(last=False)
        return image

    def _is_full(self) -> bool:
        return len(self._kept) > self._most or self.bytes_kept > self._memory


def cut_sheet(sheet: QImage, height: int, width: int) -> list[QImage]:
    """The pictures of a sheet, each of the shape height × width, whatever the sheet's scale."""
    side = max(1, round(sheet.height() * width / height))
    count = max(1, round(sheet.width() / side))
    return [sheet.copy(index * side, 0, side, sheet.height()) for index in range(count)]
