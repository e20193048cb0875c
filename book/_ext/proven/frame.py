"""The parts of a chapter that are more than prose.

Each directive yields standard nodes, so every builder can write it, and notes
what it holds in the chapter's ledger, where the checks, the back matter and
the tests find it.
"""

import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.parsing import nested_parse_to_nodes

from .fences import CodeDirective, listing_block
from .records import Block, chapter
from .sessions import DIALECTS, inputs_only

PARTS = ("object-model", "memory", "functional-tools", "concurrency", "tooling")
WORDS_A_MINUTE = 200
EXAMPLES_A_MINUTE = 10

FOLDERS = {
    # Where a folder named like the chapter would hide a module.
    "functional-tools/itertools": "itertools_recipes",
    "tooling/packaging": "packaging_projects",
    "tooling/profiling": "profiling_programs",
    "tooling/pytest": "pytest_fixtures",
}


def is_chapter(docname: str) -> bool:
    """Whether a page is a chapter of one of the five parts."""
    part, _, name = docname.partition("/")
    return part in PARTS and bool(name) and name != "index" and "/" not in name


def folder_of(docname: str) -> str:
    """The chapter's folder in ``code/``."""
    name = docname.rpartition("/")[2].replace("-", "_")
    return FOLDERS.get(docname, name)


def solutions_page(docname: str) -> str:
    """The page at the back that shows the solutions of a chapter's part."""
    return f"back/solutions-{docname.partition('/')[0]}"


class proof_facts(nodes.Inline, nodes.TextElement):
    """Stands for the reading minutes and the state of the proof."""


class solutions_list(nodes.General, nodes.Element):
    """Stands for all hints and solutions, in the order of the book."""


class proof_summary(nodes.General, nodes.Element):
    """Stands for the colophon's account of the proof."""


def is_known(env: BuildEnvironment, name: str) -> bool:
    """Whether the book has a chapter of this name."""
    return is_chapter(name) and name in env.found_docs


def unknown(name: str) -> str:
    """What is wrong with the name of a chapter that the book does not have."""
    return f"there is no chapter {name!r}. Mend: name it as PART/TOPIC"


def link(
    kind: str, target: str, page: str, words: nodes.Node, explicit: bool = True
) -> addnodes.pending_xref:
    """A link from ``page``, by a label (kind "ref") or to a page ("doc").

    Where it is not ``explicit`` the title of the target replaces the words. A
    label is resolved as in ``[words](#label)``, so that code stays code.
    """
    by_label = kind == "ref"
    return addnodes.pending_xref(
        "",
        words,
        refdomain=None if by_label else "std",
        reftype="myst" if by_label else kind,
        reftarget=target,
        refexplicit=explicit,
        refdoc=page,
        refwarn=True,
    )


def see(label: str, text: str) -> nodes.paragraph:
    """A paragraph that leads to an id of the page on which it stands."""
    reference = nodes.reference("", text, refid=label, internal=True)
    return nodes.paragraph("", "", reference)


def foldable(kind: str, title: str, content: list[nodes.Node]) -> nodes.admonition:
    """A box that is folded under its title where the edition can fold."""
    box = nodes.admonition(classes=[kind], collapsible=True)
    box += nodes.title("", title)
    box += content
    return box


def can_fold(app: Sphinx) -> bool:
    """Whether the edition folds: the site does, and the cards show its pages."""
    return app.builder.name in ("html", "cards")


def divided(content: StringList) -> tuple[StringList, StringList] | None:
    """What stands before and after a line ``+++``; None if nothing follows it."""
    for index, line in enumerate(content):
        if line.strip() == "+++":
            after = content[index + 1 :]
            return (content[:index], after) if any(map(str.strip, after)) else None
    return None


def parse_part(directive: SphinxDirective, content: StringList) -> list[nodes.Node]:
    """Parse a part of a directive's content, its lines numbered as in the page."""
    if not content:
        return []
    offset = content.offset(0) - directive.content.offset(0)
    return nested_parse_to_nodes(
        directive.state, content, offset=directive.content_offset + offset
    )


