"""The listings of the chapter on dictionaries and their relatives."""

import json
import sys
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict
from collections.abc import Callable, Hashable
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pytest
from dict_types.benchmarks import dict_costs
from dict_types.compact import DUMMY, EMPTY, Compact
from dict_types.lru import Cache, LinkedCache, OrderedCache, PlainCache

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

KINDS: list[type[Cache[Any, Any]]] = [OrderedCache, PlainCache, LinkedCache]
each_kind = pytest.mark.parametrize("kind", KINDS)


# -- The compact dictionary -------------------------------------------------------


def check_whole(ours: Compact, real: dict[Any, Any]) -> None:
    """Same items in the same order; every entry is found through one index."""
    assert [(key, ours[key]) for key in ours] == list(real.items())
    assert len(ours) == len(real)
    used = sorted(index for index in ours.indices if index >= 0)
    assert used == [i for i, entry in enumerate(ours.entries) if entry]
    assert len(ours.entries) <= len(ours.indices) * 2 // 3
    assert EMPTY in ours.indices


if HYPOTHESIS:
    # Few residues: many keys collide in a table of 8 or 16 places.
    keys = st.integers(min_value=-12, max_value=12).map(lambda n: n * 8 + n % 2)
    storing = st.sampled_from([True, True, False])
    steps = st.lists(st.tuples(storing, keys), min_size=10, max_size=80)
    seen: Counter[str] = Counter()

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(steps)
    def check_against_dict(plan: list[tuple[bool, int]]) -> None:
        """The two agree, and get new tables at the same stores."""
        ours, real = Compact(), {}
        for number, (storing, key) in enumerate(plan):
            places, size = len(ours.indices), sys.getsizeof(real)
            first = not real and size == sys.getsizeof({})
            if storing:
                ours[key] = real[key] = number
            elif key in real:
                del ours[key], real[key]
                seen["deleted"] += 1
            else:
                with pytest.raises(KeyError):
                    del ours[key]
            if not first:
                resized = len(ours.indices) != places
                assert (sys.getsizeof(real) != size) == resized
                seen["resized"] += resized
            check_whole(ours, real)
        seen["dummies"] += DUMMY in ours.indices


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_compact_agrees_with_dict() -> None:
    seen.clear()
    check_against_dict()
    assert min(seen["deleted"], seen["resized"], seen["dummies"]) > 20


def test_a_dummy_keeps_the_search_going() -> None:
    ours = Compact()
    ours[12], ours[4] = "Oslo", "Turin"
    del ours[12]
    assert ours[4] == "Turin"
    with pytest.raises(KeyError):
        ours[20]


def test_a_rebuild_can_shrink_the_table() -> None:
    ours, real = Compact(), {}
    for number in range(1000):
        ours[number] = real[number] = None
    for number in range(995):
        del ours[number], real[number]
    full = sys.getsizeof(real)
    for number in range(1000, 2000):
        ours[number] = real[number] = None
        del ours[number], real[number]
    assert len(ours.indices) < 64
    assert sys.getsizeof(real) < full / 20


@pytest.mark.parametrize("gone", [300, 400])
def test_copy_keeps_the_holes_unless_they_are_many(gone: int) -> None:
    def room(held: dict[int, None]) -> int:
        """Count the stores until the tables are rebuilt."""
        size = sys.getsizeof(held)
        for number in range(10_000):
            held[-1 - number] = None
            if sys.getsizeof(held) != size:
                return number
        raise AssertionError("no rebuild")

    source = dict.fromkeys(range(1000))
    for number in range(gone):
        del source[number]
    copied, merged, made = source.copy(), source | {}, dict(source)
    sizes = [*map(sys.getsizeof, (source, copied, merged, made, {**source}))]
    rooms = [room(copied), room(merged), room(made), room(source)]
    if gone == 300:
        assert len({*sizes}) == 1
        assert rooms[0] == rooms[1] == rooms[3]
        assert rooms[2] == rooms[3] + gone
    else:
        assert sizes[0] > 1.5 * sizes[1]
        assert sizes[1] == sizes[2] == sizes[3] == sizes[4]
        assert rooms[0] == rooms[1] == rooms[2]


def test_identity_comes_before_equality() -> None:
    ours, nan = Compact(), float("nan")
    ours[nan] = 1
    assert ours[nan] == 1
    with pytest.raises(KeyError):
        ours[float("nan")]


def test_equal_hashes_cost_one_comparison_per_key() -> None:
    class Slow:
        compared = 0

        def __hash__(self) -> int:
            return 1

        def __eq__(self, other: object) -> bool:
            Slow.compared += 1
            return self is other

    for mapping in (Compact(), {}):
        for _ in range(30):
            mapping[Slow()] = None
        Slow.compared = 0
        with pytest.raises(KeyError):
            mapping[Slow()]
        assert Slow.compared == 30


# -- The caches ----------------------------------------------------------------------


