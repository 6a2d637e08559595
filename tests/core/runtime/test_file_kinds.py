"""Files that no reader here takes are named for what they are, by content before name."""

import io
import tarfile
import zipfile

import pytest
import torch
from PIL import Image

from core.runtime.errors import UserError
from core.runtime.file_kinds import ENDING, kind_of
from core.runtime.onnx_files import checked_onnx
from core.runtime.weight_files import CHOOSE, read_content


def zipped(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return made.getvalue()


def tarred():
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.png"))
    return made.getvalue()


def picture(form):
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, form)
    return made.getvalue()


BOX = b"\0\0\0\x20ftyp"
FILES = {
    "all.zip": (zipped("train/1.png", "train/2.png"), "zip archive of 2 files (train/1.png, train"),
    "many.zip": (zipped("a", "b", "c", "d"), "(a, b, c, …)"),
    "net.pth": (zipped("deep/real.pth"), "zip archive of one file (deep/real.pth)"),
    "k.keras": (zipped("config.json", "model.weights.h5"), "Keras model"),
    "m.pt2": (zipped("m/archive_format", "m/models/model.json"), "program of torch.export"),
    "net.pth.tar": (tarred(), "tar archive"),
    "net.tgz": (b"\x1f\x8b" + bytes(9), "gzip archive"),
    "a.bin": (b"7z\xbc\xaf'\x1c" + bytes(9), "7-Zip archive"),
    "1.jpg": (BOX + b"heic" + bytes(20), "HEIC picture"),
    "2.jpg": (BOX + b"avif" + bytes(20), "AVIF picture"),
    "3.jpg": (BOX + b"isom" + bytes(20), "video"),
    "scan": (bytes(128) + b"DICM", "DICOM picture"),
    "a.pt": (picture("PNG"), "PNG picture"),
    "b.pt": (picture("WEBP"), "WebP picture"),
    "c.pt": (picture("BMP"), "BMP picture"),
    "weights.h5": (b"\x89HDF\r\n\x1a\n" + bytes(9), "HDF5 file, such as Keras writes"),
    "lite.pth": (b"\x1c\0\0\0TFL3" + bytes(9), "TensorFlow Lite model"),
    "frozen.pb": (b"\n\x12\n\x05input\x12\x0bPlaceholder", "graph of TensorFlow"),
    "m.ckpt.data-00000-of-00001": (bytes(40), "TensorFlow checkpoint"),
    "m.mlmodel": (b"\x08\x01\x12" + bytes(40), "Core ML model"),
    "m.xml": (b'<?xml version="1.0"?>\n<net name="m" version="11">', "model of OpenVINO"),
    "x.safetensors": (b"<!DOCTYPE html><html>404", "web page"),
    "y.safetensors": (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
    "notes.pth": ("Gewichte für später".encode(), "text file"),
    "z.pth": (b'{"a": 1}', "JSON text"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_is(tmp_path, name):
    content, words = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    kind = kind_of(path)
    assert kind and words in kind.words
    with pytest.raises(UserError) as raised:
        read_content(path)
    expected = CHOOSE if kind.action == ENDING else kind.action
    assert kind.words in raised.value.sentence and raised.value.action == expected


def test_checkpoints_and_what_is_not_known_are_nothing_else(tmp_path):
    for legacy in (False, True):
        torch.save({"a": torch.ones(2)}, tmp_path / "a", _use_new_zipfile_serialization=not legacy)
        assert kind_of(tmp_path / "a") is None
    (tmp_path / "b").write_bytes(bytes(range(128, 256)))
    assert kind_of(tmp_path / "b") is None
    (tmp_path / "c").write_bytes(b"")
    assert kind_of(tmp_path / "c") is None


def test_what_is_called_onnx_and_is_none(tmp_path):
    for content, words in (
        (b"", "is empty"),
        (b"<html>", "a web page"),
        (b"\xff\xfe", "cannot be"),
    ):
        (tmp_path / "net.onnx").write_bytes(content)
        with pytest.raises(UserError, match=words):
            checked_onnx(tmp_path / "net.onnx")
