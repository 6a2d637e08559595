"""What the views of Samples show of one network."""

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Shown:
    """The pictures of one network, in the order of the samples; none: not drawn yet.

    `short` holds a shorter form of each line, empty where the line can be left out; `brief` is
    one of the title.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    pictures: tuple[QImage, ...]
    distance: str = ""
    short: tuple[str, ...] = ()
    brief: str = ""

    @property
    def words(self) -> str:
        """Everything known of it, line by line, for a tooltip."""
        return "\n".join(line for line in (self.title, *self.lines, self.distance) if line)

    def picture(self, sample: int) -> QImage | None:
        """Its picture of a sample, where that is drawn."""
        return self.pictures[sample] if sample < len(self.pictures) else None
