"""What is left of the machine, in the status bar."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from core.runtime.errors import UserError
from core.runtime.paths import runs_home
from workbench.app.background import Background
from workbench.app.machine import LOW_GRAPHICS, Reading, Watcher, gib, read_machine
from workbench.app.translation import tr, tr_count
from workbench.widgets.layouts import row_layout

_EVERY_MS = 2000


class MachineBar(QWidget):
    """Looks every two seconds, in the background; `running_out` carries a warning."""

    running_out = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.folder: Path = runs_home()
        self._background, self._watcher = background, Watcher()
        self.parts = {name: QLabel() for name in ("processor", "memory", "graphics", "disk")}
        row = row_layout(self, (4, 0, 4, 0), 14)
        for label in self.parts.values():
            label.setProperty("role", "dim")
            label.hide()
            row.addWidget(label)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and then again and again."""
        self.look()
        self._timer.start()

    def look(self) -> None:
        """Read the machine in the background, and show what is found."""
        folder = self.folder
        self._background.run(
            lambda: read_machine(folder), self.show_reading, lambda error: None, "machine"
        )

    def show_reading(self, reading: Reading) -> None:
        """Show a reading; warn where something runs out."""
        used = reading.memory_total - reading.memory_free
        self._say("processor", tr("CPU {share:.0f} %").format(share=reading.busy))
        memory = tr("memory {used} of {total} GiB")
        text = memory.format(used=gib(used), total=gib(reading.memory_total))
        self._say("memory", text, reading.memory_is_low)
        if reading.graphics:
            taken, total = reading.graphics
            text = tr("GPU {used} of {total} GiB").format(used=gib(taken), total=gib(total))
            self._say("graphics", text, reading.graphics_free < LOW_GRAPHICS)
        text = tr("disk {free} GiB free").format(free=gib(reading.disk_free))
        self._say("disk", text, reading.disk_is_low)
        self._explain(reading)
        warning: UserError | None = self._watcher.warning(reading)
        if warning is not None:
            self.running_out.emit(warning)

    def _say(self, name: str, text: str, is_low: bool = False) -> None:
        label, role = self.parts[name], "error" if is_low else "dim"
        label.setText(text)
        label.show()
        if label.property("role") != role:
            label.setProperty("role", role)
            label.style().unpolish(label)
            label.style().polish(label)

    def _explain(self, reading: Reading) -> None:
        lines = [
            tr_count(
                "1 core, {share:.0f} % busy", "%n cores, {share:.0f} % busy", reading.cores
            ).format(share=reading.busy),
            tr("Memory of this workbench: {own} GiB").format(own=gib(reading.own_memory)),
            tr("Disk of {folder}").format(folder=reading.folder),
        ]
        self.setToolTip("\n".join(lines))
        spoken = [label.text() for label in self.parts.values() if label.text()]
        self.setAccessibleName(", ".join(spoken))
