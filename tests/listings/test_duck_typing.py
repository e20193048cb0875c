"""The listings of the chapter on duck typing, and the claims between them."""

import _abc  # type: ignore[import-not-found]
import abc
import collections
import collections.abc
import enum
import functools
import inspect
import io
import json
import numbers
import os
import runpy
import subprocess
import sys
import types
import typing
import weakref
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, runtime_checkable
from unittest import mock

import pytest
from duck_typing import post
from duck_typing.abc_check import is_subclass, registered
from duck_typing.benchmarks.check_cost import ratio
from duck_typing.couriers import check_contract, dispatch, load
from duck_typing.pitfalls import narrow

CODE = Path(__file__).parents[2] / "code" / "duck_typing"
RIGHT = {"letters", "hidden_none", "signature", "call_attribute"}


# -- The ABC's decision ---------------------------------------------------------


def all_classes() -> list[type]:
    """Every class the interpreter has loaded so far."""
    seen: dict[int, type] = {}
    waiting: list[type] = [object]
    while waiting:
        cls = waiting.pop()
        if id(cls) not in seen:
            seen[id(cls)] = cls
            waiting.extend(type.__subclasses__(cls))
    return list(seen.values())


ABCS = [
    getattr(collections.abc, name)
    for name in collections.abc.__all__
    if name not in {"ByteString", "Callable"}
] + [numbers.Number, numbers.Real, os.PathLike, io.IOBase]


@pytest.mark.parametrize("base", ABCS, ids=lambda base: base.__name__)
def test_is_subclass_agrees_with_every_class_loaded(base: Any) -> None:
    classes = all_classes()
    assert len(classes) > 500
    for cls in classes:
        if cls.__module__ == "typing" or "Deprecate" in type(cls).__name__:
            continue
        assert is_subclass(cls, base) == issubclass(cls, base), cls


def test_the_hook_overrules_inheritance() -> None:
    class Closed(abc.ABC):  # noqa: B024
        @classmethod
        def __subclasshook__(cls, other: type) -> bool:
            return False

    class Child(Closed): ...

    assert not issubclass(Child, Closed)
    assert not is_subclass(Child, Closed)


def test_the_hook_must_give_a_bool() -> None:
    class Odd(abc.ABC):  # noqa: B024
        @classmethod
        def __subclasshook__(cls, other: type) -> Any:
            return 1

    with pytest.raises(AssertionError, match="__subclasshook__ must return"):
        issubclass(int, Odd)


def test_a_hook_without_guard_is_inherited() -> None:
    class Drives(abc.ABC):  # noqa: B024
        @classmethod
        def __subclasshook__(cls, other: type) -> Any:
            return "drive" in vars(other) or NotImplemented

    class DrivesByNight(Drives):
        @abc.abstractmethod
        def light(self) -> None: ...

    class Van:
        def drive(self) -> None: ...

    assert issubclass(Van, DrivesByNight)


def test_registering_cycles_is_refused() -> None:
    class Base(abc.ABC): ...  # noqa: B024

    class Child(Base): ...

    with pytest.raises(RuntimeError, match="Refusing to create an inheritance cycle"):
        Child.register(Base)


def sizes(base: Any) -> list[int]:
    """How much is registered with, accepted and refused by an ABC."""
    return [len(part) for part in _abc._get_dump(base)[:3]]


def test_a_registered_class_stays_out_of_the_positive_cache() -> None:
    class Courier(abc.ABC): ...  # noqa: B024

    class Pigeon: ...

    class Homing(Pigeon): ...

    Courier.register(Pigeon)
    assert registered(Courier) == [Pigeon]
    assert isinstance(Pigeon(), Courier)
    assert sizes(Courier) == [1, 0, 0]
    assert isinstance(Homing(), Courier)
    assert sizes(Courier) == [1, 1, 0]


def test_a_no_is_written_down_in_every_abc_below() -> None:
    class Base(abc.ABC): ...  # noqa: B024

    kids = [type(Base)(f"Kid{n}", (Base,), {}) for n in range(3)]

    class Stranger: ...

    assert not isinstance(Stranger(), Base)
    assert [sizes(cls)[2] for cls in [Base, *kids]] == [1, 1, 1, 1]


@pytest.mark.usefixtures("mortal_classes")
def test_an_abc_keeps_no_class_alive() -> None:
    import gc

    def register() -> weakref.ref[type]:
        class Gone: ...

        collections.abc.Iterable.register(Gone)
        assert isinstance(Gone(), collections.abc.Iterable)
        return weakref.ref(Gone)

    reference = register()
    gc.collect()
    assert reference() is None


