"""The self-assessment: questions to answer, rubrics to tick, items that grade.

On the site each answer is folded in its place, and a script (``guide.js``)
adds what grades and remembers. In the e-book and in print, where nothing can
be folded, the rubrics and the answers stand at the end of the page, linked to
and fro, so that the pages before them are a test to print.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .checklists import is_checked
from .frame import (
    PARTS,
    Placeholder,
    can_fold,
    divided,
    foldable,
    is_known,
    link,
    parse_part,
    see,
    unknown,
)
from .gather import (
    chapter_link,
    of_part,
    part_title,
    points,
    transplanted,
    with_class,
)
from .records import chapters

FEWEST_OPTIONS = 3
ITEMS = ("predict", "choice")
PAGE = "guide/self-assessment"


class assessment(nodes.General, nodes.Element):
    """Stands for the question of a chapter and its rubric."""


class assessment_overview(nodes.General, nodes.Element):
    """Stands for the list of all topics."""


class Assess(SphinxDirective):
    """``{assess} memory/slots``: the chapter's question, with its rubric."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Yield the placeholder; it knows its chapter."""
        (name,) = self.arguments
        if not is_known(self.env, name):
            raise self.error(unknown(name))
        place = assessment(chapter=name)
        self.set_source_info(place)
        return [place]


class Choice(SphinxDirective):
    """A question with options, one of them right; why stands after ``+++``."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Yield question, options and the folded answer."""
        parts = divided(self.content)
        if parts is None:
            raise self.error(
                "this choice does not say why. Mend: end it with a line '+++' and "
                "the reason"
            )
        parsed = parse_part(self, parts[0])
        options = parsed.pop() if parsed else None
        if not isinstance(options, nodes.bullet_list):
            raise self.error("a choice ends in its options. Mend: write '- [ ] option'")
        right = [item for item in options.children if is_checked(item)]
        if len(right) != 1 or len(options) < FEWEST_OPTIONS:
            raise self.error(
                f"a choice has at least {FEWEST_OPTIONS} options and one that is "
                f"right; this one has {len(options)}, {len(right)} of them right. "
                "Mend: mark the right one with '- [x]'"
            )
        for raw in list(options.findall(nodes.raw)):
            raw.parent.remove(raw)
        letter = chr(ord("A") + options.index(right[0]))
        listed = nodes.enumerated_list(
            "", *options.children, enumtype="upperalpha", prefix="", suffix="."
        )
        listed["classes"].append("options")
        for item in listed.children:
            item["classes"] = ["right"] if item is right[0] else []
        reasons = parse_part(self, parts[1])
        first = reasons[0] if reasons else None
        if not isinstance(first, nodes.paragraph):
            raise self.error("the answer begins with a paragraph. Mend: write it")
        first.insert(0, [nodes.strong("", f"{letter}."), nodes.Text(" ")])
        answer = foldable("answer", "Answer", reasons)
        node = nodes.container("", *parsed, listed, answer, classes=["choice"])
        self.set_source_info(node)
        self.set_source_info(answer)
        return [node]


class AssessmentOverview(Placeholder):
    """``{assessment-overview}``: all topics by part, with links."""

    node_class = assessment_overview


# -- What replaces the placeholders -------------------------------------------


def overview(app: Sphinx, page: str) -> list[nodes.Node]:
    """A list of topics for each part, linked to its question and its chapter."""
    env = app.env
    found: list[nodes.Node] = []
    for part in PARTS:
        if f"{PAGE}-{part}" not in env.found_docs:
            continue
        topics = nodes.bullet_list("", bullet="-", classes=["topics"])
        for name in of_part(env, part):
            question = chapters(env)[name].pieces["question"]
            title = nodes.inline("", "", *transplanted(question, name, page))
            label = f"assess-{name.rpartition('/')[2]}"
            topic = link("ref", label, page, title)
            text = nodes.paragraph("", "", topic, nodes.Text(" · from "))
            text += chapter_link(env, name, page)
            topics += nodes.list_item("", text)
        heading = nodes.rubric("", part_title(env, part))
        found += [heading, topics]
    return found


