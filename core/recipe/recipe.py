"""What a person may ask for: the recipe of one compression, declared once.

Validation, the form in the window, `--set` on the command line, tooltips and the reference page
are all made from the declarations here, in `core.recipe_training` and in `core.recipe_search`.
"""

from typing import Literal

from pydantic import Field, field_validator, model_validator

from core.nets.architecture import POSITIONS, parse_architecture
from core.recipe_search import COSTS, ENCODER, OWN_SEGMENTER, Search
from core.recipe_training import (
    CHOICES,
    CycleGan,
    Distill,
    Finetune,
    GauGan,
    Munit,
    Prune,
    Section,
    Teacher,
    Training,
    unit,
)
from core.search.space import space_of

__all__ = [
    "CHOICES",
    "COSTS",
    "ENCODER",
    "OWN_SEGMENTER",
    "CycleGan",
    "Distill",
    "Finetune",
    "GauGan",
    "Munit",
    "Prune",
    "Search",
    "Section",
    "Teacher",
    "Training",
    "unit",
]

STAGES = ("teacher", "prune", "distill", "search", "finetune", "export")
StageName = Literal["teacher", "prune", "distill", "search", "finetune", "export"]
Family = Literal["pix2pix", "cyclegan", "gaugan", "munit"]
Pairing = Literal["pairs", "unpaired", "labels"]
PAIRINGS: dict[str, Pairing] = {
    "pix2pix": "pairs",
    "cyclegan": "unpaired",
    "gaugan": "labels",
    "munit": "unpaired",
}
GENERATORS = {
    "pix2pix": ("resnet", "unet"),
    "cyclegan": ("resnet", "unet"),
    "gaugan": ("spade",),
    "munit": ("munit",),
}


class Data(Section):
    """The pictures: sources, and the targets they should become."""

    folder: str = Field(
        "",
        title="Folder of pictures",
        description="Side-by-side pictures, two folders with equal names, label maps and photos. "
        "CycleGAN and MUNIT also take two folders of unrelated pictures. Empty: the sample.",
        json_schema_extra={"path": "folder"},
    )
    source: str = Field(
        "auto",
        title="Source side",
        description="Which side goes into the generator: auto, left, right, a folder's name, or "
        "for unpaired pictures of one folder a pattern of file names such as 0001TP*.",
    )
    height: int = Field(
        256,
        ge=32,
        le=2048,
        multiple_of=4,
        title="Picture height",
        json_schema_extra=unit("px"),
        description="Height that the networks are trained at; a multiple of 4. Half of it takes "
        "a quarter of the time and of the memory: good for a first try.",
    )
    width: int = Field(
        256,
        ge=32,
        le=2048,
        multiple_of=4,
        title="Picture width",
        json_schema_extra=unit("px"),
        description="Width that the networks are trained at; a multiple of 4. Pictures of "
        "another shape are stretched to it.",
    )
    jitter: float = Field(
        0.117,
        ge=0,
        le=1,
        title="Crop jitter",
        description="Pictures are loaded this much larger, then cropped at random "
        "(0.117: 286 to 256, as published). 0 turns cropping off.",
    )
    flip: bool = Field(
        True,
        title="Mirror at random",
        description="Flip half of the pairs, so that few pictures go further. Turn it off where "
        "left and right matter, as with letters.",
    )
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
    classes: int = Field(
        0,
        ge=0,
        le=1024,
        title="Classes",
        description="Classes of the label maps (GauGAN); higher numbers are “don't care”. "
        "0: as many as the label maps hold.",
    )
    edges: bool = Field(
        True,
        title="Instance edges",
        description="Where there are instance maps beside the label maps, the edges between "
        "instances go into the generator too (GauGAN).",
    )
    sample_pairs: int = Field(
        160,
        ge=16,
        le=50_000,
        title="Pairs of the built-in sample",
        description="How many pairs the built-in sample has. Used only when no folder is given.",
    )


class Export(Section):
    """What the person takes away."""

    onnx: bool = Field(
        True,
        title="ONNX",
        description="Write an ONNX model, which runs without torch, and check that it draws the "
        "same pictures.",
    )
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
        description="Timed runs of each network after warming up, for the report. More make a "
        "steadier number.",
    )


class Engine(Section):
    """How the machine is used; none of this is part of the method."""

    device: Literal["auto", "cpu", "cuda"] = Field(
        "auto",
        title="Device",
        description="auto: a CUDA device where there is one. Choose cpu to have equal numbers "
        "each time.",
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
        description="How much work a power cut may cost. Writing takes a moment: seldom is "
        "faster for large networks.",
    )
    preview_every: int = Field(
        200,
        ge=1,
        le=1_000_000,
        title="Preview every",
        json_schema_extra=unit("steps"),
        description="How often the fixed sample pictures are drawn during training.",
    )


