"""The listings of the chapter on generators and coroutines."""

import asyncio
import contextlib
import dis
import functools
import gc
import inspect
import io
import subprocess
import sys
import threading
import types
import warnings
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Coroutine,
    Generator,
)
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest
from generators_and_coroutines import lost, relay, sans_io
from generators_and_coroutines.benchmarks import costs
from generators_and_coroutines.dialects import (
    label,
    label_2005,
    label_2012,
    trampoline,
    weigh,
)
from generators_and_coroutines.pitfalls import (
    awaiting_any,
    awaiting_any_mended,
    declared,
    declared_mended,
    forgotten,
    forgotten_mended,
    progress,
    progress_mended,
)
from generators_and_coroutines.rounds import Driven, pause, rounds
from generators_and_coroutines.solutions import closing_stream, straight, transcript
from generators_and_coroutines.waiting import chain
from measuring.ratios import Ratios

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "generators_and_coroutines"
DIALECTS: dict[str, Callable[[str], Driven[str]]] = {
    "2005": lambda parcel: trampoline(label_2005(parcel)),
    "2012": label_2012,
    "2015": label,
}


def finish(task: Driven[Any], *answers: object) -> tuple[list[Any], Any]:
    """Drive to the end; return what came up, and the result."""
    seen: list[Any] = []
    waiting = iter([None, *answers])
    for _ in range(1000):
        try:
            seen.append(task.send(next(waiting, None)))
        except StopIteration as stop:
            return seen, stop.value
    raise AssertionError("the task does not end")


@pytest.fixture(autouse=True)
def no_hook_stays() -> Any:
    yield
    assert sys.get_asyncgen_hooks() == (None, None)


# -- scheduler ----------------------------------------------------------------


def walk(name: str, stops: int, log: list[str]) -> Generator[None, None, str]:
    for stop in range(stops):
        log.append(f"{name}{stop}")
        yield
    return f"{name} home"


async def ride(name: str, stops: int, log: list[str]) -> str:
    for stop in range(stops):
        log.append(f"{name}{stop}")
        await pause()
    return f"{name} home"


async def relayed(name: str, stops: int, log: list[str]) -> str:
    """The same with the pauses at several depths."""
    for stop in range(stops):
        log.append(f"{name}{stop}")
        await deeper(stop)
    return f"{name} home"


async def deeper(depth: int) -> None:
    if depth > 0:
        await deeper(depth - 1)
    else:
        await pause()


KINDS = walk, ride, relayed


def expected(crew: list[int]) -> list[str]:
    """Whose turn it is, computed without any suspension."""
    last = max(crew, default=0)
    return [
        f"{number}:{stop}"
        for stop in range(last)
        for number, stops in enumerate(crew)
        if stop < stops
    ]


def test_generators_and_coroutines_in_one_crew() -> None:
    log: list[str] = []
    found = rounds(walk("a", 2, log), ride("b", 1, log), relayed("c", 3, log))
    assert log == ["a0", "b0", "c0", "a1", "c1", "c2"]
    assert found == ["a home", "b home", "c home"]
    assert rounds() == []


def test_an_error_closes_the_others() -> None:
    def failing() -> Generator[None]:
        yield
        raise KeyError("lost")

    others = walk("a", 9, []), ride("b", 9, [])
    with pytest.raises(KeyError, match="lost"):
        rounds(others[0], failing(), others[1])
    assert inspect.getgeneratorstate(others[0]) == "GEN_CLOSED"
    assert inspect.getcoroutinestate(others[1]) == "CORO_CLOSED"


if HYPOTHESIS:

    @settings(deadline=None, max_examples=60)
    @given(
        st.lists(
            st.tuples(st.integers(0, 4), st.integers(0, len(KINDS) - 1)), max_size=5
        )
    )
    def test_the_order_is_that_of_asyncio(crew: list[tuple[int, int]]) -> None:
        def hire(log: list[str], kinds: Any) -> list[Any]:
            return [
                kinds[kind](f"{number}:", stops, log)
                for number, (stops, kind) in enumerate(crew)
            ]

        ours: list[str] = []
        results = rounds(*hire(ours, KINDS))
        theirs: list[str] = []

        async def main() -> list[str]:
            return list(await asyncio.gather(*hire(theirs, (ride, ride, relayed))))

        assert asyncio.run(main()) == results
        assert ours == theirs == expected([stops for stops, _ in crew])


