"""How long each part of a generator takes: marks between its layers, while it runs."""

import statistics
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn

from core.nets.generator import Generator
from core.nets.spec import Finder
from core.nets.styles import styles_for

Clock = Callable[[], float]
WARM_UP = 2


@torch.inference_mode()
def part_milliseconds(
    module: Generator,
    find: Finder,
    height: int,
    width: int,
    repeats: int = 5,
    clock: Clock = time.perf_counter,
) -> dict[str, float]:
    """The median milliseconds of each part, by its title, over `repeats` pictures one by one.

    Time between two layers counts for the later one, so that the parts add up to the whole.
    """
    picture = torch.linspace(-1, 1, module.in_channels * height * width)
    picture = picture.view(1, module.in_channels, height, width)
    marks = _Marks(find, clock)
    hooks = [
        layer.register_forward_hook(marks.hook(name))
        for name, layer in module.named_modules()
        if name and not any(layer.children())
    ]
    style, rounds = styles_for(module, [0], 0), []
    try:
        for _ in range(WARM_UP + repeats):
            rounds.append(marks.of(module.eval(), picture, style))
    finally:
        for hook in hooks:
            hook.remove()
    timed = rounds[WARM_UP:]
    return {title: statistics.median(item.get(title, 0.0) for item in timed) for title in timed[0]}


class _Marks:
    """Adds the time since the last mark to the part of the layer that has just run."""

    def __init__(self, find: Finder, clock: Clock) -> None:
        self._find, self._clock = find, clock
        self._spent: dict[str, float] = {}
        self._last = 0.0

    def of(self, module: nn.Module, picture: Tensor, style: dict[str, Tensor]) -> dict[str, float]:
        """Milliseconds of each part, of one pass."""
        self._spent, self._last = {}, self._clock()
        module(picture, **style)
        return {title: 1000 * seconds for title, seconds in self._spent.items()}

    def hook(self, name: str) -> Callable[..., None]:
        title = self._find(name).title

        def mark(*_: object) -> None:
            now = self._clock()
            self._spent[title] = self._spent.get(title, 0.0) + now - self._last
            self._last = now

        return mark
