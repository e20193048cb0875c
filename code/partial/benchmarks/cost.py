"""What freezing an argument costs, as ratios.

Run it with ``python -m partial.benchmarks.cost``. Printed: the
lowest ratio of the rounds, the median and the highest. Below 1
the first of the two takes less time. A run is kept shorter than
the time slice of a busy machine, lest the longer side wait.
"""

from functools import partial
from operator import itemgetter, methodcaller, mul
from typing import Any

from measuring.ratios import Ratios, compare


def price(grams: int, city: str = "Oslo") -> int:
    return grams


def closed_over(grams: int) -> Any:
    def call(city: str) -> int:
        return price(grams, city)

    return call


NAMES: dict[str, Any] = {
    "price": price,
    "by_partial": partial(price, 5),
    "by_lambda": lambda city: price(5, city),
    "by_closure": closed_over(5),
    "word_partial": partial(price, city="Turin"),
    "word_lambda": lambda grams: price(grams, city="Turin"),
    "nested": partial(partial(price, 5), "Oslo"),
    "flat": partial(price, 5, "Oslo"),
    "twice": partial(mul, 2),
    "twice_lambda": lambda number: 2 * number,
    "second": itemgetter(1),
    "second_lambda": lambda row: row[1],
    "upper": methodcaller("upper"),
    "upper_lambda": lambda text: text.upper(),
    "rows": [(1, 2)] * 100,
    "numbers": range(100),
    "texts": ["a"] * 100,
}

PAIRS = {
    "partial / direct": ("by_partial('X')", "price(5, 'X')"),
    "lambda / direct": ("by_lambda('X')", "price(5, 'X')"),
    "partial / lambda": ("by_partial('X')", "by_lambda('X')"),
    "closure / lambda": ("by_closure('X')", "by_lambda('X')"),
    "keyword: partial / lambda": (
        "word_partial(5)",
        "word_lambda(5)",
    ),
    "nested / flat": ("nested()", "flat()"),
    "map: partial(mul, 2) / lambda": (
        "list(map(twice, numbers))",
        "list(map(twice_lambda, numbers))",
    ),
    "map: partial(mul, 2) / comprehension": (
        "list(map(twice, numbers))",
        "[2 * number for number in numbers]",
    ),
    "map: itemgetter / lambda": (
        "list(map(second, rows))",
        "list(map(second_lambda, rows))",
    ),
    "map: methodcaller / lambda": (
        "list(map(upper, texts))",
        "list(map(upper_lambda, texts))",
    ),
}


def measured(
    name: str, *, number: int = 200, rounds: int = 9
) -> Ratios:
    """Compare one of the ``PAIRS``."""
    one, other = PAIRS[name]
    return compare(
        one, other, number=number, rounds=rounds, names=NAMES
    )


if __name__ == "__main__":
    for name in PAIRS:
        print(f"{name}: {measured(name)}")
