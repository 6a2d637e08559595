import pytest


@pytest.fixture(autouse=True)
def seeded():
    """Every test draws the same numbers each time, in whatever order it is run."""
    import torch

    torch.manual_seed(0)
