from pathlib import Path

import pytest

from core.errors import UserError
from core.metrics.kept import write_whole


def test_two_who_write_one_file_at_once_leave_a_whole_one(tmp_path, monkeypatch):
    path, write = tmp_path / "encoder.safetensors", Path.write_bytes

    def half_then_the_other(self, content):
        monkeypatch.setattr(Path, "write_bytes", write)
        write(self, content[:3])
        write_whole(path, b"of the other", "The encoder")
        assert path.read_bytes() == b"of the other"
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", half_then_the_other)
    write_whole(path, b"of the first", "The encoder")
    assert path.read_bytes() == b"of the first"
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="The encoder could not be written to"):
        write_whole(tmp_path / "nowhere" / "encoder.safetensors", b"", "The encoder")
