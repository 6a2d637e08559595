import os
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from core.runtime import onnx_files
from core.runtime.errors import UserError
from core.runtime.onnx_files import checked_onnx, open_onnx

FLOAT = TensorProto.FLOAT


def outside(name: str, location: str) -> TensorProto:
    """A tensor whose numbers lie in another file."""
    tensor = TensorProto(name=name, data_type=FLOAT, dims=[4])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    return tensor


def added(name: str, tensor: TensorProto | None = None) -> onnx.GraphProto:
    """A graph that adds four numbers to its input."""
    value = tensor or numpy_helper.from_array(np.ones(4, np.float32), name)
    value.name = name
    node = helper.make_node("Add", ["x", name], ["y"])
    ends = [helper.make_tensor_value_info(end, FLOAT, [4]) for end in ("x", "y")]
    return helper.make_graph([node], "add", ends[:1], ends[1:], [value])


def model(graph: onnx.GraphProto, **more) -> onnx.ModelProto:
    opset = helper.make_opsetid("", 17)
    return helper.make_model(graph, opset_imports=[opset], ir_version=8, **more)


def in_a_constant(tensor: TensorProto) -> onnx.ModelProto:
    whole = model(added("w"))
    whole.graph.node.insert(0, helper.make_node("Constant", [], ["c"], value=tensor))
    return whole


def in_a_branch(tensor: TensorProto) -> onnx.ModelProto:
    whole, branch = model(added("w")), added("w", tensor)
    del branch.input[:]
    node = helper.make_node("If", ["b"], ["z"], then_branch=branch, else_branch=added("v"))
    whole.graph.node.append(node)
    return whole


def in_a_function(tensor: TensorProto) -> onnx.ModelProto:
    nodes = [helper.make_node("Constant", [], ["c"], value=tensor)]
    opset = helper.make_opsetid("", 17)
    function = helper.make_function("ours", "F", ["x"], ["c"], nodes, [opset])
    return model(added("w"), functions=[function])


def in_a_sparse_tensor(tensor: TensorProto) -> onnx.ModelProto:
    whole = model(added("w"))
    whole.graph.sparse_initializer.add().values.CopyFrom(tensor)
    return whole


def in_training(tensor: TensorProto) -> onnx.ModelProto:
    whole = model(added("w"))
    whole.training_info.add().initialization.initializer.append(tensor)
    return whole


HIDING = {
    "an initialiser": lambda tensor: model(added("w", tensor)),
    "a constant": in_a_constant,
    "a branch": in_a_branch,
    "a function": in_a_function,
    "a sparse tensor": in_a_sparse_tensor,
    "training": in_training,
}


def written(path: Path, content: onnx.ModelProto) -> Path:
    path.write_bytes(content.SerializeToString())
    return path


@pytest.mark.parametrize("place", HIDING)
@pytest.mark.parametrize("marked", [True, False])
def test_weights_in_other_files_are_refused_wherever_they_hide(place, marked, tmp_path):
    (tmp_path / "secret").write_bytes(bytes(16))
    tensor = outside("w", "secret")
    if not marked:  # the pointer alone, without the mark that says to follow it
        tensor.data_location = TensorProto.DEFAULT
    path = written(tmp_path / "reaching.onnx", HIDING[place](tensor))
    with pytest.raises(UserError, match="keeps its weights in other files"):
        open_onnx(path, 1)


@pytest.mark.parametrize("operation", ["EPContext", "ATen", "PythonOp"])
def test_operations_that_reach_beyond_tensors_are_refused(operation, tmp_path):
    whole = model(added("w"))
    whole.graph.node.append(helper.make_node(operation, ["x"], ["z"], domain="com.microsoft"))
    with pytest.raises(UserError, match=operation):
        open_onnx(written(tmp_path / "odd.onnx", whole), 1)


def test_a_whole_model_runs(tmp_path):
    path = written(tmp_path / "whole.onnx", model(added("w")))
    (output,) = open_onnx(path, 1).run(None, {"x": np.zeros(4, np.float32)})
    np.testing.assert_array_equal(output, np.ones(4))


def test_files_that_are_no_model(tmp_path, monkeypatch):
    for content in (b"\x08\x08", bytes(99), b"\x00\x00\x00\x00ORTM" * 9):
        (tmp_path / "odd.onnx").write_bytes(content)
        with pytest.raises(UserError, match=r"odd\.onnx cannot be read"):
            open_onnx(tmp_path / "odd.onnx", 1)
    with pytest.raises(UserError, match="does not exist"):
        checked_onnx(tmp_path / "nowhere.onnx")
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe.onnx")
        with pytest.raises(UserError, match="not a regular file"):
            checked_onnx(tmp_path / "pipe.onnx")
    whole = written(tmp_path / "whole.onnx", model(added("w")))
    monkeypatch.setattr(onnx_files, "MOST_BYTES", 10)
    with pytest.raises(UserError, match="at most 2 GiB"):
        checked_onnx(whole)
