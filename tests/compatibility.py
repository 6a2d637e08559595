"""The table of docs/compatibility.md, made from the inputs of the tests.

`python -m tests.compatibility > docs/compatibility.md`
"""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
import torch
from PIL import Image
from torch import nn

from core.checkpoints.importers import import_discriminator, read_generator
from core.data.layouts import Pairing, recognise
from core.engine.inspection import inspect_path
from core.export.graph import onnx_model
from core.nets.architecture import uniform
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.spade import SpadeGenerator
from core.nets.unet import UNetGenerator
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import (
    OfficialDiscriminator,
    OfficialGenerator,
    OfficialUNet,
    shaken,
)
from tests.core.checkpoints.test_wrapped_files import BOTH, OTHERS, WRAPPED, S, T
from tests.core.data.brought import drawing, photo
from tests.core.data.pictures_on_disk import put
from tests.core.data.test_brought_label_maps import COLOURS, STREETS, class_map, of_squares
from tests.core.data.test_brought_values import deep
from tests.core.data.test_wide_files import scene
from tests.core.nets.test_planned import as_published, made
from tests.core.runtime.test_file_kinds import FILES

HEAD = """# What is understood

Made by `python -m tests.compatibility` from the inputs of the tests: each was written to a file or
folder and read. `main.py inspect PATH` tells the same of any file or folder.
"""


OTHER = "What a file is comes from its content, then from its name.\n\n| {} | {} |\n|---|---|"


def towns(folder: Path) -> None:
    for town in ("aachen", "bochum"):
        for i in range(6):
            drawing(folder / "labels" / town / f"{town}_{i}.png", i)
            photo(folder / "photos" / town / f"{town}_{i}.jpg", i)


def subjects(folder: Path) -> None:
    for subject in range(4):
        for i in range(3):
            drawing(folder / f"s{subject}" / "ct" / f"{i}.png", i)
            photo(folder / f"s{subject}" / "mr" / f"{i}.png", i)


def domains(folder: Path) -> None:
    for i in range(12):
        photo(folder / "trainA" / f"s{i % 3}" / f"{i}.png", i)
        photo(folder / "trainB" / f"{i}.png", i + 20)


def suffixes(folder: Path) -> None:
    for i in range(12):
        photo(folder / "A" / (f"{i:03d}_mask.png" if i else "overview.png"), i)
        photo(folder / "B" / (f"{i:03d}_photo.png" if i else "overview.png"), i)


def subject_files(folder: Path) -> None:
    for subject in range(12):
        drawing(folder / f"s{subject}" / "ct.png", subject)
        photo(folder / f"s{subject}" / "mr.png", subject)


def marked(folder: Path) -> None:
    for i in range(12):
        drawing(folder / f"{i:03d}_A.png", i)
        photo(folder / f"{i:03d}_B.png", i)


def masked(folder: Path) -> None:
    for i in range(12):
        drawing(folder / f"{i}_mask.png", i)
        photo(folder / f"{i}.jpg", i)


def numbers(folder: Path) -> None:
    for i in range(1, 13):
        drawing(folder / "A" / f"{i}.png", i)
        photo(folder / "B" / f"{i:04d}.jpg", i)


def colour_maps(folder: Path, suffix: str = "png") -> None:
    for i in range(12):
        (folder / "label").mkdir(parents=True, exist_ok=True)
        Image.fromarray(COLOURS[class_map(i)]).save(folder / "label" / f"{i}.{suffix}")
        photo(folder / "photo" / f"{i}.jpg", i)


def noisy_colour_maps(folder: Path) -> None:
    colour_maps(folder, "jpg")


def small_classes(folder: Path) -> None:
    of_squares(folder, STREETS, 8, "jpg", quality=60)


def named_colours(folder: Path) -> None:
    of_squares(folder, STREETS, 4, "jpg", quality=60)
    lines = [f"{red} {green} {blue} class {red}" for red, green, blue in STREETS.tolist()]
    (folder / "label_colors.txt").write_text("\n".join(lines))


def blurred_colours(folder: Path) -> None:
    of_squares(folder, STREETS, 4, "jpg", quality=40)


def equal_channels(folder: Path) -> None:
    for i in range(12):
        (folder / "label").mkdir(parents=True, exist_ok=True)
        Image.fromarray(class_map(i)).convert("RGB").save(folder / "label" / f"{i}.png")
        photo(folder / "photo" / f"{i}.jpg", i)


def masks(folder: Path) -> None:
    for i in range(12):
        (folder / "mask").mkdir(parents=True, exist_ok=True)
        mask = (class_map(i) > 2).astype(np.uint8) * 255
        Image.fromarray(mask).save(folder / "mask" / f"{i}.png")
        photo(folder / "photo" / f"{i}.jpg", i)


