"""A number is compared by value."""


def full(count: int) -> bool:
    return count == 300
