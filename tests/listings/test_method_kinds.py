"""The listings of the chapter on methods, and what its text claims."""

import abc
import asyncio
import copy
import dataclasses
import dis
import enum
import functools
import gc
import inspect
import pickle
import subprocess
import sys
import sysconfig
import types
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable
from unittest import mock

import pytest
from method_kinds import kinds, shipments
from method_kinds.benchmarks import kind_cost
from method_kinds.pitfalls import (
    cached_self,
    cached_self_mended,
    fixed_type,
    fixed_type_mended,
    no_decorator,
    no_decorator_mended,
    put_back,
    put_back_mended,
)

CODE = Path(__file__).parents[2] / "code" / "method_kinds"
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


class Hub:
    """Pickled by name, so it stands in the module."""

    def sort(self) -> str:
        return "sorted"

    def __weigh(self) -> int:
        return 3

    def private(self) -> Callable[[], int]:
        return self.__weigh

    by_lambda = lambda self: 3  # noqa: E731

    @classmethod
    def build(cls) -> "Hub":
        return cls()

    @staticmethod
    def check(code: str) -> bool:
        return code.isupper()


class Depot(Hub): ...


# -- What is stored and what the dot returns ----------------------------------------


def test_the_survey() -> None:
    kit = kinds.Kit()
    lines = [*kinds.survey(kinds.Kit, kit)]
    assert [line.split()[0] for line in lines[:3]] == [
        "function",
        "class_method",
        "static_method",
    ]
    assert kit.function(1, 2) == kit.caller(1, 2) == kit.class_method(1, 2) == 2
    assert kit.static_method(1, 2) == kit.builtin("ab") == 2
    assert kit.partial_method(2) == kit.dispatch(1, 2) == 2
    assert kit.prop == kit.cached == 3


@pytest.mark.parametrize("name", ["partial_method", "dispatch"])
def test_callables_that_are_made_anew_are_unequal(name: str) -> None:
    for owner in (kinds.Kit, kinds.Kit()):
        assert getattr(owner, name) != getattr(owner, name)


def test_assigning_to_the_class_asks_no_descriptor() -> None:
    kit = type("Copy", (), dict(vars(kinds.Kit)))
    for name in ("function", "class_method", "static_method", "prop", "cached"):
        setattr(kit, name, 3)
        assert vars(kit)[name] == 3


def test_who_is_shadowed() -> None:
    kit: Any = kinds.Kit()
    for name in ("function", "class_method", "static_method", "cached"):
        setattr(kit, name, 7)
        assert getattr(kit, name) == 7
    with pytest.raises(AttributeError, match="has no setter"):
        kit.prop = 7


def test_a_method_object_is_a_pair() -> None:
    hub: Any = Hub()
    with pytest.raises(
        AttributeError, match=r"'method' object has no attribute 'mark'"
    ):
        hub.sort.mark = 1
    assert [].append != [].append
    cities: list[str] = []
    assert cities.append == cities.append
    assert type(cities.append).__name__ == "builtin_function_or_method"
    assert hub.sort == hub.sort
    assert hash(hub.sort) == hash(hub.sort)

    class Unhashable(list[int]):
        def size(self) -> int:
            return len(self)

    one, other = Unhashable(), Unhashable()
    assert {one.size: 1}[one.size] == 1
    assert one == other
    assert one.size != other.size


def test_a_method_keeps_its_object() -> None:
    hub = Hub()
    seen = weakref.ref(hub)
    kept = hub.sort
    del hub
    assert seen() is kept.__self__  # type: ignore[attr-defined]


def test_binding_by_hand() -> None:
    assert type(vars(Hub)["build"].__get__(None, Depot)()) is Depot
    assert type(Hub.build.__func__(Depot)) is Depot  # type: ignore[attr-defined]


def test_wrappers_accept_anything() -> None:
    assert classmethod(3)  # type: ignore[arg-type, var-annotated]
    with pytest.raises(TypeError, match="'int' object is not callable"):
        staticmethod(3)()  # type: ignore[arg-type]


# -- Static and implicit ------------------------------------------------------------


def test_super_in_a_static_method() -> None:
    class Child(Hub):
        @staticmethod
        def without() -> Any:
            return super().sort()  # type: ignore[misc]

        @staticmethod
        def first(anything: Any) -> Any:
            return super().sort()  # type: ignore[misc]

    with pytest.raises(RuntimeError, match=r"super\(\): no arguments"):
        Child.without()
    with pytest.raises(TypeError, match="is not an instance or subtype"):
        Child.first(3)
    assert Child.first(Child()) == "sorted"


