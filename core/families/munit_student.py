"""Distilling a MUNIT student (Li et al. 2022): pictures, content and every other step the style."""

import torch
from torch import Tensor

from core.compute import Compute
from core.families.family import Lesson, StudentSchedule, StudentTraining, styled
from core.families.losses import fooled, judged_fake, judged_real
from core.families.munit_terms import (
    LSGAN,
    as_munit,
    distances,
    drawn_styles,
    halved,
    in_float32,
)
from core.families.training import BatchSource
from core.nets.architecture import Architecture
from core.randomness import stream
from core.recipe import Munit as Losses


class MunitStudent(StudentTraining):
    """Distil a student from an assembled teacher: a supernet at sampled widths, or one part of it.

    G = λ_recon·L1(student, teacher) + λ_distill·L1(1x1(content), teacher's)
    + λ_style·L1(style, teacher's) + λ_gan·L_GAN. In every other step, beginning with the first,
    both encode the style of a target picture; in those between, both are given the same random
    one and the style term is absent. Both optimisers step on gradients of the same forward pass;
    G's go through the discriminator as it was before its step.
    """

    def __init__(
        self,
        schedule: StudentSchedule,
        losses: Losses,
        batches: BatchSource,
        compute: Compute,
        lesson: Lesson,
        seed: int,
    ) -> None:
        student, discriminator, adaptors = lesson.student, lesson.discriminator, lesson.adaptors
        networks = {"student": student, "discriminator": discriminator, "adaptors": adaptors}
        super().__init__(schedule, batches, compute, networks)
        self.student, self.discriminator, self.adaptors = student, discriminator, adaptors
        self.coder, self.teacher = as_munit(student), as_munit(lesson.teacher)
        compute.freeze(self.teacher)
        self.lambda_distill = schedule.lambda_distill
        self.losses = losses
        self.space, self.seed = lesson.space, seed
        decay = losses.weight_decay
        self.optimizers = {
            "student": self.optimizer("student", "adaptors", weight_decay=decay),
            "discriminator": self.optimizer("discriminator", weight_decay=decay),
        }

    def widths(self, step: int) -> Architecture | None:
        if self.space is None:
            return None
        return self.space.sample(stream(self.seed, "widths", step))

    def rate_factor(self) -> float:
        return halved(self.count, self.losses.halve_every)

    def given_style(self, step: int, count: int) -> Tensor | None:
        """The random styles (count, style_channels) of a step; None where they are encoded."""
        if step % 2 == 0:
            return None
        return drawn_styles(self.coder, count, self.seed, "student", step)

    def optimise(
        self, source: Tensor, target: Tensor, architecture: Architecture | None
    ) -> dict[str, Tensor]:
        given = self.given_style(self.count, len(source))
        given = None if given is None else given.to(source)
        wanted, wanted_content, wanted_style = self._taught(source, target, given)
        with self.compute.autocast():
            content = self.coder.encode_content(source, architecture)
            style = self.coder.encode_style(target, architecture) if given is None else given
            fake = self.coder.decode(content, style, architecture)
            matched = self.adaptors[0](content)
        terms = {
            "G_recon": self.schedule.lambda_recon * distances([fake], [wanted]),
            "G_distill": self.lambda_distill * distances([matched], [wanted_content]),
        }
        if given is None:
            terms["G_style"] = self.losses.lambda_style * distances([style], [wanted_style])
        self.optimizers["student"].zero_grad(set_to_none=True)
        judged, on_fake = self._play(fake, target)
        # The picture's gradient from the discriminator is known already; the rest joins it here.
        torch.autograd.backward([torch.stack(list(terms.values())).sum(), fake], [None, on_fake])
        for optimizer in self.optimizers.values():
            optimizer.step()
        return terms | judged

    @torch.no_grad()
    def _taught(
        self, source: Tensor, target: Tensor, given: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """The teacher's picture, content and style, in the precision it computes in."""
        precision = next(self.teacher.parameters()).dtype
        content = self.teacher.encode_content(source.to(precision))
        if given is None:
            style = self.teacher.encode_style(target.to(precision))
        else:
            style = given.to(precision)
        return self.teacher.decode(content, style), content, style

    def _play(self, fake: Tensor, target: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        """Both sides' adversarial losses from one pass; D's gradients set, G's at the picture."""
        shown = fake.detach().requires_grad_(True)
        with self.compute.autocast():
            on_fake, on_real = self.discriminator(shown), self.discriminator(target)
        adversarial = self.schedule.lambda_gan * fooled(LSGAN, in_float32(on_fake))
        (gradient,) = torch.autograd.grad(adversarial, shown, retain_graph=True)
        losses = {
            "D_fake": judged_fake(LSGAN, in_float32(on_fake)),
            "D_real": judged_real(LSGAN, in_float32(on_real)),
        }
        self.optimizers["discriminator"].zero_grad(set_to_none=True)
        weights = list(self.discriminator.parameters())
        (losses["D_fake"] + losses["D_real"]).backward(inputs=weights)
        return {"G_gan": adversarial, **losses}, gradient

    @torch.no_grad()
    def generate(self, source: Tensor) -> Tensor:
        return styled(self.student, self.compute.put(source), self.seed)
