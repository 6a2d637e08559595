"""Files of SPADE: NVlabs' own, and those of Li et al.'s implementation."""

import pytest
import torch
from torch import nn

from core.checkpoints.files import save_model
from core.checkpoints.importers import import_discriminator, import_generator
from core.nets.architecture import architecture_text, uniform
from core.nets.checkpoint_tensors import LabelChannels
from core.nets.multiscale import MultiscaleDiscriminator
from core.nets.spade import SpadeGenerator
from core.nets.spectral import apply_spectral_norm
from tests.core.checkpoints.foreign_files import refused, saved, shaken

pytestmark = pytest.mark.usefixtures("no_gradients")
SUB = (2, 1, 2, 1, 2, 1, 2, 1)


def semantics(network, side=64):
    draw = torch.Generator().manual_seed(0)
    return torch.rand(1, network.in_channels, side, 2 * side, generator=draw)


def spectral_state(network):
    """What torch's own spectral normalisation writes for the blocks, and NVlabs with it."""
    state = network.state_dict()
    for name in network.block_convolutions:
        weight = state.pop(f"{name}.weight")
        layer = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2], bias=False)
        layer.weight.copy_(weight)
        with torch.random.fork_rng():
            torch.manual_seed(0)
            nn.utils.spectral_norm(layer, n_power_iterations=20)(torch.zeros(1, *weight.shape[1:]))
        state |= {f"{name}.{inner}": item for inner, item in layer.state_dict().items()}
        yield f"{name}.weight", layer.weight
    yield "", state


def normalised(network):
    """The state dict with spectral normalisation in place, and the network it comes to."""
    *weights, (_, state) = spectral_state(network)
    plain = SpadeGenerator(*(getattr(network, name) for name in network.ARGUMENTS))
    plain.load_state_dict(network.state_dict() | dict(weights))
    return state, plain.eval()


def test_files_with_spectral_normalisation_in_place_are_folded(tmp_path):
    state, plain = normalised(shaken(SpadeGenerator("spade", uniform(1), 5, edges=False, hidden=6)))
    assert "up_0.conv_s.weight_u" in state and "up_0.conv_s.weight" not in state
    ours = import_generator(saved(tmp_path, {f"module.{k}": v for k, v in state.items()}), "spade")
    assert (ours.kind, ours.architecture, ours.hidden) == ("spade", uniform(1), 6)
    assert (ours.classes, ours.edges, ours.dont_care, ours.upsampling) == (
        5,
        False,
        False,
        "normal",
    )
    x = semantics(ours)
    assert torch.allclose(ours(x), plain(x), rtol=1e-4, atol=1e-4)


def test_old_files_without_the_right_singular_vector_are_folded(tmp_path):
    state, plain = normalised(shaken(SpadeGenerator("spade", uniform(1), 5, edges=False)))
    old = {name: item for name, item in state.items() if not name.endswith("weight_v")}
    ours = import_generator(saved(tmp_path, old))
    for name in plain.block_convolutions:
        weights = (network.get_submodule(name).weight for network in (ours, plain))
        assert torch.allclose(*weights, rtol=0.02, atol=0)


def test_spectral_parts_that_do_not_add_up_are_refused(tmp_path):
    state, _ = normalised(shaken(SpadeGenerator("spade", uniform(1), 5, edges=False)))
    lacking = {k: v for k, v in state.items() if k != "up_1.conv_0.weight_u"}
    assert "up_1.conv_0.weight_u" in refused(saved(tmp_path, lacking))
    longer = state | {"up_1.conv_0.weight_v": torch.ones(3)}
    assert "spectral normalisation is not whole" in refused(saved(tmp_path, longer))


