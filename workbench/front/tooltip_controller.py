"""What the card beside the mouse tells of a candidate, of this run or of one beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from core.recipe import Recipe
from core.run import Strip
from workbench.front.costs import CostAxis
from workbench.front.other_runs import OtherRun
from workbench.front.runs_beside import RunsBeside
from workbench.front.words import card_lines
from workbench.latest import Latest
from workbench.measures import architecture_words
from workbench.run_model import RunModel
from workbench.translation import tr
from workbench.widgets.front.hover_card import HoverCard, thumbnails
from workbench.widgets.front.plot import FrontPlot
from workbench.widgets.front.width_plot import WidthPlot

SHOWN_PICTURES = 3


@dataclass(frozen=True)
class Told:
    """A candidate on the card: in which run, its number there, its title, lines and pictures."""

    folder: Path
    number: int
    title: str
    lines: tuple[str, ...]
    shape: float
    drawn: bool
    pictures: Callable[[], list[QImage]]


class Hovering(QObject):
    """Fills the card, and shows it; pictures come when they are decoded, which a thread does.

    `now` gives the open run, and the cost that words tell first.
    """

    def __init__(
        self,
        card: HoverCard,
        views: tuple[FrontPlot, WidthPlot],
        beside: RunsBeside,
        now: Callable[[], tuple[RunModel | None, CostAxis]],
    ) -> None:
        super().__init__(card)
        self._card, self._beside, self._now = card, beside, now
        self._plot, self._widths = views
        self._plot.hovered.connect(self._hover_plot)
        self._plot.other_hovered.connect(self._hover_other)
        self._widths.hovered.connect(partial(self._hover, self._widths))
        self._told: tuple[Path, int] | None = None
        self._reading = Latest(self)

    def hide(self) -> None:
        """Nothing is under the mouse."""
        self._told = None
        self._reading.forget()
        self._card.hide()

    def _hover_plot(self, place: int, where: QPointF) -> None:
        self._hover(self._plot, place, QPointF(self._plot.mapFromScene(where)))

    def _hover(self, view: QWidget, place: int, where: QPointF) -> None:
        model, cost = self._now()
        if place < 0 or model is None:
            self.hide()
        else:
            self._show(_own(model, place, cost), view, where.toPoint())

    def _hover_other(self, number: int, place: int, where: QPointF) -> None:
        other = self._beside.find(self._plot.picture.others[number].folder)
        if other is not None:
            told = _of_other(other, place, self._now()[1])
            self._show(told, self._plot, self._plot.mapFromScene(where))

    def _show(self, told: Told, view: QWidget, where: QPoint) -> None:
        self._card.say(told.title, told.lines)
        known = told.folder, told.number
        if known != self._told:
            self._told = known
            self._card.keep_room(SHOWN_PICTURES * told.drawn, told.shape)
            self._reading.forget()
            if told.drawn:
                work = partial(_read, told.pictures, self._card.devicePixelRatioF())
                self._reading.ask(work, self._card.show_thumbnails)
        self._card.put(view, where)


def _own(model: RunModel, place: int, cost: CostAxis) -> Told:
    """One of the run's candidates."""
    item, recipe = model.candidates[place], model.run.recipe
    candidate = item.candidate
    file = Strip.candidate(candidate.architecture)
    return Told(
        model.run.folder,
        item.id,
        f"{architecture_words(candidate.architecture)}   (№ {item.id})",
        tuple(card_lines(candidate, recipe, model.teacher_cost(), cost)),
        _shape(recipe),
        model.version(file) is not None,
        partial(model.pictures, file),
    )


def _of_other(other: OtherRun, place: int, cost: CostAxis) -> Told:
    """A candidate of a run beside this one."""
    item, recipe = other.candidate(place), other.conditions.recipe
    candidate = item.candidate
    title = tr("{run}, № {number}: {widths}").format(
        run=other.name, number=item.id, widths=architecture_words(candidate.architecture)
    )
    return Told(
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
