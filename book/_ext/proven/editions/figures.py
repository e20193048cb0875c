"""Figures in HTML: each SVG file becomes part of its page.

A drawing behind ``<img>`` cannot follow the reader's color scheme; one inside
the page can, because the style sheet reaches the classes of its shapes. The
ePub keeps the files: reading systems are surer with images than with SVG
among the text.
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)

SVG = "http://www.w3.org/2000/svg"
FORBIDDEN = {
    f"{{{SVG}}}{name}" for name in ("script", "style", "image", "foreignObject")
}
REFERENCE = re.compile(r"url\(#([^)]+)\)")

ET.register_namespace("", SVG)


class UnfitDrawing(ValueError):
    """The SVG file cannot stand inside a page; the message says why."""


def inlined(source: str, prefix: str, alt: str) -> str:
    """Return an SVG document as an element to stand inside an HTML page.

    ``prefix`` makes its ids unique within the page. ``alt`` becomes the
    description that assistive technology reads; the drawing's own title stays
    its name. Raises ``UnfitDrawing`` for what is not well-formed SVG or brings
    scripts, style sheets or foreign content.
    """
    try:
        root = ET.fromstring(source)
    except ET.ParseError as error:
        raise UnfitDrawing(f"it is not well-formed XML: {error}") from error
    if root.tag != f"{{{SVG}}}svg":
        raise UnfitDrawing(f'its root is not <svg xmlns="{SVG}">')
    for element in root.iter():
        if element.tag in FORBIDDEN:
            raise UnfitDrawing(f"it contains <{_local(element)}>")
    _prefix_ids(root, prefix)
    _drop_indentation(root)
    _name(root, prefix, alt)
    return ET.tostring(root, encoding="unicode")


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _prefix_ids(root: ET.Element, prefix: str) -> None:
    """Rename every id and every reference to one."""
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, f"{prefix}-{value}")
            elif name.rpartition("}")[2] == "href":
                if not value.startswith("#"):
                    raise UnfitDrawing(f"it refers to {value!r}")
                element.set(name, f"#{prefix}-{value[1:]}")
            else:
                element.set(name, REFERENCE.sub(rf"url(#{prefix}-\1)", value))


def _drop_indentation(root: ET.Element) -> None:
    """Remove white space between shapes; that inside text is drawn."""
    for element in root.iter():
        if _local(element) in ("text", "tspan", "title", "desc"):
            continue
        if element.text and not element.text.strip():
            element.text = None
        for child in element:
            if child.tail and not child.tail.strip():
                child.tail = None


def _name(root: ET.Element, prefix: str, alt: str) -> None:
    """Give the drawing its role, its name and its description."""
    title = root.find(f"{{{SVG}}}title")
    for old in root.findall(f"{{{SVG}}}desc"):
        root.remove(old)
    description = ET.Element(f"{{{SVG}}}desc", id=f"{prefix}-desc")
    description.text = alt
    names = [f"{prefix}-desc"]
    if title is None:
        root.insert(0, description)
    else:
        title.set("id", f"{prefix}-title")
        names.insert(0, f"{prefix}-title")
        root.insert(list(root).index(title) + 1, description)
    root.set("role", "img")
    root.set("aria-labelledby", " ".join(names))


class InlineDrawings(SphinxPostTransform):
    """Replace each image of a local SVG file by the drawing itself."""

    default_priority = 400
    builders = ("html", "dirhtml")

    def run(self, **kwargs: Any) -> None:
        """Walk the page; an unfit drawing is a warning and stays a file."""
        for number, image in enumerate(list(self.document.findall(nodes.image)), 1):
            path = Path(self.env.srcdir, image["uri"])
            if path.suffix != ".svg" or not path.is_file():  # Sphinx reports it
                continue
            try:
                svg = inlined(
                    path.read_text(encoding="utf-8"),
                    f"drawing-{number}",
                    image.get("alt", ""),
                )
            except UnfitDrawing as error:
                logger.warning(
                    "%s cannot be shown inside a page: %s",
                    image["uri"],
                    error,
                    location=image,
                )
                continue
            image.replace_self(nodes.raw("", svg, format="html", classes=["drawing"]))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(InlineDrawings)