@pytest.mark.parametrize(
    ("network", "kind", "architecture"),
    [
        ("spade", "spade", uniform(2)),
        ("mobile_spade", "mobile", uniform(2)),
        ("sub_mobile_spade", "mobile", SUB),
        ("super_mobile_spade", "elastic", uniform(2)),
        ("elastic", "elastic", SUB),
    ],
)
def test_reference_networks_are_read_by_name(tmp_path, network, kind, architecture):
    theirs = shaken(SpadeGenerator(kind, architecture, 36, upsampling="more"))
    path = saved(tmp_path, theirs.state_dict())
    ours = import_generator(path, network, architecture_text(architecture))
    assert (ours.kind, ours.architecture, ours.hidden) == (kind, architecture, None)
    assert (ours.classes, ours.edges, ours.dont_care, ours.upsampling) == (35, True, False, "more")
    assert torch.equal(ours(semantics(ours)), theirs(semantics(ours)))


def test_compressed_files_keep_statistics_of_the_full_width(tmp_path):
    supernet = shaken(SpadeGenerator("elastic", uniform(3), 6, edges=True, upsampling="more"))
    part, wide = supernet.cut(SUB), supernet.state_dict()
    state = part.state_dict()
    for name in state:
        if name.rpartition(".")[2] in ("running_mean", "running_var"):
            state[name] = wide[name]
    assert state["up_0.norm_0.param_free_norm.running_mean"].shape == (48,)
    labels = LabelChannels(edges=True, upsampling="more")
    ours = import_generator(saved(tmp_path, state), "sub_mobile_spade", labels=labels)
    assert (ours.architecture, ours.classes) == (SUB, 5)
    assert torch.equal(ours(semantics(ours)), supernet(semantics(ours), SUB))
    state["fc.bias"] = wide["fc.bias"]
    assert "fc.bias is 48 where 32" in refused(saved(tmp_path, state))


@pytest.mark.parametrize(
    ("channels", "told", "result"),
    [
        (36, {}, (35, True, False)),
        (184, {}, (182, True, True)),
        (12, {}, (12, False, False)),
        (12, {"classes": 11}, (11, True, False)),
        (12, {"classes": 11, "dont_care": True}, (11, False, True)),
        (12, {"classes": 11, "edges": False}, (11, False, True)),
        (12, {"classes": 10}, (10, True, True)),
        (12, {"edges": True}, (11, True, False)),
        (12, {"dont_care": True}, (10, True, True)),
        (36, {"classes": 36}, (36, False, False)),
        (36, {"edges": False}, (36, False, False)),
        (12, {"classes": 9}, None),
        (12, {"classes": 11, "edges": False, "dont_care": False}, None),
    ],
)
def test_what_shapes_do_not_tell_is_guessed_or_told(tmp_path, channels, told, result):
    theirs = SpadeGenerator("mobile", uniform(1), channels, edges=False)
    path = saved(tmp_path, theirs.state_dict())
    if result is None:
        said = refused(path, labels=LabelChannels(**told))
        assert f"{channels} semantic channels" in said and f"classes {told['classes']}" in said
    else:
        ours = import_generator(path, labels=LabelChannels(**told))
        assert (ours.classes, ours.edges, ours.dont_care) == result


def test_upsampling_is_guessed_or_told(tmp_path):
    exported = shaken(SpadeGenerator("spade", uniform(1), 36, upsampling="more"))
    normal = LabelChannels(upsampling="normal")
    path = saved(tmp_path, exported.state_dict())
    assert import_generator(path).upsampling == "more"
    assert import_generator(path, labels=normal).upsampling == "normal"
    state, _ = normalised(exported)
    assert import_generator(saved(tmp_path, state)).upsampling == "normal"
    of_coco = SpadeGenerator("mobile", uniform(1), 184)
    assert import_generator(saved(tmp_path, of_coco.state_dict())).upsampling == "normal"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s.pop("fc.weight"), "lacks the weights fc.weight"),
        (lambda s: s.pop("conv_img.bias"), "lacks the tensor conv_img.bias"),
        (
            lambda s: s.pop("up_2.norm_s.param_free_norm.running_var"),
            "lacks the tensor up_2.norm_s",
        ),
        (lambda s: s.pop("up_0.norm_0.mlp_shared.0.weight"), "lacks the weights up_0.norm_0.mlp"),
        (lambda s: s.update({"fc.weight": torch.zeros(8, 256)}), "encoder of styles"),
        (
            lambda s: s.update({"up_4.conv_0.weight": torch.zeros(1)}),
            "also holds up_4.conv_0.weight",
        ),
        (lambda s: s.update({"fc.weight": torch.zeros(8, 5, 3, 3)}), "too narrow"),
        (lambda s: s["fc.weight"].fill_(float("nan")), "fc.weight is not finite"),
        (
            lambda s: s.update({"up_1.conv_s.weight": torch.zeros(3, 8, 1, 1)}),
            "up_1.conv_s.weight is 3×8×1×1 where 4×8×1×1",
        ),
        (
            lambda s: s.update({"fc.weight": torch.zeros(16, 1, 3, 3)}),
            "1 channels are not",
        ),
    ],
)
def test_a_spade_generator_that_does_not_add_up_is_refused(tmp_path, change, said):
    state = SpadeGenerator("mobile", uniform(1), 5).state_dict()
    change(state)
    assert said in refused(saved(tmp_path, state))


