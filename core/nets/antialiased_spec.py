"""What the engine asks of the antialiased ResNet before it is built: the generator of CUT."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from core.nets.checkpoint_tensors import RecognisedCheckpoint
from core.nets.planned_spec import PlannedSpec
from core.nets.resnet_spec import ResNetSpec
from core.nets.spec import NetworkConfig, starts_with, widths_of


class AntialiasedSpec(PlannedSpec):
    """A ResNet that blurs before it halves and after it doubles (Park et al. 2020, appendix C)."""

    name = "antialiased"
    title = "antialiased ResNet"
    looks = "an antialiased ResNet generator (CUT)"
    class_name = "AntialiasedGenerator"
    module = "core.nets.antialiased"
    positions = ResNetSpec.positions
    published: ClassVar[Mapping[str, str]] = {"antialiased_resnet": "antialiased"}
    name_suffix = r"_([1-9]\d?)blocks"
    recipe_fields = PlannedSpec.recipe_fields - {"teacher.ups", "distill.ups"}
    downs = 2
    blurred = True

    def full_size_channels(self, config: NetworkConfig) -> int:
        stem, half, *_, second_up = widths_of(config)
        return max(stem, 2 * half, second_up)

    def recognises(self, tensors: Mapping[str, Any]) -> bool:
        first = starts_with(tensors, rf"model\.{self.first_block}\.conv_block\.")
        return first and starts_with(tensors, r"model\.8\.weight")

    def renamed(self, checkpoint: RecognisedCheckpoint) -> RecognisedCheckpoint:
        """Without the blurs' filters, which are always the same."""
        tensors = {k: v for k, v in checkpoint.tensors.items() if not k.endswith(".filt")}
        return super().renamed(replace(checkpoint, tensors=tensors))
