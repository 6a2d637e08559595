"""Networks wherever trainers put them in a file: which one is read, by the pictures it makes."""

import argparse
import dataclasses
import datetime
import decimal
import enum
import functools
import operator
import os
import pathlib
import pickle
import re
import shutil
import types
import uuid
from collections import OrderedDict, UserList, defaultdict, deque

import numpy as np
import pytest
import torch

from core.checkpoints.files import save_model
from core.checkpoints.importers import import_discriminator, import_generator, read_generator
from core.checkpoints.inspect_checkpoint import inspect_checkpoint
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import (
    OfficialDiscriminator,
    OfficialGenerator,
    OfficialUNet,
    shaken,
    zeros,
)

ONE, OTHER = (shaken(OfficialGenerator(6, width=2), seed) for seed in (1, 2))
JUDGE = OfficialDiscriminator(6, width=2).state_dict()
PICTURE = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 2 - 1


def below(prefix, state):
    return OrderedDict((prefix + name, tensor) for name, tensor in state.items())


def saved(folder, content, name="net.pth"):
    torch.save(content, folder / name)
    return folder / name


def refused(path, read=import_generator, **options):
    with pytest.raises(UserError) as raised:
        read(path, **options)
    return str(raised.value)


def is_one(generator, theirs=ONE):
    with torch.no_grad():
        return torch.allclose(generator(PICTURE), theirs(PICTURE), atol=1e-5)


class Munch(dict):
    """Options as a dictionary whose class is called otherwise."""


class Options(list):
    """Options as a list whose class is called otherwise."""


class Stage(enum.Enum):
    TRAIN = "train"


@dataclasses.dataclass
class Settings:
    rate: float = 0.1
    sizes: list = dataclasses.field(default_factory=list)


class Meter:
    """Keeps a method of its own, which is pickled as a call of getattr."""

    def __init__(self):
        self.update = self.add

    def add(self):
        """Nothing."""


class Fields(dict):
    """Options whose keys are attributes as well, as easydict's."""

    def __init__(self, **fields):
        super().__init__(fields)
        self.__dict__.update(fields)


def of_itself():
    inside = []
    inside.append((inside, 1))
    return inside[0]


# What trainers keep beside their weights: none of it is needed, or stands in the way.
OBJECTS = {
    "partial": functools.partial(int, base=2),
    "called": Meter(),
    "class method": Meter.add,
    "member": Stage.TRAIN,
    "by member": {Stage.TRAIN: 1},
    "settings": Settings(sizes=[1]),
    "fields": Fields(rate=1, inner=Fields(size=2)),
    "path": pathlib.PurePosixPath("/data/net"),
    "when": datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC),
    "id": uuid.UUID(int=1),
    "exact": decimal.Decimal("0.1"),
    "pattern": re.compile("a+"),
    "large": 10**700,
    "nested": defaultdict(functools.partial(defaultdict, list)),
    "list": UserList([1]),
    "itself": of_itself(),
    "getter": operator.attrgetter("a.b"),
    "device": torch.device("cpu"),
    "type": torch.float16,
    "size": torch.Size([1, 2]),
    "loss": torch.nn.MSELoss(),
    "small": torch.ones(2).to(torch.float8_e4m3fn),
    "random": np.random.default_rng(0),
    "mixed": np.array([1, "a", None], object),
}


def optimiser() -> torch.optim.Adam:
    """Made by hand: its constructor imports torch's compiler, for seconds."""
    made = torch.optim.Adam.__new__(torch.optim.Adam)
    group = {"params": [torch.nn.Parameter(torch.ones(2))], "lr": 1e-3}
    made.__dict__ |= {"defaults": {"lr": 1e-3}, "state": {}, "param_groups": [group]}
    return made