def test_the_token_changes_with_each_registration() -> None:
    before = abc.get_cache_token()
    collections.abc.Sized.register(type("Stranger", (), {}))
    assert abc.get_cache_token() != before


def test_a_registration_that_adds_nothing_keeps_the_token() -> None:
    before = abc.get_cache_token()
    collections.abc.Sized.register(list)
    assert abc.get_cache_token() == before


def test_an_abc_considers_the_type_and_the_class_attribute() -> None:
    class Posing(collections.abc.Sized):
        __class__ = int  # type: ignore[assignment]

        def __len__(self) -> int:
            return 0

    posing = Posing()
    assert isinstance(posing, collections.abc.Hashable)
    assert isinstance(posing, collections.abc.Sized)
    assert isinstance(posing, numbers.Integral)


@pytest.mark.parametrize("base", [collections.abc.Sized, Protocol])
def test_an_enum_cannot_take_the_base(base: Any) -> None:
    with pytest.raises(TypeError, match="metaclass conflict"):
        types.new_class("Size", (enum.Enum, base))


def test_update_does_not_reach_subclasses() -> None:
    class Courier(abc.ABC):
        @abc.abstractmethod
        def carry(self) -> None: ...

    class Tram(Courier): ...

    class NightTram(Tram): ...

    Tram.carry = lambda self: None  # type: ignore[method-assign]
    abc.update_abstractmethods(Tram)
    assert Tram.__abstractmethods__ == frozenset()
    assert NightTram.__abstractmethods__ == frozenset({"carry"})


def test_without_the_metaclass_nothing_is_abstract() -> None:
    made = type("Plain", (), {"carry": abc.abstractmethod(lambda self: None)})
    made()


def test_none_makes_a_class_concrete() -> None:
    class Courier(abc.ABC):
        @abc.abstractmethod
        def carry(self) -> None: ...

    type(Courier)("Tram", (Courier,), {"carry": None})()


# -- Operations -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "error"),
    [(-1, ValueError), (2**70, OverflowError), ("3", TypeError), (3.0, TypeError)],
)
def test_the_length_is_checked(length: object, error: type[Exception]) -> None:
    sized = type("Sized", (), {"__len__": lambda self: length})()
    with pytest.raises(error):
        len(sized)


def test_truth_is_a_bool() -> None:
    with pytest.raises(TypeError, match="bool"):
        bool(type("One", (), {"__bool__": lambda self: 1})())


def test_none_in_an_operator_stops_the_reflected_one() -> None:
    left = type("Left", (), {"__add__": None})()
    right = type("Right", (), {"__radd__": lambda self, other: "right"})()
    with pytest.raises(TypeError, match="'NoneType' object is not callable"):
        left + right
    heir: Any = type("Heir", (type(left),), {"__radd__": lambda self, other: "heir"})()
    assert left + heir == "heir"
    declined = type("D", (), {"__add__": lambda self, other: NotImplemented})()
    assert declined + right == "right"


def test_none_in_bool() -> None:
    text = "'NoneType' object is not callable"
    if sys.version_info >= (3, 14):
        text = "cannot be interpreted as a boolean"
    with pytest.raises(TypeError, match=text):
        bool(type("Unclear", (), {"__bool__": None})())


def test_none_in_fspath() -> None:
    with pytest.raises(TypeError, match="expected str, bytes or"):
        os.fspath(type("Lost", (), {"__fspath__": None})())


def test_none_in_call() -> None:
    silent = type("Silent", (), {"__call__": None})()
    assert callable(silent)
    assert not isinstance(silent, collections.abc.Callable)  # type: ignore[arg-type]


def test_awaitable_misses_what_await_takes() -> None:
    @types.coroutine
    def old() -> Any:
        yield

    made = old()
    assert not isinstance(made, collections.abc.Awaitable)
    assert inspect.isawaitable(made)


def test_int_and_trunc() -> None:
    truncated: Any = type("T", (), {"__trunc__": lambda self: 3})()
    if sys.version_info >= (3, 14):
        with pytest.raises(TypeError):
            int(truncated)
    else:
        with pytest.warns(DeprecationWarning, match="__trunc__"):
            assert int(truncated) == 3


def test_unpacking_wants_keys_and_getitem() -> None:
    class Keyed:
        def keys(self) -> list[str]:
            return ["Oslo"]

        def __getitem__(self, key: str) -> int:
            return 300

    assert {**Keyed()} == dict(Keyed()) == {"Oslo": 300}
    assert not isinstance(Keyed(), collections.abc.Mapping)


