"""What the Architecture panel lists: cost by part, and what each width does to the score."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.nets.architecture import Architecture
from core.nets.cost import Cost
from core.search.sensitivity import PER_POSITION, Effect, Sensitivity
from workbench.app.translation import mark, tr
from workbench.architecture.bar_table import BarRow
from workbench.architecture.network_summary import NetworkSummary
from workbench.run.measures import (
    MINUS,
    amount,
    faster_words,
    fewer_words,
    milliseconds,
    times_text,
)
from workbench.run.position_words import part_name, position_about, position_name

PLUS_MINUS = "\N{PLUS-MINUS SIGN}"
NONE = "–"
LATENCY = "latency"


@dataclass(frozen=True)
class Measure:
    """One cost: the attribute of `Cost`, its title, and what is fewer where it is less."""

    key: str
    title: str
    about: str
    noun: str

    def of(self, cost: Cost) -> float:
        """This cost."""
        return float(getattr(cost, self.key))


MEASURES = (
    Measure(
        "paper_macs",
        mark("Paper MACs"),
        mark(
            "Multiply-accumulates for one picture as published papers count them; fewer are cheaper"
        ),
        mark("paper MACs"),
    ),
    Measure(
        "macs",
        mark("Executed"),
        mark("Multiply-accumulates for one picture as the convolutions run; fewer are faster"),
        mark("executed"),
    ),
    Measure(
        mark("parameters"),
        mark("Parameters"),
        mark("Weights and biases; four bytes each, so fewer make a smaller file"),
        mark("parameters"),
    ),
)


def total_words(summary: NetworkSummary, architecture: Architecture) -> list[str]:
    """Each cost of the whole, and how many times less than the teacher's it is."""
    cost, teacher = summary.cost(architecture), summary.teacher_cost
    words: list[str] = []
    for measure in MEASURES:
        told = f"{amount(measure.of(cost))} {tr(measure.noun)}"
        if teacher is not None:
            told += f" ({fewer_words(measure.of(teacher) / measure.of(cost))})"
        words.append(told)
    predicted = summary.milliseconds(architecture)
    if predicted is None and summary.times is not None:
        predicted = sum(summary.part_milliseconds(architecture).values())
    if predicted is not None:
        words.append(tr("{time} predicted").format(time=milliseconds(predicted)))
    return words


def cost_rows(
    summary: NetworkSummary, architecture: Architecture, measure: Measure
) -> tuple[tuple[str, ...], list[BarRow]]:
    """Headings and rows of a cost, by part."""
    now = {part.title: measure.of(cost) for part, cost in summary.parts(architecture).items()}
    teacher = {title: measure.of(cost) for title, cost in summary.teacher_parts.items()}
    return _headings(tr("Here")), _rows(now, teacher, amount)


def latency_rows(
    summary: NetworkSummary, architecture: Architecture
) -> tuple[tuple[str, ...], list[BarRow]]:
    """Headings and rows of the milliseconds, by part; no rows where none were timed."""
    times = summary.part_milliseconds(architecture)
    if summary.times is None:
        return _headings(tr("Predicted")), []
    return _headings(tr("Predicted")), _rows(times, summary.times.teacher, milliseconds)


def latency_words(summary: NetworkSummary, architecture: Architecture) -> str:
    """What the milliseconds rest on."""
    times = summary.times
    if times is None:
        return tr("Time the layers on this machine to see how long each takes.")
    whole = sum(summary.part_milliseconds(architecture).values())
    teacher = sum(times.teacher.values())
    if not teacher:
        return tr(
            "{whole} in all. Predicted from {count} sub-generators timed here ({about}); for half "
            "of those held out the error is below {error}."
        ).format(
            whole=milliseconds(whole),
            count=times.count,
            about=times.about,
            error=_percent(times.error),
        )
    return tr(
        "{whole} in all, {ratio} than the teacher. Predicted from {count} sub-generators timed "
        "here ({about}); for half of those held out the error is below {error}."
    ).format(
        whole=milliseconds(whole),
        ratio=faster_words(teacher / whole),
        count=times.count,
        about=times.about,
        error=_percent(times.error),
    )


def _headings(title: str) -> tuple[str, ...]:
    return tr("Layer"), "", title, tr("Teacher"), tr("Ratio")


def _rows(
    now: Mapping[str, float], teacher: Mapping[str, float], write: Callable[[float], str]
) -> list[BarRow]:
    whole, most = sum(now.values()) or 1.0, sum(teacher.values()) or 1.0
    rows = []
    for title, value in now.items():
        other = teacher.get(title)
        tip = tr("{here} of the total here").format(here=_percent(value / whole))
        if teacher:
            tip = tr("{here} of the total here, {there} of the teacher's total").format(
                here=_percent(value / whole), there=_percent((other or 0.0) / most)
            )
        ratio = other / value if other is not None and value else None
        rows.append(
            BarRow(
                part_name(title),
                value / whole,
                (
                    write(value),
                    write(other) if other is not None else NONE,
                    times_text(ratio) if ratio is not None else NONE,
                ),
                (value, other or 0.0, ratio or 0.0),
                other / most if other is not None else None,
                tip=tip,
            )
        )
    return rows


def effect_rows(
    sensitivity: Sensitivity, network: str, by_miou: bool
) -> tuple[tuple[str, ...], list[BarRow]]:
    """What halving each width takes away, the value of the model being mIoU or log₂ distance."""
    rows = [
        _effect_row(effect, position_name(network, index), position_about(network, index), by_miou)
        for index, effect in enumerate(sensitivity.effects)
    ]
    title = tr("mIoU lost if halved") if by_miou else tr("Distance if halved")
    return (tr("Width"), "", title), rows


def _effect_row(effect: Effect, name: str, about: str, by_miou: bool) -> BarRow:
    about = tr(about).capitalize()
    if effect.slope is None:
        tip = tr("{about}.\nIt is {width} in every candidate.").format(
            about=about, width=effect.narrowest
        )
        return BarRow(name, 0.0, (tr("not varied"),), (0.0,), tip=tip)
    harm, error = effect.slope, effect.error or 0.0
    if not by_miou:
        harm = 100 * (2.0**-effect.slope - 1)
        error = 100 * 2.0**-effect.slope * (2.0**error - 1)
    unit = tr("points") if by_miou else "%"
    text = f"{_signed(harm)} {PLUS_MINUS} {error:.1f} {unit}"
    verdict = "" if effect.is_clear else tr("\nThis may be chance.")
    tip = tr("{about}.\nCandidates have {low} to {high} here.").format(
        about=about, low=effect.narrowest, high=effect.widest
    )
    return BarRow(name, harm, (text,), (harm,), error=error, tip=tip + verdict)


def effect_words(sensitivity: Sensitivity | None, count: int) -> str:
    """How far the list may be believed."""
    if sensitivity is None:
        return tr("Not enough candidates to estimate sensitivity ({count}).").format(count=count)
    told = tr(
        "From {count} candidates, all other widths being equal. Explains {share} of the "
        "variation on held-out candidates."
    ).format(count=sensitivity.count, share=_percent(max(0.0, sensitivity.r2)))
    if sensitivity.too_few:
        wanted = PER_POSITION * len(sensitivity.effects)
        told += tr(" Rely on it from {wanted} candidates on.").format(wanted=wanted)
    elif not sensitivity.is_trusted:
        told += tr(" That is too little to rely on.")
    return told


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.1 else f"{100 * share:.1f} %"


def _signed(value: float) -> str:
    return f"+{value:.1f}" if value >= 0 else f"{MINUS}{-value:.1f}"