S, T = ONE.state_dict(), OTHER.state_dict()
WRAPPED = {
    "G beside D": {"G": S, "D": JUDGE},
    "suffix": {"generator_state_dict": S, "optimizer": {"state": {}, "param_groups": []}},
    "nested": {"model": {"G": S, "D": JUDGE}, "epoch": 3},
    "deeper": {"ckpt": {"nets": {"gen": S}}},
    "Lightning": {"state_dict": below("netG.", S) | below("netD.", JUDGE), "global_step": 5},
    "attribute": below("net.", S),
    "two attributes": below("trainer.model.", S),
    "called model": below("model.", S),
    "compiled": below("_orig_mod.", S),
    "compiled and parallel": below("_orig_mod.module.", S),
    "compiled within": {"state_dict": below("generator._orig_mod.", S)},
    "averaged": OrderedDict(n_averaged=torch.tensor(5), **below("module.", S)),
    "options called model": {"model": {"name": "pix2pix"}, "netG": S},
    "numpy number": {"state_dict": S, "best": np.float64(0.1), "seen": np.arange(3)},
    "NumPy arrays": {"G": {name: tensor.numpy() for name, tensor in S.items()}},
    "NumPy arrays by column, doubled": {
        name: np.asfortranarray(tensor.numpy().astype(">f8")) for name, tensor in S.items()
    },
    "an array beside weights": {**S, "mean": np.zeros(3)},
    "Namespace": {"netG": S, "opt": argparse.Namespace(lr=1, betas=(0.5, 0.9))},
    "SimpleNamespace": {"netG": S, "opt": types.SimpleNamespace(lr=1)},
    "defaultdict": {
        "netG": S,
        "history": defaultdict(list, {"loss": [1.0]}),
        "kinds": (int, float),
    },
    "an optimiser whole": {"netG": S, "opt": optimiser()},
    "slices and sets": {"netG": S, "cut": slice(1, 2), "gpus": frozenset([0]), "seen": range(3)},
    "an exception": {"netG": S, "why": ValueError("stopped")},
    "Munch": {"opt": Munch(lr=1, data=Munch(size=256)), "nets": Munch(G=S, D=JUDGE)},
    "a list of options": {"opt": Options([1, 2]), "last": deque([0.1], maxlen=3), "netG": S},
    "beside an optimiser's state": {"state": {}, "param_groups": [], "netG": S},
    "numbers beside weights": {**S, "lr": torch.tensor(0.1), "step": torch.tensor(3)},
    "objects of all kinds": {**OBJECTS, "netG": S},
    "checkpointed within": OrderedDict(
        (name.replace("conv_block.", "_checkpoint_wrapped_module.conv_block."), tensor)
        for name, tensor in S.items()
    ),
    "average": {"generator": T, "generator_ema": S},
    "average of all": {"model": T, "model_ema": S},
    "short average": {"g": T, "g_ema": S, "d": JUDGE},
    "params": {"params": T, "params_ema": S},
    "camel average": {"netG": T, "netGEma": S},
    "shadow": {"state_dict": below("net.", T), "ema": {"shadow": S}},
    "Lightning average": {"state_dict": below("netG.", T) | below("netG_ema.module.", S)},
    "average in a list": {"model": T, "callbacks": {"EMA": {"weights": [S]}}},
    "average without names": {"netG": T, "ema": {"decay": 0.99, "shadow_params": [*S.values()]}},
    "the same twice": {"netG": S, "netG_copy": dict(S)},
}


@pytest.mark.parametrize("name", WRAPPED)
@pytest.mark.parametrize("legacy", [False, True], ids=["zip", "legacy"])
def test_the_generator_is_found(tmp_path, name, legacy):
    path = tmp_path / "net.pth"
    torch.save(WRAPPED[name], path, _use_new_zipfile_serialization=not legacy)
    assert is_one(import_generator(path))


@pytest.mark.parametrize("name", ["net.safetensors", "net.PT"])
def test_a_pickle_is_read_whatever_it_is_called(tmp_path, name):
    assert is_one(import_generator(saved(tmp_path, {"netG": S}, name)))


def test_a_model_of_ours_is_known_whatever_it_is_called(tmp_path):
    ours = import_generator(saved(tmp_path, S))
    save_model(tmp_path / "ours.safetensors", ours, {})
    shutil.copy(tmp_path / "ours.safetensors", tmp_path / "ours.pth")
    assert is_one(import_generator(tmp_path / "ours.pth"))
    assert inspect_checkpoint(tmp_path / "ours.pth").network == "resnet"


def test_an_average_without_names_keeps_the_statistics_of_its_network(tmp_path):
    theirs = shaken(OfficialUNet(6, 2, torch.nn.BatchNorm2d))
    held = theirs.state_dict()
    kept = [held[name] + 1 for name, _ in theirs.named_parameters()]
    path = saved(tmp_path, {"model": held, "EMA": {"shadow": kept}})
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter += 1
    picture = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        assert torch.allclose(import_generator(path)(picture), theirs(picture), atol=1e-5)


@pytest.mark.parametrize("protocol", [1, 3, 4, 5])
@pytest.mark.parametrize("legacy", [False, True], ids=["zip", "legacy"])
def test_weights_are_found_by_every_protocol(tmp_path, protocol, legacy):
    content = {"nets": Munch(G=S), "mean": np.zeros(3), **OBJECTS}
    path = tmp_path / "net.pth"
    new = not legacy
    torch.save(content, path, pickle_protocol=protocol, _use_new_zipfile_serialization=new)
    assert is_one(import_generator(path))


def test_protocol_0_loses_the_weights_and_that_is_said(tmp_path):
    torch.save({"netG": S}, tmp_path / "net.pth", pickle_protocol=0)
    assert "written by pickle protocol 0" in refused(tmp_path / "net.pth")


