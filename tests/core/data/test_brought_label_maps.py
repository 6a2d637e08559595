"""Label maps as people bring them: which classes are found, in colours, greys and numbers."""

import numpy as np
import pytest
from PIL import Image

from core.data.images import PictureError
from core.data.labels import checked_classes, class_table_of, read_classes
from core.data.layouts import recognise
from core.runtime.errors import UserError
from tests.core.data.brought import photo

COLOURS = np.array(
    [[40, 60, 90], [200, 60, 50], [60, 180, 80], [220, 200, 60], [120, 60, 180]], np.uint8
)


def class_map(seed, classes=5):
    blocks = np.random.default_rng(seed).integers(0, classes, (4, 4)).astype(np.uint8)
    return np.kron(blocks, np.ones((16, 16), np.uint8))


def with_maps(folder, save, count=12):
    for i in range(count):
        (folder / "label").mkdir(parents=True, exist_ok=True)
        save(folder / "label", i, class_map(i))
        photo(folder / "photo" / f"{i}.jpg", i)
    return recognise(folder, pairing="labels")


def same_classes(found):
    """Whether every map, read through the palette, has the colours it was drawn with."""
    facts = found.labels
    table = np.array(facts.palette, float)
    for pair in found.train + found.test:
        read = read_classes(pair.source, facts.classes, facts.palette)
        drawn = COLOURS[class_map(int(pair.source.stem))]
        if np.abs(table[read] - drawn).max(-1).mean() > 8:
            return False
    return facts.by_colour


def test_palettes_that_differ_by_file_become_one(tmp_path):
    chance = np.random.default_rng(5)

    def save(folder, i, numbers):
        order = chance.permutation(5)
        image = Image.fromarray(np.argsort(order).astype(np.uint8)[numbers])
        image.putpalette(COLOURS[order].reshape(-1).tolist())
        image.save(folder / f"{i}.png")

    found = with_maps(tmp_path, save)
    assert found.labels.classes == 5 and same_classes(found)
    assert "by the colours #" in found.description


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp"])
def test_colour_coded_maps_become_classes(tmp_path, suffix):
    found = with_maps(
        tmp_path, lambda folder, i, n: Image.fromarray(COLOURS[n]).save(folder / f"{i}.{suffix}")
    )
    assert (found.source, found.labels.classes) == ("label", 5)
    assert same_classes(found)


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_masks_of_0_and_255_are_two_classes(tmp_path, suffix):
    found = with_maps(
        tmp_path,
        lambda folder, i, n: Image.fromarray((n > 2).astype(np.uint8) * 255).save(
            folder / f"{i}.{suffix}"
        ),
    )
    facts = found.labels
    assert (facts.classes, facts.dont_care) == (2, False)
    for pair in found.train:
        read = read_classes(pair.source, 2, facts.palette)
        assert (read != (class_map(int(pair.source.stem)) > 2)).mean() < 0.05


@pytest.mark.parametrize(
    ("suffix", "levels"),
    [
        ("png", (0, 128)),
        ("png", (0, 128, 255)),
        ("gif", (0, 85, 170, 255)),
        ("palette.png", (0, 85, 170, 255)),
        ("tif", (0, 64, 128, 191, 255)),
        ("npy", (0, 127, 255)),
    ],
)
def test_greys_in_even_steps_are_classes(tmp_path, suffix, levels):
    table = np.array(levels, np.int64 if suffix == "npy" else np.uint8)

    def save(folder, i, n):
        grey = table[n % len(levels)]
        if suffix == "npy":
            np.save(folder / f"{i}.npy", grey)
        elif suffix == "palette.png":  # as tools write that number the greys a file has
            used, numbers = np.unique(grey, return_inverse=True)
            image = Image.fromarray(numbers.reshape(grey.shape).astype(np.uint8))
            image.putpalette(np.repeat(used, 3).tolist())
            image.save(folder / f"{i}.{suffix}")
        else:
            Image.fromarray(grey).save(folder / f"{i}.{suffix}")

    facts = with_maps(tmp_path, save).labels
    assert (facts.classes, facts.dont_care, facts.by_colour) == (len(levels), False, True)
    assert sorted(facts.palette) == [(level,) * 3 for level in levels]
    read = read_classes(tmp_path / "label" / f"3.{suffix}", len(levels), facts.palette)
    wanted = table[class_map(3) % len(levels)]
    assert np.array_equal(np.array(facts.palette)[read][..., 0], wanted)


