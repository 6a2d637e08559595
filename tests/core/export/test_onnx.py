"""The ONNX model: one standard file that computes what the generator does, or no file."""

import copy
import shutil

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from core.export.examples import Examples, picture_examples
from core.export.graph import onnx_model
from core.export.metadata import Parity
from core.export.onnx import (
    ParityError,
    check_onnx,
    open_session,
    run_session,
    write_checked,
)
from core.nets.resnet import ResNetGenerator
from core.runtime.errors import UserError
from tests.core.export.example_runs import CHOSEN, network

SEED = 3


def noise(height: int, width: int, count: int = 1) -> torch.Tensor:
    generator = torch.Generator().manual_seed(height)
    return torch.rand(count, 3, height, width, generator=generator) * 2 - 1


def examples(generator, pictures: torch.Tensor) -> Examples:
    return Examples(picture_examples(generator, pictures))


def answer(session, picture: torch.Tensor) -> np.ndarray:
    return run_session(session, {"input": picture.numpy()})


@pytest.fixture
def generator():
    return network("mobile", CHOSEN, SEED)


def test_equals_torch_at_sizes_it_was_not_traced_at(model, generator):
    for size in ((32, 32), (48, 32), (36, 100), (128, 128)):
        parity = check_onnx(model, generator, examples(generator, noise(*size, count=2)))
        assert parity.max_error <= 1e-4
        assert parity.psnr > 90
        assert parity.pictures == 2


def test_is_one_file_of_standard_operators(model):
    loaded = onnx.load(model)
    operators = [node.op_type for node in loaded.graph.node]
    assert operators.count("InstanceNormalization") == 17
    assert set(operators) == {
        "Clip", "Pad", "Conv", "InstanceNormalization", "Relu", "ConvTranspose", "Add", "Tanh",
        "DepthToSpace", "Identity",
    }  # fmt: skip
    assert [(item.domain, item.version) for item in loaded.opset_import] == [("", 18)]
    assert all(not item.external_data for item in loaded.graph.initializer)
    assert [p.name for p in model.parent.iterdir()] == [model.name]


def test_says_how_to_feed_it_and_nothing_of_this_machine(model):
    session = open_session(model)
    (source,), (target,) = session.get_inputs(), session.get_outputs()
    assert (source.name, source.type) == ("input", "tensor(float)")
    assert source.shape == target.shape == [1, 3, "height", "width"]
    assert target.name == "output"
    known = session.get_modelmeta().custom_metadata_map
    assert known["architecture"] == "4_4_8_4_8_4_4_4"
    assert {item.name for item in onnx.load(model).graph.initializer} >= set(
        network("mobile", CHOSEN, SEED).state_dict()
    )


def test_every_kind_of_generator_is_written():
    for kind in ("resnet", "mobile", "elastic"):
        generator = network(kind, CHOSEN, SEED)
        path = onnx_model(generator, "standard").SerializeToString()
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        picture = noise(32, 40) * 1.5  # beyond -1 to 1: all of these clamp
        with torch.no_grad():
            wanted = generator(picture).numpy()
        assert np.abs(answer(session, picture) - wanted).max() < 1e-4


def test_a_generator_that_does_not_clamp_is_written_without():
    generator = ResNetGenerator("mobile", CHOSEN, blocks=3)
    assert not generator.clamps
    operators = [node.op_type for node in onnx_model(generator, "standard").graph.node]
    assert "Clip" not in operators


def test_an_unknown_layer_is_named(generator):
    generator.model[3] = torch.nn.ELU()
    with pytest.raises(TypeError, match=r"model\.3 is a ELU"):
        onnx_model(generator, "standard")


def test_a_model_that_computes_something_else_is_not_kept(model, generator, tmp_path):
    spoilt = tmp_path / "spoilt.onnx"
    changed = onnx.load(model)
    name = list(network("mobile", CHOSEN, SEED).state_dict())[-1]
    bias = next(item for item in changed.graph.initializer if item.name == name)
    values = onnx.numpy_helper.to_array(bias) + np.float32(0.05)
    bias.CopyFrom(onnx.numpy_helper.from_array(values, bias.name))
    onnx.save(changed, spoilt)
    with pytest.raises(ParityError, match=r"spoilt\.onnx differs"):
        check_onnx(spoilt, generator, examples(generator, noise(32, 32)))
    assert not spoilt.exists()


def test_not_a_number_is_no_parity(model, generator, tmp_path):
    copy = tmp_path / "copy.onnx"
    shutil.copy(model, copy)
    with pytest.raises(ParityError):
        check_onnx(copy, generator, examples(generator, torch.full((1, 3, 32, 32), torch.nan)))


def test_the_exact_form_is_exact_on_flat_drawings(generator):
    """ONNX Runtime's own normalisation loses digits where most of a picture is one colour."""
    drawing = torch.ones(1, 3, 256, 256)
    drawing[:, :, 100:104, 60:200] = -1
    precise = copy.deepcopy(generator).double()
    with torch.no_grad():
        wanted = precise(drawing.double()).numpy()
    errors = {}
    for norm in ("standard", "exact"):
        model = onnx_model(generator, norm).SerializeToString()
        session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
        errors[norm] = np.abs(answer(session, drawing) - wanted).max()
    assert errors["exact"] < 1e-4
    assert errors["exact"] < errors["standard"] / 5


def test_falls_back_on_the_exact_form(generator, tmp_path, monkeypatch):
    tried = []

    def check(path, *_):
        tried.append([node.op_type for node in onnx.load(path).graph.node])
        if len(tried) == 1:
            path.unlink()
            raise ParityError("It differs.")
        return Parity(1e-5, 120.0, 1)

    monkeypatch.setattr("core.export.onnx.check_onnx", check)
    parity = write_checked(
        tmp_path / "model.onnx", generator, {}, examples(generator, noise(32, 32))
    )
    assert parity.norm == "exact"
    assert "InstanceNormalization" in tried[0]
    assert "InstanceNormalization" not in tried[1]


def test_leaves_the_generator_alone_and_prints_nothing(generator, tmp_path, capfd):
    wanted = generator(noise(32, 32))
    write_checked(tmp_path / "model.onnx", generator, {}, examples(generator, noise(32, 32)))
    assert capfd.readouterr() == ("", "")
    assert torch.equal(generator(noise(32, 32)), wanted)


def test_a_file_that_is_no_model_is_named(tmp_path):
    (tmp_path / "text.onnx").write_text("not a model")
    with pytest.raises(UserError, match=r"text\.onnx is no ONNX model"):
        open_session(tmp_path / "text.onnx")
