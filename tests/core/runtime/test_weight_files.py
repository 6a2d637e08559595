import os
import struct
import zipfile
from pathlib import Path

import pytest
import safetensors.torch
import torch
from torch import nn

from core.checkpoints.files import load_model, load_state, save_state
from core.checkpoints.importers import import_generator
from core.families.perceptual import perceptual_loss
from core.metrics.encoder import EncoderFeatures
from core.metrics.features import extractor
from core.metrics.own_segmenter import OwnSegmenter
from core.metrics.segmenters import segmenter
from core.runtime.errors import UserError
from core.runtime.weight_files import assembled, read_content, read_weights
from tests.core.runtime.hostile import program_that_writes, repacked

ROOT = Path(__file__).parents[3]
# Whatever reads a file of weights next.
DOORS = {
    "weights": read_weights,
    "checkpoint": import_generator,
    "model": load_model,
    "state": load_state,
    "features": lambda path: extractor("squeezenet1_1", path),
    "inception": lambda path: extractor("inception", path),
    "segmenter": segmenter,
    "perceptual": perceptual_loss,
    "encoder": EncoderFeatures.load,
    "own segmenter": OwnSegmenter.load,
}
ODD = {
    "repeated": torch.zeros(1).expand(1000, 1000),
    "overlapping": torch.zeros(100).as_strided((50, 50), (1, 1)),
    "empty": torch.zeros(0, 3),
    "not finite": torch.tensor([1.0, float("nan")]),
    "infinite": torch.tensor([1.0, float("inf")]),
    "complex": torch.zeros(3, dtype=torch.complex64),
    "sparse": torch.eye(3).to_sparse(),
    "float8": torch.zeros(3).to(torch.float8_e4m3fn),
    "meta": torch.zeros(3, device="meta"),
}


def saved(path: Path, content: object) -> Path:
    torch.save(content, path)
    return path


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", ODD)
def test_odd_tensors_are_refused_at_every_door(door, kind, tmp_path):
    path = saved(tmp_path / "odd.pth", {"weight": ODD[kind], "bias": torch.ones(2)})
    with pytest.raises(UserError, match=r"odd\.pth"):
        DOORS[door](path)


def test_what_is_odd_is_named(tmp_path):
    said = {"repeated": "repeats", "overlapping": "repeats", "empty": "is empty"}
    said |= {"not finite": "not finite", "complex": "type complex64", "sparse": "is sparse"}
    for kind, words in said.items():
        path = saved(tmp_path / "odd.pth", {"weight": ODD[kind]})
        with pytest.raises(UserError, match=f"tensor weight .*{words}"):
            read_weights(path)


def test_tensors_that_overlap_each_other_are_refused(tmp_path):
    whole = torch.arange(100.0)
    path = saved(tmp_path / "cut.pth", {f"w{i}": whole[i : i + 50] for i in range(3)})
    with pytest.raises(UserError, match="overlap"):
        read_weights(path)
    path = saved(tmp_path / "many.pth", {f"w{i}": whole for i in range(1000)})
    with pytest.raises(UserError, match="overlap"):
        read_weights(path)


def test_honest_views_pass(tmp_path):
    whole = torch.arange(96.0)
    state = {
        "left": whole[:48], "right": whole[48:].view(6, 8), "again": whole[:48],
        "last": torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last),
        "turned": torch.randn(3, 4).t(), "one": torch.tensor(3), "half": torch.ones(2).half(),
    }  # fmt: skip
    weights = read_weights(saved(tmp_path / "honest.pth", state))
    assert all(torch.equal(weights[name], tensor) for name, tensor in state.items())
    save_state(tmp_path / "state.pt", {"network": state, "step": 3})
    assert load_state(tmp_path / "state.pt")["step"] == 3
    nested = saved(tmp_path / "nested.pth", {"model": state, "odd": torch.zeros(0)})
    assert read_content(nested)["odd"].shape == (0,)


@pytest.mark.parametrize("door", DOORS)
def test_compressed_archives_are_refused_at_every_door(door, tmp_path):
    plain = saved(tmp_path / "plain.pth", {"weight": torch.zeros(100_000)})
    with pytest.raises(UserError, match=r"small\.pth"):
        DOORS[door](repacked(plain, tmp_path / "small.pth"))


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("hidden", [False, True])
def test_programs_are_refused_and_write_nothing(door, hidden, tmp_path):
    path = program_that_writes(tmp_path / "program.pt", tmp_path / "written", hidden)
    with pytest.raises(UserError, match=r"program\.pt"):
        DOORS[door](path)
    assert not (tmp_path / "written").exists()


