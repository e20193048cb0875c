"""The file is closed when the block ends."""

from pathlib import Path


def note(path: Path, text: str) -> None:
    with open(path, "a") as file:
        file.write(text)
