"""Grades exercise ``pool``."""

from itertools import combinations
from secrets import token_hex

import pytest


def fresh(value):
    """Build an equal object that is a different one."""
    if isinstance(value, tuple):
        return tuple([fresh(item) for item in value])
    return eval(repr(value))


APART = [
    (1, 1.0),
    (1, True),
    (0, False),
    (0.0, -0.0),
    (0j, complex(-0.0, 0)),
    (0j, complex(0, -0.0)),
    (1, 1 + 0j),
    ("a", b"a"),
    ((1,), (True,)),
    ((1, (0.0,)), (1, (-0.0,))),
    ((), None),
    (1, (1,)),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_differs_stays_apart(exercise, first, second):
    pool = exercise.Pool()
    pool.share(first)
    got = pool.share(second)
    assert type(got) is type(second) and repr(got) == repr(
        second
    ), f"share({second!r}) returned {got!r}, kept before"


@pytest.mark.parametrize(
    "value",
    [
        5000,
        1.5,
        -0.0,
        "two words",
        b"two",
        (1, "a b"),
        ((2.5,),),
    ],
)
def test_the_same_constant_is_one_object(exercise, value):
    pool = exercise.Pool()
    first, second = fresh(value), fresh(value)
    assert pool.share(first) is first, (
        "return the object itself"
    )
    assert pool.share(second) is first, (
        f"a second {value!r} must give the first object"
    )


def test_texts_made_at_run_time(exercise):
    pool = exercise.Pool()
    text = token_hex(8)
    assert pool.share(text) is text
    assert pool.share("".join(list(text))) is text


def test_the_order_does_not_matter(exercise):
    values = [1, True, 1.0, "1", b"1", (1,), (True,), (1.0,)]
    for one, two in combinations(values, 2):
        for pair in ((one, two), (two, one)):
            pool = exercise.Pool()
            got = [repr(pool.share(value)) for value in pair]
            assert got == [repr(value) for value in pair], (
                f"{pair[0]!r} and {pair[1]!r} are different "
                "constants"
            )
