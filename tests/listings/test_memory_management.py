"""The listings and claims of the chapter on memory management."""

import asyncio
import ctypes
import functools
import gc
import os
import platform
import subprocess
import sys
import sysconfig
import threading
import warnings
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from measuring.ratios import Ratios
from memory_management import arenas, desk, desk_mended, hunt
from memory_management.benchmarks import collector_cost, fork_cost
from memory_management.collector import (
    Graph,
    find_unreachable,
    snapshot,
    subtract_internal,
)
from memory_management.pitfalls import (
    cached_method,
    cached_method_mended,
    lost_task_mended,
    prompt_close,
    prompt_close_mended,
)

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

HAS_GIL = not sysconfig.get_config_var("Py_GIL_DISABLED")
needs_gil = pytest.mark.skipif(not HAS_GIL, reason="the default build")
needs_free_threading = pytest.mark.skipif(HAS_GIL, reason="the free-threaded build")
CODE = Path(__file__).parents[2] / "code"


@pytest.fixture
def quiet() -> Iterator[None]:
    """Only the test itself collects."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def small_heap() -> Iterator[None]:
    """Spare the collector what pytest has loaded."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


# -- The collector -------------------------------------------------------------------


class Node(list[Any]):
    """A container that can be referred to weakly."""


def reachable(targets: list[list[int]], held: list[bool]) -> set[int]:
    """Search forward from what is held: an independent oracle."""
    found: set[int] = set()
    waiting = [place for place, is_held in enumerate(held) if is_held]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += targets[place]
    return found


def build(targets: list[list[int]]) -> list[Any]:
    nodes: list[Any] = [Node() for _ in targets]
    for node, row in zip(nodes, targets, strict=True):
        node.extend(nodes[place] for place in row)
    return nodes


if HYPOTHESIS:

    @st.composite
    def edges(draw: st.DrawFn) -> tuple[list[list[int]], list[bool]]:
        """Draw who refers to whom, and who is held from outside."""
        size = draw(st.integers(1, 9))
        places = st.integers(0, size - 1)
        return (
            [draw(st.lists(places, max_size=4)) for _ in range(size)],
            [draw(st.booleans()) for _ in range(size)],
        )

    @settings(max_examples=300, deadline=None)
    @given(edges())
    def test_the_verdict_is_that_of_gc(
        drawn: tuple[list[list[int]], list[bool]],
    ) -> None:
        targets, held = drawn
        gc.disable()
        try:
            pool = build(targets)
            weak = [weakref.ref(node) for node in pool]
            kept = [ref() for ref, is_held in zip(weak, held, strict=True) if is_held]
            verdict = find_unreachable(snapshot(pool))
            # What nothing refers to dies without the collector, and by
            # our arithmetic too: nothing is left, nobody leads to it.
            del pool
            gc.collect()
            died = {place for place, ref in enumerate(weak) if ref() is None}
            del kept
        finally:
            gc.enable()
        assert verdict == died
        assert verdict == set(range(len(targets))) - reachable(targets, held)

    @settings(max_examples=300, deadline=None)
    @given(edges(), st.data())
    def test_any_order_of_candidates_gives_one_verdict(
        drawn: tuple[list[list[int]], list[bool]], data: st.DataObject
    ) -> None:
        targets, held = drawn
        counts = {place: int(is_held) for place, is_held in enumerate(held)}
        for row in targets:
            for place in row:
                counts[place] += 1
        order = data.draw(st.permutations(range(len(targets))))
        graph = Graph(
            {place: counts[place] for place in order},
            dict(enumerate(targets)),
        )
        assert subtract_internal(graph) == {
            place: int(is_held) for place, is_held in enumerate(held)
        }
        expected = set(range(len(targets))) - reachable(targets, held)
        assert find_unreachable(graph) == expected

    @needs_gil
    @settings(max_examples=100, deadline=None)
    @given(edges(), st.data())
    def test_a_young_collection_trusts_the_old(
        drawn: tuple[list[list[int]], list[bool]], data: st.DataObject
    ) -> None:
        """The candidates are the young; the old are not asked."""
        targets, held = drawn
        is_old = data.draw(
            st.lists(st.booleans(), min_size=len(targets), max_size=len(targets))
        )
        old = {place for place, flag in enumerate(is_old) if flag}
        gc.collect()
        gc.disable()
        try:
            pool: list[Any] = [
                Node() if place in old else None for place in range(len(targets))
            ]
            gc.collect()  # Survivors are in the oldest generation now.
            pool = [Node() if node is None else node for node in pool]
            for node, row in zip(pool, targets, strict=True):
                node.extend(pool[place] for place in row)
            del node
            weak = [weakref.ref(one) for one in pool]
            kept = [ref() for ref, is_held in zip(weak, held, strict=True) if is_held]
            whole = snapshot(pool)
            young = {
                place: whole.counts[place] for place in whole.counts if place not in old
            }
            verdict = find_unreachable(Graph(young, whole.edges))
            # Dropping the pool frees, by count alone, old objects that
            # nothing refers to; keep those that are old.
            guard = [pool[place] for place in old]
            del pool
            gc.collect(0)
            died = {place for place, ref in enumerate(weak) if ref() is None}
            del guard, kept
        finally:
            gc.enable()
        assert verdict == died


