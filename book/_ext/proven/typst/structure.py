"""The plan of the book: which document is a part, a chapter, or matter."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sphinx.environment import BuildEnvironment


@dataclass(slots=True)
class Chapter:
    """A document, with the documents that its own toctrees include."""

    docname: str
    number: str = ""
    inner: list["Chapter"] = field(default_factory=list)

    def docnames(self) -> Iterator[str]:
        """Yield this document and those below it in reading order."""
        yield self.docname
        for chapter in self.inner:
            yield from chapter.docnames()


@dataclass(slots=True)
class Part:
    """A document whose toctree lists chapters.

    ``number`` is empty for a part without one; ``matter`` is true where the
    chapters stand for themselves, as the glossary and the colophon do.
    """

    docname: str
    number: str
    matter: bool
    chapters: list[Chapter]


@dataclass(slots=True)
class Book:
    """The documents of the book in reading order."""

    root: str
    parts: list[Part]

    def docnames(self) -> Iterator[str]:
        """Yield every document once, in reading order."""
        yield self.root
        for part in self.parts:
            yield part.docname
            for chapter in part.chapters:
                yield from chapter.docnames()


def plan(
    env: BuildEnvironment, root: str, unnumbered: list[str], matter: list[str]
) -> Book:
    """Read the plan of the book from the toctrees below ``root``.

    Documents that the root includes are parts; those that a part includes
    are chapters, numbered through the book. ``unnumbered`` and ``matter``
    name the part documents that get no number, nor their chapters. A number
    that Sphinx has given (``:numbered:``) is kept.
    """
    parts: list[Part] = []
    part_count = chapter_count = 0
    for part_name in env.toctree_includes.get(root, []):
        numbered = part_name not in unnumbered and part_name not in matter
        chapters = []
        for name in env.toctree_includes.get(part_name, []):
            chapter = _chapter(env, name)
            if numbered:
                chapter_count += 1
                chapter.number = _given_number(env, name) or str(chapter_count)
            chapters.append(chapter)
        part_count += numbered
        number = roman(part_count) if numbered else ""
        parts.append(Part(part_name, number, part_name in matter, chapters))
    return Book(root, parts)


def _chapter(env: BuildEnvironment, docname: str) -> Chapter:
    inner = [_chapter(env, name) for name in env.toctree_includes.get(docname, [])]
    return Chapter(docname, inner=inner)


def _given_number(env: BuildEnvironment, docname: str) -> str:
    number = env.toc_secnumbers.get(docname, {}).get("")
    return ".".join(map(str, number)) if number else ""


def roman(number: int) -> str:
    """Return ``number`` (1 to 39, enough parts for any book) in Roman figures."""
    tens, ones = divmod(number, 10)
    figures = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + figures[ones]
