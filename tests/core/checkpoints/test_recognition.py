"""The published lists of tensors: each is told by its names, and measured by its shapes."""

import json

import pytest
import torch

from core.checkpoints.filling import folded
from core.checkpoints.recognition import recognise
from core.nets.architecture import parse_architecture, uniform
from core.nets.checkpoint_tensors import FileHints, RecognisedCheckpoint
from core.nets.network_config import build

NAMES = [
    "resnet_9blocks_ngf64",
    "mobile_resnet_9blocks_ngf64",
    "sub_mobile_resnet_9blocks@24_24_40_56_24_56_16_40",
    "spade_ngf64_cityscapes",
    "mobile_spade_ngf64_cityscapes",
    "sub_mobile_spade_ngf48@32_40_40_32_40_24_32_24",
    "munit_ngf64",
    "super_mobile_munit_ngf64",
    "sub_mobile_munit@16_16_16_24_56_16_40_40_32_24",
    "D_n_layers_pix2pix_ndf128_in6",
    "D_n_layers_cyclegan_ndf64_in3",
    "D_multi_scale_cityscapes",
    "D_ms_image_munit",
]


def described(tensors):
    known = recognise(tensors)
    result = folded(RecognisedCheckpoint("file", tensors, known.words, ""))
    if known.discriminator:
        return known.discriminator.read_config(result)
    return known.generator.read_config(known.generator.renamed(result), FileHints())


@pytest.mark.parametrize("name", NAMES)
def test_published_tensors_are_those_of_the_network_recognised(shared, name):
    published = json.loads((shared / "golden" / "state_keys.json").read_text())[name]
    tensors = {key: torch.empty(shape, device="meta") for key, shape in published.items()}
    description = described(tensors)
    state = build(description).state_dict()
    assert state.keys() == published.keys()
    for key, tensor in state.items():
        shape = published[key]
        if "@" in name and "param_free_norm.running" in key:
            assert tensor.shape[0] <= shape[0], "published at the supernet's full width"
        else:
            assert list(tensor.shape) == shape, key
    if "@" in name:
        assert description["architecture"] == parse_architecture(name.split("@")[1])
    elif not name.startswith("D_"):
        assert description["architecture"] == uniform(64, len(description["architecture"]))


def test_published_tensors_with_spectral_normalisation_in_place(shared):
    lists = json.loads((shared / "golden" / "state_keys.json").read_text())
    published = lists["spade_ngf64_cityscapes_spectral"]
    tensors = {key: torch.empty(shape, device="meta") for key, shape in published.items()}
    description = described(tensors)
    assert description["upsampling"] == "normal" and description["hidden"] is None
    plain = {key: list(tensor.shape) for key, tensor in build(description).state_dict().items()}
    assert plain == lists["spade_ngf64_cityscapes"]
