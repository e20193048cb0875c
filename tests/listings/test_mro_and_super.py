"""The listings of the chapter on the MRO and super()."""

import abc
import collections
import copy
import dataclasses
import dis
import enum
import functools
import http.server
import io
import logging.handlers
import os
import re
import socketserver
import subprocess
import sys
import types
import typing
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from mro_and_super.adapter import Streamed
from mro_and_super.benchmarks.super_cost import call_ratios, depth_ratio
from mro_and_super.c3 import linearize, linearize_bases, merge
from mro_and_super.lookup import super_lookup
from mro_and_super.shipments import Express, Insured

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "mro_and_super"


# -- C3 -------------------------------------------------------------------------


def all_classes() -> list[type]:
    """Every class the interpreter has loaded so far."""
    seen: dict[int, type] = {}  # by identity: a metaclass may define __hash__
    waiting: list[type] = [object]
    while waiting:
        cls = waiting.pop()
        if id(cls) not in seen:
            seen[id(cls)] = cls
            waiting.extend(type.__subclasses__(cls))
    return list(seen.values())


def has_own_order(cls: type) -> bool:
    """Whether a metaclass computes the MRO of the class, or of an ancestor."""
    return any(type(c).mro is not type.mro for c in cls.__mro__)


def test_linearize_agrees_with_every_class_loaded() -> None:
    modules = (collections, enum, http.server, io, logging.handlers, mock)
    assert all(modules)  # imported for the classes in them
    classes = [cls for cls in all_classes() if not has_own_order(cls)]
    assert len(classes) > 1000
    for cls in classes:
        assert linearize(cls) == list(cls.__mro__), cls


if HYPOTHESIS:

    @st.composite
    def hierarchies(draw: st.DrawFn) -> list[list[int]]:
        """For each class in turn, its bases by number; 0 is object."""
        size = draw(st.integers(min_value=2, max_value=9))
        return [
            draw(
                st.lists(
                    st.integers(min_value=0, max_value=number),
                    min_size=1,
                    max_size=4,
                    unique=True,
                )
            )
            for number in range(size)
        ]

    outcomes: collections.Counter[str] = collections.Counter()

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(hierarchies())
    def check_generated_hierarchies(plan: list[list[int]]) -> None:
        """C3 and CPython accept and refuse the same, for the same reason."""
        made: list[type] = [object]
        for number, row in enumerate(plan):
            bases = tuple(made[base] for base in row)
            try:
                cls = type(f"C{number}", bases, {})
            except TypeError as error:
                outcomes["refused"] += 1
                with pytest.raises(TypeError) as caught:
                    linearize_bases(bases)
                assert str(caught.value) == str(error)
                cls = type(f"C{number}", (bases[0],), {})
            else:
                outcomes["accepted"] += 1
            assert linearize(cls) == list(cls.__mro__)
            made.append(cls)

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(hierarchies())
    def check_promises(plan: list[list[int]]) -> None:
        """The two promises: local precedence and monotonicity."""
        made: list[type] = [object]
        for row in plan:
            bases = tuple(made[base] for base in row)
            try:
                cls = type("C", bases, {})
            except TypeError:
                cls = type("C", (bases[0],), {})
            order = linearize(cls)
            for kept in (cls.__bases__, *map(linearize, cls.__bases__)):
                places = [order.index(ancestor) for ancestor in kept]
                assert places == sorted(places)
            made.append(cls)


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_generated_hierarchies() -> None:
    outcomes.clear()
    check_generated_hierarchies()
    assert outcomes["refused"] > 20
    assert outcomes["accepted"] > 20


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_promises() -> None:
    check_promises()


def test_merge_works_on_any_sequences() -> None:
    assert merge([]) == []
    assert merge(["ab", "", "bc"]) == ["a", "b", "c"]
    with pytest.raises(TypeError, match=r"bases x, y$"):
        merge(["xy", "yx"])


def test_merge_leaves_its_arguments_alone() -> None:
    rows = [[1, 2], [2, 3]]
    assert merge(rows) == [1, 2, 3]
    assert rows == [[1, 2], [2, 3]]


# -- The lookup of super ----------------------------------------------------------


class Hub:
    color = "gray"

    def label(self) -> str:
        return "hub"

    @classmethod
    def named(cls) -> str:
        return cls.__name__

    @staticmethod
    def fixed() -> int:
        return 1

    @property
    def size(self) -> int:
        return 2


class Depot(Hub):
    color = "red"

    def label(self) -> str:
        return "depot"


class Night(Depot):
    pass


@pytest.mark.parametrize("name", ["color", "label", "named", "fixed", "size"])
def test_super_lookup_binds_like_super(name: str) -> None:
    night = Night()
    assert super_lookup(Depot, night, name) == getattr(super(Depot, night), name)
    assert super_lookup(Depot, Night, name) == getattr(super(Depot, Night), name)


