"""The recipe's tables that say how networks are trained; `core.recipe` puts them together."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from core.errors import UserError
from core.nets.architecture import WIDEST, parse_architecture
from core.search.space import SPACES, space_of

CHOICES = ("best", "knee", "ask")


def unit(name: str) -> dict[str, Any]:
    """The unit of a number, as the form and the reference page show it."""
    return {"unit": name}


class Section(BaseModel):
    """A table of the recipe: immutable, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*")
    @classmethod
    def _of_letters(cls, value: Any) -> Any:
        # TOML can write it, and every function that takes a path would raise an error of its own.
        if isinstance(value, str) and "\0" in value:
            raise ValueError("holds a null character")
        return value


class Training(Section):
    """What every training stage has in common."""

    epochs: int = Field(
        100,
        ge=0,
        le=100_000,
        title="Epochs",
        description="Epochs at the full learning rate: how often every picture is seen. Fewer "
        "are faster and draw worse; watch the previews.",
    )
    decay_epochs: int = Field(
        150,
        ge=0,
        le=100_000,
        title="Decay epochs",
        description="Further epochs in which the learning rate falls linearly to zero.",
    )
    batch_size: int = Field(
        1,
        ge=1,
        le=256,
        title="Batch size",
        json_schema_extra=unit("pairs"),
        description="Pairs looked at in one step. 1 as published for pix2pix and CycleGAN; larger "
        "ones make fewer steps, keep a GPU busy, and need more memory.",
    )
    learning_rate: float = Field(
        2e-4,
        gt=0,
        le=1,
        title="Learning rate",
        description="Adam's step size for generator and discriminator (betas 0.5, 0.999).",
    )
    lambda_gan: float = Field(
        1.0,
        ge=0,
        le=1e6,
        title="Adversarial weight",
        description="Weight of L_cGAN: how hard pictures try to look real to the discriminator. "
        "Raise it where they are blurred, lower it where they are torn.",
    )
    lambda_recon: float = Field(
        100.0,
        ge=0,
        le=1e6,
        title="Reconstruction weight",
        description="Weight of the L1 distance to the target picture. Raise it to stay closer to "
        "the target, lower it for livelier pictures.",
    )

    @model_validator(mode="after")
    def _at_least_one_epoch(self) -> "Training":
        if self.epochs + self.decay_epochs < 1:
            raise ValueError("epochs and decay_epochs together must be at least 1")
        return self


class Teacher(Training):
    """The full generator: trained here, or imported from a checkpoint."""

    checkpoint: str = Field(
        "",
        title="Import generator",
        description="A .pth or .safetensors file of a generator of this family. Empty: train "
        "one here.",
        json_schema_extra={"path": "file"},
    )
    discriminator_checkpoint: str = Field(
        "",
        title="Import discriminator",
        description="The discriminator that belongs to the imported generator, where it is "
        "at hand; students start from it.",
        json_schema_extra={"path": "file"},
    )
    direction: Literal["AtoB", "BtoA"] = Field(
        "AtoB",
        title="Direction of the file",
        description="Of imported MUNIT files, which hold both domains: from a to b, or back.",
    )
    generator: Literal["auto", "resnet", "unet", "spade", "munit"] = Field(
        "auto",
        title="Generator",
        description="auto: the one published for the family. pix2pix and CycleGAN also work with "
        "a U-Net, which many people's checkpoints are.",
    )
    blocks: int = Field(
        9,
        ge=3,
        le=15,
        multiple_of=3,
        title="Residual blocks",
        description="Of a ResNet generator: 9 as published, 6 for small pictures.",
    )
    norm: Literal["instance", "batch"] = Field(
        "instance",
        title="Normalisation",
        description="Of ResNet and U-Net generators. With batch normalisation the statistics are "
        "estimated anew for each candidate.",
    )
    width: int = Field(
        64,
        ge=4,
        le=256,
        title="Generator width",
        json_schema_extra=unit("channels"),
        description="Channels of the first layer (ngf); 64 as published. Costs grow with its "
        "square.",
    )
    discriminator_width: int = Field(
        128,
        ge=4,
        le=512,
        title="Discriminator width",
        json_schema_extra=unit("channels"),
        description="Channels of the discriminator's first layer (ndf), in every stage.",
    )
    gan: Literal["auto", "hinge", "lsgan", "vanilla"] = Field(
        "auto",
        title="Adversarial loss",
        description="In every stage. auto: as published, hinge for pix2pix and GauGAN, lsgan for "
        "CycleGAN and MUNIT (which knows no other).",
    )
    pool_size: int = Field(
        0,
        ge=0,
        le=10_000,
        title="Image pool",
        json_schema_extra=unit("pictures"),
        description="Earlier fakes shown to the discriminator half of the time (50 as published "
        "for CycleGAN). 0: none.",
    )


