"""The listings of the chapter on monkey patching."""

import abc
import builtins
import collections
import contextlib
import dataclasses
import datetime
import decimal
import functools
import gc
import importlib
import importlib.util
import itertools
import logging
import multiprocessing
import re
import ssl
import subprocess
import sys
import textwrap
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from monkey_patching import branches, kiosk, office, tariff, vendor
from monkey_patching.benchmarks.patch_cost import (
    caller,
    make,
    ratios,
    specialized,
    wear,
)
from monkey_patching.guard import UpstreamChanged, fingerprint, guarded
from monkey_patching.patched import ACTIVE, MISSING, own, patched
from monkey_patching.stale import holders

CODE = Path(__file__).parents[2] / "code"


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """No patch outlives its test."""
    before = (tariff.price, kiosk.price, vendor.Client.fee, len, open)
    yield
    assert ACTIVE == []
    assert before == (
        tariff.price,
        kiosk.price,
        vendor.Client.fee,
        builtins.len,
        builtins.open,
    )


class Hub:
    city = "Oslo"

    def open(self) -> str:
        return "hub"

    @classmethod
    def make(cls) -> "Hub":
        return cls()

    @staticmethod
    def code() -> str:
        return "OSL"

    @property
    def weight(self) -> int:
        return 5


class Depot(Hub):
    pass


class Slotted:
    __slots__ = ("text",)


# -- patched: the undo is exact --------------------------------------------------

NAMES = ["city", "open", "make", "code", "weight"]


def state(target: Any) -> list[tuple[str, Any]]:
    """What a namespace stores, in order, compared by identity."""
    return [(name, id(value)) for name, value in vars(target).items()]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cls", [Hub, Depot])
def test_the_undo_on_a_class_is_exact(cls: type, name: str) -> None:
    before = [state(Hub), state(Depot)]
    with patched(cls, name, "new"):
        assert vars(cls)[name] == "new"
        assert getattr(cls, name) == "new"
    assert [state(Hub), state(Depot)] == before


@pytest.mark.parametrize("name", ["city", "open", "make", "code"])
def test_the_undo_on_an_instance_is_exact(name: str) -> None:
    hub = Depot()
    with patched(hub, name, "new"):
        assert vars(hub) == {name: "new"}
    assert vars(hub) == {}


def test_an_instance_gets_its_own_value_back() -> None:
    hub: Any = Depot()
    hub.city, hub.gates = "Turin", 3
    with patched(hub, "city", "Bergen"):
        assert hub.city == "Bergen"
    assert list(vars(hub).items()) == [("city", "Turin"), ("gates", 3)]


def test_slots_full_and_empty() -> None:
    label = Slotted()
    with (
        pytest.raises(AttributeError, match="no 'text' to patch"),
        patched(label, "text", "X"),
    ):
        pass
    label.text = "old"  # type: ignore[attr-defined]
    assert own(label, "text") == "old"
    with patched(label, "text", "new"):
        assert own(label, "text") == "new"
    assert own(label, "text") == "old"
    del label.text  # type: ignore[attr-defined]
    assert own(label, "text") is MISSING


def test_an_empty_slot_with_a_fallback_is_emptied_again() -> None:
    class Lazy(Slotted):
        __slots__ = ()

        def __getattr__(self, name: str) -> str:
            return f"lazy {name}"

    label: Any = Lazy()
    with patched(label, "text", "new"):
        assert label.text == "new"
    assert label.text == "lazy text"
    assert own(label, "text") is MISSING


def test_a_property_refuses_the_patch_of_an_instance() -> None:
    with (
        pytest.raises(TypeError, match="Hub manages 'weight'"),
        patched(Hub(), "weight", 3),
    ):
        pass
    assert Hub().weight == 5


@pytest.mark.parametrize("method", ["__set__", "__delete__"])
def test_half_a_data_descriptor_manages_too(method: str) -> None:
    half = type("Half", (), {method: lambda *rest: None})
    site: Any = type("Site", (), {"city": half()})()
    with (
        pytest.raises(TypeError, match="Site manages 'city'"),
        patched(site, "city", 1),
    ):
        pass


def test_patches_of_one_name_on_two_targets_do_not_mix() -> None:
    first, second = patched(Hub, "city", "A"), patched(Depot, "city", "B")
    first.__enter__()
    second.__enter__()
    first.__exit__()
    assert (Hub.city, Depot.city) == ("Oslo", "B")
    second.__exit__()
    assert "city" not in vars(Depot)


