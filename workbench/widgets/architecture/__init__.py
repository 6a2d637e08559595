"""Architecture: widths as bars, their cost and their effect, and the picture they make."""
