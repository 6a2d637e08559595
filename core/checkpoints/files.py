"""Our own files: models as safetensors that rebuild themselves, and training state."""

import json
import os
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from core.nets.generator import config_of
from core.nets.network_config import NetworkConfig, build
from core.runtime.cancellation import check_cancelled
from core.runtime.errors import UserError
from core.runtime.weight_files import assembled, check_tensors, read_content, read_safetensors
from core.runtime.writing import UnfinishedFile, atomic_write, write_tensors

DESCRIPTION = "network"  # the metadata key under which a file says what network it holds
PLAIN = (str, bytes, int, float, bool, type(None))  # not their subclasses, such as numpy's


def save_model(
    path: str | os.PathLike[str],
    module: nn.Module,
    metadata: dict[str, str],
) -> None:
    """Write a network of ours as safetensors, with all that `load_model` needs to rebuild it.

    `metadata` is kept beside it, under any keys but "network". Raises UserError as atomic_write.
    """
    if DESCRIPTION in metadata:
        raise ValueError(f"the metadata key “{DESCRIPTION}” is taken")
    tensors = {
        name: tensor.detach().cpu().contiguous() for name, tensor in module.state_dict().items()
    }
    described = {DESCRIPTION: json.dumps(config_of(module)), **metadata}
    atomic_write(path, lambda draft: write_tensors(draft, tensors, described))


def load_model(path: str | os.PathLike[str]) -> nn.Module:
    """Rebuild the network a file of save_model holds, on the CPU and in evaluation mode.

    Raises UserError if the file is missing, damaged, holds numbers that are not finite, or was not
    written by save_model.
    """
    metadata, tensors = read_safetensors(path, between=check_cancelled)
    description = _description(path, metadata)
    if description is None:
        raise UserError(
            f"{path} does not say what network it holds: this program did not write it.",
            "Import it as a foreign checkpoint instead.",
        )
    try:
        module: nn.Module = assembled(lambda: build(description), tensors)
    except (ValueError, TypeError, LookupError, RuntimeError) as error:
        raise _damaged(
            path, "its tensors are not those of the network it describes", error
        ) from error
    return module.eval()


def read_config(path: str | os.PathLike[str]) -> NetworkConfig | None:
    """What network a safetensors file describes; None for a file that save_model did not write.

    Raises UserError if the file is missing or damaged.
    """
    return _description(path, read_metadata(path))


def read_metadata(path: str | os.PathLike[str]) -> dict[str, str]:
    """The texts stored beside the tensors of a safetensors file. Raises UserError if damaged."""
    return read_safetensors(path, tensors=False)[0]


def save_state(path: str | os.PathLike[str], state: dict[str, Any]) -> Path:
    """Write training state: nested dicts, lists and tuples of tensors, numbers, texts, None.

    Gives the path, as atomic_write. Raises TypeError if load_state would refuse it, UserError as
    atomic_write.
    """
    _check_plain(state, "the state")
    return atomic_write(path, lambda draft: _save_into(draft, state))


def load_state(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read what save_state wrote, tensors on the CPU. Runs no code from the file.

    Raises UserError if it is missing, damaged, or holds anything but plain data.
    """
    state = read_content(path)
    if not isinstance(state, dict):
        raise UserError(f"{path} is not a training state.", "Resume from an earlier one.")
    check_tensors(path, dict(_tensors(state, "")))
    return state


def _tensors(value: Any, where: str) -> Iterator[tuple[str, Tensor]]:
    if isinstance(value, Tensor):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _tensors(item, f"{where}.{key}" if where else str(key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _tensors(item, f"{where}[{index}]")


def _description(path: str | os.PathLike[str], metadata: dict[str, str]) -> NetworkConfig | None:
    if DESCRIPTION not in metadata:
        return None
    try:
        document = json.loads(metadata[DESCRIPTION])
    except (ValueError, RecursionError) as error:
        raise _damaged(path, "its description of the network is not JSON", error) from error
    if not isinstance(document, dict) or not isinstance(document.get("class"), str):
        raise _damaged(path, "its description of the network is not valid")
    return document


def _damaged(path: str | os.PathLike[str], why: str, error: Exception | None = None) -> UserError:
    return UserError(
        f"{path} is damaged: {why}.",
        "Use an earlier copy, or create the file again.",
        str(error or ""),
    )


def _save_into(draft: UnfinishedFile, state: dict[str, Any]) -> None:
    try:
        with _without_checksums():
            torch.save(state, draft)  # type: ignore[arg-type]  # all it needs are these methods
    except RuntimeError:
        if draft.error is not None:
            raise draft.error from None
        raise


@contextmanager
def _without_checksums() -> Iterator[None]:
    """Torch takes more time for them than the disk for the rest, and never looks at them again."""
    before = torch.serialization.get_crc32_options()
    torch.serialization.set_crc32_options(False)
    try:
        yield
    finally:
        torch.serialization.set_crc32_options(before)


def _check_plain(value: Any, where: str) -> None:
    """Refuse now what load_state would refuse when the run is to be resumed."""
    if type(value) in (dict, OrderedDict):
        for key, item in value.items():
            _check_plain(key, where)
            _check_plain(item, f"{where}[{key!r}]")
    elif type(value) in (list, tuple):
        for index, item in enumerate(value):
            _check_plain(item, f"{where}[{index}]")
    elif type(value) not in PLAIN and not isinstance(value, Tensor):
        raise TypeError(f"{where} is a {type(value).__name__}: only plain data can be saved")
