"""What a person may ask for: the recipe of one compression, declared once.

Validation, the form in the window, `--set` on the command line, tooltips and the reference page
are all made from the declarations below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from core.errors import UserError
from core.nets.architecture import POSITIONS, WIDEST, parse_architecture
from core.search.space import SPACES, space_of

STAGES = ("teacher", "distill", "search", "finetune", "export")
StageName = Literal["teacher", "distill", "search", "finetune", "export"]
ENCODER = "encoder"
CHOICES = ("best", "knee", "ask")


def unit(name: str) -> dict[str, Any]:
    """The unit of a number, as the form and the reference page show it."""
    return {"unit": name}


class Section(BaseModel):
    """A table of the recipe: immutable, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Data(Section):
    """The pictures: pairs of a source picture and the target it should become."""

    folder: str = Field(
        "",
        title="Folder of pairs",
        description="Side-by-side pictures, two folders with equal names, or label maps and "
        "photos. Empty: the built-in sample.",
        json_schema_extra={"path": "folder"},
    )
    source: str = Field(
        "auto",
        title="Source side",
        description="Which side goes into the generator: auto, left, right, or a folder's name.",
    )
    height: int = Field(
        256,
        ge=32,
        le=2048,
        multiple_of=4,
        title="Picture height",
        json_schema_extra=unit("px"),
        description="Height that the networks are trained at; a multiple of 4.",
    )
    width: int = Field(
        256,
        ge=32,
        le=2048,
        multiple_of=4,
        title="Picture width",
        json_schema_extra=unit("px"),
        description="Width that the networks are trained at; a multiple of 4.",
    )
    jitter: float = Field(
        0.117,
        ge=0,
        le=1,
        title="Crop jitter",
        description="Pictures are loaded this much larger, then cropped at random "
        "(0.117: 286 to 256, as published). 0 turns cropping off.",
    )
    flip: bool = Field(True, title="Mirror at random", description="Flip half of the pairs.")
    holdout: float = Field(
        0.15,
        gt=0,
        lt=0.9,
        title="Held-out part",
        description="Share of the training pairs kept for search and for choosing checkpoints. "
        "The test pairs are touched once, in the final report.",
    )
    cache_gib: float = Field(
        2.0,
        ge=0,
        le=512,
        title="Picture cache",
        json_schema_extra=unit("GiB"),
        description="Memory for decoded pictures; what does not fit is decoded again.",
    )
    sample_pairs: int = Field(
        160,
        ge=16,
        le=50_000,
        title="Pairs of the built-in sample",
        description="How many pairs the built-in sample has. Used only when no folder is given.",
    )


class Training(Section):
    """What every training stage has in common."""

    epochs: int = Field(
        100,
        ge=0,
        le=100_000,
        title="Epochs",
        description="Epochs at the full learning rate.",
    )
    decay_epochs: int = Field(
        150,
        ge=0,
        le=100_000,
        title="Decay epochs",
        description="Further epochs in which the learning rate falls linearly to zero.",
    )
    batch_size: int = Field(1, ge=1, le=256, title="Batch size", json_schema_extra=unit("pairs"))
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
        description="Weight of L_cGAN.",
    )
    lambda_recon: float = Field(
        100.0,
        ge=0,
        le=1e6,
        title="Reconstruction weight",
        description="Weight of the L1 distance to the target picture.",
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
        description="A .pth or .safetensors file of a ResNet generator. Empty: train one here.",
        json_schema_extra={"path": "file"},
    )
    discriminator_checkpoint: str = Field(
        "",
        title="Import discriminator",
        description="The discriminator that belongs to the imported generator, where it is "
        "at hand; students start from it.",
        json_schema_extra={"path": "file"},
    )
    width: int = Field(
        64,
        ge=4,
        le=256,
        title="Generator width",
        json_schema_extra=unit("channels"),
        description="Channels of the first layer (ngf).",
    )
    discriminator_width: int = Field(
        128,
        ge=4,
        le=512,
        title="Discriminator width",
        json_schema_extra=unit("channels"),
        description="Channels of the discriminator's first layer (ndf), in every stage.",
    )
    gan: Literal["hinge", "lsgan", "vanilla"] = Field(
        "hinge",
        title="Adversarial loss",
        description="hinge as published for pix2pix; lsgan or vanilla; used in every stage.",
    )
    pool_size: int = Field(
        0,
        ge=0,
        le=10_000,
        title="Image pool",
        json_schema_extra=unit("pictures"),
        description="Earlier fakes shown to the discriminator half of the time. 0: none.",
    )


