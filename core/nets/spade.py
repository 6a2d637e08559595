"""The SPADE generator of GauGAN: one definition for teacher, supernet and sub-generator."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.halting import look
from core.nets.architecture import Architecture, architecture_text
from core.nets.batch_norm import BatchNorm
from core.nets.generator import Generator
from core.nets.layers import ElasticConv2d, ElasticSeparableConv2d, SeparableConv2d, prefix
from core.nets.spade_layout import (
    BLOCKS,
    MATCHED,
    MIDDLES,
    BlockWidths,
    Upsampling,
    block_steps,
    block_widths,
)

Kind = Literal["spade", "mobile", "elastic"]
KINDS: tuple[Kind, ...] = ("spade", "mobile", "elastic")

# For each kind: the convolution of the blocks and their first modulation layer, and of scale and
# shift.
LAYERS: dict[Kind, tuple[type[nn.Module], type[nn.Module]]] = {
    "spade": (nn.Conv2d, nn.Conv2d),
    "mobile": (nn.Conv2d, SeparableConv2d),
    "elastic": (ElasticConv2d, ElasticSeparableConv2d),
}


class Modulation(nn.Module):
    """Batch normalisation, scaled and shifted at each pixel by what is drawn there.

    (n, c, h, w) and semantics (n, s, h, w) -> (n, c, h, w) (Park et al. 2019, eq. 1-3).
    """

    def __init__(self, kind: Kind, channels: int, semantic: int, hidden: int) -> None:
        super().__init__()
        convolution, modulating = LAYERS[kind]
        self.param_free_norm = BatchNorm(channels, affine=False)
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
    supernet's block is told its widths, and takes as many channels as arrive.
    """

    def __init__(self, kind: Kind, widths: BlockWidths, semantic: int, learned: bool) -> None:
        super().__init__()
        convolution = LAYERS[kind][0]
        before, middle, after, hidden = widths
        self.conv_0 = convolution(before, middle, 3, padding=1)
        self.conv_1 = convolution(middle, after, 3, padding=1)
        self.norm_0 = Modulation(kind, before, semantic, hidden)
        self.norm_1 = Modulation(kind, middle, semantic, hidden)
        if learned:
            self.conv_s = convolution(before, after, 1, bias=False)
            self.norm_s = Modulation(kind, before, semantic, hidden)
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
    in Park et al.'s own files), which else is twice each block's number.
    """

    ARGUMENTS: ClassVar[tuple[str, ...]] = (
        "kind", "architecture", "in_channels", "out_channels",
        "classes", "edges", "dont_care", "upsampling", "hidden",
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
    ) -> None:
        super().__init__()
        self.kind: Kind = kind
        self.architecture: Architecture = tuple(architecture)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.classes = in_channels - edges - dont_care if classes is None else classes
        self.edges = edges
        self.dont_care = dont_care
        self.upsampling: Upsampling = upsampling
        self.hidden = hidden
        if in_channels < 3 or self.classes + edges + dont_care != in_channels:
            raise ValueError(f"{in_channels} channels are not {self.classes} classes and the rest")
        self._build()

    def _build(self) -> None:
        convolution = LAYERS[self.kind][0]
        widths = block_widths(self.architecture, self.hidden)
        self.steps = block_steps(self.upsampling)
        self.fc = convolution(self.in_channels, widths["head_0"].before, 3, padding=1)
        for name in BLOCKS:
            # Torch's own start of so many weights takes a second and more.
            look()
            learned = name not in MIDDLES
            block = SpadeBlock(self.kind, widths[name], self.in_channels, learned)
            self.add_module(name, block)
        self.conv_img = convolution(widths["up_3"].after, self.out_channels, 3, padding=1)

    @property
    def multiple(self) -> int:
        """What height and width must be multiples of."""
        return self.steps["head_0"]

    @property
    def smallest(self) -> int:
        """The smallest side at which a batch of one picture has statistics to normalise by."""
        return 2 * self.multiple

    @property
    def feature_widths(self) -> tuple[int, ...]:
        """Channels of the matched features at the network's own architecture."""
        widths = block_widths(self.architecture, self.hidden)
        return tuple(widths[name].after for name in MATCHED)

    @property
    def block_convolutions(self) -> tuple[str, ...]:
        """Names of the convolutions that are spectrally normalised where a teacher is trained."""
        parts = ("conv_0", "conv_1", "conv_s")
        found = dict(self.named_modules())
        return tuple(f"{n}.{part}" for n in BLOCKS for part in parts if f"{n}.{part}" in found)

    def semantics(self, x: Tensor) -> Tensor:
        """What is where, one channel each: label map -> (n, in_channels, h, w) of zeros and ones.

        Channel 0 of a map is the class's number, channel 1 the edges between instances where the
        network has them. A number that is no class is a place of no class. Semantics stay as they
        are.
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
        """Generate; `architecture` is for a supernet only, None meaning the widest."""
        return self._picture(self._through(x, architecture, BLOCKS)["up_3"])

    def with_features(
        self, x: Tensor, architecture: Sequence[int] | None = None
    ) -> tuple[Tensor, list[Tensor]]:
        """The generated pictures, and the outputs of head_0, G_middle_1 and up_1 on the way."""
        outputs = self._through(x, architecture, BLOCKS)
        return self._picture(outputs["up_3"]), [outputs[name] for name in MATCHED]

    def features(self, x: Tensor) -> list[Tensor]:
        """The matched features alone; what comes after the last of them is not run."""
        outputs = self._through(x, None, BLOCKS[: BLOCKS.index(MATCHED[-1]) + 1])
        return [outputs[name] for name in MATCHED]

    def cut(self, architecture: Sequence[int]) -> "SpadeGenerator":
        """The sub-generator of a supernet: its output equals the supernet's.

        A network of its own, with copied weights and statistics. Raises ValueError if this is no
        supernet or the architecture does not fit into it.
        """
        self._widths(architecture)
        rest = (getattr(self, name) for name in self.ARGUMENTS[2:])
        with torch.device("meta"):  # spares the random weights, and leaves the generator alone
            part = SpadeGenerator("mobile", architecture, *rest)
        whole = self.state_dict()
        weights = {
            name: prefix(whole[name], *weight.shape).clone(memory_format=torch.contiguous_format)
            for name, weight in part.state_dict().items()
        }
        part.load_state_dict(weights, assign=True)
        return part.train(self.training)

    def _through(
        self, x: Tensor, architecture: Sequence[int] | None, blocks: Sequence[str]
    ) -> dict[str, Tensor]:
        """Run some first blocks; the output of each."""
        widths = self._widths(architecture)
        semantics = self.semantics(x)
        grids = {step: _every(step, semantics) for step in self.steps.values()}
        trunk = widths["head_0"].before if widths else None
        x, before, outputs = _at(self.fc, grids[self.multiple], trunk), self.multiple, {}
        for name in blocks:
            step = self.steps[name]
            x = x if step == before else F.interpolate(x, scale_factor=2)
            x = outputs[name] = self.get_submodule(name)(x, grids[step], widths.get(name))
            before = step
        return outputs

    def _picture(self, x: Tensor) -> Tensor:
        return torch.tanh(self.conv_img(_leaky(x)))

    def _widths(self, architecture: Sequence[int] | None) -> Mapping[str, BlockWidths]:
        if self.kind != "elastic":
            if architecture is not None:
                raise ValueError("only a supernet runs at an architecture other than its own")
            return {}
        chosen = self.architecture if architecture is None else tuple(architecture)
        widths = block_widths(chosen, self.hidden)
        if any(width > widest for width, widest in zip(chosen, self.architecture, strict=True)):
            raise ValueError(
                f"{architecture_text(chosen)} does not fit into the supernet "
                f"{architecture_text(self.architecture)}"
            )
        return widths


def _at(layer: nn.Module, x: Tensor, width: int | None) -> Tensor:
    return layer(x) if width is None else layer(x, width)


def _leaky(x: Tensor) -> Tensor:
    return F.leaky_relu(x, 0.2)


def _every(step: int, x: Tensor) -> Tensor:
    # What nearest-neighbour shrinking by a whole factor keeps.
    return x[:, :, ::step, ::step].contiguous()
