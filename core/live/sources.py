"""The fixed pictures of a run as its generators are fed them, to ask networks about."""

import numpy as np

from core.data.images import Labels, Pixels
from core.run import Run


def fixed_sources(run: Run) -> list[Pixels | Labels]:
    """The sources behind the run's strips: pictures (h, w, 3), or class numbers (h, w).

    Imports torch and reads the data: call it in a thread. Raises UserError where they are gone.
    """
    from core.stages.pictures import Pictures, to_uint8

    pictures = Pictures.of(run.recipe)
    places = pictures.fixed_places()
    if pictures.facts is not None:
        numbers = pictures.true_labels("held-out", places)
        return [np.ascontiguousarray(item, dtype=np.uint16) for item in numbers]
    sources = to_uint8(pictures.holdout.sources(places))
    return [np.ascontiguousarray(item.permute(1, 2, 0).numpy()) for item in sources]
