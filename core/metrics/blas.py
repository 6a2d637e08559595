"""How many threads numpy's linear algebra uses for features of so many pictures.

Waking a second thread for milliseconds of work costs up to a hundred of them: it spins until the
next product comes, and takes the core from the generator.
"""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController

FEW = 600


def threads_for(pictures: int) -> AbstractContextManager[Any]:
    """Within, one thread for up to `FEW` pictures, and as many as there were for more."""
    return _controller().limit(limits=1 if pictures <= FEW else None, user_api="blas")


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
