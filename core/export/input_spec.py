"""The inputs of an exported model, described once for card, script, model file and translation.

No torch in here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.data.colour_peaks import Colour
from core.data.fitting import FITS, Fit
from core.data.values import PLAIN, Values
from core.nets.spec import InputKind

COLOURS = "colours.png"
STYLE_FILE = "-style.onnx"  # behind the name of the model it belongs to
SOURCE, TARGET = "source_values", "target_values"
PICTURES = "RGB, float32, (1, 3, height, width), x / 127.5 - 1"
LEAST = 16  # px: nothing smaller is a picture, whatever a network can do


@dataclass(frozen=True)
class InputSpec:
    """What a model is fed.

    Height and width are multiples of `multiple`, and at least `smallest`. `drawn` says that the
    pictures are label maps in colours. `classes` counts the class numbers; `dont_care` and `edges`
    say whether the model knows places of no class, and whether it takes instance maps. `names` and
    `palette` are those of the data, as far as they are known. With `by_colour` the palette's
    colours stand for the classes in the training set's files. `source` and `target` say how files
    of either side hold their numbers. `fit` says what became of training pictures of another shape.
    A style has `styles` numbers, in models that take one.
    """

    kind: InputKind = "pictures"
    multiple: int = 4
    smallest: int = 16
    drawn: bool = False
    classes: int = 0
    dont_care: bool = False
    edges: bool = False
    names: tuple[str, ...] = ()
    palette: tuple[Colour, ...] = ()
    styles: int = 0
    by_colour: bool = False
    source: Values = PLAIN
    target: Values = PLAIN
    fit: Fit = "stretch"

    @property
    def preprocessing(self) -> str:
        """How inputs are made, in one line."""
        if self.kind == "class numbers":
            text = "labels: class numbers, int64, (1, height, width)"
            return text + ("; instances: the same of instance numbers" if self.edges else "")
        pictures = tensor_words(self.source)
        if self.kind == "styled pictures":
            return f"input: {pictures}; style: float32, (1, {self.styles}), N(0, 1)"
        return pictures

    @property
    def postprocessing(self) -> str:
        """How outputs become pictures, in one line."""
        low, high = self.target.limits
        if self.target.is_plain:
            return "(y + 1) / 2 * 255, rounded, clamped to 0..255, RGB"
        scaled = f"(y + 1) / 2 * {high - low:g}" + (f" + {low:g}" if low else "")
        whole = "" if np.dtype(self.target.dtype).kind == "f" else ", rounded"
        return f"{scaled}{whole}, clamped to {low:g}..{high:g}, {self.target.words}"

    @property
    def output_suffix(self) -> str:
        """What a file of an output is called: .png, .tif or .npy."""
        return self.target.output_suffix

    def metadata(self) -> dict[str, str]:
        """The properties of a model file that describe its inputs."""
        inputs = "label maps" if self.drawn else self.kind
        known = {"inputs": inputs, "preprocessing": self.preprocessing}
        if self.names:
            known["classes"] = json.dumps(self.names, ensure_ascii=False)
        if self.fit != "stretch":
            known["fit"] = self.fit
        for side, values in ((SOURCE, self.source), (TARGET, self.target)):
            if values != PLAIN:
                known[side] = json.dumps(values.document())
        if self.palette:
            known["palette"] = json.dumps(self.palette)
            known["classes_by_colour"] = json.dumps(self.by_colour)
        return known

    def with_metadata(self, known: Mapping[str, str]) -> "InputSpec":
        """The same with what `metadata` wrote: drawn maps, names, palette; ignores others."""
        palette = tuple(
            (int(colour[0]), int(colour[1]), int(colour[2]))
            for colour in _listed(known, "palette")
            if isinstance(colour, list) and len(colour) == 3
        )
        source, target = _values(known, SOURCE), _values(known, TARGET)
        return replace(
            self,
            source=source or _earlier(known) or self.source,
            target=target or self.target,
            fit=next((fit for fit in FITS if fit == known.get("fit")), self.fit),
            drawn=known.get("inputs") == "label maps",
            names=tuple(str(name) for name in _listed(known, "classes")),
            palette=palette,
            by_colour=known.get("classes_by_colour") == "true" and len(palette) == self.classes,
        )

    def title(self, number: int) -> str:
        """The name of a class, or its number in words."""
        return self.names[number] if number < len(self.names) else f"class {number}"


def tensor_words(values: Values) -> str:
    """The tensor that a picture is fed as, in one line."""
    if values.is_plain:
        return PICTURES
    low, high = values.limits
    scaled = f"(v - {low:g}) / {high - low:g} * 2 - 1" if low else f"v / {high / 2:g} - 1"
    return f"{values.words}, float32, (1, {values.channels}, height, width), {scaled}"


def _values(known: Mapping[str, str], key: str) -> Values | None:
    try:
        return Values.of_document(json.loads(known.get(key, "null")))
    except ValueError:
        return None


def _earlier(known: Mapping[str, str]) -> Values | None:
    """Values of models from before channels were recorded: their deep sources became RGB."""
    numbers = [n for n in _listed(known, "value_range") if isinstance(n, int | float)]
    if len(numbers) != 2 or not numbers[0] < numbers[1]:
        return None
    return Values(range=(numbers[0], numbers[1]))


def _listed(known: Mapping[str, str], key: str) -> list[Any]:
    try:
        values = json.loads(known.get(key, "[]"))
    except ValueError:
        return []
    return values if isinstance(values, list) else []


def input_options(generator: Any) -> dict[str, Any]:
    """A generator's inputs as arguments of `InputSpec`, without names or colours.

    Depth and range of pictures with other than three channels are not known.
    """
    options: dict[str, Any] = {
        "multiple": generator.multiple,
        "smallest": max(generator.smallest, LEAST),
    }
    options["kind"] = generator.spec.input_kind
    options["target"] = Values(generator.out_channels)
    if generator.spec.input_kind == "class numbers":
        parts = {name: getattr(generator, name) for name in ("classes", "dont_care", "edges")}
        return options | parts
    options["source"] = Values(generator.in_channels)
    if generator.spec.takes_styles:
        return options | {"styles": generator.style_channels}
    return options
