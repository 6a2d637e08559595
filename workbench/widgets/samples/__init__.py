"""Samples: grid, pairs side by side, time-lapse, and saving."""
