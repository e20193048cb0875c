"""Text is compared with text."""


def is_first(code: str) -> bool:
    return code == "P1"
