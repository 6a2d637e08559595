"""Pictures to feature vectors: Inception for FID, the networks in the box, others by file."""

import copy
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.metrics import open_nsfw
from core.metrics.bandwise import WAVELET
from core.metrics.downloads import downloaded_weights
from core.metrics.filling import fill
from core.metrics.wavelet import WaveletFeatures
from core.nets.efficientnet_lite import LEAST_SIDE, LITES, Lite, enlarged, pretrained
from core.runtime.errors import UserError
from core.runtime.weight_files import State, read_weights

# torchvision's classification networks that have a feature map to take statistics of.
NETWORKS = (
    "alexnet",
    "convnext_tiny",
    "densenet121",
    "efficientnet_b0",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "mobilenet_v3_small",
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
    "squeezenet1_0",
    "squeezenet1_1",
    "vgg11",
    "vgg13",
    "vgg16",
    "vgg19",
)

# Features that need no weights file.
OF_THE_BOX = (*LITES, WAVELET, "inception")
# Features that may need a file, or find it in an installed package.
OPEN_NSFW = open_nsfw.NAME

# The published Inception weights for FID, as pytorch-fid and torch-fidelity distribute them.
_INCEPTION_DIGEST = "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2"
_CHUNK = 8

# Which bottlenecks of the networks in the box describe a picture. Lite2's last one orders the
# sub-generators of several supernets most as independent networks do (docs/results/judges.md);
# Lite0's order all kinds of damage.
LITE_BLOCKS: dict[Lite, tuple[int, ...]] = {"lite0": (2, 4, 10), "lite2": (20,)}


class Features(Protocol):
    """Something that describes each picture by `dimension` numbers."""

    name: str
    dimension: int

    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, dimension) of uint8 RGB pictures (n, 3, h, w)."""
        ...


class InceptionFeatures:
    """The 2048 pooled features that FID is defined on, computed by torch-fidelity's network.

    Pictures are resized to 299 × 299 inside, as the published metric does. `name` is "inception"
    with the published weights alone; with others it carries their digest, for distances in those
    are no FID.
    """

    dimension = 2048

    def __init__(self, weights: Path | None = None, device: str | torch.device = "cpu") -> None:
        from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

        self.name, state = _inception_state(weights)
        # The library unpickles any file it gets; this way it only gets tensors.
        checked = io.BytesIO()
        torch.save(state, checked)
        checked.seek(0)
        try:
            with torch.random.fork_rng(devices=[]):
                network = FeatureExtractorInceptionV3(
                    "inception-v3-compat", ["2048"], feature_extractor_weights_path=checked
                )
        except RuntimeError as error:
            raise UserError(
                f"{weights} does not hold the weights of torch-fidelity's Inception network.",
                "Its file is called weights-inception-2015-12-05-6726825d.pth.",
                str(error),
            ) from error
        self.network = network.to(device)
        self.device = torch.device(device)

    @torch.inference_mode()
    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, 2048) of uint8 RGB pictures (n, 3, h, w)."""
        parts = [self.network(part)[0] for part in chunks(pictures, self.device)]
        return _stacked(parts, self.dimension)


class ClassifierFeatures:
    """Mean over space of the last feature map of a torchvision network, one number a channel.

    The map is what leaves `features` (AlexNet, VGG, SqueezeNet, DenseNet, MobileNet,
    EfficientNet, ConvNeXt) or `layer4` (ResNet). The pictures are divided by 255, normalised by
    ImageNet's channel statistics and fed at their own size; those with a side under 128 px are
    first enlarged (bilinear) until they have none.
    """

    def __init__(self, name: str, weights: Path, device: str | torch.device = "cpu") -> None:
        self.name = name
        self.device = torch.device(device)
        self.trunk = _trunk(_classifier(name, weights)).to(self.device).eval()
        probe = torch.zeros(1, 3, LEAST_SIDE, LEAST_SIDE, dtype=torch.uint8, device=self.device)
        with torch.inference_mode():
            self.dimension: int = self._describe(probe).shape[1]

    @torch.inference_mode()
    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, dimension) of uint8 RGB pictures (n, 3, h, w)."""
        parts = [self._describe(part) for part in chunks(pictures, self.device)]
        return _stacked(parts, self.dimension)

    def _describe(self, pictures: Tensor) -> Tensor:
        # With deviations beside the means, two halves of the pictures ranked sets less alike.
        described: Tensor = self.trunk(_imagenet(pictures)).mean(dim=(2, 3))
        return described


class LiteFeatures:
    """Means and deviations over space of a pretrained EfficientNet-Lite's middle blocks.

    "lite0": blocks 2, 4 and 10, 352 numbers; "lite2": block 20, 704 numbers; means first. The
    weights are installed with the workbench. Pictures are fed at their own size; those with a side
    under 128 px are first enlarged (bilinear). The network that trained does not judge.
    """

    def __init__(self, name: Lite, device: str | torch.device = "cpu") -> None:
        self.name: str = name
        self.device = torch.device(device)
        network = pretrained(name)
        self.network = network if self.device.type == "cpu" else copy.deepcopy(network).to(device)
        self.blocks = LITE_BLOCKS[name]
        self.dimension = 2 * sum(network.widths(self.blocks))

    @torch.inference_mode()
    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, dimension) of uint8 RGB pictures (n, 3, h, w)."""
        parts = [self._describe(part) for part in chunks(pictures, self.device)]
        return _stacked(parts, self.dimension)

    def _describe(self, pictures: Tensor) -> Tensor:
        maps = self.network.features(pictures.float() / 127.5 - 1, self.blocks)
        means = [level.mean((2, 3)) for level in maps]
        deviations = [level.std((2, 3), correction=0) for level in maps]
        return torch.cat([*means, *deviations], 1)


