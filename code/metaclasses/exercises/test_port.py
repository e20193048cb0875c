"""Grades exercise ``port``."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import pytest


def derive(exercise, name, *others, names=None, **keywords):
    """Make a subclass of Writer; explain a refusal."""
    bases = (exercise.Writer, *others)
    try:
        return type(exercise.Writer)(
            name, bases, names or {}, **keywords
        )
    except TypeError as error:
        pytest.fail(f"class {name}: {error}", pytrace=False)


def test_the_metaclass_is_gone(exercise):
    assert type(exercise.Writer) is type, (
        "Writer needs no metaclass; use __init_subclass__"
    )


def test_a_key_registers(exercise):
    csv = derive(exercise, "Csv", key="csv")
    assert exercise.Writer.made == {"csv": csv}


def test_no_key_registers_nothing(exercise):
    csv = derive(exercise, "Csv", key="csv")
    derive(exercise, "Plain")
    made = exercise.Writer.made
    assert made == {"csv": csv}, "only classes with a key"
    try:
        type(csv)("Child", (csv,), {})
    except ValueError as error:
        pytest.fail(f"the key of Csv is not Child's: {error}")
    assert made == {"csv": csv}, "a key is not inherited"


def test_it_mixes_with_abc(exercise):
    try:

        class Csv(exercise.Writer, ABC, key="csv"): ...
    except TypeError as error:
        pytest.fail(f"with ABC: {error}", pytrace=False)
    assert exercise.Writer.made["csv"] is Csv


def test_abstract_classes_stay_out(exercise):
    try:

        class Table(exercise.Writer, ABC, key="table"):
            @abstractmethod
            def write(self): ...

        class Csv(Table, key="csv"):
            def write(self): ...
    except TypeError as error:
        pytest.fail(f"with ABC: {error}", pytrace=False)
    assert exercise.Writer.made == {"csv": Csv}, (
        "Table is abstract; inspect.isabstract works in the hook"
    )


def test_a_key_is_used_once(exercise):
    first = derive(exercise, "Csv", key="csv")
    try:
        derive(exercise, "Comma", key="csv")
    except ValueError as error:
        assert "csv" in str(error), "name the key"
    else:
        pytest.fail("two classes under one key were accepted")
    assert exercise.Writer.made["csv"] is first


def test_a_slotted_dataclass(exercise):
    try:

        @dataclass(slots=True)
        class Zpl(exercise.Writer, key="zpl"):
            dots: int

    except (TypeError, ValueError) as error:
        pytest.fail(f"dataclass: {error}", pytrace=False)
    assert exercise.Writer.made["zpl"] is Zpl, (
        "the registry holds the class without slots, which "
        "nobody will ever use"
    )


def test_other_hooks_get_their_keywords(exercise):
    class Named:
        def __init_subclass__(cls, label="none", **rest):
            super().__init_subclass__(**rest)
            cls.label = label

    made = derive(exercise, "Csv", Named, key="c", label="blue")
    assert made.label == "blue", "forward **rest with super()"
