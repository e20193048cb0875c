"""The deck and the cheat sheet: whole, and of the size that was meant."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from .conftest import DECK, SHEET, chapters

FEWEST = 250
A4 = (595, 842)  # points
Editions = Callable[[str], Path]


@pytest.fixture(scope="module")
def collection(
    editions: Editions, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Collection]:
    """A collection into which the deck was imported."""
    made = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    made.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(editions(DECK)), options=ImportAnkiPackageOptions()
        )
    )
    yield made
    made.close()


def tags(collection: Collection, kind: str) -> Counter[str]:
    """How many notes have each tag of a kind, such as ``chapter``."""
    return Counter(
        tag.partition("::")[2]
        for identity in collection.find_notes("")
        for tag in collection.get_note(identity).tags
        if tag.startswith(f"{kind}::")
    )


def test_there_are_enough_cards_for_every_chapter(collection):
    assert collection.card_count() >= FEWEST
    counts = tags(collection, "chapter")
    assert set(counts) == {name.partition("/")[2] for name in chapters()}
    assert min(counts.values()) >= 5


def test_every_kind_of_card_is_there(collection):
    kinds = tags(collection, "kind")
    assert kinds["short-answer"] == len(chapters())
    assert set(kinds) == {"short-answer", "predict", "follow-up", "choice"}


def test_no_card_is_empty_on_either_side(collection):
    for identity in collection.find_notes(""):
        front, back, _ = collection.get_note(identity).fields
        assert len(front) > 20, front
        assert len(back) > 20, front


def test_the_cheat_sheet_has_two_sides_of_a4(editions):
    sheet = pypdf.PdfReader(editions(SHEET))
    assert len(sheet.pages) == 2
    for page in sheet.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4


def test_the_cheat_sheet_has_every_chapter(editions, book):
    text = "".join(p.extract_text() for p in pypdf.PdfReader(editions(SHEET)).pages)
    bare = "".join(text.split()).replace("-", "")
    for name in chapters():
        title = next(iter(book.doctree(name).findall(lambda n: n.tagname == "title")))
        assert "".join(title.astext().split()).replace("-", "") in bare, name
