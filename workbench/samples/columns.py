"""Which pictures Samples shows beside each other, and what is written over them."""

from dataclasses import dataclass, replace

from core.nets.architecture import Architecture, architecture_text
from core.run.events import Candidate
from core.run.finetune_result import FineTuned
from core.run.record import CandidateRecord, PreviewRecord
from core.run.run import SheetFile
from workbench.app.translation import mark, tr
from workbench.run.costs import COST_AXES
from workbench.run.measures import (
    architecture_words,
    distance_text,
    distance_text_short,
    value_text,
)
from workbench.run.qualities import miou_text
from workbench.run.run_model import RunModel
from workbench.run.words import STAGE_TITLES, count

PAPER = COST_AXES[0]
# Who is the student in each stage before the search, the later stage first.
LEARNERS = mark({"distill": "Supernet", "prune": "Pruned student"})
# So many candidates beside each other; each takes memory, and room from the others.
MOST_CANDIDATES = 8
UNKNOWN = "–"


@dataclass(frozen=True)
class SampleColumn:
    """One network's pictures of the fixed samples: a title, lines about it, a sheet's file.

    `short` has a shorter form of each line, empty where it can be left out; `brief` is one of
    the title. `distance` is its metric in words, with the features; `sentence` says who has it,
    briefly.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    file: str
    distance: str = ""
    sentence: str = ""
    short: tuple[str, ...] = ()
    brief: str = ""


def sample_columns(
    model: RunModel, moment: PreviewRecord | None = None, style: int = 0
) -> list[SampleColumn]:
    """Input, teacher, candidates, fine-tuned student and truth, as far as there are any.

    Shows what is known now; with a `moment`, the network that was trained then as it was then.
    Networks that were drawn in several styles are shown in this `style`, from 0.
    """
    tuned = _finetuned(model, moment)
    networks = [_teacher(model, moment), *_students(model, moment), *([tuned] if tuned else [])]
    shown = [_styled(model, column, style) for column in networks]
    # Unpaired sources have no true pictures.
    true = model.version(SheetFile.TRUTH) is not None
    truth = SampleColumn("truth", tr("True picture"), (), SheetFile.TRUTH, brief=tr("True"))
    return [SampleColumn("input", tr("Input"), (), SheetFile.INPUT), *shown, *[truth] * true]


def aligned(moments: list[list[SampleColumn]]) -> list[list[SampleColumn]]:
    """The columns of several moments, made to be the same ones: some without pictures."""
    every = max(moments, key=len)
    keyed = [{column.key: column for column in columns} for columns in moments]
    return [[by.get(column.key, replace(column, file="")) for column in every] for by in keyed]


def left_out(model: RunModel) -> int:
    """How many of the candidates compared are not shown, for there are too many."""
    return max(0, len(model.compared) - MOST_CANDIDATES)


def style_count(model: RunModel) -> int:
    """In how many styles the networks were drawn: 1 where they take none."""
    most = model.run.recipe.styles
    if most == 1:
        return 1
    chosen = model.selected or model.chosen
    files = [SheetFile.TEACHER, *([SheetFile.candidate(chosen)] if chosen else [])]
    return max((_drawn(model, file, most) for file in files), default=1)


def _drawn(model: RunModel, file: str, most: int) -> int:
    styles = range(1, most)
    return 1 + sum(model.version(SheetFile.styled(file, style)) is not None for style in styles)


def _styled(model: RunModel, column: SampleColumn, style: int) -> SampleColumn:
    file = SheetFile.styled(column.file, style)
    if not style or model.version(file) is None:
        return column
    return replace(column, file=file)


def moment_words(moment: PreviewRecord) -> str:
    """ "distillation, step 1 200" """
    stage = tr(STAGE_TITLES.get(moment.stage, moment.stage)).lower()
    return tr("{stage}, step {step}").format(stage=stage, step=count(moment.step))


def latest_preview(model: RunModel, stage: str) -> PreviewRecord | None:
    """The last sheet drawn while this stage trained."""
    return next((item for item in reversed(model.previews) if item.stage == stage), None)


def _teacher(model: RunModel, moment: PreviewRecord | None) -> SampleColumn:
    then = moment if moment is not None and moment.stage == "teacher" else None
    if then is None and model.version(SheetFile.TEACHER) is None:
        then = latest_preview(model, "teacher")
    if then is not None:
        lines = (tr("in training, step {step}").format(step=count(then.step)),)
        return SampleColumn("teacher", tr("Teacher"), lines, then.file, short=_step(then))
    known = model.teacher_cost()
    cost = PAPER.write(known.paper_macs) if known else UNKNOWN
    words = f"{cost} {tr(PAPER.noun)}"
    # What made the pictures is said where its cost is not known.
    about = (words,) if known else (words, tr("answers of a black box"))
    short = (f"{cost} MACs", "")[: len(about)]
    measured, title = model.teacher_distance(), tr("Teacher")
    if measured is None or measured[1] != model.features():
        return SampleColumn("teacher", title, about, SheetFile.TEACHER, short=short)
    distance = distance_text(*measured, model.run.recipe.search.score)
    several = len(model.compared) > 1
    sentence = _short_sentence(title, measured[0], model.teacher_miou()) if several else ""
    return SampleColumn("teacher", title, about, SheetFile.TEACHER, distance, sentence, short)


def _students(model: RunModel, moment: PreviewRecord | None) -> list[SampleColumn]:
    """The candidates compared, the selected one last; before the search, who learns."""
    if moment is not None and moment.stage in LEARNERS:
        return [_in_training("student", LEARNERS[moment.stage], moment)]
    wanted = model.compared[-MOST_CANDIDATES:] or ((model.chosen,) if model.chosen else ())
    records = [item for item in map(model.find, wanted) if item is not None]
    if records:
        return _candidates(model, records)
    for stage, title in LEARNERS.items():
        then = latest_preview(model, stage)
        if then is not None:
            return [_in_training("student", title, then)]
    return []


def _candidates(model: RunModel, records: list[CandidateRecord]) -> list[SampleColumn]:
    columns = [_measured(model, item.candidate) for item in records]
    if len(records) > 1:
        both = zip(columns, records, strict=True)
        columns = [_numbered(model, column, item) for column, item in both]
    # The last is the selected one: it replaces the one selected before.
    return [*columns[:-1], replace(columns[-1], key="student")]


def _numbered(model: RunModel, column: SampleColumn, item: CandidateRecord) -> SampleColumn:
    """One of several: called by its number, unless it is the chosen one, and told briefly."""
    candidate = item.candidate
    title = column.title if candidate.architecture == model.chosen else f"№ {item.id}"
    key = f"candidate {architecture_text(candidate.architecture)}"
    sentence = _short_sentence(title, candidate.metric, candidate.miou)
    return replace(column, key=key, title=title, brief="", sentence=sentence)


def _short_sentence(title: str, distance: float, miou: float | None) -> str:
    """One of several in a line of them, held together."""
    text = title.replace(" ", "\u00a0").replace("-", "\N{NON-BREAKING HYPHEN}")
    words = f"{text}:\u00a0{value_text(distance)}", miou_text(miou).replace(" ", "\u00a0")
    return ",\u00a0".join(word for word in words if word)


def _finetuned(model: RunModel, moment: PreviewRecord | None) -> SampleColumn | None:
    if moment is not None and moment.stage == "finetune":
        return _in_training("finetuned", tr("Fine-tuned"), moment)
    chosen = model.chosen
    if chosen is None or (model.compared and chosen not in model.compared):
        return None
    if _did_not_help(model.finetuned(chosen)):
        return None
    if model.version(SheetFile.finetuned(chosen)) is not None:
        return _after(model, chosen)
    then = latest_preview(model, "finetune")
    return _in_training("finetuned", tr("Fine-tuned"), then) if then is not None else None


def _in_training(key: str, title: str, moment: PreviewRecord) -> SampleColumn:
    brief = tr("Tuned") if key == "finetuned" else ""
    about = (moment_words(moment),)
    return SampleColumn(key, tr(title), about, moment.file, short=_step(moment), brief=brief)


def _step(moment: PreviewRecord) -> tuple[str, ...]:
    return (tr("step {step}").format(step=count(moment.step)),)


def _measured(model: RunModel, candidate: Candidate) -> SampleColumn:
    is_chosen = candidate.architecture == model.chosen
    title = tr("Chosen") if is_chosen else tr("Candidate")
    brief_title = "" if is_chosen else tr("Cand.")
    file = SheetFile.candidate(candidate.architecture)
    widths, cost = architecture_words(candidate.architecture), PAPER.words(candidate)
    measured = candidate.metric, candidate.features, model.run.recipe.search.score
    distance, brief = distance_text(*measured), distance_text_short(*measured)
    known = model.teacher_cost()
    teacher = PAPER.write(known.paper_macs) if known else UNKNOWN
    miou = miou_text(candidate.miou)
    words = tr("{title} {widths} · {cost} (teacher {teacher}) · {distance}")
    sentence = words.format(title=title, widths=widths, cost=cost, teacher=teacher, distance=brief)
    sentence += f" · {miou}" if miou else ""
    tuned = model.finetuned(candidate.architecture) if is_chosen else None
    if tuned is not None and _did_not_help(tuned):
        kept = tr("Fine-tuning made it worse ({change}); the original was kept.")
        sentence += ". " + kept.format(change=tuned.brief)
    short = (f"{PAPER.write(PAPER.of(candidate))} MACs", "")
    about = (cost, widths), file, distance, sentence, short
    return SampleColumn("student", title, *about, brief=brief_title)


def _did_not_help(tuned: FineTuned | None) -> bool:
    """Then the sheet of the fine-tuned one shows the weights that were kept: the same again."""
    return tuned is not None and not tuned.kept


def _after(model: RunModel, architecture: Architecture) -> SampleColumn:
    title, file, brief = tr("Fine-tuned"), SheetFile.finetuned(architecture), tr("Tuned")
    tuned = model.finetuned(architecture)
    if tuned is None:
        return SampleColumn("finetuned", title, (), file, brief=brief)
    measured = tuned.after, tuned.features, model.run.recipe.search.score
    distance, sentence = distance_text(*measured), f"{title} · {distance_text_short(*measured)}"
    if len(model.compared) > 1 and tuned.features == model.features():
        sentence = _short_sentence(title, tuned.after, None)
    return SampleColumn("finetuned", title, (), file, distance, sentence, brief=brief)
