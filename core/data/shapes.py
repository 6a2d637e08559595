"""How many pictures are of another shape than networks see, and what becomes of them."""

from collections.abc import Sequence

from core.data.fitting import Fit, Size
from core.data.images import PictureError, read_header
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

    Reads the headers of up to 1000 pictures from all over. What cannot be read is told elsewhere.
    """
    looked = spread(items, _LOOKED_AT)
    others = [item for item in looked if _is_other(item, size)]
    if not others:
        return ""
    names = ", ".join(item.paths[0].name for item in others[:_SHOWN])
    more = ", …" if len(others) > _SHOWN else ""
    count = str(len(items)) if len(looked) == len(items) else f"{len(looked)} that were looked at"
    return (
        f"{noun} of another shape than {size[1]} × {size[0]} px: {len(others)} of {count} "
        f"({names}{more}). {_BECOMES[fit]}"
    )


def _is_other(item: Pair | Picture, size: Size) -> bool:
    half = item.side if isinstance(item, Pair) else item.half
    try:
        header = read_header(item.paths[0])
    except PictureError:
        return False
    width = header.width // 2 if half else header.width
    across, down = width * size[0], size[1] * header.height
    return abs(across - down) > ASPECT_TOLERANCE * max(across, down)
