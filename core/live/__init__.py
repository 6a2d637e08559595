"""Networks of a run that answer while a person draws. Importing this imports no torch."""

from core.live.live import Live
from core.live.questions import Answer, Network, Question

__all__ = ["Answer", "Live", "Network", "Question"]
