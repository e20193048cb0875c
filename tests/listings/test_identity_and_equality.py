"""The listings of the chapter on identity and equality."""

import array
import ast
import collections
import copy
import datetime
import decimal
import dis
import enum
import fractions
import functools
import importlib
import math
import os
import pickle
import re
import subprocess
import sys
import sysconfig
import unittest
import warnings
import weakref
from collections.abc import Callable, Hashable
from dataclasses import dataclass, make_dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from identity_and_equality.benchmarks.compare_cost import PAIRS, SETUP, ratios
from identity_and_equality.compare import SWAPPED, Table, compare, derived, same
from identity_and_equality.values import Weight

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "identity_and_equality"
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "__eq__": lambda a, b: a == b,
    "__ne__": lambda a, b: a != b,
    "__lt__": lambda a, b: a < b,
    "__gt__": lambda a, b: a > b,
    "__le__": lambda a, b: a <= b,
    "__ge__": lambda a, b: a >= b,
}


# -- The protocol -----------------------------------------------------------------


def outcome(ask: Callable[[], Any]) -> Any:
    """The result of a comparison, or that it is refused."""
    try:
        return ask()
    except TypeError:
        return TypeError


if HYPOTHESIS:
    ANSWERS = (True, False, "odd", None, 0, NotImplemented, NotImplemented)
    seen: collections.Counter[str] = collections.Counter()

    @settings(max_examples=600, deadline=None, database=None, derandomize=True)
    @given(st.data())
    def check_generated_classes(data: st.DataObject) -> None:
        """Same answer, and the same calls in the same order."""
        log: list[tuple[int, str]] = []

        def method(number: int, name: str, answer: Any) -> Callable[[Any, Any], Any]:
            def ask(self: Any, other: Any) -> Any:
                log.append((number, name))
                return answer

            return ask

        classes: list[type] = []
        for number in range(data.draw(st.integers(2, 4))):
            names = data.draw(st.sets(st.sampled_from(sorted(SWAPPED)), max_size=4))
            body = {
                name: method(number, name, data.draw(st.sampled_from(ANSWERS)))
                for name in sorted(names)
            }
            bases = data.draw(
                st.sampled_from([(object,), *[(cls,) for cls in classes]])
            )
            classes.append(type(f"C{number}", bases, body))
        left = data.draw(st.sampled_from(classes))()
        right = data.draw(st.sampled_from([left, *(cls() for cls in classes), 5, None]))
        for op, operator in OPERATORS.items():
            log.clear()
            expected = outcome(lambda ask=operator: ask(left, right))
            calls = log.copy()
            log.clear()
            got = outcome(lambda op=op: compare(op, left, right))
            assert got is expected, op
            assert log == calls, op
            seen["calls " + str(len(calls))] += 1
            seen["refused"] += expected is TypeError
            seen["first right"] += derived(type(right), type(left))
            seen["odd"] += expected == "odd"


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_compare_agrees_with_the_operators() -> None:
    seen.clear()
    check_generated_classes()
    assert min(seen[f"calls {n}"] for n in range(3)) > 100
    assert min(seen["refused"], seen["first right"], seen["odd"]) > 100


BUILTINS: list[Any] = [
    1,
    1.0,
    True,
    "a",
    b"a",
    (1,),
    [1],
    {1},
    frozenset({1}),
    {1: 1},
    None,
    ...,
    int,
    decimal.Decimal(1),
    fractions.Fraction(1),
    1j,
    range(1),
    -0.0,
]


@pytest.mark.parametrize("op", OPERATORS)
def test_compare_agrees_for_builtin_types(op: str) -> None:
    for left in BUILTINS:
        for right in BUILTINS:
            expected = outcome(lambda a=left, b=right: OPERATORS[op](a, b))
            assert outcome(lambda a=left, b=right: compare(op, a, b)) is expected


