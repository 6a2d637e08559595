"""What the person takes away: a checked model, its card, a script that runs it, and the report."""

from pathlib import Path

from core.record import CandidateRecord
from core.run import Run


def export_candidate(
    run: Run,
    candidate: CandidateRecord,
    folder: Path,
    onnx: bool = True,
    safetensors: bool = True,
) -> Path:
    """Export a measured candidate into `folder`, with its card; gives the folder.

    Its own fine-tuned weights where the run has them, else those the search judged. The ONNX model
    is checked against torch and comes with a script that runs it. torch is imported in here.

    Raises UserError where the folder holds other files of these names or cannot be written, where
    the run's weights are gone, and where a check fails; the folder is then as it was before.
    """
    from core.export.candidate import write_candidate

    return write_candidate(run, candidate.candidate, folder, onnx, safetensors)
