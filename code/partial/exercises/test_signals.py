"""Grades exercise ``signals``."""

from functools import partial

import pytest


def opened(hub, *, note=""):
    return f"{hub} opened{note}"


def closed(hub):
    return f"{hub} closed"


class Loud(partial): ...


def test_equal_partials_make_the_same_call(exercise):
    one, other = (
        partial(opened, "Oslo"),
        partial(opened, "Oslo"),
    )
    assert exercise.same_call(one, other), (
        "compare func, args and keywords"
    )


@pytest.mark.parametrize(
    "other",
    [
        partial(closed, "Oslo"),
        partial(opened, "Turin"),
        partial(opened),
        partial(opened, "Oslo", "late"),
        partial(opened, "Oslo", note="late"),
        Loud(opened, "Oslo"),
        opened,
        None,
    ],
)
def test_everything_counts(exercise, other):
    one = partial(opened, "Oslo")
    assert not exercise.same_call(one, other), (
        f"{one!r} and {other!r} differ: type, func, args, keywords"
    )
    assert not exercise.same_call(other, one), (
        "the answer must not depend on the order of the two"
    )


def test_arguments_need_not_be_hashable(exercise):
    one, other = (
        partial(opened, ["Oslo"]),
        partial(opened, ["Oslo"]),
    )
    assert exercise.same_call(one, other)


def test_the_order_of_keywords_is_no_matter(exercise):
    one, other = (
        partial(dict, a=1, b=2),
        partial(dict, b=2, a=1),
    )
    assert exercise.same_call(one, other)


def test_a_partial_that_was_not_flattened(exercise):
    def nested():
        inner = partial(opened, note="late")
        inner.owner = "desk"
        return partial(inner, "Oslo")

    assert isinstance(nested().func, partial)
    assert exercise.same_call(nested(), nested()), (
        "func can be a partial itself"
    )


def test_bound_methods_are_compared_too(exercise):
    hubs = []
    assert exercise.same_call(hubs.append, hubs.append)


def test_disconnect_removes_one(exercise):
    signal = exercise.Signal()
    for hub in ("Oslo", "Turin", "Oslo"):
        signal.connect(partial(opened, hub))
    signal.disconnect(partial(opened, "Oslo"))
    left = [callback() for callback in signal.callbacks]
    assert left == ["Turin opened", "Oslo opened"]


def test_disconnecting_a_stranger_is_an_error(exercise):
    with pytest.raises(LookupError):
        exercise.Signal().disconnect(closed)
