"""The fixed pictures of a run as its generators are fed them, as inputs to try."""

import numpy as np

from core.data.images import Labels, Seen
from core.run.run import Run


def fixed_sources(run: Run) -> list[Seen | Labels]:
    """The sources behind the run's sample sheets: pictures (h, w, c), or class numbers (h, w).

    Imports torch and reads the data: call it in a thread. Raises UserError where they are gone.
    """
    from core.evaluation.pictures import Pictures
    from core.evaluation.pixels import to_uint8

    pictures = Pictures.of(run.recipe, run.known_inputs())
    indices = pictures.fixed_indices()
    if pictures.classes is not None:
        numbers = pictures.true_labels("held-out", indices)
        return [np.ascontiguousarray(item, dtype=np.uint16) for item in numbers]
    sources = pictures.holdout.sources(indices)
    seen = (sources + 1) * 127.5 if pictures.values[0].is_deep else to_uint8(sources)
    return [np.ascontiguousarray(item.permute(1, 2, 0).numpy()) for item in seen]
