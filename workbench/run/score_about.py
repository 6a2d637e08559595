"""What a number is, for hovers: which way is better, what is good, and how sure it is."""

from core.recipe.recipe import Recipe
from workbench.app.translation import mark, tr

# By score, in a sentence each.
ABOUT = mark(
    {
        "mind": (
            "MIND is how far the features of generated pictures are from those of true ones, along "
            "1000 random directions: lower is better, good is near the teacher's, and ± is one "
            "standard deviation."
        ),
        "frechet": (
            "The Fréchet distance compares the mean and spread of features of generated and true "
            "pictures: lower is better, good is near the teacher's, and with few pictures all "
            "values are too high; ± is one standard deviation."
        ),
        "kid": (
            "The kernel distance compares features of generated and true pictures without the bias "
            "of few pictures: lower is better, good is near the teacher's, and ± is one standard "
            "deviation."
        ),
    }
)
FEATURES = mark("Measured in {features} features; scores in other features do not compare.")
MIOU = mark(
    "mIoU is how well a segmentation network reads the label maps back from generated pictures, in "
    "percent: higher is better, good is near that of true photos, and only values of the same "
    "network compare."
)
LOWER = mark(
    "How far generated pictures are from true ones: lower is better, and differences below two "
    "standard deviations may be chance."
)
FLOORS = mark(
    "A perfect generator would score what true pictures score against other true ones; one that "
    "draws nothing scores what uniform grey pictures do."
)
RANKING = mark(
    "A rank correlation of 1 means that fine-tuning keeps the order of the search, 0 that the "
    "order is chance; from 0.8 on the agreement is strong, and more candidates make it surer."
)
SPEED = mark("Lower is better; other machines and other loads give other times.")


def score_about(features: str, recipe: Recipe) -> str:
    """A sentence about the recipe's score, and the features it was measured in."""
    told = tr(ABOUT[recipe.search.score])
    if not features:
        return told
    return f"{told} {tr(FEATURES).format(features=features)}"


def quality_about(column: str, features: str, recipe: Recipe) -> str:
    """The same of a column of candidates: the score's distance, or mIoU."""
    return tr(MIOU) if column == "miou" else score_about(features, recipe)
