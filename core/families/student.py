"""One optimiser step of a student: at one architecture, or a supernet at several."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor

from core.compute import Compute
from core.families.family import Lesson, StudentSchedule, StudentTraining
from core.families.losses import GanLoss, Scores, fooled, judged_fake, judged_real
from core.families.sampling import Sampling, Sandwich, Uniform
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.nets.batch_norm import batch_statistics
from core.nets.conditioning import width_maps
from core.recipe import Distill

Losses = dict[str, Tensor]


@dataclass(frozen=True)
class Answer:
    """What a network makes of a batch: pictures, and the features that are matched.

    A student's features are mapped to the teacher's widths. `style` is MUNIT's, where encoded.
    """

    picture: Tensor
    features: Sequence[Tensor]
    style: Tensor | None = None

    def settled(self) -> "Answer":
        """The same as something to learn from: no gradients go back through it."""
        style = None if self.style is None else self.style.detach()
        return Answer(self.picture.detach(), [item.detach() for item in self.features], style)


@dataclass(frozen=True)
class Turn:
    """One sub-generator's part in a step, and how much its gradients count.

    `reals` is the weight of D's look at the real pictures in this turn; 0: it does not look.
    Losses of a later turn that is `reported` replace those of an earlier one.
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
    Yu & Huang 2019, §3.2, and Yu et al. 2020, §3.1, where β is 1). Losses are reported of the drawn
    architecture and in the published meaning, whatever β is; L(largest) as G_inplace.
    """

    def __init__(
        self,
        schedule: StudentSchedule,
        batches: BatchSource,
        compute: Compute,
        lesson: Lesson,
        gan: GanLoss,
        seed: int,
    ) -> None:
        student, discriminator, adaptors = lesson.student, lesson.discriminator, lesson.adaptors
        networks = {"student": student, "discriminator": discriminator, "adaptors": adaptors}
        super().__init__(schedule, batches, compute, networks)
        self.student, self.discriminator, self.adaptors = student, discriminator, adaptors
        self.lambda_distill = schedule.lambda_distill
        self.gan = gan
        self.teacher = lesson.teacher
        compute.freeze(lesson.teacher)
        self.cache, self.told = lesson.cache, lesson.told
        self.seed = seed
        self.inplace = schedule.inplace if isinstance(schedule, Distill) else 0.0
        self.sampling = _sampling(schedule, lesson, seed)
        self.student.train()

    @abstractmethod
    def taught(self, source: Tensor, target: Tensor) -> Answer:
        """What is to be learnt: the pseudo-target, and the teacher's matched features."""

    def answered(self, source: Tensor, target: Tensor, architecture: Architecture | None) -> Answer:
        """The student's answer, with gradients."""
        with self.compute.autocast():
            fake, features = self.student.with_features(source, architecture)
            adapted = [adapt(own) for adapt, own in zip(self.adaptors, features, strict=True)]
        return Answer(fake, adapted)

    @abstractmethod
    def compared(self, own: Answer, wanted: Answer) -> tuple[Losses, Losses]:
        """The weighted terms of what is not yet alike, and further numbers to show."""

    @abstractmethod
    def descend(
        self, source: Tensor, target: Tensor, own: Answer, learnt: Tensor, turn: Turn
    ) -> Losses:
        """Add the turn's gradients: of what is learnt from others, and of the game against D."""

    def finish(self, source: Tensor, target: Tensor, turns: Sequence[Turn]) -> Losses:
        """Step the optimisers; further losses, where they come up only now."""
        for optimizer in self.optimizers.values():
            optimizer.step()
        return {}

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        with batch_statistics(self.student):
            pictures: Tensor = self.student(self.compute.put(source))
        return pictures

    def widths(self, step: int) -> Architecture | None:
        return None if self.sampling is None else self.sampling.drawn(step)

    def optimise(self, source: Tensor, target: Tensor, architecture: Architecture | None) -> Losses:
        wanted = self.taught(source, target)
        for optimizer in self.optimizers.values():
            optimizer.zero_grad(set_to_none=True)
        turns = self._turns(architecture)
        losses: Losses = {}
        largest = None
        for turn in turns:
            own, of_turn = self._taken(source, target, turn, wanted, largest)
            largest = largest or own.settled()
            if turn.reported:
                losses |= of_turn
        return losses | self.finish(source, target, turns)

    def told_of(self, seen: Tensor, architecture: Architecture | None) -> Tensor:
        """What D is shown: `seen`, after maps of the widths where it is told them."""
        if self.told is None:
            return seen
        maps = width_maps(architecture or self.student.architecture, self.told, seen)
        return torch.cat([maps, seen], 1)

    def _turns(self, architecture: Architecture | None) -> list[Turn]:
        if architecture is None or not isinstance(self.sampling, Sandwich):
            return [Turn(architecture)]
        visited = self.sampling.visited(self.count, architecture)
        share = 1 / len(visited)
        turns = []
        for place, item in enumerate(visited):
            # Real pictures look the same in every turn: once is enough, with the weight of all.
            reals = share if self.told is not None else float(place == 0)
            turns.append(Turn(item, share, reals, place == 0 or item == architecture))
        return turns

    def _taken(
        self, source: Tensor, target: Tensor, turn: Turn, wanted: Answer, largest: Answer | None
    ) -> tuple[Answer, Losses]:
        own = self.answered(source, target, turn.architecture)
        terms, shown = self.compared(own, wanted)
        learnt = total(terms)
        if largest is not None:
            inner = total(self.compared(own, largest)[0])
            learnt = (1 - self.inplace) * learnt + self.inplace * inner
            shown = {**shown, "G_inplace": inner}
        return own, {**terms, **self.descend(source, target, own, learnt, turn), **shown}


