"""The listings of the chapter on itertools."""

import asyncio.base_events
import concurrent.futures.process
import copy
import importlib
import importlib.metadata
import importlib.resources.readers
import inspect
import itertools
import math
import pickle
import statistics
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from itertools_recipes.benchmarks import cost, memory
from itertools_recipes.branches import CELLS, Branch, branches
from itertools_recipes.counted import Counted
from itertools_recipes.pages import parcels
from itertools_recipes.runs import Runs
from itertools_recipes.vans import by_loop, by_pipeline
from measuring.ratios import Ratios

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

NEEDS_HYPOTHESIS = pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")


def outcome(call: Callable[[], Any]) -> tuple[str, Any]:
    """What a call gave: a value, or the type and text of an exception."""
    try:
        return "value", call()
    except Exception as error:
        return type(error).__name__, str(error)


# -- tee ---------------------------------------------------------------------------


class Parcel:
    """Something that a weak reference can point to."""


class Source:
    """A belt of so many parcels that fails once at a given place."""

    def __init__(self, size: int, fails_at: int) -> None:
        self.size, self.fails_at = size, fails_at
        self.made: list[weakref.ref[Parcel]] = []
        self.numbers: dict[int, int] = {}

    def __iter__(self) -> Iterator[Parcel]:
        return self

    def __next__(self) -> Parcel:
        if len(self.made) == self.fails_at:
            self.fails_at = -1
            raise ValueError("belt stopped")
        if len(self.made) == self.size:
            raise StopIteration
        parcel = Parcel()
        self.made.append(weakref.ref(parcel))
        return parcel

    def alive(self) -> list[int]:
        return [n for n, ref in enumerate(self.made) if ref() is not None]

    def place(self, parcel: Parcel) -> int:
        return next(n for n, ref in enumerate(self.made) if ref() is parcel)


def drive(split: Any, plan: list[tuple[str, int, int]], size: int, at: int) -> Any:
    """Run a plan of reads, forks and drops; return what could be seen."""
    source = Source(size, at)
    hands: list[Any] = list(split(source, 2))
    seen: list[Any] = []
    for action, number, times in plan:
        which = number % len(hands)
        if action == "fork":
            hands.append(copy.copy(hands[which]))
        elif action == "drop" and len(hands) > 1:
            del hands[which]
        else:
            for _ in range(times):
                kind, value = outcome(partial(next, hands[which]))
                seen.append((kind, source.place(value) if kind == "value" else value))
                del value
        seen.append(source.alive())
    return seen


if HYPOTHESIS:
    steps = st.tuples(
        st.sampled_from(["read", "read", "read", "fork", "drop"]),
        st.integers(0, 9),
        st.integers(1, 70),
    )

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(st.lists(steps, max_size=15), st.integers(0, 200), st.integers(0, 200))
    def check_branches(plan: list[tuple[str, int, int]], size: int, at: int) -> None:
        assert drive(branches, plan, size, at) == drive(itertools.tee, plan, size, at)


@NEEDS_HYPOTHESIS
def test_branches_yield_and_hold_what_tee_does() -> None:
    check_branches()


def test_the_comparison_sees_a_wrong_block_size(monkeypatch: Any) -> None:
    plan = [("read", 0, 60), ("read", 1, 60)]
    assert drive(branches, plan, 99, -1) == drive(itertools.tee, plan, 99, -1)
    monkeypatch.setattr("itertools_recipes.branches.CELLS", CELLS - 1)
    assert drive(branches, plan, 99, -1) != drive(itertools.tee, plan, 99, -1)


@pytest.mark.parametrize("split", [branches, itertools.tee])
def test_a_kept_branch_holds_everything(split: Any) -> None:
    source = Source(500, -1)
    slow, fast = split(source, 2)
    memory.drain(fast)
    assert len(source.alive()) == 500
    del slow
    assert len(source.alive()) <= CELLS


@pytest.mark.parametrize("split", [branches, itertools.tee])
def test_a_source_that_reads_its_branch_is_refused(split: Any) -> None:
    def source() -> Iterator[Any]:
        yield next(hand)

    (hand,) = split(source(), 1)
    with pytest.raises(RuntimeError, match="cannot re-enter the tee iterator"):
        next(hand)