class Published(Section):
    """What the papers report for this task; the Front shows it beside what is found here."""

    source: str = Field(
        "", title="Source", description="Paper and table that the numbers below are from."
    )
    metric: str = Field(
        "", title="Metric", description="What the quality numbers are, such as FID."
    )
    teacher_gmacs: float = Field(
        0.0,
        ge=0,
        title="Teacher",
        json_schema_extra=unit("G paper MACs"),
        description="What the published teacher costs.",
    )
    teacher_quality: float = Field(
        0.0, ge=0, title="Teacher's quality", description="As published, in the metric above."
    )
    student_gmacs: float = Field(
        0.0,
        ge=0,
        title="Student",
        json_schema_extra=unit("G paper MACs"),
        description="What the published compressed generator costs.",
    )
    student_quality: float = Field(
        0.0, ge=0, title="Student's quality", description="As published, in the metric above."
    )
    student_parameters: float = Field(
        0.0,
        ge=0,
        title="Student's parameters",
        json_schema_extra=unit("million"),
        description="Its weights, where published.",
    )
    student_architecture: str = Field(
        "", title="Student's architecture", description="Its channel numbers, where published."
    )


class Recipe(Section):
    """Everything a person may choose for one compression."""

    name: str = Field(
        "compression",
        max_length=80,
        title="Name",
        description="What the run and its folder are called. Choose one that tells this run from "
        "the next.",
    )
    description: str = Field(
        "",
        title="Description",
        description="What this is for, in your own words. It changes nothing.",
    )
    family: Family = Field(
        "pix2pix",
        title="Family",
        description="pix2pix: pairs of pictures. cyclegan: two unrelated sets of pictures. gaugan: "
        "label maps and photos. munit: two unrelated sets, several outputs a picture.",
    )
    route: Literal["fast", "original"] = Field(
        "fast",
        title="Route",
        description="fast: the supernet learns from the full teacher at once. original: a mobile "
        "teacher, a student from its channels of largest L1 norm, and the supernet from there.",
    )
    seed: int = Field(
        233,
        ge=0,
        lt=2**31,
        title="Seed",
        description="Where all chance comes from. Equal seeds give equal numbers on a CPU; "
        "change it to see how much of a result is luck.",
    )
    data: Data = Field(default_factory=Data, title="Data")
    teacher: Teacher = Field(default_factory=Teacher, title="Teacher")
    cyclegan: CycleGan = Field(default_factory=CycleGan, title="CycleGAN")
    gaugan: GauGan = Field(default_factory=GauGan, title="GauGAN")
    munit: Munit = Field(default_factory=Munit, title="MUNIT")
    prune: Prune = Field(default_factory=Prune, title="Pruning")
    distill: Distill = Field(default_factory=Distill, title="Distillation")
    search: Search = Field(default_factory=Search, title="Search")
    finetune: Finetune = Field(default_factory=Finetune, title="Fine-tuning")
    export: Export = Field(default_factory=Export, title="Export")
    engine: Engine = Field(default_factory=Engine, title="Engine")
    published: Published = Field(default_factory=Published, title="Published results")

    @property
    def network(self) -> str:
        """The generator's network: resnet, unet, spade or munit."""
        chosen = self.teacher.generator
        return GENERATORS[self.family][0] if chosen == "auto" else chosen

    @property
    def pairing(self) -> Pairing:
        """How the family's pictures go together."""
        return PAIRINGS[self.family]

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages of this recipe in order; only the original route prunes."""
        return tuple(name for name in STAGES if name != "prune" or self.route == "original")

    @field_validator("name")
    @classmethod
    def _names_a_folder(cls, name: str) -> str:
        if set(name) & {"/", "\\"} or not name.strip(" .") or min(name) < " ":
            raise ValueError("must be words for a folder, in one line, without / and \\")
        return name

    @model_validator(mode="after")
    def _generator_of_family(self) -> "Recipe":
        if self.network not in GENERATORS[self.family]:
            allowed = " or ".join(GENERATORS[self.family])
            raise ValueError(f"teacher.generator of {self.family} must be {allowed}")
        positions, choices = POSITIONS[self.network], space_of(self.distill.space).choices
        if len(choices) != positions:
            raise ValueError(
                f"distill.space needs {positions} lists of widths for {self.network}, "
                f"not {len(choices)}"
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
        if self.route == "original" and self.network == "munit":
            raise ValueError("route = original is not published for munit; choose fast")
        return self

    @model_validator(mode="after")
    def _possible_distillation(self) -> "Recipe":
        distill, munit = self.distill, self.network == "munit"
        if distill.sort_channels and munit:
            raise ValueError("distill.sort_channels is not possible for munit; turn it off")
        widest = max(space_of(distill.space).largest)
        if distill.sort_channels and not self.teacher.checkpoint and widest > self.teacher.width:
            raise ValueError(
                "distill.sort_channels needs a teacher at least as wide as the supernet: "
                f"teacher.width is {self.teacher.width}, distill.space goes up to {widest}"
            )
        if distill.cache_gib and munit:
            raise ValueError(
                "distill.cache_gib must be 0 for munit: its teacher is given another style in "
                "each step, and answers anew"
            )
        if distill.cache_gib and self.data.jitter:
            raise ValueError(
                "distill.cache_gib needs data.jitter = 0: of another crop the teacher's answer is "
                "another one, and would hardly ever be asked for again"
            )
        return self

    @model_validator(mode="after")
    def _choice_in_space(self) -> "Recipe":
        choice = self.finetune.choice
        if choice in CHOICES or parse_architecture(choice) in space_of(self.distill.space):
            return self
        raise ValueError(f"finetune.choice = {choice} is not in the space of distill.space")
