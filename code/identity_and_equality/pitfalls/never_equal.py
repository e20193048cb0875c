"""Text is compared with bytes."""


def is_first(code: str) -> bool:
    return code == b"P1"
