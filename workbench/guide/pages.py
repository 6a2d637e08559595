"""The pages of the shipped user guide: their order, their headings, and what they say."""

import re
from dataclasses import dataclass
from pathlib import Path

from core.runtime.paths import GUIDE
from workbench.app.translation import WRITTEN_IN

INDEX = "index"
_LINK = re.compile(r"\]\((?:\.\./)?([\w-]+)\.md\)")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`#|>]")


@dataclass(frozen=True)
class Page:
    """One page; `text` is what a reader sees, for searching.

    `is_foreign`: it is not in the language that was asked for, but in English.
    """

    file: Path
    title: str
    text: str
    is_foreign: bool = False

    @property
    def name(self) -> str:
        """The file's name, which is the panel's name where the page is about one."""
        return self.file.stem

    def holds(self, words: str) -> bool:
        """Whether every word is somewhere on the page."""
        said = f"{self.title} {self.text}".casefold()
        return all(word in said for word in words.casefold().split())


def has_guide(folder: Path = GUIDE) -> bool:
    """Whether this copy of the workbench comes with a guide."""
    return (folder / f"{INDEX}.md").is_file()


def guide_pages(folder: Path = GUIDE, language: str = WRITTEN_IN) -> list[Page]:
    """Every page: the index, then in the order in which it names them, then the rest.

    A page that the language's own folder lacks is the English one.
    """
    files = {file.stem: file for file in sorted(folder.glob("*.md"))}
    if INDEX not in files:
        return []
    own = {file.stem: file for file in (folder / language).glob("*.md")}
    files |= {name: file for name, file in own.items() if name in files}
    lines = files[INDEX].read_text(encoding="utf-8").splitlines()
    # Its lists and tables, not what is mentioned in passing.
    named = [name for line in lines if line[:1] in ("-", "|") for name in _LINK.findall(line)]
    order = dict.fromkeys([INDEX, *named, *files])
    foreign = set(files) - set(own) if language != WRITTEN_IN else set()
    return [_page(files[name], name in foreign) for name in order if name in files]


def _page(file: Path, is_foreign: bool) -> Page:
    source = file.read_text(encoding="utf-8")
    heads = [line.lstrip("# ") for line in source.splitlines() if line.startswith("#")]
    return Page(file, heads[0] if heads else file.stem, _MARKS.sub(r"\1", source), is_foreign)