@pytest.mark.parametrize("split", [branches, itertools.tee])
def test_the_branch_behind_sees_no_exception(split: Any) -> None:
    def torn() -> Iterator[str]:
        yield "P1"
        raise ValueError("belt stopped")

    left, right = split(torn())
    with pytest.raises(ValueError, match="belt stopped"):
        list(left)
    assert [*right] == ["P1"]


def test_branches_of_a_branch() -> None:
    (first,) = branches("abc", 1)
    assert iter(first) is first
    assert next(first) == "a"
    second, third = branches(first)
    assert isinstance(second, Branch)
    assert [*second] == [*third] == [*first] == ["b", "c"]
    assert branches("abc", 0) == ()


# -- groupby -----------------------------------------------------------------------

NAN = float("nan")


def watch(group: Any, items: list[Any], plan: list[int], fails: int) -> list[Any]:
    """Advance the reader (0) or one of its groups, and note what each gives."""
    calls = itertools.count()

    def key(item: Any) -> Any:
        if next(calls) == fails:
            raise ValueError("no key")
        return item if item != item else item // 2

    reader = group(iter(items), key)
    groups: list[Any] = []
    seen: list[Any] = []
    for number in plan:
        if number == 0 or not groups:
            kind, value = outcome(partial(next, reader))
            if kind == "value":
                found, one = value
                groups.append(one)
                value = repr(found)
            seen.append((kind, value))
        else:
            chosen = groups[-number % len(groups)]
            kind, value = outcome(partial(next, chosen))
            seen.append((kind, repr(value)))
    return seen


if HYPOTHESIS:

    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    @given(
        st.lists(st.sampled_from([0, 1, 2, 3, NAN, float("nan")]), max_size=12),
        st.lists(st.integers(0, 4), max_size=30),
        st.integers(-1, 12),
    )
    def check_runs(items: list[Any], plan: list[int], fails: int) -> None:
        theirs = watch(itertools.groupby, items, plan, fails)
        assert watch(Runs, items, plan, fails) == theirs


@NEEDS_HYPOTHESIS
def test_runs_behave_like_groupby() -> None:
    check_runs()


def test_runs_are_iterators() -> None:
    runs = Runs("aab", str.upper)
    assert iter(runs) is runs
    assert [(key, list(run)) for key, run in runs] == [("A", ["a", "a"]), ("B", ["b"])]
    assert [list(run) for _, run in list(Runs("aab", str.upper))] == [[], []]


def test_a_group_that_was_left_has_taken_one_item_of_the_next() -> None:
    belt = Counted("aab")
    _, run = next(itertools.groupby(belt))
    assert [*run] == ["a", "a"]
    assert belt.taken == 3


def test_an_unread_group_has_taken_nothing_of_the_next() -> None:
    belt = Counted("aab")
    next(itertools.groupby(belt))
    assert belt.taken == 1


def test_keys_are_neither_hashed_nor_ordered() -> None:
    keys = [key for key, _ in itertools.groupby([[1], [1], {}, 2j])]
    assert keys == [[1], {}, 2j]


# -- The other listings ------------------------------------------------------------


def test_counted_counts() -> None:
    belt = Counted("ab")
    assert iter(belt) is belt
    assert [*belt] == ["a", "b"]
    assert belt.taken == 2


if HYPOTHESIS:

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(st.lists(st.integers(1, 60)), st.integers(1, 50))
    def check_vans(weights: list[int], limit: int) -> None:
        vans = list(by_loop(weights, limit))
        assert list(by_pipeline(weights, limit)) == vans
        assert [weight for van in vans for weight in van] == weights
        assert all(len(van) == 1 or sum(van) <= limit for van in vans)


@NEEDS_HYPOTHESIS
def test_the_loop_and_the_pipeline_fill_the_same_vans() -> None:
    check_vans()


@pytest.mark.parametrize("fill", [by_loop, by_pipeline])
def test_vans(fill: Any) -> None:
    assert list(fill([3, 4, 9, 1, 1], 8)) == [[3, 4], [9], [1, 1]]
    assert list(fill([], 8)) == []


def test_pages_stop_at_the_empty_one() -> None:
    asked: list[int] = []

    def fetch(number: int) -> list[str]:
        asked.append(number)
        return ["P"] * (3 - number)

    stream = parcels(fetch)
    assert asked == []
    assert next(stream) == "P"
    assert asked == [1]
    assert len([*stream]) == 2
    assert asked == [1, 2, 3]


# -- The table of what each takes --------------------------------------------------