class CycleGan(Section):
    """The losses of CycleGAN's two teachers (Zhu et al. 2017, §3 and §5.2)."""

    lambda_cycle: float = Field(
        10.0,
        ge=0,
        le=1e6,
        title="Cycle weight",
        description="Weight of the L1 distance between a picture and itself after both generators.",
    )
    lambda_identity: float = Field(
        0.5,
        ge=0,
        le=1e3,
        title="Identity weight",
        description="Weight of leaving pictures of the target domain alone, relative to the cycle "
        "weight.",
    )


class GauGan(Section):
    """What only GauGAN has (Park et al. 2019, §3 and appendix A)."""

    lambda_feat: float = Field(
        10.0,
        ge=0,
        le=1e6,
        title="Feature matching weight",
        description="L1 between the discriminator's features of true and generated pictures.",
    )
    lambda_vgg: float = Field(
        10.0,
        ge=0,
        le=1e6,
        title="Perceptual weight",
        description="L1 between features of a classification network, where its weights are given.",
    )
    perceptual_weights: str = Field(
        "",
        title="Perceptual weights",
        description="torchvision's weights of VGG19 (as published), VGG16 or SqueezeNet 1.1. "
        "download: VGG19's, from torchvision's site. Empty: the perceptual term is left out.",
        json_schema_extra={"path": "file", "suggestions": ["", "download"]},
    )
    upsampling: Literal["more", "normal"] = Field(
        "normal",
        title="Upsamplings",
        description="normal: five (COCO-Stuff), the picture a multiple of 32; more: six "
        "(Cityscapes), a multiple of 64.",
    )
    spectral: bool = Field(
        True,
        title="Spectral normalisation",
        description="Of the teacher's convolutions while it is trained; folded away after that.",
    )
    ttur: bool = Field(
        True,
        title="Two time scales",
        description="Half the learning rate for the generator and twice for the discriminator, "
        "with Adam's betas 0 and 0.9 (Heusel et al. 2017).",
    )


class Munit(Section):
    """What only MUNIT has (Huang et al. 2018, §4)."""

    lambda_style: float = Field(
        1.0,
        ge=0,
        le=1e6,
        title="Style weight",
        description="Weight of finding a style again in the picture made with it.",
    )
    lambda_content: float = Field(
        1.0,
        ge=0,
        le=1e6,
        title="Content weight",
        description="Weight of finding the content again in the picture made of it (teacher).",
    )
    weight_decay: float = Field(
        1e-4,
        ge=0,
        le=1,
        title="Weight decay",
        description="Of Adam, in every training stage: keeps weights small. As published.",
    )
    halve_every: int = Field(
        100_000,
        ge=1,
        le=100_000_000,
        title="Halve the rate every",
        json_schema_extra=unit("steps"),
        description="MUNIT's learning rate falls in steps, not linearly. Make it shorter where "
        "training is.",
    )
    styles: int = Field(
        3,
        ge=1,
        le=8,
        title="Styles shown",
        description="How many outputs of each fixed picture are drawn, with styles of their own.",
    )


class Prune(Training):
    """The original route alone: one student of the supernet's full width, distilled first.

    It starts from the teacher's channels of largest L1 norm, and the supernet starts from it.
    """

    epochs: int = Field(
        100,
        ge=0,
        le=100_000,
        title="Epochs",
        description="Epochs at the full learning rate: how often every picture is seen.",
    )
    decay_epochs: int = Field(
        150,
        ge=0,
        le=100_000,
        title="Decay epochs",
        description="Further epochs in which the learning rate falls linearly to zero.",
    )
    lambda_distill: float = Field(
        1.0,
        ge=0,
        le=1e6,
        title="Feature distillation weight",
        description="Weight of the feature-matching term, as in distillation.",
    )


