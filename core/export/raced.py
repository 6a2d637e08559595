"""The report's section on a race of candidates: the order of each round, and the winner."""

from html import escape

from core.export.markup import paragraph, section, table
from core.export.metadata import counted, figure
from core.export.plots import Axis, frame, svg
from core.nets.architecture import architecture_text
from core.run.race import SHARES, Race, Racer
from core.run.record import Record
from core.runtime.units import amount

# Marks of the section's place, even while it is empty: the run may race later.
BEGIN, END = "<!-- race -->", "<!-- end of race -->"
_LEFT, _RIGHT, _TOP, _BOTTOM = 66, 690, 14, 336


def race_section(record: Record) -> str:
    """The picture, the final order and the numbers; nothing where there was no race."""
    race = Race.of(record)
    if race is None or not any(racer.scores for racer in race.racers):
        return ""
    shares = ", ".join(f"{share:.0%}" for share in SHARES)
    note = (
        f"{len(race.racers)} candidates from the front were fine-tuned for {shares} of "
        f"{counted(race.epochs, 'epoch')}, with the same seed and batches; the better half "
        f"continued after each round. Scores on {race.pictures} held-out pictures: "
        f"{race.quality}, {race.better}."
    )
    head = ["Channels", "Executed MACs", "In the supernet", *(f"At {s:.0%}" for s in SHARES)]
    return section(
        "Which candidate wins the race?",
        note,
        race_plot(race),
        paragraph(race.sentence, "outcome"),
        table(head, [_row(racer) for racer in race.final_order]),
    )


def race_plot(race: Race) -> str:
    """Scores of every candidate over the rounds; a line ends where a candidate was left behind."""
    scores = [score for racer in race.racers for score in racer.scores]
    x = Axis.around(list(SHARES), _LEFT, _RIGHT)
    y = Axis.around(scores, _BOTTOM, _TOP)
    name = "mIoU (%)" if race.criterion == "miou" else "distance"
    lines = [_line(racer, race, x, y) for racer in race.final_order]
    parts = [frame(x, y, "share of the schedule", name), *lines]
    return svg(720, 392, "Scores of the candidates after each round", parts)


def _line(racer: Racer, race: Race, x: Axis, y: Axis) -> str:
    spots = [(x(share), y(score)) for share, score in zip(SHARES, racer.scores, strict=False)]
    won = race.winner == racer
    about = f"{architecture_text(racer.architecture)}: " + ", ".join(map(figure, racer.scores))
    path = " ".join(f"{across},{down}" for across, down in spots)
    dots = "".join(
        f'<circle class="{"on-front" if won else "racer"}" cx="{across}" cy="{down}" r="4">'
        f"<title>{escape(about)}</title></circle>"
        for across, down in spots
    )
    return f'<polyline class="{"front" if won else "racers"}" points="{path}"/>{dots}'


def _row(racer: Racer) -> list[str]:
    scores = [figure(score) for score in racer.scores]
    blanks = [""] * (len(SHARES) - len(scores))
    numbers = [figure(racer.before), *scores, *blanks]
    return [architecture_text(racer.architecture), amount(racer.macs), *numbers]