def test_what_the_metaclass_manages_is_refused() -> None:
    for name in ("__name__", "__bases__", "__class__"):
        with pytest.raises(TypeError, match="type manages"), patched(Hub, name, 1):
            pass


def module_with_getattr() -> types.ModuleType:
    module = types.ModuleType("lazy_tariff")
    code = "def __getattr__(name):\n if name == 'rate': return 3\n raise AttributeError(name)"
    exec(code, vars(module))
    return module


def test_a_module_with_getattr() -> None:
    module = module_with_getattr()
    before = state(module)
    with patched(module, "rate", 9):
        assert module.rate == 9
    assert state(module) == before
    assert module.rate == 3


def test_a_misspelt_name_is_refused() -> None:
    for target in (Hub, Hub(), tariff, module_with_getattr()):
        with (
            pytest.raises(AttributeError, match="no 'prize' to patch"),
            patched(target, "prize", 1),
        ):
            pass
        assert "prize" not in vars(target)


def test_types_that_refuse_leave_nothing_active() -> None:
    with (
        pytest.raises(TypeError, match="immutable type 'int'"),
        patched(int, "bit_length", 1),
    ):
        pass


def test_an_exception_does_not_prevent_the_undo() -> None:
    before = state(Hub)
    with pytest.raises(KeyError), patched(Hub, "code", 1):
        raise KeyError("P1")
    assert state(Hub) == before


def test_the_same_patch_twice_is_refused() -> None:
    patch = patched(Hub, "city", "Turin")
    with patch, pytest.raises(RuntimeError, match="is on already"):
        patch.__enter__()
    assert Hub.city == "Oslo"
    with patch:
        assert Hub.city == "Turin"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_any_order_of_the_undo(order: tuple[int, ...]) -> None:
    before = state(Hub)
    cities = ["Turin", "Bergen", "Lyon"]
    patches = [patched(Hub, "city", city) for city in cities]
    for patch in patches:
        patch.__enter__()
    left = {0, 1, 2}
    for index in order:
        patches[index].__exit__()
        left.remove(index)
        assert Hub.city == (cities[max(left)] if left else "Oslo")
    assert state(Hub) == before


def test_any_order_with_an_inherited_attribute() -> None:
    lower, upper = patched(Depot, "city", "A"), patched(Depot, "city", "B")
    lower.__enter__()
    upper.__enter__()
    lower.__exit__()
    upper.__exit__()
    assert "city" not in vars(Depot)


def test_what_others_rebound_is_left_alone() -> None:
    class Stop:
        city = "Oslo"

    with (
        pytest.raises(RuntimeError, match="'city' was rebound"),
        patched(Stop, "city", "Turin"),
    ):
        Stop.city = "Bergen"
    assert Stop.city == "Bergen"


def test_patches_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), patched(Hub, "city", "Turin"):
        pass
    assert [r.message.split()[0] for r in caplog.records] == ["patched", "restored"]


def test_vars_does_not_run_properties() -> None:
    runs = []

    class Site:
        @property
        def city(self) -> str:
            runs.append(1)
            return "Oslo"

    with patched(Site, "city", 1):
        pass
    assert runs == []
    assert Site().city == "Oslo"


# -- __new__ ---------------------------------------------------------------------


def fresh() -> Any:
    class Parcel:
        def __init__(self, grams: int) -> None:
            self.grams = grams

    return Parcel


def stand_in(cls: type, *rest: Any) -> Any:
    return object.__new__(cls)


def break_by_hand(cls: Any) -> None:
    cls.__new__ = stand_in
    del cls.__new__


def break_by_mock(cls: Any) -> None:
    with mock.patch.object(cls, "__new__", stand_in):
        pass


def break_by_monkeypatch(cls: Any) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(cls, "__new__", stand_in)


@pytest.mark.parametrize("breaks", [break_by_hand, break_by_mock, break_by_monkeypatch])
def test_an_inherited_new_does_not_come_back(breaks: Callable[[Any], None]) -> None:
    cls = fresh()
    breaks(cls)
    assert "__new__" not in vars(cls)
    with pytest.raises(TypeError, match="takes exactly one argument"):
        cls(3)
    cls.__new__ = stand_in
    assert cls(3).grams == 3


