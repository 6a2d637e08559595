import pytest
import torch
from torch import nn

from core.nets.batch_norm import BatchNorm, batch_statistics, calibrating, has_statistics


def pictures(seed, channels=6, count=3):
    rng = torch.Generator().manual_seed(seed)
    return torch.randn(count, channels, 4, 5, generator=rng) * (1 + seed) + seed


def filled(affine):
    layer, known = BatchNorm(6, affine), nn.BatchNorm2d(6, affine=affine)
    rng = torch.Generator().manual_seed(1)
    for name, tensor in known.state_dict().items():
        if name != "num_batches_tracked":
            tensor.copy_(torch.rand(6, generator=rng) + 0.5)
    layer.load_state_dict(known.state_dict())
    return layer, known


@pytest.mark.parametrize("affine", [False, True])
def test_it_computes_and_names_what_torch_does(affine):
    layer, known = filled(affine)
    x = pictures(2)
    assert list(layer.state_dict()) == list(known.state_dict())
    assert torch.equal(layer.eval()(x), known.eval()(x))
    assert torch.equal(layer.train()(x), known.train()(x))


@pytest.mark.parametrize("affine", [False, True])
def test_a_prefix_is_what_zero_padding_gives(affine):
    layer, _ = filled(affine)
    x = pictures(3, channels=4)
    padded = torch.cat([x, torch.zeros(3, 2, 4, 5)], 1)
    for training in (False, True):
        layer.train(training)
        torch.testing.assert_close(layer(x), layer(padded)[:, :4])


def test_training_moves_no_statistics():
    layer, _ = filled(False)
    before = {name: tensor.clone() for name, tensor in layer.state_dict().items()}
    layer.train()(pictures(1))
    assert all(torch.equal(before[name], now) for name, now in layer.state_dict().items())


def test_calibration_is_the_mean_over_all_batches():
    layer, _ = filled(False)
    network = nn.Sequential(layer, nn.Dropout(0.5))
    batches = [pictures(seed) for seed in range(4)]
    with calibrating(network):
        assert not network(batches[0]).requires_grad
        for batch in batches[1:]:
            network(batch)
    of_batches = [batch.transpose(0, 1).flatten(1) for batch in batches]
    means = torch.stack([batch.mean(1) for batch in of_batches]).mean(0)
    variances = torch.stack([batch.var(1) for batch in of_batches]).mean(0)
    torch.testing.assert_close(layer.running_mean, means)
    torch.testing.assert_close(layer.running_var, variances)
    assert layer.num_batches_tracked == 4
    assert not any(part.training for part in network.modules())


def test_calibration_starts_anew_and_touches_the_used_channels_only():
    layer, _ = filled(False)
    for seed in (1, 2):
        with calibrating(layer):
            layer(pictures(seed, channels=4))
    torch.testing.assert_close(layer.running_mean[:4], pictures(2, channels=4).mean((0, 2, 3)))
    assert torch.equal(layer.running_mean[4:], torch.zeros(2))
    assert torch.equal(layer.running_var[4:], torch.ones(2))


def test_a_failed_calibration_leaves_eval_mode():
    layer, _ = filled(False)
    with pytest.raises(RuntimeError), calibrating(layer):
        raise RuntimeError
    assert not layer.training and not layer.gathering


def test_batch_statistics_for_a_look():
    layer, known = filled(False)
    x = pictures(1)
    layer.eval()
    with batch_statistics(layer):
        assert torch.equal(layer(x), known.train()(x))
    assert not layer.training and layer.num_batches_tracked == 0


def test_which_networks_have_statistics():
    assert has_statistics(nn.Sequential(nn.ReLU(), BatchNorm(2, True)))
    assert not has_statistics(nn.Sequential(nn.ReLU()))