def test_the_real_subclass_goes_first() -> None:
    class Metaclass(type):
        def __eq__(cls, other: object) -> bool:
            return True

        __hash__ = type.__hash__

    class One(metaclass=Metaclass): ...

    class Two(metaclass=Metaclass): ...

    assert not derived(Two, One)
    assert derived(bool, int)
    assert not derived(int, int)
    assert not derived(int, Hashable)


def test_compare_leaves_out_static_methods() -> None:
    class Odd:
        @staticmethod
        def __eq__(other: object) -> bool:  # type: ignore[override]
            return True

    assert Odd() == 3
    with pytest.raises(TypeError, match="positional argument"):
        compare("__eq__", Odd(), 3)


def test_the_method_on_the_instance_is_ignored() -> None:
    class Parcel: ...

    parcel: Any = Parcel()
    parcel.__eq__ = lambda other: True
    assert parcel != 3
    assert parcel.__eq__(3)


def test_none_as_a_method() -> None:
    class Odd:
        __eq__ = None  # type: ignore[assignment]

    for left, right in ((Odd(), 1), (1, Odd())):
        with pytest.raises(TypeError, match="'NoneType' object is not callable"):
            assert left == right


def test_arithmetic_wants_an_override_and_comparison_does_not() -> None:
    log: list[str] = []

    class Base:
        def __eq__(self, other: object) -> bool:
            log.append(type(self).__name__)
            return NotImplemented

        def __add__(self, other: object) -> Any:
            log.append(type(self).__name__ + " +")
            return NotImplemented

        def __radd__(self, other: object) -> Any:
            log.append(type(self).__name__ + " r")
            return NotImplemented

    class Sub(Base): ...

    assert (Base() == Sub()) is False
    assert log == ["Sub", "Base"]
    log.clear()
    with pytest.raises(TypeError):
        Base() + Sub()  # type: ignore[operator]
    assert log[0] == "Base +"


@pytest.mark.parametrize(
    "base", [int, str, float, bytes, list, tuple, dict, set, range, frozenset]
)
def test_builtin_types_have_a_ne_of_their_own(base: type) -> None:
    assert "__ne__" in vars(base)
    if base is not range:
        cls = type("Agreeing", (base,), {"__eq__": lambda a, b: True})
        one, other = cls(), cls()
        assert one == other
        assert (one != "stranger") is True
        assert one == "stranger"


def test_derived_ne_inverts_the_truth_value() -> None:
    class Odd:
        def __eq__(self, other: object) -> Any:
            return "odd"

    assert (Odd() == 1) == "odd"
    assert (Odd() != 1) is False


def test_total_ordering_fills_in_three() -> None:
    @functools.total_ordering
    class Rank:
        def __eq__(self, other: object) -> bool:
            return True

        def __lt__(self, other: object) -> bool:
            return False

    assert {"__le__", "__gt__", "__ge__"} <= vars(Rank).keys()


# -- Containers ---------------------------------------------------------------------


class Logged:
    """Notes who is on the left, and is equal to nothing."""

    log: list[str] = []  # noqa: RUF012

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        self.log.append(self.name)
        return False

    def __hash__(self) -> int:
        return 7


def test_the_stored_item_is_the_left_operand() -> None:
    stored, wanted = Logged("stored"), Logged("wanted")
    lookups: list[Callable[[], Any]] = [
        lambda: wanted in [stored],
        lambda: wanted in (stored,),
        lambda: wanted in {stored},
        lambda: wanted in {stored: 1},
        lambda: wanted in {1: stored}.values(),
        lambda: wanted in collections.deque([stored]),
        lambda: [stored].count(wanted),
        lambda: outcome(lambda: (stored,).count(wanted)),
        lambda: same(stored, wanted),
    ]
    for lookup in lookups:
        Logged.log.clear()
        assert not lookup()
        assert Logged.log == ["stored"]


def test_containers_ask_identity_first() -> None:
    odd: Any = Logged("odd")
    assert odd != odd
    for full in ([odd], (odd,), {1: odd}, {odd}, collections.deque([odd])):
        assert full == copy.copy(full)
    assert [odd].index(odd) == 0
    row = [odd]
    row.remove(odd)
    assert row == []
    assert same(odd, odd)
    assert same(1, True)
    assert same(math.nan, math.nan)
    assert not same(float("nan"), math.nan)


