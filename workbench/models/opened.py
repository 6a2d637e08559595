"""A model file that is open: its description, and pictures through it. torch comes with it."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from workbench.widgets.thumbnails import to_image

if TYPE_CHECKING:
    from core.export.input_spec import InputSpec
    from core.live.drawing_spec import DrawingSpec
    from core.live.inference import Drawing
    from core.translation.description import ModelDescription
    from core.translation.translate import Translator


@dataclass(frozen=True)
class Output:
    """A picture that a model made, and the milliseconds it took."""

    image: QImage
    milliseconds: float


class OpenedModel:
    """Make it, and run it, in the background only: both take a while."""

    def __init__(self, path: Path) -> None:
        """Raises UserError where the file is no generator."""
        from core.live.first_drawing import first_drawing_spec
        from core.runtime.errors import UserError
        from core.translation.description import describe_model
        from core.translation.models import open_model
        from core.translation.sources import reader_of
        from core.translation.styles import style_of
        from core.translation.translate import Translator

        self.path = path
        model = open_model(path)
        if model.input_spec.edges:
            raise UserError(
                f"{path.name} also needs instance maps.",
                "Translate a folder with it on the command line: main.py translate --instances.",
            )
        self.description: ModelDescription = describe_model(path, model)
        reader, style = reader_of(model.input_spec, None), style_of(path, model, None, 0)
        self._translator: Translator = Translator(model, reader, style)
        self._says_values = model.says_values
        size = self.description.size
        self.first_drawing: DrawingSpec = first_drawing_spec(path, model.input_spec, size)

    @property
    def inputs(self) -> "InputSpec":
        """What the model is fed."""
        return self._translator.model.input_spec

    def draw(self, drawing: "Drawing", spec: "DrawingSpec") -> Output:
        """A drawing through the model. Raises UserError where it cannot be its input."""
        with TemporaryDirectory() as folder:
            # Through a file: what a model reads from one is decided in one place.
            file = Path(folder) / "input.png"
            spec.save(file, drawing)
            return self.draw_file(file)

    def draw_file(self, file: Path) -> Output:
        """The picture of a file through the model."""
        start = time.perf_counter()
        pixels = self._translator_of(file)(file)
        return Output(to_image(pixels), 1000 * (time.perf_counter() - start))

    def _translator_of(self, file: Path) -> "Translator":
        """For a model that does not say what its pictures were, depth and range are the file's."""
        if self._says_values:
            return self._translator
        from core.translation.sources import by_inputs, reader_of

        model = self._translator.model
        spec = by_inputs(model.input_spec, [file])
        fitted = replace(model, input_spec=spec)
        return replace(self._translator, model=fitted, read=reader_of(spec, None))
