"""Which pictures Samples shows beside each other, and what is written over them."""

from dataclasses import dataclass, replace

from core.events import Candidate
from core.nets.architecture import Architecture
from core.record import PreviewRecord
from core.run import Strip
from workbench.candidate_costs import COST_AXES
from workbench.measures import architecture_words, distance_text, distance_text_short
from workbench.qualities import miou_text
from workbench.run_model import FineTuned, RunModel
from workbench.words import STAGE_TITLES, count

PAPER = COST_AXES[0]
CHOSEN = "Chosen"
NOT_DRAWN = "not drawn yet"
# Who is the student in each stage before the search, the later stage first.
LEARNERS = {"distill": "Supernet", "prune": "Pruned student"}


@dataclass(frozen=True)
class SampleColumn:
    """One network's pictures of the fixed samples: a title, lines about it, a strip's file.

    `short` has a shorter form of each line, empty where it can be left out. `distance` is its
    metric in words, with the features; `sentence` says who has it, briefly.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    file: str
    distance: str = ""
    sentence: str = ""
    short: tuple[str, ...] = ()


def sample_columns(
    model: RunModel, moment: PreviewRecord | None = None, style: int = 0
) -> list[SampleColumn]:
    """Input, teacher, student, fine-tuned student and truth, as far as there are any.

    Shows what is known now; with a `moment`, the network that was trained then as it was then.
    Networks that were drawn in several styles are shown in this `style`, from 0.
    """
    networks = [_teacher(model, moment), _student(model, moment), _finetuned(model, moment)]
    shown = [_styled(model, column, style) for column in networks if column is not None]
    # Unpaired sources have no true pictures.
    truth = [SampleColumn("truth", "Truth", (), Strip.TRUTH)] if model.strip(Strip.TRUTH) else []
    return [SampleColumn("input", "Input", (), Strip.INPUT), *shown, *truth]


def style_count(model: RunModel) -> int:
    """In how many styles the networks were drawn: 1 where they take none."""
    if model.run.recipe.network != "munit":
        return 1
    chosen = model.selected or model.chosen
    files = [Strip.TEACHER, *([Strip.candidate(chosen)] if chosen else [])]
    most = model.run.recipe.munit.styles
    return max((_drawn(model, file, most) for file in files), default=1)


def _drawn(model: RunModel, file: str, most: int) -> int:
    styles = range(1, most)
    return 1 + sum(model.strip(Strip.styled(file, style)) is not None for style in styles)


def _styled(model: RunModel, column: SampleColumn, style: int) -> SampleColumn:
    file = Strip.styled(column.file, style)
    if not style or model.strip(file) is None:
        return column
    return replace(column, file=file)


def moment_words(moment: PreviewRecord) -> str:
    """ "distillation, step 1 200" """
    return f"{STAGE_TITLES.get(moment.stage, moment.stage).lower()}, step {count(moment.step)}"


def latest_preview(model: RunModel, stage: str) -> PreviewRecord | None:
    """The last strip drawn while this stage trained."""
    return next((item for item in reversed(model.previews) if item.stage == stage), None)


def _teacher(model: RunModel, moment: PreviewRecord | None) -> SampleColumn:
    then = moment if moment is not None and moment.stage == "teacher" else None
    if then is None and model.strip(Strip.TEACHER) is None:
        then = latest_preview(model, "teacher")
    if then is not None:
        lines = (f"in training, step {count(then.step)}",)
        return SampleColumn("teacher", "Teacher", lines, then.file, short=_step(then))
    cost = PAPER.write(model.teacher_cost().paper_macs)
    words = f"{cost} {PAPER.noun}"
    short = (f"{cost} MACs",)
    return SampleColumn("teacher", "Teacher", (words,), Strip.TEACHER, short=short)


def _student(model: RunModel, moment: PreviewRecord | None) -> SampleColumn | None:
    if moment is not None and moment.stage in LEARNERS:
        return _in_training("student", LEARNERS[moment.stage], moment)
    item = model.find(model.selected or model.chosen)
    if item is not None:
        file = Strip.candidate(item.candidate.architecture)
        title = CHOSEN if item.candidate.architecture == model.chosen else "Candidate"
        return _measured(model, title, item.candidate, file)
    for stage, title in LEARNERS.items():
        then = latest_preview(model, stage)
        if then is not None:
            return _in_training("student", title, then)
    return None


def _finetuned(model: RunModel, moment: PreviewRecord | None) -> SampleColumn | None:
    if moment is not None and moment.stage == "finetune":
        return _in_training("finetuned", "Fine-tuned", moment)
    chosen = model.chosen
    if chosen is None or model.selected not in (None, chosen):
        return None
    if _did_not_help(model.finetuned(chosen)):
        return None
    if model.strip(Strip.finetuned(chosen)) is not None:
        return _after(model, chosen)
    then = latest_preview(model, "finetune")
    return _in_training("finetuned", "Fine-tuned", then) if then is not None else None


def _in_training(key: str, title: str, moment: PreviewRecord) -> SampleColumn:
    return SampleColumn(key, title, (moment_words(moment),), moment.file, short=_step(moment))


def _step(moment: PreviewRecord) -> tuple[str, ...]:
    return (f"step {count(moment.step)}",)


def _measured(model: RunModel, title: str, candidate: Candidate, file: str) -> SampleColumn:
    widths, cost = architecture_words(candidate.architecture), PAPER.words(candidate)
    measured = candidate.metric, candidate.features, model.run.recipe.search.score
    distance, brief = distance_text(*measured), distance_text_short(*measured)
    teacher = PAPER.write(model.teacher_cost().paper_macs)
    miou = miou_text(candidate.miou)
    sentence = f"{title} {widths} · {cost} (teacher {teacher}) · {brief}"
    sentence += f" · {miou}" if miou else ""
    tuned = model.finetuned(candidate.architecture) if title == CHOSEN else None
    if tuned is not None and _did_not_help(tuned):
        sentence += f". Fine-tuning made it {tuned.after:.2f}, so it is kept as it was."
    short = (f"{PAPER.write(PAPER.of(candidate))} MACs", "")
    return SampleColumn("student", title, (cost, widths), file, distance, sentence, short)


def _did_not_help(tuned: FineTuned | None) -> bool:
    """Then the strip of the fine-tuned one shows the weights that were kept: the same again."""
    return tuned is not None and not tuned.kept


def _after(model: RunModel, architecture: Architecture) -> SampleColumn:
    title, file = "Fine-tuned", Strip.finetuned(architecture)
    found = model.finetuned(architecture)
    if found is None:
        return SampleColumn("finetuned", title, (), file)
    measured = found.after, found.features, model.run.recipe.search.score
    distance, sentence = distance_text(*measured), f"{title} · {distance_text_short(*measured)}"
    return SampleColumn("finetuned", title, (), file, distance, sentence)
