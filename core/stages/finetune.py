"""Stage 5: the chosen sub-generator, trained a little more on its own."""

from collections.abc import Generator as EventGenerator
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core import families
from core.evaluation.evaluation import Evaluation
from core.evaluation.evaluator import Evaluator
from core.evaluation.kept_networks import (
    finetuned_name,
    is_kept,
    keep_generator,
    kept_discriminator,
    kept_generator,
    kept_projected,
    kept_teacher,
    restore_adaptors,
)
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate
from core.evaluation.sample_sheets import save_sheet, save_styles
from core.evaluation.segmentation import open_evaluator
from core.families.family import DistillationSetup, StudentTraining, cut_adaptors
from core.nets.architecture import Architecture, architecture_text
from core.nets.generator import Generator
from core.recipe.training import Finetune
from core.run.events import Event, Notice
from core.run.finetune_result import FineTuned
from core.run.lengthening import BEFORE
from core.run.run import Run, SheetFile
from core.runtime.compute import Compute, open_compute
from core.stages.distill import students_discriminators
from core.stages.held_out import HeldOutChoice
from core.stages.loop import train
from core.stages.quantise import quantise


@dataclass(frozen=True)
class FinetunedStudent:
    """A sub-generator scored before and after; `student` has the better of the two weights."""

    architecture: Architecture
    student: Generator
    before: Evaluation
    after: Evaluation
    criterion: str

    @property
    def helped(self) -> bool:
        """Whether it became better by what the recipe's search goes by."""
        return self.after.score(self.criterion) < self.before.score(self.criterion)

    def summary(self, evaluator: Evaluator) -> FineTuned:
        """The outcome as the record keeps it."""
        by_miou = self.criterion == "miou"
        return FineTuned(
            self.before.distance,
            self.after.distance,
            self.helped,
            evaluator.features.name,
            self.before.miou if by_miou else None,
            self.after.miou if by_miou else None,
            evaluator.score_name,
        )


def finetune(run: Run) -> Iterator[Event]:
    """Fine-tune the chosen sub-generator with the losses of distillation.

    It learns from the same pairs as the supernet, not from the held-out ones: they decide, at the
    end, whether the fine-tuned weights or the supernet's own are kept.
    """
    architecture = run.chosen()
    assert architecture is not None, "the runner asks for a choice before this stage"
    if is_kept(run, finetuned_name(architecture)):
        yield Notice("info", f"{architecture_text(architecture)} was fine-tuned before; reused.")
        run.remove_states(finetuned_name(architecture))
        compute, pictures = open_compute(run.recipe.engine), Pictures.of_run(run)
        yield from quantise(run, architecture, pictures, compute)
        return
    compute = open_compute(run.recipe.engine)
    evaluator = yield from open_evaluator(run, compute)
    name = finetuned_name(architecture)
    tuned = yield from finetune_candidate(run, architecture, evaluator, run.recipe.finetune, name)
    yield Notice("info", tuned.summary(evaluator).outcome)
    keep_finetuned(run, tuned, evaluator)
    run.remove_states(name)
    yield from quantise(run, architecture, evaluator.pictures, compute)


def finetune_candidate(
    run: Run,
    architecture: Architecture,
    evaluator: Evaluator,
    schedule: Finetune,
    state: str,
) -> EventGenerator[Event, None, FinetunedStudent]:
    """Train one sub-generator on its own; returns it with its scores before and after.

    `state` names the training state, from which it goes on when it was halted.
    """
    before = yield from evaluated_candidate(evaluator, _first_student(run, architecture, state))
    student = yield from trained_candidate(run, architecture, evaluator, schedule, state)
    after = yield from evaluated_candidate(evaluator, student)
    tuned = FinetunedStudent(architecture, student, before, after, run.recipe.search.criterion)
    if tuned.helped:
        return tuned
    student = _first_student(run, architecture, state).eval()
    yield from recalibrate(student, evaluator.pictures, evaluator.compute)
    return replace(tuned, student=student)


def trained_candidate(
    run: Run,
    architecture: Architecture,
    evaluator: Evaluator,
    schedule: Finetune,
    state: str,
    share: float = 1.0,
    seed: int | None = None,
) -> EventGenerator[Event, None, Generator]:
    """One sub-generator after a share of the steps of a schedule; the rest may follow later."""
    student = _first_student(run, architecture, state)
    training = _training(run, evaluator.pictures, evaluator.compute, student, schedule, seed)
    until = steps_in(training.total, share)
    # A part of a schedule, and a training with a second seed, end with their last weights.
    chosen = share == 1 and seed is None and schedule.evaluations
    choice = HeldOutChoice(run, state, training, evaluator) if chosen else None
    yield from train(run, state, training, evaluator.pictures, until, choice)
    if choice is None:
        return training.deployed()
    return (yield from choice.best())


def _first_student(run: Run, architecture: Architecture, state: str) -> Generator:
    """The student to begin with: an earlier run's fine-tuned one, or the supernet's part."""
    before = f"{BEFORE}{state}"
    if is_kept(run, before):
        return kept_generator(run, before)
    return kept_generator(run, "distill").cut(architecture)


def steps_in(total: int, share: float) -> int:
    """How many steps a share of a schedule is; at least one."""
    return max(1, round(share * total))


def keep_finetuned(run: Run, tuned: FinetunedStudent, evaluator: Evaluator) -> None:
    """Save the better weights, their pictures, and the outcome of fine-tuning."""
    name = architecture_text(tuned.architecture)
    with run.record(write=True) as record:
        record.set_fact(f"finetuned {name}", tuned.summary(evaluator).document())
    run.sync_record()  # with the weights in place nothing is measured again
    file = SheetFile.finetuned(tuned.architecture)
    save_sheet(run, file, (tuned.after if tuned.helped else tuned.before).pictures)
    save_styles(run, file, tuned.student, evaluator.pictures)
    keep_generator(run, finetuned_name(tuned.architecture), tuned.student, "student")


def evaluated_candidate(
    evaluator: Evaluator, student: Generator
) -> EventGenerator[Event, None, Evaluation]:
    """A student's evaluation on the held-out pictures, its statistics estimated anew."""
    yield from recalibrate(student, evaluator.pictures, evaluator.compute)
    return (yield from evaluator.measure(student, evaluator.pictures.fixed_indices()))


def _training(
    run: Run,
    pictures: Pictures,
    compute: Compute,
    student: Generator,
    schedule: Finetune,
    seed: int | None = None,
) -> StudentTraining:
    recipe = run.recipe if seed is None else run.recipe.model_copy(update={"seed": seed})
    family = families.of(recipe, run.inputs())
    teacher, supernet = kept_teacher(run), kept_generator(run, "distill")
    adaptors = restore_adaptors(run, "distill", family.new_adaptors(supernet, teacher))
    # Those of distillation get the widths where the recipe says so.
    discriminator, projected = kept_discriminator(run, "distill"), kept_projected(run, "distill")
    if discriminator is None and projected is None:
        discriminator, projected = students_discriminators(run, family, "")
    condition = recipe.distill.condition_widths
    setup = DistillationSetup(
        student, teacher, discriminator, cut_adaptors(adaptors, student), condition=condition
    )
    setup.projected = projected
    batches = pictures.batches("finetune", schedule, seed)
    return family.student_training(schedule, batches, compute, setup)
