"""Descriptions of foreign discriminators, read off the names and shapes of their tensors.

Each is what `core.nets.described.build` takes. All raise UserError where layers are missing.
"""

from core.checkpoints.recognition import Found
from core.nets.described import Description


def patch_description(found: Found) -> Description:
    """A PatchDiscriminator."""
    convolutions = sum(
        name.endswith(".weight") and tensor.ndim == 4 for name, tensor in found.tensors.items()
    )
    return {
        "class": "PatchDiscriminator",
        "in_channels": found.size("model.0.weight", 1),
        "width": found.width("model.0"),
        "layers": max(1, convolutions - 2),
        "norm": "batch" if found.has_weights("model.3") else "instance",
    }


def multiscale_description(found: Found) -> Description:
    """A MultiscaleDiscriminator."""
    first = "discriminator_0.model0.0"
    layers = found.count(r"discriminator_0\.model(\d+)\.") - 1
    if layers < 2:
        raise found.refusal("has too few layers")
    return {
        "class": "MultiscaleDiscriminator",
        "in_channels": found.size(f"{first}.weight", 1),
        "width": found.width(first),
        "layers": layers,
        "scales": found.count(r"discriminator_(\d+)\."),
    }


def ms_image_description(found: Found) -> Description:
    """A MsImageDiscriminator."""
    layers = found.count(r"cnns\.0\.(\d+)\.conv\.")
    if not layers:
        raise found.refusal("has no layers")
    return {
        "class": "MsImageDiscriminator",
        "in_channels": found.size("cnns.0.0.conv.weight", 1),
        "width": found.width("cnns.0.0.conv"),
        "layers": layers,
        "scales": found.count(r"cnns\.(\d+)\."),
    }
