"""The teacher's picture of a sample, and beside it that of the widths as they are now."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from workbench.app.icons import icon
from workbench.app.theme import Theme
from workbench.app.translation import tr
from workbench.run.measures import faster_words, milliseconds
from workbench.widgets.frame_times import FrameTimes
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.notes import ElidedLabel
from workbench.widgets.pictures.camera import Camera
from workbench.widgets.pictures.shown import Shown
from workbench.widgets.pictures.view import PictureView
from workbench.widgets.segments import tool
from workbench.widgets.style_row import StyleRow

Drawn = tuple[QImage | None, FrameTimes | None]
NOTHING: Drawn = (None, None)
ROOM_FOR_INPUT, ROOM_FOR_TITLE = 300, 34


class LivePair(QWidget):
    """Two pictures zoomed and moved together; `stepped` asks for another sample."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera(self)
        self.views = [PictureView(self.camera) for _ in range(3)]
        self.before = tool(tr("Previous sample"), tr("The sample before this one"))
        self.after = tool(tr("Next sample"), tr("The sample after this one"))
        self.whole = tool(tr("Fit"), tr("Show the whole picture"))
        self.which = QLabel()
        self.words = ElidedLabel()
        self.words.setProperty("role", "dim")
        self.words.setAccessibleName(tr("Why there is no picture"))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.style_row = StyleRow(slides=False)
        self.style_row.hide()
        tools = row_layout(spacing=2)
        for widget in (self.before, self.which, self.after, self.whole, self.style_row):
            tools.addWidget(widget)
        tools.addWidget(self.words, 1)
        self._pictures = QGridLayout()
        self._pictures.setSpacing(4)
        self._arranged = 0, 0
        self._arrange(0, len(self.views))
        rows = column_layout(self, (0, 0, 0, 0), 2)
        rows.addLayout(self._pictures, 1)
        rows.addLayout(tools)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.whole.clicked.connect(self.camera.fit)

    def show_sample(self, index: int, count: int) -> None:
        """Which sample is shown, of how many."""
        self.which.setText(f"{index + 1} / {count}" if count else "")
        for button in (self.before, self.after):
            button.setEnabled(count > 1)

    def show_pictures(
        self,
        source: QImage | None,
        teacher: Drawn = NOTHING,
        student: Drawn = NOTHING,
    ) -> None:
        """Show what is there, with the time of a frame."""
        times = self._times(teacher[1], student[1])
        images = (source, teacher[0], student[0])
        titles = (tr("Input"), tr("Teacher"), tr("These widths"))
        for view, title, line, image in zip(self.views, titles, times, images, strict=True):
            lines, pictures = (line,) if line else (), (image,) if image is not None else ()
            view.show_picture(Shown(title, title, lines, pictures), 0)

    def _times(
        self, teacher: FrameTimes | None, student: FrameTimes | None
    ) -> tuple[str, str, str]:
        """What stands below each title: the time of a frame, and how much faster the student is.

        How much faster is said once both were timed often enough.
        """
        took, drawn = (times.milliseconds if times else None for times in (teacher, student))
        words = ["" if ms is None else milliseconds(ms) for ms in (took, drawn)]
        is_sure = teacher and student and teacher.is_enough and student.is_enough
        if is_sure and took and drawn:
            words[1] += f" ({faster_words(took / drawn)})"
        return "", words[0], words[1]

    def say(self, text: str) -> None:
        """Say why there is no picture."""
        self.words.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        first = 0 if width >= ROOM_FOR_INPUT else 1
        self.views[0].setVisible(first == 0)
        self._arrange(first, columns_for(width, height, len(self.views) - first))

    def _arrange(self, first: int, columns: int) -> None:
        """Put the pictures from `first` on into so many columns."""
        if (first, columns) == self._arranged:
            return
        self._arranged = first, columns
        for view in self.views:
            self._pictures.removeWidget(view)
        for place, view in enumerate(self.views[first:]):
            self._pictures.addWidget(view, place // columns, place % columns)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of this theme."""
        for view in self.views:
            view.theme = theme
            view.update()
        self.before.setIcon(icon("left", theme))
        self.after.setIcon(icon("right", theme))
        self.style_row.apply_theme(theme)
        self.whole.setIcon(icon("reset", theme))


def columns_for(width: int, height: int, count: int) -> int:
    """In how many columns so many square pictures become largest, each below its title."""

    def side(columns: int) -> float:
        return min(width / columns, height / -(-count // columns) - ROOM_FOR_TITLE)

    return max(range(1, count + 1), key=side)
