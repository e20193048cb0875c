"""Exercise ``audit``: who changed site-packages?"""

from pathlib import Path
from typing import NamedTuple


class Findings(NamedTuple):
    """Three sorted lists of paths below the directory."""

    changed: list[str]
    missing: list[str]
    unknown: list[str]


def audit(site: Path) -> Findings:
    """Compare the files with what RECORD lists."""
    # TODO: read site/*.dist-info/RECORD.
    return Findings([], [], [])
