"""What the card beside the mouse tells of a candidate, of this run or of one beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from core.recipe.recipe import Recipe
from core.run.run import SheetFile
from workbench.app.background import Background, raise_error
from workbench.app.translation import tr
from workbench.front.hover_card import HoverCard, thumbnails
from workbench.front.other_runs import OtherRun
from workbench.front.overlay import RunOverlay
from workbench.front.plot import FrontPlot
from workbench.front.width_plot import WidthPlot
from workbench.front.words import card_lines
from workbench.run.costs import CostAxis
from workbench.run.measures import architecture_words
from workbench.run.run_model import RunModel

SHOWN_PICTURES = 3


@dataclass(frozen=True)
class TooltipContent:
    """A candidate on the card: in which run, its number there, its title, lines and pictures."""

    folder: Path
    number: int
    title: str
    lines: tuple[str, ...]
    shape: float
    drawn: bool
    pictures: Callable[[], list[QImage]]


_NEWEST = "newest"


class TooltipController(QObject):
    """Fills the card, and shows it; pictures come when they are decoded, which a thread does.

    `now` gives the open run, and the cost that words tell first.
    """

    def __init__(
        self,
        card: HoverCard,
        views: tuple[FrontPlot, WidthPlot],
        beside: RunOverlay,
        now: Callable[[], tuple[RunModel | None, CostAxis]],
    ) -> None:
        super().__init__(card)
        self._card, self._beside, self._now = card, beside, now
        self._plot, self._widths = views
        self._plot.hovered.connect(self._hover_plot)
        self._plot.other_hovered.connect(self._hover_other)
        self._widths.hovered.connect(partial(self._hover, self._widths))
        self._shown: tuple[Path, int] | None = None
        self._reading = Background(self)

    def hide(self) -> None:
        """Nothing is under the mouse."""
        self._shown = None
        self._reading.cancel(_NEWEST)
        self._card.hide()

    def _hover_plot(self, index: int, where: QPointF) -> None:
        self._hover(self._plot, index, QPointF(self._plot.mapFromScene(where)))

    def _hover(self, view: QWidget, index: int, where: QPointF) -> None:
        model, cost = self._now()
        if index < 0 or model is None:
            self.hide()
        else:
            self._show(_own(model, index, cost), view, where.toPoint())

    def _hover_other(self, number: int, index: int, where: QPointF) -> None:
        other = self._beside.find(self._plot.picture.others[number].folder)
        if other is not None:
            content = _of_other(other, index, self._now()[1])
            self._show(content, self._plot, self._plot.mapFromScene(where))

    def _show(self, content: TooltipContent, view: QWidget, where: QPoint) -> None:
        self._card.say(content.title, content.lines)
        known = content.folder, content.number
        if known != self._shown:
            self._shown = known
            self._card.keep_room(SHOWN_PICTURES * content.drawn, content.shape)
            self._reading.cancel(_NEWEST)
            if content.drawn:
                work = partial(_read, content.pictures, self._card.devicePixelRatioF())
                self._reading.run(
                    work, self._card.show_thumbnails, raise_error, _NEWEST, keeps_answers=True
                )
        self._card.put(view, where)


def _own(model: RunModel, index: int, cost: CostAxis) -> TooltipContent:
    """One of the run's candidates."""
    item, recipe = model.candidates[index], model.run.recipe
    candidate = item.candidate
    file = SheetFile.candidate(candidate.architecture)
    words = model.verdict(candidate).said(tr)
    return TooltipContent(
        model.run.folder,
        item.id,
        f"{architecture_words(candidate.architecture)}   (№ {item.id})",
        tuple(card_lines(candidate, recipe, model.teacher_cost(), cost, words)),
        _shape(recipe),
        model.version(file) is not None,
        partial(model.pictures, file),
    )


def _of_other(other: OtherRun, index: int, cost: CostAxis) -> TooltipContent:
    """A candidate of a run beside this one."""
    item, recipe = other.candidate(index), other.conditions.recipe
    candidate = item.candidate
    title = tr("{run}, № {number}: {widths}").format(
        run=other.name, number=item.id, widths=architecture_words(candidate.architecture)
    )
    return TooltipContent(
        other.folder,
        item.id,
        title,
        tuple(card_lines(candidate, recipe, other.teacher, cost)),
        _shape(recipe),
        other.is_drawn(candidate.architecture),
        partial(other.pictures, candidate.architecture),
    )


def _read(pictures: Callable[[], list[QImage]], sharpness: float) -> QImage | None:
    return thumbnails(pictures()[:SHOWN_PICTURES], sharpness)


def _shape(recipe: Recipe) -> float:
    return recipe.data.width / recipe.data.height
