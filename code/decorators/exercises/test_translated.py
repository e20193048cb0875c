"""Grades exercise ``translated``."""

import asyncio
import inspect

import pytest

PARCELS = {"P1": "Oslo"}


def refused(exercise, run, kind):
    """Expect UnknownParcel from ``run``."""
    try:
        run()
    except exercise.UnknownParcel as error:
        assert isinstance(error.__cause__, KeyError), (
            "keep the cause: raise ... from error"
        )
        assert error.args == ("P9",), (
            "the error must name the parcel; was a value sent to "
            f"the {kind} passed on?"
        )
    except KeyError:
        pytest.fail(
            f"the KeyError of a {kind} got past: its body runs "
            "after the call, when the try has been left",
            pytrace=False,
        )
    else:
        pytest.fail("no error at all", pytrace=False)


def test_functions(exercise):
    @exercise.translated
    def find(code):
        return PARCELS[code]

    assert find("P1") == "Oslo"
    assert find.__name__ == "find"
    refused(exercise, lambda: find("P9"), "function")


def test_generators(exercise):
    @exercise.translated
    def find(code):
        yield PARCELS[code]
        return "done"

    refused(exercise, lambda: list(find("P9")), "generator")
    assert list(find("P1")) == ["Oslo"]
    assert find.__name__ == "find", "use wraps in each branch"
    assert inspect.isgeneratorfunction(find), (
        "the wrapper of a generator function must be one"
    )


def test_generators_still_converse(exercise):
    @exercise.translated
    def find():
        code = yield "which?"
        yield PARCELS[code]
        return "done"

    def ask(code):
        stream = find()
        next(stream)
        return stream, stream.send(code)

    refused(exercise, lambda: ask("P9"), "generator")
    stream, city = ask("P1")
    assert city == "Oslo", (
        "what is sent must arrive: yield from"
    )
    with pytest.raises(StopIteration) as stop:
        next(stream)
    assert stop.value.value == "done", "pass the result on"


def test_coroutines(exercise):
    @exercise.translated
    async def find(code):
        await asyncio.sleep(0)
        return PARCELS[code]

    refused(
        exercise, lambda: asyncio.run(find("P9")), "coroutine"
    )
    assert asyncio.run(find("P1")) == "Oslo"
    assert find.__name__ == "find", "use wraps in each branch"
    assert inspect.iscoroutinefunction(find), (
        "the wrapper of a coroutine function must be one"
    )
