"""Stages: each a generator of events that drives one step of a run from where it stands."""

from collections.abc import Callable, Generator

from core.run.events import Event
from core.run.run import Run

Stage = Callable[[Run], Generator[Event, None, None]]


def stage(name: str) -> Stage:
    """The stage of this name; torch is imported here and not before."""
    from importlib import import_module

    return getattr(import_module(f"core.stages.{name}"), name)
