"""Features that need no file: an encoder trained on the recipe's own pictures.

From pairs it learns to predict the source picture (labels, edges) from the target photo, so it
learns what the pairs are about; from photos alone, which way is up. It never sees a generated
picture, and no distance in its features is called FID.
"""

import json
import random
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from core.metrics.features import chunks
from core.metrics.resumable import UNREADABLE, Keeper, ResumableTraining
from core.runtime.errors import UserError
from core.runtime.optimizers import Adam
from core.runtime.randomness import seed_for, stream
from core.runtime.weight_files import assembled, read_safetensors
from core.runtime.writing import atomic_write, write_tensors

STEPS = 600
BATCH = 8
LEARNING_RATE = 2e-3
WIDTHS = (32, 64, 128)

_FLOOR = 0.25
_FLAT = ((1, -1, -1), (-1, 1, -1), (-1, -1, 1), (1, 1, 1))

EncoderTask = Callable[[Tensor, Tensor, random.Random], tuple[Tensor, Tensor]]
"""From sources and photos (n, 3, h, w): what the encoder is shown, and what it is to draw of it."""


def source_from_photo(source: Tensor, photo: Tensor, _: random.Random) -> tuple[Tensor, Tensor]:
    """The task of pairs: which source a photo belongs to. Both are (n, channels, h, w)."""
    return photo, source


def quarter_turns(_: Tensor, photo: Tensor, rng: random.Random) -> tuple[Tensor, Tensor]:
    """A task that needs photos (n, 3, h, w) alone: by how many quarters each was turned.

    The encoder draws it as one of four flat colours. After Gidaris et al. 2018; of five such tasks
    the one whose encoder orders sub-generators best (`docs/results/ranking.md`).
    """
    side = min(photo.shape[2:])
    turned = []
    for picture in photo:
        top, left = (rng.randrange(length - side + 1) for length in photo.shape[2:])
        turned.append(picture[:, top : top + side, left : left + side])
    turns = [rng.randrange(4) for _ in turned]
    seen = torch.stack([torch.rot90(p, k, (1, 2)) for p, k in zip(turned, turns, strict=True)])
    return seen, photo.new_tensor(_FLAT)[turns].view(-1, 3, 1, 1).expand_as(seen)


class Pairs(Protocol):
    """Pairs of pictures, by place."""

    def batch(self, indices: list[int]) -> tuple[Tensor, Tensor]:
        """(source, target), float32 (n, 3, h, w) in [-1, 1]."""
        ...


