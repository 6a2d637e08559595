"""The best weights of a training stage, chosen on the held-out part while it trains.

A loss that falls does not say that pictures get better, and the last weights are often not the
best: adversarial training wanders. So the generator is evaluated at even intervals, on held-out
pictures and by features that did not train, and the best weights are kept.
"""

import copy
from collections.abc import Callable, Generator, Iterator, Sequence

from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import keep_generator, kept_generator
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate
from core.evaluation.segmentation import open_evaluator
from core.families.training import TrainingState
from core.nets.generator import Generator as Network
from core.nets.space import space_of
from core.recipe.training import Distill
from core.run.events import Event, Notice, Step
from core.run.run import Run
from core.runtime.compute import Compute
from core.runtime.randomness import stream

CURVES = {"distance": "held_out", "miou": "held_out_miou"}
"""What the curve in the record is called, beside the losses, by the recipe's criterion."""
NOUNS = {"distance": "distance", "miou": "mIoU"}
PICTURES = 100
"""More would order the weights a little better, and take longer than they gain."""
DRAWN = 2

Parts = Callable[[Network], Sequence[Network]]


class HeldOutChoice:
    """Evaluates a training's generator now and then, and remembers the best weights.

    `parts` gives the networks that are evaluated: the generator itself, or a fixed handful of a
    supernet's sub-generators, of which the mean counts. It minimises what the recipe's search
    minimises: the distance, or negative mIoU. `from_start`: the weights that a training goes on
    from are evaluated too, and stay where nothing better comes. The scores are part of the
    training's state, so a stage that is resumed makes the same choice.
    """

    def __init__(
        self,
        run: Run,
        stage: str,
        training: TrainingState,
        evaluator: Evaluator,
        parts: Parts = lambda generator: [generator],
        from_start: bool = False,
    ) -> None:
        self.run, self.stage, self.training = run, stage, training
        self.evaluator, self.parts, self.from_start = evaluator, parts, from_start
        self.criterion = run.recipe.search.criterion

    def due(self) -> Iterator[Event]:
        """Evaluate, if this is a step after which that is wanted and has not been done."""
        count, known = self.training.count, self.training.held_out
        if count in known or count not in self._steps():
            return
        generator = copy.deepcopy(self.training.deployed())
        score = yield from self._score(generator)
        if not known or score < min(known.values()):
            keep_generator(self.run, self._file(count), generator, f"{self.stage}, best so far")
        best_before = self._best()
        known[count] = score
        yield Step(count, {CURVES[self.criterion]: self._shown(score)})
        if best_before is not None and self._best() != best_before:
            self._forget(best_before)

    def best(self) -> Generator[Event, None, Network]:
        """The generator to keep: of the best evaluated step, or else the last one's."""
        best, last = self._best(), self.training.count
        path = self.run.checkpoints / f"{self._file(best or 0)}.safetensors"
        if best is None or best == last or not path.is_file():
            return self.training.deployed()
        known, noun = self.training.held_out, NOUNS[self.criterion]
        of_last = self._shown(known.get(last, float("nan")))
        yield Notice(
            "info",
            f"The weights {f'of step {best} of {last}' if best else 'continued from'} are kept: "
            f"their held-out {noun} is "
            f"{self._shown(known[best]):.4g}, that of the last ones {of_last:.4g}.",
        )
        return kept_generator(self.run, self._file(best))

    def _steps(self) -> set[int]:
        wanted, total = self.training.schedule.evaluations, self.training.total
        first = set() if not self.from_start or not wanted else {0}
        return first | {total * index // wanted for index in range(1, wanted + 1)}

    def _best(self) -> int | None:
        known = self.training.held_out
        return min(known, key=lambda step: (known[step], step)) if known else None

    def _shown(self, score: float) -> float:
        return -score if self.criterion == "miou" else score

    def _score(self, generator: Network) -> Generator[Event, None, float]:
        scores = []
        for part in self.parts(generator):
            yield from recalibrate(part, self.evaluator.pictures, self.evaluator.compute)
            evaluation = yield from self.evaluator.measure(part, pictures=PICTURES)
            scores.append(evaluation.score(self.criterion))
        return sum(scores) / len(scores)

    def _file(self, step: int) -> str:
        return f"{self.stage}-best-{step}"

    def _forget(self, step: int) -> None:
        (self.run.checkpoints / f"{self._file(step)}.safetensors").unlink(missing_ok=True)


def open_choice(
    run: Run,
    stage: str,
    training: TrainingState,
    pictures: Pictures,
    compute: Compute,
    from_start: bool = False,
) -> Generator[Event, None, HeldOutChoice | None]:
    """The choice of a stage's weights by the recipe's features; None where it is not wanted."""
    schedule = training.schedule
    if not schedule.evaluations:
        return None
    evaluator = yield from open_evaluator(run, compute, pictures)
    if not isinstance(schedule, Distill):
        return HeldOutChoice(run, stage, training, evaluator, from_start=from_start)
    return HeldOutChoice(run, stage, training, evaluator, _handful(run), from_start)


def _handful(run: Run) -> Parts:
    """The smallest, the largest, and two between, the same all through a run."""
    space = space_of(run.recipe.distill.space)
    between = [space.sample(stream(run.recipe.seed, "held out", n)) for n in range(DRAWN)]
    chosen = dict.fromkeys((space.smallest, *between, space.largest))
    return lambda supernet: [supernet.cut(item).eval() for item in chosen]
