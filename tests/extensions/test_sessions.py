"""Reading sessions: what is input, what is output, and what is refused."""

import pytest
from proven.sessions import (
    CONSOLE,
    PYCON,
    TRACEBACK,
    SessionError,
    inputs_only,
    parse,
)


def rows(text, dialect=PYCON):
    return [(one.source, one.want, one.offset) for one in parse(text, dialect)]


def test_prompts_and_outputs_are_told_apart():
    text = ">>> total = 1\n>>> for _ in 'ab':\n...     total\n...\n1\n1\n>>> total\n1"
    assert rows(text) == [
        ("total = 1", "", 0),
        ("for _ in 'ab':\n    total\n", "1\n1", 1),
        ("total", "1", 6),
    ]


def test_a_blank_line_does_not_end_the_output():
    text = ">>> show()\nfirst\n\nsecond\n\n>>> 1\n1"
    assert rows(text) == [("show()", "first\n\nsecond", 0), ("1", "1", 5)]


def test_a_leading_blank_line_is_output():
    assert rows(">>> show()\n\nfirst") == [("show()", "\nfirst", 0)]


def test_after_output_a_line_of_dots_is_output():
    assert rows(">>> show()\nfirst\n... last") == [("show()", "first\n... last", 0)]


def test_commands_of_a_transcript_continue_with_an_angle():
    text = "$ for n in 1 2\n> do echo $n; done\n1\n2\n$ true\n"
    assert rows(text, CONSOLE) == [
        ("for n in 1 2\ndo echo $n; done", "1\n2", 0),
        ("true", "", 4),
    ]


def test_an_angle_in_the_output_of_a_transcript_is_output():
    assert rows("$ cat f\nhead\n> tail", CONSOLE) == [("cat f", "head\n> tail", 0)]


@pytest.mark.parametrize(
    ("text", "dialect", "offset", "words"),
    [
        ("prose\n>>> 1", PYCON, 0, "before the first one"),
        ("\n4\n>>> 1", PYCON, 1, "before the first one"),
        ("... 1", PYCON, 0, "before the first one"),
        ("2 + 2", PYCON, 0, "before the first one"),
        ("> echo", CONSOLE, 0, "before the first one"),
        ("", PYCON, 0, "nothing to run"),
        ("\n\n", CONSOLE, 0, "nothing to run"),
        (">>> 1\n1\n>>>2", PYCON, 2, "a blank"),
        (">>>", PYCON, 0, "a blank"),
        (">>> 1  # doctest: +SKIP", PYCON, 0, "doctest options"),
        (">>> 1 #doctest:+ELLIPSIS", PYCON, 0, "doctest options"),
        (">>> f(\n... )  # doctest : +SKIP", PYCON, 1, "doctest options"),
        (">>> 1\n<BLANKLINE>", PYCON, 1, "<BLANKLINE>"),
        (f">>> f(\n... )\n{TRACEBACK}\n  ...\n\n>>> 1", PYCON, 3, "traceback ends"),
        (f"$ f\nstart\n{TRACEBACK}\n  File\n...", CONSOLE, 4, "traceback ends"),
    ],
)
def test_what_hides_something_is_refused_at_its_line(text, dialect, offset, words):
    with pytest.raises(SessionError, match=words) as refusal:
        parse(text, dialect)
    assert refusal.value.offset == offset
    assert "Mend:" in str(refusal.value)


def test_a_prediction_keeps_prompts_and_drops_outputs():
    text = ">>> for n in 'ab':\n...     n\n...\n'a'\n'b'\n\n>>> 1\n1"
    assert inputs_only(text, PYCON) == ">>> for n in 'ab':\n...     n\n...\n>>> 1"
