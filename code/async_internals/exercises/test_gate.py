"""Grades exercise ``gate``."""

import asyncio

import pytest

from async_internals.grading import graded


@pytest.fixture(autouse=True)
def futures_only(monkeypatch):
    """Refuse what has the gate in it already."""

    def refuse(*arguments):
        raise AssertionError("use futures, not asyncio's locks")

    for name in ("Event", "Condition", "Queue"):
        monkeypatch.setattr(asyncio, name, refuse)


async def visit(gate, name, passed):
    await gate.wait()
    passed.append(name)


async def three_wait(gate, passed):
    tasks = [
        asyncio.create_task(visit(gate, name, passed))
        for name in "abc"
    ]
    await asyncio.sleep(1)
    for task in tasks:
        if task.done():
            task.result()  # raises what went wrong
    return tasks


def test_all_who_wait_pass_in_order(exercise):
    async def main():
        gate, passed = exercise.Gate(), []
        tasks = await three_wait(gate, passed)
        before = list(passed)
        gate.open()
        await asyncio.wait(tasks, timeout=1)
        return before, passed

    (before, passed), _ = graded(main())
    assert before == [], f"{before} passed a closed gate"
    assert passed == ["a", "b", "c"], (
        f"the gate was opened, and {passed} passed"
    )


def test_an_open_gate_does_not_suspend(exercise):
    async def main():
        gate = exercise.Gate()
        gate.open()
        coroutine = gate.wait()
        try:
            coroutine.send(None)
        except StopIteration:
            return True
        coroutine.close()
        return False

    passed, _ = graded(main())
    assert passed, "wait() suspended although the gate was open"


def test_closed_again_before_they_run(exercise):
    async def main():
        gate, passed = exercise.Gate(), []
        tasks = await three_wait(gate, passed)
        gate.open()
        gate.close()
        tasks.append(
            asyncio.create_task(visit(gate, "late", passed))
        )
        await asyncio.sleep(1)
        gate.open()
        seen = list(passed)
        await asyncio.wait(tasks, timeout=1)
        return seen

    seen, _ = graded(main())
    assert seen == ["a", "b", "c"], (
        f"opened and closed at once: {seen} passed"
    )


def test_a_cancelled_visitor_disturbs_nobody(exercise):
    async def main():
        gate, passed = exercise.Gate(), []
        tasks = await three_wait(gate, passed)
        tasks[1].cancel()
        gate.open()
        await asyncio.wait(tasks, timeout=1)
        return passed, tasks[1].cancelled()

    try:
        (passed, cancelled), _ = graded(main())
    except asyncio.InvalidStateError:
        raise AssertionError(
            "open() set a result on a cancelled future"
        ) from None
    assert passed == ["a", "c"], f"{passed} passed, wanted a, c"
    assert cancelled, "the cancelled visitor was not cancelled"


def test_opening_twice_does_no_harm(exercise):
    async def main():
        gate, passed = exercise.Gate(), []
        tasks = await three_wait(gate, passed)
        gate.open()
        gate.open()
        await asyncio.wait(tasks, timeout=1)
        return passed

    try:
        passed, _ = graded(main())
    except asyncio.InvalidStateError:
        raise AssertionError(
            "the second open() finished a future again"
        ) from None
    assert len(passed) == 3, f"opened twice: {passed} passed"