@pytest.mark.parametrize(
    ("make", "at_call", "first"),
    [
        (lambda belt: itertools.chain.from_iterable(map(str, belt)), 0, 1),
        (lambda belt: itertools.chain.from_iterable("x" * (n > 2) for n in belt), 0, 3),
        (lambda belt: itertools.starmap(str, map(str, belt)), 0, 1),
        (lambda belt: itertools.compress(belt, itertools.repeat(1)), 0, 1),
        (lambda belt: itertools.compress(belt, [0, 0, 1]), 0, 3),
        (lambda belt: itertools.filterfalse(lambda n: n < 3, belt), 0, 3),
        (lambda belt: itertools.takewhile(bool, belt), 0, 1),
        (lambda belt: itertools.dropwhile(lambda n: n < 3, belt), 0, 3),
        (lambda belt: itertools.islice(belt, 4, None), 0, 5),
        (itertools.accumulate, 0, 1),
        (lambda belt: itertools.accumulate(belt, initial=0), 0, 0),
        (itertools.pairwise, 0, 2),
        (lambda belt: itertools.batched(belt, 4, strict=True), 0, 4),
        (itertools.groupby, 0, 1),
        (lambda belt: itertools.tee(belt)[0], 0, 1),
        (itertools.cycle, 0, 1),
        (lambda belt: itertools.product(belt, "AB"), 9, 9),
        (lambda belt: itertools.permutations(belt, 2), 9, 9),
        (lambda belt: itertools.combinations(belt, 2), 9, 9),
        (lambda belt: itertools.combinations_with_replacement(belt, 2), 9, 9),
    ],
    ids=[
        "from_iterable",
        "from_iterable_empty",
        "starmap",
        "compress",
        "compress_skips",
        "filterfalse",
        "takewhile",
        "dropwhile",
        "islice",
        "accumulate",
        "accumulate_initial",
        "pairwise",
        "batched",
        "groupby",
        "tee",
        "cycle",
        "product",
        "permutations",
        "combinations",
        "with_replacement",
    ],
)
def test_what_is_taken(make: Any, at_call: int, first: int) -> None:
    belt = Counted(range(1, 10))
    result = make(belt)
    assert belt.taken == at_call
    next(result)
    assert belt.taken == first


def test_readers_of_a_shared_iterator() -> None:
    belt = iter([1, 2, 9, 3])
    assert [*itertools.takewhile(lambda n: n < 5, belt)] == [1, 2]
    assert [*belt] == [3]
    belt = iter(range(5))
    assert [*itertools.islice(belt, 2)] == [0, 1]
    assert next(belt) == 2
    belt = iter(range(5))
    assert [*zip(["van"], belt)] == [("van", 0)]  # noqa: B905
    assert next(belt) == 1
    belt = iter(range(5))
    with pytest.raises(ValueError, match="argument 2 is shorter than argument 1"):
        list(zip(belt, ["van"], strict=True))
    assert next(belt) == 2


def test_the_cycle_has_a_copy() -> None:
    couriers = ["Ada", "Bo"]
    turns = itertools.cycle(couriers)
    assert [*itertools.islice(turns, 3)] == ["Ada", "Bo", "Ada"]
    couriers.append("Cy")
    assert [*itertools.islice(turns, 3)] == ["Bo", "Ada", "Bo"]


# -- What is refused ---------------------------------------------------------------


async def parcels_later() -> Any:
    yield "P1"


