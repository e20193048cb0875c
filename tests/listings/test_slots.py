"""The listings of the chapter on slots and layouts."""

import abc
import array
import collections
import collections.abc
import copy
import copyreg
import dataclasses
import dis
import enum
import functools
import gc
import inspect
import pickle
import struct
import subprocess
import sys
import sysconfig
import typing
import weakref
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from slots import figure, weigh
from slots.benchmarks.access import making, reading, writing
from slots.layouts import LAYOUTS, Data, Pair, Plain, Slotted, asked, grown, wide
from slots.state import slot_names, state
from slots.stops import Counter, Crate, Parcel, Stop, Track

try:
    from hypothesis import given
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "slots"
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
SIXTY_FOUR = struct.calcsize("P") == 8
# Bytes an object, as the chapter says: 10 kB that something else requests while
# 5,000 objects are made. The smallest change of a layout is a word of 8. Nothing at
# all differed under coverage (three cores), PYTHONMALLOC=debug and =malloc, with
# tracemalloc on from the start, after full free lists, and in shuffled order.
TOLERANCE = 2
TRACED_REFERENCES = hasattr(sys, "getobjects")  # two words more in each object
recorded_build = pytest.mark.skipif(
    FREE_THREADED or not SIXTY_FOUR or TRACED_REFERENCES,
    reason="recorded on the default 64-bit build",
)


def make(*bases: type, **names: Any) -> Any:
    return type("Made", bases, names)


# -- The figure and the record -------------------------------------------------------


def test_the_figure_is_drawn_from_the_record() -> None:
    drawn = figure.FIGURE.read_text(encoding="utf-8")
    assert drawn == figure.render(), "run python -m slots.figure"


def test_every_number_of_the_record_is_in_the_figure() -> None:
    drawn = figure.render()
    for row in weigh.recorded().values():
        for layout in figure.LABELS:
            assert f">{row[layout]}<" in drawn


def test_another_record_gives_another_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    before = figure.render()
    rows = weigh.recorded()
    rows["3.15"]["slots"] += 8
    monkeypatch.setattr(figure, "recorded", lambda: rows)
    after = figure.render()
    assert after != before
    assert ">3.13, 3.14<" in after


def test_the_record_has_every_version_and_layout() -> None:
    rows = weigh.recorded()
    assert list(rows) == ["3.13", "3.14", "3.15"]
    for row in rows.values():
        assert row.keys() == LAYOUTS.keys()


@recorded_build
@pytest.mark.skipif(weigh.VERSION not in weigh.recorded(), reason="not on record")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_this_interpreter_agrees_with_the_record(layout: str) -> None:
    expected = weigh.recorded()[weigh.VERSION][layout]
    assert abs(weigh.weigh_layout(layout) - expected) <= TOLERANCE


@recorded_build
@pytest.mark.skipif(weigh.VERSION not in weigh.recorded(), reason="not on record")
@pytest.mark.parametrize("layout", ["plain, two more fields", "plain, replaced"])
def test_what_ran_before_does_not_matter(layout: str) -> None:
    program = f"from slots import weigh; print(weigh.weigh_layout({layout!r}))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=CODE.parent,
    )
    expected = weigh.recorded()[weigh.VERSION][layout]
    assert abs(int(done.stdout) - expected) <= TOLERANCE


@recorded_build
def test_a_hybrid_costs_what_the_table_says() -> None:
    class Hybrid:
        __slots__ = ("__dict__", "lat", "lon")

        def __init__(self) -> None:
            self.lat = self.lon = 1.5

    class Used(Hybrid):
        __slots__ = ()

        def __init__(self) -> None:
            super().__init__()
            self.note: Any = None

    class Again(Slotted):
        def __init__(self) -> None:
            self.lat = self.lon = 1.5

    inline = sys.version_info >= (3, 14)
    for cls, expected in (
        (Hybrid, 104 if inline else 64),
        (Used, 96 if inline else 408),
        (Again, 104 if inline else 64),
    ):
        assert abs(weigh.weigh(cls) - expected) <= TOLERANCE


