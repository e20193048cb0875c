"""``get_protocol_members`` names what the protocol wants. A
member that is callable on the protocol class is a method; an
annotation or a property is not.

``signature(...).bind`` tries a call without making it. The
candidate's method is bound, so ``self`` is gone; the protocol's
function is not, so its first parameter is left out. What
``inspect`` cannot read, such as some builtins, gets the benefit
of the doubt. Types and keywords are left to the type checker.
"""

import inspect
from typing import Any, get_protocol_members

POSITIONAL = (
    inspect.Parameter.POSITIONAL_ONLY,
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
)
MISSING = object()


def explain(candidate: object, protocol: Any) -> list[str]:
    """Return what keeps the candidate from the protocol."""
    complaints = []
    for name in sorted(get_protocol_members(protocol)):
        found = getattr(candidate, name, MISSING)
        wanted = getattr(protocol, name, None)
        fault = complaint(found, wanted)
        if fault:
            complaints.append(f"{name}: {fault}")
    return complaints


def complaint(found: Any, wanted: Any) -> str:
    """Compare one member; an empty string means it fits."""
    if found is MISSING:
        return "missing"
    if not callable(wanted):
        return ""
    if found is None:
        return "is None"
    if not callable(found):
        return "not callable"
    return "" if accepts(found, wanted) else "wrong parameters"


def accepts(found: Any, wanted: Any) -> bool:
    """Whether ``found`` takes what ``wanted`` takes."""
    parameters = inspect.signature(wanted).parameters.values()
    positional = [p for p in parameters if p.kind in POSITIONAL]
    try:
        signature = inspect.signature(found)
    except ValueError:
        return True
    try:
        signature.bind(*positional[1:])
    except TypeError:
        return False
    return True
