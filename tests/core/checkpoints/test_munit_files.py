"""Files of MUNIT: NVlabs' pairs, and those of Li et al.'s implementation."""

import pytest
import torch

from core.checkpoints.files import load_model
from core.checkpoints.importers import import_discriminator, import_generator
from core.commands import main
from core.nets.architecture import architecture_text
from core.nets.ms_image import MsImageDiscriminator
from core.nets.munit import MunitGenerator, assemble
from core.runtime.errors import UserError
from tests.core.checkpoints.foreign_files import refused, saved, shaken

pytestmark = pytest.mark.usefixtures("no_gradients")
WIDE = (2,) * 10
SUB = (2, 1, 2, 1, 2, 1, 2, 1, 2, 1)


def autoencoder(seed, kind="munit", architecture=WIDE):
    network = MunitGenerator(kind, architecture, style_channels=4, mlp_width=6)
    return shaken(network, seed)


def with_old_statistics(network):
    """NVlabs' layers keep statistics that nothing reads, of instance and adaptive norms."""
    state = {f"module.{name}": tensor for name, tensor in network.state_dict().items()}
    state["module.enc_content.model.0.norm.running_mean"] = torch.ones(2)
    state["module.enc_content.model.0.norm.num_batches_tracked"] = torch.tensor(3)
    state["module.dec.model.0.model.0.model.0.norm.running_var"] = torch.ones(8)
    return state


def same(ours, theirs):
    x = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 2 - 1
    style = torch.randn(1, 4, generator=torch.Generator().manual_seed(1))
    return torch.equal(ours(x, style=style), theirs(x, style=style)) and torch.equal(
        ours(x), theirs(x)
    )


@pytest.mark.parametrize("direction", ["AtoB", "BtoA"])
def test_a_file_of_both_domains_is_assembled(tmp_path, direction):
    a, b = autoencoder(1), autoencoder(2)
    path = saved(tmp_path, {"a": with_old_statistics(a), "b": with_old_statistics(b)}, "gen_01.pt")
    ours = import_generator(path, "munit", direction=direction)
    assert same(ours, assemble(a, b) if direction == "AtoB" else assemble(b, a))
    assert not same(ours, a) and not same(ours, b)
    assert (ours.kind, ours.style_channels, ours.mlp_width) == ("munit", 4, 6)
    assert not ours.training


def test_the_verb_takes_either_direction(tmp_path):
    a, b = autoencoder(1), autoencoder(2)
    path = saved(tmp_path, {"a": a.state_dict(), "b": b.state_dict()}, "gen_01.pt")
    into = tmp_path / "back.safetensors"
    assert main(["import", str(path), "--direction", "BtoA", "--into", str(into)]) == 0
    assert same(load_model(into), assemble(b, a))


@pytest.mark.parametrize("named", ["latest_net_G_A.pth", "latest_net_G_B.pth"])
def test_files_of_each_domain_are_assembled(tmp_path, named):
    a, b = autoencoder(1), autoencoder(2)
    saved(tmp_path, a.state_dict(), "latest_net_G_A.pth")
    saved(tmp_path, with_old_statistics(b), "latest_net_G_B.pth")
    assert same(import_generator(tmp_path / named), assemble(a, b))
    assert same(import_generator(tmp_path / named, direction="BtoA"), assemble(b, a))


def test_a_domain_without_the_other_is_refused(tmp_path):
    path = saved(tmp_path, autoencoder(1).state_dict(), "7_net_G_A.pth")
    assert "7_net_G_B.pth" in refused(path)
    saved(tmp_path, autoencoder(1).state_dict(), "net.pth")
    assert same(import_generator(tmp_path / "net.pth"), autoencoder(1)), "assembled before"


@pytest.mark.parametrize(
    ("network", "kind", "architecture"),
    [
        ("munit", "munit", WIDE),
        ("sub_mobile_munit", "mobile", SUB),
        ("super_mobile_munit", "elastic", WIDE),
        ("elastic", "elastic", SUB),
        (None, "mobile", SUB),
    ],
)
def test_reference_networks_are_read_by_name(tmp_path, network, kind, architecture):
    theirs = autoencoder(3, kind, architecture)
    path = saved(tmp_path, theirs.state_dict())
    ours = import_generator(path, network, architecture_text(architecture))
    assert (ours.kind, ours.architecture) == (kind, architecture)
    assert same(ours, theirs)
    with pytest.raises(UserError, match="10 channel numbers"):
        import_generator(path, network, "2_2_2_2_2_2_2_2")


