"""The listings of the chapter on decorator factories, and what it says in passing."""

import asyncio
import importlib
import inspect
import pickle
import time
from collections.abc import Callable
from contextlib import contextmanager
from copy import replace
from dataclasses import FrozenInstanceError
from functools import lru_cache, singledispatch
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from decorator_factories.benchmarks import layers_cost
from decorator_factories.levels import announced
from decorator_factories.limit import TooMany, admit, limited
from decorator_factories.registry import Registry
from decorator_factories.retry import Retry
from decorator_factories.traced import traced

try:
    from hypothesis import given
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

PITFALLS = Path(layers_cost.__file__).parents[1] / "pitfalls"


def load(name: str) -> dict[str, Any]:
    """What a pitfall file defines."""
    names: dict[str, Any] = {"__name__": name}
    exec((PITFALLS / f"{name}.py").read_text(), names)
    return names


class TestLevels:
    def test_each_layer_runs_at_its_time(self, capsys):
        decorator = announced("express")
        assert capsys.readouterr().out == "factory express\n"

        def ship(parcel: str) -> str:
            """Ship it."""
            return parcel

        wrapped = decorator(ship)
        assert capsys.readouterr().out == "decorator ship\n"
        assert wrapped("P1") == "P1"
        assert capsys.readouterr().out == "wrapper express ('P1',)\n"
        assert (wrapped.__name__, wrapped.__doc__) == ("ship", "Ship it.")

    def test_one_decorator_object_shares_the_cell_of_the_option(self):
        decorator = announced("express")
        first, second = decorator(len), decorator(abs)
        names = first.__code__.co_freevars
        assert names == ("function", "label")
        shared = [
            one is other
            for one, other in zip(first.__closure__, second.__closure__, strict=True)
        ]
        assert shared == [False, True]
        third = announced("express")(len)
        assert third.__closure__[1] is not first.__closure__[1]


class TestRetry:
    def attempts(self, times: int, failures: int) -> tuple[str, list[float]]:
        slept: list[float] = []
        left = [OSError(n) for n in range(failures)]

        @Retry(times=times, delay=1, sleep=slept.append)
        def fetch() -> str:
            if left:
                raise left.pop()
            return "fetched"

        try:
            return fetch(), slept
        except OSError:
            return "failed", slept

    @pytest.mark.parametrize(
        ("times", "failures", "result", "pauses"),
        [
            (1, 0, "fetched", []),
            (1, 1, "failed", []),
            (3, 2, "fetched", [1, 2]),
            (3, 3, "failed", [1, 2]),
            (4, 4, "failed", [1, 2, 4]),
        ],
    )
    def test_attempts_and_pauses(self, times, failures, result, pauses):
        assert self.attempts(times, failures) == (result, pauses)

    if HYPOTHESIS:

        @given(st.integers(1, 8), st.integers(0, 10))
        def test_one_pause_fewer_than_attempts(self, times, failures):
            result, slept = self.attempts(times, failures)
            assert (result == "fetched") == (failures < times)
            assert len(slept) == min(failures, times - 1)
            assert slept == [2**n for n in range(len(slept))]

    def test_coroutines_are_awaited_inside(self):
        slept, left = [], [OSError(), OSError()]

        async def nap(seconds: float) -> None:
            slept.append(seconds)

        @Retry(sleep=nap)
        async def fetch(parcel: str) -> str:
            if left:
                raise left.pop()
            return parcel

        assert inspect.iscoroutinefunction(fetch)
        assert asyncio.run(fetch("P1")) == "P1"
        assert slept == [0.1, 0.2]

    def test_cancellation_passes(self):
        tries = []

        @Retry(on=Exception, delay=0)
        async def fetch() -> None:
            tries.append(1)
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            asyncio.run(fetch())
        assert tries == [1]

    @pytest.mark.parametrize(
        ("mark", "expected"),
        [(inspect.markcoroutinefunction, 3), (lambda function: function, 1)],
    )
    def test_only_a_marked_function_is_awaited_inside(self, mark, expected):
        tries = []

        async def ask() -> None:
            tries.append(1)
            raise OSError

        def relayed():
            return ask()

        async def main(function) -> None:
            with pytest.raises(OSError):
                await function()

        asyncio.run(main(Retry(delay=0)(mark(relayed))))
        assert len(tries) == expected

    def test_another_error_is_not_retried(self):
        tries = []

        @Retry()
        def fetch() -> None:
            tries.append(1)
            raise KeyError("P1")

        with pytest.raises(KeyError):
            fetch()
        assert tries == [1]

    def test_generators_are_refused(self):
        def stops():
            yield "Oslo"

        async def relay():
            yield "Oslo"

        for function in (stops, relay):
            with pytest.raises(TypeError, match="generator"):
                Retry()(function)

    def test_options_are_checked_at_once(self):
        with pytest.raises(ValueError, match="at least 1"):
            Retry(times=0)
        with pytest.raises(TypeError, match="must be a class"):
            Retry(on="OSError")
        with pytest.raises(TypeError, match="no Exception"):
            Retry(on=asyncio.CancelledError)

    def test_the_policy_is_data(self):
        policy = Retry(times=4)
        assert pickle.loads(pickle.dumps(policy)) == policy
        assert replace(policy, times=5) == Retry(times=5)
        assert policy(abs).policy is policy

    def test_the_policy_is_frozen_and_its_options_have_names(self):
        with pytest.raises(FrozenInstanceError):
            Retry().times = 5
        with pytest.raises(TypeError, match="positional argument"):
            Retry(5)

    def test_a_lambda_among_the_options_is_not_pickled(self):
        with pytest.raises((pickle.PicklingError, AttributeError)):
            pickle.dumps(Retry(sleep=lambda seconds: None))

    def test_wrappers_look_like_the_function(self):
        def plain(parcel): ...

        async def coroutine(parcel): ...

        for function in (plain, coroutine):
            found = Retry()(function)
            assert found.__wrapped__ is function
            assert inspect.signature(found) == inspect.signature(function)

    def test_methods_bind(self):
        class Hub:
            @Retry()
            def sort(self, parcel):
                return self, parcel

        hub = Hub()
        assert hub.sort("P1") == (hub, "P1")

    def test_patching_after_decoration_is_too_late(self, monkeypatch):
        fetch = Retry(times=2, delay=0)(lambda: [].pop())
        assert fetch.policy.sleep is None
        called = []
        monkeypatch.setattr("time.sleep", called.append)
        failing = Retry(times=2, delay=0)(self.failing)
        with pytest.raises(OSError):
            failing()
        assert called == [0]
        monkeypatch.undo()
        early = Retry(times=2, delay=0)(self.failing)
        monkeypatch.setattr("time.sleep", called.append)
        with pytest.raises(OSError):
            early()
        assert called == [0]

    @staticmethod
    def failing() -> None:
        raise OSError