class ChapterHead(SphinxDirective):
    """The question, and the facts a reader wants before reading on."""

    option_spec: ClassVar[dict[str, Any]] = {
        "question": directives.unchanged,
        "answer": directives.unchanged,
        "builds-on": directives.unchanged,
        "description": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Yield a container with the question and a line of facts."""
        docname = self.env.docname
        required = ("question", "answer", "description")
        if missing := [name for name in required if not self.options.get(name)]:
            options = ", ".join(f":{name}:" for name in missing)
            message = self.reporter.error(
                f"a chapter head states its {options}. Mend: write what is missing",
                line=self.lineno,
            )
            return [message, nodes.container(classes=["chapter-head"])]
        self.env.metadata[docname]["description"] = self.options["description"]
        self.env.metadata[docname]["question"] = self.options["question"]
        chapter(self.env).folder = folder_of(docname)
        question = nodes.paragraph("", classes=["question"])
        question += self.parse_inline(self.options["question"])[0]
        for kind in ("question", "answer"):
            pieces, _ = self.parse_inline(self.options[kind])
            chapter(self.env).pieces[kind] = pieces
        facts = nodes.paragraph("", classes=["facts"])
        facts += proof_facts(docname=docname)
        facts += self._builds_on()
        head = nodes.container("", question, facts, classes=["chapter-head"])
        for node in (head, question, facts):
            self.set_source_info(node)
        return [head]

    def _builds_on(self) -> list[nodes.Node]:
        names = [n.strip() for n in self.options.get("builds-on", "").split(",")]
        found: list[nodes.Node] = []
        for name in filter(None, names):
            found.append(nodes.Text(", " if found else " · builds on "))
            found.append(self._chapter_link(name))
        return found

    def _chapter_link(self, name: str) -> nodes.Node:
        for part in PARTS:
            target = f"{part}/{name}"
            if target in self.env.found_docs:
                words = nodes.inline("", name)
                found = link("doc", f"/{target}", self.env.docname, words, False)
                self.set_source_info(found)
                return found
        return nodes.Text(name.replace("-", " "))


class Predict(SphinxDirective):
    """A session whose outputs are withheld until the reader has guessed."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Split the content at its first session: question, then answer."""
        parsed = self.parse_content_to_nodes()
        position, session = _first_session(parsed)
        if session is None:
            raise self.error(
                "a prediction holds a pycon or console session. Mend: write the "
                "snippet to predict as a ```pycon fence"
            )
        block: Block = session["proof"]
        if not block.examples:  # the audit reports what is wrong with it
            return parsed
        text = inputs_only(session.rawsource, DIALECTS[block.kind])
        asked = nodes.literal_block(text, text, language=session["language"])
        asked.source, asked.line = session.source, session.line
        asked["proof"] = Block("inputs", block.line, block.language)
        asked["classes"].append(block.kind)
        answer = foldable("answer", "Answer", parsed[position:])
        predict = nodes.container("", *parsed[:position], asked, answer)
        predict["classes"].append("predict")
        self.set_source_info(predict)
        self.set_source_info(answer)
        return [predict]


def _first_session(
    parsed: list[nodes.Node],
) -> tuple[int, nodes.literal_block | None]:
    for position, node in enumerate(parsed):
        if isinstance(node, nodes.literal_block) and node.get("testnodetype"):
            return position, node
    return 0, None


def register(env: BuildEnvironment, label: str, docname: str, title: str) -> None:
    """Make an id of a page known, so that other pages can refer to it."""
    domain = env.domains.standard_domain
    domain.anonlabels[label] = docname, label
    domain.labels[label] = docname, label, title


class FollowUp(SphinxDirective):
    """A question an interviewer asks next, its answer folded."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Yield an admonition titled with the question, with a label of its own."""
        self.assert_has_content()
        stem = self.env.docname.rpartition("/")[2]
        label = f"{stem}-follow-up-{self.env.new_serialno('follow-up') + 1}"
        register(self.env, label, self.env.docname, self.arguments[0])
        node = nodes.admonition(
            classes=["follow-up"], collapsible=True, ids=[label], label=label
        )
        title, _ = self.parse_inline(self.arguments[0])
        node += nodes.title("", "", *title)
        node += self.parse_content_to_nodes()
        self.set_source_info(node)
        return [node]


class Exercise(CodeDirective):
    """An exercise: three files in ``code/``, a hint, a solution at the back."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "title": directives.unchanged_required,
        "minutes": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        """Yield the task here; keep hint and solution for the back matter."""
        for name in ("title", "minutes"):
            if name not in self.options:
                raise self.error(
                    f"an exercise states its :{name}:. Mend: add the option"
                )
        task, hint = self._split()
        folder, name = folder_of(self.env.docname), self.arguments[0]
        files = {
            "exercise": f"{folder}/exercises/{name}.py",
            "test": f"{folder}/exercises/test_{name}.py",
            "solution": f"{folder}/solutions/{name}.py",
        }
        root = Path(self.config.proven_code)
        for role, file in files.items():
            if not (root / file).is_file():
                raise self.error(
                    f"the {role} file code/{file} is missing. Mend: write it, or "
                    "correct the exercise's name"
                )
        stem = self.env.docname.rpartition("/")[2]
        here, there = f"{stem}-exercise-{name}", f"{stem}-solution-{name}"
        node = nodes.admonition(classes=["exercise"], ids=[here])
        title, _ = self.parse_inline(self.options["title"])
        minutes = f" ({self.options['minutes']} minutes)"
        node += nodes.title(
            "", "", nodes.Text("Exercise: "), *title, nodes.Text(minutes)
        )
        node += parse_part(self, task)
        node += self._instructions(files, there)
        self.set_source_info(node)
        register(self.env, here, self.env.docname, self.options["title"])
        page = solutions_page(self.env.docname)
        register(self.env, there, page, f"Solution: {self.options['title']}")
        self._keep(files["solution"], hint, here, there)
        return [node]

    def _split(self) -> tuple[StringList, StringList]:
        """The task and the hint, on either side of the line ``+++``."""
        if parts := divided(self.content):
            return parts
        raise self.error(
            "this exercise has no hint. Mend: end it with a line '+++' and a hint"
        )

    def _instructions(self, files: dict[str, str], there: str) -> nodes.paragraph:
        paragraph = nodes.paragraph("", classes=["instructions"])
        test = f"pytest code/{files['test']}"
        paragraph += [
            nodes.Text("Complete "),
            nodes.literal("", f"code/{files['exercise']}"),
            nodes.Text(", then run "),
            nodes.literal("", test),
            nodes.Text(". "),
            self._link(there, "Hint and solution"),
            nodes.Text("."),
        ]
        self.set_source_info(paragraph)
        return paragraph

    def _link(self, label: str, text: str) -> addnodes.pending_xref:
        words = nodes.inline("", text, classes=["std", "std-ref"])
        found = link("ref", label, self.env.docname, words)
        self.set_source_info(found)
        return found

    def _keep(self, file: str, hint: StringList, here: str, there: str) -> None:
        solution, block = listing_block(self, file, None)
        block.detail["role"] = "solution"
        title, _ = self.parse_inline(self.options["title"])
        entry = nodes.container("", classes=["solution"], ids=[there])
        entry += nodes.rubric("", "", *title)
        entry += parse_part(self, hint)
        wrapper = nodes.container(
            "",
            literal_block=True,
            classes=["literal-block-wrapper", "listing"],
            ids=[f"{there}-code"],
        )
        wrapper += nodes.caption("", "", nodes.literal("", f"code/{file}"))
        wrapper += solution
        entry += wrapper
        back = nodes.paragraph("", "", self._link(here, "Back to the exercise"))
        entry += back
        for node in (entry, back, wrapper):
            self.set_source_info(node)
        ledger = chapter(self.env)
        ledger.exercises.append(self.arguments[0])
        ledger.solutions.append(entry)


class CaughtBy(SphinxDirective):
    """A linter or checker that catches a pitfall, proven by a test."""

    has_content = True
    required_arguments = 2
    option_spec: ClassVar[dict[str, Any]] = {
        "pitfall": directives.unchanged_required,
        "mended": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Yield a paragraph; the test finds tool, rule and files in the census."""
        tool, rule = self.arguments
        if tool not in ("ruff", "mypy"):
            raise self.error(
                f"the tools known are ruff and mypy, not {tool!r}. Mend: name one of "
                "them, or say in words what catches it"
            )
        record: dict[str, Any] = {"tool": tool, "rule": rule}
        _, record["line"] = self.get_source_info()
        root = Path(self.config.proven_code)
        for name in ("pitfall", "mended"):
            if name not in self.options:
                raise self.error(
                    f"caught-by names its :{name}: file. Mend: add the option"
                )
            if not (root / self.options[name]).is_file():
                raise self.error(
                    f"the file code/{self.options[name]} is missing. Mend: write it, "
                    "or correct the name"
                )
            record[name] = self.options[name]
        chapter(self.env).caught.append(record)
        paragraph = nodes.paragraph(
            "",
            "",
            nodes.strong("", "Caught by"),
            nodes.Text(" "),
            nodes.literal("", f"{tool} {rule}"),
            nodes.Text(". "),
        )
        comment = self.parse_content_to_nodes()
        if comment and isinstance(comment[0], nodes.paragraph):
            paragraph += comment.pop(0).children
        node = nodes.container("", paragraph, *comment, classes=["caught-by"])
        self.set_source_info(node)
        self.set_source_info(paragraph)
        return [node]


class CPythonRole(SphinxRole):
    """``{cpython}`detail```: marks what the language does not promise."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Yield the mark."""
        text = f"CPython {self.text}"
        return [nodes.inline("", text, classes=["cpython-detail"])], []


class Placeholder(SphinxDirective):
    """A directive that is filled in when all pages have been read."""

    node_class: type[nodes.Element]

    def run(self) -> list[nodes.Node]:
        """Yield the placeholder."""
        node = self.node_class()
        self.set_source_info(node)
        return [node]


class Solutions(Placeholder):
    """``{solutions} memory``: the hints and solutions of a part."""

    required_arguments = 1
    node_class = solutions_list

    def run(self) -> list[nodes.Node]:
        """Yield the placeholder; it knows its part."""
        part = self.arguments[0]
        if part not in PARTS or self.env.docname != solutions_page(f"{part}/"):
            raise self.error(
                f"the solutions of a part stand on the page {solutions_page('PART/')}. "
                f"Mend: name the part of this page, one of {', '.join(PARTS)}"
            )
        (node,) = super().run()
        assert isinstance(node, nodes.Element)
        node["part"] = part
        return [node]


class ProofSummary(Placeholder):
    """``{proof-summary}``: what was proven, and on what."""

    node_class = proof_summary


def count_words(doctree: nodes.document) -> int:
    """The words of prose on a page; code does not count."""
    total = 0
    for node in doctree.findall(nodes.Text):
        ancestor: nodes.Element | None = node.parent
        while ancestor is not None and not isinstance(ancestor, nodes.literal_block):
            ancestor = ancestor.parent
        if ancestor is None:
            total += len(re.findall(r"\w[\w'’.-]*", node.astext()))
    return total


def reading_minutes(words: int, examples: int) -> int:
    """Minutes for prose at 200 words and sessions at ten examples a minute."""
    return max(1, round(words / WORDS_A_MINUTE + examples / EXAMPLES_A_MINUTE))


def count(app: Sphinx, doctree: nodes.document) -> None:
    """Note how long a page is."""
    chapter(app.env).words = count_words(doctree)


def note_reading(app: Sphinx, _env: Any, docnames: list[str]) -> None:
    """Remember whether anything is read at all in this build."""
    app.env.proven_dirty = bool(docnames)  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Register directives, the role and the count of words."""
    app.add_directive("chapter-head", ChapterHead)
    app.add_directive("predict", Predict)
    app.add_directive("follow-up", FollowUp)
    app.add_directive("exercise", Exercise)
    app.add_directive("caught-by", CaughtBy)
    app.add_directive("solutions", Solutions)
    app.add_directive("proof-summary", ProofSummary)
    app.add_role("cpython", CPythonRole())
    for node in (proof_facts, solutions_list, proof_summary):
        app.add_node(node)
    app.connect("doctree-read", count)
    app.connect("env-before-read-docs", note_reading)
