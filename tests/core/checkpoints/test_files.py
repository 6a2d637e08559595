import errno
import os
import signal
import subprocess
import sys
from collections import OrderedDict

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from core.checkpoints.files import (
    load_model,
    load_state,
    read_metadata,
    save_model,
    save_state,
)
from core.checkpoints.inspect_checkpoint import inspect_checkpoint
from core.nets.discriminator import PatchDiscriminator
from core.nets.resnet import ResNetGenerator
from core.runtime import writing
from core.runtime.cancellation import Cancelled, cancelling_when
from core.runtime.errors import UserError
from core.runtime.writing import atomic_write

SMALL = (2, 1, 2, 1, 2, 1, 2, 1)


def everything_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def half_then(error):
    def write(file):
        file.write(b"half of the new")
        raise error

    return write


def test_a_file_appears_whole(tmp_path):
    atomic_write(tmp_path / "file", lambda file: file.write(b"new"))
    atomic_write(str(tmp_path / "file"), lambda file: file.write(b"newer"))
    assert everything_in(tmp_path) == {"file": b"newer"}


@pytest.mark.parametrize("error", [RuntimeError("stop"), KeyboardInterrupt(), OSError("odd")])
def test_a_failure_midway_leaves_the_old_file_and_nothing_else(tmp_path, error):
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(type(error)):
        atomic_write(tmp_path / "file", half_then(error))
    assert everything_in(tmp_path) == {"file": b"old"}


def test_whoever_halts_midway_finds_the_old_file_and_nothing_else(tmp_path):
    save_state(tmp_path / "state.pt", {"step": 1})
    before = everything_in(tmp_path)
    with pytest.raises(Cancelled), cancelling_when(lambda: True):
        save_state(tmp_path / "state.pt", {"step": 2, "weights": torch.ones(10_000)})
    with pytest.raises(Cancelled), cancelling_when(lambda: True):
        save_model(tmp_path / "state.pt", ResNetGenerator("mobile", SMALL), {})
    assert everything_in(tmp_path) == before


def test_a_disk_that_is_full_halfway_through_a_state_is_said_plainly(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing, "_PIECE", 1000)
    monkeypatch.setattr(writing, "_sync", full)
    with pytest.raises(UserError, match="disk is full"):
        save_state(tmp_path / "state.pt", {"weights": torch.ones(10_000)})
    assert everything_in(tmp_path) == {}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_plainly(tmp_path, code):
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(UserError, match="disk is full"):
        atomic_write(tmp_path / "file", half_then(OSError(code, os.strerror(code))))
    assert everything_in(tmp_path) == {"file": b"old"}