# -- dialects -----------------------------------------------------------------


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_driver_sees_no_difference(dialect: str) -> None:
    assert finish(DIALECTS[dialect]("P1"), 300) == (["weigh P1"], "P1: 300 g")


@pytest.mark.parametrize("dialect", ["2012", "2015"])
def test_errors_unwind_by_themselves(dialect: str) -> None:
    task = DIALECTS[dialect]("P1")
    task.send(None)
    with pytest.raises(TimeoutError) as caught:
        task.throw(TimeoutError("scale"))
    names = [frame.name.removesuffix("_2012") for frame in caught.traceback]
    assert names[1:3] == ["label", "weigh"]


def test_our_trampoline_leaves_callers_suspended() -> None:
    """What the text says that it has not."""
    asked: list[str] = []

    def outer() -> Generator[Any, Any]:
        try:
            yield inner()
        except KeyError:
            asked.append("caught")

    def inner() -> Generator[Any, Any]:
        yield "waiting"
        raise KeyError("lost")

    task = trampoline(outer())
    task.send(None)
    with pytest.raises(KeyError) as caught:
        task.send(None)
    assert asked == []
    assert "outer" not in [frame.name for frame in caught.traceback]


def test_a_helper_of_the_trampoline_is_started_after_an_answer() -> None:
    def outer() -> Generator[Any, Any, Any]:
        first = yield "ask"
        return first, (yield label_2005("P1"))

    assert finish(trampoline(outer()), 7, 300) == (
        ["ask", "weigh P1"],
        (7, "P1: 300 g"),
    )


async def sink(depth: int) -> None:
    if depth:
        await sink(depth - 1)
    else:
        await pause()


def bounce(depth: int) -> Generator[Any, Any]:
    if depth:
        yield bounce(depth - 1)
    else:
        yield "bottom"


def test_the_chain_counts_against_the_recursion_limit() -> None:
    with pytest.raises(RecursionError):
        sink(100_000).send(None)
    assert trampoline(bounce(100_000)).send(None) == "bottom"


def test_the_message_is_the_same_object() -> None:
    message = object()

    async def outer() -> object:
        return await middle()

    async def middle() -> object:
        return await pause(message)

    task = outer()
    assert task.send(None) is message
    with pytest.raises(StopIteration) as stop:
        task.send(task)
    assert stop.value.value is task
    assert weigh("P1").send(None) == "weigh P1"


# -- where it waits -----------------------------------------------------------


class Own:
    def __await__(self) -> Generator[Any, Any]:
        yield from weigh("P1").__await__()


async def own() -> None:
    await Own()


async def loops() -> None:
    async for _ in streams():
        pass


async def streams() -> AsyncIterator[int]:
    await pause()
    yield 1


def test_chain() -> None:
    task = label("P1")
    assert list(chain(task)) == ["coroutine label"]
    task.send(None)
    assert list(chain(task)) == [
        "coroutine label",
        "coroutine weigh",
        "generator pause",
    ]
    task.close()
    assert list(chain(task)) == ["coroutine label"]


def test_chain_of_generators() -> None:
    task = label_2012("P1")
    task.send(None)
    assert list(chain(task)) == ["generator label_2012", "generator weigh_2012"]


def test_chain_of_an_asynchronous_generator() -> None:
    stream = streams()
    step: Any = anext(stream)
    step.send(None)
    assert list(chain(stream)) == ["async_generator streams", "generator pause"]
    step.close()


