"""The listings of the chapter on the MRO and super()."""

import collections
import dataclasses
import enum
import http.server
import io
import logging.handlers
import socketserver
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from mro_and_super.adapter import Scanned, Scanning, VendorScanner
from mro_and_super.benchmarks.super_cost import call_ratio, depth_ratio
from mro_and_super.c3 import linearize, linearize_bases, merge
from mro_and_super.lookup import super_lookup
from mro_and_super.shipments import Express, Insured, Shipment

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
    with pytest.raises(TypeError, match=r"bases a, b$"):
        merge(["ab", "ba"])


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
    class Dock(Scanned, Insured):
        pass

    dock = Dock(port="A1", city="Oslo", value=5)
    assert vars(dock) == {"port": "A1", "city": "Oslo", "value": 5}
    assert dock.read() == "scan on A1"
    assert isinstance(dock, VendorScanner)


def test_the_owner_inherits_nothing_from_the_vendor() -> None:
    class Dock(Scanning, Insured):
        pass

    dock = Dock(port="A1", city="Oslo", value=500)
    assert isinstance(dock, Shipment)
    assert dock.city == "Oslo"
    assert dock.scanner.read() == "scan on A1"
    assert not isinstance(dock, VendorScanner)


# -- What the chapter says about the standard library -------------------------------


def test_socketserver_mixin_has_no_base_and_stands_left() -> None:
    assert socketserver.ThreadingMixIn.__bases__ == (object,)
    bases = socketserver.ThreadingTCPServer.__bases__
    assert bases == (socketserver.ThreadingMixIn, socketserver.TCPServer)


def test_raw_streams_close_only_through_super() -> None:
    class Leaky(io.RawIOBase):
        def close(self) -> None:
            pass

    class Tight(io.RawIOBase):
        def close(self) -> None:
            super().close()

    leaky, tight = Leaky(), Tight()
    leaky.close()
    tight.close()
    assert (leaky.closed, tight.closed) == (False, True)


def test_no_module_of_the_library_overrides_mro() -> None:
    library = [c for c in all_classes() if issubclass(c, type)]
    ours = [c for c in library if "mro" in vars(c) and c is not type]
    assert ours == []


# -- Messages and rules that the chapter states in passing --------------------------


parent = super


class Odd(Hub):
    """What fails with zero arguments, and how."""

    def aliased(self) -> Any:
        return parent().label()  # type: ignore[attr-defined]

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
    ]:
        with pytest.raises(TypeError, match=text):
            type("X", bases, {})
    assert merge([[int, object], [str, object], [int, str]])


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


def test_the_unbound_form_is_a_descriptor() -> None:
    unbound: Any = super(Depot)
    assert unbound.__get__(Night(), Night).label() == "hub"


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
    with pytest.raises(TypeError, match="inheritance cycle"):
        Site.__bases__ = (Road,)
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


def test_a_class_that_overrides_new_alone_silences_object() -> None:
    class Quiet:
        def __new__(cls, *args: Any, **rest: Any) -> Any:
            return super().__new__(cls)

    assert Quiet(1, color="red")


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
    assert call_ratio("by_super") > 0
    assert depth_ratio("super") > depth_ratio("self")


# -- Pitfalls that no tool finds -------------------------------------------------------


def complaints(*tool: str) -> str:
    """What a tool says of the pitfall with ``type(self)``."""
    path = str(CODE / "pitfalls" / "runtime_class.py")
    command = [sys.executable, "-m", *tool, path]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_no_tool_objects_to_the_runtime_class() -> None:
    pytest.importorskip("mypy")
    assert complaints("mypy", "--strict").startswith("Success")
    found = complaints("ruff", "check", "--select", "ALL", "--output-format=concise")
    assert found
    assert "super()" not in found


def test_the_recursion_of_runtime_class() -> None:
    from mro_and_super.pitfalls.runtime_class import Depot, NightDepot

    assert Depot().label() == "depot, hub"
    with pytest.raises(RecursionError):
        NightDepot().label()
