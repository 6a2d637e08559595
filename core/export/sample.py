"""The script that comes with a model, for people who have never seen the workbench."""

from core.export.facts import COLOURS, Facts

_SCRIPT = '''\
"""Run the exported generator on one picture: python sample.py INPUT OUTPUT.png

Needs: pip install onnxruntime numpy pillow
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

HERE = Path(__file__).parent
SIZE = ({width}, {height})  # as in training (width, height); other multiples of 4 work too

if len(sys.argv) != 3:
    sys.exit(__doc__)

picture = Image.open(sys.argv[1])
{colouring}picture = picture.convert("RGB").resize(SIZE, Image.Resampling.{resampling})
x = np.asarray(picture, dtype=np.float32) / 127.5 - 1  # 0..255 -> -1..1
x = x.transpose(2, 0, 1)[np.newaxis]  # (h, w, 3) -> (1, 3, h, w)

session = onnxruntime.InferenceSession(HERE / "{model}", providers=["CPUExecutionProvider"])
(y,) = session.run(["output"], {{"input": x}})

y = (y[0].transpose(1, 2, 0) + 1) / 2 * 255  # -1..1 -> 0..255
Image.fromarray(y.round().clip(0, 255).astype(np.uint8)).save(sys.argv[2])
'''

_COLOURING = f'''\
if picture.mode == "L":  # class numbers, not colours: class k has the k-th pixel of the table
    colours = np.asarray(Image.open(HERE / "{COLOURS}")).reshape(-1, 3)
    picture = Image.fromarray(colours[np.asarray(picture)])
'''


def sample_script(facts: Facts, model: str) -> str:
    """A script that runs `model`, a file beside it, with the pre- and post-processing it needs."""
    return _SCRIPT.format(
        model=model,
        width=facts.width,
        height=facts.height,
        colouring=_COLOURING if facts.labels else "",
        resampling="NEAREST" if facts.labels else "BICUBIC",
    )
