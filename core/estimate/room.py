"""How much memory and disk a recipe takes."""

from core.estimate.networks import Networks, Size
from core.estimate.speed import TRAINING, Range
from core.estimate.work import FIXED, Counts, steps_of
from core.recipe import Distill, Recipe

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
_SCALARS = {"pix2pix": 10, "cyclegan": 14, "gaugan": 10, "munit": 12}
_ENCODER = 2**20


def memory_of(recipe: Recipe, counts: Counts, networks: Networks) -> Range:
    """Bytes at the peak of the greediest stage; on a GPU most of it lies there."""
    trained = [name for name in recipe.stages if name in TRAINING]
    peaks = [_training(name, recipe, networks) for name in trained]
    cached = min(_pictures(recipe, counts), recipe.data.cache_gib * GIB)
    if recipe.distill.cache_place == "memory":
        cached += _answers(recipe, counts, networks)
    middle = _PROGRAM + max(peaks, default=0.0) + cached
    return Range(0.8 * middle, middle, 1.4 * middle)


def disk_of(recipe: Recipe, counts: Counts, networks: Networks) -> Range:
    """Bytes of the run's folder at the end; at most, with the training state of a stage at work."""
    parts = _weights(recipe, networks) + _drawn(recipe, counts) + _record(recipe, counts)
    passing = _state(recipe, networks)
    if recipe.distill.cache_place == "disk":
        passing += _answers(recipe, counts, networks)
    if not recipe.data.folder:
        parts += _PICTURE * 6 * recipe.data.sample_pairs * _side(recipe) ** 2
    return Range(0.75 * parts, parts, max(1.3 * parts, 0.6 * parts + passing))


def _training(stage: str, recipe: Recipe, networks: Networks) -> float:
    """Weights with their states, and what the backward pass needs, for one batch."""
    if stage == "teacher" and recipe.teacher.checkpoint:
        return _FLOAT * networks.teacher.parameters
    if stage == "finetune" and not recipe.finetune.enabled:
        return 0.0
    batch = getattr(recipe, stage).batch_size
    twice = 2 if stage == "teacher" and recipe.pairing == "unpaired" else 1
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
    return {"cyclegan": 6.0 if recipe.cyclegan.lambda_identity else 4.0, "munit": 4.0}.get(
        recipe.family, 1.0
    )


def _pictures(recipe: Recipe, counts: Counts) -> float:
    """Decoded pictures, one byte a number, a little larger than they are cut."""
    grown = (1 + recipe.data.jitter) ** 2
    return 3 * grown * recipe.data.height * recipe.data.width * (counts.sources + counts.targets)


def _answers(recipe: Recipe, counts: Counts, networks: Networks) -> float:
    """The teacher's answers that are kept, up to the room they are given."""
    most = recipe.distill.cache_gib * GIB
    features = 4 * networks.teacher.outputs / max(networks.teacher.layers, 1)
    return min(most, 2 * _FLOAT * features * counts.trained(recipe)) if most else 0.0


def _weights(recipe: Recipe, networks: Networks) -> float:
    """The networks that a run keeps: teacher, judges, supernet, the chosen one, twice exported."""
    teachers = 2 if recipe.pairing == "unpaired" and not recipe.teacher.checkpoint else 1
    judges = 2 + (recipe.route == "original")
    kept = teachers * networks.teacher.parameters + judges * networks.discriminator.parameters
    students = networks.supernet.parameters * (1 + (recipe.route == "original"))
    chosen = networks.middle.parameters * (recipe.finetune.enabled + 1 + recipe.export.onnx)
    return _FLOAT * (kept + students + chosen) + _ENCODER


def _state(recipe: Recipe, networks: Networks) -> float:
    """Weights and Adam's averages of a stage at work; twice, while they are written anew."""

    def of(size: Size) -> float:
        return 3 * _FLOAT * (size.parameters + networks.discriminator.parameters)

    doubled = 2 if recipe.pairing == "unpaired" else 1
    trained = 0.0 if recipe.teacher.checkpoint else doubled * of(networks.teacher)
    return 2 * max(trained, of(networks.supernet))


def _drawn(recipe: Recipe, counts: Counts) -> float:
    """Strips of the fixed pictures: of steps, of candidates, and in further styles."""
    steps = _steps(recipe, counts)
    styles = recipe.munit.styles if recipe.family == "munit" else 1
    strips = steps / recipe.engine.preview_every + styles * (recipe.search.evaluations + 3)
    return strips * FIXED * 3 * recipe.data.height * recipe.data.width * _PICTURE


def _record(recipe: Recipe, counts: Counts) -> float:
    steps = _steps(recipe, counts)
    return _SCALAR * _SCALARS[recipe.family] * steps + 200 * recipe.search.evaluations


def _steps(recipe: Recipe, counts: Counts) -> int:
    """Of all stages that train."""
    left_out = {"teacher"} if recipe.teacher.checkpoint else set()
    left_out |= set() if recipe.finetune.enabled else {"finetune"}
    names = [name for name in recipe.stages if name in TRAINING and name not in left_out]
    return sum(steps_of(getattr(recipe, name), recipe, counts) for name in names)


def _side(recipe: Recipe) -> int:
    return max(recipe.data.height, recipe.data.width)
