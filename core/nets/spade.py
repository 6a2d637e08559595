"""The SPADE generator of GauGAN: one definition for teacher, supernet and sub-generator."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.nets.architecture import Architecture
from core.nets.batch_norm import BatchNorm
from core.nets.checkpoint_tensors import Upsampling
from core.nets.generator import Generator
from core.nets.layers import (
    ElasticConv2d,
    ElasticSeparableConv2d,
    InstanceNorm,
    SeparableConv2d,
)
from core.nets.spade_layout import BLOCKS, MATCHED, MIDDLES, BlockWidths, block_steps, block_widths
from core.runtime.cancellation import check_cancelled

if TYPE_CHECKING:
    from core.nets.pruning import Selection

Kind = Literal["spade", "mobile", "elastic"]
SpadeNorm = Literal["batch", "instance"]
KINDS: tuple[Kind, ...] = ("spade", "mobile", "elastic")

# For each kind: the convolution of the blocks and their first modulation layer, and of scale and
# shift.
LAYERS: dict[Kind, tuple[type[nn.Module], type[nn.Module]]] = {
    "spade": (nn.Conv2d, nn.Conv2d),
    "mobile": (nn.Conv2d, SeparableConv2d),
    "elastic": (ElasticConv2d, ElasticSeparableConv2d),
}


class Modulation(nn.Module):
    """A normalisation without weights, scaled and shifted at each pixel by the semantics there.

    (n, c, h, w) and semantics (n, s, h, w) -> (n, c, h, w) (Park et al. 2019, eq. 1-3).
    """

    def __init__(
        self, kind: Kind, channels: int, semantic: int, hidden: int, norm: SpadeNorm = "batch"
    ) -> None:
        super().__init__()
        convolution, modulating = LAYERS[kind]
        self.param_free_norm: nn.Module = (
            BatchNorm(channels, affine=False) if norm == "batch" else InstanceNorm()
        )
        self.mlp_shared = nn.Sequential(convolution(semantic, hidden, 3, padding=1))
        self.mlp_gamma = modulating(hidden, channels, 3, padding=1)
        self.mlp_beta = modulating(hidden, channels, 3, padding=1)

    def forward(self, x: Tensor, semantics: Tensor, hidden: int | None = None) -> Tensor:
        width = None if hidden is None else x.shape[1]
        drawn = F.relu(_at(self.mlp_shared[0], semantics, hidden))
        scale, shift = _at(self.mlp_gamma, drawn, width), _at(self.mlp_beta, drawn, width)
        return self.param_free_norm(x) * (1 + scale) + shift


class SpadeBlock(nn.Module):
    """A residual block of two modulated 3×3 convolutions: (n, before, h, w) -> (n, after, h, w).

    The shortcut is the input itself, or a modulated 1×1 convolution of it where `learned`. A
    supernet's block gets its widths with each call, and takes as many channels as arrive.
    """

    def __init__(
        self,
        kind: Kind,
        widths: BlockWidths,
        semantic: int,
        learned: bool,
        norm: SpadeNorm = "batch",
    ) -> None:
        super().__init__()
        convolution = LAYERS[kind][0]
        before, middle, after, hidden = widths
        self.conv_0 = convolution(before, middle, 3, padding=1)
        self.conv_1 = convolution(middle, after, 3, padding=1)
        self.norm_0 = Modulation(kind, before, semantic, hidden, norm)
        self.norm_1 = Modulation(kind, middle, semantic, hidden, norm)
        if learned:
            self.conv_s = convolution(before, after, 1, bias=False)
            self.norm_s = Modulation(kind, before, semantic, hidden, norm)
        self.learned = learned

    def forward(self, x: Tensor, semantics: Tensor, widths: BlockWidths | None = None) -> Tensor:
        _, middle, after, hidden = widths or (None,) * 4
        y = _at(self.conv_0, _leaky(self.norm_0(x, semantics, hidden)), middle)
        y = _at(self.conv_1, _leaky(self.norm_1(y, semantics, hidden)), after)
        if self.learned:
            x = _at(self.conv_s, self.norm_s(x, semantics, hidden), after)
        return x + y


class SpadeGenerator(Generator):
    """Label maps to pictures: (n, in_channels | 1 | 2, h, w) -> (n, out_channels, h, w) in [-1, 1].

    Park et al. 2019, appendix A, without an encoder. h and w are multiples of `multiple`. Of kind

    - "spade": dense convolutions throughout, the published teacher;
    - "mobile": separable ones for scale and shift (Li et al. 2020, §3.2);
    - "elastic": the supernet, "mobile" at any architecture up to its own.

    What comes in are semantics, or a label map that `semantics` spreads: `classes` channels (taken
    from in_channels where None), one more where a picture has places of no class (`dont_care`), and
    one for the edges between instances (`edges`). `hidden` fixes the width of all modulations (128
    in Park et al.'s own files), which else is twice each block's number. `norm` is what is
    modulated: "batch", or "instance" (their spadeinstance3x3).
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind", "architecture", "in_channels", "out_channels",
        "classes", "edges", "dont_care", "upsampling", "hidden", "norm",
    )  # fmt: skip

    def __init__(
        self,
        kind: Kind,
        architecture: Sequence[int],
        in_channels: int,
        out_channels: int = 3,
        classes: int | None = None,
        edges: bool = True,
        dont_care: bool = False,
        upsampling: Upsampling = "normal",
        hidden: int | None = None,
        norm: SpadeNorm = "batch",
    ) -> None:
        super().__init__()
        self.norm: SpadeNorm = norm
        self.kind: Kind = kind
        self.architecture: Architecture = tuple(architecture)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.classes = in_channels - edges - dont_care if classes is None else classes
        self.edges = edges
        self.dont_care = dont_care
        self.upsampling: Upsampling = upsampling
        self.hidden = hidden
        if self.classes < 2 or self.classes + edges + dont_care != in_channels:
            raise ValueError(f"{in_channels} channels are not {self.classes} classes and the rest")
        self._build()

    def _build(self) -> None:
        convolution = LAYERS[self.kind][0]
        widths = block_widths(self.architecture, self.hidden)
        self.steps = block_steps(self.upsampling)
        self.fc = convolution(self.in_channels, widths["head_0"].before, 3, padding=1)
        for name in BLOCKS:
            # Torch's own start of so many weights takes a second and more.
            check_cancelled()
            learned = name not in MIDDLES
            block = SpadeBlock(self.kind, widths[name], self.in_channels, learned, self.norm)
            self.add_module(name, block)
        self.conv_img = convolution(widths["up_3"].after, self.out_channels, 3, padding=1)

    @property
    def feature_widths(self) -> tuple[int, ...]:
        """Channels of the matched features at the network's own architecture."""
        widths = block_widths(self.architecture, self.hidden)
        return tuple(widths[name].after for name in MATCHED)

    @property
    def block_convolutions(self) -> tuple[str, ...]:
        """Names of the convolutions that are spectrally normalised where a teacher is trained."""
        parts = ("conv_0", "conv_1", "conv_s")
        modules = dict(self.named_modules())
        return tuple(f"{n}.{part}" for n in BLOCKS for part in parts if f"{n}.{part}" in modules)

    def semantics(self, x: Tensor) -> Tensor:
        """A label map (n, 1 or 2, h, w) as (n, in_channels, h, w) of zeros and ones.

        Channel 0 of a map is the class's number, channel 1 the edges between instances where the
        network has them. A number that is no class is nowhere set. Semantics stay as they are.
        Raises ValueError for any other number of channels.
        """
        if x.shape[1] == self.in_channels:
            return x
        if x.shape[1] != 1 + self.edges:
            raise ValueError(f"a label map has {1 + self.edges} channels, not {x.shape[1]}")
        numbers = torch.arange(self.classes, device=x.device, dtype=x.dtype).view(1, -1, 1, 1)
        spread = [(x[:, :1] == numbers).to(x.dtype)]
        if self.dont_care:
            spread.append(1 - spread[0].sum(1, keepdim=True))
        return torch.cat([*spread, x[:, 1:]], 1)

    def forward(self, x: Tensor, architecture: Sequence[int] | None = None) -> Tensor:
        """(n, in_channels | 1 | 2, h, w) -> (n, out_channels, h, w) in [-1, 1].

        `architecture` is for a supernet only, None meaning the widest.
        """
        return self._picture(self._through(x, architecture, BLOCKS)["up_3"])

    def with_features(
        self, x: Tensor, architecture: Sequence[int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        """The generated pictures, and the outputs of head_0, G_middle_1 and up_1 on the way."""
        outputs = self._through(x, architecture, BLOCKS)
        return self._picture(outputs["up_3"]), [outputs[name] for name in MATCHED]

    def features(self, x: Tensor) -> list[Tensor]:
        """The matched features (n, c, h', w') alone; what comes after the last is not run."""
        outputs = self._through(x, None, BLOCKS[: BLOCKS.index(MATCHED[-1]) + 1])
        return [outputs[name] for name in MATCHED]

    def keep_channels(self, selection: "Selection") -> None:
        semantic = selection.every(self.in_channels)
        kept = selection.convolution("fc", semantic)
        for block in BLOCKS:
            _keep_modulated(selection, f"{block}.norm_0", semantic, kept)
            middle = selection.convolution(f"{block}.conv_0", kept)
            _keep_modulated(selection, f"{block}.norm_1", semantic, middle)
            goes_on = kept if block in MIDDLES else None
            after = selection.convolution(f"{block}.conv_1", middle, goes_on)
            if block not in MIDDLES:
                _keep_modulated(selection, f"{block}.norm_s", semantic, kept)
                selection.convolution(f"{block}.conv_s", kept, after)
            kept = after
        selection.convolution("conv_img", kept, selection.every(self.out_channels))

    def _through(
        self, x: Tensor, architecture: Sequence[int] | None, blocks: Sequence[str]
    ) -> dict[str, Tensor]:
        """Run some first blocks; the output of each."""
        widths = self._widths(architecture)
        semantics = self.semantics(x)
        grids = {step: _every(step, semantics) for step in self.steps.values()}
        trunk = widths["head_0"].before if widths else None
        before = self.steps[BLOCKS[0]]
        x, outputs = _at(self.fc, grids[before], trunk), {}
        for name in blocks:
            step = self.steps[name]
            x = x if step == before else F.interpolate(x, scale_factor=2)
            x = outputs[name] = self.get_submodule(name)(x, grids[step], widths.get(name))
            before = step
        return outputs

    def _picture(self, x: Tensor) -> Tensor:
        return torch.tanh(self.conv_img(_leaky(x)))

    def _widths(self, architecture: Sequence[int] | None) -> Mapping[str, BlockWidths]:
        chosen = self.chosen(architecture)
        return block_widths(chosen, self.hidden) if self.kind == "elastic" else {}


def _at(layer: nn.Module, x: Tensor, width: int | None) -> Tensor:
    return layer(x) if width is None else layer(x, width)


def _leaky(x: Tensor) -> Tensor:
    return F.leaky_relu(x, 0.2)


def _every(step: int, x: Tensor) -> Tensor:
    # Nearest-neighbour shrinking by a whole factor.
    return x[:, :, ::step, ::step].contiguous()


def _keep_modulated(selection: "Selection", name: str, semantic: Tensor, channels: Tensor) -> None:
    selection.rows(f"{name}.param_free_norm", channels)
    hidden = selection.convolution(f"{name}.mlp_shared.0", semantic)
    selection.convolution(f"{name}.mlp_gamma", hidden, channels)
    selection.convolution(f"{name}.mlp_beta", hidden, channels)