def test_links_that_hide_what_is_behind() -> None:
    task = own()
    task.send(None)
    assert list(chain(task)) == [
        "coroutine own",
        "generator Own.__await__",
        "coroutine_wrapper ?",
    ]
    reader = loops()
    reader.send(None)
    assert list(chain(reader)) == ["coroutine loops", "async_generator_asend ?"]
    task.close()
    reader.close()


def test_a_task_shows_one_frame() -> None:
    async def main() -> list[str]:
        bell = asyncio.Event()

        async def outer() -> None:
            await inner()

        async def inner() -> None:
            await bell.wait()

        task = asyncio.create_task(outer())
        await asyncio.sleep(0)
        names = [frame.f_code.co_name for frame in task.get_stack()]
        bell.set()
        await task
        return names

    assert asyncio.run(main()) == ["outer"]


# -- what await accepts -------------------------------------------------------


async def awaits(other: Any) -> Any:
    return await other


class AsyncAwait:
    async def __await__(self) -> None:  # not an iterator
        pass


class ListAwait:
    def __await__(self) -> list[int]:
        return [1]


class OnInstance:
    def __init__(self) -> None:
        self.__await__ = lambda: iter([1])


@pytest.mark.filterwarnings("ignore:coroutine 'AsyncAwait:RuntimeWarning")
@pytest.mark.parametrize(
    "other",
    [
        iter([1]),
        walk("a", 1, []),
        streams,
        streams(),
        ListAwait(),
        AsyncAwait(),
        OnInstance(),
        1,
    ],
    ids="iterator generator function stream list coroutine instance number".split(),
)
def test_what_await_refuses(other: object) -> None:
    with pytest.raises(TypeError, match="await"):
        awaits(other).send(None)
    gc.collect()


def test_what_await_lets_through() -> None:
    assert awaits(pause("generator")).send(None) == "generator"
    assert awaits(weigh("P1")).send(None) == "weigh P1"
    assert awaits(Own()).send(None) == "weigh P1"
    assert awaits(anext(streams())).send(None) is None


def test_awaited_by_somebody_else() -> None:
    shared = weigh("P1")
    first, second = awaits(shared), awaits(shared)
    first.send(None)
    with pytest.raises(RuntimeError, match="is being awaited already"):
        second.send(None)
    first.close()


def test_types_coroutine_changes_the_function_in_place() -> None:
    def waits() -> Generator[None]:
        yield

    before = waits.__code__
    assert types.coroutine(waits) is waits
    assert waits.__code__.co_flags ^ before.co_flags == inspect.CO_ITERABLE_COROUTINE
    made = waits()
    assert inspect.isawaitable(made)
    assert not inspect.iscoroutine(made)
    assert not isinstance(made, Coroutine)


def test_types_coroutine_wraps_what_is_no_generator_function() -> None:
    def waits() -> Any:
        return walk("a", 1, [])

    wrapped: Any = types.coroutine(waits)
    assert wrapped.__code__ is not waits.__code__
    assert not isinstance(wrapped(), types.GeneratorType)
    assert inspect.isawaitable(wrapped())


def test_what_iscoroutinefunction_cannot_see() -> None:
    class Courier:
        async def __call__(self) -> None:
            pass

    @functools.wraps(idle)
    def wrapper() -> Any:
        return idle()

    asks = inspect.iscoroutinefunction
    assert asks(functools.partial(idle))
    assert not asks(Courier())
    assert not asks(wrapper)
    assert asks(inspect.markcoroutinefunction(wrapper))
    calls: list[Any] = [wrapper, Courier()]
    for call in calls:
        made = call()
        assert inspect.isawaitable(made)
        made.close()


def test_the_compiler_wraps_what_is_yielded() -> None:
    arguments = [step.argrepr for step in dis.get_instructions(streams)]
    assert "INTRINSIC_ASYNC_GEN_WRAP" in arguments
    arguments = [step.argrepr for step in dis.get_instructions(awaits)]
    assert "INTRINSIC_ASYNC_GEN_WRAP" not in arguments


def test_objects_of_small_functions_have_one_size() -> None:
    task = idle()
    sizes = {sys.getsizeof(made) for made in (yield_one(), task, one())}
    task.close()
    assert len(sizes) == 1


