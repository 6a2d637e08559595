"""The networks of a run, loaded when they are asked for."""

from functools import cached_property

import torch

from core.evaluation.kept_networks import finetuned_name, is_kept, kept_generator, kept_teacher
from core.evaluation.pictures import Pictures
from core.evaluation.recalibration import recalibrate
from core.live.inference import Network
from core.live.request_slot import RequestSlot, Superseded
from core.nets.architecture import architecture_text
from core.nets.batch_norm import has_statistics
from core.nets.generator import Generator
from core.run.run import Run
from core.runtime.compute import Compute
from core.runtime.errors import UserError


class LoadedNetworks:
    """Opens teacher, fine-tuned sub-generators, and what the supernet is cut to."""

    def __init__(self, run: Run, slot: RequestSlot) -> None:
        self.run, self.slot = run, slot
        on_gpu = torch.cuda.is_available() and run.recipe.engine.device != "cpu"
        self.compute = Compute(torch.device("cuda" if on_gpu else "cpu"))

    def open(self, network: Network) -> Generator:
        """The network, ready to generate. Raises UserError where the run does not have it yet.

        A sub-generator that was fine-tuned has those weights; any other is cut out of the supernet.
        """
        if network is None:
            teacher = kept_teacher(self.run)
            if teacher is None:
                raise UserError("The teacher of this run is a folder of answers: it cannot draw.")
            generator = teacher
        elif is_kept(self.run, finetuned_name(network)):
            generator = kept_generator(self.run, finetuned_name(network))
        else:
            generator = self._cut(network)
        return generator.to(self.compute.device).eval().requires_grad_(False)

    @cached_property
    def supernet(self) -> Generator:
        """The once-for-all student."""
        return kept_generator(self.run, "distill")

    def _cut(self, network: tuple[int, ...]) -> Generator:
        try:
            student: Generator = self.supernet.cut(network)
        except ValueError as error:
            name = architecture_text(network)
            raise UserError(f"The supernet has no sub-generator {name}: {error}.") from error
        if has_statistics(student):
            for _ in recalibrate(student, self._pictures, self.compute):
                if not self.slot.still_wants(network):
                    raise Superseded
        return student

    @cached_property
    def _pictures(self) -> Pictures:
        """What batch-norm statistics are estimated on."""
        return Pictures.of(self.run.recipe, self.run.known_inputs())