def test_between_two_containers_the_left_item_is_asked() -> None:
    left, right = Logged("left"), Logged("right")
    pairs: list[tuple[Any, Any]] = [
        ([left], [right]),
        ((left,), (right,)),
        ({1: left}, {1: right}),
    ]
    for one, other in pairs:
        Logged.log.clear()
        assert one != other
        assert Logged.log == ["left"]
    Logged.log.clear()
    assert [left] != [right, right]
    assert Logged.log == []


def test_an_exception_leaves_the_search() -> None:
    class Broken:
        def __eq__(self, other: object) -> bool:
            raise LookupError("broken")

        def __hash__(self) -> int:
            return hash(1)

    for full in ([Broken()], {Broken()}, {Broken(): 1}):
        with pytest.raises(LookupError, match="broken"):
            assert 1 in full


def test_a_comparison_that_changes_the_container() -> None:
    row: list[Any] = []
    routes: dict[Any, int] = {}

    class Clears:
        asked = 0

        def __eq__(self, other: object) -> bool:
            Clears.asked += 1
            row.clear()
            routes.clear()
            return False

        def __hash__(self) -> int:
            return hash(1)

    row.extend([Clears(), 1, 1])
    assert 1 not in row
    row.extend([Clears(), 1])
    assert row != [0, 1]
    routes.update({Clears(): 1, 1.5: 2})
    assert 1 not in routes

    class Grows(Clears):
        __hash__ = Clears.__hash__

        def __eq__(self, other: object) -> bool:
            Clears.asked += 1
            if len(routes) == 1:
                routes.update({f"hub {n}": n for n in range(100)})
            return True

    routes[Grows()] = 1
    Clears.asked = 0
    assert 1 in routes
    assert Clears.asked == 2


def test_arrays_hold_no_objects() -> None:
    assert math.nan not in array.array("d", [math.nan])
    assert math.nan in [math.nan]


def test_a_list_that_contains_itself() -> None:
    code = (
        "a, b = [], []\na.append(a)\nb.append(b)\nassert a == a\n"
        "try:\n    a == b\nexcept RecursionError as e:\n    print(e)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.endswith("in comparison\n"), done.stderr


# -- Hashes ----------------------------------------------------------------------------


class Numbered:
    def __init__(self, number: int) -> None:
        self.number = number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Numbered) and self.number == other.number

    def __hash__(self) -> int:
        return self.number


def test_the_table_and_a_dict_find_the_same_keys() -> None:
    for old in range(8):
        for new in range(24):
            key, table = Numbered(old), Table()
            table.add(key)
            plain = {key: 1}
            key.number = new
            assert (key in table) == (key in plain) == (old % 8 == new % 8)
            assert (Numbered(new) in table) == (Numbered(new) in plain) == (old == new)
            assert (Numbered(old) in table) == (Numbered(old) in plain)
            before = sum(map(len, table.chains))
            table.add(key)
            assert sum(map(len, table.chains)) == before + (key not in plain)


def test_weight() -> None:
    assert Weight(500) == Weight(500) != Weight(501)
    assert Weight(500) != 500
    assert Weight(500) == mock.ANY
    assert len({Weight(500), Weight(500)}) == 1
    assert isinstance(Weight(1), Hashable)
    with pytest.raises(AttributeError):
        Weight(1).note = 1  # type: ignore[attr-defined]


def test_hash_is_set_to_none_per_class() -> None:
    class Sub(Weight):
        def __eq__(self, other: object) -> bool:
            return True

    assert Sub.__hash__ is None
    assert not isinstance(Sub(1), Hashable)
    assert isinstance(([],), Hashable)


def test_hashes_of_nan_and_of_text() -> None:
    one, other = float("nan"), float("nan")
    assert hash(one) == hash(one) != hash(other)
    command = [sys.executable, "-c", "print(hash('hub'))"]
    salted = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(salted) == 3


