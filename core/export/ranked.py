"""The report's section on whether the search's order survives fine-tuning."""

from html import escape

from core.export.markup import paragraph, section, table
from core.export.metadata import counted, figure
from core.export.plots import Axis, frame, svg
from core.nets.architecture import architecture_text
from core.run.rank_correlation import RankCorrelation, RankedCandidate
from core.run.record import Record
from core.runtime.units import amount

# Marks of the section's place, even while it is empty: the run may be checked later.
BEGIN, END = "<!-- ranking -->", "<!-- end of ranking -->"


def ranking(record: Record) -> str:
    """The scatter, Kendall's tau and the numbers; nothing where the run was not checked."""
    correlation = RankCorrelation.of(record)
    if correlation is None:
        return ""
    epochs = counted(correlation.epochs, "epoch")
    note = (
        f"{len(correlation.items)} candidates on and near the front, spread over their MACs, were "
        f"fine-tuned for {epochs} and scored before and after, on the same "
        f"{correlation.pictures} held-out pictures: {correlation.quality}, {correlation.better}. "
        "The more alike the two orders are, the more you can trust the search."
    )
    head = ["Channels", "Executed MACs", "In the supernet", "Fine-tuned"]
    return section(
        "How reliable is the ranking?",
        note,
        paragraph(correlation.ceiling.sentence if correlation.ceiling else "", "outcome"),
        rank_plot(correlation),
        paragraph(correlation.sentence, "outcome"),
        paragraph(correlation.caution, "note"),
        table(head, [_row(item) for item in correlation.items]),
    )


def rank_plot(correlation: RankCorrelation) -> str:
    """Scores after fine-tuning against those in the supernet; each point says its MACs."""
    name = "mIoU (%)" if correlation.criterion == "miou" else "distance"
    x = Axis.around([item.before for item in correlation.items], 66, 704)
    y = Axis.around([item.after for item in correlation.items], 336, 14)
    parts = [
        frame(x, y, f"{name} in the supernet", f"{name} after fine-tuning"),
        *(_dot(item, x, y) for item in correlation.items),
    ]
    return svg(720, 392, "Scores of candidates in the supernet and after fine-tuning", parts)


def _dot(item: RankedCandidate, x: Axis, y: Axis) -> str:
    across, down = x(item.before), y(item.after)
    about = f"{architecture_text(item.architecture)}: {figure(item.before)} → {figure(item.after)}"
    # To the left where the plot ends on the right.
    kind, shift = ("end", -9) if across > 620 else ("", 9)
    return (
        f'<circle class="on-front" cx="{across}" cy="{down}" r="5"><title>{escape(about)}</title>'
        f'</circle><text class="{kind}" x="{across + shift:.1f}" y="{down + 4:.1f}">'
        f"{amount(item.macs)}</text>"
    )


def _row(item: RankedCandidate) -> list[str]:
    numbers = figure(item.before), figure(item.after)
    return [architecture_text(item.architecture), amount(item.macs), *numbers]
