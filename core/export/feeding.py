"""What goes into an exported model, told apart once for card, script, model file and translation.

No torch in here.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["pictures", "class numbers", "styled pictures"]

COLOURS = "colours.png"
STYLE_FILE = "-style.onnx"  # behind the name of the model it belongs to
PICTURES = "RGB, float32, (1, 3, height, width), x / 127.5 - 1"
LEAST = 16  # px: nothing smaller is a picture, whatever a network can do
POSTPROCESSING = "(y + 1) / 2 * 255, rounded, clamped to 0..255, RGB"

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Feeding:
    """What a model is fed.

    Height and width are multiples of `multiple`, and at least `smallest`. `drawn` tells that the
    pictures are label maps in colours. Of class numbers there
    are `classes`; `dont_care` and `edges` say whether the model knows places of no class, and
    whether it takes instance maps. `names` and `palette` are those of the data, as far as they are
    known. A style has `styles` numbers, in models that take one.
    """

    kind: Kind = "pictures"
    multiple: int = 4
    smallest: int = 16
    drawn: bool = False
    classes: int = 0
    dont_care: bool = False
    edges: bool = False
    names: tuple[str, ...] = ()
    palette: tuple[Colour, ...] = ()
    styles: int = 0

    @property
    def preprocessing(self) -> str:
        """How inputs are made, in one line."""
        if self.kind == "class numbers":
            text = "labels: class numbers, int64, (1, height, width)"
            return text + ("; instances: the same of instance numbers" if self.edges else "")
        if self.kind == "styled pictures":
            return f"input: {PICTURES}; style: float32, (1, {self.styles}), N(0, 1)"
        return PICTURES

    def metadata(self) -> dict[str, str]:
        """What a model file says of its inputs."""
        inputs = "label maps" if self.drawn else self.kind
        known = {"inputs": inputs, "preprocessing": self.preprocessing}
        if self.names:
            known["classes"] = json.dumps(self.names, ensure_ascii=False)
        return known

    def title(self, number: int) -> str:
        """The name of a class, or its number in words."""
        return self.names[number] if number < len(self.names) else f"class {number}"


def feeding_options(generator: Any) -> dict[str, Any]:
    """What a generator itself says of its inputs: arguments of `Feeding` without names, colours."""
    options: dict[str, Any] = {
        "multiple": generator.multiple,
        "smallest": max(generator.smallest, LEAST),
    }
    if hasattr(generator, "classes"):
        parts = {name: getattr(generator, name) for name in ("classes", "dont_care", "edges")}
        return options | parts | {"kind": "class numbers"}
    if hasattr(generator, "style_channels"):
        return options | {"kind": "styled pictures", "styles": generator.style_channels}
    return options