class Asking(Distillation):
    """A distillation whose teacher answers a source alike each time, so that it can be remembered.

    MUNIT's is none: its teacher is given another style in each step.
    """

    def asked(self, source: Tensor) -> list[Tensor]:
        """The teacher's answers to sources; from the cache where there is one."""
        return self.ask(source) if self.cache is None else self.cache(source, self.ask)

    @abstractmethod
    def ask(self, source: Tensor) -> list[Tensor]:
        """Have the teacher answer, without gradients, in the precision it computes in."""


class AtOnce(Distillation):
    """Both optimisers step on gradients of the same forward pass.

    The published order runs the discriminator on the fake twice, once for each side. Here it runs
    once: D's loss is differentiated to its weights, G's to the picture alone, through the
    discriminator as it was before its step.
    """

    JUDGING: ClassVar[float]
    """The weight of the discriminator's two losses."""

    @abstractmethod
    def judged(self, source: Tensor, picture: Tensor, architecture: Architecture | None) -> Scores:
        """What the discriminator says, in float32."""

    def descend(
        self, source: Tensor, target: Tensor, own: Answer, learnt: Tensor, turn: Turn
    ) -> Losses:
        losses, on_fake = self._play(source, own.picture, target, turn)
        # The picture's gradient from the discriminator is known already; the rest joins it here.
        share = turn.share
        torch.autograd.backward([share * learnt, own.picture], [None, share * on_fake])
        return losses

    def _play(
        self, source: Tensor, fake: Tensor, target: Tensor, turn: Turn
    ) -> tuple[Losses, Tensor]:
        """Both sides' adversarial losses from one pass; D's gradients set, G's at the picture."""
        shown = fake.detach().requires_grad_(True)
        with self.compute.autocast():
            on_fake = self.judged(source, shown, turn.architecture)
            on_real = self.judged(source, target, turn.architecture) if turn.reals else None
        losses = {"D_fake": judged_fake(self.gan, on_fake)}
        judging = turn.share * losses["D_fake"]
        if on_real is not None:
            losses["D_real"] = judged_real(self.gan, on_real)
            judging = judging + turn.reals * losses["D_real"]
        adversarial = self.schedule.lambda_gan * fooled(self.gan, on_fake)
        (gradient,) = torch.autograd.grad(adversarial, shown, retain_graph=True)
        weights = list(self.discriminator.parameters())
        (self.JUDGING * judging).backward(inputs=weights)
        return {"G_gan": adversarial, **losses}, gradient


def total(terms: Losses) -> Tensor:
    """The sum of weighted terms."""
    return torch.stack(list(terms.values())).sum()


def _sampling(schedule: StudentSchedule, lesson: Lesson, seed: int) -> Sampling | None:
    if lesson.space is None:
        return None
    if isinstance(schedule, Distill) and schedule.sampling == "sandwich":
        return Sandwich(lesson.space, seed, schedule.random_widths)
    return Uniform(lesson.space, seed)
