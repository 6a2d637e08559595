"""Instance normalisation, forward and backward: torch's own kernel, and one group a channel."""

import torch
import torch.nn.functional as F

from benchmarks.measure import interleaved, report

INNER = 20


def run(repeats: int) -> None:
    """Shapes of the residual blocks, float32."""
    for shape in ((1, 128, 32, 32), (4, 128, 32, 32)):
        x = torch.randn(shape, requires_grad=True)
        slope = torch.randn(shape)

        def through(norm, x=x, slope=slope) -> None:
            for _ in range(INNER):
                norm(x).backward(slope)

        ways = {
            "F.instance_norm": lambda go=through: go(F.instance_norm),
            "F.group_norm, a channel a group": lambda go=through: go(
                lambda y: F.group_norm(y, 128)
            ),
        }
        report(f"Instance normalisation, {shape}, {INNER} times", interleaved(ways, repeats * 5))
