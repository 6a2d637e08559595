"""The recipe's table of the teacher."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from core.nets.specs import NETWORKS
from core.nets.upsampling import Ups
from core.recipe.section import unit
from core.recipe.training import TrainingSchedule

if TYPE_CHECKING:
    GeneratorName = str
else:
    GeneratorName = Literal[("auto", *NETWORKS)]


class Teacher(TrainingSchedule):
    """Who teaches: a full generator trained here or imported, or a folder of answers."""

    checkpoint: str = Field("", title="Import generator", json_schema_extra={"path": "file"})
    """A .pth or .safetensors file of a generator of this family. Empty: train one here."""
    discriminator_checkpoint: str = Field(
        "", title="Import discriminator", json_schema_extra={"path": "file"}
    )
    """The discriminator saved with the imported generator, if you have it; students start from it.
    """
    answers: str = Field("", title="Folder of answers", json_schema_extra={"path": "folder"})
    """Pictures that a black box made of the sources, with the names of the sources: students learn
    from them, and no generator is trained or imported. The fields of the generator then say what
    network the students are. Needs distill.lambda_distill and finetune.lambda_distill = 0. Not for
    MUNIT."""
    direction: Literal["AtoB", "BtoA"] = Field("AtoB", title="Direction of the file")
    """For files with generators of both directions or domains: A to B, or back."""
    checkpoint_network: str = Field("", title="Network in the file")
    """Which generator of a file that holds several, such as nets/netG. Empty: the only one, or that
    of the direction; averaged weights are preferred."""
    statistics: Literal["auto", "running", "picture"] = Field(
        "auto", title="Batch statistics of the file"
    )
    """What an imported U-Net with batch normalisation uses. running: the statistics stored in the
    file; picture: those of each picture, as pytorch-CycleGAN-and-pix2pix does in tests; auto: the
    file's, if it has any."""
    finetune: bool = Field(False, title="Fine-tune the imported generator")
    """Train it further by this schedule, on the pictures of this recipe, before students learn from
    it. Off: use it as it is."""
    generator: GeneratorName = Field("auto", title="Generator")
    """auto: the one published for the family. pix2pix and CycleGAN also work with a U-Net, which
    many people's checkpoints are."""
    blocks: int = Field(9, title="Residual blocks", ge=3, le=15, multiple_of=3)
    """How many a ResNet generator has: 9 as published, 6 for small pictures."""
    ups: Ups = Field("conv-resize", title="Upsampling")
    """For ResNet, U-Net and pix2pixHD generators; SPADE, MUNIT and CUT generators resize before
    they convolve, as published. transposed: as published; may leave a grid. resize-conv: nearest
    resize, then a convolution. conv-resize: a convolution, then bilinear resize, as cheap as
    transposed. An imported generator keeps its own."""
    norm: Literal["instance", "batch"] = Field("instance", title="Normalisation")
    """For ResNet and U-Net generators. With batch normalisation, the statistics are estimated again
    for each candidate."""
    width: int = Field(
        64, title="Generator width", ge=4, le=256, json_schema_extra=unit("channels")
    )
    """Channels of the first layer (ngf); 64 as published. Costs grow with its square."""
    discriminator_width: int = Field(
        32, title="Discriminator width", ge=4, le=512, json_schema_extra=unit("channels")
    )
    """Channels of the first layer (ndf) of the family's own discriminator, in every stage. 128 as
    published; a quarter of it is balanced against small students, and cheap."""
    gan: Literal["auto", "hinge", "lsgan", "vanilla"] = Field("auto", title="Adversarial loss")
    """In every stage. auto: as published, hinge for pix2pix and GauGAN, lsgan for CycleGAN and
    MUNIT (which knows no other)."""
    pool_size: int = Field(
        0, title="Image pool", ge=0, le=10_000, json_schema_extra=unit("pictures")
    )
    """Earlier fakes shown to the discriminator half of the time (50 as published for CycleGAN). 0:
    none."""
