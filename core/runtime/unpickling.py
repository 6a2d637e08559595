"""Pickles read without running anything of them: tensors and plain data come out.

A pickle is a list of instructions for a machine with a stack; those that would call a function or
make an object give a `LeftOut` here, which only says what the file asked for. Only the few
functions of torch and Python that rebuild tensors and plain data are called. No name of a file is
ever looked up in a module, so no code of the file or of a library runs.
"""

import pickle
import pickletools
import re
import threading
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any

import torch
from torch import Tensor, nn

from core.runtime.left_out import LeftOut

# What old files of torch.save begin with: a pickled number, below its protocol.
OLD_FILES = re.compile(rb"\x80.(\x95.{8})?\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19\.", re.DOTALL)
# Modules that no options file calls: a checkpoint that asks for one is refused as a whole.
_PROGRAMS = re.compile(
    r"(os|posix|nt|sys|subprocess|pty|shutil|socket|runpy|importlib|imp|ctypes|code|webbrowser|"
    r"pickle|_pickle|marshal)(\..*)?|"
    r"(builtins|__builtin__)\.(eval|exec|compile|__import__|setattr|delattr|open|input|execfile|"
    r"apply|breakpoint)"
)
# Plain records of those modules, as results and file times that a trainer keeps.
_RECORDS = re.compile(r"(os|posix|nt)\.(stat_result|terminal_size)|subprocess\.CompletedProcess")
_OF_TYPE = re.compile(r"torch\._?tensor\._rebuild_from_type(_v2)?")
_OF_BYTES = "torch.storage._load_from_bytes"
_ON_A_DEVICE = "torch._utils._rebuild_device_tensor_from_cpu_tensor"
_WITH_STATE = "torch._utils._rebuild_parameter_with_state"
# The functions that are called: they make tensors and plain data of their arguments alone.
_CALLED = frozenset({
    "collections.OrderedDict", "collections.Counter", "torch.nn.parameter.Parameter",
    "torch.serialization._get_layout", "torch.Size", "torch.device", "_codecs.encode",
    "builtins.set", "builtins.complex", "torch._utils._rebuild_parameter",
    "torch._utils._rebuild_qtensor", "torch._utils._rebuild_tensor",
    "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor_v3",
    "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_meta_tensor_no_storage",
})  # fmt: skip
_OWN = {"builtins.frozenset": frozenset}
_CONSTANTS: dict[str, Callable[[], Any]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_TUPLE": tuple,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
    "EMPTY_SET": set,
}
_VALUES = frozenset({
    "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "STRING", "BINSTRING",
    "SHORT_BINSTRING", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8", "UNICODE",
    "SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8", "FLOAT", "BINFLOAT",
})  # fmt: skip
_NOTHING = frozenset({"PROTO", "FRAME"})
_DICTS = (dict, OrderedDict, Counter)
_lock = threading.Lock()


class ProgramCalled(Exception):
    """A pickle would run a program; its text names the function."""


class LostReferences(Exception):
    """A pickle of protocol 0, which stores only the printed form of a tensor."""


@contextmanager
def inert() -> Iterator[None]:
    """Within, torch's restricted loading reads pickles by the machine of this module."""
    import torch._weights_only_unpickler as restricted

    with _lock:
        before = restricted.Unpickler
        restricted.Unpickler = Unpickler  # type: ignore[assignment, misc]
        try:
            yield
        finally:
            restricted.Unpickler = before  # type: ignore[misc]


def read_pickle(file: IO[bytes]) -> Any:
    """What a pickle holds that is no file of torch's, without running anything of it.

    Raises UnpicklingError, or almost anything, for a damaged one, and ProgramCalled.
    """
    return Unpickler(file).load()


