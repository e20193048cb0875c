"""What the book knows about its own blocks, kept in Sphinx's environment.

One :class:`Block` per literal block of the manuscript, in the order of the
page. The audit fills them in when a page is read; the proof runs them; the
census, the chapter heads and the colophon report them.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from sphinx.environment import BuildEnvironment

PROVEN_BY = {
    "pycon": "session run and compared",
    "console": "commands run and compared",
    "listing": "lines executed by pytest",
    "data": "parsed",
    "inputs": "inputs of a proven session",
    "unverified": "not proven; the reason is stated",
}


@dataclass
class Block:
    """A literal block: where it stands and how it is proven.

    ``line`` is the first line of its content in the manuscript file (1-based).
    ``examples`` is empty unless the block is a session.
    """

    kind: str
    line: int
    language: str = ""
    group: str = "default"
    pyversion: str = ""
    build: str = ""
    timeout: float = 30.0
    examples: list[dict[str, Any]] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)

    def census(self) -> dict[str, Any]:
        """The block as the census lists it."""
        row: dict[str, Any] = {
            "line": self.line,
            "kind": self.kind,
            "proven": PROVEN_BY[self.kind],
            "examples": len(self.examples),
        }
        for name in ("language", "pyversion", "build"):
            if value := getattr(self, name):
                row[name] = value
        if self.examples:
            row["group"] = self.group
        return row | self.detail


@dataclass
class Chapter:
    """What one page of the manuscript contributes to the book's ledgers.

    ``folder`` is its folder in ``code/`` (None where it has none); ``words``
    counts the prose, ``caught`` lists the caught-by proofs, ``exercises`` the
    names of its exercises, ``solutions`` what the back matter shows of them,
    ``pieces`` the nodes that the guide gathers (see ``gather``).
    """

    docname: str
    folder: str | None = None
    words: int = 0
    blocks: list[Block] = field(default_factory=list)
    caught: list[dict[str, Any]] = field(default_factory=list)
    exercises: list[str] = field(default_factory=list)
    solutions: list[Any] = field(default_factory=list)
    pieces: dict[str, list[Any]] = field(default_factory=dict)

    def sessions(self) -> list[Block]:
        """The blocks that are run."""
        return [block for block in self.blocks if block.examples]

    def example_count(self) -> int:
        """How many inputs the page's sessions hold."""
        return sum(len(block.examples) for block in self.blocks)

    def as_plan(self) -> dict[str, Any]:
        """All that decides what the proof of this chapter does, as JSON data."""
        return {
            "chapter": self.docname,
            "blocks": [asdict(block) for block in self.sessions()],
        }


def chapters(env: BuildEnvironment) -> dict[str, Chapter]:
    """The ledger of every page read so far, by document name."""
    if not hasattr(env, "proven_chapters"):
        env.proven_chapters = {}  # type: ignore[attr-defined]
    ledger: dict[str, Chapter] = env.proven_chapters  # type: ignore[attr-defined]
    return ledger


def chapter(env: BuildEnvironment, docname: str | None = None) -> Chapter:
    """The ledger of one page, made at first use; the current page by default."""
    name = docname or env.docname
    return chapters(env).setdefault(name, Chapter(name))


def purge(_app: Any, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is about to be read again."""
    chapters(env).pop(docname, None)


def merge(
    _app: Any, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    """Take over the pages that a parallel reader read."""
    for docname in docnames:
        if docname in chapters(other):
            chapters(env)[docname] = chapters(other)[docname]
