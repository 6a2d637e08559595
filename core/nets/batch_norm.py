"""Batch normalisation at any width, with statistics that are gathered on request."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.layers import prefix


class BatchNorm(nn.Module):
    """Normalise each channel over a batch: (n, c ≤ channels, h, w) -> the same.

    Ioffe and Szegedy 2015, algorithm 1: in eval mode by the running statistics, in train mode by
    those of the batch, n·h·w ≥ 2. Fewer channels than its own use the first entries, which is what
    zero-padding to the full width and cutting back comes to. The running statistics do not drift
    along with training: they are gathered within `calibrating`, since in a supernet they mean
    something for one architecture only. Names in the state dict are those of nn.BatchNorm2d;
    weight and bias are there where `affine`.
    """

    EPSILON = 1e-5
    running_mean: Tensor
    running_var: Tensor
    num_batches_tracked: Tensor

    def __init__(self, channels: int, affine: bool) -> None:
        super().__init__()
        self.channels = channels
        self.affine = affine
        self.gathering = False
        if affine:
            self.weight = nn.Parameter(torch.ones(channels))
            self.bias = nn.Parameter(torch.zeros(channels))
        self.register_buffer("running_mean", torch.zeros(channels))
        self.register_buffer("running_var", torch.ones(channels))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, x: Tensor) -> Tensor:
        mean, variance = self._prefix("running_mean", x), self._prefix("running_var", x)
        scale, shift = self._prefix("weight", x), self._prefix("bias", x)
        if self.gathering:
            self.num_batches_tracked += 1
            share = 1 / int(self.num_batches_tracked)
            return F.batch_norm(x, mean, variance, scale, shift, True, share, self.EPSILON)
        if self.training:
            return F.batch_norm(x, None, None, scale, shift, True, eps=self.EPSILON)
        return F.batch_norm(x, mean, variance, scale, shift, eps=self.EPSILON)

    def _prefix(self, name: str, x: Tensor) -> Tensor | None:
        whole = getattr(self, name, None)
        return None if whole is None else prefix(whole, x.shape[1])

    def forget(self) -> None:
        """Running statistics as in a new layer."""
        self.running_mean.zero_()
        self.running_var.fill_(1)
        self.num_batches_tracked.zero_()

    def extra_repr(self) -> str:
        return f"{self.channels}, affine={self.affine}"


def has_statistics(module: nn.Module) -> bool:
    """Whether a network normalises by running statistics, and so needs them re-estimated."""
    return bool(_layers(module))


@contextmanager
def calibrating(module: nn.Module) -> Iterator[None]:
    """Gather running statistics from nothing: each is the mean over all batches run in here.

    Averages the batches' means and their unbiased variances. Keeps no gradients. Whatever else
    differs in training (dropout, spectral normalisation) acts as in eval mode, since the statistics
    are for the network as it will run. Afterwards the network is in eval mode.
    """
    module.eval()
    layers = _layers(module)
    for layer in layers:
        layer.forget()
        layer.training = layer.gathering = True
    try:
        with torch.no_grad():
            yield
    finally:
        for layer in layers:
            layer.training = layer.gathering = False


@contextmanager
def batch_statistics(module: nn.Module) -> Iterator[None]:
    """Normalise by the batch, whatever the mode, and move nothing."""
    before = [(layer, layer.training) for layer in _layers(module)]
    for layer, _ in before:
        layer.training = True
    try:
        yield
    finally:
        for layer, training in before:
            layer.training = training


def _layers(module: nn.Module) -> list[BatchNorm]:
    return [layer for layer in module.modules() if isinstance(layer, BatchNorm)]
