"""Files of what measures, which runs of the same pictures share: whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from core.errors import UserError


def write_whole(path: Path, content: bytes, what: str) -> None:
    """Write a file in one step, also where another process writes the same one.

    `what` names it in the UserError for a full disk, or a folder that cannot be written.
    """
    # A name of its own: two writers of one draft would put a torn one into place.
    draft = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.partial")
    try:
        draft.write_bytes(content)
        os.replace(draft, path)
    except OSError as error:
        raise UserError(f"{what} could not be written to {path}: {error}.") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
