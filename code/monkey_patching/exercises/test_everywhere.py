"""Grades exercise ``everywhere``."""

from types import ModuleType

import pytest


def price(grams):
    return grams * 3


def free(grams):
    return 0


def module(name, **names):
    made = ModuleType(name)
    vars(made).update(names)
    return made


@pytest.fixture
def modules():
    return [
        module("tariff", price=price),
        module("kiosk", price=price, cost=price, rate=3),
        module("office", hubs=["Oslo"]),
    ]


def contents(modules):
    return [list(vars(m).items()) for m in modules]


def test_every_name_is_rebound(exercise, modules):
    tariff, kiosk, _ = modules
    with exercise.rebind(price, free, modules):
        found = [tariff.price, kiosk.price, kiosk.cost]
    assert found == [free] * 3, (
        "each global name that holds old must hold new inside "
        "the block, aliases included"
    )


def test_the_count_is_given(exercise, modules):
    with exercise.rebind(price, free, modules) as count:
        pass
    assert count == 3, "yield the number of names rebound"


def test_everything_is_put_back(exercise, modules):
    before = contents(modules)
    with exercise.rebind(price, free, modules):
        pass
    assert contents(modules) == before, (
        "after the block the modules hold what they held"
    )


def test_an_exception_is_no_excuse(exercise, modules):
    before = contents(modules)
    with (
        pytest.raises(KeyError),
        exercise.rebind(price, free, modules),
    ):
        raise KeyError("P1")
    assert contents(modules) == before, (
        "undo in a finally clause, whatever happened inside"
    )


def test_equal_is_not_identical(exercise):
    class Same:
        def __eq__(self, other):
            return True

        __hash__ = None

    old, twin = Same(), Same()
    hub = module("hub", mine=old, other=twin)
    with exercise.rebind(old, 7, [hub]):
        assert hub.mine == 7, "mine is old and must be rebound"
        assert hub.other is twin, "compare with is, not with =="


def test_what_others_rebound_is_left_alone(exercise, modules):
    tariff, _, _ = modules
    with exercise.rebind(price, free, modules) as count:
        tariff.price = len
    assert count, "nothing was rebound, so nothing was tested"
    assert tariff.price is len, (
        "put a name back only if it still holds new"
    )


def test_names_that_held_new_before_stay(exercise):
    hub = module("hub", price=price, gift=free)
    with exercise.rebind(price, free, [hub]) as count:
        assert count == 1, (
            "gift held new from the start and does not count"
        )
    assert hub.gift is free, (
        "note where you rebound; do not search for new afterwards"
    )


def test_a_refusal_half_way_leaves_nothing(exercise, modules):
    class Sealed(ModuleType):
        def __setattr__(self, name, value):
            raise AttributeError(f"{name} is sealed")

    sealed = Sealed("sealed")
    vars(sealed)["price"] = price
    before = contents(modules)
    try:
        with exercise.rebind(price, free, [*modules, sealed]):
            pytest.fail(
                "the last module must refuse; use setattr"
            )
    except AttributeError:
        pass
    assert contents(modules) == before, (
        "undo what was done before the refusal"
    )
