"""Trainings of single candidates beside the stages, for races and checks of a ranking.

Each is a piece of work for an executor (`core.run.executor`): a function of the run's folder, an
architecture and a schedule, in any process. Ended early, it goes on from its checkpoint when it is
submitted again.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from core.evaluation.evaluation import Evaluation
from core.evaluation.evaluator import Evaluator
from core.evaluation.segmentation import open_evaluator
from core.nets.architecture import Architecture
from core.recipe.training import MOST_EPOCHS, Finetune
from core.run.events import Candidate, Event, Notice, Planned, Preview, Step, Working
from core.run.executor import Task
from core.run.notices import record_notices
from core.run.run import Run
from core.runtime.compute import open_compute
from core.runtime.errors import UserError
from core.runtime.generators import Followed
from core.stages.finetune import (
    FinetunedStudent,
    evaluated_candidate,
    finetune_candidate,
    trained_candidate,
)

Outcome = TypeVar("Outcome")
_evaluators: dict[Path, Evaluator] = {}


def beside_stages(
    run: Run, name: str, begin: Callable[[], Generator[Event, None, Outcome]]
) -> Generator[Event, None, Outcome]:
    """Do work under the run's lock; its notices are recorded under this name."""
    lock = run.lock()
    try:
        return (yield from record_notices(run, name, begin()))
    finally:
        lock.release()


def scheduled(wanted: Finetune, epochs: int | None) -> Finetune:
    """The recipe's schedule, or one of so many epochs with the same share of decaying ones.

    Raises UserError where there are too few or too many.
    """
    if epochs is None:
        return wanted
    if not 1 <= epochs <= MOST_EPOCHS:
        raise UserError(f"{epochs} epochs are not possible.", f"Choose 1 to {MOST_EPOCHS:,}.")
    decay = round(epochs * wanted.decay_epochs / (wanted.epochs + wanted.decay_epochs))
    return wanted.model_copy(update={"epochs": epochs - decay, "decay_epochs": decay})


def searched_candidates(run: Run, remedy: str) -> list[Candidate]:
    """The candidates of a search that has ended; raises UserError with this remedy."""
    with run.record() as record:
        state = record.stage("search").state
        candidates = [item.candidate for item in record.candidates()]
    if state != "done":
        raise UserError(f"The search of {run.name} has not ended.", remedy)
    return candidates


@contextmanager
def shared_evaluator(run: Run, evaluator: Evaluator) -> Iterator[None]:
    """Within, trainings of this run in this process score with this evaluator."""
    _evaluators[run.folder] = evaluator
    try:
        yield
    finally:
        _evaluators.pop(run.folder, None)


def train_whole(
    folder: Path, architecture: Architecture, schedule: Finetune, state: str
) -> Generator[Event, None, FinetunedStudent]:
    """Train a candidate by the whole schedule, and score it before and after."""
    run = Run(folder)
    evaluator = yield from _evaluator(run)
    training = finetune_candidate(run, architecture, evaluator, schedule, state)
    return (yield from _unseen(run, training))


def train_part(
    folder: Path,
    architecture: Architecture,
    schedule: Finetune,
    state: str,
    share: float = 1.0,
    seed: int | None = None,
) -> Generator[Event, None, Evaluation]:
    """Train a candidate by a share of the schedule, or with another seed, then score it."""
    run = Run(folder)
    evaluator = yield from _evaluator(run)
    training = trained_candidate(run, architecture, evaluator, schedule, state, share, seed)
    student = yield from _unseen(run, training)
    return (yield from evaluated_candidate(evaluator, student))


def counted(
    tasks: Sequence[Task], index: int, before: int, begins: int = 0
) -> Generator[Event, None, Any]:
    """Wait for one of several tasks; its steps are those of all.

    Each began at its step `begins`; `before` steps were done before them.
    """

    def done() -> int:
        return before + sum(max(0, task.steps - begins) for task in tasks)

    said = done()
    with closing(tasks[index].wait()) as waiting:
        work = Followed(waiting)
        for event in work:
            if isinstance(event, Notice):
                yield event
                continue
            now = done()
            yield Step(now) if now > said else Working()
            said = max(said, now)
        return work.result


def _evaluator(run: Run) -> Generator[Event, None, Evaluator]:
    """The evaluator, opened once in a process; the main process gave its notices already."""
    if run.folder not in _evaluators:
        _evaluators.clear()
        engine = run.recipe.engine
        compute = open_compute(engine.model_copy(update={"threads": engine.threads or 1}))
        opening = Followed(open_evaluator(run, compute))
        for _ in opening:
            yield Working()
        _evaluators[run.folder] = opening.result
    return _evaluators[run.folder]


def _unseen(run: Run, training: Generator[Event, None, Any]) -> Generator[Event, None, Any]:
    """The events of a training without its previews, whose pictures nothing would refer to."""
    with closing(training):
        followed = Followed(training)
        for event in followed:
            if isinstance(event, Preview):
                (run.samples / event.file).unlink(missing_ok=True)
            yield Working() if isinstance(event, Preview | Planned) else event
        return followed.result