class TestLimit:
    def test_the_window_slides(self):
        now = [0.0]

        @limited(2, per=10, clock=lambda: now[0])
        def sort() -> bool:
            return True

        assert sort()
        now[0] = 5
        assert sort()
        with pytest.raises(TooMany, match="2 calls in 10 s"):
            sort()
        now[0] = 10
        assert sort()
        with pytest.raises(TooMany):
            sort()

    def test_the_clock_is_monotonic_and_has_a_name(self):
        options = inspect.signature(limited).parameters
        assert options["clock"].default is time.monotonic
        with pytest.raises(TypeError, match="positional argument"):
            limited(2, 10, time.monotonic)

    def test_the_wrapper_looks_like_the_function(self):
        def sort(parcel): ...

        assert limited(2, 10)(sort).__wrapped__ is sort

    def test_one_decorator_two_limits(self):
        once = limited(1, per=60, clock=lambda: 0)
        first, second = once(lambda: 1), once(lambda: 2)
        assert (first(), second()) == (1, 2)
        with pytest.raises(TooMany):
            first()

    def test_threads_get_no_call_too_many(self):
        @limited(100, per=60, clock=lambda: 0)
        def sort() -> int:
            return 1

        start, passed = Barrier(4), []

        def work() -> None:
            start.wait()
            for _ in range(50):
                try:
                    passed.append(sort())
                except TooMany:
                    pass

        threads = [Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(passed) == 100

    def test_check_and_count_are_under_the_lock(self, monkeypatch):
        meeting, met = Barrier(2), []

        def admitting(*arguments) -> None:
            try:
                met.append(meeting.wait(0.3))
            except BrokenBarrierError:
                pass  # kept out by the lock

        monkeypatch.setattr("decorator_factories.limit.admit", admitting)
        sort = limited(9, per=60, clock=lambda: 0)(lambda: 1)
        self.in_two_threads(sort)
        assert not met

    def test_the_function_runs_outside_the_lock(self):
        meeting, met = Barrier(2), []

        @limited(9, per=60, clock=lambda: 0)
        def sort() -> None:
            met.append(meeting.wait(10))

        self.in_two_threads(sort)
        assert sorted(met) == [0, 1]

    @staticmethod
    def in_two_threads(target: Callable[[], object]) -> None:
        threads = [Thread(target=target) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    if HYPOTHESIS:

        @given(st.lists(st.integers(0, 5)), st.integers(1, 4), st.integers(1, 9))
        def test_no_window_holds_too_many(self, gaps, calls, per):
            from collections import deque

            recent: deque[float] = deque()
            now, admitted = 0, []
            for gap in gaps:
                now += gap
                expected = sum(now - at < per for at in admitted) < calls
                try:
                    admit(recent, now, calls, per)
                except TooMany:
                    assert not expected
                else:
                    assert expected
                    admitted.append(now)


class TestTraced:
    @pytest.mark.parametrize(
        ("decorate", "line"),
        [
            (lambda f, to: traced(to=to)(f), "call sort"),
            (lambda f, to: traced(label="x", to=to)(f), "x sort"),
            (lambda f, to: traced(f, label="y", to=to), "y sort"),
        ],
    )
    def test_spellings(self, decorate, line):
        def sort(parcel: str, /, *, fast: bool = False) -> str:
            return parcel

        lines: list[str] = []
        found = decorate(sort, lines.append)
        assert found("P1", fast=True) == "P1"
        assert lines == [line]
        assert inspect.signature(found) == inspect.signature(sort)

    def test_options_come_by_keyword_only(self):
        with pytest.raises(TypeError, match="positional argument"):
            traced(len, "run")

    def test_bare(self, capsys):
        @traced
        def sort() -> int:
            return 1

        assert sort() == 1
        assert capsys.readouterr().out == "call sort\n"


class TestRegistry:
    def test_functions_are_returned_unchanged(self):
        events: Registry[Callable[..., object]] = Registry()
        assert events.on("lost")(len) is len
        assert events.on("found")(len) is len
        assert events.handlers == {"lost": len, "found": len}

    def test_mistakes(self):
        events: Registry[Callable[..., object]] = Registry()
        with pytest.raises(TypeError, match="write @on"):
            events.on(len)
        events.on("lost")(len)
        assert events.on("lost")(len) is len
        with pytest.raises(ValueError, match="lost is taken"):
            events.on("lost")(abs)
        assert events.handlers == {"lost": len}


class TestPassing:
    def test_register_above_a_class(self):
        @singledispatch
        def label(item): ...

        @label.register
        class Parcel: ...

        assert not inspect.isclass(Parcel)
        assert inspect.isfunction(Parcel)

    def test_keys_of_lru_cache(self):
        one = lru_cache(lambda n: n)
        one(1), one(1.0)
        assert one.cache_info().misses == 2
        pair = lru_cache(lambda a, b: a)
        pair(1, 2), pair(1.0, 2)
        assert pair.cache_info().misses == 1
        pair(a=1, b=2), pair(b=2, a=1)
        assert pair.cache_info().misses == 3

    def test_a_context_used_with_with_is_spent(self):
        @contextmanager
        def span():
            yield

        shipping = span()
        wrapped = shipping(lambda: 3)
        assert (wrapped(), wrapped()) == (3, 3)
        with shipping:
            pass
        with pytest.raises(AttributeError):
            wrapped()

    def test_a_common_cache_mixes_answers(self):
        for name, mixed in (("common", True), ("common_mended", False)):
            remembered = load(name)["remembered"]
            price, distance = remembered()(len), remembered()(ord)
            assert price("x") == 1
            assert (distance("x") == 1) == mixed

    def test_a_bare_factory_gives_the_decorator(self):
        assert load("bare")["fetch"].__name__ == "decorator"
        assert load("bare_mended")["fetch"].__name__ == "fetch"

    def test_a_shared_generator_is_refused_to_the_second_thread(self):
        inside, leave = Barrier(2), Barrier(2)

        def pauses():
            inside.wait(10)
            leave.wait(10)
            yield 1

        shared = pauses()
        thread = Thread(target=next, args=(shared,))
        thread.start()
        inside.wait(10)
        with pytest.raises(ValueError, match="already executing"):
            next(shared)
        leave.wait(10)
        thread.join()

    def test_a_registry_below_a_wrapper_enters_the_bare_function(self):
        events: Registry[Callable[..., object]] = Registry()
        below = Retry()(events.on("lost")(len))
        above = events.on("found")(Retry()(len))
        assert events.handlers["lost"] is len is not below
        assert events.handlers["found"] is above

    def test_the_real_error_is_the_context(self):
        def share(on):
            try:
                return 1 // 0
            except on:
                return None

        with pytest.raises(TypeError, match="do not inherit") as caught:
            share("ZeroDivisionError")
        assert isinstance(caught.value.__context__, ZeroDivisionError)

    def test_a_lambda_skips_the_class_scope(self):
        source = "class Hub:\n    times = 3\n    found = times, (lambda: times)"
        names: dict[str, Any] = {}
        exec(source, names)
        times, function = names["Hub"].found
        assert times == 3
        with pytest.raises(NameError):
            function()


class TestBenchmark:
    @pytest.mark.parametrize("label", layers_cost.CALLS)
    def test_its_statements_run(self, label):
        module = importlib.reload(layers_cost)
        for statement in module.CALLS[label]:
            assert eval(statement, module.names()) in (None,) or "bare)" in statement

    def test_the_kinds_are_asked(self):
        async def fetch() -> None: ...

        with pytest.raises(AssertionError, match="not here"):
            layers_cost.asking(fetch)()
