"""Events of a running stage. A stage is a generator of these; `execute` records them.

Stages never print and never call back. The caller decides what to do with an event, and may stop
between any two of them.
"""

from dataclasses import dataclass, field
from typing import Literal

from core.nets.architecture import Architecture

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Planned:
    """How much a stage has to do: `total` of `unit`; `done` of them are done already."""

    total: int
    unit: str
    done: int = 0


@dataclass(frozen=True)
class Step:
    """One optimiser step: its number (from 1), its losses by name, its sampled widths."""

    number: int
    scalars: dict[str, float] = field(default_factory=dict)
    architecture: Architecture | None = None


@dataclass(frozen=True)
class Preview:
    """The fixed sample pictures were drawn again, as `file` inside the run's samples folder."""

    number: int
    file: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sub-generator that was measured.

    Costs are for one picture at the recipe's size; `macs` are executed, `paper_macs` follow the
    published convention. `metric` is lower-is-better in the named `features`, over `pictures`
    held-out pictures; `latency_ms` is the median time of one picture on this machine. `miou` (0 to
    100, higher is better) is measured where a segmenter is. `uncertainty` is the metric's standard
    deviation over other draws of as many generated pictures; older runs do not know it.
    """

    architecture: Architecture
    macs: int
    paper_macs: int
    parameters: int
    metric: float
    latency_ms: float
    features: str
    pictures: int
    miou: float | None = None
    uncertainty: float | None = None


@dataclass(frozen=True)
class CandidateMeasured:
    """A candidate was measured; `number` counts the candidates of this search from 1."""

    number: int
    candidate: Candidate


@dataclass(frozen=True)
class TrialMeasured:
    """An architecture was scored on the first `pictures`, to see whether it is worth all of them.

    `score` is what the search minimises. It is comparable with those on as many pictures only.
    """

    architecture: Architecture
    pictures: int
    score: float


@dataclass(frozen=True)
class Notice:
    """Something a person should know, in a sentence, with an action where there is one."""

    level: Level
    sentence: str
    action: str = ""
    details: str = ""


@dataclass(frozen=True)
class StageChanged:
    """A stage entered another state (see `core.run.record.StageRecord`)."""

    stage: str
    state: str


@dataclass(frozen=True)
class Working:
    """Work goes on: nothing to record, but a moment to halt."""


Event = (
    Working | Planned | Step | Preview | CandidateMeasured | TrialMeasured | Notice | StageChanged
)
