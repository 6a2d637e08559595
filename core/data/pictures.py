"""Pictures as tensors: pairs, two unrelated domains, label maps with photos; and their batches."""

from collections.abc import Hashable, Sequence

import numpy as np
import torch
from torch import Tensor

from core.data.batches import Batches, holdout_split
from core.data.colour_peaks import Colour
from core.data.fitting import Fit, fitted
from core.data.images import Labels, read_labels, read_seen
from core.data.labels import DONT_CARE_COLOUR, ClassTable, instance_edges, read_classes
from core.data.pairs import Pair, read_pair, refuse_other_shape
from core.data.picture_set import (
    CACHE_BYTES,
    Batch,
    CachedPictures,
    Cuts,
    Decoded,
    Draw,
    PictureSet,
    Place,
    Size,
    maps_tensor,
    pictures_tensor,
    whole,
)
from core.data.singles import Picture, read_single
from core.runtime.errors import UserError

__all__ = [
    "Batch",
    "Batches",
    "LabelledPictures",
    "PairedPictures",
    "PictureSet",
    "UnpairedPictures",
    "coloured",
    "holdout_split",
]

EDGE_SHADE = 0.35


class PairedPictures(CachedPictures):
    """The pictures of pairs at one size; see CachedPictures for sizes and memory."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        size: Size,
        load_size: Size | None = None,
        cache_bytes: int = CACHE_BYTES,
        fit: Fit = "stretch",
    ) -> None:
        super().__init__(size, load_size, cache_bytes, fit)
        self.pairs = pairs

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def reference_count(self) -> int:
        """How many targets there are: one a source."""
        return len(self.pairs)

    def get(self, i: int, crop: Place | None = None, flip: bool = False) -> tuple[Tensor, Tensor]:
        """Source and target (c, h, w) of pair `i`, float32 in [-1, 1].

        `crop` (top, left) cuts them from the pictures at load_size; None is the whole picture.
        """
        source, target = self.crops([i], [crop], [flip])
        return source[0], target[0]

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The whole pictures of some pairs, twice (n, c, h, w) float32 in [-1, 1]."""
        return self.crops(*whole(indices))

    def sources(self, indices: Sequence[int]) -> Tensor:
        """The whole sources of some pairs (n, c, h, w), as `batch` gives them."""
        return self._stacked_sources([self._cut(i, None, False) for i in indices])

    def targets(self, indices: Sequence[int]) -> Tensor:
        """The whole targets of some pairs, (n, c, h, w) float32 in [-1, 1]."""
        return pictures_tensor([self._cut(i, None, False)[-1] for i in indices])

    def crops(
        self, indices: Sequence[int], places: Sequence[Place | None], flips: Sequence[bool]
    ) -> tuple[Tensor, Tensor]:
        """As `batch`, cropped and mirrored: one place and one flip for both sides of a pair."""
        cuts = [self._cut(*cut) for cut in zip(indices, places, flips, strict=True)]
        return self._stacked_sources(cuts), pictures_tensor([cut[-1] for cut in cuts])

    def drawn(self, draw: Draw) -> Batch:
        """A batch of pairs by chance."""
        cuts = draw(len(self))
        return Batch(*self.crops(*cuts), cuts.indices)

    def _stacked_sources(self, cuts: Sequence[Decoded]) -> Tensor:
        return pictures_tensor([cut[0] for cut in cuts])

    def _read(self, key: Hashable, size: Place) -> Decoded:
        pair = self._pair(key)
        source, target = read_pair(pair)
        return (
            self._fitted(source, size, pair.resampling("source")),
            self._fitted(target, size, pair.resampling("target")),
        )

    def _pair(self, key: Hashable) -> Pair:
        assert isinstance(key, int | np.integer)
        return self.pairs[int(key)]


