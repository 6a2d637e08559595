import os
import pickle
import random
import warnings
import zipfile

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from core.checkpoints.files import save_model
from core.checkpoints.importers import import_discriminator, import_generator
from core.nets.architecture import architecture_text, uniform
from core.nets.discriminator import PatchDiscriminator
from core.nets.initialise import initialise
from core.nets.resnet import ResNetGenerator
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import (
    OfficialDiscriminator,
    OfficialGenerator,
    old_instance_norm,
    zeros,
)

SUB = (2, 3, 4, 1, 2, 3, 2, 1)


def saved(folder, content, name="latest_net_G.pth", legacy=False):
    path = folder / name
    torch.save(content, path, _use_new_zipfile_serialization=not legacy)
    return path


def refused(path, *arguments, read=import_generator):
    with pytest.raises(UserError) as raised:
        read(path, *arguments)
    assert str(path) in raised.value.sentence and raised.value.action
    assert "weights_only" not in raised.value.details, "advises to switch the protection off"
    return str(raised.value)


def pictures(channels=3, side=64):
    return torch.rand(2, channels, side, side, generator=torch.Generator().manual_seed(0)) * 2 - 1


def same(ours, theirs, channels=3):
    x = pictures(channels)
    with torch.no_grad():
        return torch.allclose(ours(x), theirs(x), atol=1e-5)


def in_reference_names(kind, architecture=SUB, seed=3):
    network = ResNetGenerator(kind, architecture)
    initialise(network, seed, std=0.2)
    return network


@pytest.mark.parametrize("legacy", [False, True], ids=["zip", "legacy"])
@pytest.mark.parametrize("dropout", [False, True], ids=["conv_block.5", "conv_block.6"])
@pytest.mark.parametrize("blocks", [6, 9])
def test_official_resnets_are_read(tmp_path, blocks, dropout, legacy):
    theirs = OfficialGenerator(blocks, width=4, dropout=dropout).eval()
    second = 6 if dropout else 5
    assert f"model.10.conv_block.{second}.weight" in theirs.state_dict()
    ours = import_generator(saved(tmp_path, theirs.state_dict(), legacy=legacy))
    assert (ours.kind, ours.architecture, ours.blocks) == ("resnet", uniform(4), blocks)
    assert same(ours, theirs)


def test_data_parallel_names_and_old_statistics_are_left_behind(tmp_path):
    theirs = OfficialGenerator(9, norm=old_instance_norm)
    state = {f"module.{name}": tensor for name, tensor in theirs.state_dict().items()}
    assert "module.model.2.running_mean" in state
    assert "module.model.10.conv_block.6.running_var" in state
    ours = import_generator(saved(tmp_path, state), "resnet_9blocks", "4_4_4_4_4_4_4_4")
    assert same(ours, theirs)


@pytest.mark.parametrize("wrapping", ["state_dict", "netG"])
def test_wrapped_state_dicts_are_unwrapped(tmp_path, wrapping):
    theirs = OfficialGenerator(6)
    path = saved(tmp_path, {"epoch": 3, wrapping: theirs.state_dict()})
    assert same(import_generator(path), theirs)


def test_half_precision_becomes_single(tmp_path):
    ours = import_generator(saved(tmp_path, OfficialGenerator(6).half().state_dict()))
    assert {weight.dtype for weight in ours.parameters()} == {torch.float32}


def test_foreign_safetensors_are_read(tmp_path):
    theirs = OfficialGenerator(9)
    save_file(theirs.state_dict(), tmp_path / "G.safetensors")
    assert same(import_generator(tmp_path / "G.safetensors"), theirs)
    os.rename(tmp_path / "G.safetensors", tmp_path / "G.pth")
    assert same(import_generator(tmp_path / "G.pth"), theirs)


@pytest.mark.parametrize(
    ("network", "kind", "architecture"),
    [
        ("resnet_9blocks", "resnet", uniform(3)),
        ("mobile_resnet_9blocks", "mobile", uniform(3)),
        ("sub_mobile_resnet_9blocks", "mobile", SUB),
        ("super_mobile_resnet_9blocks", "elastic", uniform(3)),
        ("super_mobile_resnet", "elastic", uniform(3)),
        ("elastic", "elastic", SUB),
    ],
)
def test_reference_networks_are_read_by_name(tmp_path, network, kind, architecture):
    theirs = in_reference_names(kind, architecture)
    path = saved(tmp_path, theirs.state_dict())
    ours = import_generator(path, network, architecture_text(architecture))
    assert (ours.kind, ours.architecture, ours.training) == (kind, architecture, False)
    assert same(ours, theirs)


