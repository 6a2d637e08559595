"""What files of other channels and depths hold, and how they are read."""

import io

import numpy as np
import pytest
import tifffile
from PIL import Image

from core.data.images import PictureError, read_picture, read_seen, resize
from core.data.layouts import recognise
from core.data.numbers import file_bytes, read_numbers, shape_of
from core.data.values import Values, from_shown, shown_pixels
from core.runtime.errors import UserError


def rng():
    return np.random.default_rng(0)


def counted(height, width, channels, dtype=np.uint16):
    numbers = np.arange(height * width * channels).reshape(height, width, channels)
    return numbers.astype(dtype)


@pytest.mark.parametrize(
    ("shape", "order", "seen"),
    [
        ((6, 9), "HW", (6, 9, 1)),
        ((6, 9, 5), "HWC", (6, 9, 5)),
        ((5, 6, 9), "CHW", (6, 9, 5)),
        ((9, 6, 9), "HWC", (9, 6, 9)),
    ],
)
def test_axes_of_arrays(tmp_path, shape, order, seen):
    array = rng().integers(0, 5000, shape).astype(">u2")
    np.save(tmp_path / "a.npy", array)
    np.savez(tmp_path / "b.npz", picture=array)
    wanted = {"HW": array.reshape(seen), "HWC": array}.get(
        order, array.transpose(1, 2, 0) if array.ndim == 3 else array
    )
    for name in ("a.npy", "b.npz"):
        assert shape_of(tmp_path / name)[2:] == (seen[2], "uint16", order)
        assert np.array_equal(read_numbers(tmp_path / name), wanted)


@pytest.mark.parametrize(
    ("array", "said"),
    [
        (np.array([{"a": 1}], dtype=object), "instead of numbers"),
        (np.zeros((2, 3, 4, 5)), "4 axes"),
        (np.zeros((0, 3)), "not a picture"),
        (np.zeros((4, 4), complex), "instead of numbers"),
    ],
)
def test_other_arrays_are_refused(tmp_path, array, said):
    np.save(tmp_path / "a.npy", array, allow_pickle=True)
    with pytest.raises(PictureError, match=said):
        read_numbers(tmp_path / "a.npy")


def test_archives_of_several_arrays_and_cut_files_are_refused(tmp_path):
    np.savez(tmp_path / "a.npz", mu=np.zeros(3), sigma=np.zeros((3, 3)))
    with pytest.raises(PictureError, match=r"holds 2 arrays \(mu, sigma\)"):
        read_numbers(tmp_path / "a.npz")
    np.save(tmp_path / "b.npy", counted(8, 8, 3))
    whole = (tmp_path / "b.npy").read_bytes()
    (tmp_path / "b.npy").write_bytes(whole[:-20])
    with pytest.raises(PictureError, match="cut short"):
        shape_of(tmp_path / "b.npy")


def test_pages_and_samples_of_tiff_are_channels(tmp_path):
    numbers = counted(7, 8, 5)
    planes = numbers.transpose(2, 0, 1)
    tifffile.imwrite(tmp_path / "pages.tif", planes, photometric="minisblack")
    tifffile.imwrite(
        tmp_path / "samples.tif", numbers, photometric="minisblack", planarconfig="contig"
    )
    tifffile.imwrite(
        tmp_path / "planes.tif", planes, photometric="minisblack", planarconfig="separate"
    )
    for name in ("pages", "samples", "planes"):
        assert shape_of(tmp_path / f"{name}.tif")[:4] == (7, 8, 5, "uint16")
        assert np.array_equal(read_numbers(tmp_path / f"{name}.tif"), numbers)


def test_compressed_pages(tmp_path):
    pages = [Image.fromarray(np.full((5, 6), value, np.uint8)) for value in (1, 2, 3, 4)]
    for how in ("tiff_lzw", "tiff_deflate"):
        path = tmp_path / f"{how}.tif"
        pages[0].save(path, save_all=True, append_images=pages[1:], compression=how)
        assert read_numbers(path)[0, 0].tolist() == [1, 2, 3, 4]


def test_siblings(tmp_path):
    """LA, 16 bits of the other byte order, float TIFF, grey and coloured palettes, 16-bit RGB."""
    Image.new("LA", (4, 3), (100, 128)).save(tmp_path / "la.png")
    assert read_numbers(tmp_path / "la.png")[0, 0].tolist() == [177]  # laid over white
    assert read_numbers(tmp_path / "la.png", 2)[0, 0].tolist() == [100, 128]
    numbers = counted(4, 5, 1) * 100
    big = io.BytesIO()
    tifffile.imwrite(big, numbers[..., 0], byteorder=">")
    (tmp_path / "big.tif").write_bytes(big.getvalue())
    assert np.array_equal(read_numbers(tmp_path / "big.tif"), numbers)
    floats = (numbers / 7).astype(np.float32)
    tifffile.imwrite(tmp_path / "float.tif", floats[..., 0])
    assert np.array_equal(read_numbers(tmp_path / "float.tif"), floats)
    for name, colour in (("grey", (9, 9, 9)), ("colour", (9, 0, 0))):
        image = Image.new("P", (4, 4))
        image.putpalette([0, 0, 0, *colour])
        image.save(tmp_path / f"{name}.png")
        assert shape_of(tmp_path / f"{name}.png").channels == (1 if name == "grey" else 3)


