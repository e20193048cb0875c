"""The words and code lines of a page, to be looked for in an edition."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

# Characters that typesetting adds, drops or moves: blanks, hyphens, joiners.
INVISIBLE = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011-]+")
SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "}
)
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
PAGE = "\f"  # between the pages of an edition

# How many characters may stand between two words: nothing as a rule, ...
MARK = 6  # the mark of a footnote
FILLED = 300  # the text that a reference takes from its target
HEAD = 300  # the head of a page, and what floats there
FOOT = 9  # characters that tell a footnote
NUMBER = re.compile(r"\(p\.\w+\)")  # of the page that a reference leads to


def bare(text: str) -> str:
    """Text without anything that only typesetting cares about."""
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    pages = text.translate(SAME).split(PAGE)
    return PAGE.join(INVISIBLE.sub("", page) for page in pages)


@dataclass
class Passage:
    """A paragraph, title or cell: its words, and sizes of what comes between them."""

    line: int
    pieces: list[str | int] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The words alone."""
        return [piece for piece in self.pieces if isinstance(piece, str)]

    def __str__(self) -> str:
        return f"line {self.line}: {' '.join(self.words)}"


def passages(tree: nodes.Element) -> Iterator[Passage]:
    """The passages of prose of a page, in order."""
    for node in tree.findall(nodes.TextElement):
        if isinstance(
            node, (nodes.literal_block, nodes.comment, nodes.Inline, nodes.label)
        ):
            continue
        if isinstance(node.parent, addnodes.toctree):
            continue
        passage = Passage(line_of(node))
        for piece in pieces(node):
            if isinstance(piece, int):
                passage.pieces.append(piece)
            else:
                passage.pieces += [word for word in map(bare, piece.split()) if word]
        if passage.words:
            yield passage


def notes(tree: nodes.Element) -> Iterator[Passage]:
    """The footnotes of a page."""
    for note in tree.findall(nodes.footnote):
        yield from passages(note)


def pieces(node: nodes.Element) -> Iterator[str | int]:
    """The text of a paragraph, with numbers for what is only known at the end."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.Element):
            if isinstance(child, nodes.footnote_reference):
                yield MARK
            elif is_filled_in(child):
                yield FILLED
            else:
                yield from pieces(child)


def is_filled_in(node: nodes.Element) -> bool:
    """Whether an inline element takes its text from somewhere else."""
    if isinstance(node, addnodes.pending_xref):
        kinds = ("ref", "doc", "numref", "myst")
        return node.get("reftype") in kinds and not node.get("refexplicit")
    return not node.children and not isinstance(node, addnodes.index)


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

    def __init__(self, text: str, notes: Iterable[Passage] = ()) -> None:
        self.text = NUMBER.sub("", bare(text))
        self.feet = tuple("".join(note.words)[:FOOT] for note in notes)
        self.taken: set[int] = set()

    def find(self, passage: Passage) -> bool:
        """Look for a passage; each place in the text counts for one passage only."""
        first = passage.words[0]
        rest = passage.pieces[passage.pieces.index(first) :]
        start = self.text.find(first)
        while start >= 0:
            if start not in self.taken and self._goes_on(rest, start):
                self.taken.add(start)
                return True
            start = self.text.find(first, start + 1)
        return False

    def _goes_on(self, pieces: list[str | int], position: int) -> bool:
        """Whether the rest of a passage stands from a position on."""
        gap = 0
        for index, piece in enumerate(pieces):
            if isinstance(piece, int):
                gap = max(gap, piece)
            elif gap or not self.text.startswith(piece, position):
                rest = pieces[index + 1 :]
                return any(
                    self._goes_on(rest, after)
                    for after in self._afters(piece, position, gap)
                )
            else:
                position += len(piece)
        return True

    def _afters(self, word: str, position: int, gap: int) -> Iterator[int]:
        """Where the text may go on behind a word that is not right here."""
        yield from self._all(word, position, gap)
        if (turn := self._turn(position)) is not None:
            yield from self._all(word, turn, HEAD)
        for cut in range(2, len(word)):  # divided between the pages
            for here in self._all(word[:cut], position, gap):
                if (turn := self._turn(here)) is not None:
                    yield from self._all(word[cut:], turn, HEAD)

    def _turn(self, position: int) -> int | None:
        """Where the page ends, if nothing but footnotes comes before that."""
        turn = self.text.find(PAGE, position)
        rest = self.text[position:turn].lstrip("0123456789")
        return turn if turn >= 0 and (not rest or rest.startswith(self.feet)) else None

    def _all(self, word: str, position: int, gap: int) -> Iterator[int]:
        """The ends of a word wherever it stands, from no to ``gap`` characters on."""
        end = position + gap + len(word)
        found = self.text.find(word, position, end)
        while found >= 0:
            yield found + len(word)
            found = self.text.find(word, found + 1, end)
