"""What a run's numbers rest on: its pictures and machine, and what a metric is held against."""

from dataclasses import dataclass

from core.run.record import Record


@dataclass(frozen=True)
class MetricBaselines:
    """As the run recorded them; None, 0 and "" where it did not.

    `floor` is the distance of as many true pictures as `floor_pictures` to the true ones, `halves`
    that of one half of the true ones, `half` pictures, to the other. `blank` is the distance of
    grey pictures. All in `features`. `names` stands for which pictures it was trained on and judged
    by, `machine` for where.
    """

    floor: float | None = None
    floor_pictures: int = 0
    halves: float | None = None
    half: int = 0
    blank: float | None = None
    features: str = ""
    names: str = ""
    machine: str = ""

    @classmethod
    def of(cls, record: Record) -> "MetricBaselines":
        """From what the record says."""
        floor, blank = record.facts("floor"), record.facts("blank")
        return cls(
            floor.get("training"),
            floor.get("others", 0),
            floor.get("halves"),
            floor.get("half", 0),
            blank.get("distance"),
            str(floor.get("features") or blank.get("features") or ""),
            record.fact("pairs"),
            str(record.facts("machine").get("machine", "")),
        )

    def floor_beside(self, features: str, pictures: int) -> float | None:
        """The floor, where it is of the same features and of as many pictures."""
        alike = features == self.features and pictures == self.floor_pictures
        return self.floor if alike else None
