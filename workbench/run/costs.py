"""The costs a candidate can be judged by, and how each is called."""

from collections.abc import Callable
from dataclasses import dataclass

from core.nets.cost import Cost
from core.run.events import Candidate
from workbench.app.translation import mark, tr
from workbench.run.measures import amount, milliseconds, times_text


@dataclass(frozen=True)
class CostAxis:
    """One cost: its column in the record, its title, and how a value is written.

    `noun` follows a value, `cheaper` and `dearer` are how it compares with the teacher's, which
    `teacher` takes from its cost, where it is known. `unit` is that of an axis.
    """

    column: str
    title: str
    about: str
    noun: str
    cheaper: str
    dearer: str
    write: Callable[[float], str]
    teacher: Callable[[Cost], float] | None
    unit: str = ""

    def of(self, candidate: Candidate) -> float:
        """This cost of a candidate."""
        return float(getattr(candidate, self.column))

    def words(self, candidate: Candidate) -> str:
        """This cost of a candidate with its noun: "74.9 M paper MACs"."""
        return f"{self.write(self.of(candidate))} {tr(self.noun)}".strip()


COST_AXES = (
    CostAxis(
        "paper_macs",
        mark("Paper MACs"),
        mark(
            "Multiply-accumulates for one picture as published papers count them (transposed "
            "convolutions by their output, normalisation included); fewer are cheaper."
        ),
        mark("paper MACs"),
        mark("{times} fewer paper MACs than the teacher"),
        mark("{times} more paper MACs than the teacher"),
        amount,
        lambda cost: cost.paper_macs,
    ),
    CostAxis(
        "macs",
        mark("Executed MACs"),
        mark("Multiply-accumulates for one picture as the convolutions run; fewer are faster."),
        mark("executed MACs"),
        mark("{times} fewer executed MACs than the teacher"),
        mark("{times} more executed MACs than the teacher"),
        amount,
        lambda cost: cost.macs,
    ),
    CostAxis(
        mark("parameters"),
        mark("Parameters"),
        mark("Number of weights and biases; four bytes each, so fewer make a smaller file."),
        mark("parameters"),
        mark("{times} fewer parameters than the teacher"),
        mark("{times} more parameters than the teacher"),
        amount,
        lambda cost: cost.parameters,
    ),
    CostAxis(
        "latency_ms",
        mark("Latency"),
        mark(
            "Median time for one picture on the machine that searched; lower is better. Other "
            "machines differ."
        ),
        mark("a picture"),
        mark("{times} faster than the teacher"),
        mark("{times} slower than the teacher"),
        milliseconds,
        None,
        "ms",
    ),
)


def against_teacher(axis: CostAxis, candidate: Candidate, teacher: Cost | None) -> str:
    """ "12.3× fewer paper MACs than the teacher"; empty where the teacher's is not known."""
    if teacher is None or axis.teacher is None or axis.of(candidate) <= 0:
        return ""
    ratio = axis.teacher(teacher) / axis.of(candidate)
    words = axis.cheaper if ratio >= 1 else axis.dearer
    return tr(words).format(times=times_text(max(ratio, 1 / ratio)))
