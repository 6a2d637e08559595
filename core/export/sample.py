"""The script that comes with a model, for people who have never seen the workbench."""

import numpy as np

from core.data.arrays import ARRAYS
from core.data.values import Values
from core.export.formats import FormatChoice, choice_named
from core.export.graph_options import GraphOptions
from core.export.input_spec import COLOURS, InputSpec
from core.export.metadata import ExportMetadata, script_name

_SCRIPT = '''\
"""Run the exported generator on one {input}: python {script} {usage}
{explained}
Needs: pip install {install} numpy pillow{libraries}
"""

import sys
from pathlib import Path

import numpy as np{imports}
from PIL import Image

HERE = Path(__file__).parent
SIZE = ({width}, {height})  # {size_remark}

if len(sys.argv) {wrong}:
    sys.exit(__doc__)


def opened(path, open_file=Image.open):
    try:
        held = open_file(path)
        np.asarray(held)  # all of it
    except Exception as error:
        sys.exit(f"{{path}} cannot be read: {{error}}")
    return held


{runner}
{reading}
y = run({{{feeds}}})

Path({output}).parent.mkdir(parents=True, exist_ok=True)
{writing}
'''

_FROM_FLOATS = """\
y = (y[0].transpose(1, 2, 0) + 1) / 2 * 255  # -1..1 -> 0..255
Image.fromarray(y.round().clip(0, 255).astype(np.uint8)).save({output})"""
_FROM_BYTES = "Image.fromarray(y[0]).save({output})"
_FROM_VALUES = """\
y = (y[0].transpose(1, 2, 0) + 1) / 2 * {span:.9g} + {low:.9g}  # -1..1 -> {words}
y = y{rounded}.clip({low:.9g}, {high:.9g}).astype(np.{dtype})
{save}"""
_SAVE = {
    ".npy": "np.save({output}, y{array})",
    ".tif": "tifffile.imwrite({output}, y{pages}, photometric='{photometric}')",
    ".png": "Image.fromarray(y{plane}).save({output})",
}

_ALL = """\
def run(feeds):
    # The model takes {batch} at once; the same picture is given to it as often.
    feeds = {{name: np.repeat(value, {batch}, axis=0) for name, value in feeds.items()}}"""

_TO_FLOATS = """\
    x = np.asarray(picture, dtype=np.float32) / 127.5 - 1  # 0..255 -> -1..1
    return x.transpose(2, 0, 1)[np.newaxis]  # (h, w, 3) -> (1, 3, h, w)
"""
_TO_BYTES = """\
    return np.asarray(picture)[np.newaxis]  # (h, w, 3) -> (1, h, w, 3); the model does the rest
"""
_PICTURE = f"""
def read(path):
    picture = opened(path)
{{colouring}}    picture = picture.convert("RGB").resize(SIZE, Image.Resampling.{{resampling}})
{_TO_FLOATS}
"""

_COLOURING = f"""\
    if picture.mode == "L":  # class numbers, not colours: class k has the k-th pixel of the table
        colours = np.asarray(Image.open(HERE / "{COLOURS}")).reshape(-1, 3)
        picture = Image.fromarray(colours[np.asarray(picture)])
"""

_PHOTO = _PICTURE.format(colouring="", resampling="BICUBIC")

_VALUES = """
def numbers_of(path):  # (h, w, channels)
{opening}

def {name}(path):
    x = numbers_of(path).astype(np.float32){channels}
    x = ((x - {low:.9g}) / {span:.9g} * 2 - 1).clip(-1, 1)  # {words} -> -1..1
    planes = [Image.fromarray(plane) for plane in np.ascontiguousarray(x.transpose(2, 0, 1))]
    planes = [np.asarray(plane.resize(SIZE, Image.Resampling.BICUBIC)) for plane in planes]
    return np.stack(planes)[np.newaxis].clip(-1, 1)  # (1, channels, h, w)

"""
_OPENING = {
    "array": """\
    numbers = opened(path, np.load)
    return numbers{moved}
""",
    "tiff": """\
    numbers = opened(path, tifffile.imread)
    pages_first = numbers.ndim == 3 and numbers.shape[0] < numbers.shape[2]
    return np.moveaxis(numbers, 0, 2) if pages_first else numbers.reshape(*numbers.shape[:2], -1)
""",
    "picture": """\
    numbers = np.asarray(opened(path){converted})
    return numbers.reshape(*numbers.shape[:2], -1)
""",
}

_DRAWN = _PICTURE.format(colouring=_COLOURING, resampling="NEAREST")

_NUMBERS = """
def read(path):
    numbers = opened(path)
    if numbers.mode not in ("1", "L", "P", "I", "I;16"):
        sys.exit(f"{path} holds colours, where one number a pixel is expected")
    numbers = numbers.resize(SIZE, Image.Resampling.NEAREST)
    return np.asarray(numbers).astype(np.int64)[np.newaxis]  # (h, w) -> (1, h, w)

"""

