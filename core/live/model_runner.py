"""Runs one network on drawings: in torch at first, in ONNX Runtime where that is faster."""

import statistics
import time
from collections import deque
from collections.abc import Callable
from typing import Any, cast

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from core.data.images import Labels, Pixels, Seen
from core.data.labels import instance_edges
from core.data.picture_set import maps_tensor, pictures_tensor
from core.data.values import from_shown, shown_pixels
from core.export.graph import onnx_model
from core.export.nodes import Norm
from core.live.inference import Drawing
from core.live.request_slot import SlotTurn
from core.live.threads import threads
from core.nets.generator import Generator
from core.nets.styles import normal_style

REMEMBERED = 9
TRIALS = 3
# ONNX Runtime must be so much faster to be worth a second copy of the weights.
GAIN = 1.1
# Steps of 255 by which it may differ from torch at most.
TOLERANCE = 2
NORMS: tuple[Norm, ...] = ("standard", "exact")

Source = Drawing | Seen
Way = Callable[[Source, int, SlotTurn], NDArray[np.float32]]


class ModelRunner:
    """Turns drawings into pictures with one network, and knows how long that takes."""

    def __init__(self, generator: Generator) -> None:
        self.generator = generator
        self.is_settled = next(generator.parameters()).device.type != "cpu"
        self._way: Way = InTorch(generator)
        self._other: InOnnx | None = None
        self._untried = NORMS
        self._seconds: deque[float] = deque(maxlen=REMEMBERED)

    @property
    def seconds(self) -> float | None:
        """The median of the last frames; None before there was any."""
        return statistics.median(self._seconds) if self._seconds else None

    @property
    def runtime(self) -> str:
        """What it runs in: torch or ONNX Runtime."""
        return self._way.NAME  # type: ignore[attr-defined]

    def play(self, source: Source, style: int, turn: SlotTurn) -> tuple[Pixels, float]:
        """The image (h, w, 3) made of a drawing, and the seconds it took. Raises Superseded."""
        picture, seconds = _timed(self._way, source, style, turn)
        self._seconds.append(seconds)
        return picture, seconds

    def settle(self, source: Source, style: int, turn: SlotTurn) -> None:
        """Take the faster of the two ways, if they agree on this drawing. Raises Superseded."""
        while self._untried:
            other = self._other or InOnnx(self.generator, self._untried[0])
            self._other = other
            if self._agree(other, source, style, turn):
                self._take_faster(other, source, style, turn)
                break
            self._untried, self._other = self._untried[1:], None
        self.is_settled, self._other = True, None

    def _agree(self, other: "InOnnx", source: Source, style: int, turn: SlotTurn) -> bool:
        drawings = [_dotted(source)]
        # Normalisation of an empty drawing gives noise, which differs between the two.
        if (source != source[0, 0]).any():
            drawings.append(source)
        for drawing in drawings:
            both = [_timed(way, drawing, style, turn)[0] for way in (self._way, other)]
            if np.abs(both[0].astype(np.int16) - both[1]).max() > TOLERANCE:
                return False
        return True

    def _take_faster(self, other: Way, source: Source, style: int, turn: SlotTurn) -> None:
        """Time both in turns, so that whatever else the machine does hits them alike."""
        times: dict[Way, list[float]] = {self._way: [], other: []}
        for _ in range(TRIALS):
            for way, milliseconds in times.items():
                milliseconds.append(_timed(way, source, style, turn)[1])
        # The best of each: what else the machine does can only add to it.
        ours, theirs = (min(milliseconds) for milliseconds in times.values())
        if ours > GAIN * theirs:
            self._way = other
            self._seconds.clear()


class _CancelHook:
    """The current turn. Layers refer to this, not to their network, which is then freed at once."""

    turn: SlotTurn | None = None

    def __call__(self, *_: object) -> None:
        if self.turn:
            self.turn.check()


class InTorch:
    """A network in torch, which a turn can interrupt before each of its layers."""

    NAME = "torch"

    def __init__(self, generator: Generator) -> None:
        self.generator = generator
        self._look = _CancelHook()
        for layer in generator.modules():
            if not any(layer.children()):
                layer.register_forward_pre_hook(self._look)

    @torch.inference_mode()
    def __call__(self, source: Source, style: int, turn: SlotTurn) -> NDArray[np.float32]:
        self._look.turn = turn
        weight = next(self.generator.parameters())
        if source.ndim == 3:
            x = _tensor(source, self.generator)
        else:
            edges = (
                [instance_edges(cast(Labels, source))]
                if getattr(self.generator, "edges", False)
                else []
            )
            x = maps_tensor([(source, *edges)])
        styles = {name: value.to(weight) for name, value in _style(self.generator, style).items()}
        picture = self.generator(x.to(weight), **styles)
        output: NDArray[np.float32] = picture[0].float().cpu().numpy()
        return output


class InOnnx:
    """The same network in ONNX Runtime, with threads of its own."""

    NAME = "ONNX Runtime"

    def __init__(self, generator: Generator, norm: Norm) -> None:
        self.generator = generator
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.log_severity_level = 4
        # Threads that wait for work at full speed would take the window's core.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        content = onnx_model(generator, norm).SerializeToString()
        self.session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {item.name for item in self.session.get_inputs()}

    def __call__(self, source: Source, style: int, turn: SlotTurn) -> NDArray[np.float32]:
        options = onnxruntime.RunOptions()
        turn.when_stopped(lambda: setattr(options, "terminate", True))
        try:
            output: NDArray[np.float32] = self.session.run(
                None, self._feeds(source, style), options
            )[0][0]
        except Exception:  # its exceptions share no class of their own
            turn.check()
            raise
        return output

    def _feeds(self, source: Source, style: int) -> dict[str, NDArray[Any]]:
        if source.ndim == 2:
            numbers = source[np.newaxis].astype(np.int64)
            return {name: numbers for name in self._inputs}
        styles = {key: value.numpy() for key, value in _style(self.generator, style).items()}
        return {"input": _tensor(source, self.generator).numpy(), **styles}


def _tensor(source: Source, generator: Generator) -> torch.Tensor:
    """A drawing (h, w, c) as the generator is fed it; one in RGB is brought to its channels."""
    channels = generator.in_channels
    if source.shape[2] != channels:
        source = from_shown(cast(Pixels, source), channels)
    return pictures_tensor([cast(Seen, source)])


def _dotted(source: Source) -> Source:
    """A dot on flat paper, on which sums go wrong first."""
    paper = source[0, 0].copy()
    drawing = np.empty_like(source)
    drawing[:] = paper
    height, width = source.shape[:2]
    dot = slice(height // 2, height // 2 + 4), slice(width // 2, width // 2 + 4)
    drawing[dot] = 255 - paper if source.ndim == 3 else paper ^ 1
    return drawing


def _style(generator: Generator, seed: int) -> dict[str, torch.Tensor]:
    channels = getattr(generator, "style_channels", None)
    return {} if channels is None else {"style": normal_style(channels, seed, 0)[None]}


def _timed(way: Way, source: Source, style: int, turn: SlotTurn) -> tuple[Pixels, float]:
    started = time.perf_counter()
    output = way(source, style, turn)
    scaled = (output.transpose(1, 2, 0) + 1) * np.float32(127.5)
    picture = np.ascontiguousarray(scaled.round().clip(0, 255).astype(np.uint8))
    return np.ascontiguousarray(shown_pixels(picture)), time.perf_counter() - started
