"""What the person takes away: a checked model, its card, a script that runs it, and the report."""

from collections.abc import Sequence
from pathlib import Path

from core.run.record import CandidateRecord
from core.run.run import Run


def export_candidate(
    run: Run,
    candidate: CandidateRecord,
    folder: Path,
    onnx: bool = True,
    safetensors: bool = True,
    formats: Sequence[str] = (),
) -> Path:
    """Export a measured candidate into `folder`, with its card; gives the folder.

    Takes its own fine-tuned weights where the run has them, else those that the search scored. The
    ONNX model is checked against torch and comes with a script that runs it. `formats` are further
    ones by name, in the form of the recipe's export section; best is the fastest within the
    tolerance, as it was compared (see core.export.run_comparison). torch is imported in here.

    Raises UserError where a format is refused, where the folder holds other files of these names
    or cannot be written, where the run's weights are gone, and where a check fails; the folder is
    then as it was before.
    """
    from core.export.candidate import write_candidate

    return write_candidate(run, candidate.candidate, folder, onnx, safetensors, formats)
