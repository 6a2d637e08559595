"""CycleGAN, GauGAN and MUNIT: a killed run goes on to the same numbers."""

import pytest

from tests.core.killing import resumed_to_the_same_numbers


@pytest.mark.parametrize("name", ["cyclegan", "gaugan", "munit"])
def test_killed_and_resumed_to_the_same_numbers(name, tmp_path):
    resumed_to_the_same_numbers(name, tmp_path)
