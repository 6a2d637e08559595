"""The tensors of a checkpoint by name and shape, and what else is known of the file. No torch."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from core.runtime.errors import UserError

Upsampling = Literal["normal", "more"]

# Whether semantics have a channel of edges between instances, and one of pixels of no class: for
# published models by their number of channels (Cityscapes, COCO-Stuff), and in the order tried.
PUBLISHED_EXTRAS = {36: (True, False), 184: (True, True)}
EXTRAS = ((False, False), (True, False), (True, True), (False, True))


@dataclass(frozen=True)
class RecognisedCheckpoint:
    """The tensors of a file that looks like the expected network, to be measured.

    `tensors` need only shapes. `spectral` says that spectral normalisation was folded away.
    """

    path: str
    tensors: dict[str, Any]
    looks: str
    expected: str
    spectral: bool = False

    def size(self, name: str, dimension: int = 0) -> int:
        """One side of a layer's weights. Raises UserError if there are none of that name."""
        tensor = self.tensors.get(name)
        if tensor is None or tensor.ndim not in (2, 4):
            raise self.refusal(f"lacks the weights {name}")
        return int(tensor.shape[dimension])

    def width(self, name: str, times: int = 1, separable: bool = False) -> int:
        """The outputs of a convolution (if separable, of its pointwise layer) in units of `times`.

        Raises UserError if it is missing or has fewer.
        """
        outputs = self.size(f"{name}.conv.2.weight" if separable else f"{name}.weight")
        return self.at_least_one(outputs // times)

    def at_least_one(self, width: int) -> int:
        """The width itself. Raises UserError if it is none."""
        if width < 1:
            raise self.refusal("is too narrow")
        return width

    def count(self, pattern: str) -> int:
        """How many different first groups a pattern finds in the names."""
        matches = (re.match(pattern, name) for name in self.tensors)
        return len({match[1] for match in matches if match})

    def has_weights(self, norm: str) -> bool:
        """Whether a layer that normalises has weights of its own, as batch normalisation does."""
        tensor = self.tensors.get(f"{norm}.weight")
        return tensor is not None and tensor.ndim == 1

    def refusal(self, lack: str) -> UserError:
        """The error for a file that looked right and is not."""
        return UserError(f"{self.path} looks like {self.looks}, but {lack}.", self.expected)


@dataclass(frozen=True)
class LabelChannels:
    """What a label-map generator's shapes do not say; None where it must be guessed.

    36 semantic channels are 35 classes and edges (Cityscapes); 184 are 182 classes, pixels of no
    class, and edges (COCO-Stuff). Else all are classes as far as the rest allows; one channel more
    than `classes` is that of edges, two more are both.

    `upsampling` is guessed "more" with 36 channels where no spectral normalisation is in place (as
    the compressed and exported ones of Li et al.), else "normal" (as Park et al. publish theirs).
    """

    classes: int | None = None
    edges: bool | None = None
    dont_care: bool | None = None
    upsampling: Upsampling | None = None

    def of(self, checkpoint: RecognisedCheckpoint, channels: int) -> dict[str, Any]:
        """The arguments for that many semantic channels; UserError where they do not add up."""
        published = PUBLISHED_EXTRAS.get(channels)
        for edges, dont_care in (published, *EXTRAS) if published else EXTRAS:
            made = {"classes": channels - edges - dont_care, "edges": edges, "dont_care": dont_care}
            if all(getattr(self, name) in (None, value) for name, value in made.items()):
                return made
        given = {"classes": self.classes, "edges": self.edges, "don't care": self.dont_care}
        asked = ", ".join(f"{name} {value}" for name, value in given.items() if value is not None)
        raise checkpoint.refusal(f"its {channels} semantic channels are not those of {asked}")

    @classmethod
    def of_options(cls, options: dict[str, Any]) -> "LabelChannels":
        """Those that a recipe's network has; None for what it does not say."""
        names = ("classes", "edges", "dont_care", "upsampling")
        return cls(**{name: options.get(name) for name in names})


@dataclass(frozen=True)
class FileHints:
    """What is known of a file beside its tensors: its label channels, and whether it clamps."""

    labels: LabelChannels = field(default_factory=LabelChannels)
    clamps: bool | None = None