def yield_one(other: int = 0) -> Generator[int]:
    yield other


async def idle(other: int = 0) -> int:
    return other


async def one(other: int = 0) -> AsyncIterator[int]:
    yield other


def test_a_finished_coroutine_hands_on_stop_async_iteration() -> None:
    async def helper() -> int:
        raise StopAsyncIteration

    class Rows:
        def __aiter__(self) -> Any:
            return self

        async def __anext__(self) -> int:
            return await helper()

    async def read() -> list[int]:
        return [row async for row in Rows()]

    assert finish(read()) == ([], [])

    async def rows() -> AsyncIterator[int]:
        yield await helper()

    with pytest.raises(RuntimeError, match="async generator raised StopAsyncIter"):
        finish(anext(rows()))  # type: ignore[arg-type]


def test_an_eager_task_starts_inside_create_task() -> None:
    async def main() -> list[str]:
        log = []

        async def other() -> None:
            log.append("other")
            await pause()
            log.append("other goes on")

        def ordinary() -> asyncio.Task[None]:
            log.append("before")
            task = asyncio.create_task(other())
            log.append("after")
            return task

        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        await ordinary()
        return log

    assert asyncio.run(main()) == ["before", "other", "after", "other goes on"]


def test_no_way_back_inside_a_running_loop() -> None:
    async def main() -> None:
        task = idle()
        with pytest.raises(RuntimeError, match="cannot be called from a running"):
            asyncio.run(task)
        task.close()

    asyncio.run(main())


# -- asynchronous generators --------------------------------------------------


def test_hooks_are_kept_by_thread() -> None:
    found = []

    def other() -> None:
        sys.set_asyncgen_hooks(firstiter=print, finalizer=print)
        found.append(sys.get_asyncgen_hooks())

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert found == [(print, print)]
    assert sys.get_asyncgen_hooks() == (None, None)


def test_the_hooks_are_those_of_the_first_call_of_anext() -> None:
    begun: list[Any] = []
    before = sys.get_asyncgen_hooks()
    stream = one()
    sys.set_asyncgen_hooks(firstiter=begun.append)
    try:
        step = anext(stream)
        assert begun == [stream]
        assert inspect.getasyncgenstate(stream) == "AGEN_CREATED"
    finally:
        sys.set_asyncgen_hooks(*before)
    with contextlib.suppress(StopIteration):
        step.send(None)


def test_a_step_made_before_the_loop_runs_has_no_hooks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ignored: list[str] = []
    monkeypatch.setattr(
        sys, "unraisablehook", lambda hook: ignored.append(str(hook.exc_value))
    )

    async def rows(log: list[str]) -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            log.append("closed")

    async def inside(stream: AsyncIterator[int]) -> int:
        return await anext(stream)

    def run(start: Callable[[AsyncIterator[int]], Any]) -> list[str]:
        log: list[str] = []
        with asyncio.Runner() as runner:
            stream = rows(log)
            assert runner.run(start(stream)) == 1
            del stream
            gc.collect()
            for _ in range(3):
                runner.run(asyncio.sleep(0))
        return log

    assert run(inside) == ["closed"]
    assert ignored == []
    assert run(anext) == []
    assert ignored == ["async generator ignored GeneratorExit"]


def test_a_generator_remembers_the_hooks_of_its_first_step() -> None:
    dropped: list[Any] = []
    before = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(finalizer=dropped.append)
    try:
        stream = one()
        with contextlib.suppress(StopIteration):
            anext(stream).send(None)
    finally:
        sys.set_asyncgen_hooks(*before)
    del stream
    gc.collect()
    (alive,) = dropped
    assert alive.ag_frame is not None
    assert finish(alive.aclose()) == ([], None)
    assert alive.ag_frame is None


def test_the_cleanup_runs_in_another_task() -> None:
    async def noting(log: list[object]) -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            log.append(asyncio.current_task())

    async def main() -> bool:
        log: list[object] = []
        async for _ in noting(log):
            break
        while not log:
            await asyncio.sleep(0)
        return log == [asyncio.current_task()]

    assert asyncio.run(main()) is False