@pytest.mark.parametrize("suffix", ["png", "npy", "gif", "pgm"])
def test_class_numbers_of_every_lossless_file(tmp_path, suffix):
    def save(folder, i, n):
        if suffix == "npy":
            np.save(folder / f"{i}.npy", n.astype(np.int64))
        else:
            Image.fromarray(n).save(folder / f"{i}.{suffix}")

    facts = with_maps(tmp_path, save).labels
    assert (facts.classes, facts.by_colour) == (5, False)
    read = checked_classes(tmp_path / "label" / f"3.{suffix}", 5, False)
    assert np.array_equal(read, class_map(3))


def test_masks_of_one_bit_are_two_classes(tmp_path):
    def bits(folder, i, n):
        Image.fromarray((n > 2).astype(np.uint8) * 255).convert("1").save(folder / f"{i}.png")

    facts = with_maps(tmp_path / "bits", bits).labels
    assert (facts.classes, facts.dont_care) == (2, False)
    read = read_classes(tmp_path / "bits" / "label" / "3.png", 2)
    assert np.array_equal(read, class_map(3) > 2)
    facts = with_maps(tmp_path / "bools", lambda f, i, n: np.save(f / f"{i}.npy", n > 2)).labels
    assert facts.classes == 2
    read = read_classes(tmp_path / "bools" / "label" / "3.npy", 2, facts.palette)
    assert np.array_equal(read == read[class_map(3) > 2][0], class_map(3) > 2)


STREETS = np.array(
    [[128, 64, 128], [70, 70, 70], [190, 153, 153], [153, 153, 153], [250, 170, 30],
     [107, 142, 35], [70, 130, 180], [220, 20, 60]], np.uint8
)  # fmt: skip


