"""Students: what a step of distillation needs, at one architecture or a supernet at several.

The step itself is `core.families.step`.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from core.families.cost_groups import GroupedMoments, slowed
from core.families.family import DistillationSetup, StudentSchedule, StudentTraining
from core.families.losses import (
    GanLoss,
    Scores,
    fake_loss,
    generator_loss,
    in_float32,
    of_head,
    real_loss,
)
from core.families.sampling import Sampling, Sandwich, Uniform
from core.families.step import Losses, student_step, total
from core.families.terms import LayersOf, WidthConditioning, beside, layers_of
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.conditioning import width_maps, width_shares
from core.nets.generator import Generator
from core.recipe.training import Distill
from core.runtime.compute import Compute


@dataclass(frozen=True)
class Outputs:
    """What a network makes of a batch: pictures (n, c, h, w) in [-1, 1], and the matched features.

    A student's features are mapped to the teacher's widths. `style` is MUNIT's, where encoded. In
    what is to be learnt, `drawn` is the teacher's own picture where `picture` is the target.
    """

    picture: Tensor
    features: Sequence[Tensor]
    style: Tensor | None = None
    drawn: Tensor | None = None

    def settled(self) -> "Outputs":
        """The same as constants, which gradients do not go back through."""
        style = None if self.style is None else self.style.detach()
        return Outputs(self.picture.detach(), [item.detach() for item in self.features], style)

    def leaves(self) -> "Outputs":
        """The same numbers as tensors that gather gradients, for `backward` to hand on."""
        outputs = self.settled()
        for item in outputs.tensors():
            item.requires_grad_(True)
        return outputs

    def tensors(self) -> list[Tensor]:
        """Picture, features and style, where there is one."""
        return [self.picture, *self.features, *([] if self.style is None else [self.style])]

    def backward(self, leaves: "Outputs") -> None:
        """Run one backward pass through the student, from the gradients gathered in `leaves`."""
        pairs = zip(self.tensors(), leaves.tensors(), strict=True)
        ends = [_Given.apply(own, leaf.grad) for own, leaf in pairs if leaf.grad is not None]
        torch.autograd.backward(ends)


class _Given(torch.autograd.Function):
    """A scalar with a given gradient by a tensor.

    torch's own way to begin at given gradients imports a computer algebra system, for seconds.
    """

    @staticmethod
    def forward(context: Any, own: Tensor, gradient: Tensor) -> Tensor:
        context.save_for_backward(gradient)
        return own.new_zeros(())

    @staticmethod
    def backward(context: Any, *_: Tensor) -> tuple[Tensor, None]:
        (gradient,) = context.saved_tensors
        return gradient, None


@dataclass(frozen=True)
class SubnetPass:
    """One sub-generator's part in a step, and how much its gradients count.

    `reals` is the weight of the discriminator's loss on real images in this pass; 0: none is taken.
    Losses of a later pass that is `reported` replace those of an earlier one.
    """

    architecture: Architecture | None
    share: float = 1.0
    reals: float = 1.0
    reported: bool = True


class Distillation(StudentTraining):
    """Distil a student from a teacher: a supernet at sampled widths, or one sub-generator.

    One optimiser step follows the mean of the gradients of all sub-generators that it visits. With
    a sandwich the largest has the loss of the family, L(teacher) + L_GAN; each smaller one has

        (1 - β)·L(teacher) + β·L(largest) + L_GAN,

    where L(·) are the terms that compare with another network's answer, L(largest) with what the
    largest just made of the batch, as a constant, and β is distill.inplace (in-place distillation:
    Yu & Huang 2019, §3.2, and Yu et al. 2020, §3.1, where β is 1). With distill.learn_from = wider
    it is the next more expensive one of the step instead of the largest (stepwise: Hou et al.
    2021). Losses are reported of the drawn architecture and in the published meaning, whatever β
    is; L(largest) as G_inplace.
    """

    AVERAGED: ClassVar[tuple[str, ...]] = ("student",)

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        setup: DistillationSetup,
        gan: GanLoss,
        seed: int,
    ) -> None:
        networks = {
            "student": setup.student,
            "discriminator": setup.discriminator,
            "projected": setup.projected,
            "adaptors": setup.adaptors,
        }
        super().__init__(schedule, batches, compute, networks)
        self.student, self.adaptors = setup.student, setup.adaptors
        self.discriminator, self.projected = setup.discriminator, setup.projected
        self.pictures = setup.pictures
        self.pools = dict(self.pictures.memories)
        self.lambda_distill, self.pseudo_target = schedule.lambda_distill, schedule.pseudo_target
        self.gan = gan
        self.teacher = setup.teacher
        self.answer: Tensor | None = None
        if setup.teacher is not None:
            compute.freeze(setup.teacher)
        self.cache, self.condition = setup.cache, setup.condition
        self.seed = seed
        self.costs = setup.costs
        supernet = schedule if isinstance(schedule, Distill) else None
        self.inplace = supernet.inplace if supernet else 0.0
        self.stepwise = supernet is not None and supernet.learn_from == "wider"
        self.slower_decay = supernet.slower_decay if supernet else 0.0
        self.moment_groups = supernet.moment_groups if supernet else 1
        self.moments = GroupedMoments() if self.moment_groups > 1 else None
        self.sampling = _sampling(schedule, setup, seed)
        self.student.train()

    def receive(self, batch: Any) -> tuple[Tensor, Tensor]:
        answer = getattr(batch, "answer", None)
        self.answer = None if answer is None else self.compute.to_device(answer)
        return super().receive(batch)

    def answered(self) -> Tensor:
        """The teaching black box's answers to the batch's sources, (n, c, h, w) in [-1, 1]."""
        assert self.answer is not None
        return self.answer

    @property
    def generator(self) -> Generator:
        """The teacher, where it is a generator."""
        assert self.teacher is not None
        return self.teacher

    @abstractmethod
    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        """What is to be learnt of a batch: the pseudo-target, and the teacher's matched features.

        `source` is (n, c, h, w) pictures in [-1, 1], or label maps; `target` pictures.
        """

    def student_outputs(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> Outputs:
        """What the student makes of a batch at an architecture (None: its own), with gradients.

        Pictures (n, c, h, w) in [-1, 1], and its matched features as the adaptors map them to the
        teacher's channels; none of them where a folder of answers teaches.
        """
        with self.compute.autocast():
            if self.teacher is None:
                return Outputs(self.student(source, architecture), [])
            fake, features = self.student.with_features(source, architecture)
            adapted = [adapt(own) for adapt, own in zip(self.adaptors, features, strict=True)]
        return Outputs(fake, adapted)

    @abstractmethod
    def losses_against(self, own: Outputs, wanted: Outputs) -> tuple[Losses, Losses]:
        """The family's weighted losses between student and teacher, and further numbers to show."""

    @abstractmethod
    def adversarial_pass(
        self, source: Tensor, target: Tensor, own: Outputs, learnt: Tensor, subnet: SubnetPass
    ) -> Losses:
        """Add the gradients of `learnt`, a scalar, and of the adversarial losses to those of `own`.

        Where both sides update at once, the discriminators' gradients stay in their weights.
        """

    def update(self, source: Tensor, target: Tensor, passes: Sequence[SubnetPass]) -> Losses:
        """Step the optimisers; further losses, where they come up only now."""
        for optimizer in self.optimizers.values():
            optimizer.step()
        return {}

    def widths(self, step: int) -> Architecture | None:
        return None if self.sampling is None else self.sampling.drawn(step)

    def optimise(self, source: Tensor, target: Tensor, architecture: Architecture | None) -> Losses:
        return student_step(self, source, target, architecture)

    def with_widths(self, seen: Tensor, architecture: Architecture | None) -> Tensor:
        """What the discriminator sees: `seen` (n, c, h, w), after constant maps of the widths.

        There are maps with distill.conditional_discriminator alone.
        """
        if self.condition is None:
            return seen
        maps = width_maps(architecture or self.student.architecture, self.condition, seen)
        return torch.cat([maps, seen], 1)

    def conditioning(self, architecture: Architecture | None) -> WidthConditioning:
        """A sub-generator, by its architecture (None: the whole), as its discriminators see it."""
        architecture = architecture or self.student.architecture
        shares = width_shares(architecture, self.condition) if self.condition else ()
        return WidthConditioning(shares, self.head(architecture, self.projected))

    def head(self, architecture: Architecture | None, discriminator: nn.Module | None) -> int:
        """The discriminator's map of scores, from 0, for sub-generators of this cost."""
        maps = getattr(discriminator, "score_maps", 1)
        if maps == 1 or self.costs is None:
            return 0
        return self.costs.group(architecture or self.student.architecture, maps)

    @property
    def is_conditional(self) -> bool:
        """Whether a discriminator's scores of real pictures depend on the sub-generator."""
        discriminators = (self.discriminator, self.projected)
        return self.condition is not None or any(
            getattr(item, "score_maps", 1) > 1 for item in discriminators
        )

    def falling(self) -> float:
        factor, architecture = self.rate_factor(), self.widths(self.count)
        if not self.slower_decay or self.costs is None or architecture is None:
            return factor
        return slowed(factor, self.costs.position(architecture), self.slower_decay)

    def select_moments(self, architecture: Architecture | None) -> None:
        """Let the coming step use Adam's moments of the drawn sub-generator's group."""
        if self.moments is not None and self.costs is not None and architecture is not None:
            group = self.costs.group(architecture, self.moment_groups)
            self.moments.select(self.optimizers["student"], group)

    def state(self) -> dict[str, Any]:
        kept = {} if self.moments is None else {"moments": self.moments.state()}
        return super().state() | kept

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        if self.moments is not None:
            self.moments.restore(state["moments"])

    def passes(self, architecture: Architecture | None) -> list[SubnetPass]:
        """The sub-generators that a step at this drawn architecture visits, the largest first."""
        if architecture is None or not isinstance(self.sampling, Sandwich):
            return [SubnetPass(architecture)]
        visited = self.sampling.visited(self.count, architecture)
        if self.stepwise and self.costs is not None:
            # The dearer first: each learns from the one before.
            visited = tuple(sorted(visited, key=self.costs.macs, reverse=True))
        share = 1 / len(visited)
        passes = []
        for index, item in enumerate(visited):
            # Real images look the same in every pass: once is enough, with the weight of all.
            reals = share if self.is_conditional else float(index == 0)
            passes.append(SubnetPass(item, share, reals, index == 0 or item == architecture))
        return passes

    def discriminator_layers(self, source: Tensor, subnet: SubnetPass) -> LayersOf | None:
        """What the conditional discriminator computes of pictures, for the matching of features.

        None where there is none, or the family matches it by a term of its own.
        """
        return None

    def terms(
        self, source: Tensor, own: Outputs, wanted: Outputs, subnet: SubnetPass
    ) -> tuple[Losses, Losses]:
        """The family's terms with those that all families share, and further numbers to show."""
        terms, shown = self.losses_against(own, wanted)
        drawn = wanted.picture if wanted.drawn is None else wanted.drawn
        shared = {
            **self.pictures.to_wanted(own.picture, wanted.picture),
            **self.pictures.to_teacher(own.picture, drawn),
            **self.pictures.of_features(own.features, wanted.features),
            **self.pictures.matching(
                own.picture,
                wanted.picture,
                self.discriminator_layers(source, subnet),
                self.conditioning(subnet.architecture),
            ),
        }
        return {**terms, **shared}, shown

    def constant(self, own: Outputs) -> Outputs:
        """Outputs as constants for narrower sub-generators; their pretrained features are kept."""
        constant = own.settled()
        self.pictures.views.settle(own.picture, constant.picture)
        return constant


