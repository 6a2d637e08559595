import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import safetensors.torch
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from torch import nn
from torchvision import models

from core.metrics import deeplab, drn
from core.metrics.segmentation import NORMALISATIONS, best, enlarged
from core.metrics.segmenters import TORCHVISION, check_segmenter, segmenter
from core.runtime.errors import UserError
from tests.core.runtime.hostile import program_that_writes

# Red, green, blue, dark: the class is the strongest channel, or the fourth where there is none.
WEIGHT = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=np.float32)
BIAS = np.array([0, 0, 0, 0.5], dtype=np.float32)


def coloured(height: int = 24, width: int = 40) -> tuple[torch.Tensor, torch.Tensor]:
    """Two pictures of coloured blocks of 8 x 8 pixels, and which class each pixel is."""
    blocks = np.random.default_rng(2).integers(0, 4, (2, height // 8, width // 8))
    classes = torch.from_numpy(blocks.repeat(8, 1).repeat(8, 2))
    colours = torch.tensor([[250, 9, 9], [9, 250, 9], [9, 9, 250], [9, 9, 9]], dtype=torch.uint8)
    return colours[classes].permute(0, 3, 1, 2), classes


def onnx_file(path: Path, sides=("h", "w"), numbers: bool = False) -> Path:
    weight = numpy_helper.from_array(WEIGHT[..., None, None], "weight")
    bias = numpy_helper.from_array(BIAS, "bias")
    nodes = [helper.make_node("Conv", ["x", "weight", "bias"], ["scores"])]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, None)
    if numbers:
        nodes.append(helper.make_node("ArgMax", ["scores"], ["classes"], axis=1, keepdims=0))
        output = helper.make_tensor_value_info("classes", TensorProto.INT64, None)
    entrance = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, *sides])
    graph = helper.make_graph(nodes, "tones", [entrance], [output], [weight, bias])
    opset = helper.make_opsetid("", 17)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), path)
    return path


def made_state(network: nn.Module) -> dict[str, torch.Tensor]:
    """Weights of the right shapes, of half precision where they are no counts."""
    return {
        name: torch.full(
            tensor.shape,
            0 if "num_batches" in name else 1.0 if "var" in name else 0.01,
            dtype=torch.float16 if tensor.is_floating_point() else tensor.dtype,
            device="cpu",
        )
        for name, tensor in network.state_dict().items()
    }


def made_file(network: str, path: Path, classes: int = 5) -> Path:
    with torch.device("meta"):
        blank = {
            "drn_d_105": drn.DrnSegmentation,
            "deeplabv2_resnet101": deeplab.MultiScaleDeepLab,
        }.get(network, lambda n: models.get_model(network, weights_backbone=None, num_classes=n))
        torch.save(made_state(blank(classes)), path)
    return path


def test_an_onnx_file_says_what_is_seen(tmp_path):
    path = onnx_file(tmp_path / "tones.onnx")
    pictures, classes = coloured()
    for segments in (
        segmenter("onnx", path, normalisation="unit"),
        segmenter(path, normalisation="unit"),
        segmenter(str(path), classes=4, normalisation="unit"),
    ):
        assert segments.classes == 4
        assert segments.name.startswith("onnx(")
        seen = segments(pictures)
        assert seen.dtype == torch.int64
        assert torch.equal(seen, classes)
    assert segmenter(path, normalisation="unit")(pictures, (48, 80)).shape == (2, 48, 80)
    assert segmenter(path)(pictures[:0]).shape == (0, 24, 40)


def test_an_onnx_file_of_one_size_is_fed_that_size(tmp_path):
    path = onnx_file(tmp_path / "fixed.onnx", sides=(48, 80))
    pictures, classes = coloured()
    seen = segmenter(path, normalisation="unit")(pictures)
    assert seen.shape == classes.shape
    assert (seen == classes).float().mean() > 0.9


def test_class_numbers_may_come_out_instead_of_scores(tmp_path):
    path = onnx_file(tmp_path / "numbers.onnx", numbers=True)
    pictures, classes = coloured()
    assert torch.equal(segmenter(path, classes=4, normalisation="unit")(pictures), classes)
    bigger = segmenter(path, classes=4, normalisation="unit")(pictures, (48, 80))
    assert torch.equal(bigger, classes.repeat_interleave(2, 1).repeat_interleave(2, 2))
    with pytest.raises(UserError, match="does not say how many"):
        segmenter(path)


@pytest.mark.parametrize("network", TORCHVISION)
def test_torchvision_networks_by_weights(network, tmp_path):
    path = made_file(network, tmp_path / "weights.pth")
    result = segmenter(path, classes=5)
    assert result.classes == 5
    assert result.name.startswith(f"{network}(")
    pictures, _ = coloured(32, 48)
    seen = result(pictures)
    assert seen.shape == (2, 32, 48)
    assert 0 <= seen.min() <= seen.max() < 5