def test_without_a_name_separable_networks_are_mobile_ones(tmp_path):
    supernet = in_reference_names("elastic", uniform(3))
    ours = import_generator(saved(tmp_path, supernet.state_dict()))
    assert (ours.kind, ours.clamps) == ("mobile", False)
    part = supernet.cut((2, 3, 1, 2, 3, 1, 2, 3))
    ours = import_generator(saved(tmp_path, part.state_dict()))
    assert (ours.kind, ours.clamps) == ("mobile", True)
    assert torch.equal(ours(3 * pictures()), part(3 * pictures()))


def test_the_older_six_numbers_are_understood(tmp_path):
    path = saved(tmp_path, in_reference_names("mobile", (2, 3, 4, 1, 1, 1, 2, 1)).state_dict())
    generator = import_generator(path, "sub_mobile_resnet_9blocks", "2_3_4_1_2_1")
    assert generator.architecture == (2, 3, 4, 1, 1, 1, 2, 1)


def test_a_supernet_must_be_wide_enough_for_the_channels(tmp_path):
    path = saved(tmp_path, in_reference_names("elastic", uniform(3)).state_dict())
    fitting = import_generator(path, "super_mobile_resnet_9blocks", "1_2_3_1_2_3_1_2")
    assert fitting.architecture == uniform(3)
    assert "does not fit" in refused(path, "super_mobile_resnet_9blocks", "1_2_3_1_2_3_1_4")


def test_a_released_checkpoint_is_recognised(shared):
    path = shared / "weights" / "horse2zebra_compressed_net_G.pth"
    generator = import_generator(path)
    assert (generator.kind, generator.blocks) == ("mobile", 9)
    assert generator.architecture == (16, 16, 32, 16, 32, 32, 16, 16)
    assert "image classifier" in refused(shared / "weights" / "squeezenet1_1.pth")


def test_our_own_models_are_read_too(tmp_path):
    path = tmp_path / "supernet.safetensors"
    supernet = in_reference_names("elastic")
    save_model(path, supernet, {})
    assert import_generator(path).kind == "elastic"
    assert same(import_generator(path, "elastic"), supernet)
    assert "elastic" in refused(path, "resnet_9blocks")
    assert "generator" in refused(path, read=import_discriminator)
    save_model(path, PatchDiscriminator(6, 4), {})
    assert import_discriminator(path).in_channels == 6
    assert "discriminator" in refused(path)


@pytest.mark.parametrize("in_channels", [3, 6])
def test_official_discriminators_are_read(tmp_path, in_channels):
    theirs = OfficialDiscriminator(in_channels, norm=old_instance_norm)
    state = {f"module.{name}": tensor for name, tensor in theirs.state_dict().items()}
    ours = import_discriminator(saved(tmp_path, state, "latest_net_D.pth"))
    assert (ours.in_channels, ours.width, ours.layers) == (in_channels, 4, 3)
    assert same(ours, theirs, in_channels)


@pytest.mark.parametrize(
    ("network", "channels", "said"),
    [
        ("resnet_9blocks", None, "mobile ResNet of 9 blocks"),
        ("mobile_resnet_6blocks", None, "mobile ResNet of 9 blocks"),
        (None, "2_3_4_1_2_3_2_2", "2_3_4_1_2_3_2_1"),
        ("sub_mobile_resnet_9blocks", "2_3_4_1_2_3", "2_3_4_1_2_3_2_1"),
    ],
)
def test_what_was_announced_must_be_in_the_file(tmp_path, network, channels, said):
    path = saved(tmp_path, in_reference_names("mobile").state_dict())
    assert said in refused(path, network, channels)


def test_an_unknown_name_lists_the_known(tmp_path):
    path = saved(tmp_path, in_reference_names("mobile").state_dict())
    for name in ("pix2pixHD", "unet_9blocks", "resnet_256", "unet_255"):
        with pytest.raises(UserError, match="super_mobile_resnet"):
            import_generator(path, name)


