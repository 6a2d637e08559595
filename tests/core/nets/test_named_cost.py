"""Costs by published names, against every row of the golden file."""

import json
import re

import pytest

from core.nets.cost import Cost
from core.nets.named_cost import named_cost
from core.nets.published import published_network
from core.runtime.errors import UserError

COMPRESSED = "32_32_48_32_48_48_16_16"


@pytest.fixture(scope="module")
def rows(shared):
    return json.loads((shared / "golden" / "macs.json").read_text())


def published(row):
    return Cost(row["macs_conv_linear_true"], row["macs_tp001"], row["params"])


def test_all_published_rows_by_name_at_their_size(rows):
    assert len(rows) == 41
    for row in rows:
        assert named_cost(row["name"]) == published(row), row["name"]
        assert named_cost(row["name"], row["config"]) == published(row), row["name"]
        assert published_network(row["name"]).size == tuple(row["input"][0][2:])


def test_all_published_rows_by_network_and_channels(rows):
    for row in rows:
        if row["config"] and "munit" not in row["netG"]:
            width = re.search(r" ngf\d+", row["name"])
            data = " coco" if "coco" in row["name"] else ""
            network = row["netG"] + data + (width[0] if width else "")
            assert named_cost(network, row["config"]) == published(row), row["name"]


def test_the_style_encoder_runs_unless_said_otherwise(rows):
    sub = "sub_mobile_munit edges2shoes-r_fast"
    assert named_cost(sub) == named_cost(f"{sub} (with style)")
    assert named_cost(f"{sub} no style").macs < named_cost(sub).macs
    assert named_cost(f"{sub} no style").parameters == named_cost(sub).parameters


def test_costs_at_another_size():
    whole = named_cost("spade coco ngf64")
    assert 4 * named_cost("spade coco ngf64", None, 128, 128).macs == whole.macs
    with pytest.raises(UserError, match="multiples of 64"):
        named_cost("spade cityscapes ngf64", None, 256, 480)


def test_the_unets_that_many_checkpoints_are():
    # Parameters that torch counts in the networks as pytorch-CycleGAN-and-pix2pix builds them.
    assert named_cost("unet_256").parameters == 54_413_955
    assert published_network("unet_128").size == (128, 128)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "vgg",
        "spade edges2shoes",
        "resnet_9blocks ngf0",
        "resnet_9blocks no style",
        "sub_mobile_resnet of my own",
    ],
)
def test_an_unknown_name_lists_the_known_ones(name):
    with pytest.raises(UserError, match=r"mobile_resnet.*edges2shoes.*coco_fast"):
        named_cost(name)


def test_a_sub_generator_needs_its_channels():
    with pytest.raises(UserError, match="channel numbers"):
        named_cost("sub_mobile_resnet_9blocks")
    with pytest.raises(UserError, match="not an architecture"):
        named_cost("sub_mobile_resnet_9blocks", "wide")
    with pytest.raises(UserError, match="10 channel numbers"):
        named_cost("sub_mobile_munit", COMPRESSED)


def test_channels_must_fit_into_the_supernet():
    with pytest.raises(UserError, match="does not fit"):
        named_cost("super_mobile_resnet_9blocks ngf32", COMPRESSED)
