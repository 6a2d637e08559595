"""The recipe's tables that say what a run begins with: pictures, or another run."""

from typing import Literal

from pydantic import Field

from core.recipe.section import RecipeSection, unit

# data.dataset of recipes that draw their own pictures.
SAMPLE = "sample"


class Data(RecipeSection):
    """The pictures: sources, and the targets they should become."""

    folder: str = Field("", title="Folder of pictures", json_schema_extra={"path": "folder"})
    """Side-by-side pictures, two folders with equal names, label maps and photos. CycleGAN and
    MUNIT also take two folders of unrelated pictures."""
    source: str = Field(
        "auto", title="Source side", json_schema_extra={"suggestions": ["auto", "left", "right"]}
    )
    """Which side goes into the generator: auto, left, right, a folder's name, or for unpaired
    pictures of one folder a pattern of file names such as 0001TP*."""
    height: int = Field(
        256, title="Picture height", ge=32, le=2048, multiple_of=4, json_schema_extra=unit("px")
    )
    """Height that the networks are trained at; a multiple of 4. Half of it takes a quarter of the
    time and of the memory: good for a first try."""
    width: int = Field(
        256, title="Picture width", ge=32, le=2048, multiple_of=4, json_schema_extra=unit("px")
    )
    """Width that the networks are trained at; a multiple of 4."""
    fit: Literal["stretch", "crop", "pad"] = Field("stretch", title="Pictures of another shape")
    """stretch: resize to height and width, as published. crop: cut out the middle and keep the
    aspect ratio. pad: keep the whole picture and mirror its borders; translating removes them
    again."""
    jitter: float = Field(0.117, title="Crop jitter", ge=0, le=1)
    """Pictures are loaded this much larger, then cropped at random (0.117: 286 to 256, as
    published). 0 turns cropping off."""
    flip: bool = Field(True, title="Mirror at random")
    """Flip half of the pairs, so that few pictures go further. Turn it off where left and right
    matter, as with letters."""
    holdout: float = Field(0.15, title="Held-out part", gt=0, lt=0.9)
    """Share of the training pairs kept for search and for choosing checkpoints. The test pairs are
    used once, in the final report."""
    cache_gib: float = Field(
        2.0, title="Picture cache", ge=0, le=512, json_schema_extra=unit("GiB")
    )
    """Memory for decoded pictures; pictures that do not fit are decoded again each time."""
    classes: int = Field(0, title="Classes", ge=0, le=1024)
    """Classes of the label maps (GauGAN); higher numbers are “don't care”. 0: as many as the label
    maps hold."""
    edges: bool = Field(True, title="Instance edges")
    """Where there are instance maps beside the label maps, the edges between instances go into the
    generator too (GauGAN)."""
    dataset: str = Field(
        SAMPLE,
        title="Data set",
        min_length=1,
        max_length=80,
        json_schema_extra={"suggestions": [SAMPLE, "my pictures"]},
    )
    """The data set that this recipe is for. sample: without a folder, the built-in sample is drawn.
    With any other name a run needs a folder to start."""
    source_range: str = Field("", title="Range of the source")
    """The values of black and white in 16-bit and float files of the source side, such as 0 4095.
    Empty: found from all files."""
    target_range: str = Field("", title="Range of the target")
    """The same for the target side."""
    source_channels: int = Field(0, title="Channels of the source", ge=0, le=256)
    """How many channels of the source's files go into the generator: 1 for grey, 3 for colour, or
    more of TIFF files and NumPy arrays. 0: as many as the files have."""
    target_channels: int = Field(0, title="Channels of the target", ge=0, le=256)
    """How many channels the generator makes. 0: as many as the target's files have."""
    sample_pairs: int = Field(160, title="Pairs of the built-in sample", ge=16, le=50_000)
    """How many pairs the built-in sample has. Used only when no folder is given."""


class Start(RecipeSection):
    """Another run that this one continues: one of its finished stages is trained longer.

    Earlier stages are copied, later ones run again.
    """

    run: str = Field("", title="Continue from run", json_schema_extra={"path": "folder"})
    """Folder of a run. It does not change: what is needed is copied when this run is created.
    Empty: start from the beginning."""
    stage: Literal["teacher", "prune", "distill", "finetune"] = Field(
        "teacher", title="Stage to train longer"
    )
    """It starts from the weights that the other run kept, with a new optimiser, and follows this
    recipe's schedule."""