def test_a_reference_that_is_not_reported_makes_a_root() -> None:
    graph = Graph({"a": 2, "b": 1}, {"a": ["b"], "b": ["a", "a"]})
    assert find_unreachable(graph) == {"a", "b"}
    hidden = Graph({"a": 2, "b": 1}, {"a": ["b"], "b": ["a"]})
    assert find_unreachable(hidden) == set()


def test_targets_that_are_no_candidates_are_ignored() -> None:
    graph = Graph({"a": 1}, {"a": ["a", "elsewhere"]})
    assert find_unreachable(graph) == {"a"}


# -- The hunt ------------------------------------------------------------------------


def test_the_desk_leaks_and_the_mended_desk_does_not() -> None:
    leaking, mended = desk.Desk(), desk_mended.Desk()
    found = hunt.growth(lambda: desk.busy_hour(leaking))
    assert found["Form"] == found["method"] == 100
    work: Any = lambda: desk.busy_hour(mended)  # type: ignore[arg-type]  # noqa: E731
    assert hunt.growth(work)["Form"] == 0
    assert len(mended.rejected) == 100
    assert mended.ticker.listeners == []


def test_the_mended_ticker_still_tells() -> None:
    ticker = desk_mended.Ticker()
    form, gone = desk.Form(500), desk.Form(600)
    ticker.subscribe(form.on_news)
    ticker.subscribe(gone.on_news)
    del gone
    ticker.publish("late")
    assert form.news == ["late"]
    assert len(ticker.listeners) == 1


def test_the_desk_tells_its_listeners() -> None:
    leaking = desk.Desk()
    desk.busy_hour(leaking)
    form = leaking.ticker.listeners[0].__self__  # type: ignore[attr-defined]
    assert form.news == ["the hour is over"]
    assert len(leaking.rejected) == 50


def test_the_birthplace_is_a_line_of_the_form() -> None:
    leaking = desk.Desk()
    line = hunt.birthplace(lambda: desk.busy_hour(leaking))
    assert line == "self.scan = bytes(4096)"


def test_a_chain_is_shortest_and_empty_without_a_way() -> None:
    target: list[Any] = []
    near: dict[str, Any] = {"x": target}
    assert hunt.chain([[[near]], near], target) == ["list", "dict", "list"]
    assert hunt.chain(["nothing"], target) == []
    assert hunt.chain(target, target) == ["list"]


def test_the_nearer_of_two_ways_is_found_whatever_the_order() -> None:
    target: list[Any] = []
    deep, near = [[[target]]], (target,)
    for root in ([deep, near], [near, deep]):
        assert hunt.chain(root, target) == ["list", "tuple", "list"]


def test_a_hunt_without_a_suspect_starts_at_the_modules() -> None:
    found = hunt.chain(sys.modules, desk.Form.on_news)
    assert found[:2] == ["dict", "module"]
    assert found[-1] == "function"


