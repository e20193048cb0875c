"""Grades exercise ``finder``."""

import pytest


@pytest.mark.parametrize(
    "value", ["[]", "{}", "{1}", "[c for c in 'ab']", "now()"]
)
def test_what_counts(exercise, value):
    source = f"def send(parcel, tags={value}): ..."
    assert exercise.suspects(source) == [(1, "send")], (
        f"the default {value} is made once and can change"
    )


@pytest.mark.parametrize(
    "value", ["None", "()", "3", "'a'", "LIMIT", "(1, 2)"]
)
def test_what_does_not(exercise, value):
    source = f"def send(parcel, tags={value}): ..."
    assert exercise.suspects(source) == [], (
        f"the default {value} is no display and no call"
    )


def test_the_line_is_that_of_the_default(exercise):
    source = "def send(\n    parcel,\n    tags=[],\n): ..."
    assert exercise.suspects(source) == [(3, "send")], (
        "report the line of the default, not of the function"
    )


def test_keyword_only_and_without_default(exercise):
    source = "def send(*, hub, tags={}, stops=[]): ..."
    found = exercise.suspects(source)
    assert found == [(1, "send")] * 2, (
        "look into kw_defaults; it holds None for `hub`"
    )


def test_every_kind_of_function(exercise):
    source = "\n".join(
        [
            "class Hub:",
            "    def open(self, bays=[]):",
            "        def inner(a={}): ...",
            "        return lambda x=set(): x",
            "async def close(a=list()): ...",
        ]
    )
    assert exercise.suspects(source) == [
        (2, "open"),
        (3, "inner"),
        (4, "<lambda>"),
        (5, "close"),
    ], (
        "visit methods, inner functions, lambdas, coroutines; "
        "sort the findings"
    )


def test_a_list_in_the_body_is_no_default(exercise):
    assert (
        exercise.suspects("def f(a=None):\n    b = []") == []
    ), "a list in the body is made anew at each call"
