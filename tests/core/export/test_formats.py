"""Runtimes and precisions: what is written, how it is checked, what is refused."""

import gc
import json
import signal
import subprocess
import sys
import threading
from dataclasses import replace

import numpy as np
import pytest

from core.commands import main
from core.data.images import resize, save_picture
from core.export import export_candidate
from core.export.comparison import (
    Comparison,
    ComparisonRow,
    about_comparison,
    comparison_table,
    read_comparison,
)
from core.export.examples import picture_examples
from core.export.formats import all_choices, choice_named
from core.export.formats.source import ModelSource
from core.export.graph_options import GraphOptions
from core.export.run_comparison import compare_formats
from core.export.written_formats import FormatRefused, write_format
from core.recipe.file import dump_recipe
from core.run.events import Notice
from core.run.run import Run
from core.runtime.errors import UserError
from core.runtime.generators import result_of
from core.stages.export import export
from tests.core.export.example_runs import CHOSEN, make_recipe, network
from tests.core.export.test_onnx import noise

HERE = [name for name in ("onnx-float16", "openvino-float32", "openvino-bfloat16")]
INSTALLED = [name for name in HERE if not choice_named(name).format.missing]


@pytest.fixture
def source() -> ModelSource:
    return ModelSource(network("mobile", CHOSEN, 3))


def examples(source: ModelSource, size=(32, 48)):
    return picture_examples(source.generator, noise(*size, count=2))


FORMS = {
    "as it is": GraphOptions(),
    "fixed size": GraphOptions(size=(32, 48)),
    "bytes": GraphOptions(raw=True),
    "bytes, resized": GraphOptions(size=(32, 48), raw=True),
    "four at once": GraphOptions(batch=4),
    "free batch, newest operators": GraphOptions(opset=21, batch=0),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["onnx-float32", *INSTALLED])
def test_every_form_keeps_the_picture(source, tmp_path, name, form):
    source = replace(source, options=FORMS[form])
    files = write_format(choice_named(name), source, tmp_path / "m", examples(source), 35)
    assert files and all(path.stat().st_size for path in files)


@pytest.mark.parametrize("name", ["onnx-float32", *INSTALLED[1:2]])
def test_a_model_of_bytes_resizes_any_picture_as_in_training(source, tmp_path, name):
    choice = choice_named(name)
    source = replace(source, options=GraphOptions(size=(32, 48), raw=True))
    files = write_format(choice, source, tmp_path / "m", examples(source), 35)
    predict = choice.format.open(files, "float32", 1)
    for size in ((100, 177), (90, 40)):
        picture = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
        made = predict({"input": picture[np.newaxis]})
        assert made.shape == (1, 32, 48, 3) and made.dtype == np.uint8
        # Untrained weights amplify what a last bit of the resize differs by.
        smooth, rough = (
            predict({"input": resize(picture, (32, 48), how)[np.newaxis]}).astype(float)
            for how in ("bicubic", "nearest")
        )
        assert np.abs(made - smooth).mean() < np.abs(rough - smooth).mean() / 5


@pytest.mark.parametrize("name", ["onnx-float32", *INSTALLED])
def test_what_differs_is_refused_and_leaves_no_file(source, tmp_path, name):
    with pytest.raises(FormatRefused, match="below 250"):
        write_format(choice_named(name), source, tmp_path / "m", examples(source), 250)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", INSTALLED)
