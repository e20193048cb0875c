"""The deck for Anki, read by Anki's own library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.notes import Note

from .conftest import WITH_EDITIONS, Book

PAGE = "book/object-model/hub.md"
Build = Callable[[int], Path]


@pytest.fixture
def build(book: Book, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A function that makes the deck of a small book at a moment."""
    book.add_chapter()

    def build(moment: int) -> Path:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        book.build("cards", extensions=WITH_EDITIONS, repository_url="").accepts()
        return book.root / "build/work/cards/proven-python.apkg"

    return build


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection."""
    made = Collection(str(tmp_path / "collection.anki2"))
    yield made
    made.close()


def take(collection: Collection, deck: Path) -> None:
    """Import a deck as a reader does."""
    options = ImportAnkiPackageOptions()
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(deck), options=options)
    )


def note(collection: Collection, tag: str) -> Note:
    """The first note with this tag."""
    return collection.get_note(collection.find_notes(f"tag:{tag}")[0])


def test_a_chapter_gives_its_answer_its_prediction_and_its_follow_ups(
    build, collection
):
    take(collection, build(1_700_000_000))
    assert collection.card_count() == 1 + 1 + 4
    answer = note(collection, "kind::short-answer")
    assert "What is a hub?" in answer["Front"]
    assert "from one courier to another" in answer["Back"]
    assert set(answer.tags) == {
        "part::object-model",
        "chapter::hub",
        "kind::short-answer",
    }
    assert answer["Source"] == "The hub"


def test_a_prediction_hides_its_output(build, collection):
    take(collection, build(1_700_000_000))
    predict = note(collection, "kind::predict")
    assert "print" in predict["Front"]
    assert ">Oslo<" not in predict["Front"]
    assert "Oslo" in predict["Back"]


def test_cards_lead_nowhere(build, collection):
    take(collection, build(1_700_000_000))
    fields = [
        f for n in collection.find_notes("") for f in collection.get_note(n).fields
    ]
    assert not any("<a " in field for field in fields)


def test_code_is_colored_for_light_and_dark(build, collection):
    take(collection, build(1_700_000_000))
    style = note(collection, "kind::predict").note_type()["css"]
    assert ".highlight .k" in style
    assert ".nightMode .highlight .k" in style


def test_a_corrected_card_changes_and_keeps_its_schedule(book, build, collection):
    take(collection, build(1_700_000_000))
    before = note(collection, "kind::short-answer")
    card = before.cards()[0]
    card.type, card.queue, card.ivl, card.due = 2, 2, 21, 100
    collection.update_card(card)

    book.replace(PAGE, "from one courier to another", "from one truck to another")
    take(collection, build(1_700_086_400))

    after = note(collection, "kind::short-answer")
    assert after.id == before.id
    assert "from one truck to another" in after["Back"]
    kept = after.cards()[0]
    assert (kept.ivl, kept.due) == (21, 100)
    assert collection.card_count() == 6


def test_an_older_deck_takes_nothing_back(book, build, collection):
    old = build(1_700_000_000).read_bytes()
    book.replace(PAGE, "from one courier to another", "from one truck to another")
    take(collection, build(1_700_086_400))
    earlier = book.root / "earlier.apkg"
    earlier.write_bytes(old)
    take(collection, earlier)
    assert "truck" in note(collection, "kind::short-answer")["Back"]
