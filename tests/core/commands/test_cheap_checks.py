"""What can be said before torch is imported is said then, and leaves nothing behind."""

import subprocess
import sys

import pytest

from core.data.sample import write_sample

WITHOUT_TORCH = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            raise RuntimeError("torch was imported")
sys.meta_path.insert(0, Refuse())
from core.commands import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "facades-laptop", "--into", "RUN", "--set", "data.folder=EMPTY"], "no pictures"),
        (["run", "facades-laptop", "--into", "RUN", "--set", "data.folder=NONE"], "NONE"),
        (["run", "sample", "--into", "RUN", "--set", "teacher.checkpoint=NONE"], "NONE"),
        (["queue", "add", "facades-laptop", "--set", "data.folder=EMPTY"], "no pictures"),
        (["queue", "add", "facades-laptop", "--set", "data.folder=SINGLE"], "1 training pair"),
        (["translate", "NONE", "EMPTY", "OUT"], "There is no model"),
        (["translate", "FILE", "NONE", "OUT"], "There is no folder"),
        (["translate", "FILE", "FILE", "FILE/out"], "FILE is a file"),
        (["run", "sample", "--into", "FILE/run"], "FILE is a file"),
        (["repeat", "sample", "--seeds", "2", "--into", "FILE/runs"], "FILE is a file"),
        (["import", "FILE", "--into", "FILE/model.safetensors"], "FILE is a file"),
        (["sample-data", "FILE/pictures"], "FILE is a file"),
        (
            ["distance", "FILE", "FILE", "--features", "lite2", "--write", "FILE/a.npz"],
            "FILE is a file",
        ),
    ],
)
def test_a_wrong_path_is_told_before_torch_is_imported(arguments, said, tmp_path):
    (tmp_path / "EMPTY").mkdir()
    (tmp_path / "FILE").touch()
    write_sample(tmp_path / "SINGLE", pairs=2, size=32)
    names = ("RUN", "EMPTY", "NONE", "OUT", "FILE", "SINGLE")
    given = [arguments[0], *arguments[1:]]
    for name in names:
        given = [text.replace(name, str(tmp_path / name)) for text in given]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TORCH, *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "RUN").exists()