@recorded_build
def test_names_assigned_to_self_have_room_since_314() -> None:
    def made(first: str) -> int:
        names: dict[str, Any] = {}
        assigned = "; ".join(f"{first}.{name} = 1" for name in "abcdef")
        exec(
            "class Many:\n"
            "    def __init__(self): self.lat = self.lon = 1\n"
            f"    def later({first}): {assigned}\n",
            names,
        )
        return weigh.weigh(names["Many"])

    assert abs(made("other") - 88) <= TOLERANCE
    wide_room = sys.version_info >= (3, 14)
    assert abs(made("self") - (144 if wide_room else 88)) <= TOLERANCE


def test_a_row_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "recorded.json"
    path.write_text('{"3.14": {"slots": 48}}', encoding="utf-8")
    monkeypatch.setattr(weigh, "RECORDED", path)
    monkeypatch.setattr(weigh, "LAYOUTS", {"slots": Slotted})
    row = weigh.weigh_layouts()
    weigh.record(row, "3.13")
    assert list(weigh.recorded()) == ["3.13", "3.14"]
    assert weigh.recorded()["3.13"] == row


@recorded_build
def test_the_numbers_in_the_prose_are_those_of_the_record() -> None:
    rows = weigh.recorded()
    for row in rows.values():
        assert (row["slots"], row["plain, inline"], row["plain, asked"]) == (
            48,
            88,
            152,
        )
        assert row["plain, asked"] - row["plain, inline"] == sys.getsizeof({}) == 64
        assert row["two arrays"] == 16
        assert 300 <= row["plain, 29 fields"] < row["plain, 30 fields"] / 5
        assert row["slots, 30 fields"] < row["plain, 29 fields"]
    assert [row["namedtuple"] for row in rows.values()] == [64, 72, 72]
    assert [row["list subclass"] for row in rows.values()] == [416, 112, 112]
    assert rows["3.14"]["slots, forgotten"] == rows["3.14"]["plain, inline"]
    assert sys.getsizeof(59.9) == 24


# -- Weighing ----------------------------------------------------------------------


def test_slots_are_lighter_than_a_dictionary_and_columns_lightest() -> None:
    numbers = [weigh.weigh(Slotted), weigh.weigh(Plain), weigh.weigh(asked)]
    assert numbers == sorted(set(numbers))
    assert weigh.weigh_layout("two arrays") < numbers[0]
    assert weigh.weigh(Data) == weigh.weigh(Slotted)
    assert weigh.weigh(Pair) > weigh.weigh(Slotted)
    assert weigh.weigh(grown) > 4 * weigh.weigh(Plain)
    assert weigh.weigh(wide(3, slots=True)) > weigh.weigh(wide(2, slots=True))


def test_getsizeof_sees_no_difference() -> None:
    assert sys.getsizeof(Plain()) == sys.getsizeof(Slotted())