class CachedTeacherDistillation(Distillation):
    """A distillation whose teacher makes the same of a source each time, which can be cached.

    Not for MUNIT, whose teacher gets another style in each step.
    """

    def targets(self, source: Tensor, target: Tensor) -> Outputs:
        """The pseudo-target is the target of the pair, or the teacher's picture."""
        if self.teacher is None:
            drawn, features = self.answered(), []
        elif not self.needs_picture:
            return Outputs(target, self.cached_outputs(source))
        else:
            drawn, *features = self.cached_outputs(source)
        return Outputs(drawn if self.imitates else target, features, drawn=drawn)

    @property
    def imitates(self) -> bool:
        """Whether the pseudo-target is the teacher's picture."""
        return self.pseudo_target == "teacher"

    @property
    def needs_picture(self) -> bool:
        """Whether the teacher's picture is needed, or only its matched features."""
        return self.imitates or self.pictures.need_teacher_picture

    def cached_outputs(self, source: Tensor) -> list[Tensor]:
        """What the teacher makes of sources (n, c, h, w): the picture if needed, then features.

        From the cache, where there is one.
        """
        if self.cache is None:
            return self.teacher_outputs(source)
        return self.cache(source, self.teacher_outputs)

    @torch.no_grad()
    def teacher_outputs(self, source: Tensor) -> list[Tensor]:
        """The same from the teacher itself, without gradients, in the precision it computes in."""
        shown = source.to(next(self.generator.parameters()).dtype)
        if not self.needs_picture:
            return self.generator.features(shown)
        picture, features = self.generator.with_features(shown)
        return [picture, *features]


