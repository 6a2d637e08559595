"""Pictures of other channels and depths, from a folder to an exported model and back to files."""

import subprocess
import sys

import numpy as np
import pytest
import tifffile
import torch
from PIL import Image

from core.checkpoints.files import load_model
from core.engine.execution import execute
from core.export.metadata import plain
from core.run.run import Run
from core.runtime.errors import UserError
from core.translation.translate import translate
from tests.core.tiny import variant

SIDE, DEEP = 32, 4095
FAST = {
    "teacher": {"epochs": 1, "decay_epochs": 0, "evaluations": 0},
    "distill": {"epochs": 1, "decay_epochs": 0, "evaluations": 0},
    "search": {"evaluations": 4, "population": 4, "encoder_steps": 2},
    "finetune": {"epochs": 1, "decay_epochs": 0, "choice": "best", "evaluations": 0},
}


def scene(number, channels=1):
    """A smooth picture (h, w, channels) in 0..1, another for each number."""
    rng = np.random.default_rng(number)
    across, down = np.meshgrid(np.linspace(0, 1, SIDE), np.linspace(0, 1, SIDE))
    waves = rng.uniform(2, 9, (channels, 4))
    parts = [0.5 + 0.5 * np.sin(a * across + b * down * across + c) * d / 9 for a, b, c, d in waves]
    return np.stack(parts, 2) + rng.uniform(-0.02, 0.02, (SIDE, SIDE, channels))


def save(path, numbers):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".npy":
        np.save(path, numbers)
    elif path.suffix == ".tif":
        tifffile.imwrite(path, numbers.transpose(2, 0, 1), photometric="minisblack")
    else:
        Image.fromarray(numbers[..., 0] if numbers.shape[2] == 1 else numbers).save(path)


def folder(path, source, target, count=14):
    """Pairs in two folders; of each side what makes the numbers of a place, and a suffix."""
    for place in range(count):
        part = "test" if place % 7 == 6 else "train"
        for side, (make, suffix) in (("a", source), ("b", target)):
            save(path / part / side / f"{place:03}{suffix}", make(place))
    return path


def deep(place):
    return (200 + scene(place) * 3700).clip(0, DEEP).astype(np.uint16)


def grey(place):
    return (scene(place) * 255).clip(0, 255).astype(np.uint8)


def colour(place):
    return (scene(place, 3) * 255).clip(0, 255).astype(np.uint8)


def bands(place):
    return scene(place, 5).astype(np.float32) * 40 - 20


def finished(tmp_path, family, data, **changes):
    recipe = variant(family, data={"folder": str(data), "source": "a"} | changes, **FAST)
    run = Run.create(tmp_path / "run", recipe)
    for _ in execute(run):
        pass
    return run


def model_of(run, suffix=".safetensors"):
    (path,) = (run.folder / "export").glob(f"*/run{suffix}")
    return path


def test_16_bit_grey_from_a_folder_to_16_bit_files(tmp_path):
    """12 bits in 16-bit files: the range is found, and outputs keep depth and range."""
    data = folder(tmp_path / "data", (deep, ".png"), (lambda n: DEEP - deep(n), ".png"))
    run = finished(tmp_path, "pix2pix", data)
    network = load_model(model_of(run))
    assert (network.in_channels, network.out_channels) == (1, 1)
    with run.record() as record:
        assert record.facts("values")["source"][:3] == [1, "uint16", [0.0, DEEP]]
    translate(model_of(run), data / "test" / "a", tmp_path / "out")
    with Image.open(tmp_path / "out" / "006.png") as image:
        assert image.mode.startswith("I;16")
        made = np.asarray(image).astype(int)
    x = torch.from_numpy(deep(6).astype(np.float32) / DEEP * 2 - 1).permute(2, 0, 1)[None]
    with torch.inference_mode():
        wanted = (network.eval()(x.contiguous())[0, 0].numpy() + 1) / 2 * DEEP
    assert np.abs(made - wanted).max() <= 1
    assert made.max() <= DEEP and len(np.unique(made)) > 256


def test_card_and_script_of_16_bit_grey(tmp_path):
    data = folder(tmp_path / "data", (deep, ".png"), (deep, ".png"))
    save(data / "train/a/stray.png", deep(99))
    run = finished(tmp_path, "pix2pix", data)
    exported = model_of(run).parent
    card = (exported / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "1 channel, 16 bit, 0 to 4095" in card
    report = (exported / "report.html").read_text(encoding="utf-8")
    for said in (
        "0 is taken as black, 4095 as white",
        "Pictures: 10 pairs to train on, 2 held out for the search, 2 for the final test.",
        "Files left out: 1.",
        "train/a/stray.png has no partner of its name in train/b.",
        "No weights were imported: the teacher starts from new ones.",
    ):
        assert said in report and plain(said) in card
    assert "`(v - 0) / 4095 * 2 - 1`" in card and "`(y + 1) / 2 * 4095`" in card
    source, out = data / "test/a/006.png", tmp_path / "script.png"
    script = exported / "sample.py"
    done = subprocess.run(
        [sys.executable, script, source, out], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    translate(model_of(run, ".onnx"), source, tmp_path / "out")
    with Image.open(out) as one, Image.open(tmp_path / "out/006.png") as other:
        assert one.mode == other.mode
        apart = np.abs(np.asarray(one).astype(int) - np.asarray(other))
    assert apart.max() <= 1


def test_grey_to_colour(tmp_path):
    data = folder(tmp_path / "data", (grey, ".png"), (colour, ".png"))
    run = finished(tmp_path, "pix2pix", data)
    network = load_model(model_of(run))
    assert (network.in_channels, network.out_channels) == (1, 3)
    translate(model_of(run), data / "test" / "a", tmp_path / "out")
    with Image.open(tmp_path / "out/006.png") as image:
        assert image.mode == "RGB" and image.size == (SIDE, SIDE)
    # The sheet of sources that people see is grey in three channels.
    with Image.open(run.samples / "input.png") as sheet:
        pixels = np.asarray(sheet)
    assert pixels.shape[2] == 3 and (pixels == pixels[..., :1]).all()


@pytest.mark.parametrize("family", ["cyclegan", "cut", "munit"])
def test_unpaired_sides_of_different_channels(tmp_path, family):
    data = folder(tmp_path / "data", (bands, ".tif"), (deep, ".npy"))
    run = finished(tmp_path, family, data)
    network = load_model(model_of(run))
    assert (network.in_channels, network.out_channels) == (5, 1)
    translate(model_of(run), data / "test" / "a", tmp_path / "out")
    made = np.load(tmp_path / "out/006.npy")
    assert made.shape == (SIDE, SIDE, 1) and made.dtype == np.uint16 and made.max() <= DEEP


def test_an_imported_teacher_of_other_channels_is_refused(tmp_path):
    data = folder(tmp_path / "data", (bands, ".tif"), (deep, ".png"))
    run = finished(tmp_path, "pix2pix", data)
    other = folder(tmp_path / "other", (colour, ".png"), (colour, ".png"))
    recipe = variant(
        "pix2pix",
        **{**FAST, "teacher": FAST["teacher"] | {"checkpoint": str(model_of(run))}},
        data={"folder": str(other), "source": "a"},
    )
    with pytest.raises(UserError, match="takes 5 channels; these sources have 3"):
        for _ in execute(Run.create(tmp_path / "again", recipe)):
            pass
