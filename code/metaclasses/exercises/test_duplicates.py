"""Grades exercise ``duplicates``."""

from secrets import token_hex

import pytest


def define(source, **names):
    """Execute the text of a class statement."""
    try:
        exec(source, names)
    except TypeError as error:
        pytest.fail(
            f"refused: {error}\n{source}", pytrace=False
        )
    return names


def test_a_second_function_is_refused(exercise):
    name = f"test_{token_hex(3)}"
    source = (
        "class Tests(metaclass=Strict):\n"
        f"    def {name}(self): ...\n"
        f"    def {name}(self): ...\n"
    )
    try:
        exec(source, {"Strict": exercise.Strict})
    except TypeError as error:
        assert name in str(error), "say which name it is"
        return
    pytest.fail(
        "two functions of one name were accepted; by the time "
        "the metaclass is called, the first one is gone",
        pytrace=False,
    )


def test_a_class_without_duplicates(exercise):
    source = (
        "class Tests(metaclass=Strict):\n"
        "    def first(self): return 1\n"
        "    def second(self): return 2\n"
    )
    tests = define(source, Strict=exercise.Strict)["Tests"]
    assert (tests().first(), tests().second()) == (1, 2), (
        "the definitions must be stored, too"
    )


def test_properties_and_constants(exercise):
    source = (
        "class Hub(metaclass=Strict):\n"
        "    limit = 1\n"
        "    limit = limit + 1\n"
        "    unit = int\n"
        "    unit = float\n"
        "    label = None\n"
        "    def label(self): return 'hub'\n"
        "    @property\n"
        "    def city(self): return 'Oslo'\n"
        "    @city.setter\n"
        "    def city(self, value): ...\n"
    )
    hub = define(source, Strict=exercise.Strict)["Hub"]
    assert (hub.limit, hub.unit) == (2, float)
    assert hub().label() == "hub", "None is not a function"
    assert hub.city.fset, "a setter replaces its property"


def test_a_subclass_may_override(exercise):
    source = (
        "class Hub(metaclass=Strict):\n"
        "    def label(self): return ['hub']\n"
        "class Port(Hub):\n"
        "    def label(self): return super().label() + ['port']\n"
    )
    port = define(source, Strict=exercise.Strict)["Port"]
    assert port().label() == ["hub", "port"], (
        "each class has a namespace of its own; keep __classcell__"
    )


def test_a_subclass_is_strict(exercise):
    source = (
        "class Hub(metaclass=Strict): ...\n"
        "class Port(Hub):\n"
        "    def label(self): ...\n"
        "    def label(self): ...\n"
    )
    try:
        exec(source, {"Strict": exercise.Strict})
    except TypeError:
        return
    pytest.fail("Port inherits Strict and was accepted")


def test_class_keywords(exercise):
    source = (
        "class Hub(metaclass=Strict):\n"
        "    def __init_subclass__(cls, city): cls.city = city\n"
        "class Port(Hub, city='Oslo'): ...\n"
    )
    port = define(source, Strict=exercise.Strict)["Port"]
    assert port.city == "Oslo", "__prepare__ gets keywords, too"
