"""Grades exercise ``where``."""

import builtins

import pytest

SOURCE = """
rate = 3
limit = 10

def price(kg):
    fees = 2
    return kg * rate + fees + len(missing)

def open_hub(city):
    def label(parcel):
        return parcel.limit, city, later, rate
    if city == "Oslo":
        later = 1
    return label

def keeps(kg):
    return lambda: kg
"""


@pytest.fixture
def names():
    """A module of its own, with builtins of its own."""
    own = {**vars(builtins), "courier": "Ann"}
    names = {"__name__": "hub", "__builtins__": own}
    exec(SOURCE, names)
    return names


@pytest.fixture
def where(exercise):
    """``where``, with its errors made readable."""

    def where(function, name):
        try:
            return exercise.where(function, name)
        except NotImplementedError as error:
            pytest.fail(str(error), pytrace=False)

    return where


def test_locals(names, where):
    assert where(names["price"], "kg") == "local"
    assert where(names["price"], "fees") == "local"


def test_a_variable_shared_with_an_inner_function(names, where):
    assert where(names["keeps"], "kg") == "local", (
        "a cell of its own: see co_cellvars"
    )


def test_globals(names, where):
    assert where(names["price"], "rate") == "global"
    names["len"] = None
    assert where(names["price"], "len") == "global", (
        "a global hides a builtin"
    )


def test_builtins(names, where):
    assert where(names["price"], "len") == "builtin"
    assert where(names["price"], "courier") == "builtin", (
        "ask the builtins of the function, not yours"
    )


def test_builtins_were_chosen_at_def(names, where):
    names["__builtins__"] = {}
    assert where(names["price"], "courier") == "builtin", (
        "the function keeps the builtins it was made with"
    )


def test_unbound(names, where):
    assert where(names["price"], "missing") == "unbound"
    assert where(names["price"], "pytest") == "unbound", (
        "ask the globals of the function, not yours"
    )


def test_closure_variables(names, where):
    label = names["open_hub"]("Oslo")
    assert where(label, "city") == "closure"
    assert where(label, "later") == "closure"


def test_an_empty_cell_is_unbound(names, where):
    label = names["open_hub"]("Turin")
    names["later"] = "a global that does not count"
    assert where(label, "later") == "unbound", (
        "the verdict was free, so no global is asked"
    )


def test_closure_variables_hide_globals(names, where):
    names["city"] = "Turin"
    assert where(names["open_hub"]("Oslo"), "city") == "closure"


def test_a_none_is_a_value(names, where):
    names["rate"] = None
    assert where(names["price"], "rate") == "global", (
        "None is a value like any other"
    )
    label = names["open_hub"](None)
    assert where(label, "city") == "closure"
