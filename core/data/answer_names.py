"""Which files of a folder of results are the answers, where programs write inputs beside them.

Test programs write what they were given, what they made and more of each picture under one name:
1_real_A.png, 1_fake_B.png (pytorch-CycleGAN-and-pix2pix), 1_input_label.jpg,
1_synthesized_image.jpg (pix2pixHD), real_A/1.png, fake_B/1.png (CUT), 1-inputs.png, 1-outputs.png.
"""

import os.path
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What a program made, the likeliest first: fake_A of CycleGAN is made of another picture.
_MADE = (
    "fake_b", "fake", "synthesized_image", "synthesized", "synthesised", "generated", "translated",
    "translation", "outputs", "output", "predictions", "prediction", "predicted", "preds", "pred",
    "results", "result", "out", "gen", "fake_a",
)  # fmt: skip
_GIVEN = (
    "real_a", "real_b", "real", "real_image", "rec_a", "rec_b", "rec", "reconstructed",
    "reconstruction", "idt_a", "idt_b", "idt", "identity", "input_label", "input_image", "inputs",
    "input", "source", "sources", "targets", "target", "ground_truth", "truth", "gt", "label",
    "labels", "mask", "cycle_a", "cycle_b", "cycle", "comparison", "original", "orig",
)  # fmt: skip
_WORD = re.compile(
    rf"(?:(.*[^-_. ])[-_. ]+)?({'|'.join(sorted((*_MADE, *_GIVEN), key=len, reverse=True))})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Made:
    """The files of one word for what was made, by their names without it, and what lies beside."""

    word: str
    files: Mapping[str, str]
    beside: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """What is taken and what is left, in words."""
        left = ", ".join(f"{count} {word}" for word, count in self.beside.items())
        return f"Of the results of each name, {self.word} are taken as the answers; left: {left}."


def made_among(named: Mapping[str, str]) -> Iterator[Made]:
    """The files that may be answers, by each word for them; none where names tell nothing apart.

    `named` is the file of each path. A word counts where files of other words lie beside its own.
    """
    words: dict[str, dict[str, str]] = {}
    plain: dict[str, str] = {}
    for name, file in named.items():
        bare, word = _parted(name)
        if word:
            words.setdefault(word, {})[bare] = file
        else:
            plain[_without_suffix(name)] = file
    for word in sorted((word for word in words if word.lower() in _MADE), key=_place):
        own = {_without_suffix(name) for name in words[word]}
        beside = Counter(
            {
                other: len(files)
                for other, files in words.items()
                if other != word and own & {_without_suffix(name) for name in files}
            }
        )
        if both := len(own & plain.keys()):
            beside["without a word"] = both
        if beside:
            yield Made(word, words[word], beside)


def _place(word: str) -> int:
    return _MADE.index(word.lower())


def _parted(name: str) -> tuple[str, str]:
    """A path without the word that says what a file is, and that word: of its folder or its end."""
    *folders, file = name.split("/")
    stem, suffix = os.path.splitext(file)
    match = _WORD.fullmatch(stem)
    if match and match[1]:
        return "/".join([*folders, match[1] + suffix]), match[2]
    for place, folder in enumerate(folders):
        if (match := _WORD.fullmatch(folder)) and not match[1]:
            return "/".join([*folders[:place], *folders[place + 1 :], file]), match[2]
    return name, ""


def _without_suffix(name: str) -> str:
    return os.path.splitext(name)[0]
