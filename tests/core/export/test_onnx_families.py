"""U-Nets, SPADE and MUNIT generators in ONNX Runtime: at any size, from what people have."""

import json

import numpy as np
import onnx
import pytest
import torch

from core.data.labels import instance_edges
from core.data.picture_set import maps_tensor
from core.export.examples import Examples, label_example, picture_examples
from core.export.onnx import (
    ParityError,
    check_onnx,
    open_session,
    run_session,
    write_checked,
    write_onnx,
    write_style_checked,
)
from core.nets.batch_norm import calibrating
from core.nets.initialise import initialise
from core.nets.munit import MunitGenerator
from core.nets.resnet import ResNetGenerator
from core.nets.spade import SpadeGenerator
from core.nets.unet import UNetGenerator
from tests.core.export.families import CLASSES, label_maps

WIDTHS = (3, 2, 2, 3, 2, 2, 3, 4)


def noise(count: int, height: int, width: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(height)
    return torch.rand(count, 3, height, width, generator=generator) * 2 - 1


def started(generator, calibrated_on=None):
    initialise(generator, 3, std=0.15)
    if calibrated_on is not None:
        with calibrating(generator):
            generator(calibrated_on)
    return generator.eval()


def spade(kind, edges=True, dont_care=True, upsampling="normal", hidden=None) -> SpadeGenerator:
    channels = CLASSES + edges + dont_care
    options = {"classes": CLASSES, "edges": edges, "dont_care": dont_care}
    made = SpadeGenerator(
        kind, WIDTHS, channels, upsampling=upsampling, hidden=hidden, **options
    )  # fmt: skip
    examples = label_examples(made, 128, 128, 3)
    return started(made, torch.cat([item.source for item in examples.items]))


def label_examples(generator, height: int, width: int, count: int = 1) -> Examples:
    examples = []
    for index in range(count):
        labels = label_maps(1, height, width, index)[0]
        instances = label_maps(1, height, width, index + 50)[0].astype(np.uint16)
        maps = (labels, instance_edges(instances)) if generator.edges else (labels,)
        examples.append(label_example(maps_tensor([maps]), instances if generator.edges else None))
    return Examples(examples)


def agrees(path, generator, examples: Examples) -> None:
    assert write_checked(path, generator, {}, examples).max_error <= 1e-4
    assert [item.name for item in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("norm", ["batch", "instance"])
@pytest.mark.parametrize("kind", ["unet", "mobile", "elastic"])
def test_a_unet_at_any_size(kind, norm, tmp_path):
    generator = started(
        UNetGenerator(kind, WIDTHS, downs=6, norm=norm, dropout=True), noise(3, 64, 64)
    )
    for size in ((64, 64), (64, 192)):
        examples = Examples(picture_examples(generator, noise(1, *size)))
        agrees(tmp_path / "model.onnx", generator, examples)


@pytest.mark.parametrize("kind", ["resnet", "mobile", "elastic"])
def test_a_resnet_with_batch_norm(kind, tmp_path):
    generator = started(ResNetGenerator(kind, WIDTHS, blocks=3, norm="batch"), noise(3, 32, 32))
    agrees(
        tmp_path / "model.onnx", generator, Examples(picture_examples(generator, noise(1, 36, 48)))
    )


@pytest.mark.parametrize("upsampling", ["normal", "more"])
@pytest.mark.parametrize("kind", ["spade", "mobile", "elastic"])
def test_spade_from_class_and_instance_numbers_at_any_size(kind, upsampling, tmp_path):
    generator = spade(kind, upsampling=upsampling)
    for size in ((128, 128), (128, 192)):
        agrees(tmp_path / "model.onnx", generator, label_examples(generator, *size))


@pytest.mark.parametrize(("edges", "dont_care"), [(True, False), (False, True), (False, False)])
def test_spade_with_and_without_edges_and_places_of_no_class(edges, dont_care, tmp_path):
    generator = spade("mobile", edges, dont_care, hidden=5)
    agrees(tmp_path / "model.onnx", generator, label_examples(generator, 64, 64))
    names = [item.name for item in open_session(tmp_path / "model.onnx").get_inputs()]
    assert names == ["labels", "instances"][: 1 + edges]


def test_numbers_that_are_no_class_are_all_alike(tmp_path):
    generator = spade("mobile", edges=False)
    write_onnx(tmp_path / "model.onnx", generator, {})
    session = open_session(tmp_path / "model.onnx")
    labels = label_maps(1, 64, 64)
    outside = [np.where(labels >= CLASSES, n, labels) for n in (CLASSES, 255, -1, 2**40)]
    pictures = [run_session(session, {"labels": item}) for item in outside]
    assert all(np.array_equal(pictures[0], other) for other in pictures[1:])


def test_edges_are_found_in_the_graph_as_in_the_data(tmp_path):
    """The picture of a rim alone: one object inside another, and along the border of the map."""
    generator = spade("mobile")
    write_onnx(tmp_path / "model.onnx", generator, {})
    instances = np.full((64, 64), 7, np.uint16)
    instances[0, :5] = instances[20:41, 30:64] = 65535
    source = maps_tensor([(np.zeros((64, 64)), instance_edges(instances))])
    examples = Examples([label_example(source, instances)])
    assert check_onnx(tmp_path / "model.onnx", generator, examples).max_error <= 1e-4


@pytest.mark.parametrize("kind", ["munit", "mobile", "elastic"])
def test_munit_in_given_styles_at_any_size(kind, tmp_path):
    generator = started(MunitGenerator(kind, (3, 4, 2, 3, 2, 4, 3, 2, 2, 3), mlp_width=16))
    for size in ((32, 32), (36, 80)):
        examples = Examples(picture_examples(generator, noise(2, *size)))
        assert not torch.equal(*(item.style["style"] for item in examples.items))
        agrees(tmp_path / "model.onnx", generator, examples)


def test_a_style_is_read_from_a_picture_by_a_file_of_its_own(tmp_path):
    generator = started(MunitGenerator("mobile", (3,) * 10, mlp_width=16))
    path, pictures = tmp_path / "model-style.onnx", noise(2, 48, 32)
    write_style_checked(path, generator, {}, pictures)
    with torch.no_grad():
        wanted = generator.encode_style(pictures[:1])
    output = run_session(open_session(path), {"input": pictures[:1].numpy()})
    assert np.allclose(output, wanted, atol=1e-4)
    with pytest.raises(ParityError, match=r"model-style\.onnx differs"):
        write_style_checked(path, generator, {}, pictures * torch.nan)
    assert not path.exists()


def test_a_model_says_what_network_it_is(tmp_path):
    generator = spade("mobile")
    write_onnx(tmp_path / "model.onnx", generator, {"run": "one"})
    known = open_session(tmp_path / "model.onnx").get_modelmeta().custom_metadata_map
    described = json.loads(known["network"])
    assert (described["class"], described["classes"]) == ("SpadeGenerator", CLASSES)
    assert known["run"] == "one"


def test_files_hold_standard_operators_alone(tmp_path):
    networks = (
        spade("mobile"),
        started(MunitGenerator("mobile", (3,) * 10, mlp_width=16)),
        started(UNetGenerator("mobile", WIDTHS, downs=6)),
    )
    for generator in networks:
        write_onnx(tmp_path / "model.onnx", generator, {})
        loaded = onnx.load(tmp_path / "model.onnx")
        assert [(item.domain, item.version) for item in loaded.opset_import] == [("", 18)]
        assert all(not item.external_data for item in loaded.graph.initializer)
        names = {item.name for item in loaded.graph.initializer}
        weights = [name for name in generator.state_dict() if not name.startswith("enc_style")]
        assert {name for name in weights if "tracked" not in name} <= names
