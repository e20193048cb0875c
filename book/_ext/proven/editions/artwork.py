"""Draws the pictures that ship as PNG from their SVG sources.

    python -m proven.editions.artwork

Run it after changing ``cover.svg``, ``social.svg`` or ``favicon.svg`` in
``book/_static``; the PNG files are committed. Typst does the drawing, because
it brings the fonts of the PDFs and needs nothing from the system.
"""

from pathlib import Path

import typst

STATIC = Path(__file__).parents[3] / "_static"
PICTURES = {
    # source: (target, width, height) in pixels
    "cover.svg": ("cover.png", 1200, 1800),
    "social.svg": ("social.png", 1200, 630),
    "favicon.svg": ("favicon.png", 180, 180),
}


def draw(source: Path, width: int, height: int) -> bytes:
    """Return an SVG file as PNG of the size given in pixels."""
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n"
        f'#image("/{source.name}", width: 100%, height: 100%, fit: "stretch")'
    )
    # At 72 pixels per inch a point is a pixel.
    # The stubs want source and root to be of one type.
    return typst.compile(  # type: ignore[call-overload]
        page.encode(),
        root=str(source.parent),
        format="png",
        ppi=72.0,
        ignore_system_fonts=True,
    )


def main() -> None:
    """Draw them all."""
    for name, (target, width, height) in PICTURES.items():
        picture = draw(STATIC / name, width, height)
        (STATIC / target).write_bytes(picture)
        print(f"{target}: {len(picture) // 1024} KB")


if __name__ == "__main__":
    main()
