"""What a person paints with: a canvas, tools, and the colours or classes of a palette."""
