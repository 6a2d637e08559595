"""The recipe's tables that say how networks are trained."""

from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from core.nets.architecture import EXAMPLE, WIDEST, parse_architecture
from core.nets.space import SPACES, space_of
from core.recipe.section import RecipeSection, unit
from core.runtime.errors import UserError

MOST_EPOCHS = 100_000
CHOICES = ("best", "knee", "ask")


def _epochs(default: int) -> Any:
    return Field(
        default,
        title="Epochs",
        description="Epochs at the full learning rate: how often every picture is seen. Fewer are "
        "faster and draw worse; watch the previews.",
        ge=0,
        le=MOST_EPOCHS,
    )


def _decay_epochs(default: int) -> Any:
    return Field(
        default,
        title="Decay epochs",
        description="Further epochs in which the learning rate falls linearly to zero.",
        ge=0,
        le=MOST_EPOCHS,
    )


def _lambda_distill() -> Any:
    return Field(1.0, title="Feature distillation weight", ge=0, le=1e6)


PseudoTarget = Literal["target", "teacher"]


def _pseudo_target() -> Any:
    return Field(
        "teacher",
        title="Pseudo-target",
        description="Paired pictures: what the reconstruction and perceptual terms compare with. "
        "teacher: the teacher's picture, which follows from the source and can be learnt exactly. "
        "target: the pair's own, as published. Of unpaired pictures always the teacher's.",
    )


class TrainingSchedule(RecipeSection):
    """What every training stage has in common."""

    epochs: int = _epochs(100)
    decay_epochs: int = _decay_epochs(150)
    batch_size: int = Field(1, title="Batch size", ge=1, le=256, json_schema_extra=unit("pairs"))
    """Pairs in each training step. 1 as published for pix2pix and CycleGAN; larger ones make fewer
    steps, keep a GPU busy, and need more memory."""
    learning_rate: float = Field(2e-4, title="Learning rate", gt=0, le=1)
    """Adam's step size for generator and discriminator (betas 0.5, 0.999)."""
    lambda_gan: float = Field(1.0, title="Adversarial weight", ge=0, le=1e6)
    """Weight of L_cGAN: how much looking real to the discriminator counts. Raise it if pictures are
    blurred; lower it if they have artefacts."""
    lambda_recon: float = Field(100.0, title="Reconstruction weight", ge=0, le=1e6)
    """Weight of the L1 distance to the target picture, for students to their pseudo-target. Raise
    it to stay closer to that picture; lower it for more varied ones."""
    average: float = Field(0.999, title="Average of weights", ge=0, lt=1)
    """What is kept and shown is a moving average of the generator's weights with this decay, after
    a warm-up (EMA). 0.999 suits thousands of steps; 0: the last weights."""
    evaluations: int = Field(5, title="Held-out checks", ge=0, le=1000)
    """How many times the stage is scored on the held-out part while it trains, by search.criterion;
    the best weights are kept. 0: keep the last ones."""

    @model_validator(mode="after")
    def _at_least_one_epoch(self) -> "TrainingSchedule":
        if self.epochs + self.decay_epochs < 1:
            raise ValueError("epochs and decay_epochs together must be at least 1")
        return self


class Prune(TrainingSchedule):
    """Original route only: one student of the supernet's full width, distilled first.

    It starts from the teacher's channels of largest L1 norm, and the supernet starts from it.
    """

    pseudo_target: PseudoTarget = _pseudo_target()
    lambda_distill: float = _lambda_distill()
    """Weight of the feature-matching term, as in distillation."""


