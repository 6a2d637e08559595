"""Losses between pictures: perceptual, wavelet and relation; and those between features.

All take pictures (n, c, h, w) in [-1, 1] and give a scalar in float32. Gradients go to the first
side; the second is the aim, and stays constant.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

Layers = list[list[Tensor]]
"""What a discriminator computes: for each of its scales the outputs of its layers, scores last."""
LEVELS = 4
POOLED, PATCHES = 4, 4
POSITIONS, PROJECTED, TEMPERATURE = 64, 128, 0.07


def perceptual(own: Sequence[Tensor], wanted: Sequence[Tensor]) -> Tensor:
    """How differently a pretrained network sees two batches, from the features of its blocks.

    Σ_l mean|φ_l(own) − φ_l(wanted)| / mean|φ_l(wanted)|: each block counts alike, whatever the
    scale of its features (perceptual loss: Johnson et al. 2016, with relative L1). Features are
    (n, c, h, w), a scalar comes out; gradients go to the first side alone.
    """
    terms = []
    for mine, theirs in zip(own, wanted, strict=True):
        theirs = theirs.detach().float()
        scale = theirs.abs().mean().clamp_min(1e-6)
        terms.append(F.l1_loss(mine.float(), theirs) / scale)
    return torch.stack(terms).sum()


def wavelet(own: Tensor, wanted: Tensor) -> Tensor:
    """L1 between the high-frequency bands of two batches of pictures (Zhang et al. 2022).

    Σ_k mean|H_k(own) − H_k(wanted)| over four levels of a Haar transform, H being LH, HL and HH:
    the details that a small generator blurs. Fewer levels where there is no more to halve.
    Pictures are (n, c, h, w), a scalar comes out; gradients go to the first side alone.
    """
    difference = own.float() - wanted.detach().float()
    terms = []
    for _ in range(LEVELS):
        if min(difference.shape[2:]) < 2:
            break
        difference, details = _haar(difference)
        terms.append(torch.stack([band.abs().mean() for band in details]).mean())
    return torch.stack(terms).sum()


def relation(own: Tensor, wanted: Tensor) -> Tensor:
    """How differently the parts of each picture lie to one another (Park et al. 2019; CRD).

    The parts are rows, columns and a grid of patches of a picture pooled by four. Compared are
    their pairwise distances, relative to the mean, and twice the cosines at each corner of each
    triplet, both by smooth L1. All of it follows from the parts' Gram matrix, which is cheap.
    Pictures are (n, c, h, w), a scalar comes out; gradients go to the first side alone.
    """
    mine = F.avg_pool2d(own.float(), POOLED)
    theirs = F.avg_pool2d(wanted.detach().float(), POOLED)
    pairs = zip(_parts(mine), _parts(theirs), strict=True)
    return torch.stack([_related(a, b) for a, b in pairs]).sum()


def region(own: Sequence[Tensor], wanted: Sequence[Tensor], seed: int) -> Tensor:
    """Tell the teacher's strongest regions apart as the teacher does (Zhang et al. 2022, ReKo).

    Of each matched feature (n, c, h, w) the 64 positions where the teacher's mean absolute value is
    largest, projected to 128 numbers by a fixed random map; a student's vector should be nearest to
    the teacher's of the same position (InfoNCE, temperature 0.07). A mean over the features.
    """
    terms = []
    for place, (mine, theirs) in enumerate(zip(own, wanted, strict=True)):
        theirs = theirs.detach().float().flatten(2)
        count = min(POSITIONS, theirs.shape[2])
        strongest = theirs.abs().mean(1).topk(count).indices[:, None]
        projection = _projection(theirs, seed + place)
        vectors = [
            F.normalize(
                x.gather(2, strongest.expand(-1, x.shape[1], -1)).transpose(1, 2) @ p, dim=2
            )
            for x, p in ((mine.float().flatten(2), projection), (theirs, projection))
        ]
        likeness = vectors[0] @ vectors[1].transpose(1, 2) / TEMPERATURE
        own_place = torch.arange(count, device=likeness.device).expand(len(likeness), -1)
        terms.append(F.cross_entropy(likeness.transpose(1, 2), own_place))
    return torch.stack(terms).mean()


def feature_matching(own: Layers, wanted: Layers) -> Tensor:
    """L1 between what a discriminator computes of two batches, scores left out: a mean over scales.

    Summed over layers (Wang et al. 2018, eq. 4). Layers are (n, c, h, w), the last of each scale
    its scores; a scalar comes out, and gradients go to the first side alone.
    """
    distances = [
        F.l1_loss(mine.float(), theirs.detach().float())
        for of_own, of_wanted in zip(own, wanted, strict=True)
        for mine, theirs in zip(of_own[:-1], of_wanted[:-1], strict=True)
    ]
    return torch.stack(distances).sum() / len(own)


def _haar(x: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor, Tensor]]:
    """One level: the low band (n, c, h/2, w/2), and its three details; an odd last line is left."""
    height, width = (side // 2 * 2 for side in x.shape[2:])
    a, b = x[:, :, 0:height:2, 0:width:2], x[:, :, 0:height:2, 1:width:2]
    c, d = x[:, :, 1:height:2, 0:width:2], x[:, :, 1:height:2, 1:width:2]
    details = ((a - b + c - d) / 2, (a + b - c - d) / 2, (a - b - c + d) / 2)
    return (a + b + c + d) / 2, details


def _parts(pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Rows, columns and patches of pooled pictures, (n, parts, numbers) each."""
    height, width = pictures.shape[2:]
    rows = pictures.permute(0, 2, 1, 3).flatten(2)
    columns = pictures.permute(0, 3, 1, 2).flatten(2)
    side = max(1, min(PATCHES, height, width))
    patches = F.unfold(pictures, side, stride=side).transpose(1, 2)
    return rows, columns, patches


def _related(own: Tensor, wanted: Tensor) -> Tensor:
    (near, angles), (near_wanted, angles_wanted) = _relations(own), _relations(wanted)
    return F.smooth_l1_loss(near, near_wanted) + 2 * F.smooth_l1_loss(angles, angles_wanted)


def _relations(parts: Tensor) -> tuple[Tensor, Tensor]:
    """Distances relative to their mean (n, p, p), and cosines at the middle of triplets."""
    gram = parts @ parts.transpose(1, 2)
    norms = gram.diagonal(dim1=1, dim2=2)
    squares = norms[:, :, None] + norms[:, None, :] - 2 * gram
    distances = squares.clamp_min(1e-8).sqrt()
    # (x_i − x_j)·(x_k − x_j) at [j, i, k].
    products = gram[:, None] - gram[:, :, :, None] - gram[:, :, None, :] + norms[:, :, None, None]
    cosines = products / (distances[:, :, :, None] * distances[:, :, None, :])
    return distances / distances.mean((1, 2), keepdim=True).clamp_min(1e-6), cosines.clamp(-1, 1)


def _projection(like: Tensor, seed: int) -> Tensor:
    rng = torch.Generator().manual_seed(seed % 2**63)
    drawn = torch.randn(like.shape[1], PROJECTED, generator=rng) / like.shape[1] ** 0.5
    return drawn.to(like)
