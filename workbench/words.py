"""How numbers, times and states are written, in every panel alike."""

import time

from workbench.translation import mark

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
}


def duration(seconds: float) -> str:
    """hh:mm:ss; days are counted as hours."""
    whole = max(0, round(seconds))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def finish_clock(remaining: float, now: float | None = None) -> str:
    """The local time at which `remaining` seconds are over; with the date where not today."""
    start = time.time() if now is None else now
    end = time.localtime(start + remaining)
    same_day = time.localtime(start)[:3] == end[:3]
    return time.strftime("%H:%M" if same_day else "%a %d %b, %H:%M", end)


def when(moment: float) -> str:
    """A moment (seconds since the epoch) as date and local time."""
    return time.strftime("%d %b %Y, %H:%M", time.localtime(moment))


def count(number: int) -> str:
    """A whole number with thin spaces between thousands."""
    return f"{number:,}".replace(",", "\u2009")


def size_text(size: int) -> str:
    """Bytes on disk as file windows write them: "850 kB", "166 MB", "1.2 GB"."""
    value, unit = float(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    places = 1 if unit in ("GB", "TB") and value < 99.95 else 0
    return f"{value:.{places}f}\N{NARROW NO-BREAK SPACE}{unit}"


def state_colour(state: str) -> str:
    """The name of the theme's colour for a state."""
    return {
        "done": "good",
        "running": "accent",
        "failed": "error",
        "unreadable": "error",
        "interrupted": "warning",
        "waiting": "warning",
        "paused": "warning",
        "stopped": "warning",
    }.get(state, "dim_text")
