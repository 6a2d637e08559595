"""What an exported graph does besides the network, as a person chooses it. No torch in here."""

from dataclasses import dataclass

FREE = ("height", "width")
LEAST_OPSET, MOST_OPSET = 18, 21


@dataclass(frozen=True)
class GraphOptions:
    """The form of an exported model.

    `opset` is ONNX's operator set, 18 to 21. `size` is the (height, width) the graph is made for;
    None leaves both free. `batch` is how many pictures go in at once; 0 leaves it free. With `raw`
    a caller feeds pictures as files hold them, bytes (n, height, width, 3) or class numbers int32
    (n, height, width) of any size, and gets bytes (n, height, width, 3): scaling is part of the
    graph, and with a `size` the resize to it (bicubic with antialiasing, as in training; nearest
    for numbers).
    """

    opset: int = 18
    size: tuple[int, int] | None = None
    batch: int = 1
    raw: bool = False

    @property
    def sides(self) -> tuple[int | str, int | str]:
        """Height and width of what the network makes, as an ONNX shape has them."""
        return self.size or FREE

    @property
    def raw_sides(self) -> tuple[str, str]:
        """Height and width of a raw input: with a size they are the caller's own."""
        return FREE if self.size is None else ("input_height", "input_width")

    @property
    def batch_side(self) -> int | str:
        """The first side of an ONNX shape."""
        return self.batch or "batch"