def test_a_set_compares_the_hash_first() -> None:
    key = Numbered(1)
    plain, table = {key: 1}, {key}
    key.number = 9
    assert key in plain
    assert key not in table
    key.number = 1
    assert key in table


def test_a_cache_takes_equal_arguments_for_one() -> None:
    @functools.cache
    def kind(value: object) -> str:
        return type(value).__name__

    @functools.lru_cache(typed=True)
    def typed(value: object) -> str:
        return type(value).__name__

    assert [kind(1.0), kind(True)] == ["float", "float"]
    assert [typed(1.0), typed(True)] == ["float", "bool"]


def test_the_hash_function_changes_what_hash_methods_return() -> None:
    assert hash(Numbered(-1)) == -2
    assert hash(Numbered(2**80)) == hash(2**80) != 2**80
    with pytest.raises(TypeError, match="__hash__ method should return an integer"):
        hash(type("Odd", (), {"__hash__": lambda self: "a"})())


def test_the_table_of_dataclass_options() -> None:
    def hash_of(**options: Any) -> Any:
        return make_dataclass("D", ["number"], **options).__hash__

    assert hash_of() is None
    assert hash_of(slots=True) is None
    assert hash_of(eq=False) is object.__hash__
    for options in ({"frozen": True}, {"unsafe_hash": True}):
        made = make_dataclass("D", ["number"], **options)
        assert hash(made(3)) == hash(made(3)) != hash(made(4))
    with pytest.raises(TypeError, match="Cannot overwrite attribute __hash__"):

        @dataclass(unsafe_hash=True)
        class Both:
            def __hash__(self) -> int:
                return 1

    @dataclass
    class Kept:
        number: int

        def __hash__(self) -> int:
            return 1

    assert hash(Kept(5)) == 1


def test_a_dataclass_drops_an_inherited_hash() -> None:
    class Hashable7:
        def __hash__(self) -> int:
            return 7

    assert make_dataclass("D", ["x"], bases=(Hashable7,)).__hash__ is None
    frozen: Any = make_dataclass("D", ["x"], bases=(Hashable7,), frozen=True)
    assert hash(frozen(1)) != 7


def test_a_dataclass_asks_for_exactly_the_same_class() -> None:
    base = make_dataclass("Base", ["number"])
    empty: Any = type("Empty", (base,), {})
    assert base(1) != empty(1)
    assert base(1).__eq__(empty(1)) is NotImplemented


def test_ordered_dicts_are_not_transitive() -> None:
    first: Any = collections.OrderedDict(oslo=1, turin=2)
    second: Any = collections.OrderedDict(turin=2, oslo=1)
    plain: Any = {"oslo": 1, "turin": 2}
    assert first == plain == second
    assert first != second


# -- Across types ------------------------------------------------------------------------


def test_across_types() -> None:
    pairs: list[tuple[Any, Any, bool]] = [
        ([1], (1,), False),
        ({1}, frozenset({1}), True),
        (enum.StrEnum("S", {"A": "a"})("a"), "a", True),
        (enum.Enum("E", {"A": 1})(1), 1, False),
        (
            datetime.datetime(2026, 1, 1),
            datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
            False,
        ),
        ("a", b"a", False),
    ]
    for one, other, equal in pairs:
        assert (one == other) is (other == one) is equal
    assert hash("a") == hash(b"a")
    small: Any = enum.IntEnum("Small", {"A": 1})
    other_small: Any = enum.IntEnum("Other", {"B": 1})
    assert small.A == other_small.B
    assert small.A is not other_small.B
    with pytest.raises(TypeError, match="offset-naive and offset-aware"):
        assert pairs[4][0] < pairs[4][1]


# -- Shared objects ----------------------------------------------------------------------


def literal_warnings(source: str) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "checked.py", "eval")
    return [str(one.message) for one in caught]


