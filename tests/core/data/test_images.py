import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.data.images import (
    PictureError,
    colour_labels,
    read_header,
    read_label_picture,
    read_labels,
    read_picture,
    resize,
    save_picture,
)
from core.runtime.errors import UserError
from tests.core.data.pictures_on_disk import noise, put, truncated

LOSSLESS = (".png", ".bmp", ".webp", ".tif", ".ppm")


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_every_lossless_format_comes_back_as_it_was(tmp_path, suffix):
    pixels = noise(20, 30)
    how = {"lossless": True} if suffix == ".webp" else {}
    assert np.array_equal(read_picture(put(tmp_path / f"a{suffix}", pixels, **how)), pixels)


def test_greyscale_becomes_three_equal_channels(tmp_path):
    grey = noise(20, 30)[..., 0]
    picture = read_picture(put(tmp_path / "grey.png", grey))
    assert np.array_equal(picture, np.stack([grey] * 3, -1))


def test_black_and_white_bits_become_0_and_255(tmp_path):
    Image.fromarray(noise(20, 30)[..., 0] > 128).save(tmp_path / "bits.png")
    assert set(np.unique(read_picture(tmp_path / "bits.png"))) == {0, 255}


def test_sixteen_bit_greyscale_keeps_its_whole_range(tmp_path):
    ramp = np.linspace(0, 65535, 256).round().astype(np.uint16)[None].repeat(8, 0)
    picture = read_picture(put(tmp_path / "deep.png", ramp))
    assert np.array_equal(picture[0, :, 0], np.arange(256))


def test_sixteen_bit_tiff_in_the_other_byte_order(tmp_path):
    ramp = np.linspace(0, 65535, 256).round().astype(">u2")[None].repeat(8, 0)
    Image.frombytes("I;16B", (256, 8), ramp.tobytes()).save(tmp_path / "big.tif")
    assert np.array_equal(read_picture(tmp_path / "big.tif")[0, :, 0], np.arange(256))


def test_sixteen_bit_colour_png(tmp_path):
    colours = np.array([[[65535, 0, 32896], [257, 514, 771]]], dtype=">u2")
    path = tmp_path / "deep_colour.png"
    path.write_bytes(_png(2, 1, 16, 2, b"\0" + colours.tobytes()))
    assert np.array_equal(read_picture(path), [[[255, 0, 128], [1, 2, 3]]])


def test_cmyk_jpeg_is_shown_in_its_colours(tmp_path):
    red = np.zeros((16, 16, 3), np.uint8) + np.array([220, 30, 30], np.uint8)
    Image.fromarray(red).convert("CMYK").save(tmp_path / "print.jpg", quality=95)
    assert np.abs(read_picture(tmp_path / "print.jpg").astype(int) - red).max() < 12


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation_is_undone(tmp_path, orientation):
    upright = noise(24, 40)
    stored = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.transpose(1, 0, 2),
        6: np.rot90(upright),
        7: upright[::-1, ::-1].transpose(1, 0, 2),
        8: np.rot90(upright, -1),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    for name in ("phone.png", "scan.tif", "phone.webp"):
        lossless = {"lossless": True} if name.endswith("webp") else {}
        path = put(tmp_path / name, np.ascontiguousarray(stored), exif=exif, **lossless)
        assert np.array_equal(read_picture(path), upright)
        header = read_header(path)
        assert (header.height, header.width) == (24, 40)


def test_alpha_lies_over_white(tmp_path):
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[..., 3] = [[0], [255], [128], [0]]
    picture = read_picture(put(tmp_path / "alpha.png", pixels))
    assert picture[0, 0].tolist() == [255] * 3
    assert picture[1, 0].tolist() == [0] * 3
    assert 120 <= picture[2, 0, 0] <= 135


def test_a_transparent_palette_entry_is_white(tmp_path):
    image = Image.fromarray(np.array([[0, 1]], np.uint8))
    image.putpalette([10, 20, 30, 40, 50, 60])
    image.save(tmp_path / "p.png", transparency=1)
    assert read_picture(tmp_path / "p.png").tolist() == [[[10, 20, 30], [255, 255, 255]]]


def test_greyscale_with_alpha(tmp_path):
    pixels = np.array([[[50, 255], [50, 0]]], np.uint8)
    Image.fromarray(pixels).save(tmp_path / "la.png")
    assert read_picture(tmp_path / "la.png")[0, :, 0].tolist() == [50, 255]


def test_float_tiff_in_0_to_1_is_read_and_others_are_named(tmp_path):
    put(tmp_path / "float.tif", np.array([[0.0, 0.5, 1.0]], np.float32))
    assert read_picture(tmp_path / "float.tif")[0, :, 0].tolist() == [0, 128, 255]
    put(tmp_path / "wild.tif", np.array([[0.0, 7.0]], np.float32))
    with pytest.raises(PictureError, match=r"wild\.tif holds values outside 0 to 1"):
        read_picture(tmp_path / "wild.tif")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".bmp", ".tif", ".webp"])
