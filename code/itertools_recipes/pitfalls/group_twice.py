"""The second use of a group finds it empty."""

from itertools import groupby


def averages(grams: list[int]) -> list[float]:
    found = []
    for _, run in groupby(grams, key=lambda one: one < 1000):
        total = sum(run)
        found.append(total / len(list(run)))
    return found
