"""Checks of the manuscript: the frame, the labels, the figures, the listings.

Everything here is an author's mistake that would otherwise reach a reader.
A message names file and line, says what is wrong and how to mend it.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from .fences import MARKER
from .frame import PARTS, folder_of, is_chapter, solutions_page
from .gather import LISTS, in_reading_order
from .locate import line_of
from .proof import needed_folders
from .records import chapter, chapters

logger = logging.getLogger(__name__)

FRAME = {
    "Predict it": "predict",
    "The short answer": "short-answer",
    "How it works": "how-it-works",
    "Judgement": "judgement",
    "Pitfalls": "pitfalls",
    "In review": "in-review",
    "Versions": "versions",
    "Follow-up questions": "follow-up",
    "Exercises": "exercises",
    "Recap and sources": "recap",
}
FEWEST = {"predict": 1, "follow-up": 4, "exercise": 3}


def warn(
    message: str,
    location: tuple[str, int | None] | str | nodes.Node,
    subtype: str,
) -> None:
    """Report a mistake of the author; with it, the build fails."""
    logger.warning(message, location=location, type="proven", subtype=subtype)


# -- While a page is read ---------------------------------------------------------

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")


def check_fences(app: Sphinx, docname: str, source: list[str]) -> None:
    """Report a fence that is never closed: it would swallow the page."""
    open_fences: list[tuple[str, int, int]] = []
    for number, line in enumerate(source[0].splitlines(), 1):
        match = FENCE.match(line)
        if not match:
            continue
        fence, info = match["fence"], match["info"].strip()
        if open_fences:
            outer = open_fences[-1][0]
            if fence[0] == outer[0] and len(fence) >= len(outer) and not info:
                open_fences.pop()
                continue
            if outer[0] != ":":
                continue  # the text of a block of code
            if fence[0] == ":" and len(fence) >= len(outer):
                warn(
                    f"this fence cannot stand inside the one of line "
                    f"{open_fences[-1][1]}: it would close it. Mend: give the outer "
                    "fence more colons than the inner one",
                    (docname, number),
                    "fence",
                )
        if info or fence[0] != ":":
            open_fences.append((fence, number, len(match["indent"])))
        elif not info:
            warn(
                "this line closes a fence that is not open. Mend: remove it, or "
                "open the fence above it",
                (docname, number),
                "fence",
            )
    for fence, number, _ in open_fences:
        warn(
            f"this fence is never closed. Mend: add a line {fence} where it ends",
            (docname, number),
            "fence",
        )


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Check one page as soon as it has been read."""
    docname = app.env.docname
    trees = (doctree, *chapter(app.env).solutions)
    for image in chain.from_iterable(tree.findall(nodes.image) for tree in trees):
        if not image.get("alt", "").strip():
            warn(
                "this picture has no alternative text. Mend: add :alt: with what it "
                "shows, for a reader who cannot see it",
                (docname, line_of(image)),
                "alt",
            )
    if is_chapter(docname):
        _check_frame(docname, doctree)


def _check_frame(docname: str, doctree: nodes.document) -> None:
    stem = docname.rpartition("/")[2]
    heads = [
        n for n in doctree.findall(nodes.container) if "chapter-head" in n["classes"]
    ]
    if len(heads) != 1:
        warn(
            "a chapter has one chapter-head under its title. Mend: see "
            "CONTRIBUTING.md, 'The frame of a chapter'",
            (docname, 1),
            "frame",
        )
    _check_labels(docname, stem, doctree)
    _check_headings(docname, stem, doctree)
    counts = {"predict": 0, "follow-up": 0, "exercise": 0}
    for node in doctree.findall(nodes.Element):
        for name in node["classes"]:
            if name in counts:
                counts[name] += 1
    for name, fewest in FEWEST.items():
        if counts[name] < fewest:
            warn(
                f"a chapter has at least {fewest} {name} "
                f"directive{'s' if fewest > 1 else ''}; this one has {counts[name]}. "
                "Mend: write what is missing",
                (docname, 1),
                "frame",
            )


