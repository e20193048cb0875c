"""Draw the figure of the measured bytes from the record.

``python -m slots.figure`` writes ``slots-bytes.svg``. Versions
that agree share a bar.
"""

from itertools import groupby
from pathlib import Path

from slots.weigh import recorded

ROOT = Path(__file__).parents[2]
FIGURE = ROOT / "book" / "figures" / "slots-bytes.svg"
LABELS = {
    "plain, replaced": "__dict__ = {...}",
    "dict alone": "a dict, no class",
    "plain, asked": "vars() was called",
    "list subclass": "list subclass",
    "plain, inline": "plain class",
    "slots, forgotten": "slots, forgotten",
    "namedtuple": "namedtuple",
    "slots": "__slots__",
    "dataclass": "dataclass, slots",
    "two arrays": "two arrays",
}
OURS = {"slots", "dataclass"}
LEFT, WIDEST, PITCH = 164, 216, 22
FONT = 'font-family="DejaVu Sans Mono, monospace"'


def bars(layout: str) -> list[tuple[int, list[str]]]:
    """Return the sizes of a layout and who has them."""
    rows = recorded()
    return [
        (size, list(versions))
        for size, versions in groupby(
            rows, key=lambda version: rows[version][layout]
        )
    ]


def text(x: int, y: int, words: str, kind: str = "ink") -> str:
    """Draw a line of text."""
    fill = {"ink": "#1f2328", "muted": "#57606a"}[kind]
    return (
        f'<text class="{kind}" x="{x}" y="{y}" {FONT} '
        f'font-size="14" fill="{fill}">{words}</text>'
    )


def bar(y: int, width: int, ours: bool) -> str:
    """Draw a bar; the layouts with slots have an outline."""
    kind, fill = "work", "#b6d4f2"
    drawn = (
        f'<rect class="{kind}" x="{LEFT}" y="{y}" '
        f'width="{width}" height="14" fill="{fill}"/>'
    )
    if ours:
        drawn += (
            f'<path class="accent" d="M{LEFT} {y} h{width} v14 '
            f'h-{width} z" fill="none" stroke="#9a3412" '
            'stroke-width="3"/>'
        )
    return drawn


def span(versions: list[str]) -> str:
    """Name the versions, unless they are all of them."""
    if len(versions) == len(recorded()):
        return ""
    return ", ".join(versions)


def render() -> str:
    """Return the SVG of the record."""
    largest = max(
        row[layout]
        for row in recorded().values()
        for layout in LABELS
    )
    lines: list[str] = []
    lines.append(text(8, 20, "bytes for each record", "muted"))
    y = 34
    for layout, label in LABELS.items():
        lines.append(text(8, y + 12, label))
        for size, versions in bars(layout):
            width = max(2, round(size / largest * WIDEST))
            lines.append(bar(y, width, layout in OURS))
            after = LEFT + width + 8
            lines.append(text(after, y + 12, str(size)))
            note = span(versions)
            if note:
                x = after + 9 * len(str(size))
                lines.append(text(x + 8, y + 12, note, "muted"))
            y += PITCH
        y += 6
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 480 {y}" role="img">'
    )
    title = (
        "<title>Bytes per record, by layout and version</title>"
    )
    paper = (
        f'<rect class="paper" width="480" height="{y}" '
        'fill="#ffffff"/>'
    )
    drawn = [f"  {line}" for line in (title, paper, *lines)]
    return "\n".join([head, *drawn, "</svg>", ""])


if __name__ == "__main__":
    FIGURE.write_text(render(), encoding="utf-8")