def test_patched_refuses_an_inherited_new() -> None:
    cls = fresh()
    with (
        pytest.raises(TypeError, match="stays patched"),
        patched(cls, "__new__", stand_in),
    ):
        pass
    assert cls(3).grams == 3


def test_a_new_of_its_own_comes_back() -> None:
    class Parcel:
        def __new__(cls, grams: int) -> "Parcel":
            return object.__new__(cls)

        def __init__(self, grams: int) -> None:
            self.grams = grams

    with patched(Parcel, "__new__", staticmethod(stand_in)):
        assert Parcel(3).grams == 3
    assert Parcel(4).grams == 4


# -- The guard --------------------------------------------------------------------


def fee(self: vendor.Client, grams: int) -> int:
    return -(-grams // 100) * 15


def test_the_guard_patches_what_was_reviewed() -> None:
    print_ = fingerprint(vendor.Client.fee)
    with guarded(vendor.Client, "fee", fee, reviewed=print_):
        assert vendor.Client().fee(101) == 30
        with pytest.raises(UpstreamChanged):
            guarded(vendor.Client, "fee", fee, reviewed=print_)
    assert vendor.Client().fee(101) == 15


def test_the_guard_refuses_other_source() -> None:
    with pytest.raises(UpstreamChanged, match=r"Client\.fee is now"):
        guarded(vendor.Client, "fee", fee, reviewed="0" * 12)


def test_the_guard_refuses_another_signature() -> None:
    def wrong(self: Any, grams: int, express: bool) -> int:
        return 0

    with pytest.raises(TypeError, match="signatures differ"):
        guarded(vendor.Client, "fee", wrong, reviewed=fingerprint(vendor.Client.fee))


def test_the_guard_sees_a_stand_in_that_wraps_the_original() -> None:
    """``inspect.getsource`` of a function would show what it wraps."""
    original = vendor.Client.fee
    reviewed = fingerprint(original)

    @functools.wraps(original)
    def dearer(self: vendor.Client, grams: int) -> int:
        return original(self, grams) + 1

    with guarded(vendor.Client, "fee", dearer, reviewed=reviewed):
        assert vendor.Client().fee(100) == 16
        with pytest.raises(UpstreamChanged, match=r"Client\.fee is now"):
            guarded(vendor.Client, "fee", dearer, reviewed=reviewed)


def test_the_guard_keeps_the_kind_of_a_method() -> None:
    def code() -> str:
        return "TRN"

    class Site:
        @classmethod
        def make(cls) -> "Site":
            return cls()

    reviewed = fingerprint(vars(Hub)["code"])
    with pytest.raises(TypeError, match="kinds or signatures differ"):
        guarded(Hub, "code", code, reviewed=reviewed)
    with guarded(Hub, "code", staticmethod(code), reviewed=reviewed):
        assert Hub().code() == Hub.code() == "TRN"
    made = fingerprint(vars(Site)["make"])
    with pytest.raises(TypeError, match="kinds or signatures differ"):
        guarded(Site, "make", lambda cls: 1, reviewed=made)
    with guarded(Site, "make", classmethod(lambda cls: 1), reviewed=made):
        assert Site.make() == 1  # type: ignore[comparison-overlap]


def test_the_fingerprint_ignores_comments_and_layout(tmp_path: Path) -> None:
    def load(name: str, source: str) -> Callable[..., Any]:
        path = tmp_path / f"{name}.py"
        path.write_text(source)
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found: Callable[..., Any] = module.fee
        return found

    plain = load("plain", "def fee(grams):\n    return grams * 2\n")
    laid = load("laid", "def fee(\n    grams,\n):  # cents\n\n    return (grams * 2)\n")
    other = load("other", "def fee(grams):\n    return grams * 3\n")
    assert fingerprint(plain) == fingerprint(laid) != fingerprint(other)


# -- Names, and who holds them -------------------------------------------------------


def test_the_pitfalls_on_two_names() -> None:
    with patched(tariff, "price", lambda grams: 0):
        assert (office.quote(100), kiosk.quote(100)) == (0, 300)
    assert (office.quote(100), kiosk.quote(100)) == (300, 300)


def test_holders() -> None:
    def price(grams: int) -> int:
        return grams

    def order(grams: int, by: Callable[[int], int] = price) -> int:
        return by(grams)

    def closure() -> Callable[[], Any]:
        return lambda: price(1)

    kept = [functools.partial(price, 1), types.MethodType(price, 3), closure(), [price]]
    found = holders(price)
    for kind in (
        "cell",
        f"default of {order.__qualname__}",
        "list",
        "method",
        "partial",
    ):
        assert kind in found
    assert len(kept) == 4


@pytest.mark.usefixtures("mortal_classes")
def test_a_module_holds_its_imports() -> None:
    assert "monkey_patching.kiosk: price" in holders(tariff.price)


def test_a_tuple_that_is_no_default() -> None:
    def marker() -> None: ...

    pair = (marker, 1)
    assert "tuple" in holders(marker)
    assert pair


def test_the_code_of_a_function_reaches_all_its_names() -> None:
    def price(grams: int) -> int:
        return grams * 3

    half = functools.partial(price, 100)
    bound = types.MethodType(price, 100)
    price.__code__ = (lambda grams: 0).__code__
    assert half() == bound() == 0
    outer = 5
    with pytest.raises(
        ValueError, match=r"price\(\) requires a code object with 0 free vars, not 1"
    ):
        price.__code__ = (lambda grams: outer).__code__


def test_a_running_frame_keeps_its_code() -> None:
    def steps() -> Iterator[str]:
        yield "old"
        yield "old still"

    def others() -> Iterator[str]:
        yield "new"

    running = steps()
    next(running)
    steps.__code__ = others.__code__
    assert next(running) == "old still"
    assert list(steps()) == ["new"]


def test_a_registry_keeps_what_was_registered() -> None:
    space: dict[str, Any] = {}
    exec(
        "from functools import singledispatch\n"
        "@singledispatch\n"
        "def weigh(x): return 'base'\n"
        "def whole(x): return 'old'\n"
        "weigh.register(int, whole)\n",
        space,
    )
    space["whole"] = lambda x: "new"
    assert space["weigh"](3) == "old"


# -- What a class statement does more --------------------------------------------------


def test_super_needs_a_cell() -> None:
    def show(self: Any) -> str:
        return str(super().__repr__())

    cls: Any = type("Stop", (), {})
    cls.show = show
    with pytest.raises(RuntimeError, match="__class__ cell not found"):
        cls().show()


def test_names_are_not_mangled() -> None:
    class Site:
        def __init__(self) -> None:
            self.__key = 1

    space: dict[str, Any] = {}
    exec(
        "def show(self): return self.__key\ndef mended(self): return self._Site__key",
        space,
    )
    Site.show = space["show"]  # type: ignore[attr-defined]
    Site.mended = space["mended"]  # type: ignore[attr-defined]
    site: Any = Site()
    with pytest.raises(AttributeError, match="no attribute '__key'"):
        site.show()
    assert site.mended() == 1


def test_implicit_class_methods_are_not_made() -> None:
    cls: Any = type("Stop", (), {})
    cls.__class_getitem__ = lambda cls, key: key
    with pytest.raises(
        TypeError, match="missing 1 required positional argument: 'key'"
    ):
        cls[int]
    cls.__class_getitem__ = classmethod(lambda cls, key: key)
    assert cls[int] is int
    cls.__init_subclass__ = lambda cls: None
    with pytest.raises(TypeError, match="missing 1 required"):
        type("Kid", (cls,), {})
    cls.__init_subclass__ = classmethod(lambda cls: None)
    assert type("Kid", (cls,), {})


def test_eq_leaves_hash() -> None:
    cls: Any = type("Stop", (), {})
    cls.__eq__ = lambda self, other: True
    assert cls.__hash__ is object.__hash__
    assert type("Stop", (), {"__eq__": lambda self, other: True}).__hash__ is None


def test_abstract_methods_stay_abstract() -> None:
    class Courier(abc.ABC):
        @abc.abstractmethod
        def go(self) -> int: ...

    Courier.go = lambda self: 1  # type: ignore[method-assign]
    with pytest.raises(TypeError, match="Can't instantiate abstract class"):
        Courier()  # type: ignore[abstract]
    abc.update_abstractmethods(Courier)
    assert Courier().go() == 1  # type: ignore[abstract]


def test_a_dataclass_captured_its_default() -> None:
    @dataclasses.dataclass
    class Parcel:
        grams: int = 1

    Parcel.grams = 5
    assert Parcel().grams == 1


def test_a_protocol_ignores_members_added_later() -> None:
    @typing.runtime_checkable
    class HasCode(typing.Protocol):
        def code(self) -> str: ...

    HasCode.weigh = lambda self: 1  # type: ignore[attr-defined]
    assert isinstance(Hub(), HasCode)


def test_class_assignment() -> None:
    class Audited(Hub):
        def __len__(self) -> int:
            return 4

    hub: Any = Hub()
    hub.__class__ = Audited
    assert len(hub) == 4
    other: Any = Hub()
    with pytest.raises(TypeError, match="'Slotted' object layout differs from 'Hub'"):
        other.__class__ = Slotted


def test_a_cycle_through_a_bound_method_on_an_instance() -> None:
    hub: Any = Hub()
    hub.open = types.MethodType(lambda self: "mine", hub)
    assert hub in gc.get_referents(hub.open)


def test_what_an_instance_stores_comes_first() -> None:
    class Parcel:
        @functools.cached_property
        def fee(self) -> int:
            return 1

    full: Any = Parcel()
    assert full.fee == 1
    later: Any = functools.cached_property(lambda self: 2)
    later.__set_name__(Parcel, "fee")
    Parcel.fee = later  # type: ignore[method-assign]
    assert (full.fee, Parcel().fee) == (1, 2)
    Parcel.fee = property(lambda self: 3)  # type: ignore[method-assign, assignment]
    assert full.fee == 3


def test_a_function_keeps_its_builtins() -> None:
    space: dict[str, Any] = {}
    exec("def size(x): return len(x)", space)
    space["__builtins__"] = {"len": lambda x: 99}
    assert space["size"]("ab") == 2
    exec("def later(x): return len(x)", space)
    assert space["later"]("ab") == 99


# -- What refuses ----------------------------------------------------------------------

IMMUTABLE = [
    int,
    datetime.datetime,
    decimal.Decimal,
    collections.deque,
    collections.OrderedDict,
    re.Pattern,
    functools.partial,
]
if sys.version_info >= (3, 15):
    IMMUTABLE.append(builtins.frozendict)


@pytest.mark.parametrize("cls", IMMUTABLE, ids=lambda cls: cls.__name__)
def test_immutable_types_refuse(cls: Any) -> None:
    with pytest.raises(
        TypeError, match="cannot set 'double' attribute of immutable type"
    ):
        cls.double = 1


@pytest.mark.skipif(sys.platform != "linux", reason="epoll")
def test_epoll_refuses_since_3_15() -> None:
    import select

    epoll: Any = select.epoll
    if sys.version_info >= (3, 15):
        with pytest.raises(TypeError, match=r"of immutable type 'select\.epoll'"):
            epoll.double = 1
    else:
        epoll.double = 1
        del epoll.double


def test_methods_in_c_do_not_ask_a_patched_getitem() -> None:
    class Box(dict[str, int]): ...

    box: Any = Box(a=1)
    with patched(Box, "__getitem__", lambda self, key: 99):
        assert (box["a"], box.get("a"), dict(box)) == (99, 1, {"a": 1})


def test_the_undo_keeps_the_exception_of_the_block() -> None:
    class Stop:
        city = "Oslo"

    with (
        pytest.raises(RuntimeError, match="was rebound") as caught,
        patched(Stop, "city", "Turin"),
    ):
        Stop.city = "Bergen"
        raise KeyError("P1")
    assert isinstance(caught.value.__context__, KeyError)


def test_classes_written_in_python_accept() -> None:
    with mock.patch.object(collections.Counter, "double", 1, create=True):
        assert collections.Counter.double == 1  # type: ignore[attr-defined]


def test_a_property_without_a_setter_takes_the_assignment() -> None:
    hub: Any = Hub()
    with pytest.raises(
        AttributeError, match="property 'weight' of 'Hub' object has no setter"
    ):
        hub.weight = 3


# -- Caches ----------------------------------------------------------------------------


def test_a_thousand_versions() -> None:
    if not specialized(make()):
        pytest.skip("this build does not specialize method calls")
    worn, child = make(), None
    wear(worn, 400)
    assert specialized(worn)
    wear(worn, 200)
    child = type("Child", (worn,), {})
    assert not specialized(worn)
    assert not specialized(child)


def test_the_benchmark_compares() -> None:
    assert 0.2 < ratios(1).median < 5
    assert caller(make())() is None  # type: ignore[func-returns-value]


def test_writing_behind_the_proxy_leaves_caches_stale() -> None:
    """The old function is kept alive here; without that, a crash is likely."""
    program = """
        import gc, sys
        class Parcel:
            def label(self): return "old"
        box = Parcel()
        def call(): return box.label()
        for _ in range(5_000): call()
        space = gc.get_referents(vars(Parcel))[0]
        kept = space["label"]
        space["label"] = lambda self: "new"
        stale = call()
        Parcel.other = 1
        print(stale, call())
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout in ("old new\n", "new new\n")
    if specialized(make()):
        assert done.stdout == "old new\n"


def test_assert_does_not_look_the_name_up() -> None:
    space: dict[str, Any] = {}
    exec("def check(): assert False", space)
    real = AssertionError
    with patched(builtins, "AssertionError", ValueError), pytest.raises(real):
        space["check"]()


def test_a_patched_all_is_honored() -> None:
    space: dict[str, Any] = {}
    exec("def check(cities): return all(city for city in cities)", space)
    assert space["check"](["Oslo"]) is True
    with patched(builtins, "all", lambda cities: "mine"):
        assert space["check"](["Oslo"]) == "mine"


# -- Replaced classes --------------------------------------------------------------------


def test_a_mock_is_no_class() -> None:
    with pytest.raises(
        TypeError, match="arg 2 must be a type, a tuple of types, or a union"
    ):
        isinstance(Hub(), mock.Mock())  # type: ignore[arg-type]
    with pytest.raises(
        TypeError, match="that do not inherit from BaseException is not allowed"
    ):
        try:
            raise KeyError("P1")
        except mock.Mock():
            pass


def test_ssl_took_its_base_at_import() -> None:
    import socket

    class Traced(socket.socket): ...

    with patched(socket, "socket", Traced):
        assert not issubclass(ssl.SSLSocket, socket.socket)


# -- Processes, modules ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "method, found", [("fork", 0), ("spawn", 300), ("forkserver", 300)]
)
def test_children_and_the_patch(method: str, found: int) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    command = [sys.executable, "-W", "ignore", "-m", "monkey_patching.branches", method]
    done = subprocess.run(command, cwd=CODE, capture_output=True, text=True, check=True)
    assert done.stdout == f"{found}\n"


def test_main_returns_what_the_child_found() -> None:
    original = tariff.price
    try:
        assert branches.main("spawn") == 300
    finally:
        tariff.price = original


def test_what_the_child_runs() -> None:
    answers: list[int] = []
    branches.report(types.SimpleNamespace(put=answers.append))
    assert answers == [300]


def test_the_default_start_method() -> None:
    if sys.platform == "linux":
        default = "forkserver" if sys.version_info >= (3, 14) else "fork"
        assert multiprocessing.get_all_start_methods()[0] == default


def test_reload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "reloaded_tariff"
    source = "def price(grams): return grams\nclass Parcel:\n    def label(self): return 'parcel'\n"
    (tmp_path / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module(name)
    try:
        old, box = module.Parcel, module.Parcel()
        first = module.price
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.object(module, "price", len))
            module.extra = 1  # type: ignore[attr-defined]
            old.label = lambda self: "patched"
            assert importlib.reload(module) is module
            assert module.price(2) == 2
            assert module.price is not first
            assert module.extra == 1
            assert module.Parcel is not old
            assert (box.label(), module.Parcel().label()) == ("patched", "parcel")
        assert module.price is first  # from before the reload
    finally:
        del sys.modules[name]


def test_none_blocks_an_import(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tariff_blocked", None)
    with pytest.raises(
        ModuleNotFoundError, match="import of tariff_blocked halted; None in"
    ):
        importlib.import_module("tariff_blocked")


def test_a_module_that_guards_its_attributes() -> None:
    class Guarded(types.ModuleType):
        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{name} is read-only")

    module = types.ModuleType("tariff")
    exec("rate = 3\ndef change():\n    global rate\n    rate = 9", vars(module))
    module.__class__ = Guarded
    with pytest.raises(AttributeError, match="rate is read-only"):
        module.rate = 5
    module.change()
    assert module.rate == 9


# -- mock and monkeypatch ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cls", [Hub, Depot])
def test_mock_and_monkeypatch_undo_a_class_exactly(cls: type, name: str) -> None:
    before = [state(Hub), state(Depot)]
    with mock.patch.object(cls, name, "new"):
        pass
    assert [state(Hub), state(Depot)] == before
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(cls, name, "new")
    assert [state(Hub), state(Depot)] == before


def test_mock_and_monkeypatch_undo_an_instance_exactly() -> None:
    hub = Hub()
    with mock.patch.object(hub, "open", "new"):
        pass
    assert vars(hub) == {}
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(hub, "open", "new")
    assert vars(hub) == {}


def test_the_message_for_a_property_on_an_instance() -> None:
    with pytest.raises(AttributeError, match="no deleter"):
        mock.patch.object(Hub(), "weight", 3).start()
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        pytest.raises(AttributeError, match="no setter"),
    ):
        monkeypatch.setattr(Hub(), "weight", 3)


def test_what_others_rebound_is_overwritten() -> None:
    class Stop:
        city = "Oslo"

    with mock.patch.object(Stop, "city", "Turin"):
        Stop.city = "Bergen"
    assert Stop.city == "Oslo"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Stop, "city", "Turin")
        Stop.city = "Bergen"
    assert Stop.city == "Oslo"


def test_both_refuse_a_misspelt_name() -> None:
    with pytest.raises(AttributeError):
        mock.patch.object(Hub, "prize").start()
    with pytest.MonkeyPatch.context() as monkeypatch, pytest.raises(AttributeError):
        monkeypatch.setattr(Hub, "prize", 1)


# -- Versions ------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.version_info < (3, 15), reason="lazy imports")
def test_patching_the_using_module_puts_the_proxy_back(tmp_path: Path) -> None:
    program = """
        from types import LazyImportType
        from unittest import mock
        import sys
        lazy from monkey_patching.customs import duty
        with mock.patch("__main__.duty", lambda cents: 0):
            print(duty(100))
        print(isinstance(globals()["duty"], LazyImportType))
        from monkey_patching.patched import patched
        with patched(sys.modules["__main__"], "duty", len):
            pass
        print("monkey_patching.customs" in sys.modules)
        print(duty(100))
        lazy from json import dumps
        with mock.patch("__main__.dumps", autospec=True):
            pass
        print(isinstance(globals()["dumps"], LazyImportType))
    """
    path = tmp_path / "using.py"
    path.write_text(textwrap.dedent(program))
    command = [sys.executable, str(path)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(CODE)},
    )
    assert done.stdout == "0\nTrue\nFalse\n25\nFalse\n", done.stderr


# -- The pitfalls ----------------------------------------------------------------------------------


def test_the_naive_undo_unwraps_a_static_method() -> None:
    from monkey_patching.pitfalls import static_unwrapped as naive
    from monkey_patching.pitfalls import static_unwrapped_mended as mended

    assert naive.relabel() == mended.relabel() == "TRN"
    with pytest.raises(TypeError, match="takes 0 positional arguments but 1 was given"):
        naive.Hub().code()
    assert mended.Hub().code() == "OSL"


def test_the_naive_undo_binds_a_class_method() -> None:
    class Site:
        @classmethod
        def make(cls) -> Any:
            return cls()

    class Kid(Site): ...

    original = Site.make
    Site.make = classmethod(lambda cls: None)  # type: ignore[method-assign, assignment]
    Site.make = original  # type: ignore[method-assign]
    assert type(Kid.make()) is Site


def test_the_stand_ins_of_the_pitfall() -> None:
    from monkey_patching.pitfalls import any_call, any_call_mended

    any_call.test_quote()
    any_call_mended.test_quote()


def test_the_hidden_patch() -> None:
    from monkey_patching.pitfalls import hidden, hidden_mended

    for module in (hidden, hidden_mended):
        with mock.patch.object(vendor.Client, "fee"):
            module.install()
            assert vendor.Client().fee(101) == 30
            assert vendor.Client.fee.__module__ == module.__name__


def test_customs() -> None:
    from monkey_patching.customs import duty

    assert duty(100) == 25


def test_wraps_hides_where_a_stand_in_comes_from() -> None:
    @functools.wraps(vendor.Client.fee)
    def stand(self: Any, grams: int) -> int:
        return 0

    assert stand.__module__ == "monkey_patching.vendor"
    assert stand.__code__.co_filename == __file__
