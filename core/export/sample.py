"""The script that comes with a model, for people who have never seen the workbench."""

from core.export.facts import Facts
from core.export.feeding import COLOURS, Feeding

_SCRIPT = '''\
"""Run the exported generator on one {input}: python sample.py {usage}
{explained}
Needs: pip install onnxruntime numpy pillow
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

HERE = Path(__file__).parent
SIZE = ({width}, {height})  # as in training (width, height); other multiples of {multiple} work too

if len(sys.argv) {wrong}:
    sys.exit(__doc__)


def session(name):
    return onnxruntime.InferenceSession(HERE / name, providers=["CPUExecutionProvider"])

{reading}
(y,) = session("{model}").run(["output"], {{{feeds}}})

y = (y[0].transpose(1, 2, 0) + 1) / 2 * 255  # -1..1 -> 0..255
Image.fromarray(y.round().clip(0, 255).astype(np.uint8)).save({output})
'''

_PICTURE = """
def read(path):
    picture = Image.open(path)
{colouring}    picture = picture.convert("RGB").resize(SIZE, Image.Resampling.{resampling})
    x = np.asarray(picture, dtype=np.float32) / 127.5 - 1  # 0..255 -> -1..1
    return x.transpose(2, 0, 1)[np.newaxis]  # (h, w, 3) -> (1, 3, h, w)

"""

_COLOURING = f"""\
    if picture.mode == "L":  # class numbers, not colours: class k has the k-th pixel of the table
        colours = np.asarray(Image.open(HERE / "{COLOURS}")).reshape(-1, 3)
        picture = Image.fromarray(colours[np.asarray(picture)])
"""

_PHOTO = _PICTURE.format(colouring="", resampling="BICUBIC")
_DRAWN = _PICTURE.format(colouring=_COLOURING, resampling="NEAREST")

_NUMBERS = """
def read(path):
    numbers = Image.open(path)
    if numbers.mode not in ("1", "L", "P", "I", "I;16"):
        sys.exit(f"{path} holds colours, where one number a pixel is expected")
    numbers = numbers.resize(SIZE, Image.Resampling.NEAREST)
    return np.asarray(numbers).astype(np.int64)[np.newaxis]  # (h, w) -> (1, h, w)

"""

_STYLE = """
chosen = sys.argv[3] if len(sys.argv) == 4 else "0"
if chosen.isdigit():  # a style by chance, the same for the same number
    style = np.random.default_rng(int(chosen)).standard_normal((1, {styles})).astype(np.float32)
else:  # the style of a picture
    (style,) = session("{name}-style.onnx").run(["style"], {{"input": {read}(chosen)}})

"""

_STYLES_EXPLAINED = """
STYLE is a number, for a style by chance (0 where it is left out), or a picture of the target
domain whose style is taken.
"""

_LABELS_EXPLAINED = """
LABELS is a file of class numbers, one a pixel (greyscale or palette).{instances}
"""

_INSTANCES_EXPLAINED = """ INSTANCES tells objects
apart, another number for each; where there is no such file, give LABELS once more."""


def sample_script(facts: Facts, model: str) -> str:
    """A script that runs `model`, a file beside it, with the pre- and post-processing it needs."""
    feeding = facts.feeding
    how = {
        "class numbers": _for_numbers,
        "styled pictures": _for_styles,
        "pictures": _for_pictures,
    }[feeding.kind](feeding, facts.name)
    size = {"width": facts.width, "height": facts.height, "multiple": feeding.multiple}
    return _SCRIPT.format(model=model, **size, **how)


def _for_pictures(feeding: Feeding, name: str) -> dict[str, str]:
    return {
        "input": "label map" if feeding.drawn else "picture",
        "usage": "INPUT OUTPUT.png",
        "explained": "",
        "wrong": "!= 3",
        "reading": _DRAWN if feeding.drawn else _PHOTO,
        "feeds": '"input": read(sys.argv[1])',
        "output": "sys.argv[2]",
    }


def _for_styles(feeding: Feeding, name: str) -> dict[str, str]:
    plain = _for_pictures(feeding, name)
    reading, read = plain["reading"], "read"
    if feeding.drawn:  # while the picture of a style is a photo
        reading, read = reading + _PHOTO.replace("def read", "def photo"), "photo"
    return plain | {
        "usage": "INPUT OUTPUT.png [STYLE]",
        "explained": _STYLES_EXPLAINED,
        "wrong": "not in (3, 4)",
        "reading": reading + _STYLE.format(styles=feeding.styles, name=name, read=read),
        "feeds": f'{plain["feeds"]}, "style": style',
    }


def _for_numbers(feeding: Feeding, name: str) -> dict[str, str]:
    labels = {
        "input": "label map",
        "usage": "LABELS OUTPUT.png",
        "explained": _LABELS_EXPLAINED.format(instances=""),
        "wrong": "!= 3",
        "reading": _NUMBERS,
        "feeds": '"labels": read(sys.argv[1])',
        "output": "sys.argv[2]",
    }
    if not feeding.edges:
        return labels
    return labels | {
        "usage": "LABELS INSTANCES OUTPUT.png",
        "explained": _LABELS_EXPLAINED.format(instances=_INSTANCES_EXPLAINED),
        "wrong": "!= 4",
        "feeds": f'{labels["feeds"]}, "instances": read(sys.argv[2])',
        "output": "sys.argv[3]",
    }
