"""Features that need no file: a small encoder trained on the recipe's own pairs.

It learns to predict the source picture from the target photo, so its features know what matters in
these pictures. Distances in them rank sub-generators far better than random weights, the
discriminator's features or pixel distances do; they are not FID and are never called so.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from core.errors import UserError
from core.randomness import seed_for, stream

WIDTHS = (32, 64, 128)
BATCH = 8
LEARNING_RATE = 1e-3
FLOOR = 0.25
_AT_ONCE = 16


class Pairs(Protocol):
    """Whatever hands out pictures by index: (source, target), (n, 3, h, w) in [-1, 1] each."""

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]: ...


class Encoder(nn.Module):
    """Three stages, each halving the picture: (n, 3, h, w) -> (n, WIDTHS[k], h/2ᵏ⁺¹, w/2ᵏ⁺¹).

    Without normalisation layers, which would remove the means and deviations that are read off.
    """

    def __init__(self) -> None:
        super().__init__()
        before = (3, *WIDTHS)
        self.stages = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(narrow, wide, 3, stride=2, padding=1),
                nn.ReLU(inplace=True),
                nn.Conv2d(wide, wide, 3, padding=1),
                nn.ReLU(inplace=True),
            )
            for narrow, wide in zip(before, WIDTHS, strict=False)
        )
        self.heads = nn.ModuleList(nn.Conv2d(width, 3, 1) for width in WIDTHS)

    def features(self, x: Tensor) -> list[Tensor]:
        """The three stages' outputs."""
        found = []
        for stage in self.stages:
            x = stage(x)
            found.append(x)
        return found

    def forward(self, x: Tensor) -> Tensor:
        """A prediction of the source picture, (n, 3, h, w), summed over the stages."""
        found = zip(self.heads, self.features(x), strict=True)
        size = x.shape[-2:]
        parts = [F.interpolate(head(feature), size, mode="bilinear") for head, feature in found]
        return torch.stack(parts).sum(0)


class EncoderFeatures:
    """Mean and deviation over space of every stage, each scaled by what real pictures have.

    Scaling divides by max(sd, 0.25·median sd): an unfloored score blows up dead channels.
    """

    def __init__(self, encoder: Encoder, mean: Tensor, scale: Tensor, name: str) -> None:
        self.encoder = encoder.eval()
        self.mean, self.scale = mean, scale
        self.name = name
        self.dimension = 2 * sum(WIDTHS)

    @torch.no_grad()
    def __call__(self, pictures: Tensor) -> NDArray[np.float64]:
        """(n, 3, h, w) uint8 -> (n, dimension) float64."""
        raw = _raw(self.encoder, pictures)
        return ((raw - self.mean) / self.scale).numpy()

    def save(self, path: Path) -> None:
        """Write weights, scaling and name as safetensors."""
        tensors = dict(self.encoder.state_dict()) | {"mean": self.mean, "scale": self.scale}
        unfinished = path.with_suffix(".unfinished")
        save_file(tensors, unfinished, {"name": self.name})
        unfinished.replace(path)

    @classmethod
    def load(cls, path: Path) -> "EncoderFeatures":
        """Read what `save` wrote; UserError where the file is something else."""
        try:
            with safe_open(path, "pt") as file:
                tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
                name = file.metadata()["name"]
            mean, scale = tensors.pop("mean"), tensors.pop("scale")
            encoder = Encoder()
            encoder.load_state_dict(tensors)
        except Exception as error:
            raise UserError(
                f"{path} does not hold a trained encoder.",
                "Delete it; it is trained again.",
                str(error),
            ) from None
        return cls(encoder, mean, scale, name)


def train_encoder(
    pictures: Pairs, indices: Sequence[int], seed: int, steps: int, fingerprint: str = ""
) -> Iterator[tuple[int, int, float]]:
    """Train on the pairs at `indices`: yields (step, steps, loss), returns EncoderFeatures.

    The same seed gives the same features (same CPU and thread count: bit for bit). `fingerprint`
    names the data set in the features' name.
    """
    encoder = Encoder()
    _initialise(encoder, seed)
    optimizer = torch.optim.Adam(encoder.parameters(), LEARNING_RATE)
    for step in range(steps):
        chance = stream(seed, "encoder", step)
        source, target = pictures.batch(chance.choices(indices, k=BATCH))
        if chance.random() < 0.5:
            source, target = source.flip(-1), target.flip(-1)
        loss = F.l1_loss(encoder(target), source)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield step + 1, steps, loss.item()
    mean, scale = _scaling(encoder, pictures, indices)
    return EncoderFeatures(encoder, mean, scale, f"encoder({fingerprint}, seed {seed})")


@torch.no_grad()
def _scaling(encoder: Encoder, pictures: Pairs, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
    parts = []
    for start in range(0, len(indices), _AT_ONCE):
        target = pictures.batch(indices[start : start + _AT_ONCE])[1]
        parts.append(_raw(encoder, ((target + 1) * 127.5).round().to(torch.uint8)))
    raw = torch.cat(parts)
    deviation = raw.std(0)
    return raw.mean(0), deviation.clamp(min=(FLOOR * deviation.median()).item())


def _raw(encoder: Encoder, pictures: Tensor) -> Tensor:
    device = next(encoder.parameters()).device
    floats = pictures.to(device, torch.float32) / 127.5 - 1
    maps = encoder.features(floats)
    found = [part for m in maps for part in (m.mean((2, 3)), m.std((2, 3)))]
    return torch.cat(found, 1).double().cpu()


def _initialise(encoder: Encoder, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed_for(seed, "encoder"))
    with torch.no_grad():
        for parameter in encoder.parameters():
            if parameter.ndim > 1:
                spread = (2 / parameter[0].numel()) ** 0.5
                parameter.copy_(torch.randn(parameter.shape, generator=generator) * spread)
            else:
                parameter.zero_()
