"""The antialiased ResNet generator of CUT: teacher, supernet and sub-generator."""

from collections.abc import Sequence

from core.nets.antialiased_spec import FIRST_BLOCK, antialiased_layers
from core.nets.planned import Plan, PlannedGenerator


class AntialiasedGenerator(PlannedGenerator):
    """A ResNet that blurs before it halves and after it doubles (Park et al. 2020, appendix C).

    h and w are multiples of four, at least eight. The eight numbers of an architecture are those of
    a ResNet. `blocks` is a multiple of three: each third has its own middle width.
    """

    def plan(self, architecture: Sequence[int]) -> Plan:
        layers = antialiased_layers(architecture, self.in_channels, self.out_channels, self.blocks)
        return {"model": list(layers)}

    @property
    def matched_indices(self) -> tuple[int, ...]:
        return tuple(FIRST_BLOCK - 1 + third * self.blocks // 3 for third in range(4))
