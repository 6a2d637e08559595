"""What is known of a run's networks without loading them: descriptions, costs, presets."""

from dataclasses import dataclass

from core.nets.architecture import Architecture
from core.nets.cost import Cost
from core.nets.network_config import (
    NetworkConfig,
    config_cost,
    config_layers,
    network_of,
    sub_config,
)
from core.nets.parts import part_costs
from core.nets.space import Space, space_of
from core.nets.spec import NetworkPart
from core.run.run import Run
from core.runtime.timings import MODEL_FACT
from core.search.latency_model import LatencyModel
from core.search.part_times import PartTimes, what_is_timed


@dataclass(frozen=True, eq=False)
class NetworkSummary:
    """A run's teacher and supernet as descriptions, and what is known of their latency.

    `teacher` is None where it is no network of the run. `latency` is the run's own model, where its
    search needed one; `times` those of the parts, where they were timed on this machine.
    """

    teacher: NetworkConfig | None
    supernet: NetworkConfig
    space: Space
    size: tuple[int, int]
    latency: LatencyModel | None
    times: PartTimes | None = None

    @classmethod
    def of(cls, run: Run) -> "NetworkSummary":
        """Read it from the run's record; not in the window's thread."""
        with run.record() as record:
            teacher, known = run.teacher(record), record.facts(MODEL_FACT)
            supernet = run.supernet(record)
        size = run.recipe.size
        return cls(
            teacher,
            supernet,
            space_of(run.recipe.distill.space),
            size,
            LatencyModel.of_document(known["model"]) if known.get("model") else None,
            PartTimes.find(what_is_timed(teacher, supernet, size)),
        )

    @property
    def network(self) -> str:
        """resnet, unet, spade or munit."""
        return network_of(self.supernet)

    @property
    def teacher_cost(self) -> Cost | None:
        """What the teacher costs for one picture; None: not known."""
        return config_cost(self.teacher, *self.size) if self.teacher else None

    @property
    def teacher_parts(self) -> dict[str, Cost]:
        """What its parts cost, by title; nothing where it is not known."""
        if self.teacher is None:
            return {}
        costs = part_costs(self.teacher, *self.size)
        return {part.title: cost for part, cost in costs.items()}

    def cost(self, architecture: Architecture) -> Cost:
        """What a sub-generator costs for one picture."""
        return config_cost(sub_config(self.supernet, architecture), *self.size)

    def parts(self, architecture: Architecture) -> dict[NetworkPart, Cost]:
        """What its parts cost."""
        return part_costs(sub_config(self.supernet, architecture), *self.size)

    def part_milliseconds(self, architecture: Architecture) -> dict[str, float]:
        """The latency of its parts as predicted; empty where none were timed on this machine."""
        if self.times is None:
            return {}
        costs = {part.title: cost for part, cost in self.parts(architecture).items()}
        return self.times.predict(costs)

    def milliseconds(self, architecture: Architecture) -> float | None:
        """Its latency as the run's model predicts it; None where the run fitted none."""
        if self.latency is None:
            return None
        layers = config_layers(sub_config(self.supernet, architecture), *self.size)
        return self.latency.predict(architecture, layers)
