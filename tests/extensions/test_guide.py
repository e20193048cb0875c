"""The guide: what it gathers from chapters, check lists, the self-assessment."""

import pytest

from .conftest import CONTENTS, INDEX, WITH_EDITIONS, Book

PAGE = "book/guide/hub.md"
ASSESSMENT = "book/guide/self-assessment-object-model.md"
CHOICE = """
:::{choice}
What does a full hub do?

- [ ] It grows.
- [x] It refuses.
- [ ] It burns.

+++
A hub has [walls](#hub-judgement).
:::
"""


@pytest.fixture
def chapter(book: Book) -> Book:
    """A book with one whole chapter and a guide of one page."""
    book.add_chapter()
    contents = CONTENTS.replace("back/glossary", "guide/hub\nback/glossary")
    book.write("book/index.md", INDEX + contents)
    return book


def page(book: Book, text: str, name: str = PAGE) -> str:
    """Write a page of the guide and return it as the site shows it."""
    book.write(name, f"(guide-hub)=\n# The guide\n\n{text}\n")
    book.build("html").accepts()
    return book.site_page(name.removeprefix("book/").removesuffix(".md"))


def test_questions_come_with_answer_and_link(chapter):
    html = page(chapter, "```{questions}\nobject-model/hub\n```")
    assert "What is a hub?" in html
    assert "where parcels change <em>hands</em>." in html
    assert 'href="../object-model/hub.html"' in html


def test_a_question_of_no_chapter_is_refused(chapter):
    chapter.write(PAGE, "# The guide\n\n```{questions}\nobject-model/hubb\n```\n")
    chapter.build("dummy").refuses(PAGE, 3, "there is no chapter 'object-model/hubb'")


def test_review_lines_keep_their_links(chapter):
    html = page(chapter, "```{reviews}\n```")
    assert 'href="../object-model/hub.html#hub-versions"' in html
    assert "Ask who owns it, too." in html


def test_recaps_are_points_without_the_sources(chapter):
    html = page(chapter, "```{recaps}\n```")
    assert "It refuses them when it is full." in html
    assert "Sources: none." not in html


def test_a_changed_chapter_changes_the_guide(chapter):
    page(chapter, "```{recaps}\n```")
    chapter.replace("book/object-model/hub.md", "It refuses them", "It burns them")
    chapter.build("html").accepts()
    html = chapter.site_page("guide/hub")
    assert "It burns them when it is full." in html


def test_a_recap_without_points_is_refused(chapter):
    name = "book/object-model/hub.md"
    chapter.replace(name, "- A hub has a name", "A hub has a name")
    chapter.replace(name, "\n- It refuses them", " It refuses them")
    chapter.write(PAGE, "# The guide\n")
    result = chapter.build("dummy")
    result.refuses(
        name,
        chapter.line("## Recap and sources", name),
        "the part 'Recap and sources' has no list",
    )


def test_reading_minutes_are_those_of_the_head(chapter):
    html = page(chapter, "Begin with {reading}`object-model/hub`.")
    head = chapter.site_page("object-model/hub")
    assert "(1 min)" in html
    assert "1 min read" in head


def test_reading_names_an_unknown_chapter(chapter):
    chapter.write(PAGE, "# The guide\n\n{reading}`object-model/hubb`\n")
    chapter.build("dummy").refuses(PAGE, 3, "there is no chapter 'object-model/hubb'")


def test_check_lists_are_no_raw_markup(chapter):
    html = page(chapter, "- [ ] Read it.\n- [x] Buy it.")
    assert '<span class="check-box"></span>Read it.' in html
    assert '<span class="check-box checked"></span>Buy it.' in html


# -- The self-assessment ----------------------------------------------------------


@pytest.fixture
def assessed(chapter: Book) -> Book:
    """The book with a page of self-assessment that has one choice."""
    contents = CONTENTS.replace(
        "back/glossary", "guide/self-assessment-object-model\nback/glossary"
    )
    chapter.write("book/index.md", INDEX + contents)
    chapter.write(
        ASSESSMENT,
        "# Assess\n\n(assess-hub)=\n## Hub\n\n"
        "```{assess} object-model/hub\n```\n" + CHOICE,
    )
    return chapter


def test_on_the_site_the_answer_is_folded_in_its_place(assessed):
    assessed.build("html").accepts()
    html = assessed.site_page("guide/self-assessment-object-model")
    assert html.index("What does a full hub do?") < html.index("<strong>B.</strong>")
    assert html.count("<details") == 2
    assert 'href="../object-model/hub.html#hub-follow-up-1"' in html
    assert 'class="right"' in html
    assert "Rubrics and answers" not in html
    assert "Why two?" in html  # the follow-up questions


def test_in_the_ebook_answers_stand_behind_and_links_lead_there(assessed):
    assessed.build("epub", extensions=WITH_EDITIONS).accepts()
    html = assessed.ebook_page("self-assessment")
    behind = html.index("Rubrics and answers")
    assert html.index("What does a full hub do?") < behind
    assert behind < html.index("<strong>B.</strong>")
    for there in ("assess-hub-answer-1", "assess-hub-item-1", "assess-hub-rubric"):
        assert f'id="{there}"' in html
        assert f'href="#{there}"' in html


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("- [x] It", "- [ ] It", "0 of them right"),
        ("- [ ] It grows", "- [x] It grows", "2 of them right"),
        ("- [ ] It burns.\n", "", "this one has 2"),
        ("+++\n", "", "does not say why"),
    ],
)
def test_a_choice_that_cannot_be_graded_is_refused(assessed, old, new, cause):
    assessed.replace(ASSESSMENT, old, new)
    result = assessed.build("dummy")
    result.refuses(ASSESSMENT, assessed.line(":::{choice}", ASSESSMENT), cause)
