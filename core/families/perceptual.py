"""The perceptual loss: pictures are alike where a classification network sees them alike.

Published for GauGAN with VGG19 (Johnson et al. 2016; Wang et al. 2018, §3.5): L1 between the
outputs of five layers, weighted 1/32, 1/16, 1/8, 1/4 and 1, of pictures in [-1, 1] as they are. Its
weights come from a file or are downloaded. VGG16 and SqueezeNet 1.1 stand in for it by the layer
after which each grid begins, with the same weights; numbers of different networks do not compare.
"""

from itertools import pairwise
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.metrics.downloads import downloaded_weights
from core.runtime.errors import UserError
from core.runtime.weight_files import State, read_weights

PUBLISHED = "vgg19"
LAYERS = {
    "vgg19": (1, 6, 11, 20, 29),
    "vgg16": (1, 6, 11, 18, 25),
    "squeezenet1_1": (1, 4, 7, 10, 12),
}
"""Indices in torchvision's `features`: of VGG relu1_1, relu2_1, relu3_1, relu4_1 and relu5_1."""
WEIGHTS = (1 / 32, 1 / 16, 1 / 8, 1 / 4, 1.0)


class PerceptualLoss(nn.Module):
    """How differently `network` sees two batches: (n, 3, h, w) twice, in [-1, 1] -> a scalar.

    Gradients go to the first one alone. h and w are at least 32.
    """

    def __init__(self, network: str, features: nn.Sequential) -> None:
        super().__init__()
        self.network = network
        ends = (-1, *LAYERS[network])
        parts = pairwise(ends)
        self.stages = nn.ModuleList(features[start + 1 : end + 1] for start, end in parts)
        self.eval().requires_grad_(False)

    def forward(self, made: Tensor, wanted: Tensor) -> Tensor:
        loss = made.new_zeros((), dtype=torch.float32)
        for weight, stage in zip(WEIGHTS, self.stages, strict=True):
            made = stage(made)
            with torch.no_grad():
                wanted = stage(wanted)
            loss = loss + weight * F.l1_loss(made.float(), wanted.float())
        return loss


def perceptual_loss(path: Path) -> PerceptualLoss:
    """The loss by a file of torchvision's weights, of a whole network or of its `features` alone.

    The network is recognised by the names and shapes in the file. Raises UserError where it is
    none of VGG19, VGG16 and SqueezeNet 1.1, or cannot be read.
    """
    state = read_weights(path)
    loss = _by_weights(state)
    if loss is None:
        raise UserError(
            f"{path} does not hold torchvision's weights of VGG19, VGG16 or SqueezeNet 1.1.",
            "Choose such a file for gaugan.perceptual_weights, or leave it empty.",
            f"It has {len(state)} tensors, the first of them {', '.join(list(state)[:4])}.",
        )
    return loss


def downloaded_loss() -> PerceptualLoss:
    """The published loss, with VGG19's weights from torch's cache, or downloaded to it.

    Raises UserError where they can neither be found nor fetched.
    """
    from torchvision.models import VGG19_Weights

    url = VGG19_Weights.IMAGENET1K_V1.url
    try:
        state = downloaded_weights(url)
    except (OSError, RuntimeError) as error:
        raise UserError(
            "VGG19's weights are not on this machine and could not be downloaded.",
            f"Fetch {url} elsewhere and give the file as gaugan.perceptual_weights; or leave it "
            "empty, and the perceptual loss is left out.",
            str(error),
        ) from error
    loss = _by_weights(state)
    assert loss is not None, "the weights torchvision publishes for VGG19 are VGG19's"
    return loss


def _by_weights(state: State) -> PerceptualLoss | None:
    state = {name.removeprefix("features."): tensor for name, tensor in state.items()}
    for network, layers in LAYERS.items():
        features = _empty(network, max(layers) + 1)
        if _fits(features, state):
            kept = {name: state[name].float() for name in features.state_dict()}
            features.load_state_dict(kept, assign=True)
            return PerceptualLoss(network, features)
    return None


def _empty(network: str, layers: int) -> nn.Sequential:
    from torchvision import models

    with torch.device("meta"):
        whole = models.get_model(network, weights=None)
    features: nn.Sequential = whole.features[:layers]
    return features


def _fits(features: nn.Sequential, state: State) -> bool:
    return all(
        name in state and state[name].shape == tensor.shape
        for name, tensor in features.state_dict().items()
    )
