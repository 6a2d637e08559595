"""The first hour on real engines: my pictures to translated ones, and my own model.

The walk is that of `workbench.tools.journeys`, which counts its clicks.
"""

import pytest

from core.data.sample import write_sample
from workbench.tools import journeys
from workbench.tools.journeys import Hand


@pytest.fixture
def window(qtbot):
    from workbench.shell.window import Window

    window = Window()
    window.resize(1366, 768)
    with qtbot.waitSignal(window.plots_ready, timeout=120_000):
        window.show()
    yield window
    qtbot.waitUntil(lambda: window.session.running is None, timeout=120_000)
    assert window.close()
    window.background.close(timeout=10)
    window.deleteLater()


def test_from_my_pictures_to_a_translated_folder_and_on_with_my_model(window, tmp_path):
    pictures, empty = write_sample(tmp_path / "pictures", pairs=24, size=32), tmp_path / "empty"
    empty.mkdir()
    hand = Hand(window)
    journeys.my_pictures(hand, empty, pictures)
    assert "no pictures" in hand.said[0]
    assert (hand.clicks, hand.picks) == (3, 2)

    exported = journeys.choose_and_export(hand, tmp_path / "out")
    verdict, saved = hand.said[1:3]
    assert "fewer MACs" in verdict and "than the teacher" in verdict
    assert "Saved to" in saved
    made = {path.suffix for path in exported.iterdir()}
    assert {".onnx", ".safetensors", ".html", ".md", ".json"} <= made

    inputs, outputs = pictures / "test" / "label", tmp_path / "translated"
    journeys.try_and_translate(hand, exported, inputs, outputs)
    assert "parameters" in hand.said[3]
    assert len(list(outputs.glob("*.png"))) == len(list(inputs.iterdir()))

    model = next(exported.glob("*.safetensors"))
    again = Hand(window)
    journeys.my_model(again, model, pictures)
    assert "ResNet" in again.said[0]
    # The small recipe's students would be wider than this teacher.
    assert "wider than this teacher's" in again.said[0]
    stages = window.session.stages
    assert stages["teacher"].unit == "import" and stages["search"].state == "done"
