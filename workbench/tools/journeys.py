"""The first hour as a new user goes through it, counted: clicks, picks, and seconds of waiting.

`python -m workbench.tools.journeys` walks each journey in a real window (offscreen), on real
engines with very small networks, and prints the table of docs/results/journeys.md. What is counted
as seconds is what the window takes from a click until the next one is possible; the training itself
is left out, since it depends on the recipe.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from core.recipe.starting import OWN_PICTURES
from core.run.events import Candidate
from workbench.tools.screenshots import SCREENS, screen_platform

if TYPE_CHECKING:
    from workbench.shell.window import Window

PATIENCE_S = 600.0
SCREEN = "1366x768"
# A recipe's values that make a whole compression a matter of seconds. No student is wider than
# its teacher, so that each has fewer MACs.
SMALL: dict[str, Any] = {
    "data.height": 32, "data.width": 32, "teacher.width": 8, "teacher.discriminator_width": 4,
    "teacher.batch_size": 2, "teacher.epochs": 1, "teacher.decay_epochs": 0,
    "distill.space": [[8, 4]] * 8, "distill.batch_size": 2, "distill.epochs": 1,
    "distill.decay_epochs": 0, "search.method": "random", "search.evaluations": 6,
    "search.features": "encoder", "search.encoder_steps": 8, "search.budget_gmacs": 0.0,
    "finetune.choice": "ask", "export.latency_repeats": 3, "engine.device": "cpu",
}  # fmt: skip


@dataclass
class Hand:
    """Clicks and picks in a window, counted; `waited` are the seconds between them."""

    window: "Window"
    clicks: int = 0
    picks: int = 0
    waited: float = 0.0
    said: list[str] = field(default_factory=list)

    def click(self, parent: QWidget, words: str) -> None:
        """The visible, enabled button that begins with these words."""
        self.wait(lambda: bool(_buttons(parent, words)))
        QTest.mouseClick(_buttons(parent, words)[0], Qt.MouseButton.LeftButton)
        self.clicks += 1

    def act(self, name: str) -> None:
        """A command: its button in the toolbar, else its entry in a menu, which is a click more."""
        action = self.window.actions_by_id[name]
        self.wait(action.isEnabled)
        button = self.window.toolbar.widgetForAction(action)
        if button is not None and button.isVisible():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            bar = self.window.menuBar()
            title = next(item for item in bar.actions() if action in _entries(item))
            where = bar.actionGeometry(title).center()
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=where)
            menu = title.menu()
            assert isinstance(menu, QMenu)
            self.wait(menu.isVisible)
            where = menu.actionGeometry(action).center()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)
            self.clicks += 1
        self.clicks += 1

    def point(self, candidate: Candidate) -> None:
        """A candidate's point on the front."""
        plot = self.window.panels["front"].plot  # type: ignore[attr-defined]
        spot = QPointF(candidate.paper_macs, candidate.metric)
        seen: list[QPoint] = []

        def stands_still() -> bool:
            seen.append(plot.mapFromScene(plot.getViewBox().mapViewToScene(spot)))
            return seen[-5:] == [seen[-1]] * 5 and plot.viewport().rect().contains(seen[-1])

        self.wait(lambda: self.window.panels["front"].is_seen and stands_still())
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=seen[-1])
        self.clicks += 1

    def pick(self, parent: QWidget, path: Path) -> None:
        """Choose a file or a folder in the dialog that came up: type its path, and accept."""
        self.wait(lambda: bool(_dialogs(parent)))
        dialog = _dialogs(parent)[-1]
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        accept = dialog.findChild(QDialogButtonBox)
        assert line is not None and accept is not None
        # What a window manager does with a dialog that comes up.
        dialog.activateWindow()
        line.setFocus()
        self.wait(line.hasFocus)
        line.selectAll()
        QTest.keyClicks(line, str(path))
        button = next(
            item
            for item in accept.buttons()
            if accept.buttonRole(item) == QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.wait(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait(lambda: not isValid(dialog) or not dialog.isVisible())
        self.picks += 1

    def wait(self, until: Callable[[], object], counts: bool = True) -> None:
        """Let the window work until something is the case; training does not count."""
        start = time.monotonic()
        while not until():
            if time.monotonic() - start > PATIENCE_S:
                raise TimeoutError(f"waited in vain after: {self.said}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
        if counts:
            self.waited += time.monotonic() - start

    def say(self, text: str) -> None:
        """Note what the window said."""
        self.said.append(text)


def _buttons(parent: QWidget, words: str) -> list[QAbstractButton]:
    buttons = [item for item in parent.findChildren(QAbstractButton) if item.isVisible()]
    return [
        item
        for item in buttons
        if item.isEnabled() and item.text().replace("&", "").startswith(words)
    ]


def _entries(title: QAction) -> list[QAction]:
    menu = title.menu()
    return menu.actions() if isinstance(menu, QMenu) else []


def _dialogs(parent: QWidget) -> list[QFileDialog]:
    return [item for item in parent.findChildren(QFileDialog) if item.isVisible()]


def welcome(hand: Hand) -> QWidget:
    """The welcome page, up again; a first start shows it without a click."""
    from workbench.shell.welcome import WelcomeDialog

    Hand(hand.window).act("help.welcome")
    dialog = hand.window.findChildren(WelcomeDialog)[-1]
    hand.wait(dialog.isVisible, counts=False)
    return dialog


def start_sample(hand: Hand) -> None:
    """The sample: from the welcome page to a run."""
    hand.click(welcome(hand), "Start the sample")
    hand.wait(lambda: hand.window.session.is_live)
    Hand(hand.window).act("run.stop")
    hand.wait(lambda: hand.window.session.running is None, counts=False)


def my_pictures(hand: Hand, wrong: Path, right: Path) -> None:
    """Own pictures: a wrong folder is told at once, the right one leads to a run."""
    window = hand.window
    hand.click(welcome(hand), "My pictures")
    hand.pick(window, wrong)
    hand.wait(window.banner.isVisible)
    hand.say(window.banner.text)
    hand.click(window.recipe, "Choose folder")
    hand.pick(window, right)
    hand.wait(lambda: bool(window.recipe.preview.known))
    assert window.draft.values["data.dataset"] == OWN_PICTURES
    window.draft.take(SMALL, "Small enough for a walk")
    _start(hand)


def my_model(hand: Hand, model: Path, pictures: Path) -> None:
    """Own generator: it is recognised, and waits for its pictures."""
    window = hand.window
    hand.click(welcome(hand), "My model")
    hand.pick(window, model)
    hand.wait(lambda: window.draft.values["teacher.checkpoint"] == str(model))
    files = window.recipe.files
    hand.wait(lambda: "parameters" in _words(files.findings.get("teacher.checkpoint")))
    hand.say(files.findings["teacher.checkpoint"].words)
    hand.click(window.recipe, "Choose folder")
    hand.pick(window, pictures)
    hand.wait(lambda: bool(window.recipe.preview.known))
    window.draft.take(SMALL, "Small enough for a walk")
    _start(hand)


def _words(finding: Any) -> str:
    return finding.words if finding is not None else ""


def _start(hand: Hand) -> None:
    window = hand.window
    hand.wait(lambda: not window.actions_by_id.why_not("run.start"))
    hand.click(window.recipe, "Start run")
    hand.wait(lambda: window.session.is_live)
    hand.wait(lambda: _waits(window), counts=False)


def _waits(window: "Window") -> bool:
    stage = window.session.stages.get("finetune")
    if stage is not None and stage.state == "failed":
        raise RuntimeError(stage.note)
    over = window.session.running is None
    return stage is not None and stage.state == "waiting" and over


def choose_and_export(hand: Hand, into: Path) -> Path:
    """The knee or the best candidate, its verdict, and the exported folder."""
    window = hand.window
    model = window.session.model
    assert model is not None
    index = int(model.front("paper_macs")[0])
    wanted = model.candidates[index].candidate
    hand.point(wanted)
    hand.wait(lambda: model.selected == wanted.architecture)
    labels = window.panels["front"].labels  # type: ignore[attr-defined]
    hand.wait(lambda: "MACs" in labels.verdict.text())
    hand.say(labels.verdict.text())
    hand.act("run.export")
    from workbench.shell.export_dialog import ExportDialog

    dialog = window.findChildren(ExportDialog)[-1]
    hand.click(dialog, "…")
    hand.pick(dialog, into)
    made: list[Path] = []
    window.session.exported.connect(made.append)
    hand.click(dialog, "Export")
    hand.wait(lambda: bool(made))
    hand.say(window.banner.text)
    return made[0]


def try_and_translate(hand: Hand, exported: Path, pictures: Path, outputs: Path) -> None:
    """The exported model on the page to try it on, then over a folder."""
    from workbench.models.dialog import ModelPage

    hand.act("start.try")
    page = hand.window.findChildren(ModelPage)[-1]
    hand.click(page, "Choose model")
    hand.pick(page, next(exported.glob("*.onnx")))
    hand.wait(lambda: not page.slots[0].view.image.isNull())
    hand.say(page.slots[0].about.text())
    hand.click(page, "Translate a folder")
    hand.pick(page, pictures)
    hand.pick(page, outputs)
    hand.wait(lambda: page.status.property("role") == "good")
    hand.say(page.status.text())
    page.close()


def table(rows: list[tuple[str, str, Hand]]) -> str:
    """The journeys as Markdown: before as it was tried by hand, after as counted here."""
    lines = ["| journey | before, by hand | clicks now | picks now | seconds of waiting now |",
             "|---|---|---|---|---|"]  # fmt: skip
    for title, before, hand in rows:
        lines.append(f"| {title} | {before} | {hand.clicks} | {hand.picks} | {hand.waited:.1f} |")
    return "\n".join(lines)


def walk(window: "Window", home: Path) -> list[tuple[str, str, Hand]]:
    """All journeys, one after another."""
    from core.data.sample import write_sample

    empty, pictures = home / "empty", home / "pictures"
    empty.mkdir()
    write_sample(pictures, pairs=24, size=32)
    rows = []

    def hand(title: str, before: str) -> Hand:
        rows.append((title, before, Hand(window)))
        return rows[-1][2]

    start_sample(hand("sample to Start", "1 click"))
    my_pictures(
        hand("my pictures, a wrong folder first, to Start",
             "about 5 clicks and a path; too few pictures failed after Start"),
        empty, pictures,
    )  # fmt: skip
    chosen = hand("choose, verdict, export", "2 clicks and a pick; no verdict, no report")
    exported = choose_and_export(chosen, home)
    model = next(exported.glob("*.safetensors"))
    try_and_translate(
        hand("try the model, translate a folder", "not in the window"),
        exported, pictures / "test" / "label", home / "translated",
    )  # fmt: skip
    my_model(
        hand("my model to Start", "not counted; a wrong file failed 44 s after Start"),
        model, pictures,
    )  # fmt: skip
    return rows


def main() -> int:
    """The command; gives the exit code."""
    argparse.ArgumentParser(prog="workbench.tools.journeys", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # The offscreen platform's own screen is narrower than the window of a laptop.
        os.environ.setdefault("QT_QPA_PLATFORM", screen_platform(SCREEN, Path(folder)))
        os.environ["GCW_HOME"] = str(Path(folder) / "home")
        sys.stdout.write(table(_walked(Path(folder))) + "\n")
        sys.stdout.flush()
    # Threads of torch outlive the window.
    os._exit(0)


def _walked(folder: Path) -> list[tuple[str, str, Hand]]:
    from workbench.shell.application import make_application
    from workbench.shell.window import Window

    make_application()
    window = Window()
    ready: list[bool] = []
    window.plots_ready.connect(lambda: ready.append(True))
    window.resize(*SCREENS[SCREEN][:2])
    window.show()
    Hand(window).wait(lambda: bool(ready))
    return walk(window, folder)


if __name__ == "__main__":
    sys.exit(main())
