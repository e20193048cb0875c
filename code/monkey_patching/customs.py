"""A module that a lazy import has not loaded yet."""


def duty(cents: int) -> int:
    return cents // 4