def grey_levels(folder: Path) -> None:
    for i in range(12):
        (folder / "mask").mkdir(parents=True, exist_ok=True)
        greys = np.array([0, 128, 255], np.uint8)[class_map(i) % 3]
        Image.fromarray(greys).save(folder / "mask" / f"{i}.png")
        photo(folder / "photo" / f"{i}.jpg", i)


def twelve_bits(folder: Path) -> None:
    for i in range(12):
        photo(folder / "A" / f"{i}.png", i)
        deep(folder / "B" / f"{i}.png", i, 0, 4000, np.uint16)


def grey_and_colour(folder: Path) -> None:
    for i in range(12):
        (folder / "grey").mkdir(parents=True, exist_ok=True)
        photo(folder / "colour" / f"{i}.png", i)
        with Image.open(folder / "colour" / f"{i}.png") as image:
            image.convert("L").save(folder / "grey" / f"{i}.png")


def five_pages(folder: Path) -> None:
    rng = np.random.default_rng(0)
    (folder / "bands").mkdir(parents=True, exist_ok=True)
    for i in range(12):
        pages = rng.integers(0, 4000, (5, 32, 32)).astype(np.uint16)
        tifffile.imwrite(folder / "bands" / f"{i}.tif", pages, photometric="minisblack")
        photo(folder / "rgb" / f"{i}.png", i)


def arrays(folder: Path) -> None:
    rng = np.random.default_rng(0)
    for side in ("A", "B"):
        (folder / side).mkdir(parents=True, exist_ok=True)
        for i in range(12):
            np.save(folder / side / f"{i}.npy", rng.normal(size=(32, 32)).astype(np.float32))


def mixed_channels(folder: Path) -> None:
    five_pages(folder)
    photo(folder / "bands" / "0.tif", 0)


def heic(folder: Path) -> None:
    for i in range(3):
        (folder / f"{i}.heic").write_bytes(b"x")


def wide_photos(folder: Path) -> None:
    for i in range(12):
        put(folder / "train" / f"{i}.png", scene(i, 94, 310))


def wide_subjects(folder: Path) -> None:
    for subject in range(3):
        for i in range(6):
            line = np.full((64, 64, 3), 255, np.uint8)
            line[i + 5 : i + 9] = 0
            both = np.concatenate([line, scene(i, 64, 64)], 1)
            put(folder / "train" / f"s{subject}" / f"{i}.png", both)


LAYOUTS: dict[str, tuple[Pairing, Callable[[Path], None]]] = {
    "labels/TOWN and photos/TOWN": ("pairs", towns),
    "SUBJECT/ct and SUBJECT/mr": ("pairs", subjects),
    "trainA/SUBJECT and trainB, unpaired": ("unpaired", domains),
    "SUBJECT/ct.png and SUBJECT/mr.png": ("pairs", subject_files),
    "NNN_A.png and NNN_B.png in one folder": ("pairs", marked),
    "N_mask.png and N.jpg in one folder": ("pairs", masked),
    "NNN_mask and NNN_photo, one equal name": ("pairs", suffixes),
    "1.png and 0001.jpg": ("pairs", numbers),
    "colour-coded label maps": ("labels", colour_maps),
    "colour-coded label maps as JPEG": ("labels", noisy_colour_maps),
    "the same, classes of 8 px, quality 60": ("labels", small_classes),
    "the same, classes of 4 px, colours in label_colors.txt": ("labels", named_colours),
    "the same, classes of 4 px, quality 40": ("labels", blurred_colours),
    "class numbers in three equal channels": ("labels", equal_channels),
    "masks of 0 and 255": ("labels", masks),
    "masks of 0, 128 and 255": ("labels", grey_levels),
    "12 bits in 16-bit PNG": ("pairs", twelve_bits),
    "train/SUBJECT of side-by-side files": ("pairs", wide_subjects),
    "single wide photos": ("pairs", wide_photos),
    "grey and colour": ("pairs", grey_and_colour),
    "TIFF of five pages and colour": ("pairs", five_pages),
    "NumPy arrays of fractions": ("pairs", arrays),
    "TIFF of five pages, one of them RGB": ("pairs", mixed_channels),
    "HEIC files": ("pairs", heic),
}


def checkpoint_rows(folder: Path) -> Iterator[str]:
    """What becomes of each checkpoint of the tests."""
    contents = {
        **WRAPPED,
        **{f"{a} and {b}": {a: S, b: T} for a, b in BOTH},
        "two of unclear names": {"day": S, "night": T},
        **OTHERS,
    }
    for name, content in contents.items():
        yield _row(name, _read(folder, content, lambda path: read_generator(path).notes), folder)


