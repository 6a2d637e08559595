"""Loads what a run needs while the person looks around, and keeps the window smooth meanwhile.

Measured on two busy cores: a plain `import torch` in a thread stops the window for 1.1 s while its
libraries are loaded, and the collections of garbage that the imports set off for up to 0.8 s each.
The way below leaves 0.2 s.
"""

import contextlib
import ctypes
import gc
import importlib.util
import os
import threading
from pathlib import Path

from workbench.app.garbage import without_collecting

# As torch loads them itself; the first is global so that what follows finds its symbols.
_LIBRARIES = ("libtorch_global_deps", "libtorch")


def warm_up() -> threading.Thread:
    """Load torch in the background, so that the first start of a run does not wait for it."""
    thread = threading.Thread(target=_load_torch, name="warm-up", daemon=True)
    thread.start()
    return thread


def cool_down() -> None:
    """Give what was loaded back to the garbage collector, so that the process ends quietly."""
    gc.unfreeze()


def _load_torch() -> None:
    with contextlib.suppress(OSError, AttributeError, TypeError):
        _load_libraries()
    with without_collecting():
        import torch  # noqa: F401

        # Thousands of modules that stay anyway need not be looked through again and again.
        gc.freeze()


def _load_libraries() -> None:
    """Load torch's libraries by a foreign call, which lets go of the GIL; an import holds it.

    Does nothing where the platform names them otherwise.
    """
    torch_spec = importlib.util.find_spec("torch")
    folders = list(torch_spec.submodule_search_locations or []) if torch_spec else []
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
    for folder in folders:
        for index, name in enumerate(_LIBRARIES):
            mode = os.RTLD_NOW | (os.RTLD_GLOBAL if index == 0 else 0)
            for library in Path(folder, "lib").glob(f"{name}.*"):
                load(os.fsencode(library), mode)