def _check_labels(docname: str, stem: str, doctree: nodes.document) -> None:
    for section in doctree.findall(nodes.section):
        labels = [name for name in section["names"] if doctree.nametypes.get(name)]
        if not any(f"{label}-".startswith(f"{stem}-") for label in labels):
            title = section.next_node(nodes.title)
            text = title.astext() if title else "?"
            warn(
                f"the section {text!r} has no label that starts with '{stem}-'. "
                f"Mend: put ({stem}-…)= in the line above the heading",
                (docname, section.line),
                "label",
            )


def _check_headings(docname: str, stem: str, doctree: nodes.document) -> None:
    top = next(iter(doctree.findall(nodes.section)), None)
    sections = [n for n in top.children if isinstance(n, nodes.section)] if top else []
    titles = [section.next_node(nodes.title).astext() for section in sections]
    for title, label in FRAME.items():
        if title not in titles:
            warn(
                f"the part {title!r} of the chapter's frame is missing. Mend: add "
                f"the heading '## {title}' with the label ({stem}-{label})= above it",
                (docname, 1),
                "frame",
            )
            continue
        section = sections[titles.index(title)]
        if f"{stem}-{label}" not in section["ids"]:
            warn(
                f"the label of {title!r} is fixed. Mend: call it ({stem}-{label})=",
                (docname, section.line),
                "frame",
            )
        if label in LISTS and not section.next_node(nodes.bullet_list):
            warn(
                f"the part {title!r} has no list. Mend: write its points as a list; "
                "the guide gathers them",
                (docname, section.line),
                "frame",
            )
        if len(section.astext().split()) < len(title.split()) + 10:
            warn(
                f"the part {title!r} is empty. Mend: write it",
                (docname, section.line),
                "frame",
            )
    for index, title in enumerate(titles):
        if title in FRAME and title in titles[:index]:
            warn(
                f"the part {title!r} stands twice. Mend: make one part of the two",
                (docname, sections[index].line),
                "frame",
            )
    present = [title for title in dict.fromkeys(titles) if title in FRAME]
    wanted = [title for title in FRAME if title in present]
    if present != wanted:
        first = next(a for a, b in zip(present, wanted, strict=True) if a != b)
        section = sections[titles.index(first)]
        warn(
            f"the parts are out of order at {first!r}. Mend: the order is "
            f"{', '.join(FRAME)}",
            (docname, section.line),
            "frame",
        )


# -- When all pages have been read ------------------------------------------------


def check_book(app: Sphinx, env: BuildEnvironment) -> None:
    """Check what only the whole book shows: leftovers nobody uses."""
    _check_figures(env)
    code = Path(app.config.proven_code)
    if code.is_dir():
        _check_regions(env, code)
        _check_code_files(env, code)


def _check_figures(env: BuildEnvironment) -> None:
    shown = {Path(env.srcdir, name).resolve() for name in env.images}
    folder = Path(env.srcdir, "figures")
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.resolve() not in shown:
            warn(
                "no page shows this figure. Mend: show it, or delete the file",
                f"{path}:1",
                "unused",
            )


def _check_regions(env: BuildEnvironment, code: Path) -> None:
    shown = {
        (block.detail["file"], block.detail.get("region"))
        for one in chapters(env).values()
        for block in one.blocks
        if block.kind == "listing"
    }
    for path in _source_files(code):
        name = path.relative_to(code).as_posix()
        for number, line in enumerate(_text(path).splitlines(), 1):
            match = MARKER.match(line)
            if match and match[1] == "region" and (name, match[2]) not in shown:
                warn(
                    f"no listing shows the region {match[2]!r}. Mend: show it with "
                    f"{{listing}} {name}, or remove the markers",
                    f"{path}:{number}",
                    "unused",
                )


