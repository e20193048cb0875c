"""``make new-chapter``: an honest frame, or a refusal that changes nothing."""

from pathlib import Path

import pytest
from proven.manuscript import FRAME
from proven.new_chapter import RefusedError, create, with_entry

CONTENTS = """\
# Book

```{toctree}
:hidden:

object-model/index
concurrency/index
back/index
```
"""
PART = "# Concurrency\n\n```{toctree}\n:hidden:\n\ngil\n```\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book" / "concurrency").mkdir(parents=True)
    (tmp_path / "code" / "gil").mkdir(parents=True)
    (tmp_path / "book" / "index.md").write_text(CONTENTS)
    (tmp_path / "book" / "concurrency" / "index.md").write_text(PART)
    (tmp_path / "book" / "concurrency" / "gil.md").write_text("# GIL\n")
    return tmp_path


def test_page_folder_and_entry_are_made(book: Path) -> None:
    made = {
        path.relative_to(book).as_posix()
        for path in create("concurrency/subinterpreters", book)
    }
    assert made == {
        "book/concurrency/subinterpreters.md",
        "book/concurrency/index.md",
        "code/subinterpreters/__init__.py",
    }
    index = (book / "book" / "concurrency" / "index.md").read_text()
    assert index == PART.replace("gil\n", "gil\nsubinterpreters\n")
    page = (book / "book" / "concurrency" / "subinterpreters.md").read_text()
    for title, label in FRAME.items():
        assert f"(subinterpreters-{label})=\n## {title}\n" in page
    assert page.startswith("(subinterpreters)=\n# Subinterpreters\n")


def test_a_part_that_is_new_gets_its_place_in_the_contents(book: Path) -> None:
    list(create("memory/arenas", book))
    contents = (book / "book" / "index.md").read_text().splitlines()
    assert contents[5:9] == [
        "object-model/index",
        "memory/index",
        "concurrency/index",
        "back/index",
    ]
    assert "\narenas\n" in (book / "book" / "memory" / "index.md").read_text()


@pytest.mark.parametrize(
    "name",
    [
        "slots",
        "memory/",
        "memory/Slots",
        "memory/more/slots",
        "memory/slots.md",
        "memory/-slots",
        "nowhere/slots",
        "../memory/slots",
        "concurrency/gil",
        "memory/gil",  # its labels would clash
        "concurrency/asyncio",  # its folder would hide the module
        "tooling/mypy",
    ],
)
def test_a_bad_name_is_refused_and_nothing_written(book: Path, name: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in book.rglob("*")}
    with pytest.raises(RefusedError):
        list(create(name, book))
    assert before == {path: path.stat().st_mtime_ns for path in book.rglob("*")}


def test_an_index_without_contents_is_refused() -> None:
    with pytest.raises(RefusedError):
        with_entry("# Part\n", "slots")