def test_signals_still_arrive_after_a_model_ended_in_another_thread(source, tmp_path, name):
    """OpenVINO's plugin replaces the stack of signal handlers, and frees it with its last model."""
    choice = choice_named(name)
    files = write_format(choice, source, tmp_path / "m", examples(source), 35)
    models = [choice.format.open(files, choice.precision, 1)]

    def end() -> None:
        models.clear()
        gc.collect()

    ending = threading.Thread(target=end)
    ending.start()
    ending.join()
    arrived: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: arrived.append(number))
    try:
        signal.raise_signal(signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert arrived == [signal.SIGUSR1]


def test_8_bit_without_anything_to_choose_ranges_on_is_refused(source, tmp_path):
    for choice in all_choices():
        if choice.precision == "int8" and not choice.format.missing:
            with pytest.raises(FormatRefused, match="was not written"):
                write_format(choice, source, tmp_path / "m", examples(source), 35)


def test_8_bit_without_fine_tuning_leaves_layers_in_float_until_it_is_faithful(source, tmp_path):
    pytest.importorskip("nncf")
    choice, items = choice_named("openvino-int8"), examples(source)
    feeds = [item.feeds for item in items]
    careful = replace(source, calibration=feeds, tolerance=38.0)
    assert write_format(choice, careful, tmp_path / "m", items, 35)


def test_the_comparison_is_kept_with_the_worst_pictures(run):
    comparison = result_of(compare_formats(run, CHOSEN, ["onnx-float32", *INSTALLED], 3))
    assert read_comparison(run.comparison(CHOSEN)) == comparison
    assert [row.name for row in comparison.rows] == ["onnx-float32", *INSTALLED]
    for row in comparison.rows:
        assert row.state == "works" and row.passes(comparison.tolerance), row
        assert row.size and row.ms and row.psnr >= row.worst_psnr
        assert (run.comparison(CHOSEN) / row.worst).is_file()
    assert comparison.best.ms == min(row.ms for row in comparison.rows)
    left = {path.suffix for path in run.comparison(CHOSEN).iterdir()}
    assert left == {".json", ".png"}, "the models are not kept"


def row(name: str, psnr: float, ms: float, state: str = "works") -> ComparisonRow:
    return ComparisonRow(name, name, state, psnr=psnr, ms=ms)


def test_the_best_is_the_fastest_within_the_tolerance():
    rows = (row("a", 50, 3), row("b", 20, 1), row("c", 36, 2), row("d", 99, 0.5, "failed"))
    comparison = Comparison("4", 8, 8, 1, 2, 1, "pictures", 35, 9, 0, 5, 0, rows)
    assert comparison.best.name == "c"
    assert rows[1].verdict(35) == "differs: below 35 dB"
    assert Comparison.of(json.loads(json.dumps(comparison.document()))) == comparison


def test_times_of_an_unknown_teacher_are_not_explained():
    known = Comparison("4", 8, 8, 1, 2, 1, "pictures", 35, 9, 0, 5, 0, (row("a", 50, 3),))
    unknown = replace(known, teacher_ms=None, teacher_spread_ms=None)
    assert "the teacher in torch" in about_comparison(known)
    assert "teacher" not in about_comparison(unknown)
    assert [cells[-1] for cells in comparison_table(unknown)] == ["", "", ""]


def with_export(run: Run, data, weights, **table) -> Run:
    recipe = make_recipe(data, weights, **table)
    (run.folder / "recipe.toml").write_text(dump_recipe(recipe), encoding="utf-8")
    return Run(run.folder)


def test_the_stage_compares_writes_and_tells(run, data, weights):
    run = with_export(run, data, weights, compare=True, formats="onnx-float16, onnx-int8, best")
    events = list(export(run))
    folder = run.exports / "4_4_8_4_8_4_4_4"
    facts = json.loads((folder / "export.json").read_text())
    assert "onnx-float16" in facts["formats"] and facts["comparison"]["rows"]
    assert (folder / "tiny-run.onnx-float16.onnx").is_file()
    assert (folder / "sample-onnx-float16.py").is_file()
    card, report = ((folder / name).read_text() for name in ("MODEL_CARD.md", "report.html"))
    assert "Runtimes compared" in card and "python sample-onnx-float16.py" in card
    assert "Where it runs" in report and "ONNX Runtime, float16" in report
    refused = [e for e in events if isinstance(e, Notice) and e.level == "warning"]
    assert any("onnx-int8 was not written" in e.sentence for e in refused)


@pytest.mark.parametrize("table", [{}, {"raw_pictures": True, "fixed_size": True}, {"batch": 2}])
def test_the_script_beside_a_format_runs_it(run, data, weights, tmp_path, table):
    run = with_export(run, data, weights, **table)
    names = ["onnx-float16", *INSTALLED[1:2]]
    made = export_candidate(run, run.find_candidate("1"), tmp_path / "out", formats=names)
    save_picture(tmp_path / "in.png", np.full((40, 44, 3), 99, np.uint8))
    for name in names:
        file = made / f"sample-{name}.py"
        assert f"python {file.name} INPUT" in file.read_text()
        script = [sys.executable, str(file)]
        picture = tmp_path / f"{name}.png"
        subprocess.run([*script, str(tmp_path / "in.png"), str(picture)], check=True, timeout=120)
        assert picture.stat().st_size


def test_a_format_that_is_refused_leaves_no_folder_behind(run, tmp_path):
    with pytest.raises(UserError, match="onnx-int8"):
        export_candidate(run, run.find_candidate("1"), tmp_path / "out", formats=["onnx-int8"])
    assert not list((tmp_path / "out").glob("*"))
    with pytest.raises(UserError, match="not known yet which format is best"):
        export_candidate(run, run.find_candidate("1"), tmp_path / "out", formats=["best"])


def test_the_command_compares_and_exports_the_best(run, tmp_path, capsys):
    names = ",".join(["best", "onnx-float32", "onnx-float16"])
    common = ["export", str(run.folder), "--candidate", "1", "--format", names]
    assert main([*common, "--compare", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {item["name"] for item in document["rows"]} == {"onnx-float32", "onnx-float16"}
    assert main([*common, "--into", str(tmp_path / "out")]) == 0
    assert list((tmp_path / "out").glob("sample-onnx-*.py"))
    assert main(["export", str(run.folder), "--candidate", "1"]) == 1
    assert main([*common[:-1], "tflite-int3", "--into", str(tmp_path / "no")]) == 1