def test_super_lookup_ends() -> None:
    with pytest.raises(AttributeError, match="toll"):
        super_lookup(Depot, Night(), "toll")


def test_super_lookup_leaves_out_what_the_docstring_says() -> None:
    night = Night()
    proxy: Any = super(Depot, night)
    assert proxy.__thisclass__ is Depot
    assert proxy.__self__ is night
    assert proxy.__class__ is super
    with pytest.raises(AttributeError):
        super_lookup(Depot, night, "__thisclass__")
    assert super_lookup(Depot, night, "__class__") is Night
    with pytest.raises(TypeError):
        super(Depot, Hub())
    with pytest.raises(ValueError, match="not in tuple"):
        super_lookup(Depot, Hub(), "label")


# -- The trees ---------------------------------------------------------------------


class Premium(Insured, Express):
    pass


class Rush(Express, Insured):
    pass


def test_the_order_of_the_bases_is_the_price() -> None:
    details: dict[str, Any] = {"city": "Oslo", "value": 10_000, "hours": 24}
    assert Premium(**details).price() == 700
    assert Rush(**details).price() == 800
    assert vars(Premium(**details)) == details


def test_the_adapter_joins_both_chains() -> None:
    class Dock(Streamed, Insured):
        pass

    dock = Dock(stream=sys.stdout, city="Oslo", value=5)
    assert (dock.city, dock.value, dock.stream) == ("Oslo", 5, sys.stdout)
    assert isinstance(dock, logging.Handler)
    assert dock.price() == 300


def test_an_adapter_that_resumes_too_early_runs_a_base_twice() -> None:
    class Early(logging.StreamHandler[Any]):
        def __init__(self, *, stream: Any, **rest: Any) -> None:
            logging.StreamHandler.__init__(self, stream)
            super(logging.StreamHandler, self).__init__(**rest)

    class Dock(Early, Insured):
        pass

    with pytest.raises(TypeError, match=r"Handler.__init__\(\) got an unexpected"):
        Dock(stream=None, city="Oslo", value=5)


def test_a_vendor_that_starts_to_call_super_breaks_its_adapter() -> None:
    class Vendor:
        def __init__(self) -> None:
            super().__init__()

    class Adapter(Vendor):
        def __init__(self, **rest: Any) -> None:
            Vendor.__init__(self)
            super(Vendor, self).__init__(**rest)

    class Optional:
        runs = 0

        def __init__(self, **rest: Any) -> None:
            super().__init__(**rest)
            self.runs += 1

    with pytest.raises(TypeError, match="missing 1 required keyword-only"):
        type("Dock", (Adapter, Insured), {})(city="Oslo", value=5)
    assert type("Twice", (Adapter, Optional), {})().runs == 2


def test_code_before_super_runs_in_order_and_code_after_in_reverse() -> None:
    ran: list[str] = []

    class Root:
        def __init__(self) -> None:
            ran.append("root")

    class First(Root):
        def __init__(self) -> None:
            ran.append("before first")
            super().__init__()
            ran.append("after first")

    class Second(Root):
        def __init__(self) -> None:
            ran.append("before second")
            super().__init__()
            ran.append("after second")

    type("Both", (First, Second), {})()
    before = ["before first", "before second", "root"]
    assert ran == [*before, "after second", "after first"]


def test_two_roots_that_forward_can_be_joined() -> None:
    class Port:
        def __init__(self, *, port: str, **rest: Any) -> None:
            super().__init__(**rest)
            self.port = port

    class City:
        def __init__(self, *, city: str, **rest: Any) -> None:
            super().__init__(**rest)
            self.city = city

    both: Any = type("Both", (Port, City), {})
    assert vars(both(port="A1", city="Oslo")) == {"port": "A1", "city": "Oslo"}
    with pytest.raises(TypeError, match="takes exactly one argument"):
        both(port="A1", city="Oslo", colour="red")


# -- What the chapter says about the standard library -------------------------------


def test_socketserver_mixin_has_no_base_and_stands_left() -> None:
    assert socketserver.ThreadingMixIn.__bases__ == (object,)
    bases = socketserver.ThreadingTCPServer.__bases__
    assert bases == (socketserver.ThreadingMixIn, socketserver.TCPServer)


def test_no_module_of_the_library_overrides_mro() -> None:
    library = Path(os.__file__).parent
    for path in library.rglob("*.py"):
        parts = path.relative_to(library).parts
        if {"test", "tests", "site-packages", "idlelib"}.isdisjoint(parts):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"^ +def mro\(", text, re.MULTILINE), path


def test_functools_has_a_merge_of_its_own() -> None:
    rows = [[1, 2, 4], [3, 4], [1, 3]]
    their_merge: Any = vars(functools)["_c3_merge"]
    assert their_merge([list(row) for row in rows]) == merge(rows)


