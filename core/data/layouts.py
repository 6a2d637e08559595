"""Recognises how a person's pictures lie in a folder, before anything runs."""

import dataclasses
from itertools import islice
from pathlib import Path
from typing import Any, Literal, overload

from core.data.cityscapes import PHOTOS
from core.data.fitting import middle
from core.data.images import Pixels, resize
from core.data.label_layouts import recognise_labels
from core.data.opening import each_readable
from core.data.paired_layouts import recognise_pairs
from core.data.pairs import Pair, fingerprint, read_pair, spread
from core.data.ranges import Side, values_of
from core.data.recognised import Problem, Recognised
from core.data.singles import Picture, Unpaired, read_single
from core.data.unpaired_layouts import recognise_unpaired
from core.data.values import PLAIN, Values, shown_pixels

__all__ = [
    "Pair",
    "Pairing",
    "Picture",
    "Problem",
    "Recognised",
    "Unpaired",
    "fingerprint",
    "read_pair",
    "recognise",
    "thumbnails",
]

Pairing = Literal["pairs", "unpaired", "labels"]
Both = tuple[Pixels, Pixels]
Which = Literal["source", "target"]
WHICH: tuple[Which, Which] = ("source", "target")


@overload
def recognise(
    folder: Path | str,
    source: str = "auto",
    pairing: Literal["pairs", "labels"] = "pairs",
    ranges: tuple[str, str] = ...,
    channels: tuple[int, int] = ...,
) -> Recognised[list[Pair]]: ...
@overload
def recognise(
    folder: Path | str,
    source: str = "auto",
    *,
    pairing: Literal["unpaired"],
    ranges: tuple[str, str] = ...,
    channels: tuple[int, int] = ...,
) -> Recognised[Unpaired]: ...
@overload
def recognise(
    folder: Path | str,
    source: str = "auto",
    *,
    pairing: Pairing,
    ranges: tuple[str, str] = ...,
    channels: tuple[int, int] = ...,
) -> Recognised[Any]: ...
def recognise(
    folder: Path | str,
    source: str = "auto",
    pairing: Pairing = "pairs",
    ranges: tuple[str, str] = ("", ""),
    channels: tuple[int, int] = (0, 0),
) -> Recognised[Any]:
    """Find the pictures of a folder, and what belongs to what.

    "pairs": side by side, two folders with equal names, or label maps (as colours) and photos.
    "unpaired": two folders of any names and counts, or either side of anything paired, on its
    own; or one folder, where `source` is a pattern such as 0001TP*: the names that match are the
    source domain, the others the target (with ! in front, the other way round).
    "labels": label maps as class numbers and photos, where they exist with instance maps; the
    folders of Cityscapes are known as pairs too. `labels` of what is found tells the classes.

    Splits are the folders train, and test or else val; without them a tenth or so, by a hash of the
    names, is the test set. `source` is "auto" (the simpler picture of the two is the source; of two
    unpaired folders the first by name), "left", "right", or a folder's name. The headers of up to
    1000 pairs are read; other broken files are named when they are read. `ranges` are the numbers
    of black and white of source and target files of more than 8 bits, such as “0 4095”; empty, they
    are found over all files and said in the description. `channels` says how many channels of
    either side are used; 0: as many as its files have. Label maps are pictures in three colours,
    unless another number is asked for. Raises UserError if the folder cannot be read or holds
    nothing usable, and where the files of a side have different numbers of channels.
    """
    folder = Path(folder).expanduser()
    layout: Recognised[Any]
    if pairing == "unpaired":
        layout = recognise_unpaired(folder, source)
    elif pairing == "labels" or (folder / PHOTOS).is_dir():
        layout = recognise_labels(folder, source)
    else:
        layout = recognise_pairs(folder, source)
    return _with_values(layout, ranges, channels)


def _with_values(
    layout: Recognised[Any], ranges: tuple[str, str], channels: tuple[int, int]
) -> Recognised[Any]:
    """With what the numbers of each side are; channels and ranges are said in its description."""
    sides: list[list[Any]] = [
        [*layout.train_sources, *layout.test_sources],
        [*layout.train_targets, *layout.test_targets],
    ]
    if layout.labels is not None:
        sides[0] = []
    said = []
    both = []
    for place, (items, which) in enumerate(zip(sides, WHICH, strict=True)):
        asked = channels[place] not in (0, 3)
        files = [_file(item, which) for item in items if asked or not _is_label(item, which)]
        key = f"data.{which}_channels"
        title = f"The {which}"
        values, sentence = values_of(Side(title, files, ranges[place], channels[place], key))
        both.append(values)
        said.append(sentence)
    layout.values = both[0], both[1]
    if not all(values == PLAIN for values in both):
        layout.train = _part_with(layout.train, layout.values)
        layout.test = _part_with(layout.test, layout.values)
    layout.description = " ".join([layout.description, *(text for text in said if text)])
    return layout


def _part_with(part: Any, values: tuple[Values, Values]) -> Any:
    if isinstance(part, Unpaired):
        sources = [_single_with(one, values[0]) for one in part.sources]
        return Unpaired(sources, [_single_with(one, values[1]) for one in part.targets])
    return [_pair_with(pair, values) for pair in part]


def _single_with(picture: Picture, values: Values) -> Picture:
    if picture.labels and values.is_plain:
        return picture
    return dataclasses.replace(picture, labels=False, values=values)


def _pair_with(pair: Pair, values: tuple[Values, Values]) -> Pair:
    """With the values of both sides; a side of other than three channels is no coloured map."""
    labelled = {"source": 0, "target": 1}
    drawn = pair.labels and values[labelled[pair.labels]].is_plain
    return dataclasses.replace(pair, labels=pair.labels if drawn else None, values=values)


def _file(item: Pair | Picture, which: Which) -> Path:
    if isinstance(item, Picture):
        return item.path
    return item.source if which == "source" else item.target


def _is_label(item: Pair | Picture, which: Which) -> bool:
    return item.labels if isinstance(item, Picture) else item.labels == which


def thumbnails(recognised: Recognised[Any], n: int = 4, size: int = 96) -> list[Both]:
    """Up to `n` pairs from all over the training set, longest side `size` px, broken ones skipped.

    Source and target of a pair, 8-bit RGB (h, w, 3), have one shape. Unpaired pictures are shown
    two by two.
    """
    pairs = _two_by_two(recognised.train, 4 * n)
    spare = spread(pairs, 4 * n)
    ordered = (pair for start in range(4) for pair in spare[start::4])
    return list(islice(each_readable(ordered, lambda pair: _thumbnail(pair, size)), n))


def _two_by_two(train: list[Pair] | Unpaired, count: int) -> list[Any]:
    if isinstance(train, Unpaired):
        return list(zip(spread(train.sources, count), spread(train.targets, count), strict=False))
    return train


def _thumbnail(pair: Pair | tuple[Picture, Picture], size: int) -> Both:
    if isinstance(pair, Pair):
        source, target = read_pair(pair)
        ways = pair.resampling("source"), pair.resampling("target")
    else:
        source, target = (read_single(picture) for picture in pair)
        source = middle(source, target.shape[:2])
        ways = pair[0].resampling, pair[1].resampling
    height, width = target.shape[:2]
    scale = size / max(height, width)
    box = max(1, round(height * scale)), max(1, round(width * scale))
    source, target = shown_pixels(source), shown_pixels(target)
    return resize(source, box, ways[0]), resize(target, box, ways[1])
