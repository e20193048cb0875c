"""The frame of a chapter: what every chapter has, and in which order."""

import pytest
from proven.frame import folder_of, is_chapter, reading_minutes
from proven.manuscript import FRAME

from .conftest import WITH_EDITIONS, Book

PAGE = "book/object-model/hub.md"


@pytest.fixture
def chapter(book: Book) -> Book:
    """A book with one whole chapter."""
    book.add_chapter()
    return book


def test_a_whole_chapter_is_accepted(chapter):
    chapter.build("dummy").accepts()
    chapter.build().accepts()


def section(title: str) -> str:
    """A part of the chapter, from its label up to the next one's."""
    from .conftest import CHAPTER

    start = CHAPTER.index(f"(hub-{FRAME[title]})=\n## {title}\n")
    end = CHAPTER.find("\n(hub-", start + 1)
    return CHAPTER[start : end + 1 if end > 0 else None]


@pytest.mark.parametrize("title", FRAME)
def test_a_missing_part_is_named_with_its_heading(chapter, title):
    chapter.replace(PAGE, section(title), "")
    result = chapter.build("dummy")
    result.refuses(PAGE, 1, f"the part {title!r} of the chapter's frame is missing")
    assert f"'## {title}'" in result.at(PAGE, 1)


@pytest.mark.parametrize("title", FRAME)
def test_an_empty_part_is_refused_at_its_heading(chapter, title):
    label, heading, *_ = section(title).splitlines()
    chapter.replace(PAGE, section(title), f"{label}\n{heading}\n\n")
    result = chapter.build("dummy")
    line = chapter.line(heading, PAGE)
    assert any(
        one.file == PAGE
        and abs(one.line - line) <= 1
        and "is empty" in one.text
        and "Mend:" in one.text
        for one in result.messages
    ), result.text
    assert result.status


@pytest.mark.parametrize(("first", "second"), zip(FRAME, [*FRAME][1:], strict=False))
def test_parts_in_the_wrong_order_are_refused(chapter, first, second):
    chapter.replace(PAGE, section(second), "")
    chapter.replace(PAGE, section(first), f"{section(second)}\n{section(first)}")
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line(f"## {second}", PAGE), "out of order")


def test_a_part_that_stands_twice_is_refused(chapter):
    text = section("In review").replace("(hub-in-review)=", "(hub-again)=")
    chapter.replace(PAGE, "(hub-versions)=", f"{text}\n(hub-versions)=")
    result = chapter.build("dummy")
    line = [
        n
        for n, row in enumerate((chapter.root / PAGE).read_text().splitlines(), 1)
        if row == "## In review"
    ][1]
    result.refuses(PAGE, line, "stands twice")


@pytest.mark.parametrize("title", FRAME)
def test_a_part_under_another_label_is_refused(chapter, title):
    chapter.replace(PAGE, f"(hub-{FRAME[title]})=", "(hub-other)=")
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line(f"## {title}", PAGE), f"(hub-{FRAME[title]})=")


def test_a_heading_without_label_is_refused(chapter):
    chapter.replace(
        PAGE, "(hub-judgement)=", "### Unlabeled\n\nText.\n\n(hub-judgement)="
    )
    result = chapter.build("dummy")
    result.refuses(
        PAGE, chapter.line("### Unlabeled", PAGE), "has no label that starts"
    )


def test_a_label_of_another_chapter_is_refused(chapter):
    chapter.replace(
        PAGE,
        "(hub-judgement)=",
        "(route-own)=\n### Foreign\n\nText.\n\n(hub-judgement)=",
    )
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("### Foreign", PAGE), "has no label that starts")


def test_a_label_that_only_begins_like_the_chapter_is_refused(chapter):
    chapter.replace(
        PAGE, "(hub-judgement)=", "(hubcap)=\n### Hubcap\n\nText.\n\n(hub-judgement)="
    )
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("### Hubcap", PAGE), "has no label that starts")


def test_the_title_has_the_label_of_the_chapter(chapter):
    chapter.replace(PAGE, "(hub)=\n", "")
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("# The hub", PAGE), "has no label that starts")


# -- Directives of the frame ---------------------------------------------------------

HEAD = """\
:::{chapter-head}
:question: What is a hub?
:answer: A place where parcels change *hands*.
:builds-on: slots
:description: What a hub is.
:::
"""


def test_a_chapter_without_head_is_refused(chapter):
    chapter.replace(PAGE, HEAD, "")
    chapter.build("dummy").refuses(PAGE, 1, "a chapter has one chapter-head")


def test_a_second_head_is_refused(chapter):
    chapter.replace(PAGE, HEAD, f"{HEAD}\n{HEAD}")
    chapter.build("dummy").refuses(PAGE, 1, "a chapter has one chapter-head")


@pytest.mark.parametrize("option", ["question", "answer", "description"])
@pytest.mark.parametrize("empty", [True, False])
def test_a_head_without_one_of_its_options_is_refused(chapter, option, empty):
    row = next(row for row in HEAD.splitlines() if row.startswith(f":{option}:"))
    chapter.replace(PAGE, f"{row}\n", f":{option}:\n" if empty else "")
    result = chapter.build("dummy")
    line = chapter.line("{chapter-head}", PAGE)
    assert result.status
    assert option in result.at(PAGE, line)
    assert "Mend:" in result.at(PAGE, line)


