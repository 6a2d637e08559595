import pytest
import torch
import torch.nn.functional as F

from core.nets.layers import (
    ElasticConv2d,
    ElasticConvTranspose2d,
    ElasticSeparableConv2d,
    InstanceNorm,
    prefix,
)


@pytest.mark.parametrize("shape", [(1, 5, 7, 9), (4, 128, 32, 32), (2, 3, 1, 2)])
def test_instance_norm_is_torchs(shape):
    x = (torch.randn(shape) * 3 + 1).requires_grad_()
    upstream = torch.randn(shape)
    ours, theirs = InstanceNorm()(x), F.instance_norm(x)
    (of_ours,) = torch.autograd.grad(ours, x, upstream)
    (of_theirs,) = torch.autograd.grad(theirs, x, upstream)
    assert torch.allclose(ours, theirs, atol=2e-6)
    assert torch.allclose(of_ours, of_theirs, atol=2e-5)


def test_exporters_see_an_instance_norm():
    program = torch.export.export(InstanceNorm(), (torch.randn(1, 4, 8, 8),))
    targets = {str(node.target) for node in program.graph.nodes}
    assert "aten.instance_norm.default" in targets


def test_an_elastic_convolution_uses_the_first_filters():
    layer = ElasticConv2d(6, 8, 3, stride=2, padding=1)
    x = torch.randn(2, 4, 8, 8)
    expected = F.conv2d(x, layer.weight[:5, :4], layer.bias[:5], 2, 1)
    assert torch.equal(layer(x, 5), expected)
    assert layer(x).shape[1] == 8


def test_an_elastic_transposed_convolution_uses_the_first_filters():
    layer = ElasticConvTranspose2d(6, 8, 3, stride=2, padding=1, output_padding=1)
    x = torch.randn(2, 4, 8, 8)
    expected = F.conv_transpose2d(x, layer.weight[:4, :5], layer.bias[:5], 2, 1, 1)
    assert torch.equal(layer(x, 5), expected)
    assert layer(x).shape == (2, 8, 16, 16)


@pytest.mark.parametrize("layer", [ElasticConv2d, ElasticConvTranspose2d])
def test_elastic_layers_do_without_a_bias(layer):
    assert layer(6, 8, 3, bias=False)(torch.randn(1, 4, 8, 8), 5).shape[1] == 5


def test_an_elastic_separable_convolution_is_depthwise_norm_pointwise():
    layer = ElasticSeparableConv2d(6, 8, 3)
    depthwise, _, pointwise = layer.conv
    x = torch.randn(2, 4, 8, 8)
    between = F.instance_norm(F.conv2d(x, depthwise.weight[:4], depthwise.bias[:4], groups=4))
    expected = F.conv2d(between, pointwise.weight[:5, :4], pointwise.bias[:5])
    assert torch.allclose(layer(x, 5), expected, atol=1e-5)


def test_too_wide_is_an_error():
    with pytest.raises(RuntimeError):
        ElasticConv2d(4, 4, 3)(torch.randn(1, 5, 8, 8))
    with pytest.raises(RuntimeError):
        ElasticConv2d(4, 4, 3)(torch.randn(1, 4, 8, 8), 5)


def test_the_whole_weights_are_used_uncopied():
    weight = torch.randn(4, 3, 2, 2)
    assert prefix(weight, 4, 3) is weight
    assert prefix(weight, 2, 1).data_ptr() == weight.data_ptr()
