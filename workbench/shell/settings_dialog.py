"""The settings page: what the workbench uses on this machine. Each change counts at once."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from core.runtime.paths import runs_home
from workbench.app.folder_to_write import ask_folder_to_write
from workbench.app.settings import DEVICES
from workbench.app.theme import CHOICES
from workbench.app.translation import WRITTEN_IN, languages, mark, tr
from workbench.shell.view import THEMES
from workbench.widgets.layouts import column_layout, row_layout
from workbench.widgets.room import come_up, enter_presses

if TYPE_CHECKING:
    from workbench.shell.window import Window

_DEVICE_NAMES = mark({"auto": "GPU if available", "cpu": "CPU", "cuda": "GPU (CUDA)"})
_MOST_GIB = 1000


class SettingsDialog(QDialog):
    """One row a setting; a hover says what it does."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window, self._settings = window, window.settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        come_up(self, 560, 420)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._make_machine()
        self._make_looks()
        close = QDialogButtonBox()
        button = close.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        button.setToolTip(tr("Close the settings"))
        close.rejected.connect(self.reject)
        column = column_layout(self, (16, 16, 16, 12))
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(close)
        enter_presses(button)
        self.threads.setFocus()

    def _make_machine(self) -> None:
        settings = self._settings
        self.threads = QSpinBox()
        self.threads.setRange(0, os.cpu_count() or 1)
        self.threads.setSpecialValueText(tr("All cores but one"))
        self.threads.setValue(settings.threads)
        self.threads.valueChanged.connect(lambda count: setattr(settings, "threads", count))
        self._add(tr("CPU &threads"), self.threads, tr("For recipes that leave their threads at 0"))
        devices = {name: tr(title) for name, title in _DEVICE_NAMES.items() if name in DEVICES}
        self.device = self._choice(
            devices, settings.device, lambda name: setattr(settings, "device", name)
        )
        self._add(tr("&Device"), self.device, tr("For recipes that leave their device at auto"))
        self._add(
            tr("&Runs folder"),
            self._make_folder(),
            tr("Where new runs are written; runs elsewhere stay where they are"),
        )
        self.free = QSpinBox()
        self.free.setRange(0, _MOST_GIB)
        self.free.setSuffix(tr(" GiB"))
        self.free.setValue(settings.keep_free_gib)
        self.free.valueChanged.connect(self._keep_free)
        about = tr(
            "Start and Add to queue wait while the disk of the runs folder has less than this"
        )
        self._add(tr("Keep &free on disk"), self.free, about)

    def _make_looks(self) -> None:
        settings, window = self._settings, self._window
        themes: dict[str, str] = {name: tr(THEMES[name]) for name in CHOICES}
        self.theme = self._choice(themes, settings.theme, self._set_theme)
        self._add(tr("T&heme"), self.theme, tr("Light, dark or system"))
        codes = ("", WRITTEN_IN, *languages())
        named = {
            code: QLocale(code).nativeLanguageName() if code else tr("System") for code in codes
        }
        self.language = self._choice(named, settings.language, self._set_language)
        if languages():
            # English alone leaves nothing to choose.
            self._add(tr("&Language"), self.language, tr("Used from the next start on"))
        self.thumbnails = self._check(
            tr("Show &pictures in the list of runs"), settings.thumbnails, window.show_thumbnails
        )
        notify = window.actions_by_id["run.notify"]
        self.notify = self._check(
            tr("&Notify me when a run ends"), settings.notify, lambda on: notify.trigger()
        )
        self.welcome = self._check(
            tr("Show the &welcome page at the start"),
            settings.show_welcome,
            lambda on: setattr(settings, "show_welcome", on),
        )

    def _make_folder(self) -> QWidget:
        whole = QWidget()
        row = row_layout(whole, (0, 0, 0, 0))
        self.folder = QLineEdit(str(runs_home()))
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(tr("Runs folder"))
        self.folder.setToolTip(tr("Where new runs are written; runs elsewhere stay where they are"))
        choose = QPushButton(tr("C&hoose…"))
        choose.setToolTip(tr("Choose the folder for new runs"))
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return whole

    def _choose_folder(self) -> None:
        def then(chosen: Path) -> None:
            self._settings.runs_folder = chosen
            self.folder.setText(str(chosen))
            self._window.runs.refresh()

        ask_folder_to_write(self, tr("Runs folder"), then, Path(self.folder.text()))

    def _keep_free(self, gib: int) -> None:
        self._settings.keep_free_gib = gib
        self._window.actions_by_id.refresh()

    def _set_theme(self, name: str) -> None:
        self._window.actions_by_id[f"theme.{name}"].trigger()

    def _set_language(self, code: str) -> None:
        action = f"language.{code or 'system'}"
        if action in self._window.actions_by_id:
            self._window.actions_by_id[action].trigger()

    def _choice(
        self, titles: dict[str, str], chosen: str, then: Callable[[str], object]
    ) -> QComboBox:
        box = QComboBox()
        for name, title in titles.items():
            box.addItem(title, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda index: then(box.itemData(index)))
        return box

    def _check(self, title: str, on: bool, then: Callable[[bool], object]) -> QCheckBox:
        box = QCheckBox(title)
        box.setToolTip(title.replace("&", ""))
        box.setChecked(on)
        box.toggled.connect(then)
        self._form.addRow("", box)
        return box

    def _add(self, title: str, widget: QWidget, about: str) -> None:
        label = QLabel(title)
        label.setBuddy(widget)
        label.setToolTip(about)
        widget.setToolTip(about)
        widget.setAccessibleName(title.replace("&", ""))
        widget.setAccessibleDescription(about)
        self._form.addRow(label, widget)
