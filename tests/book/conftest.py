"""The book itself, as it is read, proven and made: shared by the tests here.

What ``make`` has left in ``build/`` is used if it is younger than every source;
otherwise the tests make it for themselves in a temporary folder.
"""

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
PDFS = ("proven-python.pdf", "proven-python-ereader.pdf")
EPUB = "proven-python.epub"
SHEET = "proven-python-cheatsheet.pdf"
DECK = "proven-python.apkg"
EDITIONS = ("html/index.html", EPUB, *PDFS, SHEET, DECK)
BUILDERS = {EPUB: "epub", DECK: "cards"} | dict.fromkeys((*PDFS, SHEET), "typst")


@cache
def newest_source() -> float:
    """When the book was last changed."""
    files = [ROOT / "conf.py", ROOT / "requirements.txt"]
    for folder in ("book", "code"):
        files += (ROOT / folder).rglob("*")
    return max(
        path.stat().st_mtime
        for path in files
        if path.is_file()
        and not any(p.endswith("cache") or p == "__pycache__" for p in path.parts)
    )


def is_young(path: Path) -> bool:
    """Whether something was made after the last change of the book."""
    return path.exists() and path.stat().st_mtime > newest_source()


def sphinx(
    builder: str, build: Path, source: Path = ROOT / "book"
) -> subprocess.CompletedProcess[str]:
    """Run a builder of the book, with doctrees and proofs in ``build``."""
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        builder,
        "-c",
        ROOT,
        "-d",
        build / "doctrees",
        "-D",
        f"proven_build={build}",
        source,
        build / "work" / builder,
    ]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "book" / "_ext"),
        "PYTHONHASHSEED": "0",
        "NO_COLOR": "1",
    }
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment
    )


@dataclass
class Made:
    """A folder with what was made of the book."""

    build: Path

    @property
    def census(self) -> dict[str, Any]:
        """What the book holds and how it is proven."""
        census: dict[str, Any] = json.loads((self.build / "census.json").read_text())
        return census

    def doctree(self, docname: str) -> nodes.document:
        """A page as it was read."""
        return _doctree(self.build / "doctrees" / f"{docname}.doctree")


@cache
def _doctree(path: Path) -> nodes.document:
    tree = pickle.loads(path.read_bytes())
    assert isinstance(tree, nodes.document)
    return tree


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The book, read and proven."""
    if is_young(BUILD / "census.json") and is_young(
        BUILD / "doctrees/environment.pickle"
    ):
        return Made(BUILD)
    return _prove(tmp_path_factory.mktemp("book"))


def _prove(folder: Path) -> Made:
    if (BUILD / "proof").is_dir():
        shutil.copytree(
            BUILD / "proof", folder / "proof"
        )  # what holds is not run again
    done = sphinx("doctest", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Made(folder)


@pytest.fixture(scope="session")
def editions(
    book: Made, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """A function from ``html`` or the name of an edition's file to its path."""
    if all(is_young(BUILD / name) for name in EDITIONS):
        return lambda name: BUILD / name
    if book.build == BUILD:
        book = Made(tmp_path_factory.mktemp("editions"))
        for name in ("doctrees", "proof"):
            shutil.copytree(BUILD / name, book.build / name)
    work = book.build / "work"

    @cache
    def make(builder: str) -> Path:
        done = sphinx(builder, book.build)
        assert done.returncode == 0, done.stdout + done.stderr
        return work / builder

    def find(name: str) -> Path:
        if name == "html":
            return site()
        return make(BUILDERS[name]) / name

    @cache
    def site() -> Path:
        """The site offers the other editions."""
        folder = make("html")
        (folder / "editions").mkdir()
        for other in BUILDERS:
            shutil.copy(find(other), folder / "editions")
        return folder

    return find


def pages() -> Iterator[tuple[str, Path]]:
    """The pages of the manuscript: document name and file."""
    for path in sorted((ROOT / "book").rglob("*.md")):
        name = path.relative_to(ROOT / "book")
        if not name.parts[0].startswith("_"):
            yield name.with_suffix("").as_posix(), path


def chapters() -> list[str]:
    """The document names of the chapters that are written."""
    from proven.frame import is_chapter

    return [docname for docname, _ in pages() if is_chapter(docname)]