def in_squares(seed, side, classes):
    blocks = np.random.default_rng(seed).integers(0, classes, (64 // side, 64 // side))
    return blocks.astype(np.uint8).repeat(side, 0).repeat(side, 1)


def of_squares(folder, table, side, suffix="png", **how):
    for i in range(6):
        (folder / "label").mkdir(parents=True, exist_ok=True)
        image = Image.fromarray(table[in_squares(i, side, len(table))])
        image.save(folder / "label" / f"{i}.{suffix}", **how)
        photo(folder / "photo" / f"{i}.jpg", i)
    return folder


def right(found, table, side):
    """The share of pixels that have the class they were drawn with."""
    facts, shares = found.labels, []
    for pair in found.train + found.test:
        read = read_classes(pair.source, facts.classes, facts.palette)
        drawn = table[in_squares(int(pair.source.stem), side, len(table))].astype(int)
        shares.append(np.abs(np.array(facts.palette, int)[read] - drawn).max(-1) <= 12)
    return float(np.mean(shares))


@pytest.mark.parametrize("suffix", ["jpg", "png"])
@pytest.mark.parametrize(
    ("table", "least"), [(COLOURS, 0.99), (STREETS, 0.93)], ids=["few", "near"]
)
def test_small_classes_of_coarse_jpeg_are_told_apart(tmp_path, table, least, suffix):
    folder = of_squares(tmp_path, table, 8, "jpg", quality=60)
    for path in (folder / "label").iterdir() if suffix == "png" else ():
        with Image.open(path) as image:  # as tools convert them, which does not take the noise away
            image.save(path.with_suffix(".png"))
        path.unlink()
    found = recognise(folder, pairing="labels")
    assert (found.source, found.labels.classes) == ("label", len(table))
    assert right(found, table, 8) > least


def test_classes_that_jpeg_blurred_are_refused_with_what_to_do(tmp_path):
    of_squares(tmp_path, STREETS, 4, "jpg", quality=40)
    with pytest.raises(
        UserError, match=r"In label, 0\.jpg is a JPEG file, which blurred"
    ) as raised:
        recognise(tmp_path, pairing="labels")
    assert "as PNG, or name their colours in label_colors.txt" in raised.value.action
    with pytest.raises(UserError) as raised:
        recognise(tmp_path, source="label", pairing="labels")
    assert "label_colors.txt" in raised.value.action


def test_near_and_many_colours_of_lossless_maps_stay_apart(tmp_path):
    near = np.array([[0, 60, 100], [0, 80, 100], [0, 0, 90], [0, 0, 70]], np.uint8)
    found = recognise(of_squares(tmp_path / "near", near, 8), pairing="labels")
    assert found.labels.classes == 4 and right(found, near, 8) == 1
    steps = np.stack(np.meshgrid([0, 60, 120, 180, 240], [0, 70, 140, 210], [0, 80, 160, 240]), -1)
    many = steps.reshape(-1, 3).astype(np.uint8)
    found = recognise(of_squares(tmp_path / "many", many, 8), pairing="labels")
    assert found.labels.classes == 80 and set(found.labels.palette) == set(
        map(tuple, many.tolist())
    )


NAMES = ["road", "wall", "fence", "thin pole", "light", "tree", "sky", "person"]
PALETTES = {
    "label_colors.txt": "{0} {1} {2}\t\t{3}",
    "class_dict.csv": "{3}, {0}, {1}, {2}",
    "labelmap.txt": "{3}:{0},{1},{2}::",
    "classes.txt": "#{4} {3}",
    "class_names.txt": "{5}\t{3}\t{0} {1} {2}",
}


@pytest.mark.parametrize("file", PALETTES)
def test_colours_that_a_file_names_are_the_classes(tmp_path, file):
    of_squares(tmp_path, STREETS, 4, "jpg", quality=50)
    heading = {
        "class_dict.csv": "name,r,g,b\n",
        "labelmap.txt": "# label:color_rgb:parts:actions\n",
    }
    lines = [
        PALETTES[file].format(*colour, NAMES[place], bytes(colour.tolist()).hex(), place)
        for place, colour in enumerate(STREETS)
    ]
    (tmp_path / file).write_text(heading.get(file, "") + "\n".join(lines))
    found = recognise(tmp_path, pairing="labels")
    assert found.labels.names == tuple(NAMES) and found.source == "label"
    assert found.labels.palette == tuple(tuple(colour) for colour in STREETS.tolist())
    assert f"The colours of the classes are those of {file}." in found.description
    assert right(found, STREETS, 4) > 0.7


def test_colours_that_a_file_does_not_name_are_said(tmp_path):
    of_squares(tmp_path, STREETS, 16)
    lines = [f"{red} {green} {blue} c" for red, green, blue in STREETS[:-1].tolist()]
    (tmp_path / "label_colors.txt").write_text("\n".join([*lines, "220 30 60 person"]))
    found = recognise(tmp_path, pairing="labels")
    assert "Colours that it lacks count as the nearest: 1 (#dc143c)." in found.description
    assert found.labels.classes == 8 and right(found, STREETS, 16) == 1
    (tmp_path / "label_colors.txt").write_text("\n".join([*lines, "person"]))
    with pytest.raises(UserError, match="the line “person” has no colour"):
        recognise(tmp_path, pairing="labels")
    (tmp_path / "label_colors.txt").write_text("\n".join([*lines, lines[0]]))
    with pytest.raises(UserError, match="#804080 stands twice"):
        recognise(tmp_path, pairing="labels")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA"])
@pytest.mark.parametrize("void", [False, True])
def test_numbers_in_equal_channels_are_class_numbers(tmp_path, mode, void):
    def save(folder, i, n):
        n = np.where(n == 4, 255, n).astype(np.uint8) if void else n
        Image.fromarray(n).convert(mode).save(folder / f"{i}.png")

    found = with_maps(tmp_path, save)
    facts = found.labels
    assert (found.source, facts.by_colour, facts.dont_care) == ("label", False, void)
    assert facts.classes == (4 if void else 5)
    assert (
        "All label maps have three equal channels, whose number is the class." in found.description
    )
    read = read_classes(tmp_path / "label" / "3.png", 5)
    assert np.array_equal(
        read, np.where(class_map(3) == 4, 5, class_map(3)) if void else class_map(3)
    )
    pictures = recognise(tmp_path)
    assert pictures.source == "label" and pictures.train[0].labels == "source"


def test_a_class_of_the_test_set_alone_is_said(tmp_path):
    for split, classes in (("train", 4), ("test", 7)):
        for i in range(6):
            (tmp_path / split / "label").mkdir(parents=True, exist_ok=True)
            numbers = class_map(i, classes)
            Image.fromarray(numbers).save(tmp_path / split / "label" / f"{i}.png")
            photo(tmp_path / split / "photo" / f"{i}.jpg", i)
    found = recognise(tmp_path, pairing="labels")
    assert found.labels.classes == 7
    assert "Only the test pictures hold class 4, class 5, class 6" in found.description


def test_a_rare_class_in_a_large_set_is_found(tmp_path):
    def save(folder, i, _):
        rare = np.full((8, 8), 9 if i == 249 else i % 3, np.uint8)
        Image.fromarray(rare).save(folder / f"{i:03d}.png")

    for i in range(250):
        (tmp_path / "label").mkdir(exist_ok=True)
        save(tmp_path / "label", i, None)
    paths = sorted((tmp_path / "label").iterdir())
    assert class_table_of(paths, tmp_path).classes == 10


def test_one_rule_for_what_a_model_is_fed(tmp_path):
    def put(name, pixels):
        Image.fromarray(pixels).save(tmp_path / name)
        return tmp_path / name

    good = put("good.png", class_map(1))
    assert np.array_equal(checked_classes(good, 5, False), class_map(1))
    with pytest.raises(PictureError, match="JPEG"):
        checked_classes(put("blurred.jpg", class_map(1)), 5, False)
    with pytest.raises(PictureError, match="up to 4, and the model knows 0 to 2"):
        checked_classes(good, 3, False)
    with pytest.raises(PictureError, match="up to 255"):
        checked_classes(put("mask.png", (class_map(1) > 2).astype(np.uint8) * 255), 5, False)
    palette = [tuple(colour) for colour in COLOURS.tolist()]
    coloured = put("coloured.png", COLOURS[class_map(1)])
    assert np.array_equal(checked_classes(coloured, 5, False, palette), class_map(1))
    with pytest.raises(PictureError, match="outside the 5 classes"):
        noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3)).astype(np.uint8)
        checked_classes(put("photo.png", noise), 5, False, palette)


