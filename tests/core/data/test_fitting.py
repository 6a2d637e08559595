"""Pictures of another shape: stretched, cropped or padded, and the padding taken off again."""

import numpy as np
import pytest

from core.data.fitting import fitted, padded_box, without_padding
from core.data.layouts import recognise
from core.data.pictures import PairedPictures
from core.evaluation.pictures import Pictures
from core.export.input_spec import InputSpec
from core.live.drawing_spec import DrawingSpec
from core.translation.models import Model
from core.translation.sources import Map
from core.translation.translate import Translator
from tests.core.data.pictures_on_disk import put
from tests.core.tiny import tiny_recipe


def halves() -> np.ndarray:
    """A picture (40, 80, 3): a bright square in the middle, dark to its left and right."""
    picture = np.full((40, 80, 3), 40, np.uint8)
    picture[:, 20:60] = 200
    return picture


def test_each_way_keeps_what_it_says():
    stretched = fitted(halves(), (32, 32))
    assert stretched[16, 16, 0] == 200 and abs(int(stretched[16, 2, 0]) - 40) < 8
    assert (fitted(halves(), (32, 32), fit="crop")[:, 2:-2] == 200).all()
    padded = fitted(halves(), (32, 32), fit="pad")
    assert padded.shape == (32, 32, 3) and padded_box((40, 80), (32, 32)) == (8, 0, 16, 32)
    assert abs(int(padded[16, 2, 0]) - 40) < 8 and padded[16, 16, 0] == 200
    np.testing.assert_array_equal(padded[7], padded[8])  # mirrored at the border
    inner = fitted(halves(), (16, 32))
    np.testing.assert_array_equal(without_padding(padded, (40, 80)), inner)


@pytest.mark.parametrize("shape", [(31, 97), (1, 400), (50, 50), (64, 3)])
@pytest.mark.parametrize("fit", ["stretch", "crop", "pad"])
def test_any_shape_comes_to_any_size(shape, fit):
    numbers = np.arange(shape[0] * shape[1], dtype=np.uint16).reshape(shape) % 7
    made = fitted(numbers, (24, 36), "nearest", fit)
    assert made.shape == (24, 36) and set(np.unique(made)) <= set(range(7))


def test_sides_of_a_pair_stay_aligned_at_two_resolutions(tmp_path):
    target = halves()
    for name in ("a", "b", "c", "d"):
        put(tmp_path / "A" / f"{name}.png", target[::2, ::2])
        put(tmp_path / "B" / f"{name}.png", target)
    found = recognise(tmp_path, "A")
    for fit in ("crop", "pad"):
        sides = PairedPictures(found.train, 32, fit=fit).batch([0])
        assert abs(sides[0] - sides[1]).mean() < 0.05


def test_the_recipe_decides_and_caches_know_it(tmp_path):
    for place in range(8):
        put(tmp_path / "A" / f"{place}.png", halves() + place)
        put(tmp_path / "B" / f"{place}.png", halves())
    data = {"folder": str(tmp_path), "source": "A", "jitter": 0}
    ways = {fit: Pictures.of(tiny_recipe(data=data | {"fit": fit})) for fit in ("stretch", "crop")}
    whole, cut = (ways[fit].train.batch([0])[1] for fit in ways)
    assert whole.min() < -0.6 and cut[..., 3:-3].min() > 0.5
    assert ways["stretch"].fingerprint != ways["crop"].fingerprint


def test_padding_is_taken_off_what_a_model_of_one_size_makes(tmp_path):
    put(tmp_path / "wide.png", halves())
    fed = {}

    def run(feeds):
        fed.update(feeds)
        return -feeds["input"]

    def translator(feeding: InputSpec) -> Translator:
        model = Model(feeding, 4, run, lambda x: x, {}, size=(32, 32))
        return Translator(model, lambda path: {"input": Map(halves())}, lambda place: {})

    made = translator(InputSpec(fit="pad"))(tmp_path / "wide.png")
    assert fed["input"].shape == (1, 3, 32, 32) and made.shape == (40, 80, 3)
    # A circle stays a circle: the bright part is still half as wide as the picture.
    inverted = 255 - made[20, :, 0].astype(int)
    assert (inverted[24:56] > 180).all() and (inverted[:14] < 70).all()
    known = InputSpec(fit="pad").metadata()
    assert InputSpec().with_metadata(known).fit == "pad" and "fit" not in InputSpec().metadata()


def test_the_playground_opens_pictures_the_same_way():
    spec = DrawingSpec("photos", 32, 32, ((0, 0, 0),), (), 0, (), "crop")
    assert (spec.fitted(halves())[:, 2:-2] == 200).all()
