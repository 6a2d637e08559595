import pickle
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch
from PIL import Image, ImageFilter

from core.metrics.features import ClassifierFeatures, InceptionFeatures, extractor
from core.metrics.folders import compare_folders
from core.metrics.frechet import Gaussian, frechet_distance
from core.runtime.errors import UserError


class Brightness:
    """Three numbers a picture: the mean of each channel."""

    name = "brightness"
    dimension = 3

    def __call__(self, pictures: torch.Tensor) -> np.ndarray:
        return pictures.double().mean(dim=(2, 3)).numpy()


@pytest.fixture(scope="module")
def squeezenet(shared) -> ClassifierFeatures:
    return ClassifierFeatures("squeezenet1_1", shared / "weights" / "squeezenet1_1.pth")


@pytest.fixture(scope="module")
def photos(shared) -> list[Image.Image]:
    paths = sorted((shared / "data" / "facades" / "test" / "photo").iterdir())[:100]
    return [Image.open(p).convert("RGB").resize((128, 128)) for p in paths]


@pytest.fixture(scope="module")
def inception_weights(tmp_path_factory) -> Path:
    """Weights of the right layout, made on the spot; cheap to make, and no FID."""
    from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

    path = tmp_path_factory.mktemp("weights") / "made.pth"
    torch.manual_seed(3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FeatureExtractorInceptionV3, "load_state_dict", lambda *_: None)
        patch.setattr(torch, "load", lambda *_, **__: {})
        network = FeatureExtractorInceptionV3("made", ["2048"], feature_extractor_weights_path="-")
    torch.save(network.state_dict(), path)
    return path


def stack(pictures: list[Image.Image]) -> torch.Tensor:
    return torch.stack([torch.from_numpy(np.array(p)).permute(2, 0, 1) for p in pictures])


def noise_pictures(folder: Path, sizes: list[tuple[int, int]], seed: int) -> Path:
    folder.mkdir()
    rng = np.random.default_rng(seed)
    for i, (width, height) in enumerate(sizes):
        coarse = Image.fromarray(rng.integers(0, 256, (4, 4, 3), dtype=np.uint8))
        coarse.resize((width, height)).save(folder / f"{i}.png")
    return folder


def blurred(picture: Image.Image, severity: int) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(1.5 * severity))


