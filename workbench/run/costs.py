"""The costs a candidate can be judged by, and how each is called."""

from collections.abc import Callable
from dataclasses import dataclass

from core.events import Candidate
from core.nets.cost import Cost
from workbench.measures import amount, milliseconds, times_text
from workbench.translation import mark, tr


@dataclass(frozen=True)
class CostAxis:
    """One cost: its column in the record, its title, and how a value is written.

    `noun` follows a value, `cheaper` completes "×12.3 …"; `teacher` takes the teacher's value
    from its cost, where it is known.
    """

    column: str
    title: str
    about: str
    noun: str
    cheaper: str
    write: Callable[[float], str]
    teacher: Callable[[Cost], float] | None

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
            "Multiply-accumulates of one picture, as published papers count them: transposed "
            "convolutions by their output, and normalisation too."
        ),
        mark("paper MACs"),
        mark("fewer paper MACs"),
        amount,
        lambda cost: cost.paper_macs,
    ),
    CostAxis(
        "macs",
        mark("Executed MACs"),
        mark("Multiply-accumulates of one picture that convolutions really do."),
        mark("executed MACs"),
        mark("fewer executed MACs"),
        amount,
        lambda cost: cost.macs,
    ),
    CostAxis(
        mark("parameters"),
        mark("Parameters"),
        mark("Weights and biases of the sub-generator."),
        mark("parameters"),
        mark("fewer parameters"),
        amount,
        lambda cost: cost.parameters,
    ),
    CostAxis(
        "latency_ms",
        mark("Latency"),
        mark("Median time of one picture on the machine that searched."),
        mark("a picture"),
        mark("faster"),
        milliseconds,
        None,
    ),
)


def against_teacher(axis: CostAxis, candidate: Candidate, teacher: Cost) -> str:
    """ "×12.3 fewer paper MACs than the teacher"; empty where the teacher's is not known."""
    if axis.teacher is None or axis.of(candidate) <= 0:
        return ""
    times = times_text(axis.teacher(teacher) / axis.of(candidate))
    return tr("{times} {cheaper} than the teacher").format(times=times, cheaper=tr(axis.cheaper))
