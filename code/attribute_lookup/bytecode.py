"""Which form of LOAD_ATTR the interpreter has settled on."""

import dis
from typing import Any


# region form
def load_form(obj: object, name: str) -> str:
    """Read one attribute many times; name the instruction."""
    source = f"def read(obj):\n    obj.{name}"
    names: dict[str, Any] = {}
    exec(source, names)
    for _ in range(1000):
        names["read"](obj)
    steps = dis.get_instructions(names["read"], adaptive=True)
    return next(s.opname for s in steps if "ATTR" in s.opname)


# endregion form