def test_torchvision_weights_are_used_as_torchvision_would(tmp_path):
    torch.manual_seed(3)
    network = models.get_model(
        "lraspp_mobilenet_v3_large", weights=None, weights_backbone=None, num_classes=6
    ).eval()
    safetensors.torch.save_file(network.state_dict(), tmp_path / "weights.safetensors")
    pictures, _ = coloured(64, 96)
    with torch.inference_mode():
        scores = network(NORMALISATIONS["imagenet"](pictures))["out"]
    before = torch.get_rng_state()
    seen = segmenter("lraspp_mobilenet_v3_large", tmp_path / "weights.safetensors")(pictures)
    assert torch.equal(seen, scores.argmax(dim=1))
    assert torch.equal(before, torch.get_rng_state())


def test_auxiliary_heads_are_welcome(tmp_path):
    with torch.device("meta"):
        network = models.get_model(
            "fcn_resnet50", weights_backbone=None, num_classes=3, aux_loss=True
        )
    torch.save(made_state(network), tmp_path / "weights.pth")
    assert segmenter(tmp_path / "weights.pth").classes == 3


@pytest.mark.parametrize(
    ("network", "golden"),
    [(drn.DrnSegmentation, "drn"), (deeplab.MultiScaleDeepLab, "deeplab")],
)
def test_published_networks_have_the_published_names(network, golden, shared):
    expected = json.loads((shared / "golden" / "metric_state_keys.json").read_text())[golden]
    with torch.device("meta"):
        state = network().state_dict()
    assert {name: list(tensor.shape) for name, tensor in state.items()} == expected


@pytest.mark.parametrize(
    ("network", "scored"), [("drn_d_105", (40, 56)), ("deeplabv2_resnet101", (5, 8))]
)
def test_published_networks_by_weights(network, scored, tmp_path):
    path = made_file(network, tmp_path / "weights.pth", classes=3)
    state = torch.load(path)
    # Data-parallel training, and versions of torch that did not count batches.
    old = {f"module.{n}": t for n, t in state.items() if "num_batches" not in n}
    torch.save(old, path)
    result = segmenter(path)
    assert result.name.startswith(f"{network}(")
    assert result.classes == 3
    # DRN's scores have the picture's size rounded up to 8, DeepLab's are at an eighth of it.
    with torch.inference_mode():
        assert result.network(torch.zeros(1, 3, 33, 56)).shape == (1, 3, *scored)
    pictures, _ = coloured(32, 48)
    assert result(pictures[:1], (40, 56)).shape == (1, 40, 56)


def test_drn_pictures_are_normalised_as_published():
    picture = torch.tensor([255, 0, 51], dtype=torch.uint8).view(1, 3, 1, 1)
    expected = [(1 - 0.2901) / 0.1830, -0.3281 / 0.1866, (0.2 - 0.2870) / 0.1845]
    np.testing.assert_allclose(drn.NORMALISATION(picture).flatten(), expected, atol=1e-3)


def test_deeplab_pictures_are_blue_first_without_their_mean():
    picture = torch.tensor([255, 0, 51], dtype=torch.uint8).view(1, 3, 1, 1)
    expected = [51 - 104.008, -116.669, 255 - 122.675]
    np.testing.assert_allclose(deeplab.NORMALISATION(picture).flatten(), expected, rtol=1e-6)


def test_deeplab_keeps_the_highest_score_of_three_scales():
    with torch.device("meta"):
        network = deeplab.MultiScaleDeepLab(3)
    network.base = nn.Sequential(nn.AvgPool2d(8), nn.Conv2d(3, 3, 1)).eval()
    x = torch.randn(1, 3, 64, 64)
    scaled = [
        nn.functional.interpolate(x, scale_factor=scale, mode="bilinear")
        for scale in (1, 0.75, 0.5)
    ]
    scores = [
        nn.functional.interpolate(network.base(one), size=(8, 8), mode="bilinear") for one in scaled
    ]
    torch.testing.assert_close(network(x), torch.stack(scores).amax(dim=0))


def test_deeplab_brings_pictures_to_the_labels_size_as_pillow_does():
    fed = []

    def network(x):
        fed.append(x)
        return x

    pictures = torch.randint(0, 256, (1, 3, 20, 30), dtype=torch.uint8)
    judge = deeplab.DeepLabSegmenter("made", network, 3, NORMALISATIONS["bytes"])
    assert judge(pictures, (50, 45)).shape == (1, 50, 45)
    picture = Image.fromarray(pictures[0].permute(1, 2, 0).numpy())
    expected = np.array(picture.resize((45, 50), Image.Resampling.BICUBIC), dtype=np.float32)
    np.testing.assert_allclose(fed[0][0].permute(1, 2, 0), expected, atol=1)


