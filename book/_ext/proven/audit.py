"""The audit: every literal block is proven, or the build stops.

It runs when a page has been read, collects the blocks into the chapter's
ledger and reports each block that nothing proves, each mistake in a session
and each line of code that is too wide for a small page.
"""

import configparser
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from .locate import find_block, line_of
from .records import Block, chapter
from .sessions import WIDTH

logger = logging.getLogger(__name__)

REMEDIES = {
    "python": "Mend: write the session as a ```pycon fence, or show a file of code/ "
    "with {listing}.",
    "text": "Mend: show output in the session or transcript that prints it.",
    "c": "Mend: declare it with an ```unverified fence and a :reason:.",
}
DEFAULT_REMEDY = (
    "Mend: use a ```pycon or ```console fence, a {listing} of a file in code/, or an "
    "```unverified fence that states its :reason:."
)


def _parse_ini(text: str) -> None:
    configparser.ConfigParser(interpolation=None).read_string(text)


PARSERS = {
    "toml": tomllib.loads,
    "json": json.loads,
    "yaml": yaml.safe_load,
    "ini": _parse_ini,
}


class UnprovenError(ValueError):
    """Why a block counts as unproven, and what to do."""


def is_code(node: nodes.Node) -> bool:
    """Whether the audit has to account for this node."""
    if isinstance(node.parent, nodes.system_message):  # quotes a reported mistake
        return False
    if isinstance(node, nodes.comment):
        return "testnodetype" in node
    return isinstance(node, (nodes.literal_block, nodes.doctest_block, nodes.raw))


def account_for(node: nodes.Element, line: int) -> Block:
    """The ledger's row for a block without a proof of its own.

    Raises UnprovenError if nothing proves it.
    """
    language = node.get("language", "")
    text = node.astext()
    if isinstance(node, nodes.raw):
        raise UnprovenError(
            "raw markup escapes every check and most editions. Mend: write it as "
            "Markdown, or as a directive"
        )
    if node.get("testnodetype") or isinstance(node, nodes.doctest_block):
        raise UnprovenError(
            f"a {node.get('testnodetype', 'doctest')!s} block is not run here. "
            "Mend: write an ordinary ```pycon fence"
        )
    if parse := PARSERS.get(language):
        try:
            parse(text)
        except Exception as error:
            raise UnprovenError(
                f"this {language} does not parse: {error}. Mend: correct it, or "
                "declare it with an ```unverified fence and a :reason:"
            ) from error
        return Block("data", line, language)
    if "source" in node and not node.get("proof"):
        raise UnprovenError(
            "literalinclude is not accounted for. Mend: show the file with {listing}"
        )
    remedy = REMEDIES.get(language, DEFAULT_REMEDY)
    raise UnprovenError(f"nothing proves this {language or 'plain'} block. {remedy}")


def audit(app: Sphinx, doctree: nodes.document) -> None:
    """Enter every block of a page into its ledger; report what is wrong.

    The hints and solutions of a page's exercises are shown elsewhere, and are
    part of the page all the same.
    """
    page = Path(app.env.doc2path(app.env.docname))
    ledger = chapter(app.env)
    for tree in (doctree, *ledger.solutions):
        for node in tree.findall(is_code):
            assert isinstance(node, nodes.Element)
            if block := _enter(page, node):
                ledger.blocks.append(block)
    ledger.blocks.sort(key=lambda one: one.line)


def _enter(page: Path, node: nodes.Element) -> Block | None:
    """The ledger's row for a block, or None if nothing proves it."""
    file = Path(node.source) if node.source and Path(node.source).is_file() else page
    block: Block | None = node.get("proof")
    if block is None:
        text = node.rawsource if len(node.children) > 1 else node.astext()
        line = find_block(file, text, line_of(node))
        try:
            block = account_for(node, line)
        except UnprovenError as error:
            _warn(str(error), file, line, "unproven")
            return None
    if mistake := block.detail.pop("mistake", None):
        _warn(mistake["text"], file, mistake["line"], "session")
    if block.examples and file != page:
        _warn(
            "a failure of an included session would be reported at the wrong place. "
            "Mend: write the session into the page itself",
            file,
            block.line,
            "session",
        )
    for line, width in too_wide(node, block):
        where = f" (in code/{block.detail['file']})" if "file" in block.detail else ""
        _warn(
            f"this line of code has {width} columns; a small page shows "
            f"{WIDTH}{where}. Mend: break the line",
            file,
            line,
            "width",
        )
    return block


def _warn(text: str, file: Path, line: int, subtype: str) -> None:
    logger.warning(
        "%s", text, location=f"{file}:{line}", type="proven", subtype=subtype
    )


def too_wide(node: nodes.Element, block: Block) -> Iterator[tuple[int, int]]:
    """The lines that are too wide: where in the manuscript, and how wide."""
    if block.kind == "inputs":  # they stand in the proven session, too
        return
    for offset, text in enumerate(node.astext().splitlines()):
        if len(text) > WIDTH:
            in_page = block.line + (0 if block.kind == "listing" else offset)
            yield in_page, len(text)


def clean(app: Sphinx, doctree: nodes.document) -> None:
    """Drop what only the audit needed, so that pickled pages stay small."""
    for node in doctree.findall(is_code):
        assert isinstance(node, nodes.Element)
        if block := node.attributes.pop("proof", None):
            node["proven"] = block.kind


def setup(app: Sphinx) -> None:
    """Run the audit on every page that is read."""
    app.connect("doctree-read", audit, priority=400)
    app.connect("doctree-read", clean, priority=900)
