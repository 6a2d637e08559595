"""The heading of a plot of scores after fine-tuning."""

from core.run.race import Race
from core.run.rank_correlation import RankCorrelation
from workbench.app.translation import tr
from workbench.run.score_about import LOWER, MIOU
from workbench.widgets.plot import Plot


def score_name(shown: RankCorrelation | Race) -> str:
    """What its scores are called on an axis."""
    return "mIoU (%)" if shown.criterion == "miou" else tr("Distance")


def set_score_heading(plot: Plot, template: str, shown: RankCorrelation | Race) -> None:
    """Head a plot with a translated template of {quality} and {better}; the hover explains it."""
    whole, short = (
        template.format(quality=text, better=shown.better)
        for text in (shown.quality, score_name(shown))
    )
    plot.set_heading(whole, short, tr(MIOU if shown.criterion == "miou" else LOWER))