def _source_files(folder: Path) -> Iterator[Path]:
    """The files below a folder, without what tools leave behind."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        left = any(part.startswith(".") or part == "__pycache__" for part in parts)
        if path.is_file() and not left:
            yield path


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _check_code_files(env: BuildEnvironment, code: Path) -> None:
    """Every file of a chapter's folder is named by the page, a test or a file."""
    for one in chapters(env).values():
        if not one.folder or not (code / one.folder).is_dir():
            continue
        files = list(_source_files(code / one.folder))
        texts = {path: _text(path) for path in files}
        page = Path(env.doc2path(one.docname)).read_text(encoding="utf-8")
        tests = code.parent / "tests" / "listings"
        outside = [page, *(_text(p) for p in sorted(tests.glob("*.py")))]
        known = {
            f"{one.folder}/{folder}/{prefix}{name}.py"
            for name in one.exercises
            for folder, prefix in (
                ("exercises", ""),
                ("exercises", "test_"),
                ("solutions", ""),
            )
        }
        for path in files:
            name = path.relative_to(code).as_posix()
            if name in known or path.name in ("__init__.py", "conftest.py"):
                continue
            if _is_exercise(path):
                warn(
                    "no exercise directive names this file. Mend: write the exercise "
                    f"into {one.docname}, or delete the file",
                    f"{path}:1",
                    "unused",
                )
            elif not _named(path, outside, texts):
                warn(
                    "nothing uses this file: no listing, session, test or other file "
                    "names it. Mend: show or test it, or delete it",
                    f"{path}:1",
                    "unused",
                )


def _is_exercise(path: Path) -> bool:
    return path.suffix == ".py" and path.parent.name in ("exercises", "solutions")


def _named(path: Path, outside: list[str], texts: dict[Path, str]) -> bool:
    word = re.compile(rf"(?<![\w]){re.escape(path.stem)}(?![\w])")
    others = [text for other, text in texts.items() if other != path]
    return any(word.search(text) for text in (*outside, *others))


def check_contents(app: Sphinx, env: BuildEnvironment) -> None:
    """What was written has its place in the book: chapters, solutions, folders."""
    for docname in sorted(
        filter(is_chapter, env.found_docs - {*in_reading_order(env)})
    ):
        warn(
            "this chapter is missing from the contents. Mend: add it to the toctree "
            "in the index.md of its part",
            (docname, 1),
            "contents",
        )
    _check_solutions(env)
    _check_folders(env, Path(app.config.proven_code))


def _check_solutions(env: BuildEnvironment) -> None:
    """The solutions of every part are shown at the back."""
    for part in PARTS:
        page = solutions_page(f"{part}/")
        first = next(
            (
                one
                for name, one in sorted(chapters(env).items())
                if name.startswith(f"{part}/") and one.solutions
            ),
            None,
        )
        if first and page not in env.found_docs:
            warn(
                f"the solutions of this part are shown nowhere. Mend: write {page}.md "
                f"with the directive {{solutions}} {part}, and add it to the contents",
                (first.docname, 1),
                "contents",
            )


def _check_folders(env: BuildEnvironment, code: Path) -> None:
    """A folder in ``code/`` belongs to a chapter, or a page shows or imports it."""
    owners = {folder_of(name) for name in env.found_docs if is_chapter(name)}
    for one in chapters(env).values():
        owners.update(needed_folders(one, code))
        shown = (b.detail["file"] for b in one.blocks if b.kind == "listing")
        owners.update(file.partition("/")[0] for file in shown)
    for path in sorted(code.iterdir()) if code.is_dir() else []:
        visible = path.is_dir() and not path.name.startswith(("_", "."))
        if visible and path.name not in owners:
            warn(
                "this folder belongs to no chapter of the book, and no page shows or imports it. "
                "Mend: write the chapter, or delete the folder",
                f"{path}:1",
                "unused",
            )


def setup(app: Sphinx) -> None:
    """Connect the checks to the events they belong to."""
    app.connect("source-read", check_fences)
    app.connect("doctree-read", check_page)
    app.connect("env-check-consistency", check_book)
    app.connect("env-check-consistency", check_contents)
