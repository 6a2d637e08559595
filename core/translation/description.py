"""A model file in a few lines for people."""

from dataclasses import dataclass
from pathlib import Path

from core.data.values import Values
from core.nets.network_config import config_cost, network_of
from core.nets.specs import NETWORKS
from core.runtime.units import amount, first_upper, size_text
from core.translation.models import Model

_USUAL_SIDE = 256


@dataclass(frozen=True)
class ModelDescription:
    """A model in words. `macs` are executed ones of one picture of `size` (height, width)."""

    network: str
    widths: str
    parameters: int
    macs: int
    size: tuple[int, int]
    takes: str
    gives: str
    file_bytes: int

    @property
    def lines(self) -> list[str]:
        """A fact a line."""
        height, width = self.size
        return [
            f"{self.network}, widths {self.widths}",
            f"{amount(self.parameters)} parameters, {size_text(self.file_bytes)} on disk",
            f"{amount(self.macs)} executed MACs for a picture of {height} × {width} px",
            f"Input: {self.takes}",
            f"Output: {self.gives}",
        ]


def describe_model(path: Path, model: Model) -> ModelDescription:
    """What an opened model is."""
    size = model.size or model.trained or (_USUAL_SIDE, _USUAL_SIDE)
    cost = config_cost(model.config, *size)
    return ModelDescription(
        first_upper(NETWORKS[network_of(model.config)].looks.removeprefix("a ")),
        " ".join(map(str, model.config["architecture"])),
        cost.parameters,
        cost.macs,
        size,
        _takes(model),
        _pictures(model.input_spec.target),
        path.stat().st_size,
    )


def _pictures(values: Values) -> str:
    return "pictures" if values.is_plain else f"pictures of {values.words}"


def _takes(model: Model) -> str:
    input_spec = model.input_spec
    if input_spec.kind == "class numbers":
        edges = ", with instance maps" if input_spec.edges else ""
        return f"label maps of {input_spec.classes} classes, one number a pixel{edges}"
    kind = "label maps drawn in colours" if input_spec.drawn else _pictures(input_spec.source)
    return f"{kind}; each gets a style" if input_spec.styles else kind