@recorded_build
def test_the_first_instances_are_larger() -> None:
    # A fresh class in a fresh process: one line per instance.
    program = (
        "import tracemalloc\n"
        "class C:\n"
        "    def __init__(self): self.lat = self.lon = 1\n"
        "kept = [None] * 40\n"
        "sizes = [0] * 40\n"
        "tracemalloc.start()\n"
        "for i in range(40):\n"
        "    before = tracemalloc.get_traced_memory()[0]\n"
        "    kept[i] = C()\n"
        "    sizes[i] = tracemalloc.get_traced_memory()[0] - before\n"
        "print(*sizes)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    sizes = [int(size) for size in done.stdout.split()]
    assert sizes[0] > 300
    assert sizes[30:] == [88] * 10


@pytest.mark.parametrize(
    ("provoke", "provokes"),
    [
        (vars, True),
        (dir, True),
        (copy.copy, True),
        (pickle.dumps, True),
        (repr, False),
        (dataclasses.replace, False),
        (lambda thing: thing == PlainData(), False),
        (lambda thing: hasattr(thing, "missing"), False),
    ],
    ids=["vars", "dir", "copy", "pickle", "repr", "replace", "eq", "hasattr"],
)
def test_who_asks_for_the_dictionary(provoke: Any, provokes: bool) -> None:
    def provoked() -> object:
        made = PlainData()
        provoke(made)
        return made

    heavier = weigh.weigh(provoked, 1000) - weigh.weigh(PlainData, 1000)
    assert (heavier > 50) is provokes


@dataclasses.dataclass
class PlainData:
    lat: float = 59.9
    lon: float = 10.7


def test_a_copy_and_a_loaded_object_have_a_dictionary() -> None:
    original = Plain()
    data = pickle.dumps(original)
    light = weigh.weigh(Plain, 1000)
    assert weigh.weigh(lambda: copy.copy(original), 1000) > light + 50
    assert weigh.weigh(lambda: pickle.loads(data), 1000) > light + 50


def test_cached_property_asks_for_the_dictionary() -> None:
    class Cached(Plain):
        @functools.cached_property
        def price(self) -> int:
            return 300

    def used() -> object:
        made = Cached()
        assert made.price == 300
        return made

    assert weigh.weigh(used, 1000) > weigh.weigh(Cached, 1000) + 50


def test_the_order_of_assignment_does_not_matter() -> None:
    class Either:
        made = 0

        def __init__(self) -> None:
            Either.made += 1
            names = ["lat", "lon"] if Either.made % 2 else ["lon", "lat"]
            for name in names:
                setattr(self, name, None)

    assert abs(weigh.weigh(Either) - weigh.weigh(Plain)) <= TOLERANCE
    assert list(vars(Either())) != list(vars(Either()))


# -- Slots as descriptors ------------------------------------------------------------


def test_the_descriptor_insists_on_its_class() -> None:
    with pytest.raises(TypeError, match=r"'lat' for 'Slotted' .* apply to a 'int' obj"):
        vars(Slotted)["lat"].__get__(3)
    assert inspect.ismemberdescriptor(vars(Slotted)["lat"])


def test_deleting_makes_a_slot_empty() -> None:
    thing = Slotted()
    del thing.lat
    with pytest.raises(AttributeError, match="no attribute 'lat'"):
        thing.lat  # noqa: B018
    with pytest.raises(AttributeError, match="lat"):
        del thing.lat


def test_what_a_declaration_accepts() -> None:
    assert inspect.ismemberdescriptor(make(__slots__="code").code)
    used = make(__slots__=iter(["a", "b"]))
    assert list(used.__slots__) == []
    thing = used()
    thing.a = 1
    with pytest.raises(TypeError, match="cannot pickle 'Made' object"):
        copy.copy(thing)
    assert inspect.ismemberdescriptor(used.b)
    described = make(__slots__={"code": "its label"}).code
    assert described.__doc__ is None
    assert inspect.getdoc(described) == "its label"
    assert "_Made__pin" in vars(make(__slots__=["__pin"]))
    twice = make(__slots__=["a", "a"]).__basicsize__
    assert twice > make(__slots__=["a"]).__basicsize__
    with pytest.raises(TypeError, match="must be identifiers"):
        make(__slots__=["a b"])
    with pytest.raises(TypeError, match="must be strings, not 'int'"):
        make(__slots__=[1])


def test_a_default_or_a_property_collides() -> None:
    for value in (1, property(lambda self: 1)):
        with pytest.raises(ValueError, match="'a' in __slots__ conflicts with class"):
            make(__slots__=["a"], a=value)


def test_copies_need_the_declaration() -> None:
    made = make(__slots__=["a"])
    thing = made()
    thing.a = 1
    del made.__slots__
    assert thing.a == 1
    with pytest.raises(TypeError, match="cannot pickle 'Made' object"):
        copy.copy(thing)


def test_slots_do_not_leave_the_collector() -> None:
    assert gc.is_tracked(Slotted())
    assert gc.is_tracked(make(__slots__=())())


def test_a_slot_redefined_in_a_subclass_has_two_words() -> None:
    class Again(Slotted):
        __slots__ = ("lat",)

        def __init__(self) -> None:
            super().__init__()

    thing = Again()
    assert thing.lat == 59.9  # the base assigned by name: our word
    with pytest.raises(AttributeError):
        vars(Slotted)["lat"].__get__(thing)
    assert Again.__basicsize__ > Slotted.__basicsize__


# -- Inheritance -----------------------------------------------------------------------


def test_the_abstract_classes_of_the_library_have_no_dictionary() -> None:
    names = collections.abc.__all__
    assert all(getattr(collections.abc, name).__dictoffset__ == 0 for name in names)
    assert abc.ABC.__dictoffset__ == typing.Generic.__dictoffset__ == 0  # type: ignore[attr-defined]
    assert Exception.__dictoffset__ != 0


def test_a_slotted_generic_loses_the_note_of_its_argument() -> None:
    class Bag[T]:
        __slots__ = ("item",)

    assert not hasattr(Bag[int](), "__orig_class__")


def test_dictionaries_do_not_collide() -> None:
    both = make(make(), make())
    assert both().__dict__ == {}
    hybrids = [make(__slots__=["__dict__"]) for _ in range(2)]
    assert make(*hybrids, __slots__=())().__dict__ == {}


def test_what_a_base_has_cannot_be_listed_again() -> None:
    for name in ("__dict__", "__weakref__"):
        with pytest.raises(TypeError, match="we already got one"):
            make(make(), __slots__=[name])


def test_a_diamond_may_grow_on_one_side() -> None:
    root = make(__slots__=["a"])
    grows = make(root, __slots__=["b"])
    lean = make(root, __slots__=())
    assert make(grows, lean, __slots__=()).__basicsize__ == grows.__basicsize__
    with pytest.raises(TypeError, match="instance lay-out conflict"):
        make(grows, make(root, __slots__=["b"]), __slots__=())
    with pytest.raises(TypeError, match="instance lay-out conflict"):
        make(grows, Exception, __slots__=())
    with pytest.raises(TypeError, match="instance lay-out conflict"):
        make(grows, dict, __slots__=())


def test_class_assignment_wants_equal_words() -> None:
    one, same = make(__slots__=["b", "a"]), make(__slots__=["a", "b"])
    thing: Any = one()
    thing.a = "kept"
    thing.__class__ = same
    assert thing.a == "kept"
    for other in (make(__slots__=["a"]), make(), make(same)):
        with pytest.raises(TypeError, match="layout differs"):
            thing.__class__ = other


def test_weakref_costs_two_words() -> None:
    observed = make(__slots__=["a", "__weakref__"])
    bare = make(__slots__=["a"])
    grown_by = weigh.weigh(observed) - weigh.weigh(bare)
    if not FREE_THREADED:
        assert grown_by == 2 * struct.calcsize("P")
    assert weakref.ref(observed()) is not None


# -- Copies and pickles ------------------------------------------------------------------


class Old:
    """Becomes ``Crate`` when its pickle is loaded."""


def old_pickle() -> bytes:
    old = Old()
    vars(old).update(code="C1", grams=900)
    data = pickle.dumps(old, protocol=2)
    return data.replace(
        b"c" + Old.__module__.encode() + b"\nOld", b"cslots.stops\nCrate"
    )


def test_the_new_class_loads_what_the_old_one_wrote() -> None:
    crate = pickle.loads(old_pickle())
    assert type(crate) is Crate
    assert (crate.code, crate.grams) == ("C1", 900)


def test_the_new_class_loads_its_own_pickles() -> None:
    crate = Crate()
    crate.code = "C2"
    twin = pickle.loads(pickle.dumps(crate))
    assert twin.code == "C2"
    assert not hasattr(twin, "grams")


class Shut:
    """What ``Crate`` would be without ``__setstate__``."""

    __slots__ = ("code", "grams")


def test_without_it_loading_fails() -> None:
    data = old_pickle().replace(b"cslots.stops\nCrate", f"c{__name__}\nShut".encode())
    with pytest.raises(AttributeError, match="no attribute '__dict__'"):
        pickle.loads(data)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_protocols(protocol: int) -> None:
    thing = Shut()
    thing.code = "S1"  # type: ignore[attr-defined]
    if protocol < 2:
        with pytest.raises(
            TypeError, match="defines __slots__ without defining __gets"
        ):
            pickle.dumps(thing, protocol)
    else:
        assert pickle.loads(pickle.dumps(thing, protocol)).code == "S1"


def test_a_frozen_dataclass_brings_its_own_state() -> None:
    oslo = Stop("Oslo", 59.9, 10.7)
    assert pickle.loads(pickle.dumps(oslo)) == oslo
    assert "__setstate__" in vars(Stop)
    assert "__setstate__" not in vars(Data)
    assert weakref.ref(oslo)() is oslo
    assert copy.replace(oslo, city="Turin").lat == oslo.lat


def test_setattr_runs_when_slots_are_restored() -> None:
    seen = []

    class Noted:
        __slots__ = ("code",)

        def __setattr__(self, name: str, value: object) -> None:
            seen.append(name)
            super().__setattr__(name, value)

    noted: Any = Noted()
    noted.code = "N1"
    copy.copy(noted)
    assert seen == ["code", "code"]


def check_state(tree: list[tuple[bool, list[str]]], filled: list[bool]) -> None:
    """Build a line of classes; compare ``state`` with ``__getstate__``."""
    cls: type = object
    for number, (slotted, names) in enumerate(tree):
        body: dict[str, Any] = {"__slots__": names} if slotted else {}
        cls = type(f"_Level{number}", (cls,), body)
    thing: Any = cls() if cls is not object else make()()
    wanted = iter(filled)
    for name in slot_names(type(thing)):
        if next(wanted, False):
            setattr(thing, name, name.upper())
    if hasattr(thing, "__dict__") and next(wanted, False):
        thing.extra = 1
    assert state(thing) == thing.__getstate__()
    assert set(slot_names(type(thing))) == set(
        copyreg._slotnames(type(thing))  # type: ignore[attr-defined]
    )


if HYPOTHESIS:

    @given(
        st.lists(
            st.tuples(
                st.booleans(),
                st.lists(
                    st.sampled_from(["code", "grams", "_note", "__pin", "__both__"]),
                    unique=True,
                ),
            ),
            max_size=4,
        ),
        st.lists(st.booleans(), max_size=12),
    )
    def test_state_agrees_with_getstate(
        tree: list[tuple[bool, list[str]]], filled: list[bool]
    ) -> None:
        check_state(tree, filled)


def test_state_of_particular_classes() -> None:
    check_state([(True, ["code", "__pin"]), (False, []), (True, [])], [True] * 3)
    check_state([(True, ["code", "__dict__"])], [True, True])
    check_state([], [])
    assert slot_names(make(__slots__="code")) == ["code"]


# -- Dataclasses and tuples --------------------------------------------------------------


def test_a_dataclass_with_slots_is_a_second_class() -> None:
    class Noted:
        __slots__ = ()
        seen: typing.ClassVar[list[type]] = []

        def __init_subclass__(cls) -> None:
            Noted.seen.append(cls)

    @dataclasses.dataclass(slots=True)
    class Box(Noted):
        grams: int = 1

    first, second = Noted.seen
    assert second is Box
    assert first.__dictoffset__ != 0
    assert Box.__dictoffset__ == 0
    assert inspect.ismemberdescriptor(vars(Box)["grams"])


def test_fields_of_a_base_are_left_out() -> None:
    @dataclasses.dataclass(slots=True)
    class Wide(Data):
        city: str = "Oslo"

    assert tuple(vars(Wide)["__slots__"]) == ("city",)
    assert len(dataclasses.fields(Wide)) == 3
    with pytest.raises(TypeError, match="already specifies __slots__"):
        dataclasses.dataclass(slots=True)(Slotted)


@pytest.mark.skipif(sys.version_info < (3, 14), reason="doc is new in 3.14")
def test_docs_of_fields_become_docs_of_slots() -> None:
    field: Any = dataclasses.field
    made = dataclasses.make_dataclass(
        "Made", [("code", str, field(doc="its label")), ("grams", int)], slots=True
    )
    assert vars(made)["__slots__"] == {"code": "its label", "grams": None}
    assert inspect.getdoc(vars(made)["code"]) == "its label"


def test_named_tuples() -> None:
    assert vars(Pair)["__slots__"] == ()
    assert make(Pair)(1, 2).__dict__ == {}
    assert make(Pair, __slots__=()).__dictoffset__ == 0


def test_slots_below_types_of_variable_length() -> None:
    word = "arbitrary" if sys.version_info >= (3, 15) else "nonempty"
    for base in (int, bytes, type):
        with pytest.raises(TypeError, match=f"{word} __slots__ not supported"):
            make(base, __slots__=["unit"])
    listed = ["__dict__", "__weakref__"]
    if sys.version_info >= (3, 15):
        assert make(int, __slots__=listed)(3).__dict__ == {}
        made = make(collections.namedtuple("made", "a"), __slots__=["note"])
        assert made(1)._replace(a=2) == (2,)
    else:
        for base in (int, tuple):
            with pytest.raises(TypeError, match="nonempty __slots__"):
                make(base, __slots__=listed)


def test_one_descriptor_for_all_from_315_on() -> None:
    same = vars(make())["__dict__"] is vars(make())["__dict__"]
    assert same is (sys.version_info >= (3, 15))


def test_enum_members_have_a_dictionary() -> None:
    assert enum.Enum.__dictoffset__ != 0


# -- Caches, counters, columns, patches -----------------------------------------------


def test_the_price_is_computed_for_an_empty_slot() -> None:
    parcel = Parcel(500)
    assert parcel.price == 350
    parcel.grams = 900
    assert parcel.price == 350
    del parcel.price
    assert parcel.price == 390
    with pytest.raises(AttributeError, match="weight"):
        parcel.weight  # type: ignore[attr-defined]  # noqa: B018


def test_cached_property_fails_at_the_first_read() -> None:
    class Route:
        __slots__ = ()

        @functools.cached_property
        def length(self) -> int:
            return 3

    with pytest.raises(TypeError, match="No '__dict__' attribute on 'Route' instance"):
        Route().length  # noqa: B018


def test_a_slot_can_be_wrapped() -> None:
    class Hub:
        __slots__ = ("city",)
        city: str

    counter = Counter(vars(Hub)["city"])
    Hub.city = counter  # type: ignore[assignment]
    one, two = Hub(), Hub()
    one.city, two.city = "Oslo", "Turin"
    assert (one.city, two.city, counter.reads) == ("Oslo", "Turin", 2)
    assert Hub.city is counter  # type: ignore[comparison-overlap]


def test_columns() -> None:
    track = Track()
    assert len(track) == 0
    track.add(59.9, 10.7)
    track.add(45.1, 7.7)
    assert [track[0], track[1]] == [(59.9, 10.7), (45.1, 7.7)]
    with pytest.raises(IndexError):
        track[2]
    assert array.array("d").itemsize == 8


def test_instances_cannot_be_patched() -> None:
    class Sender:
        __slots__ = ("code",)

        def send(self) -> str:
            return "sent"

    sender: Any = Sender()
    sender.code = "P1"
    with (
        pytest.raises(AttributeError, match="attribute 'send' is read-only"),
        mock.patch.object(sender, "send"),
    ):
        pass
    with mock.patch.object(Sender, "send", autospec=True, return_value="patched"):
        assert sender.send() == "patched"
    with mock.patch.object(sender, "code", "P2"):
        assert sender.code == "P2"
    assert sender.code == "P1"


# -- Tools and benchmarks ------------------------------------------------------------


def test_ruff_sees_unlisted_names_in_init_only() -> None:
    pytest.importorskip("ruff")
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--select",
        "PLE0237",
    ]
    path = CODE / "pitfalls" / "unlisted.py"
    done = subprocess.run([*command, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    moved = path.read_text(encoding="utf-8").replace("def weigh", "def __init__")
    done = subprocess.run(
        [*command, "-"], input=moved, capture_output=True, text=True, check=False
    )
    assert "PLE0237" in done.stdout


def test_the_benchmark_compares() -> None:
    found = reading(Slotted(), number=5)
    assert 0 < found.lowest <= found.median <= found.highest
    assert writing(Slotted(), number=5).lowest > 0
    assert making(number=100).lowest > 0


@pytest.mark.skipif(FREE_THREADED, reason="free-threaded 3.13 does not specialize")
def test_the_instructions_behind_the_ratios() -> None:
    def instruction(statement: str, *things: object) -> str:
        names: dict[str, Any] = {}
        exec(f"def touch(thing): {statement}", names)
        for thing in things:
            for _ in range(1000):
                names["touch"](thing)
        steps = dis.get_instructions(names["touch"], adaptive=True)
        (found,) = [step.opname for step in steps if "_ATTR" in step.opname]
        return found

    if instruction("thing.lat", Plain()) == "LOAD_ATTR":
        pytest.skip("something traces, and nothing is specialized")
    before_314 = sys.version_info < (3, 14)
    inline = "LOAD_ATTR_INSTANCE_VALUE"
    for thing in asked(), copy.copy(Plain()):
        found = instruction("thing.lat", thing)
        assert found == (inline if before_314 else "LOAD_ATTR")
        assert instruction("thing.lat", Plain(), thing) == inline
        if not before_314:  # 3.13.0 still chose the fast one and missed
            assert instruction("thing.lat = 1.5", thing) == "STORE_ATTR"
    assert instruction("thing.lat = 1.5", Slotted()) == "STORE_ATTR_SLOT"
    assert instruction("thing.lat = 1.5", Plain()) == "STORE_ATTR_INSTANCE_VALUE"