def test_a_comprehension_does_not_see_the_static_method() -> None:
    with pytest.raises(NameError, match="cents"):

        class Tariff:
            @staticmethod
            def cents() -> int:
                return 1

            codes = tuple(cents() for _ in range(2))  # noqa: F821


def test_the_implicit_ones() -> None:
    names: dict[str, Any] = {
        "__new__": lambda cls: object.__new__(cls),
        "__init_subclass__": lambda cls: None,
    }
    made = type("Made", (), names)
    assert isinstance(vars(made)["__new__"], staticmethod)
    assert isinstance(vars(made)["__init_subclass__"], classmethod)

    class Late: ...

    Late.__init_subclass__ = lambda cls: None  # type: ignore[assignment, misc]
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        type("Child", (Late,), {})


def test_special_methods_bind_by_their_kind() -> None:
    class Three:
        @staticmethod
        def __len__() -> int:
            return 3

    assert len(Three()) == 3


# -- Constructors and state -----------------------------------------------------------


def test_the_shipments() -> None:
    row = {"city": "Oslo", "grams": 1500}
    assert type(shipments.Letter.from_row(row)) is shipments.Letter
    assert shipments.Shipment.from_row(row).kilos == 1.5
    assert shipments.Shipment.whole_grams("81.2") == 81
    assert shipments.Letter.parse("Oslo 81.2").grams == 100


def test_the_registry() -> None:
    class North(shipments.Tariff, code="test-north"): ...

    try:
        assert type(shipments.Tariff.for_code("test-north")) is North
        assert (North.used, shipments.Tariff.used) == (1, 0)
    finally:
        del shipments.Tariff.by_code["test-north"]


def test_no_overloading() -> None:
    class Both:
        def describe(self) -> str:
            return "instance"

        @classmethod
        def describe(cls) -> str:  # type: ignore[no-redef] # noqa: F811
            return "class"

    assert (Both().describe(), Both.describe()) == ("class", "class")


def test_an_awaitable_property_and_constructor() -> None:
    class Link:
        @classmethod
        async def connect(cls) -> "Link":
            return cls()

        @property
        async def state(self) -> str:
            return "open"

    async def main() -> str:
        return await (await Link.connect()).state

    assert asyncio.run(main()) == "open"


def test_anything_satisfies_an_abstract_class_method() -> None:
    class Source(abc.ABC):
        @classmethod
        @abc.abstractmethod
        def parse(cls) -> str:
            return "default"

    class Silent(Source):
        parse = None  # type: ignore[assignment]

    assert Silent()
    assert Source.parse() == "default"


def test_a_runtime_protocol_asks_for_the_name() -> None:
    @runtime_checkable
    class Loads(Protocol):
        @classmethod
        def parse(cls) -> Any: ...

    class Instance:
        def parse(self) -> None: ...

    assert isinstance(Instance(), Loads)


# -- The order of decorators ------------------------------------------------------------


def test_what_fails_in_which_order() -> None:
    def body(*decorators: Any) -> Any:
        def code(*args: Any) -> int:
            return len(args)

        stored: Any = code
        for decorator in reversed(decorators):
            stored = decorator(stored)
        return type("Made", (), {"code": stored})

    not_callable = "'classmethod' object is not callable"
    with pytest.raises(TypeError, match="the first argument must be callable"):
        body(functools.cache, classmethod)
    with pytest.raises(TypeError, match="Expected first argument to be an integer"):
        body(functools.lru_cache, classmethod)
    for wrapper in (classmethod, staticmethod, property):
        with pytest.raises(AttributeError, match="is not writable"):
            body(abc.abstractmethod, wrapper)
    with pytest.raises(TypeError, match=not_callable):
        body(property, classmethod)().code  # noqa: B018
    with pytest.raises(TypeError, match="'property' object is not callable"):
        body(classmethod, property).code()
    assert isinstance(body(classmethod, property).code, types.MethodType)
    assert body(classmethod, staticmethod).code() == 1
    with pytest.raises(TypeError, match=not_callable):
        body(staticmethod, classmethod).code()
    assert body(classmethod, functools.cache).code() == 1


