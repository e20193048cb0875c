"""A patch that refuses to fit what it was not written for."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from monkey_patching.patched import own, patched


# region fingerprint
class UpstreamChanged(RuntimeError):
    """What we meant to patch is not what we reviewed."""


def fingerprint(function: Callable[..., Any]) -> str:
    """Hash the source, without comments and layout."""
    source = textwrap.dedent(inspect.getsource(function))
    plain = ast.unparse(ast.parse(source))
    return sha256(plain.encode()).hexdigest()[:12]


# endregion fingerprint


def shape(
    function: Callable[..., Any],
) -> list[tuple[Any, ...]]:
    """Return names, kinds and defaults of the parameters."""
    found = inspect.signature(function).parameters.values()
    return [(p.name, p.kind, p.default) for p in found]


# region guarded
def guarded(
    target: type,
    name: str,
    value: Callable[..., Any],
    *,
    reviewed: str,
) -> patched:
    """Make a patch for the one version that we have read."""
    function = own(target, name)
    found = fingerprint(function)
    if found != reviewed:
        raise UpstreamChanged(
            f"{function.__qualname__} is now {found}: read "
            "its diff, then renew or drop this patch"
        )
    if shape(value) != shape(function):
        raise TypeError(f"{name!r}: signatures differ")
    return patched(target, name, value)


# endregion guarded
