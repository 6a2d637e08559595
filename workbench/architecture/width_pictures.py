"""A sample picture as the supernet draws it at the widths of now, beside input and teacher."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent

from core.data.images import Labels, Seen
from core.live import InferenceResult
from core.nets.architecture import Architecture
from core.run.run import Run, SheetFile
from core.runtime.errors import UserError
from workbench.app.background import Background
from workbench.app.engine_words import of_engine
from workbench.app.translation import mark, tr
from workbench.architecture.live_pair import NOTHING, Drawn, LivePair
from workbench.architecture.live_preview import LivePreview, image_of
from workbench.run.run_model import RunModel
from workbench.widgets.frame_times import FrameTimes

NO_SUPERNET = mark("The picture appears once the supernet is distilled.")


class WidthPictures(LivePair):
    """Reads the run's fixed sources once, and asks for pictures only while it is seen."""

    def __init__(
        self,
        background: Background,
        following: LivePreview,
        read: Callable[[Run], list[Seen | Labels]],
    ) -> None:
        super().__init__()
        self.following = following
        following.setParent(self)
        self._background, self._read = background, read
        self._model: RunModel | None = None
        self._architecture: Architecture = ()
        self._sources: list[Seen | Labels] = []
        self._is_reading = False
        self._sample = 0
        self.following.answered.connect(self._show_answers)
        self.stepped.connect(self._step)
        self.style_row.changed.connect(self._ask)

    def set_run(self, model: RunModel | None) -> None:
        """Show this run's samples from now on."""
        self._model, self._sources, self._sample = model, [], 0
        self._is_reading = False
        self._background.cancel("sources")
        self.following.set_run(model.run if model else None)
        self.style_row.setVisible(model is not None and model.run.recipe.network_spec.takes_styles)
        self.camera.fit()

    def show_widths(self, architecture: Architecture) -> None:
        """Follow these widths."""
        self._architecture = architecture
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._architecture:
            self._ask()

    def _ask(self) -> None:
        model = self._model
        stage = model.stage("distill") if model else None
        self._show_answers()
        if model is None or stage is None or stage.state != "done":
            self.say(tr(NO_SUPERNET))
        elif self._sources:
            style = self.style_row.current
            self.following.ask(self._sources[self._sample], self._architecture, style)
        elif not self._is_reading:
            self._is_reading = True
            self.say(tr("Reading the samples…"))
            run = model.run
            self._background.run(
                lambda: self._read(run), self._take_sources, self._no_sources, "sources"
            )

    def _take_sources(self, sources: list[Seen | Labels]) -> None:
        self._is_reading, self._sources = False, sources
        if self.isVisible() and sources:
            self.say("")
            self._ask()

    def _no_sources(self, error: UserError) -> None:
        # Not asked again for these widths; the next ones may find the data back.
        self._is_reading = False
        self.say(of_engine(error.sentence))

    def _step(self, step: int) -> None:
        count = len(self._sources)
        if count:
            self._sample = (self._sample + step) % count
            self.following.forget()
            self._ask()

    def _teacher(self) -> Drawn:
        """The teacher's picture: what it draws now, or the answer that it gave."""
        model = self._model
        if model is None or model.run.recipe.has_teacher_generator:
            return _drawn(self.following.teacher, self.following.teacher_times)
        answers = model.pictures(SheetFile.TEACHER)
        return (answers[self._sample], None) if self._sample < len(answers) else NOTHING

    def _show_answers(self) -> None:
        model, found = self._model, self.following
        inputs = model.pictures(SheetFile.INPUT) if model else []
        source = inputs[self._sample] if self._sample < len(inputs) else None
        self.show_sample(self._sample, len(self._sources))
        self.show_pictures(source, self._teacher(), _drawn(found.student, found.student_times))
        if found.error is not None:
            self.say(of_engine(found.error.sentence))
        elif found.student is not None:
            self.say("")


def _drawn(answer: InferenceResult | None, times: FrameTimes) -> Drawn:
    if answer is None or answer.picture is None:
        return NOTHING
    return image_of(answer.picture), times
