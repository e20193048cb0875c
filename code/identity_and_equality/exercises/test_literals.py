"""Grades exercise ``literals``."""

import re
import warnings

import pytest


def warned(source):
    """Return what the compiler warns of, as line and type."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "checked.py", "exec")
    found = []
    for warning in caught:
        match = re.search(
            r"with '(\w+)' lit", str(warning.message)
        )
        found.append((warning.lineno, match[1]))
    return sorted(found)


SOURCES = [
    "a is 5",
    "a is not 'Oslo'",
    "5 is a",
    "a is None or a is True or a is ... or a is not False",
    "a == 5 or a != 'Oslo'",
    "a is b''\na is 1.5\na is 2j",
    "a is b is 5",
    "a == 5 is b",
    "5 < a is b",
    "a is b == 5",
    "'x' is 5",
    "a is 5 is 'x'",
    "a is 5 or a is 6",
    "def f(x):\n    if x is not 300:\n        return [y is 1]",
    "a is [] or a is {} or a is f'{a}'",
    "f(a is 0, lambda: a is '')",
    "ok = (a\n    is 5)",
]


@pytest.mark.parametrize("source", SOURCES)
def test_same_findings_as_the_compiler(exercise, source):
    expected = warned(source)
    found = exercise.identity_tests(source)
    assert found == expected, (
        f"in {source!r} the compiler warns of {expected}"
    )


def test_a_generated_module(exercise):
    lines = [f"a{n} is {n}" for n in range(40, 60)]
    found = exercise.identity_tests("\n".join(lines))
    assert found == [(n + 1, "int") for n in range(20)]


def test_the_code_is_not_run(exercise):
    exercise.identity_tests("raise SystemExit('ran')")
