"""The Front: its plot in layers, its table, the widths and the search."""
