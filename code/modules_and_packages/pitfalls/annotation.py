from __future__ import annotations

from ..tomlzip import TomlFinder


def members(finder: TomlFinder) -> list[str]:
    return finder.members
