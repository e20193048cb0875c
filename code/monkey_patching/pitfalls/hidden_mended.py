"""The same patch, in sight of the type checker."""

from monkey_patching.vendor import Client


def fee(self: Client, grams: int) -> int:
    return -(-grams // 100) * 15


def install() -> None:
    Client.fee = fee  # type: ignore[method-assign]
