"""The pieces of `core.translate`: models of every kind as functions, and what they are fed."""