class Distill(TrainingSchedule):
    """The once-for-all student, distilled from the teacher for all widths at once."""

    epochs: int = _epochs(200)
    decay_epochs: int = _decay_epochs(300)
    space: str | tuple[tuple[int, ...], ...] = Field(
        "channels-64-pix2pix",
        title="Space of widths",
        json_schema_extra={"suggestions": [*sorted(SPACES)]},
    )
    """A named space, or a list of channel numbers for each position (eight; ten for MUNIT); the
    largest of each is the supernet's own width."""
    ups: Literal["teacher", "transposed", "resize-conv", "conv-resize"] = Field(
        "conv-resize", title="Upsampling"
    )
    """For the students. teacher: the same as the teacher's; otherwise as in teacher.ups. The
    original route always uses the teacher's."""
    pseudo_target: PseudoTarget = _pseudo_target()
    lambda_distill: float = _lambda_distill()
    """Weight of the feature-matching term (Li et al. 2020, eq. 4). 1 for edges→shoes and
    cityscapes, 0.01 for map→aerial."""
    inherit_discriminator: bool = Field(True, title="Start from the teacher's discriminator")
    """Students start from the teacher's discriminator, if there is one."""
    sampling: Literal["uniform", "sandwich"] = Field("uniform", title="Sampling")
    """uniform: one sub-generator a step, as published. sandwich: in each step the largest, the
    smallest and some between, whose gradients are averaged."""
    random_widths: int = Field(1, title="Random sub-generators a step", ge=1, le=16)
    """Between the largest and the smallest, with sampling = sandwich."""
    inplace: float = Field(0.5, title="Learn from wider ones", ge=0, le=1)
    """With sampling = sandwich: how much the smaller sub-generators learn from the largest one's
    pictures and features instead of the targets and the teacher's. 1 as in BigNAS; 0: from the
    teacher alone."""
    learn_from: Literal["largest", "wider"] = Field(
        "largest", title="Who teaches within the supernet"
    )
    """With sampling = sandwich. largest: all smaller sub-generators learn from the largest. wider:
    each learns from the next more expensive one of the step, so that no gap is too wide (stepwise
    distillation, Hou et al. 2021)."""
    heads: int = Field(1, title="Discriminator heads", ge=1, le=16)
    """The students' discriminator gives one score for each range of the sub-generators' MACs, so
    that cheap and expensive ones are scored separately (Hou et al. 2021). 1: one for all."""
    slower_decay: float = Field(0.0, title="Slower decay of expensive ones", ge=0, le=1)
    """With sampling = uniform: the learning rate falls later for expensive sub-generators, which
    need more steps. It is raised to the power of 1 minus this number times the place in the range
    of MACs (Jeon et al. 2025). 0: alike for all."""
    moment_groups: int = Field(1, title="Momentum groups", ge=1, le=16)
    """With sampling = uniform: Adam's momentum is kept separately for this many ranges of MACs, so
    that cheap and expensive sub-generators do not disturb each other (Jeon et al. 2025). Each needs
    as much memory as the supernet's weights. 1: one for all."""
    sort_channels: bool = Field(False, title="Start from the teacher's channels")
    """The supernet starts from the teacher's channels of largest L1 norm, sorted, in every layer
    that both have; the original route always does. Not for MUNIT."""
    conditional_discriminator: bool = Field(False, title="Tell the discriminator the widths")
    """The students' discriminator gets the widths of the network it sees as input, in distillation
    and fine-tuning."""
    cache_gib: float = Field(
        0.0, title="Cache of teacher outputs", ge=0, le=100_000, json_schema_extra=unit("GiB")
    )
    """Keeps the teacher's pictures and features of the training pictures, as far as they fit,
    instead of computing them every epoch. Needs data.jitter = 0. Not for MUNIT, whose teacher gets
    another style in each step. 0: no cache."""
    cache_place: Literal["memory", "disk"] = Field("memory", title="Location of the cache")
    """memory, or a temporary file on the disk of the run's folder."""

    @property
    def condition_widths(self) -> tuple[int, ...] | None:
        """The whole of which a discriminator's widths are shares; None: it is given no widths."""
        return space_of(self.space).largest if self.conditional_discriminator else None

    @field_validator("space")
    @classmethod
    def _known_space(
        cls, value: str | tuple[tuple[int, ...], ...]
    ) -> str | tuple[tuple[int, ...], ...]:
        try:
            choices = space_of(value).choices
        except UserError as error:
            raise ValueError(str(error)) from None
        if max(max(widths) for widths in choices) > WIDEST:
            raise ValueError(f"a width is more than {WIDEST}")
        return value


class Finetune(TrainingSchedule):
    """The chosen sub-generator, trained a little more on its own."""

    enabled: bool = Field(True, title="Fine-tune")
    """Train the chosen sub-generator some more on its own and keep the better of both. Off: export
    it as the search found it."""
    choice: str = Field(
        "best", title="Candidate to fine-tune", json_schema_extra={"suggestions": [*CHOICES]}
    )
    """best: lowest distance within the budget; knee: the bend of the front; ask: pause so you can
    choose; or an architecture such as 16_16_32_16_32_32_16_16."""
    int8_epochs: int = Field(0, title="8-bit epochs", ge=0, le=MOST_EPOCHS)
    """Epochs after fine-tuning in which a copy learns to keep its pictures while its convolutions
    compute in 8 bit, for the int8 formats. 0: none."""
    int8_learning_rate: float = Field(2e-5, title="8-bit learning rate", gt=0, le=1)
    """Adam's step size in those epochs; it falls linearly to zero."""
    pseudo_target: PseudoTarget = _pseudo_target()
    lambda_distill: float = _lambda_distill()
    """Weight of the feature-matching term, as in distillation."""

    @field_validator("choice")
    @classmethod
    def _known_choice(cls, value: str) -> str:
        if value not in CHOICES:
            try:
                parse_architecture(value)
            except UserError as error:
                choices = f"choose best, knee or ask, or write an architecture such as {EXAMPLE}"
                is_word = any(letter.isalpha() for letter in value)
                raise ValueError(choices if is_word else str(error)) from None
        return value
