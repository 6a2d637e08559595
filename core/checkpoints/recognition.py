"""What a state dict is, by the names and shapes of its tensors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from core.nets.specs import DISCRIMINATORS, GENERATORS, DiscriminatorSpec, NetworkSpec

Direction = Literal["AtoB", "BtoA"]

# What cannot be imported, by what a name begins with; the first that matches names it.
OTHERS = (
    (r".*\.filt$", "another antialiased network, such as CUT's discriminator"),
    (r"model1_1\.|model1_2\.", "another pix2pixHD generator with local enhancers"),
    (r"model\.(13|16|19)\.conv_block\.", "a generator with three downs"),
    (r"mlp_\d+\.0\.weight$", "CUT's network for patches (netF)"),
    (r"(?:[ab]\.)?enc\.model\.\d+\.", "a UNIT generator"),
    (r"main\.\d+\.main\.\d+\.", "a StarGAN generator"),
    (r"from_rgb\.|decode\.\d+\.norm1\.fc\.", "a StarGAN v2 generator"),
    (r"unshared\.\d+\.", "a mapping network or encoder of styles, as StarGAN v2 has"),
    (
        r"synthesis\.b\d+\.|mapping\.fc0\.|convs\.\d+\.conv\.modulation\.|style\.1\.weight$",
        "a StyleGAN generator",
    ),
    (
        r"(?:.*\.)?(diffusion_model|first_stage_model|time_embed|time_embedding|mid_block|lora_\w+)\.",
        "a diffusion model",
    ),
    (r"down_blocks\.\d+\.(attentions|resnets)\.", "a diffusion model"),
    (
        r"scale\d+_layer\d|discriminator_\d|layer\d\.0\.weight_orig",
        "another multi-scale discriminator",
    ),
    (r".*\.weight_(orig|g)$", "a network with spectral or weight normalisation still in place"),
    (r".*parametrizations\.", "a network with parametrizations still in place"),
    (r"net\.\d", "a pixel discriminator"),
    (r"(weight|bias)$", "a single layer, such as an adaptor of a distillation"),
    (r"features\.|fc\.|classifier\.|layer1\.", "an image classifier"),
)  # fmt: skip
UNKNOWN = "no network known here"


@dataclass(frozen=True)
class Recognition:
    """What tensors are in a few words, and the specification that reads them, where there is one.

    `both_domains` says that they are those of two networks, “a.…” and “b.…”.
    """

    words: str
    generator: NetworkSpec | None = None
    discriminator: DiscriminatorSpec | None = None
    both_domains: bool = False


def other_network(tensors: Mapping[str, Any]) -> str:
    """What tensors that form no network known here look like, in a few words."""
    for pattern, words in OTHERS:
        if any(re.match(pattern, name) for name in tensors):
            return words
    return UNKNOWN


def recognise(tensors: Mapping[str, Any]) -> Recognition | None:
    """The network of ours that tensors form; None where they form none."""
    for spec in GENERATORS:
        if spec.recognises(tensors):
            return Recognition(spec.looks, generator=spec)
    for known in DISCRIMINATORS.values():
        if known.recognises(tensors):
            return Recognition(known.looks, discriminator=known)
    return None


def pair_of_domains(known: Recognition) -> Recognition | None:
    """What two such networks are, of domains A and B; None where they do not belong together."""
    if known.generator and known.generator.source_domain_prefix:
        words = f"a pair of {known.generator.title} generators"
        return Recognition(words, known.generator, both_domains=True)
    if known.discriminator and known.discriminator.in_pairs:
        words = known.discriminator.in_pairs
        return Recognition(words, discriminator=known.discriminator, both_domains=True)
    return None