def noisy(picture: Image.Image, severity: int) -> Image.Image:
    noise = np.random.default_rng(severity).normal(0, 12 * severity, (128, 128, 3))
    return Image.fromarray((np.array(picture) + noise).clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("damage", [blurred, noisy])
def test_squeezenet_sees_damage_grow(squeezenet, photos, damage):
    real = Gaussian.of(squeezenet(stack(photos[:50])))
    distances = [
        frechet_distance(real, squeezenet(stack([damage(p, severity) for p in photos[50:]])))
        for severity in range(4)
    ]
    assert distances == sorted(distances)
    assert distances[3] > 1.2 * distances[0]


def test_squeezenets_features_are_as_documented(squeezenet, photos):
    from torchvision import models

    network = models.squeezenet1_1()
    network.load_state_dict(squeezenet_state(squeezenet))
    pictures = stack(photos[:2])
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    with torch.inference_mode():
        maps = network.features((pictures / 255 - mean) / deviation)
    expected = maps.mean((2, 3))
    features = squeezenet(pictures)
    assert features.shape == (2, squeezenet.dimension) == (2, 512)
    assert features.dtype == np.float64
    np.testing.assert_allclose(features, expected, atol=1e-5)


def squeezenet_state(features: ClassifierFeatures) -> dict[str, torch.Tensor]:
    from torchvision import models

    state = models.squeezenet1_1().state_dict()
    state.update({f"features.{key}": value for key, value in features.trunk.state_dict().items()})
    return state


def test_small_pictures_and_batches_of_any_size_are_fed(squeezenet):
    pictures = torch.randint(0, 256, (19, 3, 64, 80), dtype=torch.uint8)
    together = squeezenet(pictures)
    alone = np.concatenate([squeezenet(p[None]) for p in pictures])
    np.testing.assert_allclose(together, alone, atol=1e-4)
    assert squeezenet(pictures[:0]).shape == (0, 512)


def test_other_than_bytes_is_a_mistake(squeezenet):
    with pytest.raises(ValueError, match="uint8"):
        squeezenet(torch.zeros(1, 3, 64, 64))


def test_resnets_and_safetensors(tmp_path):
    from torchvision import models

    torch.manual_seed(0)
    safetensors.torch.save_file(models.resnet18().state_dict(), tmp_path / "r.safetensors")
    features = extractor("resnet18", tmp_path / "r.safetensors")
    assert features.dimension == 512 and features.name == "resnet18"
    assert features(torch.zeros(1, 3, 64, 64, dtype=torch.uint8)).shape == (1, 512)


def test_the_random_state_is_left_alone(shared):
    torch.manual_seed(1)
    before = torch.get_rng_state()
    extractor("squeezenet1_1", shared / "weights" / "squeezenet1_1.pth")
    assert torch.equal(before, torch.get_rng_state())


def test_it_is_torch_fidelitys_fid(tmp_path, inception_weights):
    from torch_fidelity import calculate_metrics

    a = noise_pictures(tmp_path / "a", [(40, 40)] * 5, seed=1)
    b = noise_pictures(tmp_path / "b", [(40, 40)] * 4, seed=2)
    theirs = calculate_metrics(
        input1=str(a),
        input2=str(b),
        feature_extractor_weights_path=str(inception_weights),
        fid=True,
        cuda=False,
        cache=False,
        verbose=False,
        batch_size=4,
        save_cpu_ram=True,
    )["frechet_inception_distance"]
    ours = compare_folders(a, b, InceptionFeatures(inception_weights))
    assert (ours.n_a, ours.n_b) == (5, 4)
    assert ours.distance == pytest.approx(theirs, rel=1e-4)


def test_inception_with_other_weights_does_not_pass_for_fid(inception_weights):
    features = InceptionFeatures(inception_weights)
    assert features.name.startswith("inception(") and features.dimension == 2048


def test_without_a_network_the_error_says_how_to_give_inceptions_file(tmp_path, monkeypatch):
    def offline(*_, **__):
        raise OSError("no route to host")

    monkeypatch.setattr(torch.hub, "download_url_to_file", offline)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    with pytest.raises(UserError, match="give the file"):
        extractor("inception")


def test_missing_weights_and_unknown_names_are_said(tmp_path):
    with pytest.raises(UserError, match="vgg16"):
        extractor("vgg16")
    with pytest.raises(UserError, match="squeezenet9"):
        extractor("squeezenet9", tmp_path / "w.pth")
    with pytest.raises(UserError, match=r"w\.pth"):
        extractor("vgg16", tmp_path / "w.pth")


class Harmful:
    def __reduce__(self):
        return (print, ("run",))


@pytest.mark.parametrize("name", ["squeezenet1_1", "inception"])
def test_files_of_something_else_are_refused(tmp_path, name, capsys):
    path = tmp_path / "odd.pth"
    torch.save({"conv.weight": torch.zeros(2, 2)}, path)
    with pytest.raises(UserError, match=r"odd\.pth"):
        extractor(name, path)
    torch.save([torch.zeros(2)], path)
    with pytest.raises(UserError, match=r"odd\.pth"):
        extractor(name, path)
    path.write_bytes(pickle.dumps(Harmful()))
    with pytest.raises(UserError, match=r"odd\.pth"):
        extractor(name, path)
    assert "run" not in capsys.readouterr().out


@pytest.mark.parametrize("kept", [0, 100, 500_000])
def test_torn_files_are_refused(tmp_path, shared, kept):
    whole = (shared / "weights" / "squeezenet1_1.pth").read_bytes()
    (tmp_path / "torn.pth").write_bytes(whole[:kept])
    with pytest.raises(UserError, match=r"torn\.pth"):
        extractor("squeezenet1_1", tmp_path / "torn.pth")


def test_folders_of_mixed_sizes_and_modes(tmp_path):
    a = noise_pictures(tmp_path / "a", [(40, 40)] * 20 + [(30, 50)] * 3, seed=1)
    Image.new("L", (9, 9), 128).save(a / "grey.PNG")
    Image.new("RGBA", (9, 9), (1, 2, 3, 4)).save(a / "alpha.png")
    (a / "notes.txt").write_text("not a picture")
    (a / "sub.png").mkdir()
    same = compare_folders(a, a, Brightness())
    assert (same.n_a, same.n_b) == (25, 25)
    assert same.distance == pytest.approx(0.0, abs=1e-6)


def test_folders_without_two_pictures_are_refused(tmp_path):
    full = noise_pictures(tmp_path / "full", [(8, 8)] * 2, seed=1)
    for count in (0, 1):
        few = noise_pictures(tmp_path / f"few{count}", [(8, 8)] * count, seed=1)
        with pytest.raises(UserError, match=f"few{count}"):
            compare_folders(full, few, Brightness())
    with pytest.raises(UserError, match="nowhere"):
        compare_folders(tmp_path / "nowhere", full, Brightness())


def test_a_broken_picture_is_named(tmp_path):
    folder = noise_pictures(tmp_path / "a", [(64, 64)] * 3, seed=1)
    whole = (folder / "1.png").read_bytes()
    (folder / "1.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match=r"1\.png"):
        compare_folders(folder, folder, Brightness())


@pytest.mark.parametrize(("name", "dimension"), [("lite0", 352), ("lite2", 704)])
def test_networks_of_the_box_put_damage_in_order(name, dimension, photos):
    features = extractor(name)
    real = Gaussian.of(features(stack(photos[:50])))
    others = photos[50:]
    blurred = [
        [photo.filter(ImageFilter.GaussianBlur(radius)) for photo in others]
        for radius in (0, 0.7, 1.5, 3)
    ]
    distances = [frechet_distance(real, features(stack(set_))) for set_ in blurred]
    assert features.dimension == dimension
    assert distances == sorted(distances)
    assert distances[-1] > 2 * distances[0]


def test_networks_of_the_box_take_no_file(tmp_path):
    with pytest.raises(UserError, match="come with their own weights"):
        extractor("lite2", tmp_path / "other.pth")
