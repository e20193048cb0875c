"""Draw a flame graph from collapsed stacks.

``python -m profiling_programs.flame`` writes the figure of the
recorded profile of ``slow.py``. The record was made with 3.15:

    python -m profiling.sampling run -r 5khz --collapsed
        -o slow.collapsed -m profiling_programs.slow
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
RECORD = HERE / "slow.collapsed"
FIGURE = (
    HERE.parents[1] / "book" / "figures" / "profiling-flame.svg"
)
LEFT, WIDTH, ROW = 8, 464, 24
FONT = 'font-family="DejaVu Sans Mono, monospace"'
GLYPH = 8.43 * 1.05


# region fold
@dataclass
class Frame:
    name: str
    samples: int = 0
    calls: dict[str, "Frame"] = field(default_factory=dict)


def fold(lines: Iterable[str]) -> Frame:
    root = Frame("all")
    for line in lines:
        stack, _, count = line.rpartition(" ")
        frame = root
        frame.samples += int(count)
        for name in names(stack):
            frame = frame.calls.setdefault(name, Frame(name))
            frame.samples += int(count)
    return root


# endregion fold


def names(stack: str) -> Iterator[str]:
    """Return the functions, without the frames of runpy and import.

    A frame is ``file:function:line``. The line is dropped: a
    function is one box, whichever of its lines was running.
    """
    for frame in stack.split(";"):
        file, _, function = frame.rpartition(":")[0].partition(
            ":"
        )
        if file not in ("tid", "") and "<frozen" not in file:
            yield function


def boxes(
    frame: Frame, left: float = 0, depth: int = 0
) -> Iterator[tuple[Frame, float, int]]:
    """Return each frame with its first sample and its depth."""
    yield frame, left, depth
    # Neighbors are sorted by name: the order is not a time.
    for name in sorted(frame.calls):
        called = frame.calls[name]
        yield from boxes(called, left, depth + 1)
        left += called.samples


def self_samples(frame: Frame) -> int:
    """Return the samples in which the frame was on top."""
    return frame.samples - sum(
        called.samples for called in frame.calls.values()
    )


def share(samples: int, of: int) -> str:
    """Return a share in percent."""
    return f"{100 * samples / of:.0f} %"


def text(x: float, y: int, words: str) -> str:
    """Draw a label."""
    return (
        f'<text class="ink" x="{x:.1f}" y="{y}" {FONT} '
        f'font-size="14" fill="#1f2328">{escape(words)}</text>'
    )


def box(
    frame: Frame, x: float, y: int, width: float, of: int
) -> str:
    """Draw one frame, and its name if there is room."""
    hot = self_samples(frame) * 5 > of
    kind, fill = "work", "#b6d4f2"
    if hot:
        kind, fill = "object-alt", "#fdf1e4"
    drawn = (
        f'<rect class="{kind}" x="{x:.1f}" y="{y}" '
        f'width="{width:.1f}" height="{ROW - 2}" fill="{fill}" '
        f'stroke="#1f2328" stroke-width="{2.5 if hot else 1}"/>'
    )
    label = f"{frame.name} {share(frame.samples, of)}"
    for words in (label, frame.name):
        if len(words) * GLYPH + 6 <= width:
            return drawn + text(x + 5, y + 16, words)
    return drawn


def render(root: Frame) -> str:
    """Return the SVG: callers below, what they call above."""
    drawn = [
        (frame, left, depth)
        for frame, left, depth in boxes(root)
        if frame.samples * 60 >= root.samples
    ]
    deepest = max(depth for _, _, depth in drawn)
    height = (deepest + 1) * ROW + 16
    scale = WIDTH / root.samples
    lines = [
        box(
            frame,
            LEFT + left * scale,
            8 + (deepest - depth) * ROW,
            frame.samples * scale,
            root.samples,
        )
        for frame, left, depth in drawn
    ]
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 480 {height}" role="img">'
    )
    title = "<title>Flame graph of the slow report</title>"
    paper = (
        f'<rect class="paper" width="480" height="{height}" '
        'fill="#ffffff"/>'
    )
    body = [f"  {line}" for line in (title, paper, *lines)]
    return "\n".join([head, *body, "</svg>", ""])


def recorded() -> Frame:
    """Return the profile on record."""
    return fold(RECORD.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    FIGURE.write_text(render(recorded()), encoding="utf-8")
