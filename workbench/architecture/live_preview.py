"""Pictures that a run's teacher and its supernet make while widths are moved."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from core.data.images import Labels, Pixels, Seen
from core.live import InferenceRequest, InferenceResult, InferenceThread, Network
from core.nets.architecture import Architecture
from core.run.run import Run
from core.runtime.errors import UserError
from workbench.widgets.frame_times import FrameTimes

LOOK_MS = 40


class LivePreview(QObject):
    """Keeps the newest answers of `teacher` and `student` to one source; `answered` tells."""

    answered = Signal()

    def __init__(self, make: Callable[[Run], InferenceThread] = InferenceThread) -> None:
        super().__init__()
        self.teacher: InferenceResult | None = None
        self.student: InferenceResult | None = None
        self._errors: dict[bool, UserError] = {}
        self._style = 0
        self._make = make
        self._run: Run | None = None
        self._live: InferenceThread | None = None
        self._asked: InferenceRequest | None = None
        self.teacher_times, self.student_times = FrameTimes(), FrameTimes()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)

    def set_run(self, run: Run | None) -> None:
        """Let go of the networks of the run before; those of this one are loaded when asked."""
        self._look.stop()
        if self._live is not None:
            # Its thread ends between two layers; nobody needs to wait for that.
            self._live.close(timeout=0.0)
        self._live, self._run = None, run
        self.teacher_times = FrameTimes()
        self.forget()

    def forget(self) -> None:
        """Another source is shown: older answers are none to it."""
        self.teacher = self.student = None
        self._errors.clear()

    @property
    def error(self) -> UserError | None:
        """Why there is no picture: of the student, or else of the teacher."""
        return self._errors.get(False) or self._errors.get(True)

    def ask(self, source: Seen | Labels, architecture: Architecture, style: int = 0) -> None:
        """Have the source drawn at these widths, in the style of this seed where there are some.

        What waits since before is dropped.
        """
        if self._run is None:
            return
        if style != self._style:
            self._style = style
            self.forget()
        if self._live is None:
            self._live = self._make(self._run)
        asks_teacher = not self.teacher and self._run.recipe.has_teacher_generator
        networks = (architecture, None) if asks_teacher else (architecture,)
        self._asked = InferenceRequest(source, networks, style)
        self._live.ask(self._asked)
        self._look.start()

    def _take(self) -> None:
        if self._live is None:
            return
        is_busy, new = self._live.is_busy, self._live.take()
        for answer in new:
            self._keep(answer)
        if not is_busy:
            self._look.stop()
            self._time_again(self._live)
        if new:
            self.answered.emit()

    def _time_again(self, live: InferenceThread) -> None:
        """One frame tells little of a network's speed: have it draw until there are enough."""
        if self._asked is None or self.student is None or self._errors:
            return
        networks: list[Network] = []
        if not self.student_times.is_enough:
            networks.append(self.student.network)
        if self.teacher is not None and not self.teacher_times.is_enough:
            networks.append(None)
        if networks:
            live.ask(replace(self._asked, networks=tuple(networks)))
            self._look.start()

    def _keep(self, answer: InferenceResult) -> None:
        is_teacher = answer.network is None
        if answer.picture is None:
            if answer.error is not None:
                self._errors[is_teacher] = answer.error
            if not is_teacher:
                # What other widths drew is none of these.
                self.student = None
            return
        self._errors.pop(is_teacher, None)
        if is_teacher:
            self.teacher = answer
            self.teacher_times.add(answer)
        elif self.student is None or answer.number >= self.student.number:
            if self.student is None or answer.network != self.student.network:
                self.student_times = FrameTimes()
            self.student = answer
            self.student_times.add(answer)


def image_of(picture: Pixels) -> QImage:
    """(h, w, 3) RGB as a picture of its own."""
    rows = np.ascontiguousarray(picture)
    height, width, _ = rows.shape
    return QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
