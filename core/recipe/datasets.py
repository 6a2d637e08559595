"""Which pictures a recipe is written for, and what it lacks while no folder is given."""

from dataclasses import dataclass

from core.recipe.data import SAMPLE
from core.recipe.recipe import Recipe
from core.runtime.errors import UserError


@dataclass(frozen=True)
class Dataset:
    """A public data set: its layout in a sentence, and how many pictures it has.

    `sources` and `targets` are for training, `tests` are test sources. Of pairs, all count pairs.
    """

    title: str
    layout: str
    sources: int
    targets: int
    tests: int


_CITYSCAPES = "the folders leftImg8bit and gtFine, as they are downloaded"
_SHOES = "pictures of 512 × 256 px: the drawing left, the photo right"
_MAPS = "pictures of 1200 × 600 px: the aerial photo left, the map right"
# Numbers of pictures: the data sets as published; "a part of" means a few hundred of them.
DATASETS = {
    "horse2zebra": Dataset(
        "horse2zebra", "trainA and testA with horses, trainB and testB with zebras", 1067, 1334, 120
    ),
    "edges2shoes": Dataset("edges2shoes", _SHOES, 49825, 49825, 200),
    "edges2shoes-part": Dataset("a part of edges2shoes", _SHOES, 300, 300, 60),
    "maps": Dataset("maps", _MAPS, 1096, 1096, 1098),
    "cityscapes": Dataset("Cityscapes", _CITYSCAPES, 2975, 2975, 500),
    "coco-stuff": Dataset(
        "COCO-Stuff", "train_img, train_label and train_inst, and the same of val",
        118287, 118287, 5000,
    ),
    "coco-stuff-part": Dataset(
        "a part of COCO-Stuff", "a folder of photos and a folder of label maps", 300, 300, 60
    ),
    "facades": Dataset(
        "facades", "folders of label pictures and photos, or both side by side", 400, 400, 106
    ),
    "camvid": Dataset("CamVid", "the folders train, trainannot, test and testannot", 367, 367, 233),
}  # fmt: skip


def dataset_of(recipe: Recipe) -> Dataset | None:
    """The public data set that a recipe is written for, where it is a known one."""
    return DATASETS.get(recipe.data.dataset)


def dataset_title(recipe: Recipe) -> str:
    """What the recipe's pictures are called: a data set, "your own pictures", or the sample."""
    known = dataset_of(recipe)
    if known:
        return known.title
    return "the built-in sample" if recipe.data.dataset == SAMPLE else recipe.data.dataset


def missing_pictures(recipe: Recipe) -> UserError | None:
    """What is said while a recipe has no folder and is not written for the sample; else None."""
    if recipe.data.folder or recipe.data.dataset == SAMPLE:
        return None
    known = dataset_of(recipe)
    if known is None:
        return UserError(
            "No folder of pictures is given.",
            f"Set data.folder, or set data.dataset to {SAMPLE} to use the built-in sample.",
        )
    return UserError(
        f"This recipe needs the pictures of {known.title}: {known.layout}.",
        f"Set data.folder, or set data.dataset to {SAMPLE} to use the built-in sample.",
    )


def require_pictures(recipe: Recipe) -> Recipe:
    """The recipe itself. Raises UserError while it has no pictures."""
    lack = missing_pictures(recipe)
    if lack is not None:
        raise lack
    return recipe
