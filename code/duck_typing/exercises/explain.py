"""Exercise: say what is missing.

Complete ``explain``. For each member of the protocol, in
alphabetical order, it returns at most one complaint about the
candidate, an instance:

    "carry: missing"
    "carry: is None"           for a method
    "carry: not callable"      for a method
    "carry: wrong parameters"  cannot take the positional
                               parameters of the protocol's

A data member needs to be there and may be None. Reading a
property is allowed; calling a method is not. Functions that
do not tell their parameters, as some written in C, fit.
"""

from typing import Any


def explain(candidate: object, protocol: Any) -> list[str]:
    """Return what keeps the candidate from the protocol."""
    raise NotImplementedError(
        "complete explain(): one complaint for each member"
    )
