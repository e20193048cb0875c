"""What the place of a name costs, as ratios within one run.

Run it with ``python -m names_and_scopes.benchmarks.name_cost``.
Each round times both sides, one right after the other, so that
a busy machine slows both. Printed: the lowest ratio of nine
rounds, the median and the highest.

Every side is the same loop, ``for kg in kilos: total += rate``;
only the place where ``rate`` lives differs.
"""

from collections.abc import Callable
from typing import Any

from measuring.ratios import Ratios, compare

SIZE = 2_000

LOOP = """\
total = 0
for kg in kilos:
    total += rate
"""


def indented(text: str, by: int) -> str:
    """Indent each line."""
    return "".join(
        " " * by + line + "\n" for line in text.splitlines()
    )


SOURCES = {
    "local": "def run(kilos, rate):\n" + indented(LOOP, 4),
    "global": "rate = 3\ndef run(kilos):\n" + indented(LOOP, 4),
    "closure": "def make(rate):\n"
    "    def run(kilos):\n"
    + indented(LOOP, 8)
    + "    return run\n"
    "run = make(3)\n",
    "cell": "def run(kilos, rate):\n"
    "    keep = lambda: rate\n" + indented(LOOP, 4),
}


def runner(place: str) -> Callable[[], object]:
    """Make a call that runs the loop once."""
    names: dict[str, Any] = {"kilos": range(SIZE), "rate": 3}
    if place == "module":
        code = compile(LOOP, "module", "exec")
        return lambda: exec(code, names)
    if place == "builtin":
        names["__builtins__"] = {"rate": names.pop("rate")}
        exec(SOURCES["global"].partition("\n")[2], names)
    else:
        exec(SOURCES[place], names)
    run, kilos = names["run"], names["kilos"]
    if place in ("local", "cell"):
        return lambda: run(kilos, 3)
    return lambda: run(kilos)


def ratios(place: str) -> Ratios:
    """Compare a place with a local."""
    return compare(runner(place), runner("local"), number=50)


if __name__ == "__main__":
    for place in (
        "global",
        "builtin",
        "closure",
        "cell",
        "module",
    ):
        print(f"{place} / local: {ratios(place)}")