def test_the_cleanup_runs_in_another_context() -> None:
    hub: ContextVar[str] = ContextVar("hub", default="nowhere")

    async def rows() -> AsyncIterator[str]:
        token = hub.set("Oslo")
        try:
            yield hub.get()
        finally:
            hub.reset(token)

    async def main() -> list[str]:
        found: list[str] = []
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(
            lambda _, context: found.append(str(context["exception"]))
        )
        async for _ in rows():
            break
        found.append(hub.get())
        for _ in range(3):
            await asyncio.sleep(0)
        gc.collect()
        return found

    left, error = asyncio.run(main())
    assert left == "Oslo"
    assert "was created in a different Context" in error


def test_a_timeout_around_a_step_ends_the_stream() -> None:
    async def slow(bell: asyncio.Event) -> AsyncGenerator[int]:
        yield 1
        await bell.wait()
        yield 2

    async def cancelling() -> list[int]:
        stream = slow(asyncio.Event())
        await anext(stream)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await anext(stream)
        return [row async for row in stream]

    async def waiting() -> int:
        bell = asyncio.Event()
        async with contextlib.aclosing(slow(bell)) as stream:
            await anext(stream)
            step = asyncio.ensure_future(anext(stream))
            done, _ = await asyncio.wait({step}, timeout=0.001)
            assert not done
            bell.set()
            return await step

    assert asyncio.run(cancelling()) == []
    assert asyncio.run(waiting()) == 2


def test_the_first_iterable_of_a_generator_expression() -> None:
    async def main() -> list[str]:
        at_once = (row for row in await listed())
        later = (await idle(row) for row in [1])
        return [type(at_once).__name__, type(later).__name__]

    async def listed() -> list[int]:
        return [1]

    assert asyncio.run(main()) == ["generator", "async_generator"]


def test_a_task_group_around_a_yield_cancels_the_consumer() -> None:
    async def lose() -> None:
        raise KeyError("lost")

    async def rows() -> AsyncIterator[int]:
        async with asyncio.TaskGroup() as group:
            group.create_task(lose())
            yield 1

    async def main() -> str:
        async with contextlib.aclosing(rows()) as stream:
            async for _ in stream:
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    return "cancelled"
        return "ended"

    with pytest.raises(BaseExceptionGroup) as caught:
        asyncio.run(main())
    assert caught.group_contains(KeyError)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("async def f():\n yield\n return 1", "with value in async generator"),
        ("async def f():\n yield from x", "inside async function"),
        ("def f():\n await x", "outside async function"),
        ("lambda: await x", "outside async function"),
        ("async def f():\n return lambda: await x", "outside async function"),
        ("async def f():\n class A:\n  x = await x", "outside function"),
        ("async def f(y=await x): pass", "outside function"),
    ],
)
def test_what_the_compiler_refuses(source: str, message: str) -> None:
    with pytest.raises(SyntaxError, match=message):
        compile(source, "example", "exec")


def test_where_an_inner_definition_may_await() -> None:
    body = "async def f(x):\n @(await x)\n def inner(y=await x): pass"
    assert compile(body, "example", "exec")


# -- forgotten ----------------------------------------------------------------


def test_lost(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(RuntimeWarning, match="'save' was never awaited"):
        asyncio.run(lost.accept())
    with pytest.warns(RuntimeWarning, match="'save' was never awaited"):
        lost.accept_without_loop()
    asyncio.run(lost.save("P1"))
    assert capsys.readouterr().out == "accepted\nsaved P1\n"


def test_a_coroutine_dropped_half_way(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        sys, "unraisablehook", lambda found: seen.append(str(found.exc_value))
    )

    async def quiet() -> None:
        await pause()

    async def waits() -> None:
        try:
            await pause()
        finally:
            await pause()

    for function in quiet, waits:
        task = function()
        task.send(None)
        del task
        gc.collect()
    assert seen == ["coroutine ignored GeneratorExit"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quiet().close()


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=CODE,
        timeout=300,
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["lost.py"], False),
        (["-X", "dev", "lost.py"], True),
        (["-X", "dev", "lost.py", "bare"], False),
        (["-X", "tracemalloc", "lost.py", "bare"], True),
    ],
    ids=["plain", "dev", "dev bare", "tracemalloc bare"],
)
def test_who_tells_where_it_was_made(options: list[str], told: bool) -> None:
    done = python(*options)
    assert "'save' was never awaited" in done.stderr
    assert ('kept = [save("P1")]' in done.stderr) is told


