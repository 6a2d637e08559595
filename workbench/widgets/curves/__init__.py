"""Curves: a plot, its legend, and which curves are in it."""