def _copied(children: list[nodes.Node]) -> list[nodes.Node]:
    return [child.deepcopy() for child in children]


def fill_in(app: Sphinx, document: nodes.document, page: str) -> None:
    """Put questions and rubrics in place; in print, answers to the end."""
    for place in list(document.findall(assessment_overview)):
        place.replace_self(overview(app, page))
    answers: list[nodes.Node] = []
    for place in list(document.findall(assessment)):
        section = place.parent
        assert isinstance(section, nodes.section)
        answers += _fill_topic(app, place, section, page)
    if answers:
        top = next(iter(document.findall(nodes.section)))
        part = page.removeprefix(f"{PAGE}-")
        title = nodes.title("", "Rubrics and answers")
        top += nodes.section("", title, *answers, ids=[f"assess-answers-{part}"])


def _fill_topic(
    app: Sphinx, place: assessment, section: nodes.section, page: str
) -> list[nodes.Node]:
    """Fill one topic; return what belongs behind the test, if not folded."""
    name = place["chapter"]
    stem = name.rpartition("/")[2]
    ledger = chapters(app.env)[name]
    question = nodes.paragraph("", "", classes=["question"])
    question += transplanted(ledger.pieces["question"], name, page)
    box = nodes.container("", question, classes=["assess"])
    place.replace_self(box)
    if can_fold(app):
        box += _rubric(app, name, page)
        return []
    behind: list[nodes.Node] = []
    heading = nodes.rubric("", "", *_copied(section.next_node(nodes.title).children))
    heading["ids"] = [f"assess-{stem}-rubric"]
    back = see(f"assess-{stem}", "Back to the question")
    behind += [heading, *_rubric(app, name, page).children[1:], back]
    box += see(f"assess-{stem}-rubric", "Rubric and answers")
    for number, item in enumerate(_items(section), 1):
        (answer,) = with_class(item, "answer")
        item.remove(answer)
        item["ids"] = [f"assess-{stem}-item-{number}"]
        answer["ids"] = [f"assess-{stem}-answer-{number}"]
        kind = "Prediction" if "predict" in item["classes"] else "Choice"
        answer[0].replace_self(nodes.title("", f"{kind} {number}"))
        answer += see(item["ids"][0], "Back to it")
        item += see(answer["ids"][0], "Answer")
        behind.append(answer)
    return behind


def _items(section: nodes.section) -> list[nodes.Element]:
    return [
        node
        for node in section.findall(nodes.container)
        if set(ITEMS) & set(node["classes"])
    ]


def _rubric(app: Sphinx, name: str, page: str) -> nodes.admonition:
    """What a strong answer says, what is asked next, where to read on."""
    made = points(app.env, name, page, "recap")
    made["classes"].append("points")
    following = nodes.bullet_list("", bullet="-", classes=["points", "asked-next"])
    for follow_up in chapters(app.env)[name].pieces["follow-up"]:
        title = transplanted(follow_up.next_node(nodes.title).children, name, page)
        asked = link("ref", follow_up["label"], page, nodes.inline("", "", *title))
        following += nodes.list_item("", nodes.paragraph("", "", asked))
    again = nodes.paragraph("", "Read again: ")
    again += chapter_link(app.env, name, page)
    return foldable(
        "rubric",
        "Rubric",
        [
            nodes.paragraph("", "A strong answer makes these points:"),
            made,
            nodes.paragraph(
                "",
                "Asked next, it answers these as the chapter does, where a weak and "
                "a strong answer to each are told apart:",
            ),
            following,
            again,
        ],
    )


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("assess", Assess)
    app.add_directive("choice", Choice)
    app.add_directive("assessment-overview", AssessmentOverview)
    for node in (assessment, assessment_overview):
        app.add_node(node)
