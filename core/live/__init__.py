"""Networks of a run that answer while a person draws. Importing this imports no torch."""

from core.live.inference import InferenceRequest, InferenceResult, Network
from core.live.inference_thread import InferenceThread

__all__ = ["InferenceRequest", "InferenceResult", "InferenceThread", "Network"]