def test_mappings_that_are_no_dict() -> None:
    for found in (MappingProxyType({}), collections.ChainMap()):
        assert not isinstance(found, dict)
        assert isinstance(found, collections.abc.Mapping)


def test_the_results_of_set_operations_need_the_constructor() -> None:
    class Labeled(collections.abc.Set[str]):
        def __init__(self, label: str, items: list[str]) -> None:
            self.items = items

        def __contains__(self, item: object) -> bool:
            return item in self.items

        def __iter__(self) -> Any:
            return iter(self.items)

        def __len__(self) -> int:
            return len(self.items)

    with pytest.raises(TypeError):
        Labeled("a", ["b"]) & {"b"}
    with pytest.raises(TypeError, match="unhashable"):
        hash(Labeled("a", ["b"]))


def test_file_likes() -> None:
    written: list[str] = []
    target: Any = type("Out", (), {"write": lambda self, text: written.append(text)})()
    print("P1", file=target)
    assert "".join(written) == "P1\n"
    source: Any = type("In", (), {"read": lambda self: "[1]"})()
    assert json.load(source) == [1]
    assert not isinstance(target, io.IOBase)
    assert not isinstance(io.StringIO(), typing.IO)


def test_the_tower() -> None:
    assert isinstance(Fraction(1, 2), numbers.Rational)
    assert not isinstance(Decimal(1), numbers.Complex)


# -- Protocols --------------------------------------------------------------------


@runtime_checkable
class Carries(Protocol):
    def carry(self, parcel: str, /) -> int: ...


@runtime_checkable
class Addressed(Protocol):
    city: str


def test_what_counts_as_present() -> None:
    class Slotted:
        __slots__ = ("city",)

    class Annotated:
        city: str

    class Lazy:
        @property
        def city(self) -> str:
            raise ValueError("no city")

    class Empty:
        city = None

    present = [Slotted(), Lazy(), Empty()]
    assert all(isinstance(found, Addressed) for found in present)
    assert not isinstance(Annotated(), Addressed)


def test_none_for_a_method() -> None:
    assert not isinstance(type("Drone", (), {"carry": None})(), Carries)


def test_an_instance_attribute_is_found_by_isinstance_only() -> None:
    class Hub: ...

    hub = Hub()
    assert not isinstance(hub, Carries)
    hub.carry = lambda parcel: 1  # type: ignore[attr-defined]
    assert isinstance(hub, Carries)
    assert not issubclass(Hub, Carries)


def test_a_patched_class_is_isinstance_and_not_issubclass() -> None:
    class Late: ...

    assert not issubclass(Late, Carries)
    Late.carry = lambda self, parcel: 1  # type: ignore[attr-defined]
    assert isinstance(Late(), Carries)
    assert not issubclass(Late, Carries)


def test_a_protocol_accepts_register() -> None:
    class Foreign: ...

    Carries.register(Foreign)
    assert isinstance(Foreign(), Carries)


def test_a_property_counts_as_data() -> None:
    @runtime_checkable
    class Labeled(Protocol):
        @property
        def city(self) -> str: ...

    with pytest.raises(TypeError, match="non-method members"):
        issubclass(Van, Labeled)  # type: ignore[misc]


def test_a_protocol_may_inherit_from_small_abcs() -> None:
    class Stops(collections.abc.Iterable[str], Protocol):
        def first(self) -> str: ...

    assert typing.get_protocol_members(Stops) == {"first", "__iter__"}
    with pytest.raises(TypeError, match="Protocols can only inherit from other"):
        types.new_class("Line", (collections.abc.Sequence, Protocol))


def test_members_are_frozen() -> None:
    @runtime_checkable
    class Late(Protocol):
        def carry(self) -> None: ...

    Late.stop = lambda self: None  # type: ignore[attr-defined]
    assert typing.get_protocol_members(Late) == {"carry"}


def test_a_subclass_without_protocol_is_an_ordinary_class() -> None:
    class Fast(Carries): ...

    class Wider(Carries, Protocol):
        def hurry(self) -> None: ...

    assert not typing.is_protocol(Fast)
    assert typing.is_protocol(Wider)
    with pytest.raises(TypeError, match="Protocols can only inherit from other"):
        type("Bad", (Carries, Protocol, Decimal), {})


def test_mocks() -> None:
    class Van:
        def carry(self, parcel: str) -> int:
            return 1

    assert hasattr(mock.Mock(), "carry")
    for name in ("__len__", "assert_sent"):
        assert not hasattr(mock.Mock(), name)
    assert not isinstance(mock.Mock(), Carries)
    assert isinstance(mock.Mock(spec=Van), Carries)


