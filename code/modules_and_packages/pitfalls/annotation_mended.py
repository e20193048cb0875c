from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..tomlzip import TomlFinder


def members(finder: TomlFinder) -> list[str]:
    return finder.members
