"""Checkpoints: our own files, and importers of those people have."""
