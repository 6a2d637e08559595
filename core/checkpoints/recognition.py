"""What a state dict is, told from the names and shapes of its tensors."""

import re
from dataclasses import dataclass

from torch import Tensor

from core.errors import UserError
from core.nets.architecture import FIRST_BLOCK, Architecture

RESNET = "a ResNet generator"
PATCH_GAN = "a PatchGAN discriminator"

# In this order: the first name that matches decides.
LOOKS = (
    (r".*\.weight_orig$", "a network with spectral normalisation still in place"),
    (r"model\.model\.", "a U-Net generator, as pytorch-CycleGAN-and-pix2pix trains for pix2pix"),
    (r".*\.filt$", "an anti-aliased ResNet generator, as CUT trains"),
    (r"head_0\.|G_middle_0\.", "a SPADE generator (GauGAN)"),
    (r"enc_content\.|enc_style\.", "a MUNIT generator"),
    (r"cnns\.|discriminator_\d", "a multi-scale discriminator"),
    (r"net\.\d", "a pixel discriminator"),
    (r"(weight|bias)$", "a single layer, such as an adaptor of a distillation"),
    (r"features\.|fc\.|classifier\.|layer1\.", "an image classifier"),
)


def looks_like(tensors: dict[str, Tensor]) -> str:
    """Name the kind of network in a few words: RESNET, PATCH_GAN, or another."""
    for pattern, kind in LOOKS:
        if any(re.match(pattern, name) for name in tensors):
            return kind
    if any(name.endswith("weight") and tensor.ndim == 1 for name, tensor in tensors.items()):
        return "a network with batch normalisation"
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
    expected: str

    def size(self, name: str, dimension: int = 0) -> int:
        """One side of a convolution's weights. Raises UserError if there is no such tensor."""
        tensor = self.tensors.get(name)
        if tensor is None or tensor.ndim != 4:
            raise self.refusal(f"lacks the weights {name}")
        return tensor.shape[dimension]

    def refusal(self, lack: str) -> UserError:
        """The error for a file that looked right and is not."""
        return UserError(
            f"{self.path} looks like {looks_like(self.tensors)}, but {lack}.", self.expected
        )


@dataclass(frozen=True)
class ResNetShape:
    """The arguments a ResNet generator is rebuilt with."""

    dense: bool
    architecture: Architecture
    in_channels: int
    out_channels: int
    blocks: int


def resnet_shape(found: Found) -> ResNetShape:
    """Read the architecture off the tensors; those not looked at here are still to be compared.

    Raises UserError if the layers it is read from are missing.
    """
    blocks = len({name.split(".")[1] for name in found.tensors if ".conv_block." in name})
    if blocks % 3:
        raise found.refusal(f"has {blocks} residual blocks")
    dense = f"model.{FIRST_BLOCK}.conv_block.1.weight" in found.tensors
    inner = "weight" if dense else "conv.2.weight"
    starts = (FIRST_BLOCK + third * blocks // 3 for third in range(3))
    after = FIRST_BLOCK + blocks
    widths = (
        found.size("model.1.weight"),
        found.size("model.4.weight") // 2,
        found.size("model.7.weight") // 4,
        *(found.size(f"model.{block}.conv_block.1.{inner}") // 4 for block in starts),
        found.size(f"model.{after}.weight", 1) // 2,
        found.size(f"model.{after + 3}.weight", 1),
    )
    if min(widths) < 1:
        raise found.refusal("is too narrow")
    pictures = found.size("model.1.weight", 1), found.size(f"model.{after + 7}.weight")
    return ResNetShape(dense, widths, *pictures, blocks)
