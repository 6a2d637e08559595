"""Label maps as class numbers with their photos, and instance maps where there are any."""

import re
from pathlib import Path

from core.data.cityscapes import PHOTOS, cityscapes
from core.data.class_colours import hold_class_colours
from core.data.class_names import NAME_COLOURS, named_classes
from core.data.colour_survey import LOSSLESS
from core.data.folders import Leaf
from core.data.images import PictureError, read_header, read_picture
from core.data.labels import check_numbers, class_table_of, holds_class_numbers
from core.data.matching import match
from core.data.opening import each_readable
from core.data.paired_layouts import (
    Pairs,
    about_test,
    leave_out_broken,
    matched,
    set_a_tenth_aside,
)
from core.data.pairs import Pair, check_pair
from core.data.recognised import (
    Problem,
    Recognised,
    Splits,
    broken_among,
    not_used,
    splits_of,
    unread_in,
    unusable,
)
from core.data.sides import LABEL_NAMES, busiest, looked_at, named
from core.runtime.errors import UserError

LAYOUTS = (
    "Put label maps (PNG, one class number a pixel) and photos in two folders with equal file "
    "names, such as train/label and train/photo, with or without test folders; instance maps go "
    "into a third whose name begins with inst. Cityscapes works as it is downloaded."
)
INSTANCES = re.compile(r"(?:.*[-_ /])?inst(?:ances?)?(?:[-_ ]?(?:ids?|maps?))?", re.IGNORECASE)


def recognise_labels(folder: Path, source: str) -> Pairs:
    """Label maps and photos of a folder, and its classes; see `core.data.layouts.recognise`."""
    layout = cityscapes(folder) if (folder / PHOTOS).is_dir() else _in_folders(folder, source)
    sources = [pair.source for pair in layout.train], [pair.source for pair in layout.test]
    instances = all(pair.instances for pair in layout.train + layout.test)
    labels = (
        class_table_of(sources[0], folder, instances, None, sources[1]) if any(sources) else None
    )
    check = _check_colours if labels and labels.by_colour else _check
    leave_out_broken(layout, broken_among(layout.train + layout.test, check))
    if labels is None or not layout.train:
        raise unusable(folder, "label map with its photo", LAYOUTS, layout.problems)
    if not layout.test:
        set_a_tenth_aside(layout)
    layout.labels = labels
    layout.description += f" {' '.join([*labels.remarks, labels.sentence])}"
    return layout


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
    layout: Pairs = Recognised("label-maps", labels.title, "", [], [])
    layout.train = _joined(layout, labels, photos, instances)
    tested = _tests(layout, splits, labels, photos, instances)
    known = [labels, photos, *([instances] if instances else [])]
    ignored = not_used(splits, known, [tested])
    outlines = f", {instances.title} the instances" if instances else ""
    layout.problems += unread_in(splits)
    by_rule = f" {layout.matching}" if layout.matching else ""
    layout.description = (
        f"Label maps and photos; {labels.title} holds the classes, {photos.title} the photos"
        f"{outlines}.{by_rule} {about_test(tested)}{ignored}"
    )
    return layout


def _tests(
    layout: Pairs, splits: Splits, labels: Leaf, photos: Leaf, instances: Leaf | None
) -> Leaf | None:
    """Find the test pairs, in the first split that has label maps and photos."""
    for split in ("test", "val"):
        one, other = (splits[split].get(leaf.role) for leaf in (labels, photos))
        if one and other:
            third = splits[split].get(instances.role) if instances else None
            if instances and not third:
                sentence = f"{one.relative} has no instance maps beside it, so none are used."
                layout.problems.append(Problem(one.path, sentence))
            layout.test = _joined(layout, one, other, third)
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
    palette = named_classes(folder).palette
    likely = [leaf for leaf in roles if holds_class_numbers(looked_at(leaf))]
    # Flat colours alone may be a drawing's: a name that says so goes first.
    called = [leaf for leaf in roles if _is_called_labels(leaf)]
    likely = likely or [
        leaf for leaf in called or roles if hold_class_colours(_readable(looked_at(leaf)), palette)
    ]
    if not likely:
        blurred = _blurred(roles)
        raise UserError(
            f"No folder of {folder} holds label maps, with one class number a pixel.{blurred}",
            f"{NAME_COLOURS} {LAYOUTS}" if blurred else LAYOUTS,
        )
    fitting = [leaf for leaf in likely if _is_called_labels(leaf)]
    return (fitting or likely)[0]


def _is_called_labels(leaf: Leaf) -> bool:
    return any(word in leaf.role.lower() for word in LABEL_NAMES)


def _blurred(roles: list[Leaf]) -> str:
    """Which folder would be the one, were its numbers not blurred; empty where none would."""
    for leaf in roles:
        if not _is_called_labels(leaf):
            continue
        file = leaf.path / leaf.files[0]
        try:
            header = read_header(file)
            if header.format not in LOSSLESS and header.mode not in ("1", "L"):
                return (
                    f" In {leaf.title}, {file.name} is a {header.format} file, which blurred its "
                    "colours too much to tell the classes apart."
                )
            check_numbers(file)
        except PictureError as error:
            return f" In {leaf.title}, {error.path.name} {error.reason}."
    return ""


def _joined(layout: Pairs, labels: Leaf, photos: Leaf, instances: Leaf | None) -> list[Pair]:
    pairs = matched(layout, labels, photos, "source")
    if instances is None:
        return pairs
    keys = {labels.path / file: key for key, file in labels.named.items()}
    maps = {
        one: two
        for _, one, two in match(
            {keys.get(pair.source, pair.source.name): str(pair.source) for pair in pairs},
            instances.named,
        )
    }
    for pair in pairs:
        if str(pair.source) not in maps:
            sentence = f"{pair.source.name} has no instance map in {instances.relative}."
            layout.problems.append(Problem(pair.source, sentence))
    return [
        Pair(
            pair.name,
            pair.source,
            pair.target,
            None,
            "source",
            instances.path / maps[str(pair.source)],
        )
        for pair in pairs
        if str(pair.source) in maps
    ]


def _readable(paths: list[Path]) -> list[Path]:
    return [path for path, _ in each_readable(paths, lambda path: (path, read_picture(path)))]


def _check_colours(pair: Pair) -> None:
    check_pair(pair)
    if pair.instances:
        check_numbers(pair.instances)


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