def holding_itself():
    content = {}
    content["state_dict"] = content
    return content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OfficialDiscriminator(6).state_dict(), "PatchGAN discriminator"),
        (zeros("model.model.1.model.1.weight"), "a U-Net generator (pix2pix), but has 2 levels"),
        (zeros("head_0.conv_0.weight", "fc.weight"), "GauGAN), but has an encoder of styles"),
        (zeros("enc_content.model.0.conv.weight"), "MUNIT generator, but lacks the weights"),
        (zeros("model.4.filt", "model.1.weight"), "CUT"),
        (zeros("discriminator_0.model0.0.weight_orig"), "multi-scale discriminator (GauGAN)"),
        (zeros("cnns.0.0.conv.weight"), "pictures (MUNIT)"),
        (zeros("scale0_layer1.0.weight"), "another multi-scale"),
        (zeros("conv.weight_orig"), "spectral"),
        (zeros("net.0.weight"), "pixel discriminator"),
        (zeros("weight", "bias"), "adaptor"),
        (zeros("anything"), "no network known"),
        ({"state": {}, "param_groups": []}, "optimiser"),
        ({"state_dict": {}}, "no state dict"),
        ({}, "no state dict"),
        ([1, 2], "no state dict"),
        (torch.zeros(3), "no state dict"),
        ({"a": 1}, "no state dict"),
        ({1: torch.zeros(1)}, "no network known"),
        ({"model.1.weight": torch.zeros(1).expand(10**6, 3)}, "repeats its numbers"),
        ({"model.1.weight": torch.zeros(3, device="meta")}, "has no numbers"),
        ({"model.1.weight": torch.zeros(3, dtype=torch.complex64)}, "of the type complex64"),
        ({"model.1.weight": torch.zeros(3, 3).to_sparse()}, "is sparse"),
        (holding_itself(), "no state dict"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files_are_told_by_name(tmp_path, content, said):
    assert said in refused(saved(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OfficialGenerator(6).state_dict(), "ResNet generator"),
        (zeros("discriminator_0.model0.0.weight"), "but has too few layers"),
        (zeros("cnns.0.4.weight"), "but has no layers"),
        (zeros("model.0.weight"), "no network known"),
        ({"model.0.weight": torch.zeros(4, 3, 4, 4)}, "lacks the tensor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files_are_no_discriminators(tmp_path, content, said):
    assert said in refused(saved(tmp_path, content), read=import_discriminator)


def changed(change, kind="mobile", architecture=SUB):
    state = in_reference_names(kind, architecture).state_dict()
    change(state)
    return state


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s.pop("model.1.weight"), "lacks the weights model.1.weight"),
        (lambda s: s.pop("model.26.bias"), "lacks the tensor model.26.bias"),
        (
            lambda s: s.update({"model.1.weight": torch.zeros(2)}),
            "lacks the weights model.1.weight",
        ),
        (lambda s: s.update({"model.4.weight": torch.zeros(6, 9, 3, 3)}), "6×9×3×3"),
        (lambda s: s.update({"model.7.weight": torch.zeros(3, 6, 3, 3)}), "too narrow"),
        (lambda s: s.update({"model.99.bias": torch.zeros(2)}), "also holds model.99.bias"),
        (lambda s: s["model.22.bias"].fill_(float("nan")), "model.22.bias is not finite"),
        (
            lambda s: s.update(
                {"model.11.conv_block.1.conv.2.weight": torch.zeros(16, 16, 1, 1)},
            ),
            "model.11.conv_block.1.conv.2.weight is 16×16×1×1 where 4×16×1×1",
        ),
        (
            lambda s: [s.pop(name) for name in list(s) if name.startswith("model.18.")],
            "8 residual blocks",
        ),
    ],
)
def test_a_generator_that_does_not_add_up_is_refused(tmp_path, change, said):
    assert said in refused(saved(tmp_path, changed(change)))


class Attack:
    """What a hostile pickle does: run a command when it is read."""

    def __init__(self, command):
        self.command = command

    def __reduce__(self):
        return os.system, (self.command,)


