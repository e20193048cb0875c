"""A number is tested for identity."""


def full(count: int) -> bool:
    return count is 300
