"""Label maps as class numbers with their photos, and instance maps where there are any."""

import re
from pathlib import Path

from core.data.cityscapes import PHOTOS, cityscapes
from core.data.folders import Leaf
from core.data.images import PictureError, read_labels
from core.data.labels import LOOKED_AT, check_numbers, holds_class_numbers, label_facts
from core.data.matching import match
from core.data.paired_layouts import (
    Pairs,
    about_test,
    leave_out_broken,
    matched,
    set_a_tenth_aside,
)
from core.data.pairs import Pair, check_pair, read_pair, spread
from core.data.recognised import (
    Check,
    Problem,
    Recognised,
    Splits,
    broken_among,
    splits_of,
    unusable,
)
from core.data.sides import LABEL_NAMES, busiest, named
from core.data.sides import LOOKED_AT as FEW
from core.errors import UserError

LAYOUTS = (
    "Lay label maps (PNG, one class number a pixel) and photos in two folders with equal file "
    "names, such as train/label and train/photo, with or without test folders; instance maps go "
    "into a third whose name begins with inst. Cityscapes is taken as it is."
)
INSTANCES = re.compile(r"(?:.*[-_ /])?inst(?:ances?)?(?:[-_ ]?(?:ids?|maps?))?", re.IGNORECASE)


def recognise_labels(folder: Path, source: str, check: Check) -> Pairs:
    """Label maps and photos of a folder, and its classes; see `core.data.layouts.recognise`."""
    found = cityscapes(folder) if (folder / PHOTOS).is_dir() else _in_folders(folder, source)
    broken = broken_among(found.train + found.test, check, _check, _read)
    leave_out_broken(found, broken)
    if not found.train:
        raise unusable(folder, "label map with its photo", LAYOUTS, found.problems)
    if not found.test:
        set_a_tenth_aside(found)
    most = len(found.train) if check == "all" else LOOKED_AT
    instances = all(pair.instances for pair in found.train + found.test)
    found.labels = label_facts([pair.source for pair in found.train], folder, instances, most)
    found.description += f" {found.labels.sentence}"
    return found


def _in_folders(folder: Path, source: str) -> Pairs:
    splits = splits_of(folder, LAYOUTS)
    roles = list(splits["train"].values())
    instances = _instances(roles)
    rest = [leaf for leaf in roles if leaf is not instances]
    labels = _labels(folder, rest, source)
    others = [leaf for leaf in rest if leaf is not labels]
    if not others:
        raise UserError(f"{folder} has one folder of pictures, and no photos beside it.", LAYOUTS)
    photos = busiest(others)
    found: Pairs = Recognised("label-maps", labels.title, "", [], [])
    found.train = _joined(found, labels, photos, instances)
    tested = _tests(found, splits, labels, photos, instances)
    unused = [leaf.title for leaf in others if leaf is not photos]
    ignored = f" Not used: {', '.join(unused)}." if unused else ""
    outlines = f", {instances.title} the instances" if instances else ""
    found.description = (
        f"Label maps and photos; {labels.title} holds the classes, {photos.title} the photos"
        f"{outlines}. {about_test(tested)}{ignored}"
    )
    return found


def _tests(
    found: Pairs, splits: Splits, labels: Leaf, photos: Leaf, instances: Leaf | None
) -> Leaf | None:
    """Find the test pairs, in the first split that has label maps and photos."""
    for split in ("test", "val"):
        one, other = (splits[split].get(leaf.role) for leaf in (labels, photos))
        if one and other:
            third = splits[split].get(instances.role) if instances else None
            if instances and not third:
                sentence = f"{one.relative} has no instance maps beside it, so none are used."
                found.problems.append(Problem(one.path, sentence))
            found.test = _joined(found, one, other, third)
            return one
    return None


def _instances(roles: list[Leaf]) -> Leaf | None:
    if len(roles) < 3:
        return None
    return next((leaf for leaf in roles if INSTANCES.fullmatch(leaf.role)), None)


def _labels(folder: Path, roles: list[Leaf], source: str) -> Leaf:
    """The folder of label maps: the one that is named, or else that looks like it."""
    if source != "auto":
        return named(roles, source)
    likely = [leaf for leaf in roles if holds_class_numbers(_few(leaf))]
    if not likely:
        raise UserError(
            f"No folder of {folder} holds label maps, with one class number a pixel.", LAYOUTS
        )
    fitting = [leaf for leaf in likely if any(word in leaf.role.lower() for word in LABEL_NAMES)]
    return (fitting or likely)[0]


def _few(leaf: Leaf) -> list[Path]:
    return [leaf.path / file for file in spread(leaf.files, FEW)]


def _joined(found: Pairs, labels: Leaf, photos: Leaf, instances: Leaf | None) -> list[Pair]:
    pairs = matched(found, labels, photos, "source")
    if instances is None:
        return pairs
    maps = {
        one: two for _, one, two in match([pair.source.name for pair in pairs], instances.files)
    }
    for pair in pairs:
        if pair.source.name not in maps:
            sentence = f"{pair.source.name} has no instance map in {instances.relative}."
            found.problems.append(Problem(pair.source, sentence))
    return [
        Pair(
            pair.name,
            pair.source,
            pair.target,
            None,
            "source",
            instances.path / maps[pair.source.name],
        )
        for pair in pairs
        if pair.source.name in maps
    ]


def _check(pair: Pair) -> None:
    check_pair(pair)
    label = check_numbers(pair.source)
    if pair.instances:
        edges = check_numbers(pair.instances)
        if (edges.height, edges.width) != (label.height, label.width):
            raise PictureError(
                pair.instances,
                f"is {edges.width} × {edges.height} px, but its label map is {label.width} × "
                f"{label.height} px",
            )


def _read(pair: Pair) -> None:
    read_pair(pair)
    read_labels(pair.source)
    if pair.instances:
        read_labels(pair.instances)
