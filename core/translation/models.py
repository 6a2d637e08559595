"""A model file of any kind as a function from named arrays to a picture."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.checkpoints.files import DESCRIPTION, read_metadata
from core.checkpoints.importers import import_generator
from core.data.labels import instance_edges
from core.data.picture_set import maps_tensor
from core.export.input_spec import SOURCE, STYLE_FILE, TARGET, InputSpec, input_options
from core.nets.architecture import parse_architecture
from core.nets.generator import Generator, config_of
from core.nets.network_config import NetworkConfig, build, first_version_config
from core.recipe.engine import EngineSection
from core.runtime.compute import Compute, open_compute
from core.runtime.errors import UserError
from core.runtime.onnx_files import checked_onnx
from core.runtime.weight_files import is_safetensors

Floats = NDArray[np.float32]
Feeds = dict[str, NDArray[Any]]
"""Arrays by the names of a model's inputs; see core.export.graph.onnx_model."""


@dataclass(frozen=True)
class Model:
    """A network ready to run.

    `run` gives a picture (1, c, h, w) in [-1, 1]; `read_style` turns such a picture into a style
    (1, numbers). `config` describes the network. `channels` is the width of its layers at full
    size, `trained` the size (height, width) it was trained at, where the file says so, and `size`
    the one size that an ONNX model may be tied to. `says_values`: the file tells how the pictures
    of its training held their numbers.
    """

    input_spec: InputSpec
    channels: int
    run: Callable[[Feeds], Floats]
    read_style: Callable[[Floats], Floats]
    config: NetworkConfig
    trained: tuple[int, int] | None = None
    size: tuple[int, int] | None = None
    says_values: bool = False


def open_model(path: Path) -> Model:
    """A model from a file of any of the three kinds. Raises UserError naming it."""
    if not path.is_file():
        raise UserError(f"There is no model {path}.", "Check the path.")
    if path.suffix.lower() == ".onnx":
        return _from_onnx(path)
    return _from_torch(path)


def is_exported_here(path: Path) -> bool:
    """Whether an ONNX file says how it wants its pictures, as those of this program do.

    Raises UserError where it is no ONNX file, or one that reaches beyond itself.
    """
    from onnx import ModelProto

    model = ModelProto.FromString(checked_onnx(path))
    return {"preprocessing", "architecture"} <= {item.key for item in model.metadata_props}


def _from_torch(path: Path) -> Model:
    generator = import_generator(path)
    input_spec = InputSpec(**input_options(generator))
    compute = open_compute(EngineSection())
    network = generator.to(compute.device).eval()

    @torch.inference_mode()
    def run(feeds: Feeds) -> Floats:
        return _array(network(**_tensors(network, feeds, compute)))

    @torch.inference_mode()
    def read_style(picture: Floats) -> Floats:
        encode: Callable[[Tensor], Tensor] = network.encode_style  # type: ignore[assignment]
        return _array(encode(compute.to_device(torch.from_numpy(picture))))

    known = read_metadata(path) if is_safetensors(path) else {}
    config = config_of(generator)
    channels = generator.spec.full_size_channels(config)
    says, read = _says_values(known), input_spec.with_metadata(known)
    return Model(read, channels, run, read_style, config, _trained(known), says_values=says)


def _from_onnx(path: Path) -> Model:
    from core.export.onnx import open_session, run_session

    session = open_session(path)
    known = session.get_modelmeta().custom_metadata_map
    if "preprocessing" not in known or "architecture" not in known:
        raise UserError(
            f"{path} was not exported by the workbench, so how it wants its pictures is not known.",
            "Choose an .onnx file exported by the workbench.",
        )
    if session.get_outputs()[0].name == "style":
        raise UserError(
            f"{path} reads the styles of pictures, and makes none.",
            f"Choose {path.name.removesuffix(STYLE_FILE)}.onnx, the model it belongs to.",
        )
    height, width = session.get_inputs()[0].shape[-2:]
    fixed = (height, width) if isinstance(height, int) and isinstance(width, int) else None
    generator = _described(path, known)

    def read_style(picture: Floats) -> Floats:
        reader = open_session(path.with_name(f"{path.stem}{STYLE_FILE}"))
        return run_session(reader, {"input": picture})

    return Model(
        InputSpec(**input_options(generator)).with_metadata(known),
        generator.spec.full_size_channels(config_of(generator)),
        lambda feeds: run_session(session, feeds),
        read_style,
        config_of(generator),
        _trained(known),
        fixed,
        _says_values(known),
    )


def _described(path: Path, known: Mapping[str, str]) -> Generator:
    """The network of an ONNX file, without weights. Raises UserError where it tells of none."""
    try:
        return _built(known)
    except (ValueError, TypeError, LookupError, RuntimeError, RecursionError) as error:
        raise UserError(
            f"{path} is damaged: its description of the network is not valid.",
            "Export the model again.",
            str(error),
        ) from error


def _built(known: Mapping[str, str]) -> Generator:
    if DESCRIPTION in known:
        generator: Generator = build(json.loads(known[DESCRIPTION]))
        return generator
    # Files of the first version are ResNets, and name their channels alone.
    generator = build(first_version_config(parse_architecture(known["architecture"])))
    return generator


def _says_values(known: Mapping[str, str]) -> bool:
    return bool({SOURCE, TARGET} & known.keys())


def _trained(known: Mapping[str, str]) -> tuple[int, int] | None:
    sides = [known.get(f"trained_{side}", "") for side in ("height", "width")]
    return (int(sides[0]), int(sides[1])) if all(side.isdecimal() for side in sides) else None


def _tensors(network: Generator, feeds: Feeds, compute: Compute) -> dict[str, Any]:
    """The arguments of a generator's call, from what its ONNX model would be fed."""
    if "labels" not in feeds:
        given = {name: compute.to_device(torch.from_numpy(item)) for name, item in feeds.items()}
        return {"x": given.pop("input"), **given}
    maps = [feeds["labels"][0]]
    if "instances" in feeds:
        maps.append(instance_edges(feeds["instances"][0]))
    return {"x": compute.to_device(maps_tensor([tuple(maps)]))}


def _array(output: Tensor) -> Floats:
    values: Floats = output.float().cpu().numpy()
    return values
