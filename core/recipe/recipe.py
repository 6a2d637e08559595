"""What a person may ask for: the recipe of one compression, declared once.

Validation, the form in the window, `--set` on the command line, tooltips and the reference page
are all made from the declarations in the modules of this package.
"""

from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import Field, create_model, field_validator, model_validator

from core.nets.architecture import parse_architecture
from core.nets.space import space_of
from core.nets.spec import NetworkSpec
from core.nets.specs import NETWORKS
from core.recipe.data import Data, Start
from core.recipe.engine import EngineSection
from core.recipe.export import Export
from core.recipe.families import FAMILIES
from core.recipe.families.spec import FamilySpec, Pairing
from core.recipe.losses import TRAINER, Discriminators, Losses
from core.recipe.published_results import Published
from core.recipe.search import Search
from core.recipe.section import RecipeSection
from core.recipe.teacher import Teacher
from core.recipe.training import CHOICES, Distill, Finetune, Prune

STAGES = ("teacher", "prune", "distill", "search", "finetune", "export")
Section = TypeVar("Section", bound=RecipeSection)
StageName = Literal["teacher", "prune", "distill", "search", "finetune", "export"]
if TYPE_CHECKING:
    Family = str
else:
    Family = Literal[tuple(FAMILIES)]


class General(RecipeSection):
    """What every recipe begins with."""

    name: str = Field("compression", title="Name", max_length=80)
    """Name of the run and its folder."""
    description: str = Field("", title="Description")
    """A note of your own, with no effect on the run."""
    family: Family = Field(
        "pix2pix",
        title="Family",
        description=" ".join(f"{name}: {spec.pictures}." for name, spec in FAMILIES.items()),
    )
    route: Literal["fast", "original"] = Field("fast", title="Route")
    """fast: the supernet learns from the full teacher at once. original: a mobile teacher, a
    student from its channels of largest L1 norm, and the supernet from there."""
    seed: int = Field(233, title="Seed", ge=0, lt=2**31)
    """Random seed. Equal seeds give equal results on a CPU; change it to see how much of a result
    is chance."""
    data: Data = Field(default_factory=Data, title="Data")
    teacher: Teacher = Field(default_factory=Teacher, title="Teacher")


if TYPE_CHECKING:
    WithFamilies = General
else:
    _SECTIONS = {
        name: (spec.section, Field(default_factory=spec.section, title=spec.title))
        for name, spec in FAMILIES.items()
        if spec.section is not None
    }
    WithFamilies = create_model("WithFamilies", __base__=General, **_SECTIONS)