def test_an_error_in_a_finalizer_is_not_fatal() -> None:
    done = python("-W", "error", "lost.py", "bare")
    assert done.returncode == 0
    assert "Exception ignored" in done.stderr


@pytest.mark.parametrize("strict", [True, False])
def test_pytest_makes_it_fatal(tmp_path: Path, strict: bool) -> None:
    (tmp_path / "test_it.py").write_text(
        "async def save(): pass\ndef test_it():\n    made = save()\n    del made\n"
    )
    options = ["-W", "error"] if strict else []
    found = "-p no:cacheprovider -p no:randomly -q".split()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *found, *options, "test_it.py"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=300,
    )
    assert done.returncode == int(strict), done.stdout + done.stderr


# -- sans IO ------------------------------------------------------------------


def encoded(code: str, city: str) -> bytes:
    return b"".join(
        bytes([len(field)]) + field for field in (code.encode(), city.encode())
    )


async def pulled(data: bytes) -> tuple[str, str]:
    reader = asyncio.StreamReader()
    reader.feed_data(data)
    reader.feed_eof()
    return await sans_io.pull_async(sans_io.parcel(), reader.readexactly)


def test_one_protocol_two_drivers() -> None:
    data = encoded("P1", "Oslo")
    found = sans_io.pull(sans_io.parcel(), io.BytesIO(data).read)
    assert found == asyncio.run(pulled(data)) == ("P1", "Oslo")


def test_a_failing_read_closes_the_protocol() -> None:
    def fail(size: int) -> bytes:
        raise OSError("cut")

    async def fail_async(size: int) -> bytes:
        raise OSError("cut")

    blocking, awaiting = sans_io.parcel(), sans_io.parcel()
    with pytest.raises(OSError, match="cut"):
        sans_io.pull(blocking, fail)
    with pytest.raises(OSError, match="cut"):
        asyncio.run(sans_io.pull_async(awaiting, fail_async))
    states = {inspect.getgeneratorstate(one) for one in (blocking, awaiting)}
    assert states == {"GEN_CLOSED"}


if HYPOTHESIS:

    @settings(deadline=None, max_examples=40)
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_round_trip(code: str, city: str) -> None:
        data = encoded(code, city)
        found = sans_io.pull(sans_io.parcel(), io.BytesIO(data).read)
        assert found == asyncio.run(pulled(data)) == (code, city)


# -- pitfalls, exercises, benchmarks ------------------------------------------


def test_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(RuntimeWarning, match="'save' was never awaited"):
        assert finish(forgotten.accept("P1")) == ([], "P1 accepted")
    asyncio.run(forgotten.save("P0"))
    asyncio.run(forgotten_mended.accept("P1"))
    assert capsys.readouterr().out == "saved P0\nsaved P1\n"


def test_awaiting_any() -> None:
    with pytest.raises(TypeError, match="'async_generator' object is not iterable"):
        asyncio.run(awaiting_any.any_open(["Riga"]))
    assert asyncio.run(awaiting_any.is_open("Oslo"))
    assert asyncio.run(awaiting_any_mended.any_open(["Riga", "Oslo"]))
    assert not asyncio.run(awaiting_any_mended.any_open(["Riga"]))


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    async def all_of(stream: Any) -> list[int]:
        return [done async for done in stream]

    assert asyncio.run(all_of(progress.deliver(["P1", "P2"]))) == [1, 2]
    with pytest.raises(TypeError, match="await"):
        asyncio.run(progress.report(["P1"]))
    assert asyncio.run(progress_mended.report(["P1"])) == "1 delivered"
    assert "delivered P1" in capsys.readouterr().out


