"""Notices of work beside the stages, kept in the record and the log."""

from collections.abc import Generator
from contextlib import closing
from typing import TypeVar

from core.run.events import Event, Notice
from core.run.run import Run
from core.runtime.generators import Followed

Outcome = TypeVar("Outcome")


def record_notices(
    run: Run, name: str, events: Generator[Event, None, Outcome]
) -> Generator[Event, None, Outcome]:
    """Hand events on; notices go into the record and the log on their way, under this name."""
    with closing(events):
        followed = Followed(events)
        for event in followed:
            if isinstance(event, Notice):
                with run.record(write=True) as record:
                    record.add_notice(name, event)
                run.log(f"{name}: {event.sentence}")
            yield event
        return followed.result