class Encoder(nn.Module):
    """Strided convolutions, each halving height and width: the stages."""

    def __init__(self, widths: Sequence[int] = WIDTHS) -> None:
        super().__init__()
        self.widths = tuple(widths)
        before = (3, *self.widths)
        kernels = (5,) + (3,) * (len(self.widths) - 1)
        self.stages = nn.ModuleList(
            nn.Conv2d(wide_in, wide, kernel, stride=2, padding=kernel // 2)
            for wide_in, wide, kernel in zip(before, self.widths, kernels, strict=False)
        )

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """(n, 3, h, w) in [-1, 1] -> a map (n, width, h/2ˢ, w/2ˢ) for stages s = 1, 2, …"""
        maps = []
        for stage in self.stages:
            pictures = F.leaky_relu(stage(pictures), 0.2)
            maps.append(pictures)
        return maps


class _Decoder(nn.Module):
    """One 1 × 1 head a stage, enlarged and summed: so little that the stages do the work."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        self.heads = nn.ModuleList(nn.Conv2d(width, 3, 1) for width in widths)

    def forward(self, maps: list[Tensor], size: Sequence[int]) -> Tensor:
        drawn = [
            F.interpolate(head(stage), size=list(size), mode="bilinear", align_corners=False)
            for head, stage in zip(self.heads, maps, strict=True)
        ]
        return torch.stack(drawn).sum(dim=0)


class EncoderFeatures:
    """Mean and standard deviation over space of every stage, scaled by the real training photos.

    Each number is centred by its mean over the photos and divided by its deviation there, or by a
    quarter of the median deviation where that is larger: channels that hardly ever vary must not
    drown the rest.
    """

    def __init__(
        self,
        name: str,
        encoder: Encoder,
        mean: NDArray[np.float64],
        scale: NDArray[np.float64],
        device: str | torch.device = "cpu",
    ) -> None:
        self.name = name
        self.device = torch.device(device)
        self.encoder = encoder.to(self.device).eval().requires_grad_(False)
        self.mean = mean
        self.scale = scale
        self.dimension = 2 * sum(encoder.widths)

    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """Features (n, dimension) of uint8 RGB pictures (n, 3, h, w)."""
        return (_described(self.encoder, pictures, self.device) - self.mean) / self.scale

    def save(self, path: Path) -> None:
        """Write everything as safetensors, whole or not at all. Raises UserError if it fails."""
        tensors = {name: tensor.cpu() for name, tensor in self.encoder.state_dict().items()}
        tensors["mean"] = torch.from_numpy(self.mean)
        tensors["scale"] = torch.from_numpy(self.scale)
        widths = json.dumps(self.encoder.widths)
        about = {"name": self.name, "widths": widths}
        atomic_write(path, lambda draft: write_tensors(draft, tensors, about))

    @classmethod
    def load(cls, path: Path, device: str | torch.device = "cpu") -> "EncoderFeatures":
        """Read what `save` wrote. Raises UserError naming the file."""
        try:
            about, tensors = read_safetensors(path)
            mean, scale = tensors.pop("mean").numpy(), tensors.pop("scale").numpy()
            widths = json.loads(about["widths"])
            encoder = assembled(lambda: Encoder(widths), tensors)
            if len(mean) != 2 * sum(encoder.widths) or mean.shape != scale.shape:
                raise ValueError(f"statistics of shape {mean.shape} and {scale.shape}")
            return cls(about["name"], encoder, mean, scale, device)
        except UNREADABLE as error:
            raise UserError(
                f"{path} cannot be read as a trained encoder.",
                "Remove the file, and the encoder is trained anew.",
                str(error),
            ) from error


def train_encoder(
    pictures: Pairs,
    indices: Sequence[int],
    seed: int,
    steps: int = STEPS,
    fingerprint: str = "",
    batch_size: int = BATCH,
    device: str | torch.device = "cpu",
    task: EncoderTask = source_from_photo,
    widths: Sequence[int] = WIDTHS,
    keeper: Keeper | None = None,
) -> Generator[tuple[int, int, float], None, EncoderFeatures]:
    """Train an encoder on these pairs; yields (step, steps, L1 loss) and returns the features.

    Each step takes `batch_size` pairs drawn at random, half of them mirrored; the `widths` are
    those of the stages. Equal arguments give equal features, to the last bit on a CPU with one
    thread. `fingerprint` names the pairs in the name of the features. Halted and called again it
    goes on from what the `keeper` has. Raises UserError for fewer than two pairs.
    """
    if len(indices) < 2:
        raise UserError(
            f"An encoder needs at least two training pairs, and here there are {len(indices)}.",
            "Add pairs, or choose other features.",
        )
    with torch.random.fork_rng(devices=[]):
        encoder, decoder = Encoder(widths), _Decoder(widths)
    parameters = [*encoder.parameters(), *decoder.parameters()]
    _initialise(parameters, seed)
    encoder.to(device)
    decoder.to(device)
    optimiser = Adam(parameters, LEARNING_RATE)
    training = ResumableTraining(nn.ModuleList([encoder, decoder]), optimiser, keeper)

    def loss_of(step: int) -> Tensor:
        rng = stream(seed, "encoder", "batch", step)
        seen, wanted = task(*_batch(pictures, indices, rng, batch_size), rng)
        seen, wanted = seen.to(device), wanted.to(device)
        return F.l1_loss(decoder(encoder(seen), wanted.shape[2:]), wanted)

    yield from training.steps(steps, LEARNING_RATE, loss_of)
    mean, scale = _statistics(encoder, pictures, indices, torch.device(device))
    return EncoderFeatures(encoder_name(fingerprint, seed, steps), encoder, mean, scale, device)


def encoder_name(fingerprint: str, seed: int, steps: int) -> str:
    """What the features are called, known before the encoder is trained."""
    return f"encoder({fingerprint or 'unnamed pairs'}, seed {seed}, {steps} steps)"


@torch.no_grad()
def _initialise(parameters: Sequence[nn.Parameter], seed: int) -> None:
    generator = torch.Generator().manual_seed(seed_for(seed, "encoder", "weights"))
    for parameter in parameters:
        if parameter.ndim > 1:
            nn.init.kaiming_normal_(parameter, a=0.2, generator=generator)
        else:
            nn.init.zeros_(parameter)


def _batch(
    pictures: Pairs, indices: Sequence[int], rng: random.Random, size: int
) -> tuple[Tensor, Tensor]:
    source, target = pictures.batch(rng.choices(indices, k=size))
    mirrored = torch.tensor([rng.random() < 0.5 for _ in range(size)]).view(-1, 1, 1, 1)
    return (
        torch.where(mirrored, source.flip(3), source),
        torch.where(mirrored, target.flip(3), target),
    )


def _statistics(
    encoder: Encoder, pictures: Pairs, indices: Sequence[int], device: torch.device
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and floored deviation (d,) of the photos' raw features."""
    encoder.eval()
    photos = (pictures.batch([index])[1] for index in indices)
    raw = np.concatenate([_described(encoder, _quantised(photo), device) for photo in photos])
    deviation = raw.std(axis=0)
    floor = max(_FLOOR * float(np.median(deviation)), float(np.finfo(np.float32).eps))
    return raw.mean(axis=0), np.maximum(deviation, floor)


def _quantised(pictures: Tensor) -> Tensor:
    return ((pictures + 1) / 2 * 255).round().clamp(0, 255).to(torch.uint8)


@torch.inference_mode()
def _described(encoder: Encoder, pictures: Tensor, device: torch.device) -> NDArray[np.float64]:
    parts = []
    for part in chunks(pictures, device):
        maps = encoder(part.float() / 127.5 - 1)
        parts.append(torch.cat([_pooled(stage) for stage in maps], dim=1))
    if not parts:
        return np.zeros((0, 2 * sum(encoder.widths)))
    return torch.cat(parts).double().cpu().numpy()


def _pooled(maps: Tensor) -> Tensor:
    """Mean, then standard deviation (divided by the area) over space: (n, c, h, w) -> (n, 2c)."""
    flat = maps.flatten(2)
    return torch.cat([flat.mean(dim=2), flat.std(dim=2, correction=0)], dim=1)