@pytest.mark.parametrize(
    ("call", "error", "text"),
    [
        (lambda: itertools.islice("ab", -1), ValueError, "Stop argument for islice"),
        (
            lambda: itertools.batched("ab", 0, strict=True),
            ValueError,
            "n must be at least one",
        ),
        (lambda: len(itertools.batched("ab", 1, strict=True)), TypeError, "has no len"),  # type: ignore[arg-type]
        (
            lambda: itertools.pairwise(parcels_later()),
            TypeError,
            "'async_generator' object is not iterable",
        ),
        (
            lambda: list(itertools.batched("abc", 2, strict=True)),
            ValueError,
            r"batched\(\): incomplete batch",
        ),
    ],
    ids=["islice", "batched", "len", "async", "strict"],
)
def test_messages(call: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        call()


def test_only_chain_waits_for_its_arguments_turn() -> None:
    nothing: Any = 5
    late = itertools.chain("a", nothing)
    assert next(late) == "a"
    with pytest.raises(TypeError, match="'int' object is not iterable"):
        next(late)
    for make in (itertools.cycle, itertools.groupby, itertools.tee, itertools.pairwise):
        with pytest.raises(TypeError, match="'int' object is not iterable"):
            make(nothing)


def stop(*_: object) -> Any:
    raise StopIteration


@pytest.mark.parametrize(
    "stream",
    [
        lambda: map(stop, "ab"),
        lambda: itertools.starmap(stop, ["ab"]),
        lambda: itertools.takewhile(stop, "ab"),
        lambda: itertools.accumulate("ab", stop),
        lambda: itertools.groupby("ab", stop),
    ],
    ids=["map", "starmap", "takewhile", "accumulate", "groupby"],
)
def test_a_function_can_end_the_stream(stream: Any) -> None:
    assert len([*stream()]) <= 1
    with pytest.raises(RuntimeError, match="generator raised StopIteration"):
        list(stop() for _ in "ab")  # noqa: C400


def test_a_lazy_result_outlives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "weights"
    path.write_text("3\n4\n")

    def lazily() -> Iterator[int]:
        with path.open() as lines:
            return map(int, lines)

    def held() -> Iterator[int]:
        with path.open() as lines:
            yield from map(int, lines)

    with pytest.raises(ValueError, match="I/O operation on closed file"):
        next(lazily())
    assert [*held()] == [3, 4]


def test_the_pitfalls_do_what_the_chapter_says() -> None:
    group_twice, group_twice_mended, second_pass, second_pass_mended = (
        importlib.import_module(f"itertools_recipes.pitfalls.{name}{suffix}")
        for name in ("group_twice", "second_pass")
        for suffix in ("", "_mended")
    )
    with pytest.raises(ZeroDivisionError):
        group_twice.averages([100, 200])
    assert group_twice_mended.averages([100, 200]) == [150]
    with pytest.raises(ZeroDivisionError):
        second_pass.heaviest(["1", "3"])
    assert second_pass_mended.heaviest(["1", "3"]) == 0.75
    used = iter([1])
    assert sum(used) == 1
    with pytest.raises(ValueError, match="iterable argument is empty"):
        max(used)


def test_what_mypy_makes_of_batched_and_starmap(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    path = tmp_path / "typed.py"
    path.write_text(
        "from itertools import batched, starmap\n"
        "reveal_type(next(batched([1], 2, strict=True)))\n"
        "reveal_type(next(batched([1], 2)))\n"
        "def price(grams: int, zone: str) -> float: return 1.0\n"
        "starmap(price, [('north', 3)])\n"
        "map(price, ['north'], [3])\n"
    )
    command = [sys.executable, "-m", "mypy", "--no-incremental", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    first, second, third, *_ = result.stdout.splitlines()
    assert 'is "tuple[int, int]"' in first
    assert 'is "tuple[int, ...]"' in second
    assert "typed.py:6: error" in third


# -- The measurements --------------------------------------------------------------


@pytest.mark.parametrize(
    "job",
    [memory.lazily, memory.in_pairs, memory.in_groups, memory.tee_together],
)
def test_flat(job: memory.Job) -> None:
    assert memory.growth(job) < 2


@pytest.mark.parametrize(
    "job",
    [
        memory.as_list,
        memory.sorted_groups,
        memory.tee_apart,
        memory.one_round,
        memory.first_product,
    ],
)
def test_growing(job: memory.Job) -> None:
    assert memory.growth(job) > 5


def test_product_is_flat_from_one_result_to_the_next() -> None:
    def pairs(n: int) -> None:
        memory.drain(itertools.product(range(n // 50), range(50)))

    assert memory.peak(pairs, 50_000) < memory.peak(memory.as_list, 50_000) / 10


def test_each_job_is_printed(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(memory, "growth", lambda job: 1.04)
    memory.main()
    assert capsys.readouterr().out.splitlines()[0] == "as_list: 1.0"


@pytest.mark.parametrize("label", cost.SIDES)
def test_both_sides_give_the_same(label: str) -> None:
    ours, theirs = cost.SIDES[label]
    assert callable(ours)
    assert callable(theirs)
    result: Any = ours()
    if "slices" in label:
        result = [*map(list, result)]
    assert result == theirs()


def test_sum_of_lists_is_quadratic() -> None:
    many = cost.ratios("sum(lists, []) / from_iterable", 1, 3).median
    few = cost.ratios("sum(lists, []) / from_iterable, 250", 1, 3).median
    assert many > 3
    assert many > 2 * few


def test_sum_copies_five_million_references() -> None:
    copied = 0

    class Counting(list[int]):
        def __add__(self, other: Any) -> Any:
            nonlocal copied
            result = Counting([*self, *other])
            copied += len(result)
            return result

    assert len(sum(cost.LISTS, Counting())) == 10_000
    assert copied == 5_005_000


def test_a_wrapper_for_each_branch_does_not_mend_tee() -> None:
    wrap: Any = vars(threading).get("serialize_iterator")
    if wrap is None:
        pytest.skip("new in 3.15")

    def source() -> Iterator[Any]:
        yield next(right)

    left, right = map(wrap, itertools.tee(source()))
    with pytest.raises(RuntimeError, match="cannot re-enter the tee iterator"):
        next(left)


@pytest.mark.parametrize("size", [3, 6])
def test_with_replacement(size: int) -> None:
    pairs = [*itertools.combinations_with_replacement(range(size), 2)]
    assert len(pairs) == math.comb(size + 1, 2)
    assert (0, 0) in pairs


def test_each_comparison_is_printed(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(cost, "ratios", lambda label: Ratios(1, 2, 3))
    cost.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "vans by pipeline / by loop: 1.00 2.00 3.00"


# -- What the chapter says about the standard library ------------------------------


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (vars(asyncio.base_events)["_interleave_addrinfos"], "zip_longest(*addr"),
        (vars(statistics)["_sum"], "groupby(data, type)"),
        (concurrent.futures.process.ProcessPoolExecutor.map, "itertools.batched("),
        (importlib.resources.readers, "itertools.tee(children, 3)"),
        (importlib.metadata, "starmap(make_file, csv.reader(lines))"),
        (threading, "_counter = _count(1).__next__"),
    ],
    ids=["asyncio", "statistics", "futures", "resources", "metadata", "threading"],
)
def test_the_library_does_it(where: Any, text: str) -> None:
    assert text in inspect.getsource(where)


# -- Versions ----------------------------------------------------------------------


def test_copies() -> None:
    if sys.version_info >= (3, 14):
        for refused in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError, match=r"cannot pickle 'itertools.count'"):
                refused(itertools.count())
        with pytest.raises(TypeError, match="cannot pickle"):
            pickle.dumps(itertools.tee("ab")[0])
    else:
        with pytest.warns(DeprecationWarning, match="will be removed"):
            copy.copy(itertools.count())
    (branch,) = itertools.tee("ab", 1)
    assert [*copy.copy(branch)] == [*branch] == ["a", "b"]


@pytest.mark.skipif(sys.version_info < (3, 13, 1), reason="gh-123884")
def test_a_tee_of_a_branch_is_independent() -> None:
    (branch,) = itertools.tee("ab", 1)
    first, second = itertools.tee(branch)
    assert [*first] == [*second] == [*branch] == ["a", "b"]


@pytest.mark.skipif(sys.version_info[:3] != (3, 13, 0), reason="gh-123884")
def test_a_tee_of_a_branch_gave_the_branch_itself() -> None:
    (branch,) = itertools.tee("ab", 1)
    assert itertools.tee(branch)[0] is branch


@pytest.mark.skipif(sys.version_info < (3, 13, 1), reason="gh-123884")
def test_tee_does_not_ask_the_source_for_a_copy() -> None:
    class Copied(Counted[str]):
        def __copy__(self) -> Any:
            raise AssertionError("asked for a copy")

    left, right = itertools.tee(Copied("ab"))
    assert [*left] == [*right] == ["a", "b"]


def test_map_is_strict_from_3_14_on() -> None:
    strict: Any = {"strict": True}
    error = ValueError if sys.version_info >= (3, 14) else TypeError
    with pytest.raises(error):
        list(map(max, "ab", "a", **strict))


@pytest.mark.skipif(sys.version_info < (3, 15), reason="new in 3.15")
def test_the_lock_of_serialize_iterator_is_not_reentrant() -> None:
    wrap: Any = vars(threading)["serialize_iterator"]

    def source() -> Iterator[bool]:
        yield wrapper._lock.acquire(blocking=False)

    wrapper = wrap(source())
    assert next(wrapper) is False
