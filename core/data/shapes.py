"""How many pictures are changed when they are read, and how."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.data.fitting import Fit, Size
from core.data.images import PictureError, read_header
from core.data.numbers import how_it_is_read
from core.data.pairs import ASPECT_TOLERANCE, Pair, spread
from core.data.singles import Picture

_LOOKED_AT = 1000
_SHOWN = 3
_BECOMES: dict[Fit, str] = {
    "stretch": "They are stretched to it; data.fit = crop or pad would keep their shape.",
    "crop": "They are cut to their middle (data.fit = crop).",
    "pad": "They are fitted into it, with their borders mirrored beside them (data.fit = pad).",
}


def about_shapes(
    items: Sequence[Pair | Picture], size: Size, fit: Fit, noun: str = "Pictures"
) -> str:
    """A sentence on the pictures of another shape than (height, width); empty where none is.

    Reads the headers of up to 1000 pictures from all over. Files that cannot be read are reported
    elsewhere.
    """
    looked = spread(items, _LOOKED_AT)
    others = [item for item in looked if _is_other(item, size)]
    if not others:
        return ""
    found = _counted([item.paths[0] for item in others], len(looked), len(items))
    return f"{noun} of another shape than {size[1]} × {size[0]} px: {found}. {_BECOMES[fit]}"


def about_reading(items: Sequence[Pair | Picture], noun: str = "Pictures") -> list[str]:
    """Sentences on pictures that are turned, cut to one page, or recoloured when they are read.

    Looks at the headers of up to 1000 items from all over, of a pair at both sides.
    """
    looked = spread(items, _LOOKED_AT)
    found = defaultdict(list)
    for item in looked:
        ways = {kind: path for path in reversed(item.paths) for kind in _ways(path)}
        for kind, path in ways.items():
            found[kind].append(path)
    seen = dict.fromkeys(("pages", "turn", "colours", "alpha"), "")
    seen |= {kind: _counted(found[kind], len(looked), len(items)) for kind in found}
    sentences = {
        "pages": f"{noun} of several pages or frames; only the first is read: {seen['pages']}.",
        "turn": f"{noun} turned as their EXIF data say: {seen['turn']}.",
        "colours": f"{noun} of CMYK or similar colours, which are read as RGB: {seen['colours']}.",
        "alpha": f"{noun} with transparency, which is laid over white: {seen['alpha']}.",
    }
    return [text for kind, text in sentences.items() if seen[kind]]


def _ways(path: Path) -> Iterable[str]:
    try:
        return how_it_is_read(path)
    except PictureError:
        return ()


def _counted(paths: Sequence[Path], looked: int, known: int) -> str:
    names = ", ".join(path.name for path in paths[:_SHOWN])
    more = ", …" if len(paths) > _SHOWN else ""
    count = str(known) if looked == known else f"{looked} that were looked at"
    return f"{len(paths)} of {count} ({names}{more})"


def _is_other(item: Pair | Picture, size: Size) -> bool:
    half = item.side if isinstance(item, Pair) else item.half
    try:
        header = read_header(item.paths[0])
    except PictureError:
        return False
    width = header.width // 2 if half else header.width
    across, down = width * size[0], size[1] * header.height
    return abs(across - down) > ASPECT_TOLERANCE * max(across, down)
