"""The group becomes a list before it is used."""

from itertools import groupby


def averages(grams: list[int]) -> list[float]:
    found = []
    for _, run in groupby(grams, key=lambda one: one < 1000):
        items = list(run)
        found.append(sum(items) / len(items))
    return found
