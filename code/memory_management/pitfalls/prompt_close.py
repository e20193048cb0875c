"""The file is closed when its last reference goes."""

from pathlib import Path


def note(path: Path, text: str) -> None:
    open(path, "a").write(text)
