import numpy as np
import pytest
import torch
from PIL import Image
from pytorch_fid.fid_score import calculate_frechet_distance

from core.metrics.folders import compare_folders, statistics_of
from core.metrics.frechet import Gaussian
from core.metrics.wavelet import WaveletFeatures
from core.runtime.errors import UserError


class Patches:
    """Means of 2 × 2 patches, as features."""

    name = "patches"
    dimension = 12

    def __call__(self, pictures: torch.Tensor) -> np.ndarray:
        small = torch.nn.functional.adaptive_avg_pool2d(pictures.float(), 2)
        return small.flatten(1).double().numpy()


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    rng = np.random.default_rng(4)
    made = {}
    for name, count in {"few": 5, "many": 40, "other": 9}.items():
        made[name] = tmp_path_factory.mktemp(name)
        for i in range(count):
            picture = rng.integers(0, 256, (2, 2, 3)).repeat(4, 0).repeat(4, 1).astype(np.uint8)
            Image.fromarray(picture).save(made[name] / f"{i}.png")
    return made


@pytest.mark.parametrize("real", ["few", "many"])
def test_published_files_are_written_and_compared_as_pytorch_fid_does(folders, tmp_path, real):
    """With fewer and with more pictures than features, from file and from folder alike."""
    path = tmp_path / "real.npz"
    statistics_of(folders[real], Patches()).save(path)
    statistics_of(folders["other"], Patches()).save(tmp_path / "other.npz")
    with np.load(path) as one, np.load(tmp_path / "other.npz") as other:
        theirs = calculate_frechet_distance(one["mu"], one["sigma"], other["mu"], other["sigma"])
    for a in (folders[real], path):
        for b in (folders["other"], tmp_path / "other.npz"):
            comparison = compare_folders(a, b, Patches())
            assert comparison.distance == pytest.approx(float(theirs), rel=1e-4)
            assert (comparison.uncertainty is None) == (b == tmp_path / "other.npz")
            assert (comparison.n_a, comparison.n_b) == (5 if real == "few" else 40, 9)


def test_pytorch_fids_own_file_is_read(folders, tmp_path):
    mean, covariance = np.arange(12.0) * 10, np.eye(12) * 30
    np.savez_compressed(tmp_path / "theirs.npz", mu=mean, sigma=covariance)
    other = statistics_of(folders["many"], Patches())
    theirs = calculate_frechet_distance(mean, covariance, other.mean, other.covariance)
    comparison = compare_folders(tmp_path / "theirs.npz", folders["many"], Patches())
    assert comparison.distance == pytest.approx(float(theirs), rel=1e-4)
    assert comparison.n_a is None


def test_streamed_statistics_are_those_of_all_at_once(folders):
    streamed = statistics_of(folders["many"], Patches())
    pictures = sorted(folders["many"].iterdir())
    rows = [np.asarray(Image.open(p))[2::4, 2::4].transpose(2, 0, 1).ravel() for p in pictures]
    at_once = Gaussian.of(np.array(rows, dtype=float))
    np.testing.assert_allclose(streamed.covariance, at_once.covariance, rtol=1e-9, atol=1e-8)


@pytest.mark.parametrize("score", ["kid", "mind"])
def test_other_scores_need_pictures(folders, tmp_path, score):
    statistics_of(folders["few"], Patches()).save(tmp_path / "few.npz")
    comparison = compare_folders(folders["few"], folders["other"], Patches(), score)
    assert np.isfinite(comparison.distance) and (comparison.n_a, comparison.n_b) == (5, 9)
    with pytest.raises(UserError, match=r"few\.npz"):
        compare_folders(tmp_path / "few.npz", folders["other"], Patches(), score)


def test_deep_pictures_are_compared_by_the_range_of_the_real_ones(folders, tmp_path):
    """12 bits in 16-bit files are as far from each other as the same pictures of 8 bits."""
    made = {}
    for name in ("few", "other"):
        made[name] = tmp_path / name
        made[name].mkdir()
        for path in folders[name].iterdir():
            with Image.open(path) as image:
                grey = np.asarray(image.convert("L"))
            plain = tmp_path / f"{name} plain"
            plain.mkdir(exist_ok=True)
            Image.fromarray(grey).save(plain / path.name)
            deep = np.rint(grey.astype(float) / 255 * 4095).astype(np.uint16)
            Image.fromarray(deep).save(made[name] / path.name)
    wanted = compare_folders(tmp_path / "few plain", tmp_path / "other plain", Patches())
    found = compare_folders(made["few"], made["other"], Patches())
    assert found.distance == pytest.approx(wanted.distance, rel=1e-6) and wanted.assumed == ""
    assert "0 is taken as black, 4095 as white" in found.assumed
    mixed = compare_folders(tmp_path / "few plain", made["other"], Patches())
    assert mixed.distance == pytest.approx(wanted.distance, rel=1e-6)
    arrays = tmp_path / "arrays"
    arrays.mkdir()
    for path in made["few"].iterdir():
        np.save(arrays / path.stem, np.asarray(Image.open(path)).astype(np.float32) - 1000)
    assert compare_folders(arrays, arrays, Patches()).distance == pytest.approx(0, abs=1e-6)


def test_wavelet_packets_have_no_file_of_statistics(folders, monkeypatch):
    def read(*_: object) -> None:
        raise AssertionError("no picture is read for what cannot be written")

    monkeypatch.setattr("core.metrics.folders.folder_features", read)
    with pytest.raises(UserError, match="band by band"):
        statistics_of(folders["few"], WaveletFeatures())


def test_wavelet_packets_have_one_score_and_need_pictures(folders, tmp_path):
    with pytest.raises(UserError, match="Fréchet distance alone"):
        compare_folders(folders["few"], folders["other"], WaveletFeatures(), "kid")
    statistics = tmp_path / "real.npz"
    statistics_of(folders["few"], Patches()).save(statistics)
    with pytest.raises(UserError, match="compared by pictures"):
        compare_folders(statistics, folders["other"], WaveletFeatures())
