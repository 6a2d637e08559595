"""The parts of a generator as a person names them, and what each costs: no torch.

A part is a convolution with its normalisation, or a whole residual block. Each belongs to the
position of the architecture that sets the channels it gives, of a residual block those of its
middle; what gives the picture belongs to none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.nets.cost import Cost
from core.nets.described import Description, described_layers, network_of
from core.nets.layer_cost import total

PICTURE = "picture"


@dataclass(frozen=True)
class Part:
    """One part: its place in the order of computing, its title, its position if it has one."""

    place: int
    title: str
    position: int | None


Finder = Callable[[str], Part]


def part_finder(description: Description) -> Finder:
    """Gives the part that a layer of a described network belongs to, by the layer's name."""
    network = network_of(description)
    if network == "resnet":
        return _in_resnet(int(description.get("blocks", 9)))
    if network == "unet":
        return _in_unet(int(description.get("downs", 8)))
    return _in_spade if network == "spade" else _in_munit


def part_costs(description: Description, height: int, width: int) -> dict[Part, Cost]:
    """What each part costs on one picture of height × width, in the order of computing."""
    find, found = part_finder(description), dict[Part, list]()
    for layer in described_layers(description, height, width):
        found.setdefault(find(layer.name), []).append(layer)
    return {part: total(found[part]) for part in sorted(found, key=lambda part: part.place)}


def _in_resnet(blocks: int) -> Finder:
    ends = {4: "stem", 7: "down", 10: "trunk"}
    after = 10 + blocks

    def find(name: str) -> Part:
        number = int(name.split(".")[1])
        for position, (end, title) in enumerate(ends.items()):
            if number < end:
                return Part(position, title, position)
        if number < after:
            block = number - 10
            return Part(number, f"block {block + 1}", 3 + 3 * block // blocks)
        place = min(2, (number - after) // 3)
        return Part(after + place, ("up 1", "up 2", PICTURE)[place], (6, 7, None)[place])

    return find


def _in_unet(downs: int) -> Finder:
    def find(name: str) -> Part:
        numbers = re.findall(r"\.(\d+)", re.sub(r"\.conv\.\d+", "", name))
        level, last = len(numbers) - 1, int(numbers[-1])
        # Outermost: down, [levels beneath]. Others: activation, down, normalisation, [levels
        # beneath]; the innermost has no normalisation on its way down.
        goes_down = last == 0 if not level else last <= (1 if level == downs - 1 else 2)
        if goes_down:
            return Part(level, f"down {level + 1}", min(level, 3))
        place = 2 * downs - level
        return Part(place, f"up {level}", max(8 - level, 4)) if level else _last(place)

    return find


def _in_spade(name: str) -> Part:
    titles = ("fc", "head_0", "G_middle_0", "G_middle_1", "up_0", "up_1", "up_2", "up_3")
    words = ("trunk", "head", "middle 1", "middle 2", "up 1", "up 2", "up 3", "up 4")
    first = name.split(".")[0]
    if first not in titles:
        return _last(len(titles))
    place = titles.index(first)
    return Part(place, words[place], place)


def _in_munit(name: str) -> Part:
    numbers = [int(number) for number in re.findall(r"\.(\d+)", name)]
    if name.startswith("enc_style"):
        return Part(0, "style encoder", 0)
    if name.startswith("mlp"):
        return Part(9, "style to shifts", None)
    first = numbers[0]
    if name.startswith("enc_content"):
        if first < 3:
            return Part(1 + first, ("stem", "down", "trunk")[first], 1 + first)
        return Part(4 + numbers[1], f"encoder block {numbers[1] + 1}", 4 + numbers[1] // 2)
    if first == 0:
        return Part(10 + numbers[1], f"decoder block {numbers[1] + 1}", 6 + numbers[1] // 2)
    if first < 5:
        up = 0 if first < 3 else 1
        return Part(14 + up, f"up {up + 1}", 8 + up)
    return _last(16)


def _last(place: int) -> Part:
    return Part(place, PICTURE, None)
