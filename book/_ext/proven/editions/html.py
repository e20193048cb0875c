"""The HTML edition: what the theme leaves to the book.

Everything here changes the context of a page, never its text. Nothing a page
loads comes from another host.
"""

import html
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.index_entries import split_index_msg

from .markup import (
    with_output_marked,
    without_empty_headers,
    without_plain_marks,
)

DESCRIPTION = (
    "The Python internals senior engineers are expected to know. "
    "Every example is proven by running it."
)

# The theme asks for these on every page; none of them does anything here.
UNUSED_EVERYWHERE = {
    "styles/furo-extensions.css",  # restyles extensions the book does not use
    "scripts/furo-extensions.js",  # empty
}

# Only the guide has check lists and the self-assessment.
GUIDE_ONLY = {"guide.css", "guide.js"}

VIEWPORT = re.compile(r'<meta [^>]*name="viewport"[^>]*>\s*')


class Chapter(NamedTuple):
    """A chapter as the landing page lists it."""

    title: str
    link: str
    question: str


class Part(NamedTuple):
    """A part as the landing page lists it."""

    title: str
    link: str
    chapters: list[Chapter]


def edit_links(app: Sphinx, config: Config) -> None:
    """Tell the theme where "edit this page" leads, if the book has an address."""
    if not config.repository_url:
        return
    root = Path(app.confdir).resolve()
    folder = Path(app.srcdir).resolve()
    source = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else ""
    config.html_theme_options = {
        "source_repository": config.repository_url,
        "source_branch": "main",
        "source_directory": f"{source}/" if source not in ("", ".") else "",
        "top_of_page_buttons": ["edit"],
        **config.html_theme_options,
    }


def site_wide(app: Sphinx) -> bool:
    """Whether this build makes the site (the ePub builder is HTML, too)."""
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name in (
        "html",
        "dirhtml",
    )


def contents(
    env: BuildEnvironment, builder: StandaloneHTMLBuilder, root: str
) -> list[Part]:
    """Return parts and chapters in reading order, with links from the root page."""

    def link(docname: str) -> str:
        return builder.get_relative_uri(root, docname)

    return [
        Part(
            _title(env, part),
            link(part),
            [
                Chapter(
                    _title(env, name),
                    link(name),
                    env.metadata[name].get("question", ""),
                )
                for name in env.toctree_includes.get(part, [])
            ],
        )
        for part in env.toctree_includes.get(root, [])
    ]


def _title(env: BuildEnvironment, docname: str) -> str:
    """Return a page's title as HTML: words escaped, literals kept."""
    parts = []
    for child in env.titles[docname].children:
        text = html.escape(child.astext())
        parts.append(
            f"<code>{text}</code>" if isinstance(child, nodes.literal) else text
        )
    return "".join(parts)


def head_tags(
    *, title: str, description: str, address: str | None, image: str, kind: str
) -> str:
    """Return the description and the tags that link previews read.

    ``address`` is the page's public address, or None where it has none yet.
    """
    tags = [
        ("name", "description", description),
        ("property", "og:type", kind),
        ("property", "og:site_name", "Proven Python"),
        ("property", "og:title", title),
        ("property", "og:description", description),
        ("property", "og:image", image),
        (
            "property",
            "og:image:alt",
            "Proven Python. Every example is proven by running it.",
        ),
        ("name", "twitter:card", "summary_large_image"),
    ]
    if address:
        tags.append(("property", "og:url", address))
    return "".join(
        f'<meta {attribute}="{name}" content="{html.escape(text)}">\n'
        for attribute, name, text in tags
    )


def wanted(files: Iterable[Any], unused: set[str]) -> list[Any]:
    """Return the style sheets or scripts that a page needs, in their order."""
    return [
        file
        for file in files
        if os.fspath(getattr(file, "filename", file)).removeprefix("_static/")
        not in unused
    ]


def finish_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Complete the context of one page of the site."""
    if not site_wide(app):
        return
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    is_root = pagename == app.config.root_doc
    unused = UNUSED_EVERYWHERE | (
        set() if pagename.startswith("guide/") else GUIDE_ONLY
    )
    context["script_files"] = wanted(context["script_files"], unused)
    context["css_files"] = wanted(context["css_files"], unused)
    # Sphinx gives captions a heading's role without its level.
    context["furo_navigation_tree"] = context.get("furo_navigation_tree", "").replace(
        'role="heading"', 'role="heading" aria-level="2"'
    )
    if "body" in context:
        body = without_empty_headers(context["body"])
        context["body"] = without_plain_marks(with_output_marked(body))
    if is_root:
        context["book_contents"] = contents(app.env, builder, pagename)
    described = app.env.metadata.get(pagename, {}).get("description", "")
    image = "_static/social.png"
    # Link previews want a whole address; until the site has one, a relative
    # one at least names the file.
    base = app.config.html_baseurl
    # Docutils adds a viewport of its own to the theme's.
    metatags = VIEWPORT.sub("", context.get("metatags") or "")
    context["metatags"] = metatags + head_tags(
        title=_plain(context.get("title") or app.config.html_title),
        description=described or DESCRIPTION,
        address=context.get("pageurl"),
        image=base.rstrip("/") + "/" + image if base else context["pathto"](image, 1),
        kind="website" if doctree is None or is_root else "article",
    )


def _plain(markup: str) -> str:
    """Return the text of a title that Sphinx hands over as HTML."""
    text, inside = [], False
    for character in markup:
        if character in "<>":
            inside = character == "<"
        elif not inside:
            text.append(character)
    return html.unescape("".join(text))


def not_found_page(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Yield the page a host shows for a wrong address, ``404.html``.

    The page stands alone, because a host serves it at any depth. With
    ``html_baseurl`` set its links start there; without, a line of script
    finds the site's root.
    """
    if site_wide(app):
        base = app.config.html_baseurl
        path = urlsplit(base).path.rstrip("/") + "/" if base else ""
        yield "404", {"site_path": path, "book_parts": _parts(app)}, "404.html"


def _parts(app: Sphinx) -> list[tuple[str, str]]:
    """Return title and address, from the site's root, of each part."""
    return [
        (_title(app.env, name), app.builder.get_target_uri(name))
        for name in app.env.toctree_includes.get(app.config.root_doc, [])
    ]


def complete_search(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Give the search the index entries of the pages that are not written anew.

    Sphinx takes all else of them from the search index of the build before.
    """
    indexer = getattr(app.builder, "indexer", None)
    if site_wide(app) and indexer is not None:
        known = indexer._index_entries
        for docname, entries in app.env.domains.index_domain.entries.items():
            known.setdefault(docname, sorted(_searched(entries)))
    return ()


def _searched(entries: Iterable[Any]) -> set[tuple[str, str, str]]:
    """Return the words, place and mark that the search keeps of entries."""
    return {
        (words, target or "", main)
        for kind, text, target, main, _key in entries
        for words in split_index_msg(kind, text)
    }


def setup(app: Sphinx) -> None:
    """Register the configuration value and the handlers."""
    app.add_config_value("repository_url", "", "html", frozenset({str}))
    app.connect("config-inited", edit_links)
    # After the theme, which computes its navigation in the same event.
    app.connect("html-page-context", finish_page, priority=900)
    app.connect("html-collect-pages", not_found_page)
    app.connect("html-collect-pages", complete_search)