def test_declared() -> None:
    class Oslo:
        async def rows(self) -> AsyncIterator[int]:
            yield 1
            yield 2

    class Literal:
        async def rows(self) -> AsyncIterator[int]:
            return Oslo().rows()

    assert asyncio.run(declared_mended.total(Oslo())) == 3
    assert asyncio.run(declared.total(Oslo())) == 3  # type: ignore[arg-type]
    assert inspect.iscoroutinefunction(declared.Source.rows)
    with pytest.warns(RuntimeWarning, match=r"rows' was never awaited"):
        with pytest.raises(TypeError, match="'async for' requires an object"):
            asyncio.run(declared.total(Literal()))
        gc.collect()


def test_relay() -> None:
    log: list[str] = []
    assert finish(relay.label(log), 7)[1] == "label"
    assert log == ["weigh left"]
    task = relay.label(log)
    seen = [task.send(None), task.throw(KeyError()), task.send(None)]
    seen.append(task.throw(ValueError()))
    assert seen == ["a", "c", "label 300 g", "d"]
    assert finish(task) == ([], "no label")


def test_transcript() -> None:
    assert transcript.LEFT_DURING == 4
    log: list[str] = []
    task = relay.label(log)
    seen = [task.send(None), task.send(7), task.throw(KeyError())]
    assert log == []
    seen.append(task.send(None))
    assert log == ["weigh left"]
    seen.append(task.throw(ValueError()))
    with pytest.raises(StopIteration) as stop:
        task.send(None)
    assert [*seen, f"returned {stop.value.value}"] == transcript.SEEN


def test_closing_stream() -> None:
    async def rows(log: list[str]) -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await pause("cleaning")
            log.append("closed")

    async def read(log: list[str], stream: Any) -> None:
        async with closing_stream.ClosingStream(stream) as found:
            async for _ in found:
                break
        log.append("after")

    class Endless:
        def __aiter__(self) -> Any:
            return self

        async def __anext__(self) -> int:
            return 1

    log: list[str] = []
    assert finish(read(log, rows(log))) == (["cleaning"], None)
    assert log == ["closed", "after"]
    assert finish(read(log, Endless())) == ([], None)


def test_straight() -> None:
    async def answer() -> int:
        await idle()
        return 300

    async def middle() -> str:
        return await weigh("P1")  # type: ignore[return-value]

    async def fails() -> None:
        raise KeyError("lost")

    assert straight.straight(answer()) == 300
    with pytest.raises(KeyError, match="lost"):
        straight.straight(fails())
    task = middle()
    with pytest.raises(RuntimeError, match=r"^weigh suspended$"):
        straight.straight(task)
    assert inspect.getcoroutinestate(task) == "CORO_CLOSED"


@pytest.mark.parametrize(
    "measure",
    [
        costs.awaiting,
        costs.iterating,
        lambda: costs.deep(3),
        lambda: costs.deep_trampoline(3),
    ],
    ids=["await", "async for", "deep", "trampoline"],
)
def test_costs_are_measured(
    measure: Callable[[], Ratios], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Callable[[], object]] = []

    def once(*sides: Callable[[], object], **_: object) -> Ratios:
        for side in sides:
            side()
            calls.append(side)
        return Ratios(1.0, 1.0, 1.0)

    monkeypatch.setattr(costs, "compare", once)
    assert measure() == Ratios(1.0, 1.0, 1.0)
    assert len(calls) == 2


@pytest.mark.parametrize("depth", [1, 5])
def test_both_sides_suspend_as_many_times(depth: int) -> None:
    assert len(finish(costs.nested(depth))[0]) == costs.TURNS
    assert len(finish(trampoline(costs.bounced(depth)))[0]) == costs.TURNS
