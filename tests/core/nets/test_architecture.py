import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.nets.architecture import (
    architecture_text,
    parse_architecture,
    parse_channels,
    uniform,
)
from core.nets.resnet_spec import ResNetSpec
from core.runtime.errors import UserError

architectures = st.tuples(*[st.integers(1, 1024)] * 8)


@given(architectures)
def test_text_reads_back(architecture):
    assert parse_architecture(architecture_text(architecture)) == architecture


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16",
        "16_16_16_16_16_16_16",
        "16_16_16_16_16_16_16_16_16",
        "16_16_16_16_16_16_16_",
        "16-16-16-16-16-16-16-16",
        "0_16_16_16_16_16_16_16",
        "-1_16_16_16_16_16_16_16",
        "1e1_16_16_16_16_16_16_16",
        "²_16_16_16_16_16_16_16",
        "99999999_16_16_16_16_16_16_16",
        "1025_16_16_16_16_16_16_16",
    ],
)
def test_what_is_no_architecture_is_said_with_an_example(text):
    with pytest.raises(UserError) as refused:
        parse_architecture(text)
    assert refused.value.action


def test_surrounding_space_is_harmless():
    assert parse_architecture(" 16_16_32_16_32_32_16_16\n") == (16, 16, 32, 16, 32, 32, 16, 16)


def test_the_older_six_numbers_have_one_middle_for_all_blocks():
    assert parse_channels("24_25_26_32_20_16") == (24, 25, 26, 32, 32, 32, 20, 16)
    with pytest.raises(UserError):
        parse_architecture("24_25_26_32_20_16")


def layer_widths(architecture, blocks=9):
    """The output channels of each layer `model.N`; for a residual block, those of its middle."""
    layers = ResNetSpec().planned({"architecture": architecture, "blocks": blocks})
    return {int(one.name.split(".")[1]): one.middle or one.after for one in layers}


def test_layer_widths_multiply_by_the_depth_of_the_layer():
    widths = layer_widths((1, 2, 3, 4, 5, 6, 7, 8))
    assert widths[1] == 1 and widths[4] == 4 and widths[7] == 12
    assert [widths[layer] for layer in range(10, 19)] == [16] * 3 + [20] * 3 + [24] * 3
    assert widths[19] == 14 and widths[22] == 8


def test_six_blocks_have_thirds_of_two():
    widths = layer_widths((1, 1, 1, 2, 3, 4, 1, 1), blocks=6)
    assert [widths[layer] for layer in range(10, 16)] == [8, 8, 12, 12, 16, 16]
    assert ResNetSpec().matched_indices(6) == (9, 11, 13, 15)


@pytest.mark.parametrize("blocks", [0, -3, 4])
def test_blocks_come_in_thirds(blocks):
    with pytest.raises(ValueError, match="multiple of three"):
        layer_widths(uniform(4), blocks)


def test_architectures_and_costs_are_known_without_torch():
    code = "import sys, core.nets.architecture, core.nets.cost; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