_STYLE = """
chosen = sys.argv[3] if len(sys.argv) == 4 else "0"
if chosen.isdigit():  # a style by chance, the same for the same number
    style = np.random.default_rng(int(chosen)).standard_normal((1, {styles})).astype(np.float32)
else:  # the style of a picture; needs: pip install onnxruntime
    import onnxruntime

    encoder = onnxruntime.InferenceSession(
        HERE / "{name}-style.onnx", providers=["CPUExecutionProvider"]
    )
    (style,) = encoder.run(["style"], {{"input": {read}(chosen)}})

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


def sample_script(
    metadata: ExportMetadata,
    model: str,
    choice: FormatChoice | None = None,
    options: GraphOptions | None = None,
) -> str:
    """A script that runs `model`, a file beside it, with the pre- and post-processing it needs.

    `choice` is the format of the file (plain ONNX without), `options` the form of its graph.
    """
    input_spec, options = metadata.input_spec, options or GraphOptions()
    script = script_name(choice.name) if choice else "sample.py"
    choice = choice or choice_named("onnx-float32")
    how = {
        "class numbers": _for_numbers,
        "styled pictures": _for_styles,
        "pictures": _for_pictures,
    }[input_spec.kind](input_spec, metadata.name)
    if options.raw:
        how = how | {"reading": how["reading"].replace(_TO_FLOATS, _TO_BYTES)}
        how["reading"] = how["reading"].replace("np.int64", "np.int32")
    remark = "as in training (width, height)"
    if options.size is None:
        remark += f"; other multiples of {input_spec.multiple} work too"
    how["writing"] = _writing(input_spec.target, how["output"], options.raw)
    runner = choice.format.script(choice.precision).replace("MODEL", model)
    if options.batch > 1:  # the model takes so many at once; the first is shown
        runner = runner.replace("def run(feeds):", _ALL.format(batch=options.batch))
    return _SCRIPT.format(
        script=script,
        install=choice.format.install,
        width=metadata.width,
        height=metadata.height,
        size_remark=remark,
        runner=runner,
        libraries=" tifffile" if uses_tifffile(input_spec) else "",
        imports="\nimport tifffile" if uses_tifffile(input_spec) else "",
        **how,
    )


def _for_pictures(input_spec: InputSpec, name: str) -> dict[str, str]:
    return {
        "input": "label map" if input_spec.drawn else "picture",
        "usage": f"INPUT OUTPUT{input_spec.output_suffix}",
        "explained": "",
        "wrong": "!= 3",
        "reading": _DRAWN if input_spec.drawn else _reading(input_spec.source),
        "feeds": '"input": read(sys.argv[1])',
        "output": "sys.argv[2]",
    }


def _for_styles(input_spec: InputSpec, name: str) -> dict[str, str]:
    plain = _for_pictures(input_spec, name)
    reading, read = plain["reading"], "read"
    if input_spec.drawn or input_spec.source.key != input_spec.target.key:
        reading, read = reading + _reading(input_spec.target, "photo"), "photo"
    return plain | {
        "usage": f"INPUT OUTPUT{input_spec.output_suffix} [STYLE]",
        "explained": _STYLES_EXPLAINED,
        "wrong": "not in (3, 4)",
        "reading": reading + _STYLE.format(styles=input_spec.styles, name=name, read=read),
        "feeds": f'{plain["feeds"]}, "style": style',
    }


def _for_numbers(input_spec: InputSpec, name: str) -> dict[str, str]:
    labels = {
        "input": "label map",
        "usage": f"LABELS OUTPUT{input_spec.output_suffix}",
        "explained": _LABELS_EXPLAINED.format(instances=""),
        "wrong": "!= 3",
        "reading": _NUMBERS,
        "feeds": '"labels": read(sys.argv[1])',
        "output": "sys.argv[2]",
    }
    if not input_spec.edges:
        return labels
    return labels | {
        "usage": f"LABELS INSTANCES OUTPUT{input_spec.output_suffix}",
        "explained": _LABELS_EXPLAINED.format(instances=_INSTANCES_EXPLAINED),
        "wrong": "!= 4",
        "feeds": f'{labels["feeds"]}, "instances": read(sys.argv[2])',
        "output": "sys.argv[3]",
    }


def uses_tifffile(input_spec: InputSpec) -> bool:
    """Whether the script reads or writes TIFF files."""
    reads = input_spec.kind != "class numbers" and _opening_of(input_spec.source) == "tiff"
    return reads or input_spec.output_suffix == ".tif"


def _reading(values: Values, name: str = "read") -> str:
    if values.is_plain:
        return _PHOTO.replace("def read", f"def {name}")
    low, high = values.limits
    opening = _OPENING[_opening_of(values)].format(
        moved={"HW": "[..., np.newaxis]", "CHW": ".transpose(1, 2, 0)"}.get(values.order, ""),
        converted='.convert("L")' if not values.is_deep else "",
    )
    numbers = {"opening": opening, "low": low, "span": high - low, "words": f"{low:g}..{high:g}"}
    channels = f"[..., :{values.channels}]" if values.channels > 1 else ""
    text = _VALUES.format(name=name, channels=channels, **numbers)
    return text.replace("numbers_of", f"{name}_numbers")


def _opening_of(values: Values) -> str:
    if values.suffix in ARRAYS:
        return "array"
    return "picture" if values.channels == 1 and not values.suffix else "tiff"


def _writing(values: Values, output: str, raw: bool) -> str:
    if raw or values.is_plain:
        return (_FROM_BYTES if raw else _FROM_FLOATS).format(output=output)
    plane = "[..., 0]" if values.channels == 1 else ""
    low, high = values.limits
    colour = values.channels == 3
    arrays = {"HW": "[..., 0]", "CHW": ".transpose(2, 0, 1)"}
    save = _SAVE[values.output_suffix].format(
        output=output,
        plane=plane,
        array=arrays.get(values.order, ""),
        pages="" if colour else plane or ".transpose(2, 0, 1)",
        photometric="rgb" if colour else "minisblack",
    )
    return _FROM_VALUES.format(
        span=high - low,
        low=low,
        high=high,
        words=f"{low:g}..{high:g}",
        rounded="" if np.dtype(values.dtype).kind == "f" else ".round()",
        dtype=values.dtype,
        save=save,
    )
