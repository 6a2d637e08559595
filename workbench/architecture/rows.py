"""What the Architecture panel lists: cost by part, and what each width does to the score."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.nets.architecture import Architecture
from core.nets.cost import Cost
from core.sensitivity import PER_POSITION, Effect, Sensitivity
from workbench.architecture.anatomy import Anatomy
from workbench.architecture.position_words import ABOUT, part_name, position_name
from workbench.measures import MINUS, amount, milliseconds, times_text
from workbench.translation import mark, tr
from workbench.widgets.architecture.bar_table import BarRow

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
        mark("Multiply-accumulates of one picture, as published papers count them"),
        mark("paper MACs"),
    ),
    Measure(
        "macs",
        mark("Executed"),
        mark("Multiply-accumulates of one picture that convolutions really do"),
        mark("executed"),
    ),
    Measure(mark("parameters"), mark("Parameters"), mark("Weights and biases"), mark("parameters")),
)


def total_words(anatomy: Anatomy, architecture: Architecture) -> list[str]:
    """Each cost of the whole, and how many times less than the teacher's it is."""
    cost, teacher = anatomy.cost(architecture), anatomy.teacher_cost
    words: list[str] = []
    for measure in MEASURES:
        ratio = times_text(measure.of(teacher) / measure.of(cost))
        less = ratio if words else tr("{ratio} less").format(ratio=ratio)
        words.append(f"{amount(measure.of(cost))} {tr(measure.noun)} ({less})")
    predicted = anatomy.milliseconds(architecture)
    if predicted is None and anatomy.times is not None:
        predicted = sum(anatomy.part_milliseconds(architecture).values())
    if predicted is not None:
        words.append(tr("{time} predicted").format(time=milliseconds(predicted)))
    return words


def cost_rows(
    anatomy: Anatomy, architecture: Architecture, measure: Measure
) -> tuple[tuple[str, ...], list[BarRow]]:
    """Headings and rows of a cost, by part."""
    now = {part.title: measure.of(cost) for part, cost in anatomy.parts(architecture).items()}
    teacher = {title: measure.of(cost) for title, cost in anatomy.teacher_parts.items()}
    return _headings(tr("Here")), _rows(now, teacher, amount)


def latency_rows(
    anatomy: Anatomy, architecture: Architecture
) -> tuple[tuple[str, ...], list[BarRow]]:
    """Headings and rows of the milliseconds, by part; no rows where none were timed."""
    found = anatomy.part_milliseconds(architecture)
    if anatomy.times is None:
        return _headings(tr("Predicted")), []
    return _headings(tr("Predicted")), _rows(found, anatomy.times.teacher, milliseconds)


def latency_words(anatomy: Anatomy, architecture: Architecture) -> str:
    """What the milliseconds rest on."""
    times = anatomy.times
    if times is None:
        return tr("Time the layers once on this machine, to see here how long each takes.")
    whole = sum(anatomy.part_milliseconds(architecture).values())
    teacher = sum(times.teacher.values())
    return tr(
        "{whole} in all, {ratio} less than the teacher. Predicted from {count} sub-generators that "
        "were timed here ({about}); half of those left out are met within {error}."
    ).format(
        whole=milliseconds(whole),
        ratio=times_text(teacher / whole),
        count=times.count,
        about=times.about,
        error=_percent(times.error),
    )


def _headings(title: str) -> tuple[str, ...]:
    return tr("Layer"), "", title, tr("Teacher"), tr("Less")


def _rows(
    now: Mapping[str, float], teacher: Mapping[str, float], write: Callable[[float], str]
) -> list[BarRow]:
    whole, most = sum(now.values()) or 1.0, sum(teacher.values()) or 1.0
    rows = []
    for title, value in now.items():
        other = teacher.get(title)
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
                tip=tr("{here} of the whole here, {there} of the teacher's whole").format(
                    here=_percent(value / whole), there=_percent((other or 0.0) / most)
                ),
            )
        )
    return rows


def effect_rows(
    found: Sensitivity, network: str, by_miou: bool
) -> tuple[tuple[str, ...], list[BarRow]]:
    """What halving each width takes away, the value of the model being mIoU or log₂ distance."""
    rows = [
        _effect_row(effect, position_name(network, place), ABOUT[network][place], by_miou)
        for place, effect in enumerate(found.effects)
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
    verdict = "" if effect.is_clear else tr("\nThis may well be chance.")
    tip = tr("{about}.\nCandidates have {low} to {high} here.").format(
        about=about, low=effect.narrowest, high=effect.widest
    )
    return BarRow(name, harm, (text,), (harm,), error=error, tip=tip + verdict)


def effect_words(found: Sensitivity | None, count: int) -> str:
    """How far the list may be believed."""
    if found is None:
        return tr(
            "With {count} candidates nothing can be told yet of what each width does."
        ).format(count=count)
    told = tr(
        "From {count} candidates, all else being equal. The model foretells {share} of the "
        "differences between candidates that it did not see."
    ).format(count=found.count, share=_percent(max(0.0, found.r2)))
    if found.too_few:
        wanted = PER_POSITION * len(found.effects)
        told += tr(" That is too few to trust: {wanted} at least are needed.").format(wanted=wanted)
    elif not found.is_trusted:
        told += tr(" That is too little to trust it.")
    return told


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.1 else f"{100 * share:.1f} %"


def _signed(value: float) -> str:
    return f"+{value:.1f}" if value >= 0 else f"{MINUS}{-value:.1f}"