def networks() -> dict[str, Any]:
    """Generators by what published them; contents of files, or bytes."""
    unet = shaken(OfficialUNet(6, 2, nn.BatchNorm2d)).state_dict()
    bare = {name: t for name, t in unet.items() if "running" not in name and "num_b" not in name}
    fresh = OfficialUNet(6, 2, nn.BatchNorm2d).state_dict()
    spade = {"classes": 2, "edges": False, "hidden": 4}
    by_picture = SpadeGenerator("spade", uniform(1), 2, **spade, norm="instance")
    small = UNetGenerator("unet", uniform(2), downs=6, norm="picture").eval()
    return {
        "U-Net of batch normalisation": unet,
        "the same without running statistics": bare,
        "the same, statistics never gathered": fresh,
        "ResNet of batch normalisation": OfficialGenerator(6, 2, nn.BatchNorm2d).state_dict(),
        "CUT, antialiased": as_published(made("antialiased"))
        | {"model.7.filt": torch.ones(8, 1, 3, 3)},
        "pix2pixHD, global": as_published(made("pix2pixhd")),
        "pix2pixHD, local enhancer": as_published(made("pix2pixhd_local")),
        "SPADE, two classes": SpadeGenerator("spade", uniform(1), 2, **spade).state_dict(),
        "SPADE, spadeinstance": by_picture.state_dict(),
        "an ONNX file": onnx_model(small, "standard").SerializeToString(),
        "nothing but text": b"no weights at all, but a text file that is called net.pth",
    }


def discriminators() -> dict[str, Any]:
    """Discriminators by what published them."""
    patch = OfficialDiscriminator(6, 4).state_dict()
    return {
        "PatchGAN of pix2pix": patch,
        "PatchGAN of CycleGAN": OfficialDiscriminator(3, 4).state_dict(),
        "PatchGAN, wrapped": {"netD": {f"module.{name}": t for name, t in patch.items()}},
        "those of SPADE": MultiscaleDiscriminator(5, 4).state_dict(),
        "CUT, antialiased": patch | {"model.2.filt": torch.ones(4, 1, 4, 4)},
        "a generator": S,
    }


def network_rows(folder: Path) -> Iterator[str]:
    """What becomes of the generators of each program."""
    for name, content in networks().items():
        yield _row(name, _read(folder, content, lambda path: read_generator(path).notes), folder)


def discriminator_rows(folder: Path) -> Iterator[str]:
    """What becomes of the discriminators of each program."""

    def read(path: Path) -> list[str]:
        found = import_discriminator(path)
        return [f"A {type(found).__name__} that takes {getattr(found, 'in_channels', 3)} channels."]

    for name, content in discriminators().items():
        yield _row(name, _read(folder, content, read), folder)


def _read(folder: Path, content: Any, read: Callable[[Path], Iterable[str]]) -> str:
    path = folder / "net.pth"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        torch.save(content, path)
    try:
        return "imported. " + " ".join(read(path))
    except UserError as error:
        return f"refused: {error.sentence}"


def layout_rows(folder: Path) -> Iterator[str]:
    """What becomes of each data layout."""
    for index, (name, (pairing, make)) in enumerate(LAYOUTS.items()):
        data = folder / f"data{index}"
        data.mkdir()
        make(data)
        try:
            layout = recognise(data, pairing=pairing)
            count = len(layout.train_sources) + len(layout.test_sources)
            said = f"{count} sources. {layout.description}"
        except UserError as error:
            said = f"refused: {error.sentence}"
        yield _row(name, said, folder)


def file_rows(folder: Path) -> Iterator[str]:
    """What is said of files that are neither pictures nor weights that are read."""
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
        found = inspect_path(folder / name)
        yield _row(name, f"{found.what}: {' '.join(found.reasons)}", folder)


def page() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        table = "| {} | what becomes of it |\n|---|---|"
        lines = [HEAD, "## Checkpoints\n", table.format("file"), *checkpoint_rows(folder)]
        lines += ["\n## Generators by program\n", table.format("file"), *network_rows(folder)]
        lines += ["\n## Discriminators\n", table.format("file"), *discriminator_rows(folder)]
        lines += ["\n## Data\n", table.format("folder"), *layout_rows(folder)]
        lines += ["\n## Other files\n", OTHER.format("file", "what is said"), *file_rows(folder)]
    return "\n".join(lines) + "\n"


def _row(name: str, said: str, folder: Path) -> str:
    plain = said.replace(f"{folder}/", "").replace("|", "/").replace("\n", " ")
    return f"| {name} | {plain} |"


if __name__ == "__main__":
    sys.stdout.write(page())
