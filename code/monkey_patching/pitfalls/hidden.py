"""A patch that a search for assignments does not find."""

from monkey_patching.vendor import Client


def fee(self: Client, grams: int) -> int:
    return -(-grams // 100) * 15


def install() -> None:
    setattr(Client, "fee", fee)
