"""The words and code lines of a page, to be looked for in an edition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

# Characters that typesetting adds, drops or moves: blanks, hyphens, joiners.
INVISIBLE = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011-]+")
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "})
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
PAGE = "\f"  # between the pages of an edition

NEAR = 40  # characters that may stand between two words: marks and page numbers
GAP = 300  # where a cross reference is filled in
FOOT = 4000  # the foot of a page and the head of the next


def bare(text: str) -> str:
    """Text without anything that only typesetting cares about."""
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    pages = text.translate(SAME).split(PAGE)
    return PAGE.join(INVISIBLE.sub("", page) for page in pages)


@dataclass
class Passage:
    """A paragraph, title or cell: words, and None where a reference is filled in."""

    line: int
    words: list[str | None] = field(default_factory=list)

    def __str__(self) -> str:
        return f"line {self.line}: {' '.join(word or '…' for word in self.words)}"


def passages(tree: nodes.Element) -> Iterator[Passage]:
    """The passages of prose of a page, in order."""
    for node in tree.findall(nodes.TextElement):
        if isinstance(node, (nodes.literal_block, nodes.comment, nodes.Inline, nodes.label)):
            continue
        if isinstance(node.parent, addnodes.toctree):
            continue
        passage = Passage(line_of(node))
        for piece in pieces(node):
            if piece is None:
                passage.words.append(None)
            else:
                passage.words += [word for word in map(bare, piece.split()) if word]
        if any(passage.words):
            yield passage


def pieces(node: nodes.Element) -> Iterator[str | None]:
    """The text of a paragraph, with None for what is only known at the end."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.Element):
            if is_filled_in(child):
                yield None
            else:
                yield from pieces(child)


def is_filled_in(node: nodes.Element) -> bool:
    """Whether the text of an inline element comes from somewhere else."""
    if isinstance(node, addnodes.pending_xref):
        kinds = ("ref", "doc", "numref", "myst")
        return node.get("reftype") in kinds and not node.get("refexplicit")
    return isinstance(node, nodes.footnote_reference) or not node.children


def code_lines(tree: nodes.Element) -> Iterator[tuple[int, str]]:
    """The lines of code of a page, blank ones left out."""
    for node in tree.findall(nodes.literal_block):
        for text in node.astext().splitlines():
            if text.strip():
                yield line_of(node), text.rstrip()


def line_of(node: nodes.Element) -> int:
    """The line of a node, or of what it stands in."""
    around: nodes.Element | None = node
    while around is not None:
        if around.line:
            return int(around.line)
        around = around.parent
    return 0


class Text:
    """The text of a page in an edition, in which passages are looked for."""

    def __init__(self, text: str) -> None:
        self.text = bare(text)
        self.taken: set[int] = set()

    def find(self, passage: Passage) -> bool:
        """Look for a passage; each place in the text counts for one passage only."""
        first = next(index for index, word in enumerate(passage.words) if word)
        words = passage.words[first:]
        assert words[0]
        start = self.text.find(words[0])
        while start >= 0:
            if start not in self.taken and self._goes_on(words, start):
                self.taken.add(start)
                return True
            start = self.text.find(words[0], start + 1)
        return False

    def _goes_on(self, words: list[str | None], position: int) -> bool:
        gap = 0
        for word in words:
            if word is None:
                gap = GAP
                continue
            after = self._after(word, position, gap)
            if after is None:
                return False
            position, gap = after, NEAR
        return True

    def _after(self, word: str, position: int, gap: int) -> int | None:
        """Where the text goes on behind a word that is at most ``gap`` away."""
        if self.text.startswith(word, position):
            return position + len(word)
        found = self.text.find(word, position, position + gap + len(word))
        if found >= 0:
            return found + len(word)
        turn = self.text.find(PAGE, position, position + FOOT)
        if turn < 0 or not gap:
            return self._divided(word, position) if turn >= 0 else None
        found = self.text.find(word, turn, turn + GAP + len(word))
        return found + len(word) if found >= 0 else self._divided(word, position)

    def _divided(self, word: str, position: int) -> int | None:
        """Behind a word of which one part ends a page and the other begins one."""
        turn = self.text.find(PAGE, position, position + FOOT)
        for cut in range(len(word) - 1, 1, -1):
            here = self.text.find(word[:cut], position, min(position + NEAR + cut, turn))
            if here >= 0:
                there = self.text.find(word[cut:], turn, turn + GAP)
                if there >= 0:
                    return there + len(word) - cut
        return None