def test_a_dispatcher_over_class_methods() -> None:
    class Reader:
        @functools.singledispatchmethod
        @classmethod
        def read(cls, item: Any) -> str:
            return cls.__name__

        @read.register
        @classmethod
        def _(cls, item: int) -> str:
            return f"{cls.__name__} {item}"

    assert (Reader.read(3), Reader.read("x")) == ("Reader 3", "Reader")


def test_both_wrapped_and_func() -> None:
    for name in ("build", "check"):
        stored = vars(Hub)[name]
        assert stored.__wrapped__ is stored.__func__
        assert stored.__name__ == name
        assert type(stored)(stored.__wrapped__).__func__ is stored.__func__


# -- Accidents -----------------------------------------------------------------------


def test_a_partial_binds_since_3_14() -> None:
    class Sorter:
        by = functools.partial(lambda *args: len(args), 1)
        static = staticmethod(functools.partial(lambda *args: len(args), 1))

    if sys.version_info >= (3, 14):
        assert Sorter().by() == 2
    else:
        with pytest.warns(FutureWarning, match=r"wrap it in staticmethod\(\)"):
            assert Sorter().by() == 1
    assert Sorter().static() == 1


def test_a_dataclass_field_holds_a_function() -> None:
    @dataclasses.dataclass
    class Rule:
        plain: Callable[..., int] = lambda *args: len(args)
        late: Callable[..., int] = dataclasses.field(
            init=False, default=lambda *args: len(args)
        )
        shared: ClassVar[Callable[..., int]] = lambda *args: len(args)

    rule = Rule()
    assert (rule.plain(), rule.late(), rule.shared()) == (0, 1, 1)


def test_what_is_a_member() -> None:
    class Rule(enum.Enum):
        SIZE = len
        helper = lambda self: self.name  # noqa: E731

    assert [rule.name for rule in Rule] == ["SIZE"]


def test_a_method_of_one_instance() -> None:
    hub: Any = Hub()
    hub.own = types.MethodType(lambda self: self, hub)
    assert hub.own() is hub
    assert copy.copy(hub).own() is hub
    seen = weakref.ref(hub)
    gc.disable()
    try:
        del hub
        assert seen() is not None
    finally:
        gc.enable()
    gc.collect()
    assert seen() is None


# -- Tools ---------------------------------------------------------------------------


def test_signatures() -> None:
    class Signed:
        def sort(self, fast: bool = True) -> None: ...

        @classmethod
        def build(cls, code: str) -> None: ...

        @staticmethod
        def check(code: str) -> None: ...

        @property
        def size(self) -> None: ...

        @functools.singledispatchmethod
        def take(self, item: int) -> None: ...

    def names(function: Any) -> list[str]:
        return [*inspect.signature(function).parameters]

    assert names(Signed().sort) == ["fast"]
    assert names(Signed.sort) == ["self", "fast"]
    assert names(Signed.build) == names(Signed().check) == ["code"]
    assert names(vars(Signed)["check"]) == ["code"]
    assert names(Signed().take) == ["self", "item"]
    for name in ("build", "size"):
        with pytest.raises(TypeError, match="is not a callable object"):
            inspect.signature(vars(Signed)[name])


def test_a_static_method_looks_like_a_function() -> None:
    assert inspect.isfunction(Hub.check)
    assert inspect.isfunction(Hub.sort)
    assert [inspect.ismethod(f) for f in (Hub.build, Hub.sort)] == [True, False]
    hub = Hub()
    found = [inspect.isfunction(f) for f in (hub.sort, hub.build, hub.check)]
    assert found == [False, False, True]


def test_pickling() -> None:
    def copied(value: Any) -> Any:
        return pickle.loads(pickle.dumps(value))

    assert copied(Hub().sort)() == "sorted"
    assert type(copied(Depot.build)()) is Depot
    assert copied(Hub.check) is Hub.check
    with pytest.raises(AttributeError, match="<lambda>"):
        copied(Hub().by_lambda)
    if sys.version_info >= (3, 15):
        assert copied(Hub().private())() == 3
    else:
        with pytest.raises(AttributeError, match="__weigh"):
            copied(Hub().private())
    for name in ("build", "check"):
        with pytest.raises(TypeError, match="cannot pickle"):
            pickle.dumps(vars(Hub)[name])


def test_patching() -> None:
    stored = vars(Hub)["build"]
    with mock.patch.object(Hub, "build", lambda *args: len(args)):
        assert (Hub.build(), Hub().build()) == (0, 1)
    assert vars(Hub)["build"] is stored
    with mock.patch.object(Depot, "build") as stub:
        Depot.build()
    assert stub.call_args == mock.call()
    assert "build" not in vars(Depot)


