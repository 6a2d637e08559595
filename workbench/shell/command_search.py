"""Which commands fit what is typed, the best first."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.app.actions import Actions
from workbench.app.fuzzy import fit, is_scattered
from workbench.app.translation import mark, tr
from workbench.shell.search_words import search_words

GROUPS = mark({
    "app": "File", "architecture": "Architecture", "edit": "Edit", "front": "Front",
    "go": "Go to", "help": "Help", "language": "Language", "playground": "Playground",
    "queue": "Queue", "recipe": "Recipe", "run": "Run", "runs": "Runs", "samples": "Samples",
    "space": "Workspace", "start": "Start", "theme": "Theme", "view": "View",
})  # fmt: skip
# A title that fits stands above a search word, that above the sentence about an action, and all
# of them above letters that are there by chance.
_IN_WORDS, _IN_TIP, _BY_CHANCE = -1000, -2000, -3000
_WHOLE_WORD, _EARLY = 10, 9
_RECENT_GAIN, _LOSS = 6, 12


class Match(NamedTuple):
    """A command that fits: a score, more is better, and the places of the letters in its title."""

    name: str
    score: int
    places: tuple[int, ...]


def group_of(name: str) -> str:
    """The group of an action, as a person reads it."""
    return tr(GROUPS[name.partition(".")[0]])


def find_commands(typed: str, actions: Actions, recent: Sequence[str]) -> list[Match]:
    """The commands that fit, the best first; all of them where nothing is typed.

    Letters that are scattered over a title count only where nothing else fits: so a slip of the
    finger still finds a command, and a word that is known finds no others.
    """
    matches = [match for name in actions if (match := _match(typed, actions, name)) is not None]
    sure = [match for match in matches if match.score >= _IN_TIP]
    ranked = [_weighed(match, typed, actions, recent) for match in sure or matches]
    return sorted(ranked, key=lambda match: (-match.score, -_freshness(match.name, recent)))


def _match(typed: str, actions: Actions, name: str) -> Match | None:
    """How an action fits at its best; None: not at all."""
    group, title = group_of(name), actions.title(name)
    own = _titled(typed, title)
    whole = _titled(typed, f"{group} {title}")
    # The group helps to find, and is not worth as much as the title.
    found = [Match(name, *own)] if own else []
    found += [Match(name, whole[0] - 1, own[1] if own else ())] if whole else []
    known = _worded(typed, (*_words(f"{group} {title}"), *search_words(name)))
    found += [Match(name, _IN_WORDS + known, ())] if known else []
    found += [Match(name, _IN_TIP, ())] if _in_tip(typed, actions.tip(name)) else []
    return max(found, key=lambda match: match.score, default=None)


def _titled(typed: str, title: str) -> tuple[int, tuple[int, ...]] | None:
    found = fit(typed, title)
    if found is None or not is_scattered(found[1], title):
        return found
    return found[0] + _BY_CHANCE, found[1]


def _worded(typed: str, words: tuple[str, ...]) -> int:
    """More than 0 where all that is typed begins some of the words; whole and early ones win."""
    parts = _words(typed)
    if not parts or not all(any(word.startswith(part) for word in words) for part in parts):
        return 0
    first = min(place for place, word in enumerate(words) if word.startswith(parts))
    return max(1, _EARLY - first) + _WHOLE_WORD * all(part in words for part in parts)


def _in_tip(typed: str, tip: str) -> bool:
    letters = typed.strip().casefold()
    return bool(letters) and bool(re.search(rf"\b{re.escape(letters)}", tip.casefold()))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _weighed(match: Match, typed: str, actions: Actions, recent: Sequence[str]) -> Match:
    """What was done lately gains, and what cannot be done now loses; not in the list of all."""
    if not typed:
        return match
    gain = _RECENT_GAIN * (match.name in recent) - _LOSS * bool(actions.why_not(match.name))
    return match._replace(score=match.score + gain)


def _freshness(name: str, recent: Sequence[str]) -> int:
    return len(recent) - recent.index(name) if name in recent else 0