def test_an_archive_has_one_directory_at_its_end(tmp_path):
    plain = saved(tmp_path / "plain.pth", {"weight": torch.ones(3)})
    whole = plain.read_bytes()
    torch.testing.assert_close(read_weights(plain)["weight"], torch.ones(3))
    stored = repacked(plain, tmp_path / "stored.pth", zipfile.ZIP_STORED)
    assert read_weights(stored).keys() == {"weight"}
    other = saved(tmp_path / "other.pth", {"weight": torch.zeros(3)}).read_bytes()
    for content in (whole + other, whole + b"\0", other[:-22] + whole, whole[:-1] + b"\1"):
        (tmp_path / "two.pth").write_bytes(content)
        with pytest.raises(UserError, match=r"two\.pth"):
            read_weights(tmp_path / "two.pth")
    with zipfile.ZipFile(stored, "a") as archive:
        archive.writestr("STORED/data/0".replace("STORED", "plain").upper(), b"again")
    with pytest.raises(UserError, match=r"stored\.pth"):
        read_weights(stored)


def test_records_that_lie_over_each_other_are_refused(tmp_path):
    plain = saved(tmp_path / "plain.pth", {f"w{i}": torch.ones(1000) for i in range(9)})
    stored = repacked(plain, tmp_path / "over.pth", zipfile.ZIP_STORED)
    content = bytearray(stored.read_bytes())
    first = content.index(b"PK\x01\x02")
    indices, at = [], first
    while content[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<HHH", content, at + 28)
        indices.append(at)
        at += 46 + name + extra + comment
    large = max(indices, key=lambda index: struct.unpack_from("<L", content, index + 24)[0])
    for index in indices:
        content[index + 16 : index + 28] = content[large + 16 : large + 28]
        content[index + 42 : index + 46] = content[large + 42 : large + 46]
    stored.write_bytes(content)
    with pytest.raises(UserError, match=r"over\.pth"):
        read_weights(stored)


def test_a_tensor_claims_no_more_than_its_record_holds(tmp_path):
    plain = saved(tmp_path / "plain.pth", {"w": torch.arange(4.0)})
    with zipfile.ZipFile(plain) as source:
        records = {name.partition("/")[2]: source.read(name) for name in source.namelist()}
    claimed = b"J" + struct.pack("<i", 100_000)
    records["data.pkl"] = records["data.pkl"].replace(b"K\x04", claimed)
    with zipfile.ZipFile(tmp_path / "more.pth", "w", zipfile.ZIP_STORED) as out:
        for name, content in records.items():
            out.writestr(f"more/{name}", content)
    with pytest.raises(UserError, match=r"more\.pth is damaged"):
        read_weights(tmp_path / "more.pth")


@pytest.mark.parametrize("dtype", ["F4", "F6_E2M3", "F8_E8M0", "C64", "U16", "F8_E4M3", "X"])
@pytest.mark.parametrize("door", ["weights", "checkpoint", "model", "segmenter", "encoder"])
def test_odd_types_of_safetensors_are_refused(door, dtype, tmp_path):
    path = tmp_path / "odd.safetensors"
    header = b'{"w":{"dtype":"%s","shape":[8],"data_offsets":[0,%d]}}'
    bits = {"F4": 4, "F6_E2M3": 6, "C64": 64, "U16": 16}.get(dtype, 8)
    header = header % (dtype.encode(), bits)
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(bits))
    with pytest.raises(UserError, match=r"odd\.safetensors"):
        DOORS[door](path)


def test_safetensors_without_numbers_or_with_odd_ones_are_refused(tmp_path):
    path = tmp_path / "odd.safetensors"
    for tensor in (torch.zeros(0), torch.tensor([float("nan")])):
        safetensors.torch.save_file({"w": tensor}, path)
        with pytest.raises(UserError, match=r"odd\.safetensors was refused"):
            read_weights(path)


@pytest.mark.skipif(os.name != "posix", reason="needs a FIFO")
@pytest.mark.parametrize("door", DOORS)
def test_only_regular_files_are_opened(door, tmp_path):
    os.mkfifo(tmp_path / "pipe.pth")
    for path in (tmp_path / "pipe.pth", Path("/dev/zero"), tmp_path):
        with pytest.raises(UserError, match=path.name):
            DOORS[door](path)


def test_a_network_larger_than_the_machine_costs_nothing_to_refuse():
    with pytest.raises(RuntimeError, match="weight"):
        assembled(lambda: nn.Linear(10**7, 10**7), {"weight": torch.zeros(3)})


def test_no_other_module_reads_weights():
    readers = (
        "torch.load(",
        "torch.jit.load",
        "safe_open",
        "load_file(",
        "load_state_dict_from_url",
    )
    result = [
        (path.relative_to(ROOT).as_posix(), reader)
        for folder in ("core", "workbench", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        for reader in readers
        if reader in path.read_text(encoding="utf-8")
    ]
    door = "core/runtime/weight_files.py"
    # The other reads what processes of one training tell each other, and no file.
    messages = ("core/runtime/group.py", "torch.load(")
    # The third reads a storage in a plain pickle, as part of the door.
    within = ("core/runtime/unpickling.py", "torch.load(")
    assert sorted(result) == [messages, within, (door, "safe_open"), (door, "torch.load(")]