@pytest.mark.parametrize(
    ("operand", "kind"),
    [
        ("5", "int"),
        ("'a'", "str"),
        ("b'a'", "bytes"),
        ("1.5", "float"),
        ("2j", "complex"),
        ("()", "tuple"),
        ("(1, 2)", "tuple"),
        ("None", ""),
        ("True", ""),
        ("...", ""),
        ("[]", ""),
        ("{}", ""),
        ("f'{x}'", ""),
    ],
)
def test_what_the_compiler_warns_of(operand: str, kind: str) -> None:
    text = f'"is" with \'{kind}\' literal. Did you mean "=="?'
    assert literal_warnings(f"x is {operand}") == ([text] if kind else [])
    text = f'"is not" with \'{kind}\' literal. Did you mean "!="?'
    assert literal_warnings(f"x is not {operand}") == ([text] if kind else [])


def test_a_negative_literal() -> None:
    assert len(literal_warnings("x is -1")) == (sys.version_info < (3, 14))


def test_what_compilation_units_share() -> None:
    source = "a = 'hub'\nb = 'two words'\nc = 5000\nd = 'é'\ne = (1, 2)\nf = ''"
    first: dict[str, Any] = {}
    second: dict[str, Any] = {}
    exec(compile(source, "one.py", "exec"), first)
    exec(compile(source, "two.py", "exec"), second)
    shared = {name for name in "abcdef" if first[name] is second[name]}
    assert shared >= {"a", "d", "f"}
    assert ("b" in shared) is FREE_THREADED
    if not FREE_THREADED:
        assert shared == {"a", "d", "f"}


def test_constants_of_one_unit() -> None:
    names: dict[str, Any] = {}
    source = (
        "def f(): return 5000, 1\ndef g(): return 2500 * 2\n"
        "def h(): return 0.0\ndef i(): return -0.0\n"
        "def j(): return True\ndef k(): return 1.0\ndef m(): return 0.0\n"
    )
    exec(source, names)
    assert names["f"]()[0] is names["g"]()
    assert names["h"]() is names["m"]()
    assert math.copysign(1, names["i"]()) == -1
    assert [type(names[n]()) for n in "jk"] == [bool, float]


def test_intern_refuses_subclasses() -> None:
    with pytest.raises(TypeError, match="can't intern"):
        sys.intern(type("Code", (str,), {})("a"))


def test_the_reference_count_of_none() -> None:
    expected = 4294967295 if sys.version_info < (3, 14) else 3221225472
    assert sys.getrefcount(None) == expected


def test_singletons_are_the_only_objects_of_their_types() -> None:
    for one in (None, ..., NotImplemented):
        cls: Any = type(one)
        assert cls() is one
        assert copy.deepcopy(one) is pickle.loads(pickle.dumps(one)) is one


def test_not_implemented_has_no_truth_value() -> None:
    if sys.version_info >= (3, 14):
        with pytest.raises(TypeError, match="should not be used in a boolean context"):
            bool(NotImplemented)
    else:
        with pytest.warns(DeprecationWarning):
            assert bool(NotImplemented)


def test_a_stranger_meets_a_chain_over_super() -> None:
    class Box:
        def __eq__(self, other: object) -> bool:
            return isinstance(other, Box) or NotImplemented

    class Painted(Box):
        color = "red"

        def __eq__(self, other: Any) -> bool:
            return super().__eq__(other) and self.color == other.color

    assert Painted() == Painted()
    if sys.version_info >= (3, 14):
        with pytest.raises(TypeError, match="boolean context"):
            assert Painted() != 3
    else:
        with (
            pytest.warns(DeprecationWarning),
            pytest.raises(AttributeError, match="'int' object has no attribute"),
        ):
            assert Painted() != 3


class Missing(enum.Enum):
    TOKEN = "missing"


def test_enum_members_keep_their_identity() -> None:
    for made in (copy.copy, copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))):
        assert made(Missing.TOKEN) is Missing.TOKEN


