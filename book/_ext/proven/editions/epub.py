"""The ePub edition: Sphinx's ePub 3 builder, finished.

What is added: pages and style made for reading systems (``epub_theme``), a
package file with accessibility metadata and landmarks (``epub_files``),
everything foldable open, nothing in the archive that no page uses, and the
same bytes for the same manuscript and ``SOURCE_DATE_EPOCH``.
"""

import os
import re
import time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.epub3 import NavPoint as NavEntry
from sphinx.highlighting import PygmentsBridge
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util._pathlib import _StrPath
from sphinx.util.fileutil import copy_asset_file

from .markup import without_empty_headers

HERE = Path(__file__).parent
INDEX = ("genindex.xhtml", "Index")
MIMETYPE = "mimetype"
FIRST_ZIP_DATE = 315532800  # 1980-01-01: the archive format knows nothing earlier

# Docutils marks footnotes for assistive technology; reading systems that show
# them as pop-ups go by the ePub's own vocabulary.
POP_UPS = {
    'role="doc-noteref"': 'epub:type="noteref" role="doc-noteref"',
    'role="doc-footnote"': 'epub:type="footnote" role="doc-footnote"',
}
PREFORMATTED = re.compile(r"(<pre[^>]*>)(.*?)</pre>", re.DOTALL)


class EpubEdition(Epub3Builder):
    """Writes ``proven-python.epub``."""

    template_dir = _StrPath(HERE / "epub_files")

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Use the book's own ePub theme, whatever the site uses."""
        return "proven-epub", {}

    def init_highlighter(self) -> None:
        """Mark code by weight and slant: colors belong to the reading system."""
        self.highlighter = PygmentsBridge("html", "proven.editions.highlight.Ink")
        self.dark_highlighter = None

    def prepare_writing(self, docnames: Any) -> None:
        """Prepare Sphinx's context and give each page its language."""
        super().prepare_writing(docnames)
        language = self.config.epub_language
        self.globalcontext["html_tag"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
            f' lang="{language}" xml:lang="{language}">'
        )

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        **options: Any,
    ) -> None:
        """Write a page by the ePub's template, not by the site's of that name."""
        if "body" in addctx:
            body = without_empty_headers(addctx["body"])
            addctx["body"] = with_lines(with_pop_ups(body))
        super().handle_page(pagename, addctx, f"epub/{templatename}", **options)

    def copy_static_files(self) -> None:
        """Copy the style sheet and the cover, and nothing else of the site."""
        static = self.outdir / "_static"
        static.mkdir(parents=True, exist_ok=True)
        self.create_pygments_style_file()
        copy_asset_file(HERE / "epub_theme" / "epub.css", static, force=True)
        if self.config.epub_cover:
            cover = Path(self.config.epub_cover[0])
            for folder in self.config.html_static_path:
                source = Path(self.confdir, folder, cover.relative_to("_static"))
                if source.exists():
                    copy_asset_file(source, (self.outdir / cover).parent, force=True)

    def copy_extra_files(self) -> None:
        """Leave the site's extra files to the site."""

    def handle_finish(self) -> None:
        """Make the archive from what this manuscript made."""
        self.remove_stale_pages()
        super().handle_finish()

    def remove_stale_pages(self) -> None:
        """Remove pages of chapters that have left the book since the last build.

        And the cover page: Sphinx writes it last, and lists it twice if it
        finds one.
        """
        current = {f"{name}{self.out_suffix}" for name in self.env.found_docs}
        current.update((INDEX[0], "nav.xhtml"))
        for page in Path(self.outdir).rglob(f"*{self.out_suffix}"):
            if page.relative_to(self.outdir).as_posix() not in current:
                page.unlink()

    def make_id(self, name: str) -> str:
        """Return the package's id for a file: the same in every build."""
        return "file-" + re.sub(r"[^A-Za-z0-9.-]", "_", name)

    def content_metadata(self) -> dict[str, Any]:
        """Return the values of the package file, the date in the form ePub wants."""
        metadata = super().content_metadata()
        metadata["date"] = time.strftime(
            "%Y-%m-%dT%H:%M:%SZ", time.gmtime(source_date())
        )
        return metadata

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[NavEntry]:
        """Return the contents: what Sphinx collects, then the index."""
        entries: list[NavEntry] = super().build_navlist(navnodes)
        if self.use_index:
            entries.append(NavEntry(INDEX[1], INDEX[0], []))
        return entries

    def navigation_doc_metadata(self, navlist: list[NavEntry]) -> dict[str, Any]:
        """Return the values of the navigation document, landmarks included."""
        metadata = super().navigation_doc_metadata(navlist)
        metadata["title"] = self.config.epub_title
        metadata["start"] = navlist[1].refuri if len(navlist) > 1 else navlist[0].refuri
        metadata["cover"] = self.coverpage_name if self.config.epub_cover else ""
        metadata["index"] = INDEX[0] if self.use_index else ""
        return metadata

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Return the values of the contents for old readers.

        Its identifier must be the package's; Sphinx gives the name instead.
        """
        metadata = super().toc_metadata(level, navpoints)
        metadata["uid"] = self.config.epub_identifier
        return metadata

    def build_epub(self) -> None:
        """Write the archive; its entries carry the date of the source."""
        moment = time.gmtime(max(source_date(), FIRST_ZIP_DATE))[:6]
        names = [
            "META-INF/container.xml",
            "content.opf",
            "toc.ncx",
            *sorted(set(self.files)),
        ]
        target = Path(self.outdir, f"{self.config.epub_basename}.epub")
        with ZipFile(target, "w") as archive:
            # The type comes first and uncompressed, so that its bytes stand
            # at a fixed place.
            for name in (MIMETYPE, *names):
                entry = ZipInfo(name, moment)
                entry.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, Path(self.outdir, name).read_bytes())


def source_date() -> int:
    """Return ``SOURCE_DATE_EPOCH`` in seconds, or now."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def with_pop_ups(body: str) -> str:
    """Return a page's body with its footnotes marked for pop-ups."""
    for old, new in POP_UPS.items():
        body = body.replace(old, new)
    return body


def with_lines(body: str) -> str:
    """Return a page's body with each line of code in an element of its own.

    A line too long for the page then wraps with a hanging indent, so that no
    reader takes the rest of it for a new line. The text stays as it was.
    """
    return PREFORMATTED.sub(_in_lines, body)


def _in_lines(match: re.Match[str]) -> str:
    # The highlighter closes what it marks at the end of each line, except
    # for the lines to emphasize, which it closes at the start of the next.
    code = match[2].replace("\n</span>", "</span>\n")
    lines = code.removesuffix("\n").split("\n")
    marked = "".join(f'<span class="line">{line}\n</span>' for line in lines)
    return f"{match[1]}{marked}</pre>"


class Unfold(SphinxPostTransform):
    """Show everything foldable open: many reading systems cannot unfold."""

    default_priority = 400
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Drop the attribute that makes an admonition a ``<details>``."""
        for node in self.document.findall(nodes.Element):
            node.attributes.pop("collapsible", None)


def setup(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's own."""
    app.add_builder(EpubEdition, override=True)
    app.add_html_theme("proven-epub", str(HERE / "epub_theme"))
    app.add_post_transform(Unfold)
