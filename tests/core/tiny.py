"""A recipe so small that a whole compression takes seconds."""

from core.recipe.file import make_recipe
from core.recipe.recipe import Recipe
from core.runtime.generators import Followed

TINY = {
    "name": "tiny",
    "data": {"height": 32, "width": 32, "sample_pairs": 16, "jitter": 0.125},
    "teacher": {
        "width": 4,
        "blocks": 3,
        "discriminator_width": 4,
        "batch_size": 2,
        "epochs": 1,
        "decay_epochs": 1,
        "pool_size": 4,
        "evaluations": 2,
        "ups": "transposed",
    },
    "distill": {
        "space": [[8, 4], [8, 4], [8, 4], [4], [4], [4], [8, 4], [8, 4]],
        "batch_size": 2,
        "epochs": 1,
        "decay_epochs": 1,
        "evaluations": 2,
        "ups": "teacher",
    },
    # As published: the pretrained network would take most of the time of networks so small.
    "losses": {"perceptual": 0, "energy": 0},
    "discriminator": {"kind": "conditional"},
    "prune": {"evaluations": 0},
    "search": {
        "method": "evolution",
        "score": "frechet",
        "features": "encoder",
        "evaluations": 12,
        "population": 4,
        "encoder_steps": 8,
    },
    "finetune": {"batch_size": 2, "epochs": 1, "decay_epochs": 1, "evaluations": 0},
    "export": {"latency_repeats": 3, "compare": False},
    "engine": {"threads": 1, "preview_every": 10, "checkpoint_seconds": 60, "device": "cpu"},
}

# What makes the tiny recipe one of another family, generator or route.
VARIANTS: dict[str, dict] = {
    "pix2pix": {},
    "pix2pix, projected": {
        "losses": {"perceptual": 10, "energy": 10, "wavelet": 1},
        "discriminator": {"kind": "projected"},
        "teacher": {"ups": "conv-resize"},
        "distill": {"conditional_discriminator": True},
        "search": {"evaluations": 4},
    },
    "pix2pix with a U-Net": {
        "data": {"height": 64, "width": 64},
        "teacher": {"generator": "unet", "norm": "batch"},
        "search": {"evaluations": 4, "calibration_pictures": 4},
    },
    "pix2pix, original route": {
        "route": "original",
        "teacher": {"width": 8},
        "prune": {"batch_size": 2, "epochs": 1, "decay_epochs": 1},
        "distill": {"space": [[8, 4]] * 8},
        "search": {"evaluations": 6},
    },
    "cyclegan": {"family": "cyclegan", "search": {"evaluations": 6}},
    "cut": {"family": "cut", "search": {"evaluations": 4}},
    "pix2pix with pix2pixHD": {
        "teacher": {"generator": "pix2pixhd", "width": 4},
        "distill": {"space": [[4, 2]] * 12},
        "search": {"evaluations": 4},
    },
    "gaugan": {
        "family": "gaugan",
        "data": {"height": 32, "width": 64},
        "distill": {"space": [[4, 3]] * 8},
        "search": {
            "evaluations": 4,
            "segmenter": "own",
            "segmenter_steps": 4,
            "calibration_pictures": 4,
        },
    },
    "munit": {
        "family": "munit",
        "distill": {"space": [[8, 4]] * 10},
        "search": {"evaluations": 6},
    },
}


def tiny_recipe(**changes: dict | str) -> Recipe:
    """The tiny recipe, with sections changed key by key: tiny_recipe(search={…})."""
    table = {key: dict(value) if isinstance(value, dict) else value for key, value in TINY.items()}
    for section, values in changes.items():
        known = table.get(section, {})
        table[section] = known | values if isinstance(values, dict) else values
    return make_recipe(table)


def gathered(generator):
    """Run a generator to its end; what it yields in a list, and what it returns."""
    followed = Followed(generator)
    return list(followed), followed.result


def variant(name: str, **changes: dict | str) -> Recipe:
    """The tiny recipe of VARIANTS[name], changed further as by `tiny_recipe`."""
    merged = dict(VARIANTS[name])
    for key, value in changes.items():
        known = merged.get(key, {})
        merged[key] = known | value if isinstance(value, dict) else value
    return tiny_recipe(**merged)
