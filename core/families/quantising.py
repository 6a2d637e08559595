"""Quantisation-aware fine-tuning: a student learns to keep its own pictures in 8 bit."""

import copy
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from core.families.training import BatchSource, TrainingState
from core.nets.architecture import Architecture
from core.nets.generator import Generator
from core.nets.quantisation import Bounds, quantisable, quantised
from core.nets.styles import drawn_in_styles
from core.recipe.training import TrainingSchedule
from core.run.events import Working
from core.runtime.cancellation import check_cancelled
from core.runtime.compute import Compute

WIDENING = 16
"""In so many first steps the bounds take in all that arrives; from then on they are learned."""


class QuantisedTraining(TrainingState):
    """Trains a copy of a generator whose convolutions compute as in 8 bit.

    Its pictures are compared with those of the generator itself, in float: the mean square of the
    difference, which is what a format's PSNR is measured by. No discriminator and no target takes
    part, so for any family the copy draws what was searched and scored. Normalisations run as in
    eval mode and in float.
    """

    def __init__(
        self,
        schedule: TrainingSchedule,
        batches: BatchSource,
        compute: Compute,
        student: Generator,
        seed: int,
    ) -> None:
        self.student = copy.deepcopy(student)
        self.bounds = Bounds(list(quantisable(self.student)))
        networks: dict[str, nn.Module | None] = {"student": self.student, "bounds": self.bounds}
        super().__init__(schedule, batches, compute, networks)
        self.reference = copy.deepcopy(student).to(compute.device).eval().requires_grad_(False)
        self.student.eval().requires_grad_(True)
        self.optimizers["student"] = self.optimizer("student", "bounds", betas=(0.9, 0.999))
        self.seed = seed

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> dict[str, Tensor]:
        """See TrainingState."""
        indices = range(self.count * len(source), (self.count + 1) * len(source))
        with torch.no_grad():
            wanted = drawn_in_styles(self.reference, source, indices, self.seed)
        with quantised(self.student, self.bounds, widening=self.count < WIDENING):
            made = drawn_in_styles(self.student, source, indices, self.seed)
            loss = torch.nn.functional.mse_loss(made, wanted)
            self.optimizers["student"].zero_grad(set_to_none=True)
            loss.backward()
        self.optimizers["student"].step()
        # In grey levels, as the formats are compared.
        grey = 127.5 * (made.detach() - wanted).abs().mean()
        return {"int8_mse": loss, "int8_grey": grey}

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        """See TrainingState."""
        return self._drawn(self.bounds, self.compute.to_device(source), widening=not self.count)

    @torch.no_grad()
    def wanted(self, source: Tensor) -> Tensor:
        """The pictures in float that `generate` should give in 8 bit."""
        return drawn_in_styles(self.reference, source, range(len(source)), self.seed)

    def psnr(self, sources: Sequence[Tensor], bounds: Bounds | None = None) -> float:
        """PSNR of pictures in 8 bit against those in float, in dB; with other bounds if given."""
        squares = []
        bounds = (bounds or self.bounds).to(self.compute.device)
        for source in sources:
            check_cancelled()
            source = self.compute.to_device(source)
            with torch.no_grad():
                made = self._drawn(bounds, source)
            squares.append(float((127.5 * (made - self.wanted(source))).square().mean()))
        return float(10 * np.log10(255**2 / max(float(np.mean(squares)), 1e-16)))

    def put_back(self, sources: Sequence[Tensor], level: float) -> Iterator[Working]:
        """Leave convolutions in float until the PSNR on these pictures is `level` dB or more.

        Starts with those whose rounding costs most. At least one stays in 8 bit.
        """
        if self.psnr(sources) >= level:
            return
        gains = {}
        for name in self.bounds.indices:
            gains[name] = self.psnr(sources, self.bounds.without(name))
            yield Working()
        for name in sorted(gains, key=lambda name: -gains[name])[:-1]:
            self.bounds = self.bounds.without(name)
            yield Working()
            if self.psnr(sources) >= level:
                return

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """What each convolution in 8 bit reads, least and largest number."""
        return self.bounds.ranges

    def _drawn(self, bounds: Bounds, source: Tensor, widening: bool = False) -> Tensor:
        with quantised(self.student, bounds, widening):
            return drawn_in_styles(self.student, source, range(len(source)), self.seed)