def test_16_bit_tiff_in_colour_keeps_its_bits(tmp_path):
    numbers = counted(6, 7, 3) * 300
    tifffile.imwrite(tmp_path / "a.tif", numbers, photometric="rgb")
    assert np.array_equal(read_numbers(tmp_path / "a.tif"), numbers)
    seen = read_seen(tmp_path / "a.tif", Values(3, "uint16", (0, 65535)))
    assert np.allclose(seen, numbers / 257.0, atol=1e-4)


@pytest.mark.parametrize(
    ("values", "suffix"),
    [
        (Values(1, "uint16", (0, 4095)), ".png"),
        (Values(1, "int16", (-1000, 3000)), ".tif"),
        (Values(1, "float32", (-2.5, 4)), ".tif"),
        (Values(3, "uint16", (0, 65535)), ".tif"),
        (Values(5, "uint8"), ".tif"),
        (Values(4, "float32", (0, 1), ".npy", "CHW"), ".npy"),
        (Values(1, "uint16", (0, 1023), ".npy", "HW"), ".npy"),
        (Values(1), ".png"),
    ],
)
def test_outputs_hold_what_the_target_held(tmp_path, values, suffix):
    assert values.output_suffix == suffix
    made = rng().uniform(-1, 1, (9, 8, values.channels)).astype(np.float32)
    path = tmp_path / f"out{suffix}"
    path.write_bytes(file_bytes(values.stored(made), suffix, values.order))
    found = read_numbers(path)
    low, high = values.limits
    wanted = low + (made + 1) / 2 * (high - low)
    assert found.dtype == values.dtype and found.shape == made.shape
    assert np.abs(found - wanted).max() <= (0.51 if found.dtype.kind in "ui" else 1e-3)


def folder_of(folder, **sides):
    for side, make in sides.items():
        (folder / side).mkdir(parents=True)
        for place in range(8):
            make(folder / side / f"{place}", place)
    return folder


def as_png(mode):
    def write(path, place):
        pixels = rng().integers(0, 255, (16, 16, 3), dtype=np.uint8)
        Image.fromarray(pixels).convert(mode).save(f"{path}.png")

    return write


def as_bands(path, place):
    tifffile.imwrite(f"{path}.tif", counted(16, 16, 5).transpose(2, 0, 1))


def test_channels_are_found_on_either_side(tmp_path):
    layout = recognise(folder_of(tmp_path, A=as_bands, B=as_png("L")), "A")
    assert [side.channels for side in layout.values] == [5, 1]
    assert layout.values[0].range == (0, 4095) and layout.values[1].dtype == "uint8"
    assert "The source has 5 channels" in layout.description


def test_files_of_other_channels_are_named(tmp_path):
    folder_of(tmp_path, A=as_bands, B=as_png("RGB"))
    planes = counted(16, 16, 4).transpose(2, 0, 1)
    tifffile.imwrite(tmp_path / "A" / "7.tif", planes, photometric="minisblack")
    with pytest.raises(UserError, match=r"7.tif has 4 channels, and .*0.tif has 5"):
        recognise(tmp_path, "A")
    layout = recognise(tmp_path, "A", channels=(4, 0))
    assert layout.values[0].channels == 4
    with pytest.raises(PictureError, match="has 3 channels"):
        read_seen(tmp_path / "B" / "0.png", Values(5))


def test_grey_among_colour_counts_as_colour(tmp_path):
    folder_of(tmp_path, A=as_png("RGB"), B=as_png("RGB"))
    as_png("L")(tmp_path / "A" / "3", 3)
    layout = recognise(tmp_path, "A")
    assert layout.values[0].is_plain and "1 grey files among coloured" in layout.description
    grey = recognise(tmp_path, "A", channels=(1, 0)).train[0]
    assert read_seen(grey.source, grey.values[0]).shape == (16, 16, 1)


def test_grey_pictures_read_for_people_are_rgb(tmp_path):
    as_png("L")(tmp_path / "a", 0)
    pixels = read_picture(tmp_path / "a.png")
    assert pixels.shape == (16, 16, 3) and (pixels == pixels[..., :1]).all()


def test_many_channels_are_resized_plane_by_plane():
    numbers = rng().uniform(0, 255, (16, 16, 4)).astype(np.float32)
    found = resize(numbers, (8, 8))
    for place in range(4):
        assert np.array_equal(
            found[..., place], resize(numbers[..., place : place + 1], (8, 8))[..., 0]
        )


@pytest.mark.parametrize("channels", [1, 2, 3, 5])
def test_what_is_shown_can_be_drawn_on(channels):
    drawn = np.full((2, 2, 3), 77, np.uint8)
    back = from_shown(drawn, channels)
    assert back.shape == (2, 2, channels)
    assert np.array_equal(shown_pixels(back), drawn)
