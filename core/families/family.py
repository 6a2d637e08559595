"""What every family answers: which networks it builds, and how they are trained."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from torch import Tensor, nn

from core.compute import Compute
from core.events import Notice
from core.families.losses import GanLoss
from core.families.plan import Inputs, supernet_description, teacher_description
from core.families.teacher_cache import TeacherCache
from core.families.training import BatchSource, Training
from core.nets.architecture import Architecture
from core.nets.described import create
from core.nets.generator import Generator, describe
from core.nets.initialise import initialise
from core.nets.layers import ElasticConv2d
from core.nets.styles import drawn_in_styles
from core.randomness import seed_for
from core.recipe import Distill, Finetune, Prune, Recipe
from core.search.space import Space

StudentSchedule = Prune | Distill | Finetune


@dataclass
class Lesson:
    """Who learns from whom: the networks that one distillation begins with.

    `adaptors` map the student's matched features to the teacher's widths. `space` is given for a
    supernet, which learns at widths drawn from it. `told` is given where the discriminator is told
    the architecture, as shares of these widths (see `core.nets.conditioning`), and `cache` where
    the teacher's answers are remembered.
    """

    student: Generator
    teacher: Generator
    discriminator: nn.Module
    adaptors: nn.ModuleList
    space: Space | None = None
    told: Architecture | None = None
    cache: TeacherCache | None = None


class TeacherTraining(Training):
    """Trains a full generator, and whatever its family trains along with it."""

    @property
    @abstractmethod
    def discriminator(self) -> nn.Module:
        """The discriminator of the target domain, which students go on from."""

    @abstractmethod
    def deployed(self) -> Generator:
        """The generator as it is kept: on its own, without what only training needs."""

    def others(self) -> Mapping[str, Generator]:
        """Further generators that are worth keeping, by name, such as the reverse direction."""
        return {}


class StudentTraining(Training):
    """Distils one student, or a supernet at sampled widths, from a teacher."""

    student: Generator
    discriminator: nn.Module
    adaptors: nn.ModuleList


class Family(ABC):
    """A recipe's family. Weights to start from follow from the recipe's seed alone."""

    GAN: ClassVar[GanLoss]
    """The published adversarial loss."""

    def __init__(self, recipe: Recipe, inputs: Inputs) -> None:
        self.recipe = recipe
        self.inputs = inputs

    @property
    def gan(self) -> GanLoss:
        """The adversarial loss of every stage."""
        chosen = self.recipe.teacher.gan
        return self.GAN if chosen == "auto" else chosen

    def initialise(self, module: nn.Module, name: str) -> None:
        """Weights to start from, in place: N(0, 0.02) and no biases, unless a family differs."""
        initialise(module, seed_for(self.recipe.seed, name))

    def new_teacher(self) -> Generator:
        """A full generator to be trained."""
        return self._new(teacher_description(self.recipe, self.inputs), "teacher")

    def new_supernet(self, teacher: Generator) -> Generator:
        """The once-for-all student of a teacher, as wide as the recipe's space allows."""
        return self._new(supernet_description(describe(teacher), self.recipe), "supernet")

    @abstractmethod
    def new_discriminator(self) -> nn.Module:
        """A discriminator such as the teacher's, for students that start with a new one."""

    def new_adaptors(self, student: Generator, teacher: Generator) -> nn.ModuleList:
        """Learnable 1x1 maps from the student's matched features to the teacher's widths."""
        adaptors = nn.ModuleList(
            ElasticConv2d(narrow, wide, 1)
            for narrow, wide in zip(student.feature_widths, teacher.feature_widths, strict=True)
        )
        self.initialise(adaptors, "adaptors")
        return adaptors

    @abstractmethod
    def teacher_training(self, batches: BatchSource, compute: Compute) -> TeacherTraining:
        """The teacher's training from its first step, by the recipe's schedule."""

    @abstractmethod
    def student_training(
        self, schedule: StudentSchedule, batches: BatchSource, compute: Compute, lesson: Lesson
    ) -> StudentTraining:
        """A distillation from its first step."""

    def remarks(self) -> list[Notice]:
        """What a person should know about this recipe before the teacher is trained."""
        return []

    def _new(self, description: dict, name: str) -> Generator:
        generator: Generator = create(description)
        self.initialise(generator, name)
        return generator


def cut_adaptors(adaptors: nn.ModuleList, student: Generator) -> nn.ModuleList:
    """The maps of a supernet, for the widths of one of its sub-generators."""
    parts = nn.ModuleList()
    for adaptor, width in zip(adaptors, student.feature_widths, strict=True):
        whole = adaptor.state_dict()
        part = ElasticConv2d(width, len(whole["bias"]), 1)
        part.load_state_dict(whole | {"weight": whole["weight"][:, :width]})
        parts.append(part)
    return parts


def styled(generator: Generator, source: Tensor, seed: int) -> Tensor:
    """Pictures of (n, c, h, w) sources, with fixed styles where the generator takes any."""
    return drawn_in_styles(generator, source, range(len(source)), seed)
