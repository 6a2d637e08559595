"""What every family answers: which networks it builds, and how they are trained."""

from abc import ABC
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, ClassVar

from torch import Tensor, nn

from core.families.augment import Augmenter
from core.families.cost_groups import CostScale
from core.families.losses import GanLoss
from core.families.teacher import TeacherTraining
from core.families.teacher_cache import TeacherCache
from core.families.terms import PictureTerms
from core.families.training import BatchSource, TrainingState
from core.families.views import trained_widths
from core.nets.architecture import Architecture
from core.nets.discriminator import PatchDiscriminator
from core.nets.generator import Generator, config_of
from core.nets.initialise import initialise, initialise_fan_in
from core.nets.layers import ElasticConv2d
from core.nets.network_config import NetworkConfig, create
from core.nets.projected import ProjectedDiscriminator
from core.nets.space import Space, space_of
from core.nets.spectral import settle
from core.nets.styles import drawn_in_styles
from core.recipe.plan import Inputs, recipe_student_cost, supernet_config, teacher_config
from core.recipe.recipe import Recipe
from core.recipe.training import Distill, Finetune, Prune
from core.recipe.training import TrainingSchedule as Schedule
from core.run.events import Notice
from core.runtime.compute import Compute
from core.runtime.randomness import seed_for

REVERSE = "reverse"
"""What the other direction's generator is called, where a family trains it too."""
StudentSchedule = Prune | Distill | Finetune


@dataclass
class DistillationSetup:
    """The networks that one distillation begins with.

    `adaptors` map the student's matched features to the teacher's widths. `space` is given for a
    supernet, which trains at widths drawn from it. Without a `teacher`, batches hold a black box's
    answers, and there are no adaptors. `condition` holds the widest widths where the
    discriminator is conditioned on widths (see `core.nets.conditioning`), and `cache` stores the
    teacher's outputs where they are kept.
    """

    student: Generator
    teacher: Generator | None
    discriminator: nn.Module | None
    adaptors: nn.ModuleList
    space: Space | None = None
    condition: Architecture | None = None
    cache: TeacherCache | None = None
    projected: ProjectedDiscriminator | None = None
    pictures: PictureTerms = field(default_factory=PictureTerms)
    discriminator_rate: float = 1.0
    costs: CostScale | None = None


@dataclass
class TeacherStart:
    """Networks that a teacher's training starts from instead of new weights.

    `reverse` is the generator of the other direction, where the family trains one. What is None
    starts from new weights.
    """

    generator: Generator
    discriminator: nn.Module | None = None
    projected: ProjectedDiscriminator | None = None
    reverse: Generator | None = None
    reverse_discriminator: nn.Module | None = None
    reverse_projected: ProjectedDiscriminator | None = None


class StudentTraining(TrainingState):
    """Distils one student, or a supernet at sampled widths, from a teacher."""

    student: Generator
    discriminator: nn.Module | None
    projected: ProjectedDiscriminator | None
    adaptors: nn.ModuleList
    TRAINED: ClassVar[str] = "student"


