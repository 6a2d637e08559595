"""Every format is run from a new environment by the lines of its own card.

GCW_NEW_ENVIRONMENT=1 python -m pytest tests/core/export/test_new_environment.py

Formats whose packages are not installed where the test runs are left out: .ci/check-exports
installs all but the converter of LiteRT, which asks for another torch.
"""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import numpy as np
import pytest

from core.data.images import read_picture, save_picture
from core.evaluation.kept_networks import kept_generator
from core.export import export_candidate
from core.export.formats import all_choices
from core.export.formats.source import QuantisedStudent
from core.export.quantised import keep_quantised
from core.nets.quantisation import quantisable
from tests.core.export.example_runs import SMALL
from tests.core.export.test_formats import with_export


@pytest.mark.slow
@pytest.mark.skipif(
    "GCW_NEW_ENVIRONMENT" not in os.environ,
    reason="installs packages; set GCW_NEW_ENVIRONMENT=1 to have it run",
)
@pytest.mark.timeout(900)
def test_the_lines_of_the_card_run_each_format(run, data, weights, tmp_path):
    # The 8-bit copy was never trained, and how faithful it is is not the question here.
    run = with_export(run, data, weights, tolerance=10)
    quantise(run)
    here = [item for item in all_choices() if not item.format.missing]
    made = export_candidate(
        run, run.find_candidate("1"), tmp_path / "out", formats=[item.name for item in here]
    )
    card = (made / "MODEL_CARD.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```\n(pip install [^\n]+)\n(python [^\n]+)\n```(\n\nIt was )?", card)
    assert len(blocks) == len(here) > 2
    runs = [(needs, line) for needs, line, only_written in blocks if not only_written]
    assert len(runs) == sum(item.format.open is not None for item in here)
    python = tmp_path / "new" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    uv = shutil.which("uv") or shutil.which(Path(sys.prefix) / "uv" / "bin" / "uv")
    venv.create(tmp_path / "new", with_pip=not uv)
    pip = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    save_picture(tmp_path / "in.png", np.full((40, 44, 3), 99, np.uint8))
    packages = sorted({word for needs, _ in runs for word in needs.split()[2:]})
    installing = [*pip, "-q", *packages]
    if subprocess.run(installing, capture_output=True, timeout=600, check=False).returncode:
        pytest.skip("the packages could not be installed here")
    for _, line in runs:
        script = line.split()[1]
        picture = tmp_path / f"{script}.png"
        command = [python, "-I", made / script, tmp_path / "in.png", picture]
        subprocess.run(command, check=True, timeout=200, cwd=tmp_path)
        assert read_picture(picture).shape == (32, 32, 3)


def quantise(run) -> None:
    """Keep an 8-bit copy of candidate 1, as its stage would leave it."""
    student = kept_generator(run, "distill").cut(SMALL)
    keep_quantised(run, QuantisedStudent(student, dict.fromkeys(quantisable(student), (-9.0, 9.0))))
