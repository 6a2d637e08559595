"""The last convolution makes four pixels at once, and the picture stays the same."""

import numpy as np
import onnxruntime
import pytest

from core.export import graph
from core.export.graph_options import GraphOptions
from core.nets.generator import Generator
from core.nets.quantisation import quantisable
from core.nets.resnet import ResNetGenerator
from core.nets.unet import UNetGenerator
from tests.core.export.example_runs import CHOSEN, network


def picture_of(model, fed):
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    return session.run(None, {"input": fed})[0]


def both(generator: Generator, monkeypatch, **choices):
    """The model as it is exported, and with its last convolution as it is in torch."""
    exported = graph.onnx_model(generator, "exact", **choices)
    with monkeypatch.context() as patch:
        patch.setattr(graph, "four_at_once", lambda model: model)
        plain = graph.onnx_model(generator, "exact", **choices)
    kinds = [{node.op_type for node in model.graph.node} for model in (exported, plain)]
    assert [("DepthToSpace" in kind) for kind in kinds] == [True, False]
    return exported, plain


@pytest.fixture
def generator():
    return network("mobile", CHOSEN, 0)


def test_floats_are_the_same(generator, monkeypatch):
    fed = np.random.default_rng(0).uniform(-1, 1, (1, 3, 36, 52)).astype(np.float32)
    exported, plain = (picture_of(model, fed) for model in both(generator, monkeypatch))
    np.testing.assert_allclose(exported, plain, atol=1e-5)


def test_bytes_are_the_same(generator, monkeypatch):
    fed = np.random.default_rng(0).integers(0, 256, (1, 36, 52, 3)).astype(np.uint8)
    models = both(generator, monkeypatch, options=GraphOptions(raw=True))
    exported, plain = (picture_of(model, fed).astype(int) for model in models)
    assert np.abs(exported - plain).max() <= 1


def test_a_layer_in_8_bit_is_the_same(generator, monkeypatch):
    ranges = dict.fromkeys(quantisable(generator), (-3.0, 3.0))
    models = both(generator, monkeypatch, ranges=ranges)
    fed = np.random.default_rng(0).uniform(-1, 1, (1, 3, 36, 52)).astype(np.float32)
    exported, plain = (picture_of(model, fed) for model in models)
    np.testing.assert_allclose(exported, plain, atol=0.02)


def test_one_channel_is_the_same(monkeypatch):
    generator = ResNetGenerator("mobile", CHOSEN, out_channels=1).eval()
    fed = np.random.default_rng(0).uniform(-1, 1, (1, 3, 32, 32)).astype(np.float32)
    exported, plain = (picture_of(model, fed) for model in both(generator, monkeypatch))
    np.testing.assert_allclose(exported, plain, atol=1e-5)


def test_another_last_layer_stays_as_it_is():
    generator = UNetGenerator("unet", (4,) * 8, downs=6).eval()
    made = graph.onnx_model(generator, "exact")
    assert "DepthToSpace" not in {node.op_type for node in made.graph.node}
