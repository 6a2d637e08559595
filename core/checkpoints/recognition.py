"""What a state dict is, told from the names and shapes of its tensors."""

import re
from dataclasses import dataclass

from torch import Tensor

from core.errors import UserError
from core.nets.architecture import FIRST_BLOCK

RESNET = "a ResNet generator"
UNET = "a U-Net generator (pix2pix)"
SPADE = "a SPADE generator (GauGAN)"
MUNIT = "a MUNIT generator"
MUNIT_PAIR = "a pair of MUNIT generators"
PATCH_GAN = "a PatchGAN discriminator"
MULTISCALE = "a multi-scale discriminator (GauGAN)"
MS_IMAGE = "a multi-scale discriminator of pictures (MUNIT)"
MS_IMAGE_PAIR = "a pair of multi-scale discriminators of pictures (MUNIT)"

# In this order: the first name that matches decides. Those in capitals can be imported.
LOOKS = (
    (r"model\.model\.", UNET),
    (r".*\.filt$", "an anti-aliased ResNet generator, as CUT trains"),
    (r"head_0\.|G_middle_0\.", SPADE),
    (r"[ab]\.enc_(content|style)\.", MUNIT_PAIR),
    (r"enc_content\.|enc_style\.", MUNIT),
    (r"discriminator_\d+\.model0\.", MULTISCALE),
    (r"[ab]\.cnns\.", MS_IMAGE_PAIR),
    (r"cnns\.", MS_IMAGE),
    (r"scale\d+_layer\d|discriminator_\d|layer\d\.0\.weight_orig", "another multi-scale judge"),
    (r".*\.weight_orig$", "a network with spectral normalisation still in place"),
    (r"net\.\d", "a pixel discriminator"),
    (r"(weight|bias)$", "a single layer, such as an adaptor of a distillation"),
    (r"features\.|fc\.|classifier\.|layer1\.", "an image classifier"),
)


def looks_like(tensors: dict[str, Tensor]) -> str:
    """Name the kind of network in a few words: one of the constants above, or another."""
    for pattern, kind in LOOKS:
        if any(re.match(pattern, name) for name in tensors):
            return kind
    if any(re.match(rf"model\.{FIRST_BLOCK}\.conv_block\.", name) for name in tensors):
        return RESNET
    if "model.0.weight" in tensors and tensors["model.0.weight"].shape[2:] == (4, 4):
        return PATCH_GAN
    return "no network known here"


@dataclass(frozen=True)
class Found:
    """The tensors of a file that looks like the expected network, to be measured."""

    path: str
    tensors: dict[str, Tensor]
    looks: str
    expected: str

    def size(self, name: str, dimension: int = 0) -> int:
        """One side of a layer's weights. Raises UserError if there are none of that name."""
        tensor = self.tensors.get(name)
        if tensor is None or tensor.ndim not in (2, 4):
            raise self.refusal(f"lacks the weights {name}")
        return tensor.shape[dimension]

    def width(self, name: str, times: int = 1, separable: bool = False) -> int:
        """The outputs of a convolution in units of `times`; of a separable one's pointwise layer.

        Raises UserError if it is missing or has fewer.
        """
        outputs = self.size(f"{name}.conv.2.weight" if separable else f"{name}.weight")
        return self.at_least_one(outputs // times)

    def at_least_one(self, width: int) -> int:
        """The width itself. Raises UserError if it is none."""
        if width < 1:
            raise self.refusal("is too narrow")
        return width

    def count(self, pattern: str) -> int:
        """How many different first groups a pattern finds in the names."""
        matches = (re.match(pattern, name) for name in self.tensors)
        return len({match[1] for match in matches if match})

    def has_weights(self, norm: str) -> bool:
        """Whether a layer that normalises has weights of its own, as batch normalisation does."""
        tensor = self.tensors.get(f"{norm}.weight")
        return tensor is not None and tensor.ndim == 1

    def refusal(self, lack: str) -> UserError:
        """The error for a file that looked right and is not."""
        return UserError(f"{self.path} looks like {self.looks}, but {lack}.", self.expected)
