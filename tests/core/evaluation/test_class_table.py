"""The class table of a run: found once, kept with it, there when the data are gone."""

import numpy as np

from core.data.labels import ClassTable
from core.evaluation.pictures import Pictures
from core.run.run import Run
from tests.core.data.pictures_on_disk import put
from tests.core.tiny import variant

COLOURS = np.array([(200, 60, 50), (60, 180, 80), (40, 60, 90)], np.uint8)


def test_it_is_kept_with_the_run(tmp_path):
    for place in range(12):
        numbers = np.zeros((64, 64), int)
        numbers[place:, 20:] = 1
        numbers[40:] = 2
        put(tmp_path / "data" / "label" / f"{place}.png", COLOURS[numbers])
        noise = np.random.default_rng(place).integers(0, 255, (64, 64, 3), np.uint8)
        put(tmp_path / "data" / "photo" / f"{place}.png", noise)
    (tmp_path / "data" / "classes.txt").write_text("wall\nroof\nsky\n")
    run = Run.create(tmp_path / "run", variant("gaugan", data={"folder": str(tmp_path / "data")}))
    assert run.classes() is None

    found = Pictures.of_run(run).classes

    kept = run.classes()
    assert kept == found and kept.names == ("wall", "roof", "sky") and kept.by_colour
    assert set(kept.palette) == {tuple(int(n) for n in colour) for colour in COLOURS}
    assert ClassTable.of_document({"classes": 3}) is None