class LabelledPictures(PairedPictures):
    """Label maps as class numbers, and their photos.

    A source is float32 (n, 1 or 2, h, w): class numbers 0..classes-1, where `classes` stands for
    everything that is no class; with `edges` a second channel, 1 along the borders of instances
    and 0 elsewhere. Class numbers and edges are resized and cropped without blending, and take one
    byte a pixel in memory. See CachedPictures for sizes and memory.
    Raises UserError for `edges` where a pair has no instance map.
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        size: Size,
        load_size: Size | None = None,
        cache_bytes: int = CACHE_BYTES,
        fit: Fit = "stretch",
        *,
        table: ClassTable,
        edges: bool = False,
    ) -> None:
        super().__init__(pairs, size, load_size, cache_bytes, fit)
        self.table, self.edges = table, edges
        without = next((pair for pair in pairs if edges and not pair.instances), None)
        if without:
            raise UserError(
                f"{without.source} has no instance map, which the edge channel is made of.",
                "Add a folder of instance maps, or turn the edge channel off.",
            )

    def _stacked_sources(self, cuts: Sequence[Decoded]) -> Tensor:
        return maps_tensor([cut[:-1] for cut in cuts])

    def _read(self, key: Hashable, size: Place) -> Decoded:
        pair = self._pair(key)
        palette = self.table.palette if self.table.by_colour else ()
        photo = read_seen(pair.target, pair.values[1])
        classes = read_classes(pair.source, self.table.classes, palette)
        refuse_other_shape(pair, classes.shape, photo.shape[:2])
        maps = [self._fitted(classes, size, "nearest")]
        if self.edges:
            maps.append(_edges(pair, size, self.fit))
        return (*maps, self._fitted(photo, size))


class UnpairedPictures(CachedPictures):
    """The pictures of two domains that do not belong together, at one size.

    The domains may have different numbers of pictures; `batch` and `crops` take the smaller one
    modulo its number. See CachedPictures for sizes and memory.
    """

    def __init__(
        self,
        sources: Sequence[Picture],
        targets: Sequence[Picture],
        size: Size,
        load_size: Size | None = None,
        cache_bytes: int = CACHE_BYTES,
        fit: Fit = "stretch",
    ) -> None:
        super().__init__(size, load_size, cache_bytes, fit)
        self.source_pictures, self.target_pictures = sources, targets

    def __len__(self) -> int:
        return len(self.source_pictures)

    @property
    def reference_count(self) -> int:
        """How many targets there are."""
        return len(self.target_pictures)

    def sources(self, indices: Sequence[int]) -> Tensor:
        """Whole sources, (n, c, h, w) float32 in [-1, 1]."""
        return self._side(self.source_pictures, whole(indices))

    def targets(self, indices: Sequence[int]) -> Tensor:
        """Whole targets, (n, c, h, w) float32 in [-1, 1]."""
        return self._side(self.target_pictures, whole(indices))

    def batch(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Whole sources and targets, the i-th of each, twice (n, c, h, w) in [-1, 1]."""
        return self.crops(*whole(indices))

    def crops(
        self, indices: Sequence[int], places: Sequence[Place | None], flips: Sequence[bool]
    ) -> tuple[Tensor, Tensor]:
        """As `batch`, cropped and mirrored, the i-th of each alike."""
        sources = Cuts([i % len(self) for i in indices], places, flips)
        targets = Cuts([i % self.reference_count for i in indices], places, flips)
        return (
            self._side(self.source_pictures, sources),
            self._side(self.target_pictures, targets),
        )

    def drawn(self, draw: Draw) -> Batch:
        """A batch by chance; the targets have an order, crops and flips of their own."""
        sources, targets = draw(len(self)), draw(self.reference_count, "target")
        return Batch(
            self._side(self.source_pictures, sources),
            self._side(self.target_pictures, targets),
            sources.indices,
        )

    def _side(self, pictures: Sequence[Picture], cuts: Cuts) -> Tensor:
        crops = [
            self._cut(pictures[i], place, flip)[0] for i, place, flip in zip(*cuts, strict=True)
        ]
        return pictures_tensor(crops)

    def _read(self, key: Hashable, size: Place) -> Decoded:
        assert isinstance(key, Picture)
        return (self._fitted(read_single(key), size, key.resampling),)


def coloured(sources: Tensor, palette: Sequence[Colour]) -> Tensor:
    """Label maps (n, 1 or 2, h, w) in the colours of a palette: (n, 3, h, w) in [-1, 1].

    What is no class is black; where there are edges, they are darker.
    """
    table = torch.tensor([*palette, DONT_CARE_COLOUR], dtype=torch.float32, device=sources.device)
    numbers = sources[:, 0].round().long()
    numbers[(numbers < 0) | (numbers >= len(palette))] = len(palette)
    pictures = table[numbers].permute(0, 3, 1, 2)
    if sources.shape[1] > 1:
        pictures = pictures * (1 - (1 - EDGE_SHADE) * sources[:, 1:2].float())
    return pictures / 127.5 - 1


def _edges(pair: Pair, size: Place, fit: Fit) -> Labels:
    assert pair.instances is not None
    # Resized first: the borders stay two pixels wide at any size.
    return instance_edges(fitted(read_labels(pair.instances), size, "nearest", fit))
