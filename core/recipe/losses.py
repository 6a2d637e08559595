"""The recipe's tables of losses and discriminators, which every training stage shares."""

from typing import Any, Literal

from pydantic import Field

from core.recipe.section import RecipeSection

# What recipes without these tables mean: earlier recipes and runs go on with these.
EARLIER: dict[str, dict[str, Any]] = {
    "teacher": {"ups": "transposed", "average": 0.0, "evaluations": 0, "discriminator_width": 128},
    "prune": {"pseudo_target": "target", "average": 0.0, "evaluations": 0},
    "distill": {
        "pseudo_target": "target",
        "ups": "teacher",
        "average": 0.0,
        "evaluations": 0,
    },
    "finetune": {"pseudo_target": "target", "average": 0.0, "evaluations": 0},
    "losses": {
        "perceptual": 0.0,
        "energy": 0.0,
        "matching": 0.0,
        "wavelet": 0.0,
        "relation": 0.0,
        "region": 0.0,
    },
    "discriminator": {
        "kind": "conditional",
        "norm": "instance",
        "mixing": False,
        "augment": False,
        "rate": 1.0,
    },
}


TRAINER = "lite0"
"""The pretrained network that losses and discriminators train with; it must not judge."""


class Losses(RecipeSection):
    """Losses between pictures, for the teacher and the students of every family."""

    perceptual: float = Field(10.0, title="Perceptual weight", ge=0, le=1e6)
    """How differently the pretrained network Lite0 sees a picture and the wanted one, relative to
    what it sees (Johnson et al. 2016). The wanted one is the target where pictures are paired, for
    students their pseudo-target. 0: none."""
    energy: float = Field(40.0, title="Energy distance weight", ge=0, le=1e6)
    """How far the pictures of the last steps are, as a set, from real ones in what Lite0 sees: they
    should vary as much (energy distance: Székely & Rizzo 2013). 10 is enough where a source leaves
    little open, as in the sample. 0: none."""
    matching: float = Field(0.0, title="Feature matching weight", ge=0, le=1e6)
    """How differently the discriminators see a picture and the wanted one, layer by layer (Wang et
    al. 2018). As published 10; 0: none. Not for teachers of unpaired pictures, which have no wanted
    one. GauGAN's own discriminator has gaugan.lambda_feat."""
    wavelet: float = Field(0.0, title="Wavelet weight", ge=0, le=1e6)
    """Students: L1 between the high-frequency bands of their pictures and the teacher's (Zhang et
    al. 2022). As published 4 for pix2pix, 0.4 for CycleGAN; 0: none."""
    relation: float = Field(0.0, title="Relation weight", ge=0, le=1e6)
    """Students: how differently rows, columns and patches of their pictures relate to one another
    than the teacher's do (Park et al. 2019). 0: none."""
    region: float = Field(0.0, title="Region weight", ge=0, le=1e6)
    """Students: distinguish the 64 positions where the teacher's features are strongest, as the
    teacher does (Zhang et al. 2022, ReKo). 0: none."""


class Discriminators(RecipeSection):
    """What the generators are trained against, in every stage."""

    kind: Literal["conditional", "projected", "both"] = Field("projected", title="Discriminator")
    """conditional: the family's own, as published. projected: small heads on the pretrained network
    Lite0 (Sauer et al. 2021), a third of the time. both: side by side. GauGAN keeps its own, since
    only that one sees the label map."""
    norm: Literal["spectral", "instance"] = Field("spectral", title="Normalisation of heads")
    """Projected: what keeps its heads within bounds. spectral: their weights are normalised (Miyato
    et al. 2018), and they see contrast and colour. instance: what they see is normalised."""
    mixing: bool = Field(False, title="Random mixing")
    """Projected: fixed random convolutions mix Lite0's blocks before the heads look, as published.
    """
    augment: bool = Field(False, title="Augment what it sees")
    """Real and generated pictures are shown with random colour, shift and cutout (DiffAugment, Zhao
    et al. 2020): for sets of a few hundred pictures or fewer."""
    rate: float = Field(1.0, title="Relative learning rate", gt=0, le=100)
    """The discriminator's learning rate as a multiple of the generator's."""