def test_a_worker_has_other_objects(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(
        "import enum\nTOKEN = object()\n"
        "class Missing(enum.Enum):\n    TOKEN = 1\n"
        "def seen(token, member, nothing):\n"
        "    return [token is TOKEN, member is Missing.TOKEN, nothing is None]\n"
    )
    program = (
        "import multiprocessing, work\n"
        "if __name__ == '__main__':\n"
        "    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
        "        args = (work.TOKEN, work.Missing.TOKEN, None)\n"
        "        print(work.seen(*args), pool.apply(work.seen, args))\n"
    )
    (tmp_path / "main.py").write_text(program)
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout == "[True, True, True] [False, True, True]\n", done.stderr


@pytest.mark.skipif(sys.version_info < (3, 15), reason="new in 3.15")
def test_the_builtin_sentinel() -> None:
    import builtins
    import dataclasses

    sentinel: Any = vars(builtins)["sentinel"]
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Sub", (sentinel,), {})
    with pytest.raises(pickle.PicklingError):
        pickle.dumps(sentinel("nowhere"))
    missing = dataclasses.MISSING
    assert copy.deepcopy([missing])[0] is missing
    assert pickle.loads(pickle.dumps(missing)) is missing
    assert type(missing) is sentinel


def test_a_reloaded_module_has_other_classes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "depot_for_reload.py").write_text("class Depot: ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("depot_for_reload")
    old = module.Depot
    again = importlib.reload(module)
    assert again is module
    assert again.Depot is not old
    assert repr(again.Depot) == repr(old)
    del sys.modules["depot_for_reload"]


def test_a_copy_of_a_tuple_is_the_tuple() -> None:
    stops: Any = ("Oslo", ["Turin"])
    assert tuple(stops) is stops[:] is copy.copy(stops) is stops
    assert copy.deepcopy(stops) is not stops
    route: Any = collections.namedtuple("Route", "start stops")(*stops)
    assert tuple(route) is not route


def test_comparison_is_specialized() -> None:
    def equal(a: object, b: object) -> bool:
        return a == b

    for _ in range(5_000):
        equal(300, 400)
    names = [step.opname for step in dis.get_instructions(equal, adaptive=True)]
    if not FREE_THREADED:  # 3.13t does not specialize
        assert "COMPARE_OP_INT" in names


def test_types_that_are_made_anew() -> None:
    assert list[int] is not list[int]
    assert list[int] == list[int]
    assert (int | str) is not (int | str)
    assert (int | str) == (str | int)


def test_methods_and_what_is_not_one() -> None:
    row: list[int] = []
    assert row.append is not row.append
    assert row.append == row.append
    assert [].append != [].append
    assert hash(row.append) == hash(row.append)
    assert functools.partial(print, 1) != functools.partial(print, 1)


def test_weak_references() -> None:
    one, two = Weight2(1), Weight2(1)
    first, second = weakref.ref(one), weakref.ref(two)
    assert weakref.ref(one) is first
    assert first == second
    assert first is not second
    known = hash(first)
    weak: weakref.WeakKeyDictionary[Weight2, int] = weakref.WeakKeyDictionary({one: 1})
    assert weak[Weight2(1)] == 1
    del one
    assert first != second
    del two, weak
    assert first != second
    assert first == first
    assert hash(first) == known
    with pytest.raises(TypeError, match="weak object has gone away"):
        hash(second)


class Weight2(Weight):
    """Can be referred to weakly; hashes and compares as a weight."""


def test_a_proxy_is_found_out() -> None:
    weight = Weight2(3)
    proxy: Any = weakref.proxy(weight)
    assert proxy.__class__ is Weight2
    assert proxy == weight
    assert proxy is not weight
    double = mock.create_autospec(Weight2, instance=True)
    assert isinstance(double, Weight2)
    assert type(double) is not Weight2


def test_pickle_and_deepcopy_have_a_memo() -> None:
    stamp = ["paid"]
    first, second = copy.deepcopy([stamp, stamp])
    assert first is second
    assert first is not stamp
    one, other = copy.deepcopy(stamp), copy.deepcopy(stamp)
    assert one is not other


def test_the_subject_of_a_match_is_the_left_operand() -> None:
    Logged.log.clear()
    subject = Logged("subject")

    class Patterns:
        value = Logged("pattern")

    match subject:
        case Patterns.value:
            raise AssertionError
        case None | True | False:
            raise AssertionError
        case 1:
            raise AssertionError
    assert Logged.log == ["subject", "subject"]


# -- Judgement, pitfalls, versions ---------------------------------------------------------


def test_every_ratio_is_about_what_the_chapter_says() -> None:
    """Wide limits: this runs on busy machines."""
    assert ratios("parcel == None", 3).median > 1.5
    assert ratios("list of other strings", 3).median > 1.5
    assert ratios("total_ordering >=", 3).median > 1.1
    assert ratios("int == int", 3).median < 3
    for pair in PAIRS.values():
        for statement in pair:
            exec(f"{SETUP}\n{statement}", {})


def test_unittest_has_an_assertion_for_identity() -> None:
    case = unittest.TestCase()
    one, twin = ["Oslo"], ["Oslo"]
    case.assertIsNot(one, twin)
    with pytest.raises(AssertionError, match=r"is not \['Oslo'\]"):
        case.assertIs(one, twin)


def test_none_reaches_a_trusting_method() -> None:
    class Parcel:
        code = "P1"

        def __eq__(self, other: Any) -> bool:
            return bool(self.code == other.code)

    with pytest.raises(AttributeError, match="'NoneType' object has no attribute"):
        assert Parcel() == None  # noqa: E711
    assert Parcel() is not None


def test_the_loader_of_warnings_is_the_compiler(tmp_path: Path) -> None:
    """A cached module does not warn a second time."""
    (tmp_path / "checked.py").write_text("count = 3\nok = count is 3\n")
    command = [sys.executable, "-W", "always", "-c", "import checked"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    heard = [
        subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True
        ).stderr
        for _ in range(2)
    ]
    assert "SyntaxWarning" in heard[0]
    assert heard[1] == ""


def test_pitfalls_do_what_they_say() -> None:
    def run(name: str, **names: Any) -> dict[str, Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec((CODE / "pitfalls" / name).read_text(), names)
        return names

    full = run("literal.py")["full"]
    assert full(int("300")) is (sys.version_info >= (3, 15))
    assert run("literal_mended.py")["full"](300)
    assert run("none.py")["label"](mock.ANY) == "no parcel"
    assert run("none_mended.py")["label"](mock.ANY) == "a parcel"
    with pytest.raises(TypeError, match="unhashable"):
        hash(run("unhashable.py")["Parcel"]("P1"))
    assert hash(run("unhashable_mended.py")["Parcel"]("P1")) == hash("P1")
    assert not run("never_equal.py")["is_first"]("P1")
    assert run("never_equal_mended.py")["is_first"]("P1")


def test_precedence_of_not_and_is() -> None:
    def shape(source: str) -> str:
        return type(ast.parse(source, mode="eval").body).__name__

    assert shape("not a is b") == "UnaryOp"
    assert shape("a is (not b)") == "Compare"
    assert ast.dump(ast.parse("a is not b")) != ast.dump(ast.parse("not a is b"))
    chain = ast.parse("a == b is True", mode="eval").body
    assert isinstance(chain, ast.Compare)
    assert len(chain.ops) == 2


def test_frozen_dicts() -> None:
    if sys.version_info < (3, 15):
        pytest.skip("new in 3.15")
    import builtins

    frozendict: Any = vars(builtins)["frozendict"]
    assert frozendict(a=1) == {"a": 1}
    with pytest.raises(TypeError, match="unhashable"):
        hash(frozendict(a=[]))


def test_the_message_for_an_unhashable_key() -> None:
    message = "unhashable type: 'list'"
    if sys.version_info >= (3, 14):
        message = f"cannot use 'list' as a dict key ({message})"
    with pytest.raises(TypeError, match=re.escape(message)):
        {[]: 1}  # type: ignore[dict-item]  # noqa: B018
