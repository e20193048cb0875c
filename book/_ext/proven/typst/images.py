"""Natural sizes of images, so that the template can fit them to a page."""

import re
from pathlib import Path

import imagesize

#: Points that one unit of an SVG's viewBox takes where the page is wide
#: enough. Figures are drawn 480 units wide with text of 14 units and more:
#: their labels then stand beside the code at its own size.
_SVG_UNIT = 0.64

_VIEWBOX = re.compile(
    r"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"
)


def natural_size(path: Path) -> tuple[float, float] | None:
    """Return width and height of an image in points, None if unreadable."""
    if path.suffix == ".svg":
        found = _VIEWBOX.search(path.read_text(encoding="utf-8")[:4096])
        return (
            (float(found[1]) * _SVG_UNIT, float(found[2]) * _SVG_UNIT)
            if found
            else None
        )
    width, height = imagesize.get(path)
    return (width * 0.75, height * 0.75) if width > 0 and height > 0 else None
