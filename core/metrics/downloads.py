"""Published weights from torch's cache, or fetched to it."""

import os
import re
from pathlib import Path

import torch

from core.runtime.weight_files import State, read_weights


def downloaded_weights(url: str) -> State:
    """The weights behind a URL whose file name carries the beginning of its digest.

    Raises OSError or RuntimeError where they are neither in torch's cache nor can be fetched, and
    UserError where the file in the cache is damaged.
    """
    path = Path(torch.hub.get_dir(), "checkpoints", url.rpartition("/")[2])
    if not path.is_file():
        os.makedirs(path.parent, exist_ok=True)
        digest = re.search(r"-([a-f0-9]{8,})\.", path.name)
        prefix = digest[1] if digest else None
        torch.hub.download_url_to_file(url, str(path), prefix, progress=False)
    return read_weights(path)
