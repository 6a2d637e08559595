"""torch's optimisers without its compiler.

The first optimiser of a process imports torch's compiler, which takes longer than torch itself,
only to exclude its methods from compilation. Nothing here is compiled, so these have the same
methods without that.
"""

import inspect
from typing import TypeVar

import torch

_Kind = TypeVar("_Kind", bound=torch.optim.Optimizer)
_WRAPPED = ("add_param_group", "zero_grad", "state_dict", "load_state_dict")


def _without_compiler(kind: type[_Kind]) -> type[_Kind]:
    methods = {name: inspect.unwrap(getattr(kind, name)) for name in _WRAPPED}
    # What wraps `step` also turns gradients off, since `differentiable` is not asked for.
    methods["step"] = torch.no_grad()(inspect.unwrap(kind.step))
    return type(kind.__name__, (kind,), methods)


Adam = _without_compiler(torch.optim.Adam)
AdamW = _without_compiler(torch.optim.AdamW)