def test_a_truncated_file_is_named(tmp_path, suffix):
    path = truncated(tmp_path / f"half{suffix}", noise(64, 64))
    with pytest.raises(UserError, match="half"):
        read_picture(path)


def test_an_empty_file_is_called_empty(tmp_path):
    (tmp_path / "nothing.png").write_bytes(b"")
    with pytest.raises(UserError, match=r"nothing\.png is empty \(0 bytes\)"):
        read_picture(tmp_path / "nothing.png")


def test_text_renamed_to_png_is_called_no_picture(tmp_path):
    (tmp_path / "notes.png").write_text("not a picture at all")
    with pytest.raises(UserError, match=r"notes\.png is a text file, whatever"):
        read_picture(tmp_path / "notes.png")


def test_a_missing_file_is_called_missing(tmp_path):
    with pytest.raises(UserError, match=r"gone\.png cannot be read: No such file"):
        read_picture(tmp_path / "gone.png")


def test_an_absurdly_large_picture_is_refused_before_it_is_decoded(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(_png(60_000, 60_000, 1, 0, b""))
    with pytest.raises(UserError, match=r"bomb\.png has .*more than 100 megapixels"):
        read_picture(path)


@settings(max_examples=60, deadline=None)
@given(
    index=st.integers(0, 2000), value=st.integers(0, 255), suffix=st.sampled_from(["png", "jpg"])
)
def test_damaged_bytes_give_a_picture_or_a_sentence(tmp_path_factory, index, value, suffix):
    path = put(tmp_path_factory.mktemp("fuzz") / f"a.{suffix}", noise(24, 24))
    content = bytearray(path.read_bytes())
    content[index % len(content)] = value
    path.write_bytes(content)
    try:
        picture = read_picture(path)
    except UserError as error:
        assert str(path) in error.sentence
    else:
        assert picture.dtype == np.uint8 and picture.ndim == 3


def test_labels_from_palette_greyscale_and_sixteen_bit_files(tmp_path):
    indices = np.array([[0, 1], [2, 11]], np.uint8)
    image = Image.fromarray(indices)
    image.save(tmp_path / "grey.png")
    image.putpalette(range(36))
    image.save(tmp_path / "palette.png")
    Image.fromarray(indices.astype(np.uint16) * 1000).save(tmp_path / "deep.png")
    Image.fromarray(np.stack([indices] * 3, -1)).save(tmp_path / "tripled.png")
    for name in ("grey", "palette", "tripled"):
        assert np.array_equal(read_labels(tmp_path / f"{name}.png"), indices)
    deep = read_labels(tmp_path / "deep.png")
    assert deep.dtype == np.uint16 and deep.max() == 11_000


def test_a_coloured_picture_is_no_label_map(tmp_path):
    with pytest.raises(UserError, match=r"photo\.png holds colours"):
        read_labels(put(tmp_path / "photo.png", noise(8, 8)))


def test_classes_get_distinct_colours_that_never_change():
    indices = np.arange(40, dtype=np.uint8)[None]
    coloured = colour_labels(indices)
    assert len(np.unique(coloured[0], axis=0)) == 40
    assert np.array_equal(colour_labels(indices[:, 7:9]), coloured[:, 7:9])
    assert colour_labels(np.array([[60_000]], np.uint16)).shape == (1, 1, 3)


def test_a_label_file_with_colours_keeps_them_and_one_without_gets_ours(tmp_path, shared):
    facade = shared / "data/facades/train/label/cmp_b0005.png"
    assert np.array_equal(read_label_picture(facade), read_picture(facade))
    street = shared / "data/camvid/trainannot/0001TP_006690.png"
    coloured = read_label_picture(street)
    assert np.array_equal(coloured, colour_labels(read_labels(street)))
    assert coloured.max() > 150 > 11 >= read_picture(street).max()


def test_resizing_labels_invents_no_colour():
    pixels = colour_labels(np.arange(9, dtype=np.uint8).reshape(3, 3))
    small = resize(pixels, (50, 70), "nearest")
    assert small.shape == (50, 70, 3)
    assert len(np.unique(small.reshape(-1, 3), axis=0)) == 9


def test_saving_replaces_the_old_file_and_leaves_nothing_else(tmp_path):
    put(tmp_path / "out.png", noise(8, 8, 1))
    save_picture(tmp_path / "out.png", noise(8, 8, 2))
    assert np.array_equal(read_picture(tmp_path / "out.png"), noise(8, 8, 2))
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.png"]


def test_saving_where_nothing_can_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        save_picture(tmp_path / "file" / "out.png", noise(8, 8))


def _png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