class Distill(Training):
    """The once-for-all student, distilled from the teacher for all widths at once."""

    epochs: int = Field(
        200,
        ge=0,
        le=100_000,
        title="Epochs",
        description="Epochs at the full learning rate: how often every picture is seen.",
    )
    decay_epochs: int = Field(
        300,
        ge=0,
        le=100_000,
        title="Decay epochs",
        description="Further epochs in which the learning rate falls linearly to zero.",
    )
    space: str | list[list[int]] = Field(
        "channels-64-pix2pix",
        title="Space of widths",
        description="A named space, or a list of channel numbers for each position (eight; ten for "
        "MUNIT); the largest of each is the supernet's own width.",
        json_schema_extra={"suggestions": [*sorted(SPACES)]},
    )
    lambda_distill: float = Field(
        1.0,
        ge=0,
        le=1e6,
        title="Feature distillation weight",
        description="Weight of the feature-matching term (Li et al. 2020, eq. 4). "
        "1 for edges→shoes and cityscapes, 0.01 for map→aerial.",
    )
    inherit_discriminator: bool = Field(
        True,
        title="Start from the teacher's discriminator",
        description="Where the teacher's discriminator is at hand, students continue from it.",
    )
    sampling: Literal["uniform", "sandwich"] = Field(
        "uniform",
        title="Sampling",
        description="uniform: one sub-generator a step, as published. sandwich: in each step the "
        "largest, the smallest and some between, whose gradients are averaged.",
    )
    random_widths: int = Field(
        1,
        ge=1,
        le=16,
        title="Random sub-generators a step",
        description="Between the largest and the smallest, with sampling = sandwich.",
    )
    inplace: float = Field(
        0.5,
        ge=0,
        le=1,
        title="Learn from the largest",
        description="With sampling = sandwich: how much the smaller sub-generators learn from the "
        "largest one's pictures and features instead of the targets and the teacher's. 1 as in "
        "BigNAS; 0: from the teacher alone.",
    )
    sort_channels: bool = Field(
        False,
        title="Start from the teacher's channels",
        description="The supernet starts from the teacher's channels of largest L1 norm, sorted, "
        "in every layer that both have; the original route always does. Not for MUNIT.",
    )
    conditional_discriminator: bool = Field(
        False,
        title="Tell the discriminator the widths",
        description="The students' discriminator is told the widths of what it judges, in "
        "distillation and fine-tuning.",
    )
    cache_gib: float = Field(
        0.0,
        ge=0,
        le=100_000,
        title="Cache of the teacher's answers",
        json_schema_extra=unit("GiB"),
        description="The teacher's pictures and features of the training pictures are kept, as far "
        "as they fit, instead of being computed in every epoch. Needs data.jitter = 0; not for "
        "MUNIT, whose teacher is given another style in each step. 0: no cache.",
    )
    cache_place: Literal["memory", "disk"] = Field(
        "memory",
        title="Where the cache is",
        description="memory, or a temporary file on the disk of the run's folder.",
    )

    @property
    def told_widths(self) -> tuple[int, ...] | None:
        """What the widths that a discriminator is told are shares of; None: it is not told any."""
        return space_of(self.space).largest if self.conditional_discriminator else None

    @field_validator("space")
    @classmethod
    def _known_space(cls, value: str | list[list[int]]) -> str | list[list[int]]:
        try:
            choices = space_of(value).choices
        except UserError as error:
            raise ValueError(str(error)) from None
        if max(max(widths) for widths in choices) > WIDEST:
            raise ValueError(f"a width is more than {WIDEST}")
        return value


class Finetune(Training):
    """The chosen sub-generator, trained a little more on its own."""

    enabled: bool = Field(
        True,
        title="Fine-tune",
        description="Train the chosen sub-generator a little more on its own; the better of both "
        "is kept. Off: it is exported as the search found it.",
    )
    choice: str = Field(
        "best",
        title="Choose",
        description="best: lowest distance within the budget; knee: the bend of the front; ask: "
        "wait for a person; or an architecture such as 16_16_32_16_32_32_16_16.",
        json_schema_extra={"suggestions": [*CHOICES]},
    )
    lambda_distill: float = Field(
        1.0,
        ge=0,
        le=1e6,
        title="Feature distillation weight",
        description="Weight of the feature-matching term, as in distillation.",
    )

    @field_validator("choice")
    @classmethod
    def _known_choice(cls, value: str) -> str:
        if value not in CHOICES:
            try:
                parse_architecture(value)
            except UserError as error:
                raise ValueError(f"best, knee, ask, or an architecture: {error}") from None
        return value