if HYPOTHESIS:
    evictions: Counter[str] = Counter()

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(
        st.integers(1, 6),
        st.lists(st.integers(0, 8), max_size=60),
        st.lists(st.none() | st.integers(-1, 8), max_size=40),
    )
    def check_caches(maxsize: int, plan: list[int], inner: list[int | None]) -> None:
        """Every cache answers, counts and evicts as lru_cache does.

        What is left of ``inner`` says what a call of the function does besides:
        nothing, raise (-1), or call its own cache, perhaps for the same key.
        """
        reached: dict[str, list[int]] = defaultdict(list)
        caches: dict[str, Callable[[int], str]] = {}

        def noting(name: str) -> Callable[[int], str]:
            rest = iter(inner)

            def function(key: int) -> str:
                reached[name].append(key)
                number = len(reached[name])
                asked = next(rest, None)
                if asked == -1:
                    raise KeyError(number)
                if asked is not None:
                    evictions["called inside"] += 1
                    evictions["the same key"] += asked == key
                    caches[name](asked)
                return f"value {key} of call {number}"

            return function

        def outcome(name: str, key: int) -> str:
            try:
                return caches[name](key)
            except KeyError as error:
                return repr(error)

        builtin = lru_cache(maxsize)(noting("builtin"))
        ours = {kind.__name__: kind(noting(kind.__name__), maxsize) for kind in KINDS}
        caches |= {"builtin": builtin, **ours}
        for key in plan:
            expected = outcome("builtin", key)
            info = builtin.cache_info()
            for name, cache in ours.items():
                assert outcome(name, key) == expected, name
                assert (cache.hits, cache.misses) == info[:2], name
                assert reached[name] == reached["builtin"], name
        for cache in ours.values():
            held = vars(cache).get("items", vars(cache).get("nodes"))
            assert held is not None
            assert len(held) == builtin.cache_info().currsize
        repeated = len(reached["builtin"]) > len({*reached["builtin"]})
        evictions["computed again"] += repeated


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_the_caches_agree_with_lru_cache() -> None:
    evictions.clear()
    check_caches()
    assert evictions["computed again"] > 50
    assert min(evictions["called inside"], evictions["the same key"]) > 50


@each_kind
def test_a_key_stored_during_its_own_call_is_kept(kind: Any) -> None:
    """Without the check, a ring holds a node that its dict has lost."""

    def function(key: str) -> tuple[str, int]:
        reached.append(key)
        number = len(reached)
        if reached.count(key) == 1:
            caches[-1](key)
        return key, number

    results = []
    for make in (lambda: lru_cache(2)(function), lambda: kind(function, 2)):
        reached: list[str] = []
        caches: list[Any] = [make()]
        results.append(([caches[-1](key) for key in "abacadbcd"], reached))
    assert results[0] == results[1]
    assert results[0][0][:3] == [("a", 1), ("b", 3), ("a", 2)]


@each_kind
def test_a_hit_saves_a_key(kind: Any) -> None:
    reached: list[str] = []
    cached = kind(reached.append, 2)
    for key in "abacab":
        cached(key)
    assert reached == ["a", "b", "c", "b"]
    assert (cached.hits, cached.misses) == (2, 4)


@each_kind
def test_lru_cache_tells_1_from_1_0_and_ours_do_not(kind: Any) -> None:
    cached, builtin = kind(abs, 2), lru_cache(2)(abs)
    for cache in (cached, builtin):
        cache(1)
        cache(1.0)
    assert cached.misses == 1
    assert builtin.cache_info().misses == 2


@each_kind
def test_ours_take_a_key_error_of_the_key_for_a_miss(kind: Any) -> None:
    class Key:
        def __hash__(self) -> int:
            raise KeyError("hash")

    for make, calls in ((lru_cache(2), 0), (lambda function: kind(function, 2), 1)):
        reached: list[object] = []
        with pytest.raises(KeyError, match="hash"):
            make(reached.append)(Key())
        assert len(reached) == calls


@each_kind
def test_an_error_of_the_function_is_not_cached(kind: Any) -> None:
    cached = kind({"a": 1}.__getitem__, 2)
    for _ in range(2):
        with pytest.raises(KeyError):
            cached("b")
    assert (cached.hits, cached.misses) == (0, 2)
    assert cached("a") == 1


@each_kind
def test_a_cache_holds_at_least_one(kind: Any) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        kind(abs, 0)


def test_the_base_leaves_the_order_to_its_subclasses() -> None:
    cache = Cache[int, int](abs, 1)
    with pytest.raises(NotImplementedError):
        cache(1)
    with pytest.raises(NotImplementedError):
        cache.store(1, 1)


# -- What the chapter says about the relatives ------------------------------------------


