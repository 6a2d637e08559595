"""Runs stages and jobs in a background thread: start, pause, stop, resume."""