def test_seams_of_maps_that_were_scaled_smoothly_are_no_classes(tmp_path):
    for i in range(12):
        (tmp_path / "label").mkdir(exist_ok=True)
        blocks = np.random.default_rng(i).integers(0, len(COLOURS), (4, 4))
        large = np.kron(COLOURS[blocks], np.ones((64, 64, 1), np.uint8))
        scaled = Image.fromarray(large).resize((64, 64), Image.Resampling.BICUBIC, (3, 3, 250, 250))
        scaled.save(tmp_path / "label" / f"{i}.png")
        photo(tmp_path / "photo" / f"{i}.png", i)
    found = recognise(tmp_path, pairing="labels")
    assert set(found.labels.palette) == {tuple(map(int, colour)) for colour in COLOURS}


def test_thin_borders_between_two_greys_stay_a_class(tmp_path):
    for i in range(12):
        (tmp_path / "mask").mkdir(exist_ok=True)
        trimap = np.full((64, 64), 0, np.uint8)
        trimap[:, 20 + i :], trimap[:, 19 + i] = 255, 128
        Image.fromarray(trimap).save(tmp_path / "mask" / f"{i}.png")
        photo(tmp_path / "photo" / f"{i}.png", i)
    found = recognise(tmp_path, pairing="labels", source="mask")
    assert {colour[0] for colour in found.labels.palette} == {0, 128, 255}