class Upper(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key.upper()


def test_missing_is_looked_up_on_the_type() -> None:
    class Plain(dict[str, str]):
        pass

    plain: Any = Plain()
    plain.__missing__ = str.upper
    with pytest.raises(KeyError):
        plain["a"]


def test_who_does_not_call_missing() -> None:
    mapping = Upper()
    match mapping:
        case {"a": _}:
            pytest.fail("match called __missing__")
    with pytest.raises(KeyError):
        mapping.pop("a")
    assert json.dumps(mapping | {}) == "{}"
    assert len(mapping) == 0


def test_copies_of_a_defaultdict_keep_the_factory() -> None:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for other in (found.copy(), found | {}):
        assert other["a"] == []
    assert found == {}
    assert defaultdict.fromkeys("a", list).default_factory is None


def test_a_factory_that_fails_stores_nothing() -> None:
    found: defaultdict[str, float] = defaultdict(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        found["a"]
    assert found == {}


def test_a_subclass_with_keys_of_its_own_needs_iter() -> None:
    class Named(dict[str, int]):
        def keys(self) -> Any:
            return ["zz"]

    assert dict(Named(a=1)) == {"a": 1}


def test_a_userdict_stores_again_when_copied() -> None:
    class Tenfold(UserDict[str, int]):
        def __setitem__(self, key: str, value: int) -> None:
            super().__setitem__(key, value * 10)

    box = Tenfold(a=1)
    box.setdefault("b", 2)
    box |= {"c": 3}
    assert box.data == {"a": 10, "b": 20, "c": 3}
    assert box.copy().data == {"a": 100, "b": 200, "c": 30}
    with pytest.raises(TypeError, match="not JSON serializable"):
        json.dumps(box)


def test_a_proxy_shows_a_stranger_no_more_than_a_copy_from_3_15_on() -> None:
    shown: list[object] = []

    class Stranger:
        __hash__ = None  # type: ignore[assignment]

        def __eq__(self, other: object) -> bool:
            shown.append(other)
            return False

    source = {"a": 1}
    assert MappingProxyType(source) != Stranger()
    assert shown == [source]
    if sys.version_info >= (3, 15):  # older versions hand out the dict itself
        assert shown[0] is not source


def test_a_chain_stops_at_a_defaultdict() -> None:
    chain = ChainMap(defaultdict(list), {"a": [1]})
    assert chain.get("a") == []
    assert chain["a"] == []


@pytest.mark.skipif(sys.version_info < (3, 15), reason="frozendict is of 3.15")
def test_frozendict() -> None:
    import builtins
    import copy
    import pickle
    from dataclasses import make_dataclass

    frozendict: Any = vars(builtins)["frozendict"]
    frozen = frozendict(a=1)
    assert json.dumps(frozen) == '{"a": 1}'
    assert pickle.loads(pickle.dumps(frozen)) == frozen
    assert copy.copy(frozen) is frozen
    assert type({} | frozen) is dict
    assert type(frozen | {}) is frozendict
    loose = frozendict(a=[])
    assert isinstance(loose, Hashable)
    Route = make_dataclass("Route", [("tags", Any, loose)])
    assert Route().tags is loose
    options: Any = {"object_pairs_hook": frozendict, "array_hook": tuple}
    hash(json.loads('{"a": [1, {"b": 2}]}', **options))


def test_an_ordered_dict_refuses_to_move_in_a_loop() -> None:
    recent = OrderedDict(a=1, b=2, c=3)
    with pytest.raises(RuntimeError, match="OrderedDict mutated"):
        for key in recent:
            recent.move_to_end(key)


def test_a_counter_that_lacks_a_key_equals_one_with_zero() -> None:
    assert Counter(a=1) == Counter(a=1, b=0)
    assert Counter(a=1) != {"a": 1, "b": 0}


# -- What it costs ------------------------------------------------------------------------


def test_a_plain_queue_gets_slower_with_its_length() -> None:
    assert dict_costs.queue_ratio(10_000).median > 5


@pytest.mark.parametrize("size", [10, 37])
def test_a_queue_digs_holes_until_the_next_rebuild(size: int) -> None:
    queue = Compact()
    for number in range(size):
        queue[number] = None
    crossed: list[int] = []
    rebuilds: list[int] = []
    for number in range(size, size * 40):
        first = next(iter(queue))
        index = queue.find(first)[1]
        rebuilds += [len(crossed)] * (index == 0)
        crossed.append(index)
        del queue[first]
        queue[number] = None
    cycle = crossed[rebuilds[2] : rebuilds[3]]
    assert sum(cycle) / len(cycle) == dict_costs.holes(size)


def test_sizes() -> None:
    assert dict_costs.after_deletion() > 50
    integers, strings = dict_costs.size_ratios(int), dict_costs.size_ratios(str)
    assert all(1.9 < ratio < 2.7 for ratio in integers)
    assert all(2.1 < ratio < 3.3 for ratio in strings)


def test_the_builtin_cache_is_cheaper_than_ours() -> None:
    assert all(dict_costs.hit_ratio(kind).median > 1.5 for kind in KINDS)


def test_the_third_map_of_a_chain_costs_more_than_the_first() -> None:
    first = dict_costs.read_ratio(ChainMap({"a": 1}, {}, {}))
    third = dict_costs.read_ratio(ChainMap({}, {}, {"a": 1}))
    assert third.median > 2 * first.median


def test_the_sides_of_a_comparison_do_the_same() -> None:
    dict_costs.by_defaultdict()
    dict_costs.by_setdefault()
    dict_costs.by_loop()
    dict_costs.by_counter()
    assert Counter(dict_costs.HUBS) == dict.fromkeys(range(50), 20)
