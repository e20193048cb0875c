"""Grades exercise ``lines``."""

from sys import monitoring

import pytest


def weigh(parcels):
    total = 0
    for grams in parcels:
        total += grams
        if grams > 500:
            total += 1
    return total


def other():
    return 1


@pytest.fixture(autouse=True)
def freed(exercise):
    """Free the tool id, so that one failure stays one."""
    yield
    tool = exercise.TOOL
    if monitoring.get_tool(tool) is not None:
        monitoring.set_events(tool, 0)
        monitoring.set_local_events(tool, weigh.__code__, 0)
        monitoring.register_callback(
            tool, monitoring.events.LINE, None
        )
        monitoring.free_tool_id(tool)


def test_lines_that_ran(exercise):
    with exercise.lines_of(weigh) as lines:
        weigh([100])
    assert lines == {1, 2, 3, 4, 6}, (
        "line 5 did not run, and all others did"
    )


def test_lines_of_other_functions_are_not_there(exercise):
    with exercise.lines_of(weigh) as lines:
        other()
    assert lines == set(), "only lines of weigh are wanted"


def test_one_callback_for_each_line(exercise, monkeypatch):
    calls = 0
    register = monitoring.register_callback

    def counting(tool, event, function):
        def called(*args):
            nonlocal calls
            calls += 1
            return function(*args)

        return register(tool, event, function and called)

    monkeypatch.setattr(
        monitoring, "register_callback", counting
    )
    with exercise.lines_of(weigh):
        weigh([100] * 1000)
    assert calls <= 100, (
        f"{calls} callbacks for 5 lines: "
        "a callback can say that it has seen enough"
    )


def test_it_works_twice(exercise):
    for _ in range(2):
        with exercise.lines_of(weigh) as lines:
            weigh([600])
        assert 5 in lines, (
            "the second use must see the lines again"
        )


def test_the_id_is_free_after_an_error(exercise):
    with pytest.raises(KeyError), exercise.lines_of(weigh):
        raise KeyError
    assert monitoring.get_tool(exercise.TOOL) is None, (
        "the tool id must be freed whatever happens"
    )


def test_nothing_is_collected_afterwards(exercise):
    with exercise.lines_of(weigh) as lines:
        pass
    monitoring.use_tool_id(exercise.TOOL, "somebody else")
    weigh([600])
    left = monitoring.get_events(exercise.TOOL)
    left |= monitoring.get_local_events(
        exercise.TOOL, weigh.__code__
    )
    assert (lines, left) == (set(), 0), (
        "after the block the events must be off; "
        "before 3.14, freeing the id leaves them on"
    )
