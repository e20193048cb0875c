"""Grades exercise ``tagged``."""

import pytest


def test_without_parentheses(exercise):
    def sort():
        return "sorted"

    found = exercise.tagged(sort)
    assert found is sort, (
        f"@tagged bound the name to {found!r}: with a function "
        "as the first argument, decorate it"
    )
    assert (sort.tag, sort()) == ("sort", "sorted"), (
        "without an option the tag is the function's name"
    )


def test_with_empty_parentheses(exercise):
    @exercise.tagged()
    def sort():
        return "sorted"

    assert (sort.tag, sort()) == ("sort", "sorted"), (
        "without an option the tag is the function's name"
    )


@pytest.mark.parametrize("tag", ["slow", ""])
def test_with_a_tag(exercise, tag):
    @exercise.tagged(tag=tag)
    def sort():
        return "sorted"

    assert sort.tag == tag, (
        "the tag should be the one given; an empty tag is a tag"
    )


def test_on_a_class(exercise):
    class Hub: ...

    found = exercise.tagged(Hub)
    assert found is Hub, (
        f"@tagged above a class bound its name to {found!r}"
    )
    assert Hub.tag == "Hub", (
        "a class, too, has its own name for a tag"
    )


def test_a_positional_tag_is_refused(exercise):
    try:
        exercise.tagged("slow")
    except TypeError as error:
        assert "tag=" in str(error), (
            "the message should say how to write it: tag="
        )
    else:
        pytest.fail(
            '@tagged("slow") raised nothing; options come by '
            "keyword only",
            pytrace=False,
        )
