"""The cards: ``sphinx-build -b cards`` makes a deck for Anki.

A card stands for something that a chapter says: its short answer, its
prediction, each of its follow-up questions; and for each item of the
self-assessment. Nothing is written for the deck alone.

A card keeps its identity as long as its page and its question stay, so a
corrected answer reaches readers who import a newer deck, and their schedule
stays. Anki takes the newer of two notes: the deck's time is that of the
build, or ``SOURCE_DATE_EPOCH``.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import genanki
from docutils import nodes
from pygments.formatters import HtmlFormatter
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.display import progress_message

from ..assess import ITEMS, PAGE
from ..frame import PARTS
from ..gather import of_part, part_title, with_class, without_places
from .epub import source_date
from .highlight import Dark, Light
from .markup import with_output_marked, without_plain_marks

FILE = "proven-python.apkg"
# Identities of the note type and of the decks: they never change.
MODEL_ID = 1748092301
DECK_ID = 1748092400

PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
STYLE = """\
.card { font: 1.05em/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; max-width: 42em; margin: 0 auto; padding: 0 .6em; }
.card.nightMode, .nightMode .card { color: #d7dce1; background: #131619; }
.source { font-size: .8em; color: #57606a; }
.nightMode .source { color: #98a2ad; }
.question { font-size: 1.15em; font-weight: 600; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em; overflow-wrap: anywhere; }
pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; line-height: 1.4; white-space: pre-wrap; overflow-wrap: anywhere; padding: .6em .8em; border-radius: 6px; text-align: left; }
ol.upperalpha { list-style: upper-alpha; }
"""
FRONT = '{{Front}}<p class="source">{{Source}}</p>'
BACK = '{{FrontSide}}<hr id="answer">{{Back}}'


@dataclass(frozen=True)
class Card:
    """What a card asks and answers, as nodes, and what it is known by.

    ``key`` tells it from the other cards of its page, in every edition.
    """

    kind: str
    key: str
    front: list[nodes.Node]
    back: list[nodes.Node]


def cards_of(doctree: nodes.document, docname: str) -> Iterator[Card]:
    """The cards of a chapter."""
    stem = docname.rpartition("/")[2]
    for section in doctree.findall(nodes.section):
        if f"{stem}-short-answer" in section["ids"]:
            yield _short_answer(doctree, section)
    for number, node in enumerate(with_class(doctree, "predict"), 1):
        yield item_card(node, "predict", f"predict-{number}")
    for node in with_class(doctree, "follow-up"):
        title = node.next_node(nodes.title)
        assert isinstance(title, nodes.title)
        question = nodes.paragraph("", "", *title.children, classes=["question"])
        yield Card("follow-up", title.astext(), [question], _without_title(node))


def _short_answer(doctree: nodes.document, section: nodes.section) -> Card:
    (question,) = with_class(doctree, "question")
    return Card("short-answer", "short-answer", [question], _without_title(section))


def item_card(node: nodes.Element, kind: str, key: str) -> Card:
    """The card of a prediction or a choice: its folded answer is the back."""
    (answer,) = with_class(node, "answer")
    front = [child for child in node.children if child is not answer]
    return Card(kind, key, front, _without_title(answer))


def _without_title(node: nodes.Element) -> list[nodes.Node]:
    return [child for child in node.children if not isinstance(child, nodes.title)]


class CardsBuilder(StandaloneHTMLBuilder):
    """Writes ``proven-python.apkg``; the cards' text is the site's HTML."""

    name = "cards"
    epilog = "The deck is in %(outdir)s."
    search = False

    def get_outdated_docs(self) -> Iterator[str]:
        """Return every document: a deck is written whole."""
        return iter(self.env.found_docs)

    def write_documents(self, _docnames: Set[str]) -> None:
        """Collect the cards of all chapters and write the deck."""
        self.prepare_writing(_docnames)
        model = note_type()
        decks = []
        with progress_message("making the cards", nonl=False):
            for number, part in enumerate(PARTS):
                title = part_title(self.env, part)
                deck = genanki.Deck(DECK_ID + number, f"{self.config.project}::{title}")
                for docname in of_part(self.env, part):
                    for card in self._cards(docname):
                        deck.add_note(self._note(model, card, docname))
                decks.append(deck)
        target = Path(self.outdir, FILE)
        genanki.Package(decks).write_to_file(target, timestamp=float(source_date()))

    def finish(self) -> None:
        """Copy nothing: the deck is one file."""

    def _cards(self, docname: str) -> Iterator[Card]:
        yield from cards_of(self._page(docname), docname)
        part, _, stem = docname.partition("/")
        page = f"{PAGE}-{part}"
        if page not in self.env.found_docs:
            return
        for section in self._page(page).findall(nodes.section):
            if f"assess-{stem}" in section["ids"]:
                for kind in ITEMS:
                    for number, node in enumerate(with_class(section, kind), 1):
                        yield item_card(node, kind, f"assess-{kind}-{number}")

    def _page(self, docname: str) -> nodes.document:
        pages: dict[str, nodes.document] = self.__dict__.setdefault("_pages", {})
        if docname not in pages:
            pages[docname] = self.env.get_and_resolve_doctree(docname, self)
        return pages[docname]

    def _note(self, model: genanki.Model, card: Card, docname: str) -> genanki.Note:
        part, _, stem = docname.partition("/")
        return genanki.Note(
            model=model,
            guid=genanki.guid_for("proven-python", docname, card.key),
            fields=[
                self._html(card.front),
                self._html(card.back),
                self.env.titles[docname].astext(),
            ],
            tags=[f"part::{part}", f"chapter::{stem}", f"kind::{card.kind}"],
        )

    def _html(self, pieces: list[nodes.Node]) -> str:
        holder = without_places(pieces)
        for link in list(holder.findall(nodes.reference)):
            link.replace_self(link.children)  # a card leads nowhere
        fragment = str(self.render_partial(holder)["fragment"])
        return PERMALINK.sub("", without_plain_marks(with_output_marked(fragment)))


def note_type() -> genanki.Model:
    """The note type: three fields, one card, legible on light and dark."""
    return genanki.Model(
        MODEL_ID,
        "Proven Python",
        fields=[{"name": name} for name in ("Front", "Back", "Source")],
        templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE
        + HtmlFormatter(style=Light).get_style_defs(".highlight")
        + HtmlFormatter(style=Dark).get_style_defs(".nightMode .highlight"),
    )


def setup(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(CardsBuilder)