class Recipe(WithFamilies):
    """Everything a person may choose for one compression."""

    losses: Losses = Field(default_factory=Losses, title="Losses")
    discriminator: Discriminators = Field(default_factory=Discriminators, title="Discriminator")
    prune: Prune = Field(default_factory=Prune, title="Pruning")
    distill: Distill = Field(default_factory=Distill, title="Distillation")
    search: Search = Field(default_factory=Search, title="Search")
    finetune: Finetune = Field(default_factory=Finetune, title="Fine-tuning")
    export: Export = Field(default_factory=Export, title="Export")
    engine: EngineSection = Field(default_factory=EngineSection, title="Engine")
    start: Start = Field(default_factory=Start, title="Longer training")
    published: Published = Field(default_factory=Published, title="Published results")

    @property
    def family_spec(self) -> FamilySpec:
        """What the engine asks of the recipe's family."""
        return FAMILIES[self.family]

    @property
    def network(self) -> str:
        """The generator's network, such as resnet."""
        chosen = self.teacher.generator
        return self.family_spec.generators[0] if chosen == "auto" else chosen

    @property
    def network_spec(self) -> NetworkSpec:
        """What the engine asks of the recipe's network."""
        return NETWORKS[self.network]

    @property
    def pairing(self) -> Pairing:
        """How the family's pictures go together."""
        return self.family_spec.pairing

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) that the networks are trained at, in pixels."""
        return self.data.height, self.data.width

    @property
    def styles(self) -> int:
        """How many outputs of each fixed picture are drawn; 1 where the family has no styles."""
        return self.family_spec.styles(self)

    def section(self, table: type[Section]) -> Section:
        """The table of a family that has one, by its class."""
        return next(value for _, value in self if isinstance(value, table))

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages of this recipe in order; only the original route prunes."""
        return tuple(name for name in STAGES if name != "prune" or self.route == "original")

    @property
    def taken_over(self) -> tuple[str, ...]:
        """The stages that another run has done already; see `Start`."""
        if not self.start.run:
            return ()
        return self.stages[: self.stages.index(self.start.stage)]

    @property
    def has_teacher_generator(self) -> bool:
        """Whether the teacher is a generator, rather than a folder of answers."""
        return not self.teacher.answers

    @property
    def trains_teacher(self) -> bool:
        """Whether the teacher's stage trains, rather than only imports a file or is taken over."""
        if self.teacher.answers:
            return False
        if self.start.run:
            return self.start.stage == "teacher"
        return not self.teacher.checkpoint or self.teacher.finetune

    @field_validator("name")
    @classmethod
    def _names_a_folder(cls, name: str) -> str:
        if set(name) & {"/", "\\"} or not name.strip(" .") or min(name) < " ":
            raise ValueError("use a valid folder name: one line, no / or \\")
        return name

    @model_validator(mode="after")
    def _generator_of_family(self) -> "Recipe":
        if self.network not in self.family_spec.generators:
            allowed = " or ".join(self.family_spec.generators)
            raise ValueError(f"teacher.generator of {self.family} must be {allowed}")
        positions = len(self.network_spec.positions)
        choices = space_of(self.distill.space).choices
        if len(choices) != positions:
            raise ValueError(
                f"distill.space needs {positions} lists of widths for {self.network}, "
                f"not {len(choices)}"
            )
        return self

    @property
    def has_conditional_discriminator(self) -> bool:
        """Whether the family's own discriminator takes part in training."""
        return self.discriminator.kind != "projected" or self.family_spec.keeps_discriminator

    @property
    def has_projected_discriminator(self) -> bool:
        """Whether heads on the pretrained network take part in training."""
        return self.discriminator.kind != "conditional"

    @property
    def trains_with_lite0(self) -> bool:
        """Whether the pretrained network takes part in training, so that it must not judge."""
        losses = self.losses
        return bool(losses.perceptual or losses.energy) or self.has_projected_discriminator

    @model_validator(mode="after")
    def _another_judge(self) -> "Recipe":
        if self.search.features == TRAINER and self.trains_with_lite0:
            raise ValueError(
                f"search.features = {TRAINER}, but {TRAINER} takes part in training: a network "
                "used there must not judge. Choose lite2, encoder or inception"
            )
        return self

    @model_validator(mode="after")
    def _sensible_criterion(self) -> "Recipe":
        if self.search.criterion == "miou" and not self.search.segmenter:
            raise ValueError("search.criterion = miou needs a search.segmenter, for instance own")
        if self.search.segmenter and self.pairing == "unpaired":
            raise ValueError("search.segmenter needs label maps, paired with photos")
        return self

    @model_validator(mode="after")
    def _original_route(self) -> "Recipe":
        routes = self.family_spec.routes
        if self.route not in routes:
            raise ValueError(
                f"route = {self.route} is not published for {self.family}; "
                f"choose {' or '.join(routes)}"
            )
        return self

    @model_validator(mode="after")
    def _possible_start(self) -> "Recipe":
        if self.start.run and self.start.stage not in self.stages:
            raise ValueError(f"start.stage = {self.start.stage} is not a stage of this route")
        return self

    @model_validator(mode="after")
    def _possible_distillation(self) -> "Recipe":
        distill = self.distill
        if distill.sort_channels and not self.network_spec.inherits_channels:
            raise ValueError(
                f"distill.sort_channels is not possible for {self.network}; turn it off"
            )
        widest = max(space_of(distill.space).largest)
        trained = not (self.teacher.checkpoint or self.teacher.answers)
        if distill.sort_channels and trained and widest > self.teacher.width:
            raise ValueError(
                "distill.sort_channels needs a teacher at least as wide as the supernet: "
                f"teacher.width is {self.teacher.width}, distill.space goes up to {widest}"
            )
        if distill.sampling == "sandwich" and (distill.slower_decay or distill.moment_groups > 1):
            raise ValueError(
                "distill.slower_decay and distill.moment_groups need distill.sampling = uniform: "
                "a sandwich step trains cheap and expensive sub-generators at once"
            )
        if distill.cache_gib and self.family_spec.uncached:
            raise ValueError(
                f"distill.cache_gib must be 0 for {self.family}: {self.family_spec.uncached}"
            )
        if distill.cache_gib and self.data.jitter:
            raise ValueError(
                "distill.cache_gib needs data.jitter = 0: of another crop the teacher's answer is "
                "another one, and would hardly ever be asked for again"
            )
        return self

    @model_validator(mode="after")
    def _possible_answers(self) -> "Recipe":
        if not self.teacher.answers:
            return self
        if self.family_spec.unanswered:
            raise ValueError(
                f"teacher.answers is not possible for {self.family}: {self.family_spec.unanswered}"
            )
        if self.teacher.checkpoint or self.teacher.discriminator_checkpoint:
            which = "checkpoint" if self.teacher.checkpoint else "discriminator_checkpoint"
            raise ValueError(
                f"teacher.{which} must be empty with teacher.answers: a folder of answers teaches "
                "instead of an imported generator"
            )
        if self.route != "fast":
            raise ValueError(
                "route must be fast with teacher.answers: a folder has no channels to prune"
            )
        if self.start.run and self.start.stage == "teacher":
            raise ValueError(
                "start.stage must be another than teacher with teacher.answers: a folder cannot be "
                "trained longer"
            )
        unpaid = self._of_a_generator()
        if unpaid:
            raise ValueError(
                f"{' and '.join(unpaid)} must be 0 with teacher.answers: a folder of answers has "
                "no features, channels or outputs to compute"
            )
        learns = self.losses.wavelet or self.losses.relation
        if self.pairing != "unpaired" and not learns and self.distill.pseudo_target != "teacher":
            raise ValueError(
                "distill.pseudo_target must be teacher, or losses.wavelet or losses.relation more "
                "than 0, with teacher.answers and paired pictures: all else learns from the target"
            )
        return self

    def _of_a_generator(self) -> list[str]:
        """The fields that ask for more of a teacher than its pictures, and must be 0 or false."""
        asked = {
            "distill.lambda_distill": self.distill.lambda_distill,
            "finetune.lambda_distill": self.finetune.enabled and self.finetune.lambda_distill,
            "losses.region": self.losses.region,
            "distill.sort_channels": self.distill.sort_channels,
            "distill.cache_gib": self.distill.cache_gib,
        }
        return [path for path, value in asked.items() if value]

    @model_validator(mode="after")
    def _choice_in_space(self) -> "Recipe":
        choice = self.finetune.choice
        if choice in CHOICES or parse_architecture(choice) in space_of(self.distill.space):
            return self
        raise ValueError(f"finetune.choice = {choice} is not in the space of distill.space")