def test_the_census_takes_no_garbage_for_a_leak(quiet: None) -> None:
    assert hunt.growth(Ring)["Ring"] == 0


def test_a_listener_may_die_while_the_news_is_told() -> None:
    ticker = desk_mended.Ticker()
    heard: list[str] = []
    last = desk.Form(700)

    class Closer:
        def on_news(self, text: str) -> None:
            forms.clear()

    closer, forms = Closer(), [desk.Form(500)]
    ticker.subscribe(forms[0].on_news)
    ticker.subscribe(closer.on_news)
    ticker.subscribe(last.on_news)
    ticker.publish("closing")
    heard += last.news
    assert heard == ["closing"]
    assert len(ticker.listeners) == 2


def test_instances_are_of_exactly_the_class() -> None:
    class Parcel: ...

    class Express(Parcel): ...

    both = [Parcel(), Express()]
    assert hunt.instances(Parcel) == both[:1]


# -- Life and death ------------------------------------------------------------------


SURVIVORS = """
from memory_management import arenas
before = arenas.arenas()
labels = [bytes(400) for _ in range(100_000)]
full = arenas.arenas() - before
kept = labels[::1000]
del labels
held = arenas.arenas() - before
del kept
left = arenas.arenas() - before
print(full, held, left)
"""


@needs_gil
def test_one_survivor_in_a_thousand_holds_the_arenas() -> None:
    """In a process of its own, whose arenas hold nothing else."""
    found = subprocess.run(
        [sys.executable, "-c", SURVIVORS],
        cwd=CODE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    full, held, left = map(int, found.split())
    assert full > 30
    assert held / full > 0.8
    assert left / full < 0.2


@needs_free_threading
def test_arenas_need_pymalloc() -> None:
    with pytest.raises(RuntimeError, match="pymalloc"):
        arenas.arenas()


@needs_gil
def test_the_numbers_of_pymalloc() -> None:
    text = arenas.malloc_stats().decode()
    assert "Small block threshold = 512, in 32 size classes" in text
    assert "* 16384 bytes" in text
    assert "1048576 bytes/arena" in text


class Mallinfo(ctypes.Structure):
    """What glibc's mallinfo2 returns."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena ordblks smblks hblks hblkhd usmblks fsmblks "
            "uordblks fordblks keepcost"
        ).split()
    ]


def in_use_by_malloc() -> int:
    """Return the bytes that glibc has handed out."""
    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = Mallinfo
    found = mallinfo2()
    return int(found.uordblks + found.hblkhd)


@needs_gil
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="mallinfo2 is glibc's")
def test_large_blocks_of_the_default_build_come_from_malloc() -> None:
    before = in_use_by_malloc()
    kept = [bytes(2000) for _ in range(1000)]
    assert in_use_by_malloc() - before > 1_900_000
    before = in_use_by_malloc()
    small = [bytes(400) for _ in range(1000)]
    assert in_use_by_malloc() - before < 100_000
    del kept, small


def test_thresholds_are_not_those_of_the_internal_document() -> None:
    assert gc.get_threshold()[0] == 2000


class Ring:
    def __init__(self) -> None:
        self.me = self


def test_order_of_a_death_by_count(quiet: None) -> None:
    log: list[str] = []

    class Hub:
        def __del__(self) -> None:
            log.append(f"__del__ {plain() is not None}")

    hub = Hub()
    plain = weakref.ref(hub)
    called = weakref.ref(hub, lambda ref: log.append("callback"))
    del hub
    assert log == ["__del__ True", "callback"]
    assert called() is None


def test_order_of_a_death_by_collection(quiet: None) -> None:
    log: list[str] = []

    class Hub(Ring):
        def __del__(self) -> None:
            log.append(f"__del__ {plain() is not None}")

    hub = Hub()
    plain = weakref.ref(hub)
    called = weakref.ref(hub, lambda ref: log.append("callback"))
    del hub
    gc.collect()
    assert log == ["callback", f"__del__ {sys.version_info >= (3, 15)}"]
    assert called() is None


def test_resurrection_saves_what_it_leads_to(quiet: None) -> None:
    saved: list[Any] = []

    class Phoenix(Ring):
        def __del__(self) -> None:
            saved.append(self)

    class Friend: ...

    bird = Phoenix()
    friend: Any = Friend()
    bird.friend, friend.bird = friend, bird  # type: ignore[attr-defined]
    alone = Ring()
    bird.__dict__["note"] = "x"
    gone = weakref.ref(alone)
    del bird, friend, alone
    gc.collect()
    assert gone() is None
    assert isinstance(saved[0].friend, Friend)
    assert gc.is_finalized(saved[0])


def test_the_collector_runs_del_in_the_thread_that_collects(quiet: None) -> None:
    ran_in: list[str] = []

    class Hub(Ring):
        def __del__(self) -> None:
            ran_in.append(threading.current_thread().name)

    def make() -> None:
        Hub()

    maker = threading.Thread(target=make, name="maker")
    maker.start()
    maker.join()
    gc.collect()
    assert ran_in == [threading.current_thread().name]


def dropped_elsewhere() -> tuple[bool, bool]:
    """Let another thread drop the last reference."""
    box = [Ring.__new__(Ring)]
    alive = weakref.ref(box[0])
    at_once: list[bool] = []

    def drop() -> None:
        del box[0]
        at_once.append(alive() is None)

    thread = threading.Thread(target=drop)
    thread.start()
    thread.join()
    return at_once[0], alive() is None


def test_who_frees_what_another_thread_made() -> None:
    assert dropped_elsewhere() == (HAS_GIL, True)


@needs_free_threading
def test_interned_strings_are_immortal_without_the_gil() -> None:
    word = sys.intern(f"a name of no code {os.getpid()}")
    before = sys.getrefcount(word)
    many = [word] * 100
    assert sys.getrefcount(word) == before
    del many


@pytest.mark.parametrize("use", ["setattr", "intern"])
def test_a_name_that_arrives_at_run_time_is_immortal_without_the_gil(use: str) -> None:
    name = "".join(["sent", "_by_", "user_", use])
    if use == "setattr":
        setattr(Ring(), name, 1)
    else:
        name = sys.intern(name)
    before = sys.getrefcount(name)
    many = [name] * 100
    assert sys.getrefcount(name) - before == (100 if HAS_GIL else 0)
    del many


def test_every_instance_of_an_own_class_is_tracked() -> None:
    class Bare:
        __slots__ = ()

    class Number(int):
        __slots__ = ()

    class Pair(NamedTuple):
        left: int
        right: int

    own: list[Any] = [Bare(), Number(5000), Pair(1, 2), Ring()]
    gc.collect()
    assert all(gc.is_tracked(it) for it in own)
    assert not any(gc.is_tracked(it) for it in ("oslo", 1.5, 5000))


@needs_gil
def test_interned_strings_are_counted_with_the_gil() -> None:
    word = sys.intern(f"a name of no code {os.getpid()}")
    before = sys.getrefcount(word)
    many = [word] * 100
    assert sys.getrefcount(word) == before + 100
    del many


def test_million_lists_are_few_full_collections() -> None:
    before = gc.get_stats()
    kept = [[] for _ in range(1_000_000)]  # type: ignore[var-annotated]
    after = gc.get_stats()
    young, _, full = (
        b["collections"] - a["collections"] for a, b in zip(before, after, strict=True)
    )
    assert len(kept) == 1_000_000
    assert young > 10 * full


def test_what_can_be_referred_to_weakly(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as file:
        targets: list[Any] = [Ring(), Ring, len, {1}, file, lambda: None]
        assert all(weakref.ref(it)() is it for it in targets)
    for it in (1, "a", (1,), [], {}, None, object()):
        with pytest.raises(TypeError, match="cannot create weak reference to"):
            weakref.ref(it)

    class Slotted:
        __slots__ = ("grams",)

    with pytest.raises(TypeError, match="'Slotted'"):
        weakref.ref(Slotted())


# -- Pitfalls ------------------------------------------------------------------------


def survives(
    make: Callable[[], Any], use: Callable[[Any], object]
) -> tuple[bool, bool]:
    """Say whether it outlives its last name, and a collection."""
    it = make()
    ref = weakref.ref(it)
    use(it)
    del it
    by_count = ref() is not None
    gc.collect()
    return by_count, ref() is not None


def test_a_cached_method_keeps_its_instance(quiet: None) -> None:
    def use(hub: Any) -> object:
        assert hub.routes("Turin") is hub.routes("Turin")
        return hub

    leaking = functools.partial(cached_method.Hub, "Oslo")
    assert survives(leaking, use) == (True, True)
    mended = functools.partial(cached_method_mended.Hub, "Oslo")
    assert survives(mended, use) == (True, False)


def test_the_mended_dispatch_keeps_its_task_until_it_is_done() -> None:
    done: list[str] = []

    async def main() -> None:
        async def job() -> None:
            await asyncio.sleep(0)
            done.append("job")

        await lost_task_mended.dispatch(job())
        assert len(lost_task_mended.running) == 1
        gc.collect()
        while lost_task_mended.running:
            await asyncio.sleep(0)

    asyncio.run(main())
    assert done == ["job"]


def test_a_task_that_only_its_future_knows_is_collected() -> None:
    messages: list[str] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(
            lambda loop, context: messages.append(context["message"])
        )

        async def wait() -> None:
            await loop.create_future()

        asyncio.create_task(wait())  # noqa: RUF006
        await asyncio.sleep(0)
        gc.collect()

    asyncio.run(main())
    assert messages == ["Task was destroyed but it is pending!"]


def test_both_ways_of_writing_write(tmp_path: Path) -> None:
    path = tmp_path / "log"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        prompt_close.note(path, "a")
        gc.collect()
    prompt_close_mended.note(path, "b")
    assert path.read_text() == "ab"


def test_ruff_and_mypy_accept_a_finalizer_that_holds_its_owner(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    path = tmp_path / "truck.py"
    path.write_text(
        '"""A truck."""\n\nimport weakref\n\n\nclass Truck:\n'
        '    """Closes never."""\n\n'
        "    def __init__(self) -> None:\n"
        '        """Register."""\n'
        "        weakref.finalize(self, self.close)\n\n"
        "    def close(self) -> None:\n"
        '        """Close."""\n'
    )
    run = functools.partial(subprocess.run, capture_output=True, text=True, check=False)
    found = run([sys.executable, "-m", "mypy", "--strict", str(path)])
    assert found.stdout.startswith("Success")
    found = run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--isolated",
            "--select",
            "ALL",
            str(path),
        ]
    )
    assert "finalize" not in found.stdout.replace("weakref.finalize(self", "")


# -- The cost ------------------------------------------------------------------------


@needs_gil
def test_the_benchmark_compares(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ratios = collector_cost.full_collection()
    assert ratios.lowest <= ratios.median <= ratios.highest
    assert ratios.median > 2
    monkeypatch.setattr(collector_cost, "full_collection", lambda: ratios)
    monkeypatch.setattr(
        collector_cost, "on_off", lambda work: Ratios(1, 1, work() or 1)
    )
    monkeypatch.setattr(collector_cost, "heap_of", lambda size: None)
    collector_cost.main()
    assert "churning, collector on / off: 1.00" in capsys.readouterr().out


def test_on_and_off_say_so() -> None:
    seen: list[bool] = []
    collector_cost.switched(lambda: seen.append(gc.isenabled()), on=False)()
    collector_cost.switched(lambda: seen.append(gc.isenabled()), on=True)()
    assert seen == [False, True]
    assert isinstance(collector_cost.on_off(lambda: sum(range(1000))), Ratios)
    assert gc.isenabled()


@pytest.mark.skipif(
    not fork_cost.ROLLUP.exists() or not hasattr(os, "fork"), reason="Linux only"
)
def test_freezing_keeps_the_collector_off_shared_pages() -> None:
    """In a process of its own, which has no other threads."""
    found = subprocess.run(
        [sys.executable, "-m", "memory_management.benchmarks.fork_cost"],
        cwd=CODE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    shares = dict(line.split(": ") for line in found.splitlines())
    assert float(shares["collect, frozen"]) < 0.1 < float(shares["collect"])
    assert float(shares["read each, frozen"]) > 0.1