def extractor(
    name: str, weights: Path | None = None, device: str | torch.device = "cpu"
) -> Features:
    """The features of this name: "lite2", "lite0", "wavelet", "opennsfw", "inception", or NETWORKS.

    NETWORKS need a weights file. Without one Inception's weights are taken from torch's cache, or
    downloaded to it, and those of open_nsfw from its installed package.
    Raises UserError for an unknown name, and for weights that are missing or of something else.
    """
    check_extractor(name, weights)
    if name == "inception":
        return InceptionFeatures(weights, device)
    if name in LITES:
        return LiteFeatures(name, device)
    if name == WAVELET:
        return WaveletFeatures(device)
    if name == OPEN_NSFW:
        return open_nsfw.OpenNsfwFeatures(weights)
    assert weights is not None
    return ClassifierFeatures(name, weights, device)


def check_extractor(name: str, weights: Path | None = None) -> None:
    """Raise UserError for an unknown name, or a weights file that is missing; opens nothing."""
    if name == "encoder":
        raise UserError(
            "The encoder is trained by a run, on its own pairs; it does not score other folders.",
            f"Choose {', '.join(OF_THE_BOX)}, or one of {', '.join(NETWORKS)} with its weights.",
        )
    if name not in (*OF_THE_BOX, OPEN_NSFW, *NETWORKS):
        raise UserError(
            f"There are no features named “{name}”.",
            f"Known: encoder, {', '.join((*OF_THE_BOX, OPEN_NSFW, *NETWORKS))}.",
        )
    if name == WAVELET and weights is not None:
        raise UserError(
            f"Wavelet packets have no weights, and cannot use {weights}.",
            "Leave the weights of the features empty.",
        )
    if name in LITES and weights is not None:
        raise UserError(
            f"The features of {name} come with their own weights, not with {weights}.",
            "Leave the weights of the features empty, or choose the network they belong to.",
        )
    if weights is None and name not in (*OF_THE_BOX, OPEN_NSFW):
        raise UserError(
            f"The features of {name} need a file with its weights.",
            f"Give torchvision's ImageNet weights of {name} as the weights of the features.",
        )
    if weights is not None and not weights.is_file():
        raise UserError(f"There is no weights file {weights}.", "Check the path.")


def chunks(pictures: Tensor, device: torch.device) -> Iterator[Tensor]:
    """uint8 images (n, 3, h, w), a few at a time, on the device. Raises ValueError for others."""
    if pictures.dtype != torch.uint8 or pictures.ndim != 4 or pictures.shape[1] != 3:
        raise ValueError(
            f"expected uint8 pictures (n, 3, h, w), got {pictures.dtype} {tuple(pictures.shape)}"
        )
    # Small on a CPU: large batches spend most of their time on fresh memory pages.
    for part in pictures.split(_CHUNK if device.type == "cpu" else 8 * _CHUNK):
        yield part.to(device)


def _stacked(parts: list[Tensor], dimension: int) -> NDArray[np.float64]:
    if not parts:
        return np.zeros((0, dimension))
    return torch.cat(parts).double().cpu().numpy()


def _imagenet(pictures: Tensor) -> Tensor:
    scaled = enlarged(pictures.float() / 255)
    mean = scaled.new_tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = scaled.new_tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    return (scaled - mean) / deviation


def _classifier(name: str, weights: Path) -> nn.Module:
    from torchvision import models

    state = read_weights(weights)
    with torch.random.fork_rng(devices=[]):
        network = models.get_model(name, weights=None)
    fill(
        network,
        state,
        f"{weights} does not hold torchvision's weights of {name}.",
        "Choose the features that belong to the file, or the file that belongs to them.",
    )
    return network


def _trunk(network: nn.Module) -> nn.Module:
    features = getattr(network, "features", None)
    if isinstance(features, nn.Module):
        return features
    children = dict(network.named_children())
    names = list(children)
    return nn.Sequential(*(children[name] for name in names[: names.index("layer4") + 1]))


def _inception_state(weights: Path | None) -> tuple[str, State]:
    if weights is None:
        return "inception", _downloaded_inception()
    state = read_weights(weights)
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    return "inception" if digest == _INCEPTION_DIGEST else f"inception({digest[:8]})", state


def _downloaded_inception() -> State:
    from torch_fidelity.feature_extractor_inceptionv3 import URL_INCEPTION_V3

    try:
        return downloaded_weights(URL_INCEPTION_V3)
    except (OSError, RuntimeError) as error:
        raise UserError(
            "Inception's weights for FID are not on this machine and could not be downloaded.",
            f"Fetch {URL_INCEPTION_V3} elsewhere, and give the file as the weights of the "
            "features; or use the encoder, which needs no file.",
            str(error),
        ) from error
