"""The one door for segmenters from files: by name with weights, or by what a file holds."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from core.metrics import deeplab, drn
from core.metrics.filling import fill
from core.metrics.onnx_segmenter import OnnxSegmenter, onnx_program
from core.metrics.segmentation import NORMALISATIONS, NetworkSegmenter, Segmenter, check_classes
from core.runtime.errors import UserError
from core.runtime.weight_files import State, read_weights

# torchvision's segmentation networks, and the tensor that has one row a class.
TORCHVISION = {
    "deeplabv3_mobilenet_v3_large": "classifier.4.weight",
    "deeplabv3_resnet50": "classifier.4.weight",
    "fcn_resnet50": "classifier.4.weight",
    "lraspp_mobilenet_v3_large": "classifier.low_classifier.weight",
}
# The networks of the published scores, and the tensor that has one row a class.
PUBLISHED = {"drn_d_105": "seg.weight", "deeplabv2_resnet101": "base.aspp.c0.weight"}
ONNX = "onnx"
NETWORKS = (*TORCHVISION, *PUBLISHED)

_ENDINGS = (".onnx", ".pt", ".pth", ".safetensors")
_OWN = ("own", "self-trained")
# What only files of one network hold, in the order in which it is looked for.
_MARKS = (
    ("drn_d_105", "base.8.0.weight"),
    ("deeplabv2_resnet101", "base.aspp.c0.weight"),
    ("lraspp_mobilenet_v3_large", "classifier.low_classifier.weight"),
    ("deeplabv3_mobilenet_v3_large", "backbone.16.0.weight"),
    ("deeplabv3_resnet50", "classifier.0.convs.0.0.weight"),
    ("fcn_resnet50", "backbone.layer4.2.conv3.weight"),
)


def segmenter(
    name_or_path: str | Path,
    weights: Path | None = None,
    classes: int | None = None,
    device: str | torch.device = "cpu",
    normalisation: str = "imagenet",
) -> Segmenter:
    """A segmenter by its name ("onnx", NETWORKS) and the file `weights`, or by a file alone.

    `classes` is how many the labels have; None takes what the file has. `normalisation`, of
    NORMALISATIONS, is what ONNX and torchvision's networks are fed; the published ones have their
    own. ONNX runs on the CPU whatever the device. Raises UserError for an unknown
    name, a file that is missing, damaged or of something else, and another number of classes.
    """
    check_segmenter(name_or_path, weights, normalisation)
    path = weights or Path(name_or_path)
    kind = str(name_or_path) if weights else ""
    if kind == ONNX or (not kind and path.suffix.lower() == ".onnx"):
        program, fixed = onnx_program(path)
        fed = NORMALISATIONS[normalisation]
        return OnnxSegmenter(_named(ONNX, path), program, fed, classes, fixed)
    state = _plain(read_weights(path))
    return _network(kind or _recognised(path, state), path, state, classes, device, normalisation)


def check_segmenter(
    name_or_path: str | Path, weights: Path | None = None, normalisation: str = "imagenet"
) -> None:
    """Raise UserError for what `segmenter` cannot make something of; opens no file."""
    if normalisation not in NORMALISATIONS:
        raise UserError(
            f"There is no normalisation named “{normalisation}”.",
            f"Known: {', '.join(NORMALISATIONS)}.",
        )
    name = str(name_or_path)
    if name in _OWN:
        raise UserError(
            "The self-trained segmenter is trained by a run, on its own pairs.",
            f"Choose one of {', '.join((ONNX, *NETWORKS))} with its file.",
        )
    if name in (ONNX, *NETWORKS):
        _check_weights(name, weights)
    elif name == "torchscript":
        raise UserError(
            "TorchScript segmenters are not taken any more: such a file is a program.",
            "Export the network as ONNX, and choose the segmenter onnx.",
        )
    elif weights is not None or not _looks_like_a_file(name):
        raise UserError(
            f"There is no segmenter named “{name}”.",
            f"Known: {', '.join((ONNX, *NETWORKS))}; or give a file alone, which is "
            "recognised by what it holds.",
        )
    else:
        _check_file(Path(name))


def _check_weights(name: str, weights: Path | None) -> None:
    if weights is None:
        raise UserError(
            f"The segmenter {name} needs a file with its weights.",
            "Give the file, or choose no segmenter: then one is trained on the recipe's own pairs.",
        )
    _check_file(weights)


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise UserError(f"There is no segmenter file {path}.", "Check the path.")


def _looks_like_a_file(name: str) -> bool:
    return Path(name).suffix.lower() in _ENDINGS or Path(name).is_file()


def _network(
    kind: str,
    path: Path,
    state: State,
    classes: int | None,
    device: str | torch.device,
    normalisation: str,
) -> Segmenter:
    head = state.get((TORCHVISION | PUBLISHED)[kind])
    if head is None or head.ndim != 4:
        raise UserError(f"{path} does not hold {kind}.", _other(kind, state))
    name = _named(kind, path)
    check_classes(name, len(head), classes)
    network = _built(kind, len(head), state)
    fill(network, state, f"{path} does not hold {kind}.", _other(kind, state))
    network.to(device).eval().requires_grad_(False)
    if kind == "deeplabv2_resnet101":
        return deeplab.DeepLabSegmenter(name, network, len(head), deeplab.NORMALISATION, device)
    if kind == "drn_d_105":
        return NetworkSegmenter(name, network, len(head), drn.NORMALISATION, device)
    fed = NORMALISATIONS[normalisation]
    return NetworkSegmenter(name, lambda x: network(x)["out"], len(head), fed, device)


def _built(kind: str, classes: int, state: State) -> nn.Module:
    published: dict[str, Callable[[int], nn.Module]] = {
        "drn_d_105": drn.DrnSegmentation,
        "deeplabv2_resnet101": deeplab.MultiScaleDeepLab,
    }
    # Initialising what is overwritten would draw from the global generator.
    with torch.random.fork_rng(devices=[]):
        return published[kind](classes) if kind in published else _torchvision(kind, classes, state)


def _torchvision(kind: str, classes: int, state: State) -> nn.Module:
    from torchvision import models

    options: dict[str, bool] = {}
    if not kind.startswith("lraspp"):
        options["aux_loss"] = any(name.startswith("aux_classifier.") for name in state)
    network: nn.Module = models.get_model(
        kind, weights=None, weights_backbone=None, num_classes=classes, **options
    )
    return network


def _recognised(path: Path, state: State) -> str:
    for kind, mark in _MARKS:
        if mark in state:
            return kind
    raise UserError(
        f"{path} holds no segmentation network that is known here.",
        f"Known: {', '.join(NETWORKS)}; any other can be given as ONNX.",
        f"It begins with {', '.join(list(state)[:4])}." if state else "It is empty.",
    )


def _other(kind: str, state: State) -> str:
    architecture = next((known for known, mark in _MARKS if mark in state), None)
    if architecture == kind:
        return "Some of its tensors have other names or shapes than that network's."
    return (
        f"It looks like {architecture}." if architecture else "Check which network the file is of."
    )


def _plain(state: State) -> State:
    """Names without the "module." of data-parallel training, numbers in float32."""
    return {
        name.removeprefix("module."): tensor.float() if tensor.is_floating_point() else tensor
        for name, tensor in state.items()
    }


def _named(kind: str, path: Path) -> str:
    with path.open("rb") as file:
        return f"{kind}({hashlib.file_digest(file, 'sha256').hexdigest()[:8]})"
