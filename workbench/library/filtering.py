"""Which runs of the library are shown, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass

from core.library.library import RunEntry
from workbench.app.translation import mark, tr
from workbench.run.words import STAGE_TITLES, STATE_WORDS

# Key -> (title, states).
GROUPS = {
    "running": (mark("Running"), ("running",)),
    "waiting": (mark("Waiting for you"), ("waiting",)),
    "unfinished": (mark("Not finished"), ("new", "paused", "stopped", "interrupted")),
    "done": (mark("Done"), ("done",)),
    "failed": (mark("Failed"), ("failed", "unreadable")),
}
_STATES = {state: index for index, state in enumerate(STATE_WORDS)}
Size = Callable[[RunEntry], int | None]
# Key -> (title, whether the largest comes first).
SORTS = {
    "changed": (mark("Last changed first"), True),
    "name": (mark("By name"), False),
    "state": (mark("By state"), False),
    "share": (mark("Most complete first"), True),
    "size": (mark("Largest on disk first"), True),
}


@dataclass(frozen=True)
class Filter:
    """What a person wants to see of the library; empty fields let everything through."""

    text: str = ""
    group: str = ""
    tag: str = ""
    archived: bool = False
    sort: str = "changed"

    @property
    def hides(self) -> bool:
        """Whether it leaves out runs that are not archived."""
        return bool(self.text.strip() or self.group or self.tag)

    def arranged(self, entries: list[RunEntry], size: Size) -> list[RunEntry]:
        """The runs that are let through, in the order that is wanted."""
        keys: dict[str, Callable[[RunEntry], float | str]] = {
            "changed": lambda entry: entry.changed,
            "name": lambda entry: entry.folder.name.lower(),
            "state": lambda entry: _STATES.get(entry.state, len(_STATES)),
            "share": lambda entry: entry.share,
            "size": lambda entry: size(entry) or 0,
        }
        shown = [entry for entry in entries if self.accepts(entry)]
        return sorted(shown, key=keys[self.sort], reverse=SORTS[self.sort][1])

    def accepts(self, entry: RunEntry) -> bool:
        """Whether this run is shown."""
        if entry.label.archived and not self.archived:
            return False
        if self.group and entry.state not in GROUPS[self.group][1]:
            return False
        if self.tag and self.tag not in entry.label.tags:
            return False
        known = searched(entry)
        return all(word in known for word in self.text.lower().split())


def searched(entry: RunEntry) -> str:
    """Everything about a run that a typed word is looked for in."""
    words = (entry.folder.name, entry.family, tr(STATE_WORDS.get(entry.state, entry.state)),
             tr(STAGE_TITLES.get(entry.stage, "")), *entry.label.tags)  # fmt: skip
    return " ".join(words).lower()


def all_tags(entries: list[RunEntry]) -> list[str]:
    """Every tag that some run carries."""
    return sorted({tag for entry in entries for tag in entry.label.tags}, key=str.lower)
