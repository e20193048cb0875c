"""Grades exercise ``combine``."""

from abc import ABC, ABCMeta
from enum import EnumType

import pytest


class Left(type): ...


class Right(type): ...


class Both(Left, Right): ...


class A(metaclass=Left): ...


class B(metaclass=Right): ...


class C(metaclass=Both): ...


class Plain: ...


def check(exercise, *bases):
    """Combine, and use what came back in a class statement."""
    metaclass = exercise.combine(*bases)
    try:

        class Made(*bases, metaclass=metaclass): ...
    except TypeError as error:
        pytest.fail(f"{metaclass}: {error}", pytrace=False)
    assert type(Made) is metaclass
    return metaclass


def test_no_bases_and_plain_bases(exercise):
    assert exercise.combine() is type
    assert check(exercise, Plain) is type


def test_a_candidate_that_covers_the_others(exercise):
    assert check(exercise, Plain, A) is Left
    assert check(exercise, C, A, B) is Both


def test_the_order_does_not_matter(exercise):
    found = check(exercise, A, B, C)
    assert found is Both, (
        "Both derives from Left and Right; no new metaclass is "
        "needed, although CPython does not find it in this order"
    )


def test_unrelated_metaclasses(exercise):
    found = check(exercise, A, Plain, ABC)
    assert found.__bases__ == (Left, ABCMeta), (
        "type is covered by the others"
    )


def test_a_covered_candidate_is_left_out(exercise):
    found = check(exercise, A, ABC, C, B)
    assert found.__bases__ == (ABCMeta, Both), (
        "Left and Right are covered by Both"
    )


def test_the_same_types_give_the_same_metaclass(exercise):
    again = type("Again", (A,), {})
    Left("Other", (), {})
    first = exercise.combine(A, ABC)
    assert exercise.combine(again, A, ABC) is first, (
        "remember the metaclasses that were made"
    )


def test_metaclasses_with_a_metaclass(exercise):
    class Meta(type): ...

    class Odd(type, metaclass=Meta): ...

    class D(metaclass=Odd): ...

    found = check(exercise, A, D)
    assert found.__bases__ == (Left, Odd)
    assert type(found) is Meta


def test_two_unrelated_ones_upstairs(exercise):
    class First(type): ...

    class Second(type): ...

    class M(type, metaclass=First): ...

    class N(type, metaclass=Second): ...

    class E(metaclass=M): ...

    class F(metaclass=N): ...

    try:
        found = check(exercise, E, F)
    except TypeError as error:
        pytest.fail(
            f"{error}\nthe metaclasses conflict in turn: "
            "combine() can help",
            pytrace=False,
        )
    assert found.__bases__ == (M, N)


def test_enum_is_a_metaclass_like_others(exercise):
    class Bare(metaclass=EnumType): ...

    assert exercise.combine(Bare, A).__bases__ == (
        EnumType,
        Left,
    )
