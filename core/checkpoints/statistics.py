"""Which statistics an imported batch normalisation uses: the file's, or each picture's own."""

from dataclasses import replace
from typing import Literal

from core.nets.checkpoint_tensors import RecognisedCheckpoint
from core.nets.network_config import NetworkConfig, spec_of
from core.runtime.errors import UserError

Statistics = Literal["auto", "running", "picture"]
_NAMES = ("running_mean", "running_var", "num_batches_tracked")


def by_statistics(
    checkpoint: RecognisedCheckpoint, config: NetworkConfig, asked: Statistics
) -> tuple[RecognisedCheckpoint, str]:
    """The tensors that are needed, and a sentence on the statistics; changes `config` in place.

    Empty where the network has no batch normalisation. Raises UserError where a choice is asked
    for that the network or the file does not allow.
    """
    if config.get("norm") != "batch":
        return checkpoint, ""
    lack = _lack(checkpoint)
    can_choose = spec_of(config).picture_statistics
    if asked == "running" and lack:
        raise UserError(
            f"{checkpoint.path} cannot use running statistics: {lack}.",
            "Use each picture's own, or choose auto.",
        )
    if asked == "picture" and not can_choose:
        raise UserError(
            f"{checkpoint.path} holds {checkpoint.looks}, which can only use its running "
            "statistics here.",
            "Choose auto; of U-Nets both are possible.",
        )
    if not can_choose:
        return checkpoint, "It uses its running statistics."
    if asked == "running" or (asked == "auto" and not lack):
        return checkpoint, (
            "It uses the running statistics of the file. pytorch-CycleGAN-and-pix2pix uses "
            "those of each picture in tests: for that, choose picture (import --statistics "
            "picture, or "
            "teacher.statistics)."
        )
    config["norm"] = "picture"
    tensors = {
        name: tensor
        for name, tensor in checkpoint.tensors.items()
        if name.rpartition(".")[2] not in _NAMES
    }
    why = "as asked" if asked == "picture" else lack
    said = f"It uses each picture's own statistics ({why})."
    return replace(checkpoint, tensors=tensors), said


def _lack(checkpoint: RecognisedCheckpoint) -> str:
    """Why the file has no usable running statistics; empty where it has some."""
    means, variances = (
        {
            name.removesuffix(end): tensor
            for name, tensor in checkpoint.tensors.items()
            if name.endswith(end)
        }
        for end in (".running_mean", ".running_var")
    )
    if not means and not variances:
        return "the file has no running statistics"
    if means.keys() != variances.keys():
        return ""  # damaged, which the importer says
    untouched = all(not t.any() for t in means.values()) and all(
        (t == 1).all() for t in variances.values()
    )
    return "the file's running statistics were never gathered" if untouched else ""