def test_an_empty_head_is_one_complaint(chapter):
    empty = ":::{chapter-head}\n:question:\n:answer:\n:description:\n:::\n"
    chapter.replace(PAGE, HEAD, empty)
    result = chapter.build("dummy")
    line = chapter.line("{chapter-head}", PAGE)
    result.refuses(PAGE, line, "its :question:, :answer:, :description:")
    assert "one chapter-head" not in result.text


def test_what_a_chapter_builds_on_is_linked_once_it_is_there(chapter):
    chapter.write("book/memory/slots.md", "(slots)=\n# Slots\n")
    chapter.replace(
        "book/index.md", "object-model/hub\n", "object-model/hub\nmemory/slots\n"
    )
    chapter.build("html")
    page = chapter.site_page("object-model/hub")
    assert 'href="../memory/slots.html"' in page
    assert "builds on " in page


@pytest.mark.parametrize(
    ("name", "fewest"), [("predict", 1), ("follow-up", 4), ("exercise", 3)]
)
def test_too_few_of_a_directive_are_refused(chapter, name, fewest):
    text = (chapter.root / PAGE).read_text()
    start = text.index(f":::{{{name}}}")
    end = text.index("\n:::\n", start) + 5
    chapter.write(PAGE, text[:start] + "Some other words in its place.\n" + text[end:])
    chapter.build("dummy").refuses(PAGE, 1, f"a chapter has at least {fewest} {name}")


def test_a_prediction_without_session_is_refused(chapter):
    chapter.replace(PAGE, '```pycon predict\n>>> print("Oslo")\nOslo\n```\n', "")
    result = chapter.build("dummy")
    result.refuses(
        PAGE, chapter.line("{predict}", PAGE), "holds a pycon or console session"
    )


def test_a_prediction_withholds_the_outputs_until_the_answer(chapter):
    chapter.build("html")
    page = chapter.site_page("object-model/hub")
    question, _, answer = page.partition("Answer")
    assert question.count(">Oslo<") == 0
    assert "Oslo" in question  # the input
    assert "Oslo" in answer


def test_a_wrong_prediction_is_refused_once(chapter):
    chapter.replace(PAGE, "\nOslo\n", "\nTurin\n")
    result = chapter.build()
    result.refuses(PAGE, chapter.line('>>> print("Oslo")', PAGE), "is not proven")
    assert result.text.count("is not proven") == 1


def test_an_empty_follow_up_is_refused(chapter):
    chapter.replace(
        PAGE, "{follow-up} Who owns it?\nThe carrier.\n", "{follow-up} Who owns it?\n"
    )
    result = chapter.build("dummy")
    assert result.status
    line = chapter.line("Who owns it?", PAGE)
    assert "Mend:" in result.at(PAGE, line)


@pytest.mark.parametrize(
    "file", ["exercises/first", "exercises/test_first", "solutions/first"]
)
def test_an_exercise_without_one_of_its_files_is_refused(chapter, file):
    (chapter.root / f"code/hub/{file}.py").unlink()
    result = chapter.build("dummy")
    result.refuses(
        PAGE, chapter.line("{exercise} first", PAGE), f"code/hub/{file}.py is missing"
    )


@pytest.mark.parametrize(
    "hint", ["+++\n", "+++\nThe first hint.\n", "The first hint.\n"]
)
def test_an_exercise_without_hint_is_refused(chapter, hint):
    kept = "+++\nThe first hint.\n".replace(hint, "")
    chapter.replace(PAGE, "+++\nThe first hint.\n", kept)
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("{exercise} first", PAGE), "has no hint")


@pytest.mark.parametrize(
    "option", [":title: The first\n", ":minutes: 10\n\nDo it.\n\n+++\nThe f"]
)
def test_an_exercise_without_title_or_minutes_is_refused(chapter, option):
    rest = option.partition("\n")[2]
    chapter.replace(PAGE, option, rest)
    result = chapter.build("dummy")
    result.refuses(
        PAGE, chapter.line("{exercise} first", PAGE), "an exercise states its"
    )


@pytest.mark.parametrize(
    "file", ["solutions/extra.py", "exercises/extra.py", "exercises/test_extra.py"]
)
def test_a_file_that_no_exercise_names_is_refused(chapter, file):
    chapter.write(f"code/hub/{file}", "")
    result = chapter.build("dummy")
    result.refuses(f"code/hub/{file}", 1, "no exercise directive names this file")


def test_unproven_code_in_a_hint_is_refused_at_its_line(chapter):
    chapter.replace(PAGE, "The first hint.", "Try:\n\n```python\nunproven = 1\n```")
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("unproven = 1", PAGE), "nothing proves this")