class Unpickler:
    """Reads one pickle of a file, of any protocol; torch sets `persistent_load` for its tensors."""

    persistent_load: Callable[[Any], Any] | None = None

    def __init__(self, file: IO[bytes], *, encoding: str = "utf-8") -> None:
        self._file = file
        self._stack: list[Any] = []
        self._marks: list[list[Any]] = []
        self._memo: dict[int, Any] = {}

    def load(self) -> Any:
        """The object of the file's next pickle."""
        for operation, argument, _ in pickletools.genops(self._file):
            name = operation.name
            if name == "STOP":
                break
            if name in _VALUES:
                self._stack.append(argument)
            elif name in _CONSTANTS:
                self._stack.append(_CONSTANTS[name]())
            elif name not in _NOTHING:
                self._do(name, argument)
        return self._stack.pop()

    def _do(self, name: str, argument: Any) -> None:
        match name:
            case "MARK":
                self._marks.append(self._stack)
                self._stack = []
            case "POP" | "POP_MARK":
                # An empty stack takes its mark along.
                if name == "POP" and self._stack:
                    self._stack.pop()
                else:
                    self._since_mark()
            case "DUP":
                self._stack.append(self._stack[-1])
            case "GET" | "BINGET" | "LONG_BINGET":
                self._stack.append(self._memo[argument])
            case "PUT" | "BINPUT" | "LONG_BINPUT":
                self._memo[argument] = self._stack[-1]
            case "MEMOIZE":
                self._memo[len(self._memo)] = self._stack[-1]
            case "TUPLE1" | "TUPLE2" | "TUPLE3":
                count = int(name[-1])
                self._stack[-count:] = [tuple(self._stack[-count:])]
            case "TUPLE" | "LIST" | "FROZENSET" | "DICT":
                items = self._since_mark()
                self._stack.append(_collected(name, items))
            case "APPEND" | "APPENDS" | "ADDITEMS":
                items = [self._stack.pop()] if name == "APPEND" else self._since_mark()
                _extend(self._stack[-1], items)
            case "SETITEM" | "SETITEMS":
                items = self._pop(2) if name == "SETITEM" else self._since_mark()
                _update(self._stack[-1], items)
            case _:
                self._make(name, argument)

    def _make(self, name: str, argument: Any) -> None:
        """The instructions that name, make or fill objects."""
        match name:
            case "GLOBAL":
                self._stack.append(_global(*str(argument).split(" ", 1)))
            case "STACK_GLOBAL":
                module, last = self._pop(2)
                self._stack.append(_global(module, last))
            case "REDUCE" | "NEWOBJ":
                called, arguments = self._pop(2)
                self._stack.append(_made(called, arguments))
            case "NEWOBJ_EX":
                called, arguments, named = self._pop(3)
                self._stack.append(LeftOut(_refuse_programs(called), (*arguments, named)))
            case "INST" | "OBJ":
                found = [_global(*str(argument).split(" ", 1))] if name == "INST" else []
                called, *arguments = [*found, *self._since_mark()]
                self._stack.append(_made(called, tuple(arguments)))
            case "BUILD":
                state = self._stack.pop()
                _build(self._stack[-1], state)
            case "BINPERSID":
                self._stack.append(self._persistent(self._stack.pop()))
            case "PERSID":
                raise LostReferences(argument)
            case "EXT1" | "EXT2" | "EXT4":
                self._stack.append(LeftOut(f"extension {argument}"))
            case _:
                raise pickle.UnpicklingError(f"{name} is not read")

    def _persistent(self, known: Any) -> Any:
        """A storage of torch's; of a module that its old versions wrote with its source, the class.

        Storages without a type hold bytes.
        """
        if not isinstance(known, tuple) or self.persistent_load is None:
            raise pickle.UnpicklingError("an object outside the pickle is no storage of torch's")
        if known[0] == "module":
            return known[1]
        if known[1] is torch.UntypedStorage:
            known = (known[0], _torch_globals()["torch.ByteStorage"], *known[2:])
        return self.persistent_load(known)

    def _pop(self, count: int) -> list[Any]:
        popped = self._stack[-count:]
        if len(popped) < count:
            raise pickle.UnpicklingError("its stack is empty")
        del self._stack[-count:]
        return popped

    def _since_mark(self) -> list[Any]:
        items = self._stack
        self._stack = self._marks.pop()
        return items


def load(file: IO[bytes], *, encoding: str = "utf-8") -> Any:
    """As `pickle.load`."""
    return Unpickler(file, encoding=encoding).load()


