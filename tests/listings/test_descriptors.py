"""The listings of the chapter on descriptors, and what its text claims."""

import builtins
import contextlib
import copy
import dataclasses
import enum
import functools
import gc
import inspect
import os
import pickle
import pydoc
import subprocess
import sys
import types
import weakref
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from descriptors import columns, fields
from descriptors.benchmarks import descriptor_cost
from descriptors.held import bound_methods
from descriptors.pitfalls import bound_strategy, bound_strategy_mended, cached_method
from descriptors.test_equivalents import *  # noqa: F403

CODE = Path(__file__).parents[2] / "code" / "descriptors"


class Report:
    """Returns what it was called with."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return instance, owner


# -- The protocol -------------------------------------------------------------------


def test_what_the_dot_passes() -> None:
    class Hub:
        city = Report()

    class Depot(Hub): ...

    class Annex(Depot): ...

    depot = Annex()
    assert depot.city == (depot, Annex)
    assert Annex.city == (None, Annex)
    assert super(Depot, depot).city == (depot, Annex)
    assert vars(Hub)["city"].__get__(depot) == (depot, None)


def test_super_on_a_class_passes_no_instance() -> None:
    class Hub:
        city = Report()

    class Depot(Hub): ...

    class Annex(Depot): ...

    assert super(Depot, Annex).city == (None, Annex)


def test_super_passes_reads_alone() -> None:
    class Scale:
        grams = 0

        def put(self, value: int) -> None:
            self.grams = value

        weight = property(lambda self: self.grams, put)

    class Precise(Scale):
        def fail(self) -> None:
            super().weight = 3  # type: ignore[misc]

        def reach(self) -> None:
            super(Precise, type(self)).weight.__set__(self, 3)

    precise = Precise()
    with pytest.raises(AttributeError, match="'super' object has no attribute 'weigh"):
        precise.fail()
    precise.reach()
    assert precise.weight == 3


def test_an_instance_without_a_dict_cannot_cover_a_method() -> None:
    class Hub:
        __slots__ = ()

        def sort(self) -> None: ...

    with pytest.raises(AttributeError, match="'Hub' object attribute 'sort' is read-"):
        Hub().sort = 1  # type: ignore[method-assign, assignment]


def test_object_setattr_runs_the_descriptor() -> None:
    with pytest.raises(TypeError, match="grams: no int"):
        object.__setattr__(fields.Parcel(), "grams", "heavy")


def test_an_error_in_get_is_final() -> None:
    class Shy:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            raise AttributeError("inner")

    class ShyData(Shy):
        def __set__(self, instance: Any, value: Any) -> None: ...

    class Hub:
        late = "in the base"

    class Depot(Hub):
        city = ShyData()
        late = Shy()

    depot = Depot()
    vars(depot).update(city="in the instance")
    for name in ("city", "late"):
        with pytest.raises(AttributeError, match=r"^inner$"):
            getattr(depot, name)


def test_the_result_of_get_is_not_asked_again() -> None:
    inner = Report()

    class Outer:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return inner

    class Hub:
        city = Outer()

    assert Hub().city is inner


def test_the_result_of_set_is_thrown_away() -> None:
    class Sink:
        def __set__(self, instance: Any, value: Any) -> str:
            return "thrown away"

    class Hub:
        city = Sink()

    hub = Hub()
    hub.city = 1  # type: ignore[assignment]
    assert "city" not in vars(hub)


def test_either_half_makes_a_data_descriptor() -> None:
    class Sets:
        def __set__(self, instance: Any, value: Any) -> None: ...

    class Deletes:
        def __delete__(self, instance: Any) -> None: ...

    class Neither(Deletes):
        __delete__ = None  # type: ignore[assignment]

    class Hub:
        sets, deletes, neither = Sets(), Deletes(), Neither()

    for name in ("sets", "deletes", "neither"):
        assert inspect.isdatadescriptor(vars(Hub)[name])
    hub: Any = Hub()
    with pytest.raises(AttributeError, match=r"^__delete__$"):
        del hub.sets
    with pytest.raises(AttributeError, match=r"^__set__$"):
        hub.deletes = 1
    with pytest.raises(TypeError, match="'NoneType' object is not callable"):
        del hub.neither


def test_a_set_of_none_stays_data() -> None:
    class Covered(fields.Field[int]):
        __set__ = None  # type: ignore[assignment]

    class Parcel:
        grams = Covered(int)

    with pytest.raises(TypeError, match="'NoneType' object is not callable"):
        Parcel().grams = 3  # type: ignore[misc, assignment]


def test_a_metaclass_puts_data_first_and_the_rest_last() -> None:
    class Meta(type):
        code = property(lambda cls: "meta")
        city = Report()

    class Hub(metaclass=Meta):
        code, city = "own", "Oslo"

    assert (Hub.code, Hub.city) == ("meta", "Oslo")
    assert not hasattr(type("Bare", (), {})(), "code")


def test_special_methods_are_bound_from_the_type() -> None:
    class Size:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return lambda: 7

    class Hub:
        __len__ = Size()

    assert len(Hub()) == 7  # type: ignore[arg-type]


def test_an_overridden_getattribute_switches_descriptors_off() -> None:
    class Hub:
        city = Report()

        def __getattribute__(self, name: str) -> Any:
            return "mine"

    assert Hub().city == "mine"


def test_looking_without_triggering() -> None:
    class Hub:
        city = Report()

    class Depot(Hub): ...

    assert type(inspect.getattr_static(Depot, "city")) is Report
    assert "city" not in vars(Depot)


# -- __set_name__ -------------------------------------------------------------------


class Told:
    """Notes whom it was told about; no descriptor."""

    def __init__(self) -> None:
        self.names: list[tuple[type, str]] = []

    def __set_name__(self, owner: type, name: str) -> None:
        self.names.append((owner, name))


def test_who_is_told() -> None:
    told = Told()
    before: list[int] = []

    class Base:
        def __init_subclass__(cls) -> None:
            before.append(len(told.names))

    class Hub(Base):
        first = told
        second = told

    assert told.names == [(Hub, "first"), (Hub, "second")]
    assert before == [2]

    class Depot(Hub): ...

    setattr(Depot, "third", told)  # noqa: B010
    Depot.first = told
    assert len(told.names) == 2


def test_only_the_type_is_asked_for_the_hook() -> None:
    plain = types.SimpleNamespace(__set_name__=lambda *args: pytest.fail())

    class Hub:
        city = plain

    assert Hub.city is plain


def test_additions_during_the_hook_are_not_told() -> None:
    late = Told()

    class Adds:
        def __set_name__(self, owner: Any, name: str) -> None:
            owner.late = late

    class Hub:
        city = Adds()

    assert vars(Hub)["late"] is late
    assert late.names == []


def test_slotted_dataclasses_tell_twice() -> None:
    told = Told()

    @dataclasses.dataclass(slots=True)
    class Order:
        city: str = ""
        note = told

    owners = [owner for owner, _ in told.names]
    assert len(owners) == 2
    assert owners[0] is not owners[1] is Order
    assert owners[0].__qualname__ == owners[1].__qualname__


# -- The table of descriptors -------------------------------------------------------


class Sample:
    __slots__ = ("__dict__", "slot")

    def function(self) -> None: ...

    @classmethod
    def of_class(cls) -> None: ...

    @staticmethod
    def static() -> None: ...

    @property
    def prop(self) -> int:
        return 1

    @functools.cached_property
    def cached(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("cls", "name", "kind", "data", "on_class"),
    [
        (Sample, "function", "function", False, "function"),
        (Sample, "of_class", "classmethod", False, "method"),
        (Sample, "static", "staticmethod", False, "function"),
        (Sample, "prop", "property", True, "property"),
        (Sample, "slot", "member_descriptor", True, "member_descriptor"),
        (Sample, "cached", "cached_property", False, "cached_property"),
        (int, "real", "getset_descriptor", True, "getset_descriptor"),
        (str, "upper", "method_descriptor", False, "method_descriptor"),
        (int, "__add__", "wrapper_descriptor", False, "wrapper_descriptor"),
        (
            dict,
            "fromkeys",
            "classmethod_descriptor",
            False,
            "builtin_function_or_method",
        ),
    ],
)
def test_the_table_of_kinds(
    cls: type, name: str, kind: str, data: bool, on_class: str
) -> None:
    found = vars(cls)[name]
    assert type(found).__name__ == kind
    # inspect says no for functions and methods without looking further.
    assert any(hasattr(found, half) for half in ("__set__", "__delete__")) is data
    assert type(getattr(cls, name)).__name__ == on_class


def test_the_table_on_instances() -> None:
    assert type(Sample().function) is types.MethodType
    assert type("a".upper).__name__ == "builtin_function_or_method"
    assert type((3).__add__).__name__ == "method-wrapper"
    sample = Sample()
    assert sample.cached == vars(sample)["cached"] == 1


@pytest.mark.parametrize("unbound", [len, int, functools.wraps, builtins.print])
def test_what_is_not_bound(unbound: Any) -> None:
    class Hub:
        part = unbound

    bound = inspect.isfunction(unbound)
    assert (Hub().part is unbound) is not bound


def test_c_types_check_what_they_get() -> None:
    class Slotted:
        __slots__ = ("a",)

    class Thief:
        a = vars(Slotted)["a"]

    with pytest.raises(TypeError, match="'a' for 'Slotted' objects doesn't apply to a"):
        Thief().a  # noqa: B018
    with pytest.raises(TypeError, match="doesn't apply to a 'int' object"):
        str.upper(3)  # type: ignore[arg-type]


# -- Methods -----------------------------------------------------------------------


def test_bound_methods_that_exist_during_a_call() -> None:
    class Hub:
        def sort(self, methods: int) -> int:
            return methods

        @classmethod
        def make(cls, methods: int) -> int:
            return methods

    class Bind:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return types.MethodType(lambda self, methods: methods, instance)

    Hub.own = Bind()  # type: ignore[attr-defined]
    hub: Any = Hub()
    # pytest's rewriting takes the calls in an assert apart: keep them out of it.
    found = [
        hub.sort(bound_methods(hub)),
        getattr(hub, "sort")(bound_methods(hub)),  # noqa: B009
        hub.own(bound_methods(hub)),
        Hub.make(bound_methods(Hub)),
    ]
    assert found == [0, 1, 1, 1]
    on_instance = hub.make(bound_methods(Hub))
    assert on_instance == (0 if sys.version_info >= (3, 14, 4) else 1)


def test_the_flag_that_saves_the_method() -> None:
    flag = 1 << 17  # Py_TPFLAGS_METHOD_DESCRIPTOR, Include/object.h

    def has(cls: type) -> bool:
        return bool(cls.__flags__ & flag)

    assert has(types.FunctionType)
    assert has(types.MethodDescriptorType)
    assert has(types.WrapperDescriptorType)
    assert has(type(functools.lru_cache(len)))
    for cls in (property, classmethod, staticmethod, functools.partial, Report):
        assert not has(cls)


def test_copies_of_methods() -> None:
    hub = Sample()
    assert copy.copy(hub.function) == hub.function
    deep = copy.deepcopy(hub.function)
    assert deep != hub.function
    assert deep.__func__ is hub.function.__func__
    assert copy.deepcopy(Sample.prop) is Sample.prop
    with pytest.raises(TypeError, match="cannot pickle 'property' object"):
        pickle.dumps(Sample.prop)


class Pickled:
    """Methods that pickle finds, or does not find, by name."""

    nameless = lambda self: 1  # noqa: E731

    def __private(self) -> int:
        return 2

    def private(self) -> Any:
        return self.__private


def test_which_methods_are_pickled() -> None:
    hub = Pickled()
    with pytest.raises(AttributeError, match="object has no attribute '<lambda>'"):
        pickle.loads(pickle.dumps(hub.nameless))
    if sys.version_info >= (3, 15):
        assert pickle.loads(pickle.dumps(hub.private()))() == 2
    else:
        with pytest.raises(AttributeError, match="object has no attribute '__private'"):
            pickle.loads(pickle.dumps(hub.private()))


def test_help_shows_the_documentation_of_the_field() -> None:
    field = fields.Field(int)
    field.__doc__ = "The weight in grams."
    found = pydoc.render_doc(type("Letter", (), {"grams": field}))
    assert "The weight in grams." in found


def test_a_class_method_is_not_callable_in_the_class_body() -> None:
    with pytest.raises(TypeError, match="'classmethod' object is not callable"):

        class Hub:
            @classmethod
            def make(cls) -> int:
                return 1

            made = make()  # type: ignore[call-arg]


def test_methods_refuse_attributes() -> None:
    with pytest.raises(AttributeError, match="'method' object has no attribute"):
        Sample().function.note = 1  # type: ignore[attr-defined]


# -- Fields -------------------------------------------------------------------------


def test_the_field() -> None:
    parcel, other = fields.Parcel(), fields.Parcel()
    parcel.grams, parcel.city = 5, "Oslo"
    assert (parcel.grams, parcel.city) == (5, "Oslo")
    assert vars(other) == {}
    assert type(fields.Parcel.grams) is fields.Field
    with pytest.raises(TypeError, match="grams: no int: 'heavy'"):
        parcel.grams = "heavy"  # type: ignore[assignment]
    with pytest.raises(AttributeError, match="'Parcel' object has no 'grams'"):
        other.grams  # noqa: B018
    with pytest.raises(AttributeError, match=r"^__delete__$"):
        del parcel.grams


@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda parcel: pickle.loads(pickle.dumps(parcel))],
)
def test_duplicates_pass_by_the_field(duplicate: Any) -> None:
    parcel = fields.Parcel()
    vars(parcel)["grams"] = "heavy"
    assert duplicate(parcel).grams == "heavy"


def test_the_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "QUERIES", [])
    parcel = columns.Parcel("P2")
    assert (columns.Parcel.grams > 3) == ("grams > ?", 3)
    assert [parcel.city, parcel.city, parcel.grams] == ["Turin", "Turin", 80]
    assert columns.QUERIES == ["city of P2", "grams of P2"]


def test_a_field_that_assigns_its_own_name_recurses() -> None:
    class Own(fields.Field[int]):
        def __set__(self, instance: Any, value: int) -> None:
            setattr(instance, self.name, value)

    class Parcel:
        grams = Own(int)

    with pytest.raises(RecursionError, match="maximum recursion depth exceeded"):
        Parcel().grams = 3


def test_a_slot_of_the_public_name() -> None:
    with pytest.raises(ValueError, match="'grams' in __slots__ conflicts with class"):
        type("Parcel", (), {"__slots__": ("grams",), "grams": fields.Field(int)})


class Note:
    def __init__(self) -> None:
        self.notes: Any = weakref.WeakKeyDictionary()

    def __get__(self, order: Any, owner: Any = None) -> Any:
        return self.notes.get(order)

    def __set__(self, order: Any, text: Any) -> None:
        self.notes[order] = text


class Order:
    note = Note()


def test_the_catches_of_a_weak_dictionary() -> None:
    order = Order()
    order.note = "call first"
    assert copy.copy(order).note is None
    assert pickle.loads(pickle.dumps(order)).note is None

    class Unhashable(Order):
        __hash__ = None  # type: ignore[assignment]

    with pytest.raises(TypeError, match="unhashable type"):
        Unhashable().note = 1

    order.note = [order]
    gone = weakref.ref(order)
    del order
    gc.collect()
    found = gone()
    assert found is not None
    found.note = None


def test_a_key_error_goes_through_hasattr() -> None:
    class Raw:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return vars(instance)["grams"]

    class Parcel:
        grams = Raw()

    with pytest.raises(KeyError):
        hasattr(Parcel(), "grams")


def test_tools_that_read_classes_meet_the_type_error() -> None:
    class Raw:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return vars(instance)["grams"]

    class Parcel:
        grams = Raw()

    for tool in (inspect.getmembers, mock.create_autospec):
        with pytest.raises(TypeError, match=r"vars.. argument must have __dict__ attr"):
            tool(Parcel)


def test_class_access_that_raises() -> None:
    class Shy:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            raise AttributeError("instances only")

    class Hub:
        city = Shy()

    assert not hasattr(Hub, "city")
    assert "city" in dir(Hub)


def test_cached_property_refuses() -> None:
    class Slotted:
        __slots__ = ()
        tariff = functools.cached_property(lambda hub: 1)

    with pytest.raises(TypeError, match="No '__dict__' attribute on 'Slotted' inst"):
        Slotted().tariff  # noqa: B018

    class Hub:
        late: Any

    Hub.late = functools.cached_property(lambda hub: 1)
    with pytest.raises(TypeError, match="without calling __set_name__ on it"):
        Hub().late  # noqa: B018


# -- Dataclasses and other readers of classes ----------------------------------------


def order_class(on_class: Any) -> Any:
    class Field:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return on_class(self) if instance is None else vars(instance)["grams"]

        def __set__(self, instance: Any, value: Any) -> None:
            vars(instance)["grams"] = value

    return dataclasses.make_dataclass("Order", [("grams", int, Field())])


def test_a_dataclass_takes_what_the_class_returns() -> None:
    assert order_class(lambda field: 5)().grams == 5
    assert type(order_class(lambda field: field)().grams).__name__ == "Field"


def test_a_dataclass_field_without_default() -> None:
    class Field:
        def __get__(self, instance: Any, owner: Any = None) -> Any:
            if instance is None:
                raise AttributeError
            return vars(instance)["grams"]

        def __set__(self, instance: Any, value: Any) -> None:
            vars(instance)["grams"] = value

    @dataclasses.dataclass
    class Order:
        grams: int = Field()  # type: ignore[assignment]

    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        Order()
    assert Order(3).grams == 3


def test_descriptors_are_no_members_of_an_enum() -> None:
    class Size(enum.Enum):
        SMALL = 1
        city = Report()

    assert list(Size) == [Size.SMALL]


# -- Pitfalls -----------------------------------------------------------------------


def test_a_cached_method_keeps_the_hub() -> None:
    hub = cached_method.Hub()
    hub.tariff()
    gone = weakref.ref(hub)
    del hub
    gc.collect()
    assert gone() is not None
    cached_method.Hub.tariff.cache_clear()
    gc.collect()
    assert gone() is None


def test_a_strategy_is_bound() -> None:
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        bound_strategy.Hub().strategy()("P1")
    assert bound_strategy_mended.Hub().strategy()("P1") == 2


def test_a_class_that_was_forgotten() -> None:
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'gr"):
        import descriptors.pitfalls.no_class_access  # noqa: F401
    from descriptors.pitfalls import no_class_access_mended

    assert type(no_class_access_mended.WEIGHT).__name__ == "Weight"
    assert no_class_access_mended.Parcel().weight == 5


def mypy(source: str, folder: Path) -> str:
    """What mypy prints about a file, without the configuration of this book."""
    pytest.importorskip("mypy")
    (folder / "use.py").write_text(source, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "use.py"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=os.environ | {"MYPYPATH": str(CODE.parent)},
    ).stdout


@pytest.mark.parametrize(
    ("annotation", "complains"),
    [("Callable[[str], int]", False), ("ClassVar[Callable[[str], int]]", True)],
)
def test_what_mypy_says_of_a_callable(
    annotation: str, complains: bool, tmp_path: Path
) -> None:
    found = mypy(
        "from collections.abc import Callable\nfrom typing import ClassVar\n"
        f"class Hub:\n    key: {annotation} = len\nHub().key\n",
        tmp_path,
    )
    assert ("Invalid self argument" in found) is complains, found
    assert found.startswith("Success") is not complains


def test_mypy_does_not_look_at_delete(tmp_path: Path) -> None:
    source = "from descriptors.fields import Parcel\n{}\n"
    assert mypy(source.format("del Parcel().grams"), tmp_path).startswith("Success")
    found = mypy(source.format("Parcel().grams = 'heavy'"), tmp_path)
    assert "[assignment]" in found


# -- Versions -----------------------------------------------------------------------


def test_wrappers_as_generic_types() -> None:
    for cls in (classmethod, staticmethod):
        assert hasattr(cls, "__class_getitem__") is (sys.version_info >= (3, 14))


def test_exit_stack_and_static_methods() -> None:
    class Gate:
        @staticmethod
        def __enter__() -> str:
            return "open"

        @staticmethod
        def __exit__(*details: object) -> None: ...

    with Gate() as state:
        assert state == "open"
    with contextlib.ExitStack() as stack:
        gate: Any = Gate()
        if sys.version_info >= (3, 15):
            assert stack.enter_context(gate) == "open"
        else:
            with pytest.raises(TypeError):
                stack.enter_context(gate)


def test_the_objclass_of_dict() -> None:
    class Hub: ...

    shared = sys.version_info >= (3, 15)
    assert (vars(Hub)["__dict__"].__objclass__ is object) is shared


def test_partialmethod_puts_the_instance_first() -> None:
    class Hub:
        tag = functools.partialmethod(lambda *parts: parts, "hub")
        late = functools.partial(lambda *parts: parts, "hub")

    hub = Hub()
    assert hub.tag(1) == (hub, "hub", 1)
    if sys.version_info >= (3, 14):
        assert hub.late(1) == ("hub", hub, 1)


# -- The cost -----------------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    lines = descriptor_cost.report(times=20)
    assert len(lines) == len(descriptor_cost.PAIRS)
    for line in lines:
        low, middle, high = map(float, line.split(": ")[1].split())
        assert 0 < low <= middle <= high


def test_each_pair_does_what_it_says() -> None:
    parcel = descriptor_cost.Parcel()
    for pair in descriptor_cost.PAIRS:
        for use in pair:
            use(parcel)
    assert parcel.plain == parcel.field == 4
    assert parcel.built_in == parcel.in_python == 4
    assert not hasattr(types.MethodType, "__set__")
