"""What the guide gathers from the chapters.

Each piece stands once, in its chapter: the question and its one-sentence
answer in the head, the lines of review, the recap, the sources, the follow-up
questions. When a chapter is read they are noted in its ledger
(``Chapter.pieces``); the pages of the guide and the cheat sheet take them from
there, so they cannot drift from the text.
"""

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxSmartQuotes
from sphinx.util import docname_join
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .frame import (
    PARTS,
    Placeholder,
    is_chapter,
    is_known,
    link,
    reading_minutes,
    unknown,
)
from .records import Chapter, chapter, chapters

# The parts of a chapter whose lists are gathered, by the end of their label.
LISTS = ("in-review", "recap")
# The pages that gather, by the beginning of their names.
GATHERING = ("guide/", "back/sources", "back/solutions-", "back/colophon")


class question_list(nodes.General, nodes.Element):
    """Stands for questions, answers and links of the chapters it names."""


class review_list(nodes.General, nodes.Element):
    """Stands for the review lines of all chapters."""


class recap_list(nodes.General, nodes.Element):
    """Stands for the recaps of all chapters."""


class source_list(nodes.General, nodes.Element):
    """Stands for the sources of all chapters."""


class chapter_minutes(nodes.Inline, nodes.TextElement):
    """Stands for the reading minutes of a chapter."""


# -- While a chapter is read --------------------------------------------------


def note_pieces(app: Sphinx, doctree: nodes.document) -> None:
    """Note in its ledger what others take from a chapter."""
    docname = app.env.docname
    if not is_chapter(docname):
        return
    stem = docname.rpartition("/")[2]
    ledger = chapter(app.env)
    sections = {
        name: section
        for section in doctree.findall(nodes.section)
        for name in section["ids"]
    }
    for label in LISTS:
        if section := sections.get(f"{stem}-{label}"):
            ledger.pieces[label] = [
                item.deepcopy()
                for child in section.children
                if isinstance(child, nodes.bullet_list)
                for item in child.children
            ]
    if section := sections.get(f"{stem}-recap"):
        ledger.pieces["sources"] = [
            child.deepcopy()
            for child in section.children
            if isinstance(child, nodes.paragraph)
        ]
    ledger.pieces["follow-up"] = [
        node.deepcopy() for node in with_class(doctree, "follow-up")
    ]
    for kind in ("question", "answer"):
        pieces = [piece.deepcopy() for piece in ledger.pieces.get(kind, [])]
        (words,) = typographic([nodes.paragraph("", "", *pieces)], doctree)
        ledger.pieces[kind] = list(words.children)
    _note_where_it_is_caught(ledger, doctree)


def typographic(
    blocks: list[nodes.Element], document: nodes.document
) -> list[nodes.Node]:
    """Give typographic quotes to blocks that were kept before their page got them."""
    holder = document.copy()
    holder += blocks
    SphinxSmartQuotes(holder, startnode=None).apply()
    return list(holder.children)


def with_class(tree: nodes.Element, name: str) -> list[nodes.Element]:
    """The elements of a tree that have a class."""
    return [node for node in tree.findall(nodes.Element) if name in node["classes"]]


def _note_where_it_is_caught(ledger: Chapter, doctree: nodes.document) -> None:
    """Give each caught-by record the label of the pitfall it stands under."""
    found = with_class(doctree, "caught-by")
    for record, node in zip(ledger.caught, found, strict=True):
        section: nodes.Node | None = node
        while not isinstance(section, nodes.section):
            assert section is not None
            section = section.parent
        record["section"] = section["ids"][0]


# -- Into another page --------------------------------------------------------


def without_places(pieces: list[nodes.Node]) -> nodes.container:
    """Copy nodes into a container, without what belongs to their place.

    That is ids, index entries, footnote marks, and the account of their proof.
    """
    holder = nodes.container("", *(piece.deepcopy() for piece in pieces))
    for unwanted in (addnodes.index, nodes.target, nodes.footnote_reference):
        for node in list(holder.findall(unwanted)):
            node.parent.remove(node)
    for node in holder.findall(nodes.Element):
        node["ids"], node["names"] = [], []
        node.attributes.pop("proof", None)
    return holder