class Distill(Training):
    """The once-for-all student, distilled from the teacher for all widths at once."""

    epochs: int = Field(200, ge=0, le=100_000, title="Epochs", description="At full rate.")
    decay_epochs: int = Field(
        300,
        ge=0,
        le=100_000,
        title="Decay epochs",
        description="Rate falls linearly to zero.",
    )
    space: str | list[list[int]] = Field(
        "channels-64-pix2pix",
        title="Space of widths",
        description="A named space, or eight lists of channel numbers; the largest of each is "
        "the supernet's own width.",
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

    @field_validator("space")
    @classmethod
    def _known_space(cls, value: str | list[list[int]]) -> str | list[list[int]]:
        try:
            choices = space_of(value).choices
        except UserError as error:
            raise ValueError(str(error)) from None
        if len(choices) != POSITIONS:
            raise ValueError(f"{POSITIONS} lists of widths are needed, not {len(choices)}")
        if max(max(widths) for widths in choices) > WIDEST:
            raise ValueError(f"a width is more than {WIDEST}")
        return value


class Search(Section):
    """Judging sub-generators of the supernet, without retraining them."""

    method: Literal["evolution", "brute-force"] = Field(
        "evolution",
        title="Method",
        description="Evolution as published, or every sub-generator within the budget.",
    )
    budget_gmacs: float = Field(
        0.0,
        ge=0,
        le=1e6,
        title="Budget",
        json_schema_extra=unit("G paper MACs"),
        description="Sub-generators that cost more, at the recipe's picture size and in the "
        "published convention, are not looked at. 0: no limit.",
    )
    evaluations: int = Field(
        400,
        ge=1,
        le=10_000_000,
        title="Candidates",
        description="Stop after this many different sub-generators.",
    )
    population: int = Field(100, ge=4, le=10_000, title="Population", description="Evolution.")
    generations: int = Field(
        500,
        ge=1,
        le=100_000,
        title="Generations",
        description="Evolution stops after these.",
    )
    parents: float = Field(
        0.25,
        gt=0,
        le=1,
        title="Parents",
        description="Share of the best that have children.",
    )
    mutation_share: float = Field(
        0.5,
        ge=0,
        le=1,
        title="Mutated children",
        description="Share of each generation made by mutation; the rest by crossover.",
    )
    mutate_probability: float = Field(
        0.3,
        ge=0,
        le=1,
        title="Mutation probability",
        description="For each layer of a child.",
    )
    pictures: int = Field(
        200,
        ge=2,
        le=100_000,
        title="Pictures",
        json_schema_extra=unit("held-out pairs"),
        description="A candidate is judged on at most this many held-out pairs.",
    )
    features: str = Field(
        ENCODER,
        title="Features",
        description="encoder: trained here on the recipe's own pairs, needs no file. inception: "
        "FID as torch-fidelity computes it. Or a torchvision network, with its weights file.",
        json_schema_extra={
            "suggestions": [ENCODER, "inception", "squeezenet1_1", "resnet18", "vgg16"]
        },
    )
    weights: str = Field(
        "",
        title="Weights of the features",
        description="File with the weights of the feature network; not needed for the encoder.",
        json_schema_extra={"path": "file"},
    )
    encoder_steps: int = Field(
        600,
        ge=1,
        le=1_000_000,
        title="Encoder steps",
        description="Optimiser steps for the self-trained encoder (cached by data set and seed).",
    )


class Finetune(Training):
    """The chosen sub-generator, trained a little more on its own."""

    enabled: bool = Field(
        True,
        title="Fine-tune",
        description="Off: the sub-generator is exported as the search found it.",
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
        description="As in distillation.",
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


class Export(Section):
    """What the person takes away."""

    onnx: bool = Field(True, title="ONNX", description="Write an ONNX model and check it.")
    test_pictures: int = Field(
        1000,
        ge=2,
        le=100_000,
        title="Test pictures",
        json_schema_extra=unit("pairs"),
        description="The final report measures teacher and student on at most this many.",
    )
    latency_repeats: int = Field(
        20,
        ge=3,
        le=1000,
        title="Latency repeats",
        description="Timed runs after warming up.",
    )


class Engine(Section):
    """How the machine is used; none of this is part of the method."""

    device: Literal["auto", "cpu", "cuda"] = Field(
        "auto",
        title="Device",
        description="auto: a CUDA device where there is one.",
    )
    precision: Literal["auto", "float32", "bfloat16"] = Field(
        "auto",
        title="Precision",
        description="Of convolutions in training. auto: bfloat16 where the device computes it "
        "natively; losses, optimisers and measurements always use float32.",
    )
    threads: int = Field(
        0,
        ge=0,
        le=512,
        title="Threads",
        description="Torch threads. 0: one less than the machine's cores, at least one.",
    )
    checkpoint_seconds: float = Field(
        30.0,
        ge=0,
        le=86_400,
        title="Checkpoint every",
        json_schema_extra=unit("s"),
        description="How much work a power cut may cost.",
    )
    preview_every: int = Field(
        200,
        ge=1,
        le=1_000_000,
        title="Preview every",
        json_schema_extra=unit("steps"),
        description="How often the fixed sample pictures are drawn during training.",
    )


class Recipe(Section):
    """Everything a person may choose for one compression."""

    name: str = Field(
        "compression",
        min_length=1,
        max_length=80,
        title="Name",
        description="What the run is called.",
        pattern=r"^[^/\\]+$",
    )
    description: str = Field("", title="Description", description="For people; not used.")
    family: Literal["pix2pix"] = Field(
        "pix2pix",
        title="Family",
        description="How pictures pair up, and which losses apply.",
    )
    seed: int = Field(
        233,
        ge=0,
        lt=2**31,
        title="Seed",
        description="Equal seeds give equal numbers on a CPU.",
    )
    data: Data = Field(default_factory=Data, title="Data")
    teacher: Teacher = Field(default_factory=Teacher, title="Teacher")
    distill: Distill = Field(default_factory=Distill, title="Distillation")
    search: Search = Field(default_factory=Search, title="Search")
    finetune: Finetune = Field(default_factory=Finetune, title="Fine-tuning")
    export: Export = Field(default_factory=Export, title="Export")
    engine: Engine = Field(default_factory=Engine, title="Engine")

    @model_validator(mode="after")
    def _choice_in_space(self) -> "Recipe":
        choice = self.finetune.choice
        if choice in CHOICES or parse_architecture(choice) in space_of(self.distill.space):
            return self
        raise ValueError(f"finetune.choice = {choice} is not in the space of distill.space")


@dataclass(frozen=True)
class RecipeField:
    """One choice, as the form, the tooltip and the reference page need it.

    `allowed` says in words what may be entered; bounds are None where there are none.
    """

    path: str
    title: str
    description: str
    kind: Literal["int", "float", "bool", "choice", "text", "space"]
    default: Any
    minimum: float | None
    maximum: float | None
    step: float | None
    unit: str
    choices: tuple[str, ...]
    suggestions: tuple[str, ...]
    picker: Literal["", "file", "folder"]

    allowed: str


def sections() -> Iterator[tuple[str, str, str]]:
    """(key, title, description) of every table of the recipe, in order."""
    for key, info in Recipe.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, Section):
            yield key, info.title or key, (info.annotation.__doc__ or "").strip()


def fields() -> Iterator[RecipeField]:
    """Every choice of the recipe, in the order of declaration; `path` is like `data.height`."""
    for key, info in Recipe.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, Section):
            for name, inner in info.annotation.model_fields.items():
                yield _field(f"{key}.{name}", inner)
        else:
            yield _field(key, info)


