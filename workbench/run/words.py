"""How numbers, times and states are written, in every panel alike."""

import time

from PySide6.QtCore import QDateTime, QLocale

from workbench.app.translation import mark, tr

STAGE_TITLES = mark(
    {
        "teacher": "Teacher",
        "prune": "Pruning",
        "distill": "Distillation",
        "search": "Search",
        "finetune": "Fine-tuning",
        "export": "Export",
    }
)
_LATEST = 2.0**37
STATE_WORDS = mark(
    {
        "new": "not started",
        "pending": "not started",
        "running": "running",
        "interrupted": "interrupted",
        "paused": "paused",
        "stopped": "stopped",
        "waiting": "waiting for you",
        "done": "done",
        "skipped": "skipped",
        "failed": "failed",
        "unreadable": "cannot be read",
        "missing": "folder missing",
    }
)
STATE_ICONS = {
    "new": "pending",
    "pending": "pending",
    "running": "running",
    "interrupted": "warning",
    "paused": "paused",
    "stopped": "stopped",
    "waiting": "waiting",
    "done": "done",
    "skipped": "skipped",
    "failed": "failed",
    "unreadable": "warning",
    "missing": "warning",
}


def duration(seconds: float) -> str:
    """hh:mm:ss; days are counted as hours."""
    whole = max(0, round(seconds))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def finish_clock(remaining: float, now: float | None = None) -> str:
    """The local time at which `remaining` seconds are over; with the date where not today."""
    start = time.time() if now is None else now
    end = time.localtime(start + remaining)
    if time.localtime(start)[:3] == end[:3]:
        return time.strftime("%H:%M", end)
    return _dated(start + remaining, "ddd dd MMM, HH:mm")


def when(moment: float) -> str:
    """A moment (seconds since the epoch) as local time, with as much of the date as it takes."""
    moment = _on_a_clock(moment)
    then, now = time.localtime(moment), time.localtime()
    if then[:3] == now[:3]:
        return tr("today, {time}").format(time=_dated(moment, "HH:mm"))
    return _dated(moment, "d MMM, HH:mm" if then[0] == now[0] else "d MMM yyyy, HH:mm")


def day(moment: float) -> str:
    """The day of a moment, without the year: "21 Nov"."""
    return _dated(moment, "d MMM")


def _dated(moment: float, form: str) -> str:
    """A local time with the names of days and months in the window's language."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(_on_a_clock(moment))), form)


def _on_a_clock(moment: float) -> float:
    """The moment, where it is one: a damaged record or disk may give any number."""
    return moment if 0 <= moment < _LATEST else 0.0


def count(number: int) -> str:
    """A whole number with thin spaces between thousands."""
    return f"{number:,}".replace(",", "\u2009")


def state_colour(state: str) -> str:
    """The name of the theme's colour for a state."""
    return {
        "done": "good",
        "running": "accent",
        "failed": "error",
        "unreadable": "error",
        "missing": "error",
        "interrupted": "warning",
        "waiting": "warning",
        "paused": "warning",
        "stopped": "warning",
    }.get(state, "dim_text")
