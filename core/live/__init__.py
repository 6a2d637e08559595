"""Networks of a run that answer while a person draws. Importing this imports no torch."""

from core.live.inference_thread import InferenceThread
from core.live.questions import InferenceRequest, InferenceResult, Network

__all__ = ["InferenceRequest", "InferenceResult", "InferenceThread", "Network"]