def test_a_protocol_in_singledispatch_sees_the_class() -> None:
    class Silent(Protocol):
        def carry(self, parcel: str, /) -> int: ...

    @functools.singledispatch
    def label(item: object) -> str:
        return "thing"

    label.register(Silent, lambda item: "courier")
    label.register(Addressed, lambda item: "hub")

    class Van:
        def carry(self, parcel: str) -> int:
            return 1

    class Hub:
        def __init__(self) -> None:
            self.city = "Oslo"

    assert label(Van()) == "courier"
    assert isinstance(Hub(), Addressed)
    assert label(Hub()) == "thing"


@pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
def test_readers_and_writers() -> None:
    assert isinstance(io.StringIO(), io.Reader)  # type: ignore[attr-defined]
    assert isinstance(io.StringIO(), io.Writer)  # type: ignore[attr-defined]


# -- Couriers ---------------------------------------------------------------------


class Van:
    def carry(self, parcel: str) -> int:
        return 300


class Bike:
    def carry(self) -> int:
        return 100


def test_load_accepts_what_fits() -> None:
    assert dispatch(["P1", "P2"], load(Van())) == 600
    assert load(post) is post


@pytest.mark.parametrize("courier", [object(), Bike(), type("D", (), {"carry": 1})()])
def test_load_refuses_the_rest(courier: object) -> None:
    with pytest.raises(TypeError, match="carry"):
        load(courier)


def test_the_contract() -> None:
    check_contract(Van())
    check_contract(post)
    for price in (0, -1, 2.5, True):
        broken: Any = type("Broken", (), {"carry": lambda self, p, price=price: price})
        with pytest.raises(AssertionError):
            check_contract(broken())


# -- Pitfalls, narrowing -------------------------------------------------------------


def test_the_branch_mypy_drops_is_taken() -> None:
    with pytest.raises(TypeError, match="takes 1 positional argument but 2"):
        narrow.price(narrow.Bike())
    assert narrow.Bike().carry() == 100
    assert narrow.price("no bike") == 0  # type: ignore[arg-type]


def test_narrowing(capsys: pytest.CaptureFixture[str]) -> None:
    assert narrow.is_city("Oslo")
    assert narrow.all_cities(["Oslo"])
    assert not narrow.all_cities([7])
    narrow.visit("Oslo")
    narrow.visit(7)
    assert "Runtime type is 'int'" in capsys.readouterr().err


def test_the_shapes_are_only_wrong_for_the_checker() -> None:
    found = runpy.run_path(str(CODE / "pitfalls" / "shapes.py"))
    assert found["by_van"].carry("P1") == 300
    assert found["by_bike"].carry("P1", "Ida") == 100
    assert found["by_post"] is post


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_pitfalls_and_mended_files_run(name: str) -> None:
    for suffix in ("", "_mended"):
        runpy.run_path(str(CODE / "pitfalls" / f"{name}{suffix}.py"))


def test_letters_and_calls() -> None:
    labels = runpy.run_path(str(CODE / "pitfalls" / "letters.py"))["labels"]
    assert labels("Oslo") == ["to O", "to s", "to l", "to o"]
    job = type("Job", (), {})()
    job.__call__ = lambda: 1
    wrong = runpy.run_path(str(CODE / "pitfalls" / "call_attribute.py"))["run"]
    with pytest.raises(TypeError, match="'Job' object is not callable"):
        wrong(job)
    mended = runpy.run_path(str(CODE / "pitfalls" / "call_attribute_mended.py"))["run"]
    assert mended(job) is job


def test_mypy_accepts_a_string_as_sequence(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    text = (CODE / "pitfalls" / "letters.py").read_text()
    text = text.replace("cities: Series[str]", "cities: Sequence[str]")
    file = tmp_path / "letters.py"
    file.write_text(f"from collections.abc import Sequence\n{text}")
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_what_mypy_makes_of_names(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    file = tmp_path / "names.py"
    file.write_text(
        "class Stops:\n"
        "    def __getitem__(self, index: int) -> str: return ''\n"
        "for stop in Stops(): ...\n"
        "def send(courier: object) -> None:\n"
        "    if hasattr(courier, 'carry'):\n"
        "        courier.carry(1, 2, fast=3)\n"
        "        reveal_type(courier.carry)\n"
        "    courier.carry()\n"
    )
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), str(file)]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    found = [line.split(":", 1)[1] for line in lines[:-1]]
    assert [line.split(":")[0] for line in found] == ["3", "7", "8"], lines
    assert "not iterable" in found[0]
    assert 'Revealed type is "Any"' in found[1]


# -- The cost --------------------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    assert ratio("protocol of 5 with data") > ratio("ABC, refused")
