"""The user guide: every page is found, every link leads somewhere, and it is small."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence

from tests.conftest import REPOSITORY
from workbench.app.theme import LIGHT
from workbench.app.translation import speak, tr
from workbench.guide.dialog import GuideDialog
from workbench.guide.pages import guide_pages
from workbench.tools.sentences import sentences

GUIDE = REPOSITORY / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
GERMAN = sorted((GUIDE / "de").glob("*.md"))
MOST_BYTES = 3_000_000
BOLD = re.compile(r"\*\*([^*]+)\*\*")
# What is bold and no name of something in the window.
EMPHASIS = {"on the left", "rest the mouse", "click", "ctrl+click", "diamond", "star"}
GERMAN_EMPHASIS = {"auf den besten", "zeigen", "klick", "strg+klick", "raute", "stern"}
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)#]+)[^)]*\)")


def links(page: Path) -> list[tuple[bool, Path]]:
    """(whether it is a picture, where it leads) of each link to a file."""
    matches = LINK.findall(page.read_text(encoding="utf-8"))
    return [(bool(mark), (page.parent / target).resolve()) for mark, target in matches]


@pytest.mark.parametrize("page", [*PAGES, *GERMAN], ids=lambda page: page.stem)
def test_links_and_pictures_are_there(page):
    for _, target in links(page):
        assert target.is_file(), target.name


def test_every_page_is_reached_from_the_first():
    reached, waiting = set(), [GUIDE / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [target for picture, target in links(page) if not picture]
    assert reached == set(PAGES)


def test_pictures_are_shown_and_small():
    shown = {target for page in PAGES for picture, target in links(page) if picture}
    pictures = set((GUIDE / "pictures").iterdir())
    assert pictures == shown
    assert sum(path.stat().st_size for path in [*pictures, *PAGES]) < MOST_BYTES


def test_what_the_guide_names_is_called_so_in_the_window():
    known = {_plain(sentence) for sentence in sentences()}
    for page in PAGES:
        text = " ".join(page.read_text(encoding="utf-8").split())
        for bold in BOLD.findall(text):
            names = {_plain(name) for name in bold.split(" > ")}
            assert names <= known | EMPHASIS or bold.endswith("."), f"{page.name}: {bold}"


def test_what_the_german_guide_names_is_called_so_in_the_german_window(qapp):
    speak(qapp, "de")
    try:
        known = {_plain(tr(sentence)) for sentence in sentences()}
    finally:
        speak(qapp, "en")
    for page in GERMAN:
        text = " ".join(page.read_text(encoding="utf-8").split())
        for bold in BOLD.findall(text):
            names = {_plain(name) for name in bold.split(" > ")}
            assert names <= known | GERMAN_EMPHASIS or bold.endswith("."), f"{page.name}: {bold}"


def test_the_german_guide_has_its_own_pages_and_the_others_in_english(qapp):
    pages = {page.name: page for page in guide_pages(language="de")}
    assert pages["index"].title == "Handbuch" and not pages["index"].is_foreign
    assert pages["samples"].file == GUIDE / "samples.md" and pages["samples"].is_foreign
    assert list(pages) == [page.name for page in guide_pages()]
    assert not any(page.is_foreign for page in guide_pages())
    dialog = GuideDialog(list(pages.values()), LIGHT)
    note = "This page is not translated"
    dialog.show_page("front")
    assert "Jeder Kandidat" in dialog.page.toPlainText() and note not in dialog.page.toPlainText()
    dialog.show_page("samples")
    assert dialog.page.toPlainText().startswith(note)
    dialog._follow(QUrl("front.md"))
    assert "Jeder Kandidat" in dialog.page.toPlainText(), "back in the reader's language"
    dialog.close()


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…:").lower()


def test_each_panel_has_a_page_and_each_shortcut_is_told(window):
    assert {f"{name}.md" for name in window.docks.names()} <= {page.name for page in PAGES}
    keys = (GUIDE / "keyboard.md").read_text(encoding="utf-8")
    for name in window.actions_by_id:
        for key in window.actions_by_id[name].shortcuts():
            text = key.toString(QKeySequence.SequenceFormat.PortableText)
            assert f"`{text}`" in keys, f"{name}: {text}"
