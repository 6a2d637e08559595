"""The runtimes a model can leave for: each is one file here, and declares itself as FORMAT."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from core.export.formats.format import ExportFormat, FormatChoice
from core.runtime.errors import UserError

__all__ = ["ExportFormat", "FormatChoice", "all_choices", "choice_named", "export_formats"]

_NO_FORMAT = {"format", "quiet", "source"}


@cache
def export_formats() -> tuple[ExportFormat, ...]:
    """Every declared runtime, ONNX first, then by name."""
    names = [item.name for item in iter_modules(__path__) if item.name not in _NO_FORMAT]
    formats: list[ExportFormat] = [
        import_module(f"{__name__}.{name}").FORMAT for name in sorted(names)
    ]
    return tuple(sorted(formats, key=lambda item: item.runtime != "onnx"))


def all_choices() -> tuple[FormatChoice, ...]:
    """Every runtime in every precision it knows."""
    return tuple(
        FormatChoice(item, precision) for item in export_formats() for precision in item.precisions
    )


def choice_named(name: str) -> FormatChoice:
    """A choice by its name, such as openvino-bfloat16. Raises UserError for others."""
    for choice in all_choices():
        if choice.name == name:
            return choice
    known = ", ".join(choice.name for choice in all_choices())
    raise UserError(f"There is no export format {name}.", f"Choose one of {known}.")