# -- Messages and rules that the chapter states in passing --------------------------


parent = super


class Odd(Hub):
    """What fails with zero arguments, and how."""

    def aliased(self) -> Any:
        return parent().label()  # type: ignore[attr-defined]

    def starred(*everything) -> Any:  # type: ignore[misc, no-untyped-def]
        return super().label()  # type: ignore[misc]

    def subscripted(self) -> Any:
        return super()["P1"]  # type: ignore[index]

    def nested(self) -> Any:
        return (lambda: super().label())()  # type: ignore[misc]

    def counted(self) -> Any:
        return len(super())  # type: ignore[arg-type]

    def contained(self) -> Any:
        return 1 in super()  # type: ignore[operator]

    def entered(self) -> Any:
        with super():  # type: ignore[attr-defined]
            pass


@pytest.mark.parametrize(
    ("name", "error", "text"),
    [
        ("aliased", RuntimeError, r"super\(\): __class__ cell not found"),
        ("nested", RuntimeError, r"super\(\): no arguments"),
        ("starred", RuntimeError, r"super\(\): no arguments"),
        ("subscripted", TypeError, "'super' object is not subscriptable"),
        ("counted", TypeError, "has no len"),
        ("contained", TypeError, "argument of type 'super'"),
        ("entered", TypeError, "context manager"),
    ],
)
def test_what_super_refuses(name: str, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        getattr(Odd(), name)()


def test_class_creation_refuses() -> None:
    for bases, text in [
        ((Hub, Hub), "duplicate base class Hub"),
        ((int, str), "multiple bases have instance lay-out conflict"),
        (
            (type("A", (), {"__slots__": "a"}), type("B", (), {"__slots__": "b"})),
            "multiple bases have instance lay-out conflict",
        ),
        ((type("A", (type,), {})("a", (), {}), abc.ABC), "metaclass conflict"),
        ((list[int],), "doesn't support MRO entry resolution"),
    ]:
        with pytest.raises(TypeError, match=text):
            type("X", bases, {})
    assert merge([[int, object], [str, object], [int, str]])
    assert types.new_class("X", (list[int],)).__mro__[1:] == (list, object)


def test_the_message_lists_every_head_that_was_left() -> None:
    def order(*bases: type) -> type:
        return type("X", bases, {})

    a, b, c = (type(name, (), {}) for name in "ABC")
    with pytest.raises(TypeError, match=r"bases A, B, object$"):
        order(order(a, b), order(b, a), type("Bystander", (), {}))
    with pytest.raises(TypeError, match=r"bases A, B, C$"):
        order(order(a, b), order(b, c), order(c, a))


def test_what_is_not_a_base_stays_out_of_the_order() -> None:
    class Log(typing.List[int]):  # noqa: UP006
        pass

    assert Log.__mro__[1:] == (list, typing.Generic, object)
    assert vars(Log)["__orig_bases__"] == (typing.List[int],)  # noqa: UP006

    class Registry(abc.ABC):  # noqa: B024
        pass

    Registry.register(Hub)
    assert isinstance(Hub(), Registry)
    assert Registry not in Hub.__mro__


def test_new_is_a_static_method_and_properties_stay_unbound_on_a_class() -> None:
    class Made(Hub):
        def __new__(cls) -> Any:
            return super().__new__(cls)

        @classmethod
        def inherited_size(cls) -> Any:
            return super().size

    assert isinstance(vars(Made)["__new__"], staticmethod)
    assert isinstance(Made(), Made)
    assert Made.inherited_size() is vars(Hub)["size"]


def test_a_mention_of_super_in_the_module_costs_the_instruction() -> None:
    source = "class Q:\n    def f(self): return super().f()\n"
    for extra, expected in [("", True), ("x = super", False), ("super", False)]:
        names: dict[str, Any] = {}
        exec(source + extra, names)
        steps = dis.get_instructions(names["Q"].f)
        found = any("SUPER" in step.opname for step in steps)
        assert found is expected, extra


def test_the_cell_must_reach_type_new() -> None:
    class Forgetful(type):
        def __new__(mcs, name: str, bases: Any, names: dict[str, Any]) -> Any:
            names.pop("__classcell__", None)
            return super().__new__(mcs, name, bases, names)

    with pytest.raises(RuntimeError, match="__class__ not set defining 'Loose'"):

        class Loose(Hub, metaclass=Forgetful):
            def label(self) -> str:
                return super().label()


def test_a_setter_is_reached_by_name() -> None:
    class Scale:
        weight = property(
            lambda self: self._weight,
            lambda self, value: setattr(self, "_weight", value),
        )

    class Precise(Scale):
        def by_super(self, value: int) -> None:
            super().weight = value  # type: ignore[misc]

        def by_name(self, value: int) -> None:
            super(Precise, type(self)).weight.__set__(self, value)

    scale = Precise()
    with pytest.raises(AttributeError, match="'super' object has no attribute"):
        scale.by_super(3)
    scale.by_name(3)
    assert scale.weight == 3


def test_a_proxy_object_may_claim_a_class() -> None:
    class Double:
        __class__ = Night  # type: ignore[assignment]

    bound: Any = super(Depot, Double()).label  # type: ignore[misc]
    assert bound() == "hub"


def test_bases_change_everywhere_or_nowhere() -> None:
    class Site: ...

    class Road(Site): ...

    class Rail(Site): ...

    class Line(Road): ...

    class Both(Line, Rail): ...

    class Deep(Rail): ...

    before = [cls.__mro__ for cls in (Rail, Both, Deep)]
    with pytest.raises(TypeError, match="consistent method resolution order"):
        Rail.__bases__ = (Line,)
    assert [cls.__mro__ for cls in (Rail, Both, Deep)] == before
    Rail.__bases__ = (Road,)
    assert [cls.__name__ for cls in Deep.__mro__[1:4]] == ["Rail", "Road", "Site"]


def test_only_the_layout_of_a_custom_order_is_checked() -> None:
    def order(*classes: Any) -> Any:
        metaclass = type("Meta", (type,), {"mro": lambda cls: [cls, *classes]})
        return metaclass("X", (Hub,), {})

    assert order(object, Night).__mro__[1:] == (object, Night)
    with pytest.raises(TypeError, match="unsuitable layout"):
        order(int, object)
    with pytest.raises(TypeError, match="non-class"):
        order(3)


def test_post_init_has_no_root() -> None:
    @dataclasses.dataclass
    class Box:
        def __post_init__(self) -> None:
            super().__post_init__()  # type: ignore[misc]

    with pytest.raises(AttributeError, match="__post_init__"):
        Box()


def test_slots_cannot_reach_into_a_plain_wrapper() -> None:
    def wrapped(function: Any) -> Any:
        return lambda self: function(self)

    @dataclasses.dataclass(slots=True)
    class Box(Hub):
        @wrapped
        def label(self) -> Any:
            return super().label()

    with pytest.raises(TypeError, match=r"obj .instance of Box. is not"):
        Box().label()


def test_ordered_counter_needs_no_body() -> None:
    bases: Any = (collections.Counter, collections.OrderedDict)
    OrderedCounter = type("OrderedCounter", bases, {})

    counted = OrderedCounter("oslo")
    counted.move_to_end("o")
    assert list(counted) == ["s", "l", "o"]
    names = [cls.__name__ for cls in OrderedCounter.__mro__[1:4]]
    assert names == ["Counter", "OrderedDict", "dict"]


# -- The cost ------------------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    assert call_ratios("by_super").median > 0.5
    assert depth_ratio("super") > depth_ratio("self")


# -- Versions ----------------------------------------------------------------------


def test_a_named_tuple_refuses_super() -> None:
    error: type[Exception] = RuntimeError
    text = "__class__ not set defining"
    if sys.version_info >= (3, 14):
        error, text = TypeError, "unsupported in methods of NamedTuple"
    with pytest.raises(error, match=text):

        class Stop(NamedTuple):
            city: str

            def size(self) -> int:
                return super().__len__()


def test_the_copy_of_a_proxy() -> None:
    copied = type(copy.copy(super(Depot, Night())))
    assert copied is (super if sys.version_info >= (3, 14) else Night)


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="allowed from 3.15 on")
def test_bases_of_a_child_of_object_were_fixed() -> None:
    class Site: ...

    with pytest.raises(TypeError, match="'Place' deallocator differs from 'object'"):
        Site.__bases__ = (type("Place", (), {}),)


# -- A pitfall that one tool finds -------------------------------------------------------


def complaints(*tool: str) -> str:
    """What a tool says of the pitfall with ``type(self)``."""
    path = str(CODE / "pitfalls" / "runtime_class.py")
    command = [sys.executable, "-m", *tool, path]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_ruff_and_mypy_accept_the_runtime_class() -> None:
    pytest.importorskip("mypy")
    assert complaints("mypy", "--strict").startswith("Success")
    found = complaints("ruff", "check", "--select", "ALL", "--output-format=concise")
    assert found
    assert "super()" not in found


def test_pylint_objects_to_the_runtime_class() -> None:
    pytest.importorskip("pylint")
    assert "bad-super-call" in complaints("pylint", "--disable=all", "--enable=E1003")


def test_the_recursion_of_runtime_class() -> None:
    from mro_and_super.pitfalls.runtime_class import Depot, NightDepot

    assert Depot().label() == "depot, hub"
    with pytest.raises(RecursionError):
        NightDepot().label()
