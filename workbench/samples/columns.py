"""Which pictures Samples shows beside each other, and what is written over them."""

from dataclasses import dataclass, replace

from core.events import Candidate
from core.nets.architecture import Architecture, architecture_text
from core.record import CandidateRecord, PreviewRecord
from core.run import Strip
from core.tuning import FineTuned
from workbench.front.costs import COST_AXES
from workbench.front.qualities import miou_text
from workbench.measures import architecture_words, distance_text, distance_text_short
from workbench.run_model import RunModel
from workbench.translation import mark, tr
from workbench.words import STAGE_TITLES, count

PAPER = COST_AXES[0]
# Who is the student in each stage before the search, the later stage first.
LEARNERS = mark({"distill": "Supernet", "prune": "Pruned student"})
# So many candidates beside each other; each takes memory, and room from the others.
MOST_CANDIDATES = 8


@dataclass(frozen=True)
class SampleColumn:
    """One network's pictures of the fixed samples: a title, lines about it, a strip's file.

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
    true = model.version(Strip.TRUTH) is not None
    truth = [SampleColumn("truth", tr("Truth"), (), Strip.TRUTH)] if true else []
    return [SampleColumn("input", tr("Input"), (), Strip.INPUT), *shown, *truth]


def aligned(moments: list[list[SampleColumn]]) -> list[list[SampleColumn]]:
    """The columns of several moments, made to be the same ones: some without pictures."""
    every = max(moments, key=len)
    found = [{column.key: column for column in columns} for columns in moments]
    return [[by.get(column.key, replace(column, file="")) for column in every] for by in found]


def left_out(model: RunModel) -> int:
    """How many of the candidates compared are not shown, for there are too many."""
    return max(0, len(model.compared) - MOST_CANDIDATES)


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
    return 1 + sum(model.version(Strip.styled(file, style)) is not None for style in styles)


def _styled(model: RunModel, column: SampleColumn, style: int) -> SampleColumn:
    file = Strip.styled(column.file, style)
    if not style or model.version(file) is None:
        return column
    return replace(column, file=file)


def moment_words(moment: PreviewRecord) -> str:
    """ "distillation, step 1 200" """
    stage = tr(STAGE_TITLES.get(moment.stage, moment.stage)).lower()
    return tr("{stage}, step {step}").format(stage=stage, step=count(moment.step))


def latest_preview(model: RunModel, stage: str) -> PreviewRecord | None:
    """The last strip drawn while this stage trained."""
    return next((item for item in reversed(model.previews) if item.stage == stage), None)


def _teacher(model: RunModel, moment: PreviewRecord | None) -> SampleColumn:
    then = moment if moment is not None and moment.stage == "teacher" else None
    if then is None and model.version(Strip.TEACHER) is None:
        then = latest_preview(model, "teacher")
    if then is not None:
        lines = (tr("in training, step {step}").format(step=count(then.step)),)
        return SampleColumn("teacher", tr("Teacher"), lines, then.file, short=_step(then))
    cost = PAPER.write(model.teacher_cost().paper_macs)
    words = f"{cost} {tr(PAPER.noun)}"
    short = (f"{cost} MACs",)
    found, title = model.teacher_distance(), tr("Teacher")
    if found is None or found[1] != model.features():
        return SampleColumn("teacher", title, (words,), Strip.TEACHER, short=short)
    distance = distance_text(*found, model.run.recipe.search.score)
    several = len(model.compared) > 1
    sentence = _told(title, found[0], model.teacher_miou()) if several else ""
    return SampleColumn("teacher", title, (words,), Strip.TEACHER, distance, sentence, short)


def _students(model: RunModel, moment: PreviewRecord | None) -> list[SampleColumn]:
    """The candidates compared, the selected one last; before the search, who learns."""
    if moment is not None and moment.stage in LEARNERS:
        return [_in_training("student", LEARNERS[moment.stage], moment)]
    wanted = model.compared[-MOST_CANDIDATES:] or ((model.chosen,) if model.chosen else ())
    found = [item for item in map(model.find, wanted) if item is not None]
    if found:
        return _candidates(model, found)
    for stage, title in LEARNERS.items():
        then = latest_preview(model, stage)
        if then is not None:
            return [_in_training("student", title, then)]
    return []


def _candidates(model: RunModel, found: list[CandidateRecord]) -> list[SampleColumn]:
    columns = [_measured(model, item.candidate) for item in found]
    if len(found) > 1:
        both = zip(columns, found, strict=True)
        columns = [_numbered(model, column, item) for column, item in both]
    # The last is the selected one: it takes the place of whoever was selected before.
    return [*columns[:-1], replace(columns[-1], key="student")]


def _numbered(model: RunModel, column: SampleColumn, item: CandidateRecord) -> SampleColumn:
    """One of several: called by its number, unless it is the chosen one, and told briefly."""
    candidate = item.candidate
    title = column.title if candidate.architecture == model.chosen else f"№ {item.id}"
    key = f"candidate {architecture_text(candidate.architecture)}"
    sentence = _told(title, candidate.metric, candidate.miou)
    return replace(column, key=key, title=title, brief="", sentence=sentence)


def _told(title: str, distance: float, miou: float | None) -> str:
    """One of several in a line of them, held together."""
    told = title.replace(" ", "\u00a0").replace("-", "\N{NON-BREAKING HYPHEN}")
    words = f"{told}:\u00a0{distance:.2f}", miou_text(miou).replace(" ", "\u00a0")
    return ",\u00a0".join(word for word in words if word)


def _finetuned(model: RunModel, moment: PreviewRecord | None) -> SampleColumn | None:
    if moment is not None and moment.stage == "finetune":
        return _in_training("finetuned", tr("Fine-tuned"), moment)
    chosen = model.chosen
    if chosen is None or (model.compared and chosen not in model.compared):
        return None
    if _did_not_help(model.finetuned(chosen)):
        return None
    if model.version(Strip.finetuned(chosen)) is not None:
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
    file = Strip.candidate(candidate.architecture)
    widths, cost = architecture_words(candidate.architecture), PAPER.words(candidate)
    measured = candidate.metric, candidate.features, model.run.recipe.search.score
    distance, brief = distance_text(*measured), distance_text_short(*measured)
    teacher = PAPER.write(model.teacher_cost().paper_macs)
    miou = miou_text(candidate.miou)
    told = tr("{title} {widths} · {cost} (teacher {teacher}) · {distance}")
    sentence = told.format(title=title, widths=widths, cost=cost, teacher=teacher, distance=brief)
    sentence += f" · {miou}" if miou else ""
    tuned = model.finetuned(candidate.architecture) if is_chosen else None
    if tuned is not None and _did_not_help(tuned):
        kept = tr("Fine-tuning took its {change}, so it is kept as it was.")
        sentence += ". " + kept.format(change=tuned.change)
    short = (f"{PAPER.write(PAPER.of(candidate))} MACs", "")
    about = (cost, widths), file, distance, sentence, short
    return SampleColumn("student", title, *about, brief=brief_title)


def _did_not_help(tuned: FineTuned | None) -> bool:
    """Then the strip of the fine-tuned one shows the weights that were kept: the same again."""
    return tuned is not None and not tuned.kept


def _after(model: RunModel, architecture: Architecture) -> SampleColumn:
    title, file, brief = tr("Fine-tuned"), Strip.finetuned(architecture), tr("Tuned")
    found = model.finetuned(architecture)
    if found is None:
        return SampleColumn("finetuned", title, (), file, brief=brief)
    measured = found.after, found.features, model.run.recipe.search.score
    distance, sentence = distance_text(*measured), f"{title} · {distance_text_short(*measured)}"
    if len(model.compared) > 1 and found.features == model.features():
        sentence = _told(title, found.after, None)
    return SampleColumn("finetuned", title, (), file, distance, sentence, brief=brief)
