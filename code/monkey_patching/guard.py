"""A patch that refuses to fit what it was not written for."""

import ast
import inspect
import textwrap
from hashlib import sha256
from typing import Any

from monkey_patching.patched import own, patched


# region fingerprint
class UpstreamChanged(RuntimeError):
    """What we meant to patch is not what we reviewed."""


def fingerprint(stored: Any) -> str:
    """Hash the source, without comments and layout."""
    code = getattr(stored, "__func__", stored).__code__
    source = textwrap.dedent(inspect.getsource(code))
    plain = ast.unparse(ast.parse(source))
    return sha256(plain.encode()).hexdigest()[:12]


# endregion fingerprint


def shape(stored: Any) -> list[Any]:
    """Return the kind of method, then its parameters."""
    function = getattr(stored, "__func__", stored)
    found = inspect.signature(function).parameters.values()
    names = [(p.name, p.kind, p.default) for p in found]
    return [type(stored), *names]


# region guarded
def guarded(
    target: type,
    name: str,
    value: Any,
    *,
    reviewed: str,
) -> patched:
    """Make a patch for the one version that we have read."""
    stored = own(target, name)
    found = fingerprint(stored)
    if found != reviewed:
        raise UpstreamChanged(
            f"{stored.__qualname__} is now {found}: read "
            "its diff, then renew or drop this patch"
        )
    if shape(value) != shape(stored):
        raise TypeError(f"{name!r}: kinds or signatures differ")
    return patched(target, name, value)


# endregion guarded
