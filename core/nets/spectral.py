"""Spectral normalisation: a weight divided by its largest singular value (Miyato et al. 2018).

For training only. A network that is kept has the quotient as its plain weight.
"""

import copy
from collections.abc import Collection, Mapping
from typing import TypeVar, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

Module = TypeVar("Module", bound=nn.Module)

PARTS = ("weight_orig", "weight_u", "weight_v")
EPSILON = 1e-12


class SpectralConv2d(nn.Module):
    """A convolution by weight_orig / σ: (n, in, h, w) -> (n, out, h', w').

    σ = uᵀ W v estimates the largest singular value of W, the weight as (out, in·k·k). Every forward
    pass in train mode improves u and v by one power iteration; in eval mode they stay, and with
    `each_pass` false until `iterate` is called. The names in the state dict are those of published
    files.
    """

    weight_orig: Tensor
    weight_u: Tensor
    weight_v: Tensor
    bias: Tensor | None
    stride: tuple[int, int]
    padding: tuple[int, int]
    each_pass: bool = True

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        stride: int = 1,
        padding: int = 0,
        bias: bool = True,
        each_pass: bool = True,
    ) -> None:
        super().__init__()
        self.each_pass = each_pass
        plain = nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, bias=bias)
        self._take(plain)

    @classmethod
    def of(cls, plain: nn.Conv2d) -> "SpectralConv2d":
        """The same convolution, normalised; it takes over the plain one's parameters."""
        made = cls.__new__(cls)
        nn.Module.__init__(made)
        made._take(plain)
        return made

    def _take(self, plain: nn.Conv2d) -> None:
        self.stride = cast(tuple[int, int], plain.stride)
        self.padding = cast(tuple[int, int], plain.padding)
        self.weight_orig = plain.weight
        self.bias = plain.bias
        matrix = plain.weight.detach().flatten(1)
        for name, size in zip(PARTS[1:], matrix.shape, strict=True):
            self.register_buffer(name, torch.full((size,), size**-0.5).to(matrix))

    @torch.no_grad()
    def iterate(self, count: int = 1) -> None:
        """Improve u and v by some power iterations."""
        matrix = self.weight_orig.flatten(1)
        for _ in range(count):
            F.normalize(matrix.mT @ self.weight_u, dim=0, eps=EPSILON, out=self.weight_v)
            F.normalize(matrix @ self.weight_v, dim=0, eps=EPSILON, out=self.weight_u)

    def weight(self) -> Tensor:
        """The normalised weight, with u and v as they stand."""
        # Copies: the next pass moves them in place, and the gradients of this one still need them.
        return normalised(self.weight_orig, self.weight_u.clone(), self.weight_v.clone())

    def forward(self, x: Tensor) -> Tensor:
        with torch.autocast(x.device.type, enabled=False):
            if self.training and self.each_pass:
                self.iterate()
            weight = self.weight()
        return F.conv2d(x, weight, self.bias, self.stride, self.padding)

    def folded(self) -> nn.Conv2d:
        """A plain convolution by the normalised weight, without a further iteration."""
        outputs, inputs, *_ = self.weight_orig.shape
        size = cast(tuple[int, int], tuple(self.weight_orig.shape[2:]))
        bias = self.bias is not None
        with torch.device("meta"):
            plain = nn.Conv2d(inputs, outputs, size, self.stride, self.padding, bias=bias)
        plain.weight = nn.Parameter(self.weight().detach())
        plain.bias = self.bias
        return plain.train(self.training)

    def extra_repr(self) -> str:
        outputs, inputs, height, _ = self.weight_orig.shape
        return f"{inputs}, {outputs}, kernel_size={height}, stride={self.stride}"


def normalised(weight: Tensor, u: Tensor, v: Tensor) -> Tensor:
    """weight / (uᵀ W v), with W the weight as a matrix (outputs, all else); u and v are vectors.

    Miyato et al. 2018; the quotient has the shape of the weight.
    """
    return weight / torch.dot(u, weight.flatten(1) @ v)


def apply_spectral_norm(module: Module, names: Collection[str]) -> Module:
    """Normalise the convolutions of these names from now on, in place (Miyato et al. 2018).

    Raises ValueError for a layer that is no dense convolution.
    """
    for name in names:
        plain = module.get_submodule(name)
        if not isinstance(plain, nn.Conv2d) or plain.groups != 1:
            raise ValueError(f"{name} is no dense convolution")
        module.set_submodule(name, SpectralConv2d.of(plain))
    return module


def fold_spectral_norm(module: Module) -> Module:
    """Put the normalised weights in as plain ones, in place."""
    for name, part in list(module.named_modules()):
        if isinstance(part, SpectralConv2d):
            module.set_submodule(name, part.folded())
    return module


def folded(module: Module) -> Module:
    """A plain copy, by the normalised weights; the module itself stays as it is."""
    return fold_spectral_norm(copy.deepcopy(module))


def settle(module: nn.Module, iterations: int = 15) -> None:
    """Bring every u and v near its singular vectors; after weights were set anew."""
    for part in module.modules():
        if isinstance(part, SpectralConv2d):
            part.iterate(iterations)


def fold_spectral_tensors(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A state dict as it is after folding: weight for weight_orig, weight_u and weight_v.

    Where none is normalised it comes back as it is. Raises KeyError where a part is missing, and
    RuntimeError where their sizes do not fit together.
    """
    plain = {}
    for name, tensor in state.items():
        stem, _, part = name.rpartition("weight_")
        if f"weight_{part}" not in PARTS:
            plain[name] = tensor
        elif part == "orig":
            u, v = state[f"{stem}weight_u"], state[f"{stem}weight_v"]
            plain[f"{stem}weight"] = normalised(tensor, u, v)
    return plain
