"""The numbers that the Front shows: as recorded, or smoothed by an additive model of the widths."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.app.translation import tr
from workbench.run.candidate_data import front_of
from workbench.run.quantities import BY_COLUMN
from workbench.run.run_model import RunModel

if TYPE_CHECKING:
    from workbench.front.content import FrontOptions


def values_of(model: RunModel, wanted: "FrontOptions", column: str) -> NDArray[np.float64]:
    """(n candidates,) a column as it is to be shown; costs are never smoothed."""
    if wanted.smoothed and BY_COLUMN[column].quality is not None:
        fitted = model.smoothed(column)
        if fitted is not None:
            return fitted.smoothed
    return model.column(column)


def front_indices(model: RunModel, wanted: "FrontOptions") -> NDArray[np.intp]:
    """Places of those that no other beats on the shown values, by rising values across."""
    if not is_smoothed(model, wanted):
        return model.front_between(*wanted.columns)
    across, up = (values_of(model, wanted, name) for name in wanted.columns)
    return front_of(across, up, *wanted.columns)


def is_smoothed(model: RunModel, wanted: "FrontOptions") -> bool:
    """Whether an axis shows a model's values rather than recorded ones."""
    return wanted.smoothed and any(
        BY_COLUMN[name].quality is not None and model.smoothed(name) is not None
        for name in wanted.columns
    )


def heading(model: RunModel, wanted: "FrontOptions") -> tuple[str, str]:
    """What is up, whole and short; smoothed values are called so."""
    whole, short = wanted.up.heading(model)
    fitted = model.smoothed(wanted.up.column) if wanted.up.quality is not None else None
    if not wanted.smoothed or fitted is None:
        return whole, short
    share = f"{fitted.explained:.0%}"
    text = tr("{name}, smoothed: the additive model explains {share} of unseen scores")
    return text.format(name=whole, share=share), tr("{name}, smoothed").format(name=short)