def _collected(name: str, items: list[Any]) -> Any:
    if name == "DICT":
        return dict(zip(items[::2], items[1::2], strict=True))
    return {"TUPLE": tuple, "LIST": list, "FROZENSET": frozenset}[name](items)


def _extend(target: Any, items: list[Any]) -> None:
    if type(target) is list:
        target.extend(items)
    elif type(target) is set:
        target.update(items)
    elif isinstance(target, LeftOut):
        target.listed.extend(items)
    else:
        raise pickle.UnpicklingError(f"items are put into a {type(target).__name__}")


def _update(target: Any, items: list[Any]) -> None:
    if type(target) not in (*_DICTS, LeftOut):
        raise pickle.UnpicklingError(f"items are put into a {type(target).__name__}")
    held = target.items if isinstance(target, LeftOut) else target
    for key, value in zip(items[::2], items[1::2], strict=True):
        held[key] = value


def _build(target: Any, state: Any) -> None:
    if isinstance(target, LeftOut):
        target.state = state
    elif type(target) is Tensor and isinstance(state, tuple):
        target.set_(*state)  # how the first versions of torch wrote tensors
    elif type(target) is nn.Parameter:
        target.__setstate__(state)


def _global(module: Any, last: Any) -> Any:
    """What a name stands for: a type or function of torch's that is known, else a LeftOut."""
    if not isinstance(module, str) or not isinstance(last, str):
        raise pickle.UnpicklingError("a name is no text")
    module, last = NAME_MAPPING.get((module, last), (IMPORT_MAPPING.get(module, module), last))
    name = f"{module}.{last}"
    if _OF_TYPE.fullmatch(name) or name in (_OF_BYTES, _ON_A_DEVICE, _WITH_STATE):
        return LeftOut(name)
    return _OWN.get(name) or _torch_globals().get(name) or LeftOut(name)


def _torch_globals() -> dict[str, Any]:
    # Torch's own list, of every version, of what may be named beside tensors.
    from torch._weights_only_unpickler import _get_allowed_globals

    return _get_allowed_globals()


def _made(called: Any, arguments: Any) -> Any:
    """What a call gives.

    A LeftOut unless its function rebuilds tensors or plain data, and where an argument is left out.
    """
    if not isinstance(arguments, tuple):
        raise pickle.UnpicklingError("arguments are no tuple")
    if isinstance(called, LeftOut):
        return _made_by_name(_refuse_programs(called), arguments)
    if any(isinstance(one, LeftOut) for one in arguments):
        return LeftOut(getattr(called, "__name__", ""), arguments)
    if called in torch._tensor_classes and not arguments:
        return called()
    if called is bytearray:
        return bytearray(arguments[0]) if isinstance(arguments[0], bytes) else bytearray()
    known = _torch_globals()
    if called in _OWN.values() or any(known.get(name) is called for name in _CALLED):
        return called(*arguments)
    return LeftOut(str(called), arguments)


def _made_by_name(name: str, arguments: tuple[Any, ...]) -> Any:
    known = _torch_globals()
    match arguments:
        case (rebuild, _, tuple(inner), *_) if _OF_TYPE.fullmatch(name):
            return _made(rebuild, inner)
        case (Tensor() as tensor, torch.dtype() as kind, *_) if name == _ON_A_DEVICE:
            return tensor.to(kind)
        case (Tensor(), _, _, *_) if name == _WITH_STATE:
            return _made(known["torch._utils._rebuild_parameter"], arguments[:3])
        case (bytes(content),) if name == _OF_BYTES and OLD_FILES.match(content):
            # A storage in a pickle that torch.save did not write: a file of torch's in itself.
            return torch.load(BytesIO(content), map_location="cpu", weights_only=True)
    return LeftOut(name, arguments)


def _refuse_programs(called: Any) -> str:
    """The name of what is called. Raises ProgramCalled where it would run a program."""
    name = called.name if isinstance(called, LeftOut) else str(called)
    if _PROGRAMS.fullmatch(name) and not _RECORDS.fullmatch(name):
        raise ProgramCalled(name)
    return name
