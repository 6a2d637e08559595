"""How much there is to compute: steps of each stage, and what one of them takes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from core.estimate.networks import EstimatedNetworks, NetworkSize
from core.recipe.datasets import dataset_of
from core.recipe.families.spec import TRAINED
from core.recipe.plan import Inputs
from core.recipe.recipe import Recipe
from core.recipe.search import ENCODER, WAVELET
from core.recipe.training import Distill, TrainingSchedule

if TYPE_CHECKING:
    from core.data.recognised import Recognised

_LEARNS_ONLY = 1
_ENCODER = (32, 64, 128)
_ENCODER_BATCH = 8
_FLOAT = 4  # deep pictures are kept as float32
_EXTRACTORS = {"inception": 5.7e9, "squeezenet1_1": 0.35e9, "resnet18": 1.8e9, "vgg16": 15.5e9}
_EXTRACTOR = 2e9
_LITE = {"lite0": 4.9e3, "lite2": 11.0e3}
"""MACs for a pixel, up to the blocks that describe a picture."""
FIXED = 6


@dataclass(frozen=True)
class Counts:
    """How many pictures the data have: sources and targets to train on, and sources to test on.

    Of pairs, both are the number of pairs. What is held out is still among them. `inputs` is what
    the data feed the generators, where it is known. `pixel_bytes` is what a pixel of a source and
    of a target takes once it is decoded.
    """

    sources: int
    targets: int
    tests: int
    inputs: Inputs | None = None
    pixel_bytes: tuple[int, int] = (3, 3)

    @classmethod
    def of_sample(cls, recipe: Recipe) -> "Counts":
        """The built-in sample: a fifth of the pairs is for the test."""
        pairs = recipe.data.sample_pairs
        if recipe.pairing == "unpaired":
            return cls(round(0.4 * pairs), round(0.4 * pairs), round(0.1 * pairs))
        return cls(round(0.8 * pairs), round(0.8 * pairs), round(0.2 * pairs))

    @classmethod
    def expected(cls, recipe: Recipe) -> "Counts":
        """Before a folder is given: those of the data set that the recipe is written for."""
        known = dataset_of(recipe)
        if known is None:
            return cls.of_sample(recipe)
        return cls(known.sources, known.targets, known.tests)

    @classmethod
    def of_data(cls, layout: "Recognised[Any]", edges: bool = True) -> "Counts":
        """Those of a folder that was recognised."""
        labels = layout.labels
        source, target = (values.channels for values in layout.values)
        inputs = Inputs(source_channels=source, target_channels=target)
        if labels is not None:
            edged = edges and labels.instances
            inputs = Inputs(labels.classes, labels.dont_care, edged, target_channels=target)
        sources, targets = len(layout.train_sources), len(layout.train_targets)
        source_bytes, target_bytes = (
            values.channels * (_FLOAT if values.is_deep else 1) for values in layout.values
        )
        if labels is not None:
            source_bytes = 1 + inputs.edges  # class numbers, and where the edges are
        tests = len(layout.test_sources)
        return cls(sources, targets, tests, inputs, (source_bytes, target_bytes))

    def held(self, recipe: Recipe) -> int:
        """Sources that are held out of training."""
        return _held(self.sources, recipe)

    def trained(self, recipe: Recipe) -> int:
        """Pictures of the larger side that are left to train on."""
        both = (self.sources, self.targets)
        return max(count - _held(count, recipe) for count in both)


@dataclass(frozen=True)
class Work:
    """A stage: so many steps, each of so many MACs in so many layers that are run.

    `further` is computed besides, once. MACs are forward ones; backward passes count double.
    """

    stage: str
    steps: int
    unit: str
    macs: float
    layers: float
    further: float = 0.0

    @property
    def total(self) -> float:
        """MACs of the whole stage."""
        return self.steps * self.macs + self.further


def work_of(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> list[Work]:
    """What each stage of a recipe takes, in order."""
    makers: dict[str, Callable[[Recipe, Counts, EstimatedNetworks], Work]] = {
        "teacher": _teacher,
        "prune": partial(_student, "prune"),
        "distill": partial(_student, "distill"),
        "search": _search,
        "finetune": _finetune,
        "export": _export,
    }
    over = recipe.taken_over
    return [
        Work(stage, 0, "steps", 0.0, 0.0)
        if stage in over
        else makers[stage](recipe, counts, networks)
        for stage in recipe.stages
    ]


def steps_of(schedule: TrainingSchedule, recipe: Recipe, counts: Counts) -> int:
    """Optimiser steps of a training stage."""
    an_epoch = -(-counts.trained(recipe) // schedule.batch_size)
    return (schedule.epochs + schedule.decay_epochs) * an_epoch


def _teacher(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> Work:
    if not recipe.trains_teacher:
        return Work("teacher", 1, "import", FIXED * networks.teacher.macs, networks.teacher.layers)
    passes = recipe.family_spec.teacher_passes(recipe)
    size = networks.teacher * passes.generator + networks.discriminator * passes.discriminator
    return _training("teacher", recipe.teacher, recipe, counts, size)


def _student(stage: str, recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> Work:
    schedule: TrainingSchedule = getattr(recipe, stage)
    visited = [networks.supernet]
    if isinstance(schedule, Distill):
        between = [networks.middle] * schedule.random_widths
        wide = schedule.sampling == "sandwich"
        visited = [networks.supernet, networks.smallest, *between] if wide else [networks.middle]
    return _distilled(stage, schedule, recipe, counts, networks, visited)


def _finetune(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> Work:
    if not recipe.finetune.enabled:
        return Work("finetune", 0, "steps", 0.0, 0.0)
    chosen = _met(recipe, networks)
    work = _distilled("finetune", recipe.finetune, recipe, counts, networks, [chosen])
    judged = 2 * _evaluation(recipe, counts, networks)
    return Work(work.stage, work.steps, work.unit, work.macs, work.layers, judged)


def _distilled(
    stage: str,
    schedule: TrainingSchedule,
    recipe: Recipe,
    counts: Counts,
    networks: EstimatedNetworks,
    visited: list[NetworkSize],
) -> Work:
    passes = recipe.family_spec.student_passes(recipe)
    size = networks.teacher * _LEARNS_ONLY
    for student in visited:
        size += student * passes.generator + networks.discriminator * passes.discriminator
    return _training(stage, schedule, recipe, counts, size)


def _training(
    stage: str, schedule: TrainingSchedule, recipe: Recipe, counts: Counts, size: NetworkSize
) -> Work:
    macs = (size.macs + recipe.family_spec.perceptual_macs(recipe)) * schedule.batch_size
    return Work(stage, steps_of(schedule, recipe, counts), "steps", macs, size.layers)


def _search(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> Work:
    from core.search.plan import SearchPlan

    wanted, size = recipe.search, recipe.data.height * recipe.data.width
    count = SearchPlan(recipe, {}).candidates()
    held = min(wanted.pictures, counts.held(recipe))
    # Children that are halved away are scored too, on a part of the pictures.
    effort = max(1.0, wanted.evaluations / count) if wanted.method == "nsga2" else 1.0
    examples = wanted.encoder_steps * _ENCODER_BATCH if wanted.features == ENCODER else 0
    learning = 2 * TRAINED * examples * _encoder(size)
    if wanted.segmenter == "own":
        learning += 2 * TRAINED * wanted.segmenter_steps * _ENCODER_BATCH * _encoder(size)
    others = held * (networks.teacher.macs + 3 * _features(recipe))
    return Work(
        "search",
        count,
        "candidates",
        effort * _evaluation(recipe, counts, networks),
        effort * held * networks.middle.layers,
        learning + others,
    )


def _evaluation(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> float:
    """MACs to score one sub-generator."""
    wanted = recipe.search
    held = min(wanted.pictures, counts.held(recipe))
    calibrated = min(wanted.calibration_pictures, counts.trained(recipe))
    passes = held + (calibrated if networks.has_statistics else 0)
    looks = 2 if wanted.segmenter else 1
    return passes * _met(recipe, networks).macs + looks * held * _features(recipe)


def _export(recipe: Recipe, counts: Counts, networks: EstimatedNetworks) -> Work:
    pictures = min(recipe.export.test_pictures, counts.tests or counts.held(recipe))
    timed = 8 * recipe.export.latency_repeats
    both = networks.teacher + _met(recipe, networks)
    macs = both.macs + 4 * _features(recipe)
    return Work("export", pictures, "pictures", macs, both.layers, timed * both.macs)


def _met(recipe: Recipe, networks: EstimatedNetworks) -> NetworkSize:
    """A sub-generator as a search meets it: of middling widths, or as its budget allows."""
    budget = recipe.search.budget_gmacs * 1e9
    share = min(1.0, 0.5 * budget / networks.middle.macs) if budget else 1.0
    size = networks.middle
    return NetworkSize(
        share * size.macs, share * size.parameters, share * size.outputs, size.layers
    )


def _features(recipe: Recipe) -> float:
    if recipe.search.features == ENCODER:
        return _encoder(recipe.data.height * recipe.data.width)
    if recipe.search.features in _LITE:
        # Smaller pictures are enlarged to 128 px.
        pixels = max(recipe.data.height * recipe.data.width, 128**2)
        return _LITE[recipe.search.features] * pixels
    if recipe.search.features == WAVELET:
        return 0.0
    return _EXTRACTORS.get(recipe.search.features, _EXTRACTOR)


def _encoder(pixels: int) -> float:
    widths, macs = (3, *_ENCODER), 0.0
    for step, (before, after) in enumerate(zip(widths, _ENCODER, strict=False), 1):
        macs += pixels / 4**step * 9 * before * after
    return macs


def _held(count: int, recipe: Recipe) -> int:
    return min(max(2, round(count * recipe.data.holdout)), max(count - 2, 1))
