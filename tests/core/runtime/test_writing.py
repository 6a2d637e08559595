import os
import time

import pytest
import torch

from core.runtime.errors import UserError
from core.runtime.weight_files import read_weights
from core.runtime.writing import (
    DIGEST,
    atomic_write,
    file_digest,
    make_writable,
    require_writable,
    sweep,
    unfinished_files,
    write_bytes,
    write_tensors,
)


def test_a_name_may_carry_the_digest_of_its_content(tmp_path):
    path = atomic_write(tmp_path / f"a.{DIGEST}.bin", lambda file: file.write(b"content"))
    assert path.is_file() and path.name == f"a.{file_digest(path)}.bin"
    assert path.read_bytes() == b"content"


def test_two_who_write_one_file_at_once_leave_a_whole_one(tmp_path):
    def the_other_first(file):
        file.write(b"of the ")
        write_bytes(tmp_path / "file", b"of the other")
        assert (tmp_path / "file").read_bytes() == b"of the other"
        file.write(b"first")

    atomic_write(tmp_path / "file", the_other_first)
    assert (tmp_path / "file").read_bytes() == b"of the first"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_kill_leaves_is_swept_and_nothing_else(tmp_path):
    left = tmp_path / ".teacher.safetensors.123-0123abcd.tmp"
    left.write_bytes(b"half")
    (tmp_path / "teacher.safetensors").write_bytes(b"whole")
    (tmp_path / ".hidden.tmp").write_bytes(b"a person's")
    assert unfinished_files(tmp_path) == [left]
    assert sweep(tmp_path, older_than=60) == 0
    os.utime(left, (time.time() - 90,) * 2)
    assert sweep(tmp_path, older_than=60) == 4
    assert {path.name for path in tmp_path.iterdir()} == {"teacher.safetensors", ".hidden.tmp"}
    assert sweep(tmp_path / "nowhere") == 0


@pytest.mark.parametrize("index", [-1, -200, -400])
def test_a_flipped_bit_in_our_own_weights_is_noticed(index, tmp_path):
    tensors = {"a": torch.randn(50), "b": torch.arange(30)}
    path = tmp_path / "ours.safetensors"
    atomic_write(path, lambda draft: write_tensors(draft, tensors, {"name": "x"}))
    assert torch.equal(read_weights(path)["a"], tensors["a"])
    content = bytearray(path.read_bytes())
    content[index] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="not those that were written"):
        read_weights(path)


def test_a_folder_to_write_into_may_be_new_and_must_be_allowed(tmp_path, monkeypatch):
    new = tmp_path / "a" / "b"
    require_writable(new)
    assert not new.parent.exists()
    make_writable(new)
    assert new.is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="file is a file"):
        make_writable(tmp_path / "file" / "below")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError, match="cannot be written to"):
        require_writable(new / "below")
