"""How well a few typed letters fit a title, for finding by typing."""

from collections.abc import Sequence

_START, _WORD, _NEXT = 12, 8, 10
# So many letters side by side are no chance, even in the middle of a word.
_STRETCH = 3


def fit(typed: str, title: str) -> tuple[int, tuple[int, ...]] | None:
    """A score (more is better) and the places of the letters; None where they are not all there.

    The letters must come in order. The beginning of the title, beginnings of words, and letters
    side by side count for more; spaces in what is typed count for nothing.
    """
    letters = [letter for letter in typed.casefold() if not letter.isspace()]
    text = title.casefold()
    if len(text) != len(title):
        text = title.lower()
    if not letters:
        return 0, ()
    starts = [index for index, letter in enumerate(text) if letter == letters[0]]
    fits = [positions for start in starts if (positions := _follow(letters, text, start))]
    if not fits:
        return None
    best = max(fits, key=lambda positions: _score(positions, text))
    return _score(best, text), tuple(best)


def is_scattered(places: Sequence[int], title: str) -> bool:
    """Whether letters lie in a title as they would in nearly any: apart, and inside of words.

    They do not where every stretch of neighbours begins a word, or where they are one stretch.
    """
    befores = (-2, *places)
    stretches = [place for before, place in zip(befores, places, strict=False)
                 if place != before + 1]  # fmt: skip
    if len(stretches) == 1 and len(places) >= _STRETCH:
        return False
    return not all(_begins(title, place) for place in stretches)


def _follow(letters: list[str], text: str, start: int) -> list[int]:
    """Places of the letters from `start` on, beginnings of words first; empty: not there."""
    positions = [start]
    for number, letter in enumerate(letters[1:], start=2):
        after = positions[-1] + 1
        at_word = _next_word(letter, text, after)
        plain = text.find(letter, after)
        if plain < 0:
            return []
        side_by_side = plain == after
        rest_fits = at_word >= 0 and _contains(letters[number:], text, at_word + 1)
        positions.append(plain if side_by_side or not rest_fits else at_word)
    return positions


def _next_word(letter: str, text: str, after: int) -> int:
    return next(
        (p for p in range(after, len(text)) if text[p] == letter and _begins(text, p)),
        -1,
    )


def _contains(letters: list[str], text: str, after: int) -> bool:
    for letter in letters:
        at = text.find(letter, after)
        if at < 0:
            return False
        after = at + 1
    return True


def _begins(text: str, position: int) -> bool:
    return position == 0 or not text[position - 1].isalnum()


def _score(positions: list[int], text: str) -> int:
    score = -len(text) // 8
    for before, position in zip([-2, *positions], positions, strict=False):
        score += 1 + _START * (position == 0) + _WORD * _begins(text, position)
        score += _NEXT * (position == before + 1)
    return score