@pytest.mark.parametrize("size", [(37, 52), (9, 11)])
def test_scores_are_resized_as_pillow_does(size):
    scores = torch.randn(1, 4, 16, 20)
    expected = [
        np.array(Image.fromarray(one.numpy()).resize(size[::-1], Image.Resampling.BILINEAR))
        for one in scores[0]
    ]
    np.testing.assert_allclose(enlarged(scores, size)[0], np.stack(expected), atol=1e-5)
    np.testing.assert_array_equal(best(scores, size)[0], np.stack(expected).argmax(axis=0))


@pytest.mark.parametrize("name", ["onnx", *TORCHVISION, "drn_d_105"])
def test_files_that_are_missing_damaged_or_of_something_else(name, tmp_path):
    with pytest.raises(UserError, match="needs a file"):
        segmenter(name)
    with pytest.raises(UserError, match="nowhere"):
        segmenter(name, tmp_path / "nowhere.pth")
    broken = tmp_path / "broken.pth"
    broken.write_bytes(b"PK\x03\x04 not an archive")
    with pytest.raises(UserError, match=r"broken\.pth"):
        segmenter(name, broken)
    other = tmp_path / "other.pth"
    torch.save({"weight": torch.zeros(3)}, other)
    with pytest.raises(UserError, match=r"other\.pth"):
        segmenter(name, other)


@pytest.mark.parametrize("ending", ["onnx", "pth", "safetensors"])
def test_files_cut_short(ending, tmp_path):
    whole = tmp_path / f"whole.{ending}"
    if ending == "onnx":
        onnx_file(whole)
    elif ending == "pth":
        made_file("lraspp_mobilenet_v3_large", whole)
    else:
        safetensors.torch.save_file({"weight": torch.zeros(99)}, whole)
    cut = tmp_path / f"cut.{ending}"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    with pytest.raises(UserError, match="cut"):
        segmenter(cut)


def test_a_torchscript_program_is_refused_by_whatever_name(tmp_path):
    with pytest.raises(UserError, match="Export the network as ONNX"):
        segmenter("torchscript", onnx_file(tmp_path / "tones.onnx"))
    for form in ("plain", "hidden"):
        path = program_that_writes(tmp_path / f"{form}.pt", tmp_path / "written", form == "hidden")
        for name in ("fcn_resnet50", "onnx", "drn_d_105"):
            with pytest.raises(UserError, match=form):
                segmenter(name, path)
        with pytest.raises(UserError, match="TorchScript program"):
            segmenter(path)
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize(
    ("called", "said"), [(eval, "program code"), (print, "does not hold a network's weights")]
)
def test_a_pickle_that_runs_code_is_refused(tmp_path, capsys, called, said):
    class Code:
        def __reduce__(self):
            return called, ("print('run')",)

    path = tmp_path / "code.pth"
    torch.save({"weight": Code()}, path)
    with pytest.raises(UserError, match=said):
        segmenter(path)
    assert not capsys.readouterr().out


def test_the_wrong_network_is_named(tmp_path):
    path = made_file("lraspp_mobilenet_v3_large", tmp_path / "weights.pth")
    with pytest.raises(UserError, match="looks like lraspp_mobilenet_v3_large"):
        segmenter("fcn_resnet50", path)


def test_another_number_of_classes_is_said(tmp_path):
    weights = made_file("lraspp_mobilenet_v3_large", tmp_path / "weights.pth")
    for path in (weights, onnx_file(tmp_path / "tones.onnx")):
        with pytest.raises(UserError, match="the labels have 12"):
            segmenter(path, classes=12)


def test_an_onnx_model_of_something_else(tmp_path):
    path = onnx_file(tmp_path / "wide.onnx")
    model = onnx.load(path)
    model.graph.input[0].type.tensor_type.shape.dim[1].dim_value = 5
    del model.graph.node[:]
    model.graph.node.append(helper.make_node("Identity", ["x"], ["scores"]))
    onnx.save(model, path)
    with pytest.raises(UserError, match="does not take pictures"):
        segmenter(path)


def test_cityscapes_scored_classes_go_with_its_labelled_ones(tmp_path):
    path = made_file("lraspp_mobilenet_v3_large", tmp_path / "weights.pth", classes=19)
    assert segmenter(path, classes=35).classes == 19


def test_a_model_that_makes_no_scores(tmp_path):
    model = onnx.load(onnx_file(tmp_path / "flat.onnx"))
    model.graph.node.append(helper.make_node("ReduceMean", ["scores"], ["mean"], keepdims=0))
    model.graph.output[0].name = "mean"
    onnx.save(model, tmp_path / "flat.onnx")
    with pytest.raises(UserError, match=r"makes torch\.float32"):
        segmenter(tmp_path / "flat.onnx")


def test_checking_opens_nothing(tmp_path):
    empty = tmp_path / "empty.pth"
    empty.touch()
    check_segmenter("fcn_resnet50", empty)
    check_segmenter(empty)
    for wrong in (("nonsense", None), ("nonsense", empty), ("own", None), (tmp_path, None)):
        with pytest.raises(UserError):
            check_segmenter(*wrong)
    with pytest.raises(UserError, match="normalisation"):
        check_segmenter(empty, normalisation="none")
