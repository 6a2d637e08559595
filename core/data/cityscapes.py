"""The folders of Cityscapes as they are handed out: leftImg8bit and gtFine, by split and city."""

from pathlib import Path

from core.data.listing import pictures_below
from core.data.pairs import Pair
from core.data.recognised import NO_TEST, Problem, Recognised
from core.runtime.errors import UserError

PHOTOS, LABELS = "leftImg8bit", "gtFine"


def cityscapes(folder: Path) -> Recognised[list[Pair]]:
    """The pairs of train, and of val as the test set: the labels of test are not published.

    Raises UserError where the label maps are missing.
    """
    if not (folder / LABELS).is_dir():
        raise UserError(
            f"{folder} has the photos of Cityscapes in {PHOTOS}, but no label maps in {LABELS}.",
            f"Unpack {LABELS} beside {PHOTOS}.",
        )
    problems: list[Problem] = []
    train, test = (_pairs(folder, split, problems) for split in ("train", "val"))
    tested = "Tested on val." if test else NO_TEST
    description = f"Cityscapes; {LABELS} holds the classes and instances. {tested}"
    return Recognised("label-maps", LABELS, description, train, test, problems)


def _pairs(folder: Path, split: str, problems: list[Problem]) -> list[Pair]:
    photos = _named(folder / PHOTOS / split, PHOTOS)
    labels = _named(folder / LABELS / split, f"{LABELS}_labelIds")
    instances = _named(folder / LABELS / split, f"{LABELS}_instanceIds")
    for name in sorted(photos.keys() ^ labels.keys()):
        path = photos.get(name) or labels[name]
        other = "label map" if name in photos else "photo"
        problems.append(Problem(path, f"{path.name} has no {other} of its name."))
    # Where one instance map is missing, none is used: the edge channel is there or not.
    pairs = sorted(photos.keys() & labels.keys())
    known = instances if all(name in instances for name in pairs) else {}
    return [
        Pair(name, labels[name], photos[name], None, "source", known.get(name)) for name in pairs
    ]


def _named(folder: Path, ending: str) -> dict[str, Path]:
    """Files called <name>_<ending>.png in a folder or its cities, by name."""
    if not folder.is_dir():
        return {}
    return {
        path.stem.removesuffix(f"_{ending}"): path
        for path in pictures_below(folder)
        if path.stem.endswith(f"_{ending}")
    }
