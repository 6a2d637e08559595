"""The 8-bit form of a fine-tuned sub-generator, as a run keeps it."""

import json

from core.evaluation.kept_networks import is_kept, keep_generator, kept_generator
from core.export.formats.source import QuantisedStudent
from core.nets.architecture import Architecture, architecture_text
from core.nets.quantisation import quantisable
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.reading import read_json
from core.runtime.writing import write_text


def quantised_name(architecture: Architecture) -> str:
    """What the 8-bit weights are kept as."""
    return f"int8-{architecture_text(architecture)}"


def keep_quantised(run: Run, quantised: QuantisedStudent) -> None:
    """Keep weights, and the ranges of what each convolution reads."""
    name = quantised_name(quantised.generator.architecture)
    write_text(run.checkpoints / f"{name}.json", json.dumps(dict(quantised.ranges), indent=1))
    # Last: with it in place the pair is whole.
    keep_generator(run, name, quantised.generator, "student, to compute in 8 bit")


def kept_quantised(run: Run, architecture: Architecture) -> QuantisedStudent | None:
    """The 8-bit form of an architecture; None where it was not fine-tuned for that.

    Raises UserError where what is kept is damaged.
    """
    name = quantised_name(architecture)
    if not is_kept(run, name):
        return None
    generator, path = kept_generator(run, name), run.checkpoints / f"{name}.json"
    try:
        ranges = {str(k): (float(low), float(high)) for k, (low, high) in read_json(path).items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UserError(
            f"{path} cannot be read.", "Restore a copy, or start a new run.", str(error)
        ) from error
    if not ranges or not set(ranges) <= set(quantisable(generator)):
        raise UserError(f"{path} belongs to another network.", "Restore a copy.")
    return QuantisedStudent(generator, ranges)
