"""The engine: torch, never Qt."""

__version__ = "0.2.0"