def transplanted(
    pieces: list[nodes.Node], origin: str, target: str
) -> list[nodes.Node]:
    """Copy nodes of page ``origin`` so that they can stand on page ``target``.

    Links keep their targets.
    """
    holder = without_places(pieces)
    relink(holder, origin, target)
    return list(holder.children)


def relink(tree: nodes.Element, origin: str, target: str) -> None:
    """Have the links of a tree from page ``origin`` lead there from ``target``.

    A link by label has a ``refid``, or, before MyST has resolved it, a
    ``refuri`` of the label alone.
    """
    for reference in list(tree.findall(nodes.reference)):
        place, _, label = reference.get("refuri", "").partition("#")
        label = reference.get("refid") or ("" if place else label)
        if label:
            words = nodes.inline("", "", *reference.children)
            reference.replace_self(link("ref", label, target, words))
    for pending in tree.findall(addnodes.pending_xref):
        if pending.get("reftype") == "doc" and not pending.get("intersphinx"):
            pending["reftarget"] = "/" + docname_join(origin, pending["reftarget"])
        pending["refdoc"] = target


def chapter_link(env: BuildEnvironment, docname: str, page: str) -> nodes.Node:
    """A link from ``page`` to a chapter, by its title."""
    title = nodes.inline("", "", *(n.deepcopy() for n in env.titles[docname].children))
    return link("doc", f"/{docname}", page, title)


def in_reading_order(env: BuildEnvironment) -> list[str]:
    """The pages of the book in the order of its contents."""
    order: list[str] = []

    def visit(docname: str) -> None:
        if docname not in order:
            order.append(docname)
            for child in env.toctree_includes.get(docname, []):
                visit(child)

    visit(env.config.root_doc)
    return order


def of_part(env: BuildEnvironment, part: str) -> Iterator[str]:
    """The chapters of a part in the order of the book's contents."""
    for name in in_reading_order(env):
        if is_chapter(name) and name.startswith(f"{part}/"):
            yield name


def part_title(env: BuildEnvironment, part: str) -> str:
    """What a part is called."""
    title = env.titles.get(f"{part}/index")
    return title.astext() if title else part


# -- Placeholders -------------------------------------------------------------


class Questions(SphinxDirective):
    """Questions with answers and links; the content names chapters in order."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Yield the placeholder; it knows its chapters."""
        self.assert_has_content()
        names = [line.strip() for line in self.content if line.strip()]
        for name in names:
            if not is_known(self.env, name):
                raise self.error(
                    f"there is no chapter {name!r}. Mend: name chapters as PART/TOPIC, "
                    "one to a line"
                )
        place = question_list(chapters=names)
        self.set_source_info(place)
        return [place]


class Reviews(Placeholder):
    """``{reviews}``: the review lines of all chapters, and the rules."""

    node_class = review_list


class Recaps(Placeholder):
    """``{recaps}``: the recaps of all chapters."""

    node_class = recap_list


class Sources(Placeholder):
    """``{sources}``: what each chapter rests on."""

    node_class = source_list


class ReadingRole(SphinxRole):
    """``{reading}`memory/slots```: the chapter with its reading minutes."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Yield a link, and a placeholder for the minutes."""
        docname = self.text.strip().lstrip("/")
        if not is_known(self.env, docname):
            message = self.inliner.reporter.error(unknown(docname), line=self.lineno)
            return [], [message]
        words = nodes.inline("", docname)
        found = link("doc", f"/{docname}", self.env.docname, words, False)
        self.set_source_info(found)
        return [found, chapter_minutes(docname=docname)], []


def minutes(env: BuildEnvironment, docname: str) -> int:
    """The reading minutes of a chapter, as its head states them."""
    one = chapters(env)[docname]
    return reading_minutes(one.words, one.example_count())