# -- Cost ------------------------------------------------------------------------------


def instructions(call: str, **names: Any) -> set[str]:
    """The attribute and call instructions of a function that ran for a while."""
    exec(f"def use(hub): {call}", names)
    use = names["use"]
    for _ in range(1000):
        use(Hub())
    found = (step.opname for step in dis.get_instructions(use, adaptive=True))
    return {name for name in found if "ATTR" in name or "CALL" in name}


@pytest.mark.skipif(FREE_THREADED, reason="specialized on the default build")
def test_the_instructions() -> None:
    assert "LOAD_ATTR_METHOD_WITH_VALUES" in instructions("hub.sort()")
    assert "LOAD_ATTR_CLASS" in instructions("Hub.sort(hub)", Hub=Hub)
    for call in ("Hub.build()", "hub.build()", "Hub.check('A')", "hub.check('A')"):
        assert "LOAD_ATTR" in instructions(call, Hub=Hub)
    bound, plain = "CALL_BOUND_METHOD_EXACT_ARGS", "CALL_PY_EXACT_ARGS"
    assert bound in instructions("Hub.build()", Hub=Hub)
    found = {plain, bound} & {*instructions("hub.build()")}
    if sys.version_info >= (3, 15):
        assert found == {plain}
    elif sys.version_info >= (3, 14):  # its patch releases differ
        assert found
    else:
        assert found == {bound}


def test_the_benchmark_compares() -> None:
    lines = kind_cost.report(times=50)
    assert len(lines) == len(kind_cost.PAIRS)


# -- Pitfalls ---------------------------------------------------------------------------


def test_the_factories() -> None:
    class Wrong(fixed_type.Parcel): ...

    class Right(fixed_type_mended.Parcel): ...

    assert type(Wrong.parse("P1")) is fixed_type.Parcel
    assert type(Right.parse("P1")) is Right


def test_putting_back() -> None:
    class Wrong(put_back.Parcel): ...

    class Right(put_back_mended.Parcel): ...

    put_back.run_with_stub()
    put_back_mended.run_with_stub()
    assert Wrong.parse("1") == "Parcel1"
    assert Right.parse("1") == "Right1"


def test_a_missing_decorator() -> None:
    parcel: Any = no_decorator.Parcel()
    with pytest.raises(TypeError, match="takes 2 positional arguments but 3 were"):
        parcel.volume(3, 4)
    with pytest.raises(TypeError, match="for \\*: 'Parcel' and 'int'"):
        parcel.volume(3)
    assert no_decorator_mended.Parcel().volume(3, 4) == 12


def test_a_cache_holds_instances() -> None:
    for module, freed in [(cached_self, False), (cached_self_mended, True)]:
        hub: Any = module.Hub()  # type: ignore[attr-defined]
        assert hub.tariff("Oslo") == 4
        seen = weakref.ref(hub)
        del hub
        gc.collect()
        assert (seen() is None) is freed


def test_a_cached_class_method_has_an_entry_for_each_class() -> None:
    class Small(cached_self_mended.Hub): ...

    Small.tariff("Rome")
    cached_self_mended.Hub.tariff("Rome")
    info = cached_self_mended.Hub.tariff.__func__.cache_info()  # type: ignore[attr-defined]
    assert info.currsize >= 2


def test_who_finds_the_wrong_order() -> None:
    path = str(CODE / "pitfalls" / "order.py")
    ruff = ["ruff", "check", "--isolated", "--no-cache", "--select", "RUF074"]
    for extra, expected in [([], False), (["--preview"], True)]:
        command = [sys.executable, "-m", *ruff, *extra, path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ("incorrect-decorator-order" in done.stdout) is expected
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Success")
    with pytest.raises(TypeError, match="the first argument must be callable"):
        import method_kinds.pitfalls.order  # noqa: F401


# -- Versions -------------------------------------------------------------------------


def test_a_subclass_of_the_wrapper() -> None:
    class audited(classmethod):  # type: ignore[type-arg]
        def __init__(self, function: Any) -> None: ...

    found = audited(len).__func__
    assert found is (len if sys.version_info >= (3, 15) else None)


@pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
def test_the_wrappers_are_generic() -> None:
    assert classmethod[Any, [], int]  # type: ignore[misc]
    assert staticmethod[[], int]  # type: ignore[misc]