@pytest.mark.parametrize("form", ["zip", "legacy", "pickle"])
@pytest.mark.parametrize("read", [import_generator, import_discriminator])
def test_code_in_a_file_is_refused_and_never_run(tmp_path, form, read):
    marker = tmp_path / "ran"
    content = OfficialGenerator(6).state_dict() | {"extra": Attack(f"touch {marker}")}
    path = tmp_path / "latest_net_G.pth"
    if form == "pickle":
        path.write_bytes(pickle.dumps({"extra": content["extra"]}, protocol=2))
    else:
        saved(tmp_path, content, legacy=form == "legacy")
    assert "program code" in refused(path, read=read)
    assert not marker.exists()
    pickle.loads(pickle.dumps(content["extra"]))  # read without care, it does its harm
    assert marker.exists()


def test_a_compressed_archive_is_refused_before_it_grows(tmp_path):
    plain = saved(tmp_path, OfficialGenerator(6).state_dict())
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "small.pth", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert "compressed archive" in refused(tmp_path / "small.pth")


def test_a_whole_pickled_network_is_read_without_its_class(tmp_path):
    theirs = OfficialGenerator(6)
    assert same(import_generator(saved(tmp_path, theirs)), theirs)
    parallel = {"net": torch.nn.DataParallel(theirs), "epoch": 3}
    assert same(import_generator(saved(tmp_path, parallel)), theirs)


def test_a_torchscript_program_is_told_by_name(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.jit.trace(torch.nn.Linear(2, 2), torch.zeros(1, 2))
        torch.jit.save(program, tmp_path / "program.pt")
        assert "TorchScript" in refused(tmp_path / "program.pt")


@pytest.mark.parametrize(("form", "said"), [("PNG", "PNG"), ("JPEG", "JPEG"), ("BMP", "BMP")])
def test_a_picture_renamed_is_told_by_name(tmp_path, form, said):
    Image.new("RGB", (40, 40), "red").save(tmp_path / "latest_net_G.pth", format=form)
    assert f"a {said} picture" in refused(tmp_path / "latest_net_G.pth")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
        (b"\x89HDF\r\n\x1a\n" + bytes(40), "HDF5"),
        (b"just some words", "a text file"),
        (bytes(1000), "damaged or cut short"),
    ],
)
def test_files_that_are_no_checkpoints_are_told_apart(tmp_path, content, said):
    path = tmp_path / "latest_net_G.pth"
    path.write_bytes(content)
    assert said in refused(path)


def test_a_missing_file_and_a_folder_are_said_plainly(tmp_path):
    assert "does not exist" in refused(tmp_path / "none.pth")
    assert "is a folder" in refused(tmp_path)


def forms(folder):
    """The same small generator in the three forms a checkpoint has."""
    state = in_reference_names("mobile", uniform(1)).state_dict()
    save_file(state, folder / "G.safetensors")
    return {
        "zip.pth": saved(folder, state, "zip.pth").read_bytes(),
        "legacy.pth": saved(folder, state, "legacy.pth", legacy=True).read_bytes(),
        "G.safetensors": (folder / "G.safetensors").read_bytes(),
    }


@pytest.mark.parametrize("name", ["zip.pth", "legacy.pth", "G.safetensors"])
def test_cut_short_anywhere_a_file_is_refused(tmp_path, name):
    whole = forms(tmp_path)[name]
    draw = random.Random(1)
    for length in (1, 7, 8, 9, len(whole) - 1, *(draw.randrange(len(whole)) for _ in range(20))):
        (tmp_path / name).write_bytes(whole[:length])
        refused(tmp_path / name)


@pytest.mark.parametrize("name", ["zip.pth", "legacy.pth", "G.safetensors"])
def test_damaged_anywhere_a_file_is_read_or_refused_and_nothing_else(tmp_path, name):
    whole = forms(tmp_path)[name]
    draw = random.Random(2)
    for _ in range(40):
        damaged = bytearray(whole)
        reach = min(len(whole), draw.choice([200, 4000, len(whole)]))
        for _ in range(draw.choice([1, 3, 30])):
            damaged[draw.randrange(reach)] ^= 1 << draw.randrange(8)
        (tmp_path / name).write_bytes(damaged)
        try:
            assert isinstance(import_generator(tmp_path / name), ResNetGenerator)
        except UserError as error:
            assert error.action