def test_a_truncated_file_is_refused(tmp_path):
    path = saved(tmp_path, SpadeGenerator("mobile", uniform(1), 5).state_dict())
    whole = path.read_bytes()
    for part in (10, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:part])
        assert "damaged" in refused(path)


def test_multi_scale_discriminators_are_read(tmp_path):
    theirs = shaken(MultiscaleDiscriminator(8, 4, 4, 2))
    state = {f"module.{name}": tensor for name, tensor in theirs.state_dict().items()}
    assert "module.discriminator_1.model2.0.0.weight_orig" in state
    ours = import_discriminator(saved(tmp_path, state, "latest_net_D.pth"))
    assert (ours.in_channels, ours.width, ours.layers, ours.scales) == (8, 4, 4, 2)
    x = torch.rand(1, 8, 64, 64)
    for judged, expected in zip(ours(x), theirs(x), strict=True):
        assert all(map(torch.equal, judged, expected))
    assert "discriminator (GauGAN)" in refused(saved(tmp_path, state))
    del state["module.discriminator_1.model2.0.0.weight_u"]
    path = saved(tmp_path, state)
    assert "discriminator_1.model2.0.0.weight_u" in refused(path, read=import_discriminator)


def test_our_own_models_are_read_too(tmp_path):
    network = shaken(SpadeGenerator("elastic", SUB, 9, upsampling="more", hidden=3))
    save_model(tmp_path / "supernet.safetensors", network, {})
    ours = import_generator(tmp_path / "supernet.safetensors", "super_mobile_spade")
    assert (ours.upsampling, ours.hidden, ours.classes) == ("more", 3, 8)
    assert "no spade" in refused(tmp_path / "supernet.safetensors", "spade")


def test_applied_spectral_normalisation_reads_back_as_it_is_used(tmp_path):
    network = shaken(SpadeGenerator("spade", uniform(1), 5))
    apply_spectral_norm(network, network.block_convolutions).eval()
    labels = LabelChannels(edges=True, upsampling="normal")
    ours = import_generator(saved(tmp_path, network.state_dict()), labels=labels)
    assert torch.allclose(ours(semantics(ours)), network(semantics(ours)), rtol=1e-4, atol=1e-4)


def test_two_classes_and_synchronised_statistics_are_read(tmp_path):
    theirs = shaken(SpadeGenerator("spade", uniform(1), 2, classes=2, edges=False, hidden=4))
    state = theirs.state_dict()
    for name in [name for name in state if name.endswith("running_mean")]:
        layer = name.removesuffix("running_mean")
        state |= {f"{layer}_running_iter": torch.ones(1), f"{layer}_tmp_running_mean": state[name]}
        state[f"{layer}_tmp_running_var"] = state[f"{layer}running_var"]
    ours = import_generator(saved(tmp_path, state))
    assert (ours.classes, ours.edges) == (2, False)
    assert torch.allclose(ours(semantics(theirs)), theirs(semantics(theirs)), atol=1e-6)
