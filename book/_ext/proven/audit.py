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

from .locate import find_block
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
    """Enter every block of a page into its ledger; report what is wrong."""
    docname = app.env.docname
    path = Path(app.env.doc2path(docname))
    ledger = chapter(app.env)
    for node in doctree.findall(is_code):
        assert isinstance(node, nodes.Element)
        block = node.get("proof")
        if block is None:
            line = find_block(path, node.astext(), node.line or 1)
            try:
                block = account_for(node, line)
            except UnprovenError as error:
                logger.warning(
                    "%s",
                    error,
                    location=(docname, line),
                    type="proven",
                    subtype="unproven",
                )
                continue
        if mistake := block.detail.pop("mistake", None):
            logger.warning(
                "%s",
                mistake["text"],
                location=(docname, mistake["line"]),
                type="proven",
                subtype="session",
            )
        _report_width(docname, node, block)
        ledger.blocks.append(block)
    for entry in ledger.solutions:
        for node in entry.findall(nodes.literal_block):
            _report_width(docname, node, node["proof"])
    ledger.blocks.sort(key=lambda one: one.line)


def _report_width(docname: str, node: nodes.Element, block: Block) -> None:
    for line, text in too_wide(node, block):
        file = f" (in code/{block.detail['file']})" if "file" in block.detail else ""
        logger.warning(
            "this line of code has %d columns; a small page shows %d%s: %r. "
            "Mend: break the line",
            len(text),
            WIDTH,
            file,
            text,
            location=(docname, line),
            type="proven",
            subtype="width",
        )


def too_wide(node: nodes.Element, block: Block) -> Iterator[tuple[int, str]]:
    """The lines that are too wide, with their line in the manuscript."""
    if block.kind == "inputs":  # they stand in the proven session, too
        return
    for offset, text in enumerate(node.astext().splitlines()):
        if len(text) > WIDTH:
            in_page = block.line + (0 if block.kind == "listing" else offset)
            yield in_page, text


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