@pytest.mark.parametrize("legacy", [False, True], ids=["zip", "legacy"])
def test_a_network_saved_whole_is_read(tmp_path, legacy):
    path = tmp_path / "net.pth"
    torch.save({"epoch": 3, "G": ONE}, path, _use_new_zipfile_serialization=not legacy)
    assert is_one(import_generator(path))


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_plain_pickles_of_tensors_and_arrays_are_read(tmp_path, protocol):
    arrays = {name: tensor.numpy() for name, tensor in S.items()}
    for content in ({"G": S, "opt": Options([1])}, {"model": arrays, "lr": np.float32(1)}):
        (tmp_path / "net.pkl").write_bytes(pickle.dumps(content, protocol))
        assert is_one(import_generator(tmp_path / "net.pkl"))


class Calls:
    """Pickled as a call of any function."""

    def __init__(self, *called):
        self.called = called

    def __reduce__(self):
        return self.called


def test_programs_are_refused_where_they_are_called_alone(tmp_path):
    marker = tmp_path / "ran"
    command = f"touch {marker}"
    for call in ((os.system, (command,)), (eval, (f"__import__('os').system({command!r})",))):
        assert "program code" in refused(saved(tmp_path, {"netG": S, "x": Calls(*call)}))
    stated = {"mtime": os.stat(tmp_path), "join": os.path.join, "read": Calls(getattr, (S, "x"))}
    assert is_one(import_generator(saved(tmp_path, {"netG": S} | stated)))
    chained = Calls(functools.partial(os.system, command), ())
    assert is_one(import_generator(saved(tmp_path, {"netG": S, "x": chained})))
    assert not marker.exists()


def test_objects_that_hold_each_other_take_no_time(tmp_path):
    here = types.SimpleNamespace()
    here.all = [here, (here, [here]), {"a": here, "b": here}]
    doubled = []
    for _ in range(40):
        doubled = [doubled, doubled]
    assert is_one(import_generator(saved(tmp_path, {"x": here, "y": doubled, "netG": S})))


def test_a_preferred_average_is_told(tmp_path):
    notes = read_generator(saved(tmp_path, WRAPPED["average"])).notes
    assert any("averaged over training" in note and "generator_ema" in note for note in notes)
    assert any("not used" in note and "generator" in note for note in notes), notes


BOTH = [
    ("netG_A", "netG_B"), ("netG_A2B", "netG_B2A"), ("G_AB", "G_BA"), ("genA2B", "genB2A"),
    ("G_AtoB", "G_BtoA"), ("g_XtoY", "g_YtoX"), ("G_A_state_dict", "G_B_state_dict"),
    ("gen_a_to_b", "gen_b_to_a"), ("a", "b"), ("G_s2t", "G_t2s"),
    ("G_src2tgt", "G_tgt2src"),
]  # fmt: skip


@pytest.mark.parametrize("names", BOTH, ids="-".join)
def test_the_direction_decides_between_two(tmp_path, names):
    content = {names[1]: T, "netD_A": JUDGE, names[0]: S, "epoch": 200}
    path = saved(tmp_path, content)
    assert is_one(import_generator(path, direction="AtoB"), ONE)
    assert is_one(import_generator(path, direction="BtoA"), OTHER)
    assert inspect_checkpoint(path).choices == ()
    averaged = {f"{names[0]}_ema": S, f"{names[1]}_ema": T, names[0]: T, names[1]: S}
    path = saved(tmp_path, averaged)
    assert is_one(import_generator(path, direction="AtoB"), ONE)
    assert is_one(import_generator(path, direction="BtoA"), OTHER)


def test_an_average_of_the_other_direction_is_not_taken(tmp_path):
    path = saved(tmp_path, {"netG_A": T, "netG_B": dict(T), "netG_A_ema": S})
    assert is_one(import_generator(path, direction="AtoB"), ONE)
    assert is_one(import_generator(path, direction="BtoA"), OTHER)
    assert inspect_checkpoint(path).choices == ()
    path = saved(tmp_path, {"netG_A": T, "netG_B": dict(T), "ema": {"shadow": S}})
    assert "3 networks; choose one" in refused(path)
    assert len(inspect_checkpoint(path).choices) == 3


def test_a_lone_generator_of_the_other_direction_is_told(tmp_path):
    path = saved(tmp_path, {"netG_B": S, "netD_B": JUDGE})
    assert "Its name says BtoA; AtoB is wanted" in " ".join(read_generator(path).notes)
    assert "Its name says" not in " ".join(read_generator(path, direction="BtoA").notes)