# -- What replaces them -------------------------------------------------------


def questions(env: BuildEnvironment, names: list[str], page: str) -> list[nodes.Node]:
    """A list with numbers: the question, its answer in a sentence, the chapter."""
    items = nodes.definition_list()
    for number, name in enumerate(names, 1):
        ledger = chapters(env)[name]
        question, answer = (
            transplanted(ledger.pieces[kind], name, page)
            for kind in ("question", "answer")
        )
        said = nodes.paragraph("", "", *answer, nodes.Text(" → "))
        said += chapter_link(env, name, page)
        items += nodes.definition_list_item(
            "",
            nodes.term("", "", nodes.Text(f"{number}. "), *question),
            nodes.definition("", said),
        )
    return [items]


def by_part(
    env: BuildEnvironment,
    page: str,
    piece: str,
    of_chapter: Callable[[BuildEnvironment, str, str], list[nodes.Node]],
) -> list[nodes.Node]:
    """A section for each part; in it, what each chapter with that piece gives."""
    found: list[nodes.Node] = []
    for part in PARTS:
        names = [n for n in of_part(env, part) if chapters(env)[n].pieces.get(piece)]
        if names:
            title = nodes.title("", part_title(env, part))
            section = nodes.section("", title, ids=[f"{piece}-of-{part}"])
            for name in names:
                section += nodes.rubric("", "", chapter_link(env, name, page))
                section += of_chapter(env, name, page)
            found.append(section)
    return found


def points(env: BuildEnvironment, name: str, page: str, piece: str) -> nodes.Element:
    """A list that was gathered from a chapter."""
    found = nodes.bullet_list("", bullet="-")
    found += transplanted(chapters(env)[name].pieces[piece], name, page)
    return found


def review(env: BuildEnvironment, name: str, page: str) -> list[nodes.Node]:
    """The review lines of a chapter, and the rules that see its pitfalls."""
    found: list[nodes.Node] = [points(env, name, page, "in-review")]
    if caught := chapters(env)[name].caught:
        automated = nodes.paragraph("", "", nodes.Text("A tool sees it: "))
        for index, record in enumerate(caught):
            rule = nodes.literal("", f"{record['tool']} {record['rule']}")
            words = nodes.inline("", "", rule)
            automated += nodes.Text(", ") if index else nodes.Text("")
            automated += link("ref", record["section"], page, words)
        automated += nodes.Text(".")
        found.append(automated)
    return found


def recap(env: BuildEnvironment, name: str, page: str) -> list[nodes.Node]:
    """Answer and recap of a chapter."""
    answer = transplanted(chapters(env)[name].pieces["answer"], name, page)
    said = nodes.paragraph("", "", nodes.emphasis("", "", *answer))
    return [said, points(env, name, page, "recap")]


def source(env: BuildEnvironment, name: str, page: str) -> list[nodes.Node]:
    """What a chapter rests on."""
    return transplanted(chapters(env)[name].pieces["sources"], name, page)


# The lists of all chapters: their piece, and what a chapter gives.
BY_PART = {
    review_list: ("in-review", review),
    recap_list: ("recap", recap),
    source_list: ("sources", source),
}


def gathering_pages(app: Sphinx, _env: Any) -> list[str]:
    """The pages that show what chapters hold, if any page was read."""
    dirty = app.env.proven_dirty  # type: ignore[attr-defined]
    return [n for n in app.env.all_docs if dirty and n.startswith(GATHERING)]


def setup(app: Sphinx) -> None:
    """Register directives, the role and the notes."""
    app.add_directive("questions", Questions)
    app.add_directive("reviews", Reviews)
    app.add_directive("recaps", Recaps)
    app.add_directive("sources", Sources)
    app.add_role("reading", ReadingRole())
    for node in (question_list, review_list, recap_list, source_list, chapter_minutes):
        app.add_node(node)
    app.connect("doctree-read", note_pieces)
    app.connect("env-updated", gathering_pages)
