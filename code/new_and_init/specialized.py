"""Which instruction CPython chooses for calling a class."""

import dis


def instruction(
    cls: type, *args: object, **kwargs: object
) -> str:
    """Call the class until its call is specialized; name it."""
    names = [f"a{n}" for n in range(len(args))]
    taken = ", ".join([*names, *kwargs])
    given = ", ".join([*names, *(f"{k}={k}" for k in kwargs)])
    source = f"def make({taken}): return cls({given})"
    scope: dict[str, object] = {"cls": cls}
    exec(source, scope)
    make = scope["make"]
    assert callable(make)
    for _ in range(2_000):
        make(*args, **kwargs)
    steps = dis.get_instructions(make, adaptive=True)
    found = [s.opname for s in steps if "CALL" in s.opname]
    return found[0]