def test_a_session_in_a_hint_is_proven(chapter):
    chapter.replace(PAGE, "The first hint.", "Try:\n\n```pycon\n>>> 1  # wrong\n2\n```")
    result = chapter.build()
    result.refuses(PAGE, chapter.line("# wrong", PAGE), "this example is not proven")


def test_a_picture_in_a_hint_needs_its_text(chapter):
    chapter.replace(
        PAGE, "The first hint.", "See\n\n```{image} /figures/hub-two.svg\n```"
    )
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("{image}", PAGE), "no alternative text")


def test_a_solution_of_65_columns_is_refused(chapter):
    chapter.write("code/hub/solutions/first.py", f"# {'x' * 63}\n")
    result = chapter.build("dummy")
    line = chapter.line("{exercise} first", PAGE)
    result.refuses(PAGE, line, "code/hub/solutions/first.py")


def test_hint_and_solution_stand_at_the_back_linked_to_and_fro(chapter):
    chapter.build("html").accepts()
    here = chapter.site_page("object-model/hub")
    there = chapter.site_page("back/solutions-object-model")
    assert "The first hint" not in here
    assert "The first hint" in there
    assert 'href="../back/solutions-object-model.html#hub-solution-first"' in here
    assert 'id="hub-solution-first"' in there
    assert 'href="../object-model/hub.html#hub-exercise-first"' in there
    assert 'id="hub-exercise-first"' in here
    assert there.count('class="solution') == 3
    folded = there.partition("The first hint")[2].partition("The second hint")[0]
    assert folded.index("<details") < folded.index("DONE") < folded.index("</details")


def test_a_hint_may_link_into_its_chapter(chapter):
    chapter.replace(PAGE, "The first hint.", "See the [recap](#hub-recap).")
    chapter.build("html").accepts()
    there = chapter.site_page("back/solutions-object-model")
    assert 'href="../object-model/hub.html#hub-recap"' in there


def test_in_the_ebook_hints_stand_before_solutions(chapter):
    chapter.build("epub", extensions=WITH_EDITIONS).accepts()
    there = chapter.ebook_page("solutions-object-model")
    assert there.index("The third hint") < there.index("DONE")
    for place in ("hub-solution-first", "hub-solution-first-code"):
        assert f'id="{place}"' in there
        assert f'href="#{place}"' in there


def test_only_chapters_with_exercises_have_solutions(chapter):
    chapter.write("book/object-model/index.md", "# Object model\n\nOne chapter.\n")
    chapter.replace(
        "book/index.md", "object-model/hub\n", "object-model/index\nobject-model/hub\n"
    )
    chapter.build("html").accepts()
    there = chapter.site_page("back/solutions-object-model")
    assert there.count('<section id="solutions-') == 1


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            ":::{caught-by} pylint W1\n:pitfall: hub/depot.py\n:mended: hub/depot.py\n:::",
            "the tools known are ruff and mypy",
        ),
        (
            ":::{caught-by} ruff F401\n:mended: hub/depot.py\n:::",
            "names its :pitfall: file",
        ),
        (
            ":::{caught-by} ruff F401\n:pitfall: hub/depot.py\n:::",
            "names its :mended: file",
        ),
        (
            ":::{caught-by} ruff F401\n:pitfall: hub/x.py\n:mended: hub/depot.py\n:::",
            "code/hub/x.py is missing",
        ),
        (":::{caught-by} ruff\n:pitfall: hub/depot.py\n:mended: hub/depot.py\n:::", ""),
    ],
)
def test_a_wrong_caught_by_is_refused(chapter, text, cause):
    chapter.replace(PAGE, "(hub-in-review)=", f"{text}\n\n(hub-in-review)=")
    result = chapter.build("dummy")
    result.refuses(PAGE, chapter.line("{caught-by}", PAGE), cause)


# -- Which pages are chapters ----------------------------------------------------------


@pytest.mark.parametrize(
    ("docname", "answer"),
    [
        ("concurrency/gil", True),
        ("object-model/mro-and-super", True),
        ("concurrency/index", False),
        ("back/glossary", False),
        ("index", False),
        ("guide/gil", False),
    ],
)
def test_a_chapter_is_a_page_of_a_part(docname, answer):
    assert is_chapter(docname) is answer


def test_a_folder_is_named_like_the_chapter():
    assert folder_of("object-model/mro-and-super") == "mro_and_super"
    assert folder_of("tooling/pytest") == "pytest_fixtures"


def test_words_and_examples_take_time_to_read():
    assert reading_minutes(0, 0) == 1
    assert reading_minutes(4000, 0) == 2 * reading_minutes(2000, 0) > 10
    assert reading_minutes(4000, 50) > reading_minutes(4000, 0)


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_a_page_read_for_another_edition_is_written_anew(chapter, builder):
    chapter.build(builder).accepts()
    file = chapter.root / "code/hub/depot.py"
    file.write_text(file.read_text().replace("Oslo", "Turin"))
    chapter.build("dummy").accepts()
    chapter.build(builder).accepts()
    (page,) = (chapter.root / f"build/work/{builder}").rglob("object-model/hub.*html")
    assert "Turin" in page.read_text()
