"""Curves of the same name, of several runs, to be drawn over each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.translation import tr, tr_count
from workbench.curves.titles import curve_order, curve_title
from workbench.run.growable_array import Series

if TYPE_CHECKING:
    from workbench.run.compared_runs import ComparedRuns
    from workbench.run.run_model import RunModel

RATE = "lr"
FIRST = ("G_recon", "G_distill", "G_gan")
LONGEST = 30


@dataclass(frozen=True)
class Rival:
    """A run whose curves are compared: how it is called, and its curve of a name."""

    label: str
    curve: Callable[[str], Series | None]


@dataclass(frozen=True)
class Overlay:
    """Curves by a name that tells curve and run, with their titles for a legend."""

    series: dict[str, Series]
    titles: dict[str, tuple[str, str]]

    @classmethod
    def of(
        cls, names: Iterable[str], rivals: Sequence[Rival], layers: tuple[str, ...]
    ) -> "Overlay":
        """These curves of all runs, curve by curve."""
        series, titles = {}, {}
        for name in names:
            for rival in rivals:
                curve = rival.curve(name)
                if curve is not None:
                    title, about = curve_title(name, layers)
                    key = f"{name} ({rival.label})"
                    series[key] = curve
                    titles[key] = (f"{title} · {shortened(rival.label)}", f"{rival.label}: {about}")
        return cls(series, titles)


def other_folders(model: "RunModel | None", others: "ComparedRuns") -> list[Path]:
    """The runs that are compared with the open one."""
    own = model.run.folder if model else None
    return [folder for folder in others.folders if folder != own]


def opponents(model: "RunModel | None", others: "ComparedRuns", stage: str) -> list[Rival]:
    """The open run, then the others, each with its curves of a stage."""
    own, folders = [model.run.folder] if model else [], other_folders(model, others)
    labels = run_labels([*own, *folders])
    rivals = [
        Rival(label, partial(_curve, others, folder, stage))
        for folder, label in zip(folders, labels[len(own) :], strict=True)
    ]
    if model:
        rivals.insert(0, Rival(labels[0], lambda name: model.series.get((stage, name))))
    return rivals


def _curve(others: "ComparedRuns", folder: Path, stage: str, name: str) -> Series | None:
    return others.series(folder, (stage, name))


def run_labels(folders: Sequence[Path]) -> list[str]:
    """The runs' names; those that are called alike get their parent folder too."""
    names = [folder.name for folder in folders]
    return [
        f"{folder.parent.name}/{folder.name}" if names.count(folder.name) > 1 else folder.name
        for folder in folders
    ]


def shortened(label: str) -> str:
    """A long name without its middle."""
    if len(label) <= LONGEST:
        return label
    return f"{label[: LONGEST // 2 - 1]}…{label[-LONGEST // 2 :]}"


def comparable(names: Iterable[str]) -> list[str]:
    """The curves to choose from, in their usual order."""
    return sorted({name for name in names if name != RATE}, key=curve_order)


def first_choice(names: Sequence[str]) -> list[str]:
    """What is compared until a person chooses: what says most about the pictures."""
    return next(([name] for name in FIRST if name in names), list(names[:1]))


def overlay_heading(names: Sequence[str], count: int, layers: tuple[str, ...]) -> str:
    """What is drawn: one curve of so many runs, or several of each."""
    if len(names) == 1:
        title = curve_title(names[0], layers)[0].capitalize()
        text = tr_count("{curve} of one run, by step", "{curve} of %n runs, by step", count)
        return text.format(curve=title)
    return tr("Generator losses of several runs, by step")
