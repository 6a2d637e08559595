import numpy as np
import pytest
import torch

from core.metrics.confusion import ConfusionMatrix
from core.metrics.own_segmenter import OwnSegmenter, train_segmenter
from core.runtime.errors import UserError
from tests.core.tiny import gathered


class Boxes:
    """Labels made on the spot: boxes of three classes on a fourth, 9 for don't care; noisy photos.

    The last class is rare, and the photos are lit from one side.
    """

    COLOURS = np.array([[40, 40, 40], [200, 60, 60], [60, 200, 60], [230, 230, 90]])

    def __init__(self, count: int, size: int = 48, channels: int = 1) -> None:
        rng = np.random.default_rng(count)
        self.channels = channels
        self.labels = np.zeros((count, size, size), dtype=np.int64)
        for labels in self.labels:
            for number, side in ((1, 26), (2, 18), (3, 8), (9, 5)):
                top, left = rng.integers(0, size - side, 2)
                labels[top : top + side, left : left + side] = number
        shade = np.linspace(0.7, 1.0, size)[None, None, :, None]
        photos = self.COLOURS[self.labels % 5 % 4] * shade
        photos = photos + rng.normal(0, 12, photos.shape)
        self.photos = torch.from_numpy(photos.clip(0, 255).astype(np.uint8)).permute(0, 3, 1, 2)

    def __len__(self) -> int:
        return len(self.labels)

    def sources(self, indices) -> torch.Tensor:
        numbers = torch.from_numpy(self.labels[list(indices)])[:, None].float()
        return numbers.repeat(1, self.channels, 1, 1)

    def targets(self, indices) -> torch.Tensor:
        return self.photos[list(indices)].float() / 127.5 - 1


TRAINING, HELD_OUT = Boxes(24), Boxes(9)


def trained(pictures=TRAINING, seed=0, steps=40, **options) -> tuple[OwnSegmenter, list[float]]:
    training = train_segmenter(pictures, 4, seed, steps, "boxes", batch_size=4, **options)
    told, segmenter = gathered(training)
    assert [item[:2] for item in told] == [(step, steps) for step in range(1, steps + 1)]
    return segmenter, [loss for _, _, loss in told]


@pytest.fixture(scope="module")
def own() -> OwnSegmenter:
    return trained()[0]


def score(segmenter: OwnSegmenter, pictures: torch.Tensor) -> float:
    matrix = ConfusionMatrix(4)
    matrix.add(segmenter(pictures).numpy(), HELD_OUT.labels)
    return matrix.mean_iou


def test_it_sees_what_it_was_shown(own):
    assert own.classes == 4
    assert own.name == "own segmenter(boxes, seed 0, 40 steps)"
    assert score(own, HELD_OUT.photos) > 0.6
    assert score(own, HELD_OUT.photos.flip(0)) < 0.3


def test_worse_pictures_score_worse(own):
    pictures, scores = HELD_OUT.photos.float(), []
    for strength in (0, 40, 160):
        noise = torch.from_numpy(np.random.default_rng(1).normal(0, strength, pictures.shape))
        scores.append(score(own, (pictures + noise).clamp(0, 255).to(torch.uint8)))
    assert scores == sorted(scores, reverse=True)


def test_equal_seeds_give_equal_segmenters_whatever_the_global_state():
    torch.manual_seed(1)
    one, first = trained(seed=4, steps=6)
    torch.manual_seed(2)
    before = torch.get_rng_state()
    two, second = trained(seed=4, steps=6)
    assert torch.equal(before, torch.get_rng_state())
    assert first == second
    for name, tensor in one.trained.state_dict().items():
        assert torch.equal(tensor, two.trained.state_dict()[name])
    assert trained(seed=5, steps=6)[1] != first


def test_the_edge_channel_is_not_looked_at():
    assert trained(Boxes(24, channels=2), steps=3)[1] == trained(steps=3)[1]


def test_saved_and_loaded_it_is_the_same(own, tmp_path):
    path = tmp_path / "own.safetensors"
    own.save(path)
    again = OwnSegmenter.load(path)
    assert (again.name, again.classes) == (own.name, own.classes)
    assert torch.equal(again(HELD_OUT.photos), own(HELD_OUT.photos))
    assert [file.name for file in tmp_path.iterdir()] == ["own.safetensors"]


@pytest.mark.parametrize("damage", ["cut", "other", "missing", "classes"])
def test_a_damaged_file_is_named(damage, own, tmp_path):
    path = tmp_path / "own.safetensors"
    own.save(path)
    whole = path.read_bytes()
    if damage == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "other":
        path.write_bytes(b"no weights")
    elif damage == "missing":
        path.unlink()
    else:
        path.write_bytes(whole.replace(b'"classes":"4"', b'"classes":"5"'))
    with pytest.raises(UserError, match=r"own\.safetensors"):
        OwnSegmenter.load(path)


def test_pictures_of_another_size_and_shape(own):
    assert own(HELD_OUT.photos[:2, :, :40, :33]).shape == (2, 40, 33)
    assert own(HELD_OUT.photos[:1], (96, 70)).shape == (1, 96, 70)
    assert own(HELD_OUT.photos[:0]).shape == (0, 48, 48)


def test_a_batch_without_any_label_is_no_loss():
    blank = Boxes(12)
    blank.labels[1:] = 9
    assert all(np.isfinite(trained(blank, steps=4)[1]))


def test_what_cannot_be_learned_from():
    with pytest.raises(UserError, match="two training pairs"):
        next(train_segmenter(Boxes(1), 4, 0))
    with pytest.raises(UserError, match="tells classes apart"):
        next(train_segmenter(TRAINING, 1, 0))
    blank = Boxes(3)
    blank.labels[:] = 9
    with pytest.raises(UserError, match="None of the labels"):
        next(train_segmenter(blank, 4, 0))


def test_a_folder_that_cannot_be_written_to(own, tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        own.save(tmp_path / "nowhere" / "own.safetensors")
