"""How much memory and disk a recipe takes."""

from core.estimate.networks import EstimatedNetworks, NetworkSize
from core.estimate.speed import TRAINING, SecondsRange
from core.estimate.work import FIXED, Counts, steps_of
from core.recipe.recipe import Recipe
from core.recipe.training import Distill

GIB = 2**30
_FLOAT = 4
_PROGRAM = 0.86 * GIB
"""Python with torch and everything a run imports, before it has a picture."""
_STATES = 7.5
"""A trained weight, its gradient and Adam's two averages; and all but the gradient once more while
a checkpoint is written. Fitted, as the next, to the peaks of five teachers trained on a CPU."""
_KEPT = 2.05
"""Numbers kept for the backward pass to each output of a layer: before and after the activation,
and the gradient while it lasts."""
_PICTURE = 0.6
"""Bytes of a PNG to each byte of a picture, as generators draw them."""
_SCALAR = 45
_ENCODER = 2**20


def memory_of(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> SecondsRange:
    """Bytes at the peak of the greediest stage; on a GPU most of it lies there."""
    trained = [name for name in recipe.stages if name in TRAINING]
    peaks = [_training(name, recipe, networks) for name in trained]
    cached = min(_pictures(recipe, counts), recipe.data.cache_gib * GIB)
    if recipe.distill.cache_place == "memory":
        cached += _answers(recipe, counts, networks)
    middle = _PROGRAM + max(peaks, default=0.0) + cached
    return SecondsRange(0.8 * middle, middle, 1.4 * middle)


def disk_of(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> SecondsRange:
    """Bytes of the run's folder at the end; at most, with the training state of a stage at work."""
    parts = _weights(recipe, networks) + _drawn(recipe, counts) + _record(recipe, counts)
    passing = _state(recipe, networks)
    if recipe.distill.cache_place == "disk":
        passing += _answers(recipe, counts, networks)
    if not recipe.data.folder:
        parts += _PICTURE * 6 * recipe.data.sample_pairs * _side(recipe) ** 2
    return SecondsRange(0.75 * parts, parts, max(1.3 * parts, 0.6 * parts + passing))


def _training(stage: str, recipe: Recipe, networks: EstimatedNetworks) -> float:
    """Weights with their states, and what the backward pass needs, for one batch."""
    if stage == "teacher" and not recipe.trains_teacher:
        return _FLOAT * networks.teacher.parameters
    if stage == "finetune" and not recipe.finetune.enabled:
        return 0.0
    batch = getattr(recipe, stage).batch_size
    twice = recipe.family_spec.trained_generators if stage == "teacher" else 1
    own = networks.teacher if stage == "teacher" else networks.supernet
    weights = twice * _STATES * (own.parameters + networks.discriminator.parameters)
    outputs = _passes(stage, recipe) * own.outputs + 2 * twice * networks.discriminator.outputs
    if stage != "teacher":
        weights += networks.teacher.parameters
        outputs += 0.3 * networks.teacher.outputs
    return _FLOAT * (weights + _KEPT * batch * outputs)


def _passes(stage: str, recipe: Recipe) -> float:
    """Forward passes of the trained generators that wait for one backward pass."""
    if stage != "teacher":
        schedule = getattr(recipe, stage)
        return 1.2 if isinstance(schedule, Distill) and schedule.sampling == "sandwich" else 1.0
    return recipe.family_spec.waiting_passes(recipe)


def _pictures(recipe: Recipe, counts: Counts) -> float:
    """Decoded pictures, a little larger than they are cut."""
    pixels = (1 + recipe.data.jitter) ** 2 * recipe.data.height * recipe.data.width
    source, target = counts.pixel_bytes
    # Where a folder of answers teaches, each source has one, as large as a target.
    answer = 0 if recipe.has_teacher_generator else target
    return pixels * (counts.sources * (source + answer) + counts.targets * target)


def _answers(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> float:
    """The teacher's answers that are kept, up to the room they are given."""
    most = recipe.distill.cache_gib * GIB
    features = 4 * networks.teacher.outputs / max(networks.teacher.layers, 1)
    return min(most, 2 * _FLOAT * features * counts.trained(recipe)) if most else 0.0


def _weights(recipe: Recipe, networks: EstimatedNetworks) -> float:
    """The networks that a run keeps: teacher, judges, supernet, the chosen one, twice exported."""
    teachers = 1 if not recipe.trains_teacher else recipe.family_spec.trained_generators
    judges = 2 + (recipe.route == "original")
    kept = teachers * networks.teacher.parameters + judges * networks.discriminator.parameters
    students = networks.supernet.parameters * (1 + (recipe.route == "original"))
    chosen = networks.middle.parameters * (recipe.finetune.enabled + 1 + recipe.export.onnx)
    return _FLOAT * (kept + students + chosen) + _ENCODER


def _state(recipe: Recipe, networks: EstimatedNetworks) -> float:
    """Weights and Adam's averages of a stage at work: two states are kept, a third is written."""

    def of(size: NetworkSize) -> float:
        return 3 * _FLOAT * (size.parameters + networks.discriminator.parameters)

    doubled = recipe.family_spec.trained_generators
    trained = 0.0 if not recipe.trains_teacher else doubled * of(networks.teacher)
    return 3 * max(trained, of(networks.supernet))


def _drawn(recipe: Recipe, counts: Counts) -> float:
    """Sheets of the fixed pictures: of steps, of candidates, and in further styles."""
    steps = _steps(recipe, counts)
    styles = recipe.styles
    sheets = steps / recipe.engine.preview_every + styles * (recipe.search.evaluations + 3)
    return sheets * FIXED * 3 * recipe.data.height * recipe.data.width * _PICTURE


def _record(recipe: Recipe, counts: Counts) -> float:
    steps = _steps(recipe, counts)
    return _SCALAR * recipe.family_spec.recorded_numbers * steps + 200 * recipe.search.evaluations


def _steps(recipe: Recipe, counts: Counts) -> int:
    """Of all stages that train."""
    left_out = {*recipe.taken_over} | (set() if recipe.trains_teacher else {"teacher"})
    left_out |= set() if recipe.finetune.enabled else {"finetune"}
    names = [name for name in recipe.stages if name in TRAINING and name not in left_out]
    return sum(steps_of(getattr(recipe, name), recipe, counts) for name in names)


def _side(recipe: Recipe) -> int:
    return max(recipe.data.height, recipe.data.width)
