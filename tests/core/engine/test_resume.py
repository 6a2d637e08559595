"""pix2pix: a run killed at any moment goes on to the same numbers as one that was not."""

import pytest

from tests.core.killing import resumed_to_the_same_numbers


@pytest.mark.parametrize("name", ["pix2pix", "pix2pix with a U-Net", "pix2pix, original route"])
def test_killed_and_resumed_to_the_same_numbers(name, tmp_path):
    resumed_to_the_same_numbers(name, tmp_path)
