"""From a resolved doctree to the Typst source of one document.

Each node becomes calls of functions that ``template.typ`` defines. Every
node kind has its own method, found by its exact name: a node nobody thought
of raises ManuscriptError instead of vanishing from the page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.locale import admonitionlabels
from sphinx.util.docutils import SphinxTranslator

from . import tables
from .attributes import (
    CONTAINER_CLASSES,
    INLINE_CLASSES,
    check_attributes,
    check_classes,
)
from .errors import ManuscriptError, locate, place_of
from .highlighting import Highlighter, typst_lines
from .images import natural_size
from .syntax import array, boolean, length, string

#: Where a long inline literal may be broken: around spaces, after punctuation
#: that something follows, and after a single hyphen or underscore within a name.
_BREAKABLE = re.compile(
    r"(?<=\s)|(?=\s)|(?<=[./,(=\[:|])(?=[\w\"'~])|(?<=[^\W_][-_])(?=[^\W_])"
)

#: A paragraph of which code is more than this share is not justified.
_CODE_SHARE = 0.3

#: Paragraphs shorter than this are kept with what they announce.
_LEAD_IN = 160
_ANNOUNCED = (
    nodes.literal_block,
    nodes.doctest_block,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
)

#: Inline literals up to this length stay in one piece.
_UNBROKEN = 14

#: References whose target needs no page number: the glossary is in
#: alphabetical order, footnotes are at the foot.
_WITHOUT_PAGE = frozenset({"std-term", "footnote-reference", "citation-reference"})

_ENUMERATIONS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


@dataclass(slots=True)
class Shared:
    """What the documents of one book know in common while it is written."""

    labels: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    places: list[tuple[str, int | None]] = field(default_factory=list)
    characters: dict[tuple[str, str], str] = field(default_factory=dict)
    mistakes: list[SphinxError] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    frame: frozenset[str] = frozenset()
    highlighter: Highlighter = field(default_factory=Highlighter)


def section_of(node: nodes.Node | None, docname: str) -> str:
    """Return ``document#id`` of the innermost section around a node, or "".

    A section is its own.
    """
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return f"{docname}#{node['ids'][0]}" if node and node["ids"] else ""


@dataclass(slots=True)
class Role:
    """How a document's own title is set, and how deep its headings stand.

    ``opening`` is the template's function for the title; ``level`` the level
    of that title in the PDF's outline.
    """

    opening: str
    level: int
    number: str = ""


#: Containers for which the template has a function of the same name, and
#: those of them that put their content into a box.
DRAWN_CONTAINERS = (
    "chapter-head",
    "predict",
    "caught-by",
    "hint",
    "solution",
    "assess",
    "choice",
)
FRAMED = frozenset({"predict", "choice"})


class TypstTranslator(SphinxTranslator):
    """Writes one document; ``source`` then holds its Typst text.

    Raises ManuscriptError for a node, an attribute or a class that print
    does not know, for an image without alternative text, and for a reference
    to a place that is not in the book.
    """

    def __init__(self, document: nodes.document, builder: Any, role: Role) -> None:
        super().__init__(document, builder)
        self.builder = builder
        self.shared: Shared = builder.shared
        self.docname: str = document["docname"]
        self.role = role
        self.body: list[str] = []
        self._buffers: list[list[str]] = []
        self._pending: list[str] = []
        self._lead = ""
        self._paged: set[str] = set()
        self._depth = 0
        self._nesting = 0
        self._footnotes: dict[str, nodes.footnote] = {}
        self._placed_footnotes: set[str] = set()
        self._titles: list[Callable[[str], str]] = []
        self._last_place: tuple[str, int | None] | None = None

    @property
    def source(self) -> str:
        """The Typst text written so far."""
        return "".join(self.body)

    # -- Machinery ---------------------------------------------------------

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Call the method of the node's exact name; note its place and ids."""
        method = getattr(self, f"visit_{type(node).__name__}", None)
        if method is None:
            self.unknown_visit(node)
            return
        if isinstance(node, nodes.Element):
            check_attributes(node)
            if not isinstance(node, nodes.Text):
                self._note_place(node)
            if node.get("ids") and not isinstance(
                node, (nodes.section, nodes.document)
            ):
                self._note_ids(node)
        method(node)

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Call the departure method of the node's exact name, if there is one."""
        method = getattr(self, f"depart_{type(node).__name__}", None)
        if method is not None:
            method(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        """Refuse a node that has no method, naming its place."""
        name = type(node).__name__
        raise ManuscriptError(
            place_of(node),
            f"the PDF edition does not know the node “{name}”",
            f"write it with markup that the book uses, or add visit_{name} to proven.typst.writer",
        )

    def add(self, text: str) -> None:
        """Append Typst text to what is being written."""
        self.body.append(text)

    def _push(self) -> None:
        self._buffers.append(self.body)
        self.body = []

    def _pop(self) -> str:
        text = "".join(self.body)
        self.body = self._buffers.pop()
        return text

    def _render(self, children: list[nodes.Node]) -> str:
        self._push()
        for child in children:
            child.walkabout(self)
        return self._pop()

    def _note_place(self, node: nodes.Element) -> None:
        """Leave a mark that leads from a Typst error back to the manuscript."""
        if isinstance(node, nodes.Inline) or node.line is None:
            return
        place = locate(node)
        if place != self._last_place:
            self._last_place = place
            self.add(f"/*@{len(self.shared.places)}@*/")
            self.shared.places.append(place)

    def _note_ids(self, node: nodes.Element) -> None:
        if isinstance(node, (nodes.footnote, nodes.footnote_reference)):
            return
        if isinstance(node, nodes.target) and node.get("refid"):
            return
        self._pending.extend(f"{self.docname}#{name}" for name in node["ids"])
        if isinstance(node, nodes.Inline):
            self._anchor()

    def _anchor(self) -> None:
        """Write the anchors that wait for the text they belong to.

        They go inside the first line that follows: between two blocks they
        could be left on the page before.
        """
        for name in self._pending:
            self.add(f"at({string(name)});")
        self._pending.clear()
        self.add(self._lead)
        self._lead = ""

    def _wrap(self, head: str) -> None:
        self.add(f"{head}[#{{")

    def _close(self, tail: str = ");") -> None:
        self.add(f"}}]{tail}")

    def _refuse(self, node: nodes.Node, what: str, mend: str) -> ManuscriptError:
        return ManuscriptError(place_of(node), what, mend)

    def _record(self, text: str, font: str, node: nodes.Node) -> None:
        """Remember where a character beyond ASCII was first seen."""
        if not text.isascii():
            for character in set(text):
                if (
                    not character.isascii()
                    and (font, character) not in self.shared.characters
                ):
                    self.shared.characters[font, character] = place_of(node)

    # -- Documents and sections ---------------------------------------------

    def visit_document(self, node: nodes.document) -> None:
        self._footnotes = {
            name: footnote
            for footnote in node.findall(nodes.footnote)
            for name in footnote["ids"]
        }

    def depart_document(self, node: nodes.document) -> None:
        self._anchor()

    def visit_start_of_file(self, node: nodes.Element) -> None:
        pass

    def visit_section(self, node: nodes.section) -> None:
        if self._depth == 0 and node.parent.index(node) > 0:
            before = [
                n
                for n in node.parent[: node.parent.index(node)]
                if type(n) is type(node)
            ]
            if before:
                raise self._refuse(
                    node,
                    "a second title at the top level of a document",
                    "a document has one title; make this heading a level deeper",
                )
        self._depth += 1

    def depart_section(self, node: nodes.section) -> None:
        self._depth -= 1

    def visit_title(self, node: nodes.title) -> None:
        parent = node.parent
        self._push()
        if isinstance(parent, nodes.section):
            self._titles.append(lambda body: self._heading(parent, node, body))
        elif isinstance(parent, nodes.table):
            self._titles.append(lambda body: f"caption-above([#{{{body}}}]);\n")
        else:
            self._titles.append(lambda body: f"box-title([#{{{body}}}]);\n")
            self._anchor()

    def depart_title(self, node: nodes.title) -> None:
        text = self._pop()
        self.add(self._titles.pop()(text))

    def _heading(self, section: nodes.section, title: nodes.title, body: str) -> str:
        plain = string(" ".join(title.astext().split()))
        if self._depth == 1:
            return (
                f"{self.role.opening}([#{{{body}}}],plain:{plain},level:{self.role.level},"
                f"number:{string(self.role.number)},lbl:{string(self.docname)});\n"
            )
        label = self.shared.labels[f"{self.docname}#{section['ids'][0]}"]
        return (
            f"sec([#{{{body}}}],level:{self.role.level + self._depth - 1},"
            f"depth:{self._depth},number:{string(self._section_number(section))},"
            f"toc:{boolean(self._is_listed(title))},lbl:{string(label)});\n"
        )

    def _is_listed(self, title: nodes.title) -> bool:
        """Return whether the printed contents name a heading."""
        chapter = self.role.opening == "chapter-opener" and self.role.number
        return bool(chapter) and title.astext() not in self.shared.frame

    def _section_number(self, section: nodes.section) -> str:
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        for name in section["ids"]:
            if number := numbers.get(f"#{name}"):
                return ".".join(map(str, number))
        return ""

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        self._wrap("rubric(")

    def depart_subtitle(self, node: nodes.subtitle) -> None:
        self._close(");\n")

    def visit_rubric(self, node: nodes.rubric) -> None:
        self._wrap("rubric(")
        self._anchor()

    def depart_rubric(self, node: nodes.rubric) -> None:
        self._close(");\n")

    def visit_transition(self, node: nodes.transition) -> None:
        if "footnotes" not in node["classes"]:  # those stand at the foot of the page
            self.add("transition;\n")

    # -- Text ----------------------------------------------------------------

    def visit_Text(self, node: nodes.Text) -> None:
        text = node.astext()
        parent = node.parent
        if not isinstance(
            parent, (nodes.literal, nodes.literal_block, nodes.FixedTextElement)
        ):
            text = re.sub(r"[ \t\r\n]+", " ", text)
        self._record(text, "text", node)
        if text:
            self.add(f"{string(text)};")

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        self._paged = set()
        classes = node["classes"]
        if "question" in classes:
            self._wrap("question(")
        elif "facts" in classes:
            self._wrap("facts(")
        elif "gate" in classes:
            self._wrap("gate(")
        else:
            known = frozenset(
                {"rubric", "centered", "attribution", "first", "last", "compact"}
            )
            check_classes(node, known, self.config.typst_ignored_classes)
            self._wrap(f"{_paragraph_function(node)}(")
        self._anchor()

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        self._close(");\n")

    def visit_compact_paragraph(self, node: nodes.Element) -> None:
        self._wrap("p(")
        self._anchor()

    depart_compact_paragraph = depart_paragraph

    def visit_centered(self, node: nodes.Element) -> None:
        self._wrap("centered(")
        self._anchor()

    depart_centered = depart_paragraph

    def _inline(self, function: str) -> None:
        self._wrap(f"{function}(")

    def visit_emphasis(self, node: nodes.emphasis) -> None:
        self._inline("emph")

    def depart_emphasis(self, node: nodes.Element) -> None:
        self._close()

    visit_title_reference = visit_emphasis
    depart_title_reference = depart_emphasis
    visit_literal_emphasis = visit_emphasis
    depart_literal_emphasis = depart_emphasis
    visit_manpage = visit_emphasis
    depart_manpage = depart_emphasis

    def visit_strong(self, node: nodes.strong) -> None:
        # Sphinx sets the name of a PEP strong; here a link is enough.
        self._inline("text" if "pep" in node.parent["classes"] else "strong")

    depart_strong = depart_emphasis
    visit_literal_strong = visit_strong
    depart_literal_strong = depart_emphasis

    def visit_subscript(self, node: nodes.subscript) -> None:
        self._inline("sub")

    depart_subscript = depart_emphasis

    def visit_superscript(self, node: nodes.superscript) -> None:
        self._inline("super")

    depart_superscript = depart_emphasis

    def visit_generated(self, node: nodes.generated) -> None:
        pass

    def visit_inline(self, node: nodes.inline) -> None:
        if "check-box" in node["classes"]:
            self.add(f"checkbox({boolean('checked' in node['classes'])});")
            raise nodes.SkipNode
        classes = node["classes"]
        check_classes(node, INLINE_CLASSES, self.config.typst_ignored_classes)
        if "cpython-detail" in classes:
            self._inline("cpython-detail")
        elif {"guilabel", "menuselection"} & set(classes):
            self._inline("interface")
        elif "versionmodified" in classes or "accelerator" in classes:
            self._inline("emph" if "versionmodified" in classes else "underline")
        else:
            self.add("[#{")

    def depart_inline(self, node: nodes.inline) -> None:
        plain = not (
            {
                "cpython-detail",
                "guilabel",
                "menuselection",
                "versionmodified",
                "accelerator",
            }
            & set(node["classes"])
        )
        self.add("}];" if plain else "}]);")

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        pass

    def depart_abbreviation(self, node: nodes.abbreviation) -> None:
        meaning = node.get("explanation", "")
        if meaning and meaning not in self.shared.explained:
            # Paper has no tooltips: the meaning stands at the first use.
            self.shared.explained.add(meaning)
            self.add(f"{string(f' ({meaning})')};")

    visit_acronym = visit_abbreviation
    depart_acronym = depart_abbreviation

    def visit_literal(self, node: nodes.literal) -> None:
        text = re.sub(r"\s*\n\s*", " ", node.astext())
        self._record(text, "code", node)
        if "kbd" in node["classes"]:
            self.add(f"key({string(text)});")
        elif len(text) <= _UNBROKEN:
            self.add(f"ic({string(text)});")
        else:
            pieces = array(map(string, filter(None, _BREAKABLE.split(text))))
            self.add(f"icl({string(text)},{pieces});")
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """Print raw Typst; of raw HTML only what Markdown itself makes."""
        formats = node.get("format", "").split()
        text = node.astext()
        if "typst" in formats:
            self.add(text)
        elif "html" in formats and re.match(r"<br\s*/?>", text.strip()):
            self.add("linebreak();")
        raise nodes.SkipNode

    def visit_comment(self, node: nodes.comment) -> None:
        raise nodes.SkipNode

    visit_meta = visit_comment
    visit_toctree = visit_comment
    visit_substitution_definition = visit_comment
    visit_tabular_col_spec = visit_comment
    visit_highlightlang = visit_comment

    # -- References ----------------------------------------------------------

    def visit_reference(self, node: nodes.reference) -> None:
        target = self._internal_target(node)
        self._push()
        if target is None and not node.get("refuri"):
            raise self._refuse(
                node,
                "a reference that leads nowhere",
                "check the spelling of the target",
            )

    def depart_reference(self, node: nodes.reference) -> None:
        text = self._pop()
        target = self._internal_target(node)
        if target is None:
            self.add(f"link-out({string(node['refuri'])},[#{{{text}}}]);")
            return
        label = self._label(target, node)
        page = self._wants_page(node, label) and not self._is_near(node, target)
        self.add(f"xr({string(label)},[#{{{text}}}],page:{boolean(page)});")

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def _internal_target(self, node: nodes.reference) -> str | None:
        """Return ``document#id`` of a reference into the book, None otherwise."""
        uri = node.get("refuri", "")
        if uri.startswith("%"):
            return uri[1:]
        if not uri and node.get("refid"):
            return f"{self.docname}#{node['refid']}"
        if uri.startswith("#"):
            return f"{self.docname}{uri}"
        return None

    def _label(self, target: str, node: nodes.Node) -> str:
        label = self.shared.labels.get(target.removesuffix("#"))
        if label is None:
            raise self._refuse(
                node,
                f"the reference to “{target}” leads to no place in the PDF edition",
                "refer to a heading, a figure, a term or an explicit target in the book",
            )
        return label

    def _is_near(self, node: nodes.reference, target: str) -> bool:
        """Return whether a reference leads within its own section.

        Whether it leads within its own page is not asked: the answer would
        move the text that it depends on, and the layout might never settle.
        """
        here = section_of(node, self.docname)
        return self.shared.sections.get(target.removesuffix("#")) == here

    def _wants_page(self, node: nodes.reference, label: str) -> bool:
        classes = set(node["classes"])
        classes.update(
            *(child.get("classes", ()) for child in node.findall(nodes.inline))
        )
        in_title = isinstance(node.parent, (nodes.title, nodes.caption, nodes.rubric))
        if in_title or classes & _WITHOUT_PAGE or label in self._paged:
            return False
        self._paged.add(label)  # once a paragraph is enough
        return True

    def visit_target(self, node: nodes.target) -> None:
        pass

    def visit_index(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        name = node.get("refid", "")
        footnote = self._footnotes.get(name)
        if footnote is None:
            raise self._refuse(
                node, f"no footnote “{node.astext()}”", "write the note it refers to"
            )
        label = string(f"{self.docname}#{name}")
        if name in self._placed_footnotes:
            self.add(f"note-again({label});")
        else:
            self._placed_footnotes.add(name)
            paged, self._paged = self._paged, set()
            body = [
                child
                for child in footnote.children
                if not isinstance(child, nodes.label)
            ]
            if len(body) == 1 and isinstance(body[0], nodes.paragraph):
                body = body[0].children
            self.add(f"note({label},[#{{{self._render(body)}}}]);")
            self._paged = paged
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.footnote) -> None:
        raise nodes.SkipNode  # printed where it is first referred to

    def visit_citation(self, node: nodes.citation) -> None:
        self._nesting += 1
        self._wrap("citation(")

    def depart_citation(self, node: nodes.citation) -> None:
        self._nesting -= 1
        self._close(");\n")

    def visit_label(self, node: nodes.label) -> None:
        self._lead = f"citation-label({string(node.astext())});"
        raise nodes.SkipNode

    # -- Lists -----------------------------------------------------------------

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        tasks = "contains-task-list" in node["classes"]
        self.add(f"items(tight:{boolean(_is_tight(node))},tasks:{boolean(tasks)},")
        self._nesting += 1

    def depart_bullet_list(self, node: nodes.Element) -> None:
        self._nesting -= 1
        self.add(");\n")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        style = _ENUMERATIONS.get(node.get("enumtype", "arabic"))
        if style is None:
            raise self._refuse(
                node, f"numbering “{node['enumtype']}”", "use 1, a, A, i or I"
            )
        pattern = node.get("prefix", "") + style + (node.get("suffix") or ".")
        self.add(
            f"steps(tight:{boolean(_is_tight(node))},numbering:{string(pattern)},"
            f"start:{node.get('start', 1)},"
        )
        self._nesting += 1

    depart_enumerated_list = depart_bullet_list

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.add("[#{")

    def depart_list_item(self, node: nodes.list_item) -> None:
        self.add("}],\n")

    def visit_hlist(self, node: nodes.Element) -> None:
        pass  # columns of short items are a list like any other in print

    visit_hlistcol = visit_hlist

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        self.add("definitions([#{")
        self._nesting += 1

    def depart_definition_list(self, node: nodes.Element) -> None:
        self._nesting -= 1
        self.add("}]);\n")

    def visit_glossary(self, node: nodes.Element) -> None:
        pass

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        pass

    def visit_term(self, node: nodes.term) -> None:
        self._wrap("term(")
        self._anchor()

    def depart_term(self, node: nodes.term) -> None:
        self._close(");\n")

    def visit_classifier(self, node: nodes.classifier) -> None:
        self._wrap("classifier(")

    depart_classifier = depart_emphasis

    def visit_definition(self, node: nodes.definition) -> None:
        self._wrap("definition(")

    def depart_definition(self, node: nodes.definition) -> None:
        self._close(");\n")

    def visit_field_list(self, node: nodes.field_list) -> None:
        self.add("fields((")
        self._nesting += 1

    def depart_field_list(self, node: nodes.field_list) -> None:
        self._nesting -= 1
        self.add("));\n")

    def visit_field(self, node: nodes.field) -> None:
        self.add("(")

    def depart_field(self, node: nodes.field) -> None:
        self.add("),\n")

    def visit_field_name(self, node: nodes.field_name) -> None:
        self.add("[#{")
        self._anchor()

    def depart_field_name(self, node: nodes.Element) -> None:
        self.add("}],")

    def visit_field_body(self, node: nodes.field_body) -> None:
        self.add("[#{")

    depart_field_body = depart_field_name

    visit_option_list = visit_field_list
    depart_option_list = depart_field_list
    visit_option_list_item = visit_field
    depart_option_list_item = depart_field
    visit_description = visit_field_body
    depart_description = depart_field_name

    def visit_option_group(self, node: nodes.option_group) -> None:
        text = ", ".join(option.astext() for option in node.children)
        self._record(text, "code", node)
        self.add(f"[#ic({string(text)})],")
        raise nodes.SkipNode

    def visit_line_block(self, node: nodes.line_block) -> None:
        nested = isinstance(node.parent, nodes.line_block)
        self._wrap("indented-lines(" if nested else "lines(")

    def depart_line_block(self, node: nodes.line_block) -> None:
        self._close(");\n")

    def visit_line(self, node: nodes.line) -> None:
        self._wrap("verse(")
        self._anchor()

    def depart_line(self, node: nodes.line) -> None:
        self._close(");\n")

    # -- Blocks -----------------------------------------------------------------

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        epigraph = {"epigraph", "pull-quote"} & set(node["classes"])
        self._wrap("epigraph(" if epigraph else "quotation(")
        self._nesting += 1

    def depart_block_quote(self, node: nodes.Element) -> None:
        self._nesting -= 1
        self._close(");\n")

    def visit_attribution(self, node: nodes.attribution) -> None:
        self._wrap("attribution(")
        self._anchor()

    def depart_attribution(self, node: nodes.attribution) -> None:
        self._close(");\n")

    def visit_compound(self, node: nodes.compound) -> None:
        pass

    def visit_container(self, node: nodes.container) -> None:
        check_classes(node, CONTAINER_CLASSES, self.config.typst_ignored_classes)
        for name in DRAWN_CONTAINERS:
            if name in node["classes"]:
                self._nesting += name in FRAMED
                self._wrap(f"{name}(")
                return

    def depart_container(self, node: nodes.container) -> None:
        for name in DRAWN_CONTAINERS:
            if name in node["classes"]:
                self._nesting -= name in FRAMED
                self._close(");\n")
                return

    def _admonition(self, node: nodes.Element, kind: str, title: str | None) -> None:
        self.add(f"admonition({string(kind)},")
        self._wrap("")
        self._nesting += 1
        if title is not None:
            self.add(f"box-title([#{string(title)}]);\n")

    def visit_admonition(self, node: nodes.admonition) -> None:
        special = ("answer", "follow-up", "exercise")
        kind = next((name for name in special if name in node["classes"]), "plain")
        self._admonition(node, kind, None)

    def depart_admonition(self, node: nodes.Element) -> None:
        self._nesting -= 1
        self._close(");\n")

    def visit_note(self, node: nodes.Element) -> None:
        kind = type(node).__name__
        self._admonition(node, kind, str(admonitionlabels[kind]))

    depart_note = depart_admonition
    visit_tip = visit_hint = visit_important = visit_seealso = visit_note
    visit_warning = visit_caution = visit_danger = visit_error = visit_attention = (
        visit_note
    )
    depart_tip = depart_hint = depart_important = depart_seealso = depart_admonition
    depart_warning = depart_caution = depart_danger = depart_admonition
    depart_error = depart_attention = depart_admonition

    def visit_topic(self, node: nodes.topic) -> None:
        self._admonition(node, "topic", None)

    depart_topic = depart_admonition

    def visit_sidebar(self, node: nodes.sidebar) -> None:
        self._admonition(node, "sidebar", None)

    depart_sidebar = depart_admonition

    def visit_versionmodified(self, node: nodes.Element) -> None:
        self._wrap("version-note(")
        self._nesting += 1

    depart_versionmodified = depart_admonition

    # -- Code -------------------------------------------------------------------

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        text = node.astext().expandtabs(8)
        self._record(text, "code", node)
        if node.rawsource and node.rawsource != node.astext():
            language = "none"  # a parsed literal: its text is not source code
        else:
            language = node.get("language", self.config.highlight_language)
        self._code(node, text, language)
        raise nodes.SkipNode

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        text = node.astext().expandtabs(8)
        self._record(text, "code", node)
        self._code(node, text, "pycon")
        raise nodes.SkipNode

    def _code(self, node: nodes.Element, text: str, language: str) -> None:
        settings = dict(node.get("highlight_args", {}))
        emphasized = settings.pop("hl_lines", [])
        first = settings.pop("linenostart", 1)
        if settings:
            raise self._refuse(
                node, f"unknown highlighting options {sorted(settings)}", "remove them"
            )
        lines = self.shared.highlighter.lines(
            text,
            language,
            options=self.config.highlight_options.get(language, {}),
            force=node.get("force", False),
            location=node,
        )
        options = f"cols:{max(map(len, text.splitlines()), default=0)}"
        if emphasized:
            options += f",marked:{array(map(str, emphasized))}"
        if node.get("linenos"):
            options += f",start:{first}"
        if _is_attached(node):
            options += ",attached:true"
        if self._nesting:
            options += ",nested:true"
        if "unverified" in node["classes"]:
            options += ",unverified:true"
        if self._pending:
            options += f",anchors:{array(map(string, self._pending))}"
            self._pending.clear()
        self.add(f"code({typst_lines(lines)},{options});\n")

    # -- Figures and tables --------------------------------------------------------

    def visit_image(self, node: nodes.image) -> None:
        alt = node.get("alt", "").strip()
        if not alt:
            raise self._refuse(
                node,
                f"the image {node['uri']} has no alternative text",
                "say in :alt: what a reader who cannot see it should know",
            )
        path = self.builder.images.get(node["uri"])
        if path is None:
            raise self._refuse(
                node,
                f"no image file {node['uri']}",
                "check the path and the file's format",
            )
        self._record(alt, "text", node)
        options = self._size(node, Path(self.builder.srcdir, node["uri"]))
        inline = not isinstance(
            node.parent,
            (
                nodes.figure,
                nodes.section,
                nodes.document,
                nodes.container,
                nodes.Admonition,
            ),
        ) and isinstance(node.parent, nodes.TextElement)
        if isinstance(node.parent, nodes.reference):
            inline = not isinstance(node.parent.parent, (nodes.figure, nodes.section))
        function = (
            "inline-image" if inline and len(node.parent.children) > 1 else "picture"
        )
        if function == "picture":
            self._anchor()
        align = node.get("align") or "center"
        side = (
            f",side:{align}"
            if function == "picture" and align in ("left", "right")
            else ""
        )
        self.add(
            f"{function}({string(f'images/{path}')},alt:{string(alt)},{options}{side});\n"
        )
        raise nodes.SkipNode

    def _size(self, node: nodes.image, path: Path) -> str:
        """Return the size arguments of an image: its own, then the author's."""
        size = natural_size(path)
        if size is None:
            raise self._refuse(
                node,
                f"the size of {node['uri']} cannot be read",
                "give the SVG a viewBox",
            )
        options = f"natural:({size[0]:g}pt,{size[1]:g}pt)"
        for key in ("width", "height"):
            if node.get(key):
                value = length(str(node[key]))
                if value is None:
                    raise self._refuse(
                        node,
                        f"unknown unit in {key} “{node[key]}”",
                        "use %, px, em, pt, cm or in",
                    )
                options += f",{key}:{value}"
        if node.get("scale"):
            options += f",scale:{node['scale']}"
        return options

    def visit_figure(self, node: nodes.figure) -> None:
        width = length(str(node["width"])) if node.get("width") else None
        self.add(f"fig({f'width:{width},' if width else ''}image:[#{{")
        self._anchor()

    def depart_figure(self, node: nodes.figure) -> None:
        parts = {type(child) for child in node.children}
        self.add("" if parts & {nodes.caption, nodes.legend} else "}]")
        self.add(");\n")

    def visit_caption(self, node: nodes.caption) -> None:
        parent = node.parent
        if isinstance(parent, nodes.figure):
            self.add("}],caption:[#{")
        else:
            self._wrap("caption-above(")
            self._anchor()
        kind = "figure" if isinstance(parent, nodes.figure) else "code-block"
        self.add(self._caption_number(parent, kind))

    def depart_caption(self, node: nodes.caption) -> None:
        if not isinstance(node.parent, nodes.figure):
            self._close(");\n")
        elif not any(isinstance(child, nodes.legend) for child in node.parent.children):
            self.add("}]")

    def visit_legend(self, node: nodes.legend) -> None:
        self.add("}],legend:[#{")

    def depart_legend(self, node: nodes.legend) -> None:
        self.add("}]")

    def _caption_number(self, node: nodes.Element, kind: str) -> str:
        if not self.config.numfig:
            return ""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for name in node["ids"]:
            if number := numbers.get(name):
                text = self.config.numfig_format[kind] % ".".join(map(str, number))
                return f"caption-number({string(text)});"
        return ""

    def visit_table(self, node: nodes.table) -> None:
        self._nesting += 1
        title = next(iter(node.findall(nodes.title)), None)
        caption = ""
        if title is not None:
            caption = self._caption_number(node, "table") + self._render(title.children)
            node.remove(title)
        self.add(f"tbl(caption:[#{{{caption}}}],")

    def depart_table(self, node: nodes.table) -> None:
        self._nesting -= 1
        self.add(");\n")

    def visit_tgroup(self, node: nodes.tgroup) -> None:
        table = node.parent
        given = "colwidths-given" in table["classes"]
        weights = tables.column_weights(node, given)
        columns = len(list(node.findall(nodes.colspec)))
        shares = (
            array(f"{weight:g}fr" for weight in weights) if weights else str(columns)
        )
        self.add(f"columns:{shares},")

    def visit_colspec(self, node: nodes.colspec) -> None:
        raise nodes.SkipNode

    def visit_thead(self, node: nodes.thead) -> None:
        self.add("head:(")

    def depart_thead(self, node: nodes.Element) -> None:
        self.add("),\n")

    def visit_tbody(self, node: nodes.tbody) -> None:
        self.add("rows:(")

    depart_tbody = depart_thead

    def visit_row(self, node: nodes.row) -> None:
        pass

    def visit_entry(self, node: nodes.entry) -> None:
        options = ""
        if node.get("morecols"):
            options += f"colspan:{node['morecols'] + 1},"
        if node.get("morerows"):
            options += f"rowspan:{node['morerows'] + 1},"
        for side in ("center", "right"):
            if f"text-{side}" in node["classes"]:
                options += f"align:{side},"
        if isinstance(node.parent.parent, nodes.thead) or _is_stub(node):
            options += "head:true,"
        self.add(f"cell({options}[#{{")
        self._anchor()

    def depart_entry(self, node: nodes.entry) -> None:
        self.add("}]),\n")

    # -- What cannot be printed ---------------------------------------------------

    def visit_system_message(self, node: nodes.system_message) -> None:
        raise self._refuse(node, node.astext(), "mend what the message names")

    def visit_problematic(self, node: nodes.problematic) -> None:
        raise self._refuse(
            node,
            f"markup that could not be read: {node.astext()}",
            "check its spelling",
        )

    def visit_math(self, node: nodes.Element) -> None:
        raise self._refuse(
            node,
            "mathematics is not supported in the PDF edition",
            "write it as text or a figure",
        )

    visit_math_block = visit_math

    def visit_pending_xref(self, node: nodes.Element) -> None:
        raise self._refuse(
            node, f"an unresolved cross reference “{node.astext()}”", "check the target"
        )

    def visit_substitution_reference(self, node: nodes.Element) -> None:
        raise self._refuse(
            node,
            f"an unresolved substitution “{node.astext()}”",
            "define it, or remove it",
        )

    def visit_desc(self, node: nodes.Element) -> None:
        raise self._refuse(
            node,
            "an object description (autodoc and its like)",
            "describe the object in prose; this book has no reference part",
        )

    def visit_download_reference(self, node: nodes.Element) -> None:
        raise self._refuse(
            node,
            "a download, which paper cannot offer",
            "name the file, or link to its address",
        )


def _is_tight(node: nodes.Element) -> bool:
    """Return whether a list's items are single short lines, nested lists aside."""
    lists = (nodes.bullet_list, nodes.enumerated_list)
    return all(
        len(item.children) <= 2
        and len(item.astext()) < 200
        and all(isinstance(child, (nodes.paragraph, *lists)) for child in item.children)
        and sum(isinstance(child, nodes.paragraph) for child in item.children) <= 1
        for item in node.children
    )


def _paragraph_function(paragraph: nodes.paragraph) -> str:
    """Return the template's function for a paragraph of running text."""
    if _announces(paragraph):
        return "lead-in"
    code = sum(len(node.astext()) for node in paragraph.findall(nodes.literal))
    return "ragged" if code > _CODE_SHARE * len(paragraph.astext()) else "p"


def _announces(paragraph: nodes.paragraph) -> bool:
    """Return whether a short paragraph ends in a colon before code or a list."""
    text = paragraph.astext()
    if not text.endswith(":") or len(text) >= _LEAD_IN:
        return False
    following = paragraph.next_node(descend=False, siblings=True)
    if isinstance(following, nodes.container):
        return "literal-block-wrapper" in following["classes"]
    if isinstance(following, nodes.paragraph):
        return "gate" in following["classes"]
    return isinstance(following, _ANNOUNCED)


def _is_attached(block: nodes.Element) -> bool:
    """Return whether a caption or a line about its versions heads a block."""
    before = block.previous_sibling()
    return isinstance(before, nodes.caption) or (
        isinstance(before, nodes.paragraph) and "gate" in before["classes"]
    )


def _is_stub(entry: nodes.entry) -> bool:
    """Return whether a cell stands in a stub column, which heads its row."""
    tgroup = entry.parent.parent.parent
    specs = list(tgroup.findall(nodes.colspec))
    column = entry.parent.index(entry)
    return column < len(specs) and bool(specs[column].get("stub"))
