import copy
import io
import random

import numpy as np
import pytest
import torch
from PIL import Image, ImageFilter

from core.metrics.encoder import EncoderFeatures, quarter_turns, train_encoder
from core.metrics.frechet import Gaussian, frechet_distance
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from tests.core.tiny import gathered


class Blocks:
    """Pairs made on the spot: coloured rectangles, and the same with shading, grain and hue."""

    def __init__(self, count: int, size: int = 32) -> None:
        rng = np.random.default_rng(5)
        self.sources = np.full((count, size, size, 3), 40, dtype=np.uint8)
        for picture in self.sources:
            for colour in ((200, 60, 60), (60, 200, 60), (60, 60, 200)):
                top, left = rng.integers(0, size - 8, 2)
                picture[top : top + rng.integers(6, 14), left : left + rng.integers(6, 14)] = colour
        shade = np.linspace(0.6, 1.0, size)[None, :, None, None]
        grain = rng.normal(0, 8, self.sources.shape)
        texture = 25 * np.sin(np.arange(size) * 1.3)[None, None, :, None]
        photos = self.sources[..., ::-1] * shade + grain + texture
        self.photos = photos.clip(0, 255).astype(np.uint8)

    def batch(self, indices):
        return self._tensor(self.sources[indices]), self._tensor(self.photos[indices])

    @staticmethod
    def _tensor(pictures: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1


PAIRS = Blocks(120)
TRAINING = list(range(60))


def trained(seed: int = 0, steps: int = 60) -> tuple[EncoderFeatures, list[float]]:
    told, encoder = gathered(train_encoder(PAIRS, TRAINING, seed, steps, "blocks"))
    assert [item[:2] for item in told] == [(step, steps) for step in range(1, steps + 1)]
    return encoder, [loss for _, _, loss in told]


@pytest.fixture(scope="module")
def encoder() -> EncoderFeatures:
    return trained()[0]


def photos(indices, damage=lambda picture: picture) -> torch.Tensor:
    damaged = [np.array(damage(Image.fromarray(PAIRS.photos[i]))) for i in indices]
    return torch.from_numpy(np.stack(damaged)).permute(0, 3, 1, 2)


def test_it_learns_to_see_the_source():
    _, losses = trained()
    assert len(losses) == 60
    assert np.mean(losses[-10:]) < 0.7 * np.mean(losses[:5])


def test_equal_seeds_give_equal_features_whatever_the_global_state():
    torch.manual_seed(1)
    one, first = trained(seed=4, steps=12)
    torch.manual_seed(2)
    before = torch.get_rng_state()
    two, second = trained(seed=4, steps=12)
    assert torch.equal(before, torch.get_rng_state())
    assert first == second
    np.testing.assert_array_equal(one(photos(range(5))), two(photos(range(5))))
    other, _ = trained(seed=5, steps=12)
    assert not np.allclose(one(photos(range(5))), other(photos(range(5))))


def test_the_name_says_which_encoder_it_is(encoder):
    assert encoder.name == "encoder(blocks, seed 0, 60 steps)"


def test_features_are_scaled_by_the_training_photos(encoder):
    features = encoder(photos(TRAINING))
    assert features.shape == (60, encoder.dimension) == (60, 448)
    assert features.dtype == np.float64
    np.testing.assert_allclose(features.mean(axis=0), 0, atol=1e-5)
    deviation = features.std(axis=0)
    assert deviation.max() < 1 + 1e-5
    raw = deviation * encoder.scale
    np.testing.assert_allclose(encoder.scale, np.maximum(raw, 0.25 * np.median(raw)), rtol=1e-4)


def test_batches_of_any_size_give_the_same_features(encoder):
    together = encoder(photos(range(19)))
    alone = np.concatenate([encoder(photos([i])) for i in range(19)])
    np.testing.assert_allclose(together, alone, atol=1e-4)
    assert encoder(photos([0])[:0]).shape == (0, 448)


def blurred(severity):
    return lambda picture: picture.filter(ImageFilter.GaussianBlur(1.0 * severity))


def noisy(severity):
    rng = np.random.default_rng(severity)
    return lambda picture: np.clip(
        np.array(picture) + rng.normal(0, 12 * severity, (32, 32, 3)), 0, 255
    ).astype(np.uint8)


def compressed(severity):
    def damage(picture):
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=(95, 50, 20, 5)[severity])
        return Image.open(stream)

    return damage


