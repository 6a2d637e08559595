"""Titles of axes in the report."""

from core.export.plots import LINE, Axis, frame


def lines_of(title: str) -> list[str]:
    drawn = frame(Axis(0, 1, 66, 704), Axis(0, 1, 336, 14), "x", title)
    return [part.split(">")[1].split("<")[0] for part in drawn.split("<text") if "rotate" in part]


def test_a_short_title_keeps_what_is_in_brackets():
    assert lines_of("mIoU (%), higher is better") == ["mIoU (%), higher is better"]


def test_a_title_longer_than_the_plot_is_high_is_told_briefly_in_lines():
    title = "Fréchet distance in encoder(9ea8da2aa6d2, seed 233, 600 steps), lower is better"
    lines = lines_of(title)
    assert " ".join(lines) == "Fréchet distance in encoder, lower is better"
    assert all(len(line) <= LINE for line in lines)
