"""The published way of doing things, written out for comparison: fp32, in the published order."""

import copy

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.layers import InstanceNorm


def published_network(network: nn.Module) -> nn.Module:
    """A copy with torch's own InstanceNorm2d, as the published networks have."""
    network = copy.deepcopy(network)
    for parent in list(network.modules()):
        for name, child in parent.named_children():
            if isinstance(child, InstanceNorm):
                setattr(parent, name, _PublishedNorm())
    return network


class PublishedStep:
    """One supernet step in the order of the published code.

    Forward once, backward D on fake and real, backward G through the old D, then both step.
    """

    def __init__(self, student, discriminator, teacher, adaptors) -> None:
        self.student = published_network(student)
        self.discriminator = published_network(discriminator)
        self.teacher = published_network(teacher).eval()
        self.adaptors = copy.deepcopy(adaptors)
        settings = {"lr": 2e-4, "betas": (0.5, 0.999)}
        students = [*self.student.parameters(), *self.adaptors.parameters()]
        self.of_student = torch.optim.Adam(students, **settings)
        self.of_discriminator = torch.optim.Adam(self.discriminator.parameters(), **settings)

    def __call__(self, source: Tensor, target: Tensor, architecture) -> None:
        with torch.no_grad():
            wanted = self.teacher.with_features(source)[1]
        fake, features = self.student.with_features(source, architecture)
        self.of_discriminator.zero_grad()
        on_fake = self.discriminator(torch.cat([source, fake], 1).detach())
        on_real = self.discriminator(torch.cat([source, target], 1))
        (0.5 * (F.relu(1 + on_fake).mean() + F.relu(1 - on_real).mean())).backward()
        self.of_student.zero_grad()
        self.discriminator.requires_grad_(False)
        loss = 100 * F.l1_loss(fake, target)
        loss = loss - self.discriminator(torch.cat([source, fake], 1)).mean()
        for adaptor, feature, goal in zip(self.adaptors, features, wanted, strict=True):
            weight = adaptor.weight[:, : feature.shape[1]]
            loss = loss + F.mse_loss(F.conv2d(feature, weight, adaptor.bias), goal)
        loss.backward()
        self.discriminator.requires_grad_(True)
        self.of_discriminator.step()
        self.of_student.step()


class _PublishedNorm(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return F.instance_norm(x)