def checkered(severity):
    board = 12.0 * severity * ((np.indices((32, 32)).sum(axis=0) % 2) * 2 - 1)[..., None]
    return lambda picture: np.clip(np.array(picture) + board, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("damage", [blurred, noisy, compressed, checkered])
def test_distances_rise_with_damage(encoder, damage):
    real = Gaussian.of(encoder(photos(TRAINING)))
    held_out = range(60, 120)
    distances = [frechet_distance(real, encoder(photos(held_out, damage(s)))) for s in range(4)]
    assert distances == sorted(distances)
    assert distances[3] > 1.3 * distances[0]


def test_it_goes_to_disk_and_back(tmp_path, encoder):
    path = tmp_path / "encoder.safetensors"
    encoder.save(path)
    back = EncoderFeatures.load(path)
    assert (back.name, back.dimension) == (encoder.name, encoder.dimension)
    np.testing.assert_array_equal(back(photos(range(7))), encoder(photos(range(7))))
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_files_of_something_else_are_refused(tmp_path, encoder):
    path = tmp_path / "odd.safetensors"
    encoder.save(path)
    whole = path.read_bytes()
    import safetensors.torch

    odd = safetensors.torch.save({"mean": torch.zeros(3)}, {"name": "x"})
    for content in (b"", whole[:200], whole[:-10], odd):
        path.write_bytes(content)
        with pytest.raises(UserError, match=r"odd\.safetensors"):
            EncoderFeatures.load(path)
    with pytest.raises(UserError, match="nothing"):
        EncoderFeatures.load(tmp_path / "nothing")
    with pytest.raises(UserError, match="nowhere"):
        encoder.save(tmp_path / "nowhere" / "e.safetensors")


def test_one_pair_is_not_enough():
    with pytest.raises(UserError, match="two training pairs"):
        next(train_encoder(PAIRS, [0], 0, 5))


def test_photos_that_are_all_alike_give_finite_features():
    class Flat:
        def batch(self, indices):
            return torch.zeros(len(indices), 3, 32, 32), torch.zeros(len(indices), 3, 32, 32)

    encoder = result_of(train_encoder(Flat(), [0, 1, 2], 0, 2))
    assert np.isfinite(encoder(photos(range(3)))).all()


@pytest.mark.parametrize("size", [(16, 16), (16, 40), (40, 16)])
def test_turned_squares_come_with_their_colour(size):
    photo = torch.rand(12, 3, *size)
    seen, wanted = quarter_turns(photo, photo, random.Random(3))
    assert seen.shape == wanted.shape == (12, 3, 16, 16)
    assert len({tuple(one[:, 0, 0].tolist()) for one in wanted}) == 4
    assert torch.equal(wanted, wanted[:, :, :1, :1].expand_as(wanted))
    if size == (16, 16):
        for before, after, colour in zip(photo, seen, wanted[:, :, 0, 0], strict=True):
            turns = [[1, -1, -1], [-1, 1, -1], [-1, -1, 1], [1, 1, 1]].index(colour.tolist())
            assert torch.equal(torch.rot90(before, turns, (1, 2)), after)


def test_an_encoder_of_photos_alone_orders_damage():
    encoder = result_of(train_encoder(PAIRS, TRAINING, 0, 60, "blocks", task=quarter_turns))
    real = Gaussian.of(encoder(photos(TRAINING)))
    damages = [lambda p, s=s: p.filter(ImageFilter.GaussianBlur(s)) for s in (0, 1, 3)]
    distances = [frechet_distance(real, encoder(photos(range(60, 120), d))) for d in damages]
    assert distances == sorted(distances)


class Kept:
    """Keeps a state as a file would: as it was when it was saved."""

    def __init__(self):
        self.state, self.saved = None, 0

    def load(self):
        return copy.deepcopy(self.state)

    def save(self, state):
        self.state, self.saved = copy.deepcopy(state), self.saved + 1


def test_a_training_that_is_halted_goes_on_to_the_same_features(encoder):
    keeper = Kept()
    for halted_after in (3, 20):
        training = train_encoder(PAIRS, TRAINING, 0, 60, "blocks", keeper=keeper)
        step = 0
        while step < halted_after:
            step, *_ = next(training)
        training.close()
        assert keeper.state["done"] == halted_after
    training = train_encoder(PAIRS, TRAINING, 0, 60, "blocks", keeper=keeper)
    assert next(training)[0] == 21, "nothing is done twice"
    resumed = result_of(training)
    ours, theirs = resumed.encoder.state_dict(), encoder.encoder.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_a_kept_state_of_another_network_is_not_used():
    keeper = Kept()
    keeper.state = {"done": 5, "network": {"weight": torch.zeros(2)}, "optimiser": {}}
    assert next(train_encoder(PAIRS, TRAINING, 0, 60, "blocks", keeper=keeper))[0] == 1
