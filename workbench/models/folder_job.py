"""A folder of pictures through a model, in the engine's thread; it can be stopped."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.app.translation import tr_count

if TYPE_CHECKING:
    from core.engine.job import Job

_LOOK_MS = 100


class FolderJob(QObject):
    """Follows one translation `Job`.

    `progressed` carries (done, of, a sentence); then one of `finished`, `stopped`, `failed`.
    `finished` and `stopped` carry how many pictures were written. `cautions` are sentences about
    what was assumed of the pictures.
    """

    progressed = Signal(int, int, str)
    finished = Signal(int)
    stopped = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self.cautions: list[str] = []
        self._shown = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether pictures are being translated."""
        return self.job is not None

    def start(self, model: Path, inputs: Path, outputs: Path) -> None:
        """Translate `inputs`, a folder or a picture, into `outputs`."""
        from core.engine.job import translation_job

        self.job, self._shown = translation_job(model, inputs, outputs), 0
        self.job.start()
        self._timer.start()

    def stop(self) -> None:
        """End at once; the picture at hand is not written."""
        if self.job is not None:
            self.job.stop()

    def _look(self) -> None:
        job = self.job
        if job is None:
            return
        ended, rate = not job.is_alive, job.pace
        if rate.done > self._shown:
            self._shown = rate.done
            self.progressed.emit(rate.done, rate.total, job.said)
        if not ended:
            return
        self.job, self.cautions = None, list(job.cautions)
        self._timer.stop()
        if job.error is not None:
            self.failed.emit(job.error)
        elif job.outcome is None:
            self.stopped.emit(rate.done)
        else:
            self.finished.emit(job.outcome)


def written_words(count: int) -> str:
    """ "3 pictures written"."""
    return tr_count("1 picture written", "%n pictures written", count)