def value_of(recipe: Recipe, path: str) -> Any:
    """The value at a dotted path such as `data.height`."""
    value: Any = recipe
    for part in path.split("."):
        value = getattr(value, part)
    return value


def _field(path: str, info: Any) -> RecipeField:
    extra = info.json_schema_extra or {}
    bounds = {}
    for item in info.metadata:
        for name in ("ge", "gt", "le", "lt", "multiple_of"):
            if getattr(item, name, None) is not None:
                bounds[name] = getattr(item, name)
    choices = tuple(get_args(info.annotation)) if get_origin(info.annotation) is Literal else ()
    default = info.get_default(call_default_factory=True)
    return RecipeField(
        path=path,
        title=info.title or path,
        description=info.description or "",
        kind=_kind(info.annotation, choices),
        default=default,
        minimum=bounds.get("ge", bounds.get("gt")),
        maximum=bounds.get("le", bounds.get("lt")),
        step=bounds.get("multiple_of"),
        unit=extra.get("unit", ""),
        choices=choices,
        suggestions=tuple(extra.get("suggestions", ())),
        picker=extra.get("path", ""),
        allowed=_allowed(_kind(info.annotation, choices), choices, bounds),
    )


def _allowed(kind: str, choices: tuple[str, ...], bounds: dict[str, float]) -> str:
    """What may be entered, in words."""
    if kind == "choice":
        return "one of " + ", ".join(choices)
    words = []
    if "ge" in bounds and "le" in bounds:
        words.append(f"{bounds['ge']} to {bounds['le']}")
    named = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
    if not words:
        words = [f"{word} {bounds[key]}" for key, word in named.items() if key in bounds]
    if "multiple_of" in bounds:
        words.append(f"a multiple of {bounds['multiple_of']}")
    if words:
        return ", ".join(words)
    return {"bool": "true or false", "text": "text"}.get(kind, "see description")


def _kind(annotation: Any, choices: tuple[str, ...]) -> Any:
    if choices:
        return "choice"
    return {bool: "bool", int: "int", float: "float", str: "text"}.get(annotation, "space")
