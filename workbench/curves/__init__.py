"""Curves of a run and of several, apart from how they are drawn."""