def test_a_compressed_file_does_as_its_supernet(tmp_path):
    supernet = autoencoder(4, "elastic")
    part = import_generator(saved(tmp_path, supernet.cut(SUB).state_dict()), "sub_mobile_munit")
    x = torch.rand(1, 3, 32, 32)
    assert torch.equal(part(x), supernet(x, SUB))


def test_a_supernet_must_be_wide_enough_for_the_channels(tmp_path):
    path = saved(tmp_path, autoencoder(4, "elastic").state_dict())
    assert import_generator(path, "super_mobile_munit", architecture_text(SUB)).architecture == WIDE
    wider = architecture_text((*SUB[:9], 3))
    assert "does not fit" in refused(path, "super_mobile_munit", wider)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda s: s.pop("enc_content.model.0.conv.weight"),
            "lacks the weights enc_content.model.0",
        ),
        (lambda s: s.pop("dec.model.2.norm.gamma"), "lacks the tensor dec.model.2.norm.gamma"),
        (lambda s: s.pop("mlp.model.0.fc.weight"), "lacks the weights mlp.model.0.fc.weight"),
        (lambda s: s.update({"enc_style.model.7.bias": torch.zeros(1)}), "also holds enc_style"),
        (
            lambda s: s.update({"mlp.model.2.fc.weight": torch.zeros(5, 6)}),
            "mlp.model.2.fc.weight is 5×6 where",
        ),
        (
            lambda s: s.update({"enc_content.model.1.conv.weight": torch.zeros(1, 2, 4, 4)}),
            "too narrow",
        ),
        (
            lambda s: s["mlp.model.0.fc.bias"].fill_(float("nan")),
            "mlp.model.0.fc.bias is not finite",
        ),
    ],
)
@pytest.mark.parametrize("paired", [False, True], ids=["one", "pair"])
def test_a_munit_generator_that_does_not_add_up_is_refused(tmp_path, change, said, paired):
    state, other = autoencoder(1).state_dict(), autoencoder(2).state_dict()
    change(state)
    if not paired:
        assert said in refused(saved(tmp_path, state))
        return
    path = saved(tmp_path, {"a": state, "b": other})
    direction = "AtoB" if "enc_content" in said or said == "too narrow" else "BtoA"
    if "finite" not in said:  # the door says that, before any network is looked for
        assert "pair of MUNIT" in refused(path, direction=direction)
    assert said in refused(path, direction=direction)


def test_other_pairs_are_refused(tmp_path):
    for pair in ({"a": 1, "b": 2}, {"a": {}, "b": {}}, {"a": {1: torch.zeros(1)}, "b": {}}):
        refused(saved(tmp_path, pair))
    half = {"a": autoencoder(1).state_dict(), "b": {}}
    assert "only one domain (a)" in refused(saved(tmp_path, half))


def test_truncated_files_are_refused(tmp_path):
    path = saved(tmp_path, {"a": autoencoder(1).state_dict(), "b": autoencoder(2).state_dict()})
    whole = path.read_bytes()
    for part in (10, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:part])
        assert "damaged" in refused(path)


def test_discriminators_are_read(tmp_path):
    a, b = (shaken(MsImageDiscriminator(3, 2, 4, 3), seed) for seed in (1, 2))
    x = torch.rand(1, 3, 64, 64)
    one = import_discriminator(saved(tmp_path, a.state_dict(), "latest_net_D.pth"))
    assert (one.in_channels, one.width, one.layers, one.scales) == (3, 2, 4, 3)
    assert all(map(torch.equal, one(x), a(x)))
    pair = saved(tmp_path, {"a": a.state_dict(), "b": b.state_dict()}, "dis_01.pt")
    assert all(map(torch.equal, import_discriminator(pair)(x), b(x)))
    assert all(map(torch.equal, import_discriminator(pair, direction="BtoA")(x), a(x)))
    assert "pictures (MUNIT)" in refused(pair)
    assert "a MUNIT generator (a)" in refused(
        saved(tmp_path, {"a": autoencoder(1).state_dict(), "b": {}}), read=import_discriminator
    )
