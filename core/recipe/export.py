"""What a recipe says of the exported model."""

import re

from pydantic import Field, field_validator

from core.recipe.section import RecipeSection, unit

_FORMAT = re.compile("[a-z0-9]+-(float32|float16|bfloat16|int8)")


def _listed(text: str) -> list[str]:
    """Names with commas between."""
    return [name.strip() for name in text.split(",") if name.strip()]


class Export(RecipeSection):
    """What is written at the end of a run."""

    onnx: bool = Field(True, title="ONNX")
    """Write an ONNX model, which runs without torch, and check that it draws the same pictures."""
    compare: bool = Field(True, title="Compare runtimes")
    """Write the model for every runtime that is installed and measure how faithful and how fast
    each is, for report and card. 8 bit is among them after quantisation-aware fine-tuning, or if it
    is one of the formats."""
    formats: str = Field(
        "",
        title="Further formats",
        json_schema_extra={
            "suggestions": ["", "best", "openvino-float32", "openvino-bfloat16", "onnx-float16"]
        },
    )
    """A runtime and a precision each, with commas between: such as openvino-bfloat16, onnx-float16.
    best: the fastest within the tolerance. What differs more than the tolerance allows is not
    written."""
    tolerance: float = Field(35.0, title="Tolerance", ge=10, le=150, json_schema_extra=unit("dB"))
    """The least PSNR of a format's pictures against those of torch. 35 dB is an error of four and a
    half grey levels, which is hard to see."""
    third_judge: str = Field(
        "auto",
        title="Third judge",
        json_schema_extra={"suggestions": ["auto", "none", "opennsfw", "squeezenet1_1"]},
    )
    """One more network that scores the final pictures, in the report and the card. auto: opennsfw,
    if its package is installed. none; or the name of features as in search.features, with their
    weights file if they need one."""
    third_judge_weights: str = Field(
        "", title="Weights of the third judge", json_schema_extra={"path": "file"}
    )
    """File with its weights, if it needs one."""
    opset: int = Field(18, title="ONNX operator set", ge=18, le=21)
    """For the further formats. Newer operator sets need newer runtimes."""
    fixed_size: bool = Field(False, title="Fixed size")
    """Further formats accept only pictures of the recipe's size, which some runtimes need."""
    batch: int = Field(1, title="Pictures at once", ge=0, le=256)
    """Batch size of the further formats; 0: any."""
    raw_pictures: bool = Field(False, title="Pictures as files hold them")
    """Further formats take and give bytes, (n, height, width, 3) from 0 to 255, or class numbers:
    scaling is part of the model, and with a fixed size the resize too."""
    test_pictures: int = Field(
        1000, title="Test pictures", ge=2, le=100_000, json_schema_extra=unit("pairs")
    )
    """The report measures teacher and student on at most this many test pictures."""
    latency_repeats: int = Field(20, title="Latency repeats", ge=3, le=1000)
    """Timed runs of each network after warming up, for the report. More make a steadier number."""

    @field_validator("formats")
    @classmethod
    def _named_formats(cls, value: str) -> str:
        for name in _listed(value):
            if name != "best" and not _FORMAT.fullmatch(name):
                raise ValueError(
                    f"{name} is not a format; write a runtime and a precision, such as "
                    "openvino-bfloat16, or best"
                )
        return value

    @property
    def wanted_formats(self) -> tuple[str, ...]:
        """The names of the further formats, in the recipe's order."""
        return tuple(dict.fromkeys(_listed(self.formats)))
