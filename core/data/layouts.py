"""Recognises how a person's pictures lie in a folder, before anything runs."""

from pathlib import Path
from typing import Any, Literal, overload

from core.data.cityscapes import PHOTOS
from core.data.images import PictureError, Pixels, resize
from core.data.label_layouts import recognise_labels
from core.data.paired_layouts import recognise_pairs
from core.data.pairs import Pair, fingerprint, read_pair, spread
from core.data.recognised import Check, Problem, Recognised
from core.data.singles import Picture, Unpaired, read_single
from core.data.unpaired_layouts import recognise_unpaired

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


@overload
def recognise(
    folder: Path | str,
    source: str = "auto",
    check: Check = "headers",
    pairing: Literal["pairs", "labels"] = "pairs",
) -> Recognised[list[Pair]]: ...
@overload
def recognise(
    folder: Path | str,
    source: str = "auto",
    check: Check = "headers",
    *,
    pairing: Literal["unpaired"],
) -> Recognised[Unpaired]: ...
@overload
def recognise(
    folder: Path | str, source: str = "auto", check: Check = "headers", *, pairing: Pairing
) -> Recognised[Any]: ...
def recognise(
    folder: Path | str,
    source: str = "auto",
    check: Check = "headers",
    pairing: Pairing = "pairs",
) -> Recognised[Any]:
    """Find the pictures of a folder, and what belongs to what.

    "pairs": side by side, two folders with equal names, or label maps (as colours) and photos.
    "unpaired": two folders of any names and counts, or either side of anything paired, on its
    own; or one folder, where `source` is a pattern such as 0001TP*: the names that match are the
    source domain, the others the target (with ! in front, the other way round).
    "labels": label maps as class numbers and photos, where they exist with instance maps; the
    folders of Cityscapes are known as pairs too. `labels` of what is found tells the classes.

    Splits are the folders train, and test or else val; without them a tenth, fixed by a hash of
    the names, is the test set. `source` is "auto" (the simpler picture of the two is the source;
    of two unpaired folders the first by name), "left", "right", or a folder's name. `check`
    "headers" reads the headers of up to 1000 pairs, "all" decodes every file, None trusts the
    names; what escapes is named when it is read.
    Raises UserError if the folder cannot be read or holds nothing usable.
    """
    folder = Path(folder).expanduser()
    if pairing == "unpaired":
        return recognise_unpaired(folder, source, check)
    if pairing == "labels" or (folder / PHOTOS).is_dir():
        return recognise_labels(folder, source, check)
    return recognise_pairs(folder, source, check)


def thumbnails(recognised: Recognised, n: int = 4, size: int = 96) -> list[Both]:
    """Up to `n` pairs from all over the training set, longest side `size` px, broken ones skipped.

    Source and target (h, w, 3) of a pair have one shape. Unpaired pictures are shown two by two.
    """
    pairs = _two_by_two(recognised.train, 4 * n)
    spare = spread(pairs, 4 * n)
    shown: list[Both] = []
    for pair in [pair for start in range(4) for pair in spare[start::4]]:
        if len(shown) == n:
            break
        try:
            shown.append(_thumbnail(pair, size))
        except PictureError:
            continue
    return shown


def _two_by_two(train: list[Pair] | Unpaired, count: int) -> list:
    if isinstance(train, Unpaired):
        return list(zip(spread(train.sources, count), spread(train.targets, count), strict=False))
    return train


def _thumbnail(pair: Pair | tuple[Picture, Picture], size: int) -> Both:
    if isinstance(pair, Pair):
        source, target = read_pair(pair)
        ways = pair.resampling("source"), pair.resampling("target")
    else:
        source, target = (read_single(picture) for picture in pair)
        source = _of_shape(source, target)
        ways = pair[0].resampling, pair[1].resampling
    height, width, _ = target.shape
    scale = size / max(height, width)
    box = max(1, round(height * scale)), max(1, round(width * scale))
    return resize(source, box, ways[0]), resize(target, box, ways[1])


def _of_shape(picture: Pixels, other: Pixels) -> Pixels:
    """The middle of a picture, cut to the shape of another."""
    height, width = picture.shape[:2]
    scale = min(height / other.shape[0], width / other.shape[1])
    rows, columns = (max(1, round(side * scale)) for side in other.shape[:2])
    top, left = (height - rows) // 2, (width - columns) // 2
    return picture[top : top + rows, left : left + columns]