class Family(ABC):
    """A recipe's family. Weights to start from follow from the recipe's seed alone."""

    GAN: ClassVar[GanLoss]
    """The published adversarial loss."""
    SEES_SOURCE: ClassVar[bool] = False
    """Whether the family's own discriminator sees the source beside a picture."""
    TEACHER: ClassVar[Callable[..., TeacherTraining]]
    """The teacher's training, of a family, batches and a device."""
    STUDENT: ClassVar[Callable[..., StudentTraining]]
    """The distillation, where it needs no settings of the family."""

    def __init__(self, recipe: Recipe, inputs: Inputs) -> None:
        self.recipe = recipe
        self.inputs = inputs
        self.start: TeacherStart | None = None
        """What the teacher's training starts from; None: new weights."""

    @property
    def gan(self) -> GanLoss:
        """The adversarial loss of every stage."""
        chosen = self.recipe.teacher.gan
        return self.GAN if chosen == "auto" else chosen

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from, in place: N(0, 0.02) and no biases, unless a family differs."""
        initialise(module, seed_for(self.recipe.seed, name))

    def new_teacher(self, inputs: Inputs | None = None) -> Generator:
        """A full generator to be trained; of other `inputs` than the family's where given."""
        return self._new(teacher_config(self.recipe, inputs or self.inputs), "teacher")

    def inputs_between(self, source: int, target: int) -> Inputs:
        """The inputs of a generator between pictures of so many channels."""
        return replace(self.inputs, source_channels=source, target_channels=target)

    def first_teacher(self) -> Generator:
        """The full generator that the teacher's training begins with."""
        return self.start.generator if self.start else self.new_teacher()

    def first_conditional(self, of_sources: bool = False) -> Any:
        """The family's own discriminator that the teacher's training begins with; None: none.

        It is of pictures of the target domain, or of the sources'.
        """
        if not self.conditional:
            return None
        start = self.start
        known = start and (start.reverse_discriminator if of_sources else start.discriminator)
        return known or self.new_conditional(of_sources)

    def first_pictures(self, of_sources: bool = False) -> PictureTerms:
        """The losses between pictures that the teacher's training begins with.

        With the projected discriminator of the target domain, or of the sources'.
        """
        start, name = self.start, "projected of sources" if of_sources else "projected"
        known = start and (start.reverse_projected if of_sources else start.projected)
        return self.picture_terms(self.recipe.teacher, known or self.new_projected(name))

    def new_supernet(self, teacher: Generator | None) -> Generator:
        """The once-for-all student of a teacher, as wide as the recipe's space allows.

        None: of a black box, whose students are the recipe's network.
        """
        return self._new(self._supernet_config(teacher), "supernet")

    def _supernet_config(self, teacher: Generator | None) -> NetworkConfig:
        known = config_of(teacher) if teacher else teacher_config(self.recipe, self.inputs)
        return supernet_config(known, self.recipe)

    def new_discriminator(self) -> nn.Module | None:
        """A conditional discriminator such as the teacher's, for students that start anew.

        None where the recipe has the projected one alone.
        """
        return self.new_conditional() if self.conditional else None

    def new_conditional(self, of_sources: bool = False) -> Any:
        """The family's own discriminator, with weights to start from.

        It is of pictures of the target domain, or of the sources'.
        """
        channels = self.inputs.channels if of_sources else self.inputs.target_channels
        if self.SEES_SOURCE:
            channels += self.inputs.channels
        discriminator = self.build_discriminator(channels)
        name = "discriminator of sources" if of_sources else "discriminator"
        self.initialise(discriminator, name)
        return discriminator

    def build_discriminator(self, channels: int) -> nn.Module:
        """The network that sees so many channels, before its weights are set."""
        return PatchDiscriminator(channels, self.recipe.teacher.discriminator_width)

    @property
    def conditional(self) -> bool:
        """Whether the family's own discriminator takes part."""
        return self.recipe.has_conditional_discriminator

    def new_projected(self, name: str = "projected") -> ProjectedDiscriminator | None:
        """A projected discriminator with new heads, where the recipe has one."""
        settings = self.recipe.discriminator
        if not self.recipe.has_projected_discriminator:
            return None
        projected = ProjectedDiscriminator(
            trained_widths(), mixing=settings.mixing, norm=settings.norm
        )
        initialise_fan_in(projected, seed_for(self.recipe.seed, name))
        settle(projected)
        return projected

    def new_adaptors(self, student: Generator, teacher: Generator | None) -> nn.ModuleList:
        """Learnable 1x1 maps from the student's matched features to the teacher's widths.

        None for a black box, whose features are unknown.
        """
        if teacher is None:
            return nn.ModuleList()
        adaptors = nn.ModuleList(
            ElasticConv2d(narrow, wide, 1)
            for narrow, wide in zip(student.feature_widths, teacher.feature_widths, strict=True)
        )
        self.initialise(adaptors, "adaptors")
        return adaptors

    def teacher_training(self, batches: BatchSource, compute: Compute) -> TeacherTraining:
        """The teacher's training from its first step, by the recipe's schedule."""
        return self.TEACHER(self, batches, compute)

    def picture_terms(
        self, schedule: Schedule, projected: ProjectedDiscriminator | None
    ) -> PictureTerms:
        """The recipe's losses between pictures, for one training."""
        settings = self.recipe.discriminator
        augmenter = Augmenter(self.recipe.seed) if settings.augment else None
        return PictureTerms(self.recipe.losses, schedule.lambda_gan, projected, augmenter)

    def student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> StudentTraining:
        """A distillation from its first step, with the recipe's losses."""
        setup.pictures = self.picture_terms(schedule, setup.projected)
        setup.discriminator_rate = self.recipe.discriminator.rate
        setup.costs = self._costs(setup)
        return self.new_student_training(schedule, batches, compute, setup)

    def _costs(self, setup: DistillationSetup) -> CostScale:
        """What the supernet's sub-generators cost, in MACs as they run."""
        supernet = self._supernet_config(setup.teacher)

        @cache
        def macs(architecture: Architecture) -> float:
            return recipe_student_cost(self.recipe, supernet, architecture).macs

        return CostScale(space_of(self.recipe.distill.space), macs)

    def new_student_training(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
    ) -> StudentTraining:
        """The family's distillation."""
        return self.STUDENT(schedule, batches, compute, setup, self.gan, self.recipe.seed)

    def remarks(self) -> list[Notice]:
        """What a person should know about this recipe before the teacher is trained."""
        return []

    def _new(self, description: dict[str, Any], name: str) -> Generator:
        generator: Generator = create(description)
        self.initialise(generator, name)
        return generator


def cut_adaptors(adaptors: nn.ModuleList, student: Generator) -> nn.ModuleList:
    """The maps of a supernet, for the widths of one of its sub-generators."""
    parts = nn.ModuleList()
    if not len(adaptors):
        return parts
    for adaptor, width in zip(adaptors, student.feature_widths, strict=True):
        whole = adaptor.state_dict()
        part = ElasticConv2d(width, len(whole["bias"]), 1)
        part.load_state_dict(whole | {"weight": whole["weight"][:, :width]})
        parts.append(part)
    return parts


def styled(generator: Generator, source: Tensor, seed: int) -> Tensor:
    """Pictures of (n, c, h, w) sources, with fixed styles where the generator takes any."""
    return drawn_in_styles(generator, source, range(len(source)), seed)
