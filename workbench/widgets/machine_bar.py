"""What is left of the machine, in the status bar."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.errors import UserError
from core.paths import runs_home
from workbench.background import Background
from workbench.machine import LOW_GRAPHICS, Reading, Watcher, gib, read_machine
from workbench.translation import tr

_EVERY_MS = 2000


class MachineBar(QWidget):
    """Looks every two seconds, in the background; `running_out` carries a warning."""

    running_out = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.folder: Path = runs_home()
        self._background, self._watcher = background, Watcher()
        self.parts = {name: QLabel() for name in ("processor", "memory", "graphics", "disk")}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(14)
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

    def show_reading(self, found: Reading) -> None:
        """Show a reading; warn where something runs out."""
        used = found.memory_total - found.memory_free
        self._say("processor", tr("CPU {share:.0f} %").format(share=found.busy))
        memory = tr("memory {used} of {total} GiB")
        text = memory.format(used=gib(used), total=gib(found.memory_total))
        self._say("memory", text, found.memory_is_low)
        if found.graphics:
            taken, total = found.graphics
            text = tr("GPU {used} of {total} GiB").format(used=gib(taken), total=gib(total))
            self._say("graphics", text, found.graphics_free < LOW_GRAPHICS)
        text = tr("disk {free} GiB free").format(free=gib(found.disk_free))
        self._say("disk", text, found.disk_is_low)
        self._explain(found)
        warning: UserError | None = self._watcher.warning(found)
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

    def _explain(self, found: Reading) -> None:
        lines = [
            tr("{cores} cores, {share:.0f} % busy").format(cores=found.cores, share=found.busy),
            tr("Memory of this workbench: {own} GiB").format(own=gib(found.own_memory)),
            tr("Disk of {folder}").format(folder=found.folder),
        ]
        self.setToolTip("\n".join(lines))
        spoken = [label.text() for label in self.parts.values() if label.text()]
        self.setAccessibleName(", ".join(spoken))