def test_what_neither_decides_is_asked(tmp_path):
    path = saved(tmp_path, {"day": S, "nets": {"night": T}, "netD": JUDGE})
    said = refused(path)
    assert "day" in said and "nets/night" in said and "--generator" in said
    assert inspect_checkpoint(path).choices == ("day", "nets/night")
    assert is_one(import_generator(path, name="nets/night"), OTHER)
    assert is_one(import_generator(path, name="night"), OTHER)
    assert is_one(import_generator(path, name="day"), ONE)
    assert "holds no generator or discriminator named dawn" in refused(path, name="dawn")


def test_the_discriminator_of_the_direction_is_read(tmp_path):
    other = shaken(OfficialDiscriminator(6, width=2), 5)
    path = saved(tmp_path, {"netG_A": S, "netD_A": JUDGE, "netD_B": other.state_dict()})
    result = import_discriminator(path, direction="BtoA").state_dict()
    assert all(torch.equal(result[name], tensor) for name, tensor in other.state_dict().items())


def test_a_unet_below_a_prefix_is_read(tmp_path):
    theirs = shaken(OfficialUNet(6, 2, torch.nn.BatchNorm2d))
    picture = torch.rand(1, 3, 64, 64)
    for content in (
        below("model.", theirs.state_dict()),
        {"G": below("net.", theirs.state_dict())},
    ):
        ours = import_generator(saved(tmp_path, content))
        with torch.no_grad():
            assert torch.allclose(ours(picture), theirs(picture), atol=1e-5)


def test_spectral_normalisation_of_either_age_is_folded(tmp_path):
    for apply in (torch.nn.utils.spectral_norm, torch.nn.utils.parametrizations.spectral_norm):
        theirs = shaken(OfficialGenerator(6, width=2), 3)
        for part in [part for part in theirs.modules() if type(part) is torch.nn.Conv2d]:
            apply(part)
        theirs.train()(PICTURE)
        theirs.eval()
        imported = read_generator(saved(tmp_path, theirs.state_dict()))
        assert is_one(imported.generator, theirs)
        assert any("spectral" in note for note in imported.notes)


OTHERS = {
    "UNIT": {"a": zeros("enc.model.0.conv.weight"), "b": zeros("dec.model.0.conv.weight")},
    "StarGAN": zeros("main.0.weight", "main.9.main.0.weight"),
    "StarGAN v2": zeros("from_rgb.weight", "decode.0.norm1.fc.weight"),
    "StyleGAN": {"g_ema": zeros("style.1.weight", "convs.0.conv.modulation.weight")},
    "StyleGAN2-ADA": zeros("synthesis.b4.const", "mapping.fc0.weight"),
    "Stable Diffusion": {"state_dict": zeros("model.diffusion_model.input_blocks.0.0.weight")},
    "diffusers": zeros("down_blocks.0.resnets.0.conv1.weight"),
}
SAID = {"StyleGAN2-ADA": "StyleGAN", "Stable Diffusion": "diffusion", "diffusers": "diffusion"}


@pytest.mark.parametrize("name", OTHERS)
def test_other_networks_are_named(tmp_path, name):
    assert SAID.get(name, name) in refused(saved(tmp_path, OTHERS[name]))


def test_other_files_are_named(tmp_path):
    (tmp_path / "net.onnx").write_bytes(b"\x08\x08\x12\x07pytorch" + bytes(60))
    assert "ONNX" in refused(tmp_path / "net.onnx")
    (tmp_path / "renamed.pth").write_bytes((tmp_path / "net.onnx").read_bytes())
    assert "ONNX" in refused(tmp_path / "renamed.pth")
    np.savez(tmp_path / "net.npz", weight=np.zeros(3))
    assert "NumPy" in refused(tmp_path / "net.npz")
    (tmp_path / "style.pkl").write_bytes(b"\x80\x03ctorch_utils.persistence\nreconstruct\n.")
    assert "torch.save did not write" in refused(tmp_path / "style.pkl")


def test_one_domain_of_munit_is_no_generator(tmp_path):
    path = saved(tmp_path, {"gen_a": zeros("enc_content.model.0.conv.weight")})
    assert "only one domain (gen_a)" in refused(path)


@pytest.mark.parametrize(
    "array",
    [
        np.array(["a", "b"]),
        np.array([{}, None], dtype=object),
        np.zeros(2, "c16"),
        np.zeros((), "V4"),
    ],
    ids=["texts", "objects", "complex", "raw"],
)
def test_arrays_of_other_things_are_no_weights(tmp_path, array):
    said = refused(saved(tmp_path, {"a": array}))
    assert "holds no state dict of a network" in said


def test_an_array_that_holds_less_than_it_says_is_none(tmp_path):
    class Lying:
        def __reduce__(self):
            build = np.zeros(3).__reduce__()
            return build[0], build[1], (1, (2**20, 2**20), np.dtype("f8"), False, bytes(24))

    assert "holds no state dict" in refused(saved(tmp_path, {"model.1.weight": Lying()}))