class SimultaneousUpdate(Distillation):
    """Both optimisers step on gradients of the same forward pass.

    The published order runs the discriminator on the fake twice, once for each side. Here it runs
    once: D's loss is differentiated to its weights, G's to the picture alone, through the
    discriminator as it was before its step.
    """

    DISCRIMINATOR_WEIGHT: ClassVar[float]
    """The weight of the discriminator's two losses."""

    def beside(self, source: Tensor) -> Tensor | None:
        """What the conditional discriminator sees beside a picture; None: nothing."""
        return None

    def discriminator_input(self, source: Tensor, picture: Tensor) -> Tensor:
        """What the conditional discriminator sees of an image, augmented where the recipe says."""
        return self.pictures.shown(picture, self.beside(source))

    def discriminator_layers(self, source: Tensor, subnet: SubnetPass) -> LayersOf | None:
        def seen(picture: Tensor) -> Tensor:
            return self.with_widths(beside(self.beside(source), picture), subnet.architecture)

        return layers_of(self.discriminator, self.compute, seen)

    def scores(self, source: Tensor, picture: Tensor, architecture: Architecture | None) -> Scores:
        """The conditional discriminator's maps of scores, one or one a scale, in float32."""
        assert self.discriminator is not None
        seen = self.with_widths(self.discriminator_input(source, picture), architecture)
        scores: Scores = self.discriminator(seen)
        return in_float32(of_head(scores, self.head(architecture, self.discriminator)))

    def adversarial_pass(
        self, source: Tensor, target: Tensor, own: Outputs, learnt: Tensor, subnet: SubnetPass
    ) -> Losses:
        conditioning = self.conditioning(subnet.architecture)
        projected = self.pictures.of_generator(own.picture, target, conditioning)
        losses: Losses = {}
        if self.discriminator is not None:
            with self.compute.autocast():
                on_fake = self.scores(source, own.picture, subnet.architecture)
                on_real = self.scores(source, target, subnet.architecture) if subnet.reals else None
            losses["G_gan"] = self.schedule.lambda_gan * generator_loss(self.gan, on_fake)
            losses["D_fake"] = fake_loss(self.gan, on_fake)
            if on_real is not None:
                losses["D_real"] = real_loss(self.gan, on_real)
            (subnet.share * losses["G_gan"]).backward(inputs=[own.picture], retain_graph=True)
            self._add_gradients(self.discriminator, losses, "", subnet)
        (subnet.share * total({"": learnt, **projected})).backward(inputs=own.tensors())
        real = target if subnet.reals else None
        scored = self.pictures.of_discriminator(own.picture, real, conditioning)
        if self.projected is not None:
            self._add_gradients(self.projected, scored, "_projected", subnet)
        return {**projected, **losses, **scored}

    def _add_gradients(
        self, discriminator: nn.Module, losses: Losses, name: str, subnet: SubnetPass
    ) -> None:
        """Add a discriminator's gradients, with the weights of the pass's fakes and reals."""
        loss = subnet.share * losses[f"D_fake{name}"]
        if f"D_real{name}" in losses:
            loss = loss + subnet.reals * losses[f"D_real{name}"]
        weights = [weight for weight in discriminator.parameters() if weight.requires_grad]
        (self.DISCRIMINATOR_WEIGHT * loss).backward(inputs=weights)


def _sampling(schedule: StudentSchedule, setup: DistillationSetup, seed: int) -> Sampling | None:
    if setup.space is None:
        return None
    if isinstance(schedule, Distill) and schedule.sampling == "sandwich":
        return Sandwich(setup.space, seed, schedule.random_widths)
    return Uniform(setup.space, seed)
