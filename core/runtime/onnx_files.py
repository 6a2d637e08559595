"""The one door for ONNX files: they are looked over here before ONNX Runtime sees them.

An ONNX graph computes and nothing else, but a file may point at other files of this machine for
its weights. Such a file is refused, wherever the pointer hides. ONNX Runtime gets the bytes that
were looked over, never the path.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.runtime.errors import UserError
from core.runtime.file_kinds import kind_of
from core.runtime.weight_files import check_file

if TYPE_CHECKING:
    import onnxruntime

# The format itself ends there: a protobuf message is addressed with 31 bits.
MOST_BYTES = 2**31 - 1
# Operations of ONNX Runtime that load or call something beside the graph.
_REACHING = ("EPContext", "ATen", "PythonOp", "PythonOpGrad", "PyOp")
_ONNX = "Export the network again as ONNX, in one file."


def checked_onnx(path: str | os.PathLike[str]) -> bytes:
    """The bytes of an ONNX model that needs nothing but itself.

    Raises UserError naming the file if it is missing, damaged, too large, keeps weights in other
    files, or names an operation that reaches beyond tensors.
    """
    check_file(path)
    size = os.path.getsize(path)
    if size > MOST_BYTES:
        raise UserError(f"{path} has {size:,} bytes; an ONNX file has at most 2 GiB.", _ONNX)
    if not size:
        raise UserError(f"{path} is empty.", "Copy or download it again.")
    from onnx import ModelProto

    try:
        model = ModelProto.FromString(Path(path).read_bytes())
    except Exception as error:  # protobuf's exceptions have no stubs, and change with its version
        if kind := kind_of(path):
            raise UserError(
                f"{path} is no ONNX model: it looks like {kind.words}.", kind.action
            ) from error
        raise _unreadable(path, str(error)) from error
    if not model.graph.node:
        raise _unreadable(path, "It has no graph.")
    for message in _messages(model):
        _check(path, message)
    # Serialised anew without what the format does not know: one file, one meaning.
    model.DiscardUnknownFields()
    content: bytes = model.SerializeToString()
    return content


def open_onnx(path: str | os.PathLike[str], threads: int) -> "onnxruntime.InferenceSession":
    """A checked ONNX file, ready to run on the CPU with so many threads.

    Raises UserError as `checked_onnx`, and where ONNX Runtime cannot make sense of it.
    """
    return _session(path, checked_onnx(path), threads)


def onnx_with_outputs(
    path: str | os.PathLike[str], outputs: Sequence[str], threads: int
) -> "onnxruntime.InferenceSession":
    """The same, giving the inner values of these names instead of the file's own outputs.

    Raises UserError where the graph has no such values.
    """
    from onnx import ModelProto, ValueInfoProto

    model = ModelProto.FromString(checked_onnx(path))
    known = {name for node in model.graph.node for name in node.output}
    if missing := [name for name in outputs if name not in known]:
        raise UserError(
            f"{path} is another network than expected: it has no value {missing[0]}.",
            "Choose the file that belongs to these features.",
        )
    del model.graph.output[:]
    model.graph.output.extend(ValueInfoProto(name=name) for name in outputs)
    return _session(path, model.SerializeToString(), threads)


def _session(
    path: str | os.PathLike[str], content: bytes, threads: int
) -> "onnxruntime.InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    options.add_session_config_entry("session.load_model_format", "ONNX")
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its exceptions share no class of their own
        raise _unreadable(path, str(error)) from error


def _messages(message: Any) -> Iterator[Any]:
    """A protobuf message and all below it: graphs in attributes, functions, sparse tensors."""
    waiting = [message]
    while waiting:
        item = waiting.pop()
        yield item
        for field, value in item.ListFields():
            if field.message_type is not None:
                waiting.extend([value] if hasattr(value, "ListFields") else value)


def _check(path: str | os.PathLike[str], message: Any) -> None:
    kind = message.DESCRIPTOR.name
    if kind == "TensorProto" and (message.data_location or message.external_data):
        raise UserError(
            f"{path} keeps its weights in other files, and was refused; none of them was opened.",
            _ONNX,
        )
    if kind == "NodeProto" and message.op_type in _REACHING:
        raise UserError(
            f"{path} names the operation {message.op_type}, with which a model reaches beyond "
            "tensors, and was refused; none of it was run.",
            _ONNX,
        )


def _unreadable(path: str | os.PathLike[str], details: str) -> UserError:
    return UserError(
        f"{path} cannot be read as an ONNX model.", "Copy it again, or export it again.", details
    )