def test_a_disk_that_is_found_full_only_when_flushed(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        atomic_write(tmp_path / "file", lambda file: file.write(b"new"))
    assert everything_in(tmp_path) == {"file": b"old"}


def test_a_missing_folder_is_said_plainly(tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        atomic_write(tmp_path / "nowhere" / "file", lambda file: file.write(b"new"))


def test_a_folder_in_the_way_is_said_plainly(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        atomic_write(tmp_path / "file", lambda file: file.write(b"new"))
    assert everything_in(tmp_path) == {}


def test_an_error_about_another_file_is_not_blamed_on_this_one(tmp_path):
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "file", lambda _: (tmp_path / "none").read_bytes())


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
def test_killed_midway_the_old_file_stays(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    code = (
        "import os, signal, sys\n"
        "from core.runtime.writing import atomic_write\n"
        "def write(file):\n"
        "    file.write(b'half'); file.flush(); os.kill(os.getpid(), signal.SIGKILL)\n"
        "atomic_write(sys.argv[1], write)\n"
    )
    died = subprocess.run([sys.executable, "-c", code, tmp_path / "file"], check=False)
    assert died.returncode == -signal.SIGKILL
    assert (tmp_path / "file").read_bytes() == b"old"
    atomic_write(tmp_path / "file", lambda file: file.write(b"new"))
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize(
    "network",
    [
        ResNetGenerator("resnet", SMALL, in_channels=1, out_channels=2, blocks=3),
        ResNetGenerator("mobile", SMALL),
        ResNetGenerator("elastic", SMALL).cut((1,) * 8),
        ResNetGenerator("elastic", SMALL),
        PatchDiscriminator(5, width=3, layers=2),
    ],
    ids=lambda network: getattr(network, "kind", "discriminator"),
)
def test_a_model_comes_back_as_it_was(tmp_path, network):
    path = tmp_path / "model.safetensors"
    save_model(path, network, {"stage": "teacher", "note": 'Ä \n "'})
    back = load_model(path)
    assert type(back) is type(network) and not back.training
    assert names(back) == names(network)
    described = ("kind", "architecture", "blocks", "clamps", "in_channels", "layers", "width")
    for name in described:
        assert getattr(back, name, None) == getattr(network, name, None)
    metadata = read_metadata(path)
    assert metadata["stage"] == "teacher" and metadata["note"] == 'Ä \n "'


def names(network):
    return {name: tensor.tolist() for name, tensor in network.state_dict().items()}


def test_a_model_that_was_read_can_be_trained_and_its_file_replaced(tmp_path):
    path = tmp_path / "model.safetensors"
    save_model(path, ResNetGenerator("mobile", SMALL), {})
    network = load_model(path)
    network(torch.zeros(1, 3, 8, 8)).sum().backward()
    save_model(path, network, {})
    assert all(weight.grad is not None for weight in network.parameters())


def test_the_key_that_describes_the_network_is_taken(tmp_path):
    with pytest.raises(ValueError, match="taken"):
        save_model(tmp_path / "model", ResNetGenerator("mobile", SMALL), {"network": "mine"})


def test_a_safetensors_file_of_others_is_no_model(tmp_path):
    path = tmp_path / "foreign.safetensors"
    save_file({"weight": torch.zeros(3)}, path, {"format": "pt"})
    with pytest.raises(UserError, match="did not write it"):
        load_model(path)
    assert read_metadata(path) == {"format": "pt"}


@pytest.mark.parametrize(
    "description",
    [
        "",
        "[]",
        "{}",
        '{"class": "ResNetGenerator"}',
        '{"class": "object"}',
        '{"class": "ResNetGenerator", "kind": "resnet", "architecture": [1, 2]}',
        '{"class": "ResNetGenerator", "kind": "other", "architecture": [1,1,1,1,1,1,1,1]}',
        '{"class": "ResNetGenerator", "kind": "resnet", "architecture": "16161616"}',
        '{"class": "ResNetGenerator", "kind": "resnet", "architecture": [1,1,1,1,1,1,1,1e99]}',
        '{"class": "ResNetGenerator", "kind": "resnet", "architecture": [1,1,1,1,1,1,1,1]}',
        '{"class": "PatchDiscriminator", "in_channels": 3, "layers": 999999999}',
        '{"class": "PatchDiscriminator", "in_channels": 3, "layers": "many"}',
        '{"class": "PatchDiscriminator", "in_channels": 3, "layers": -4}',
        '{"class": ["ResNetGenerator"]}',
        "[" * 50_000,
    ],
)
def test_a_description_that_does_not_fit_is_refused(tmp_path, description):
    path = tmp_path / "model.safetensors"
    save_file({"weight": torch.zeros(3)}, path, {"network": description})
    with pytest.raises(UserError, match="is damaged"):
        load_model(path)


@pytest.mark.parametrize("description", ["{", "[1]", "null", '{"class": ["a"]}'])
def test_a_dropped_file_whose_description_is_none_is_refused(tmp_path, description):
    path = tmp_path / "model.safetensors"
    save_file({"weight": torch.zeros(3)}, path, {"network": description})
    with pytest.raises(UserError, match="is damaged"):
        inspect_checkpoint(path)


def test_a_model_of_numbers_that_are_not_finite_is_refused(tmp_path):
    network = ResNetGenerator("mobile", SMALL)
    torch.nn.init.constant_(network.model[1].weight, float("nan"))
    save_model(tmp_path / "model.safetensors", network, {})
    with pytest.raises(UserError, match=r"model\.1\.weight is not finite"):
        load_model(tmp_path / "model.safetensors")


def test_a_model_in_half_precision_runs_in_single(tmp_path):
    save_model(tmp_path / "model.safetensors", ResNetGenerator("mobile", SMALL).half(), {})
    network = load_model(tmp_path / "model.safetensors")
    assert network(torch.zeros(1, 3, 16, 16)).dtype == torch.float32


def test_a_damaged_model_is_refused(tmp_path):
    path = tmp_path / "model.safetensors"
    save_model(path, ResNetGenerator("mobile", SMALL), {})
    content = path.read_bytes()
    for damaged in (b"", content[:5], content[:200], content[:-1], b"\xff" * 64):
        path.write_bytes(damaged)
        with pytest.raises(UserError, match=r"model\.safetensors is (damaged|empty)"):
            load_model(path)
        with pytest.raises(UserError, match=r"model\.safetensors is (damaged|empty)"):
            read_metadata(path)


@pytest.mark.parametrize("read", [load_model, read_metadata, load_state])
def test_a_missing_file_and_a_folder_are_said_plainly(tmp_path, read):
    with pytest.raises(UserError, match="does not exist"):
        read(tmp_path / "none")
    with pytest.raises(UserError, match="is a folder"):
        read(tmp_path)


def test_training_state_comes_back_as_it_was(tmp_path):
    network = ResNetGenerator("mobile", SMALL)
    optimiser = torch.optim.Adam(network.parameters(), betas=(0.5, 0.999))
    network(torch.zeros(1, 3, 8, 8)).sum().backward()
    optimiser.step()
    state = {
        "step": 12,
        "network": network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "pool": [torch.zeros(2), None, (1.5, True, "text", b"bytes")],
        "ordered": OrderedDict(a=torch.ones(1)),
    }
    save_state(tmp_path / "state.pt", state)
    back = load_state(tmp_path / "state.pt")
    assert back["step"] == 12 and back["pool"][2] == (1.5, True, "text", b"bytes")
    again = torch.optim.Adam(network.parameters())
    again.load_state_dict(back["optimiser"])
    before, after = optimiser.state_dict()["state"], again.state_dict()["state"]
    assert all(torch.equal(before[key]["exp_avg"], after[key]["exp_avg"]) for key in before)


@pytest.mark.parametrize("value", [np.float64(1), np.zeros(2), {1}, object(), print])
def test_state_that_could_not_be_read_back_is_not_written(tmp_path, value):
    with pytest.raises(TypeError, match=r"the state\['deep'\]\[1\] is a"):
        save_state(tmp_path / "state.pt", {"deep": [0, value]})
    assert everything_in(tmp_path) == {}


def test_damaged_state_is_refused(tmp_path):
    path = tmp_path / "state.pt"
    save_state(path, {"step": 1})
    content = path.read_bytes()
    for damaged in (b"", content[: len(content) // 2], b"text", b"\x80\x02K\x01."):
        path.write_bytes(damaged)
        with pytest.raises(UserError, match=r"state\.pt (is|holds no weights)"):
            load_state(path)


def test_code_in_state_is_not_run(tmp_path):
    class Attack:
        def __reduce__(self):
            return os.system, (f"touch {tmp_path / 'ran'}",)

    torch.save({"step": Attack()}, tmp_path / "state.pt")
    with pytest.raises(UserError):
        load_state(tmp_path / "state.pt")
    assert not (tmp_path / "ran").exists()
