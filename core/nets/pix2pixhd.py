"""The generators of pix2pixHD: teacher, supernet and sub-generator (Wang et al. 2018, §3.1)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.planned import PlannedGenerator, next_name, run_layers

if TYPE_CHECKING:
    from core.nets.pruning import Selection


class Pix2PixHDGenerator(PlannedGenerator):
    """The global generator: stem, four downs, residual blocks, four ups, head.

    h and w are multiples of 16. The twelve numbers of an architecture count 1, 2, 4, 8 or 16
    channels each, see `core.nets.pix2pixhd_spec`. `blocks` is a multiple of three: each third has
    its own middle width.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (*PlannedGenerator.ARGUMENTS, "ups")


class Pix2PixHDLocalGenerator(Pix2PixHDGenerator):
    """The global generator at half the size, and a local enhancer at the whole (§3.1).

    h and w are multiples of 32. The enhancer halves the picture, adds the global generator's
    features, and goes on with residual blocks and one up. Three numbers more in an architecture:
    its stem, its blocks, its up.
    """

    model1_1: nn.Sequential
    model1_2: nn.Sequential

    def run(
        self, x: Tensor, architecture: Sequence[int] | None, matched: Sequence[int] = ()
    ) -> tuple[Tensor, list[Tensor]]:
        widths = self.widths(architecture)
        coarse, features = run_layers(self.model, _halved(x), widths["model"], matched)
        fine = run_layers(self.model1_1, x, widths["model1_1"])[0]
        return run_layers(self.model1_2, fine + coarse, widths["model1_2"])[0], features

    def features(self, x: Tensor) -> list[Tensor]:
        return super().features(_halved(x))

    def keep_channels(self, selection: "Selection") -> None:
        plan, every = self.plan(self.architecture), selection.every(self.in_channels)
        joint = self.keep_of(selection, plan["model"], every)
        stem, down = plan["model1_1"]
        kept = self.keep_of(selection, [stem], every)
        # Both are added, so both keep the same channels.
        selection.normalised(down.name, next_name(down.name), kept, joint)
        self.keep_of(selection, plan["model1_2"], joint)


def _halved(x: Tensor) -> Tensor:
    return F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False)
