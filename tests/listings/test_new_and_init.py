"""The listings of the chapter on __new__ and __init__, and what it says in passing."""

import abc
import copy
import dataclasses
import datetime
import enum
import errno
import functools
import inspect
import io
import multiprocessing
import pathlib
import pickle
import re
import struct
import subprocess
import sys
import sysconfig
import threading
import types
import zoneinfo
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from unittest import mock

import pytest
from new_and_init.benchmarks.construction_cost import FORMS, ratios
from new_and_init.calling import call
from new_and_init.celsius import Celsius
from new_and_init.errors import Lost
from new_and_init.hubs import Hub
from new_and_init.pitfalls.formatted_error import lose
from new_and_init.specialized import instruction

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code"
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


# -- type.__call__ in Python ---------------------------------------------------------

trace: list[Any] = []


class Stranger:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        trace.append("Stranger.__init__")


class Unbound:
    """Callable and no descriptor: receives no self."""

    def __call__(self, *args: Any) -> None:
        trace.append(("unbound", args))


def new_method(kind: str, name: str, cell: list[type]) -> Any:
    """A ``__new__`` of one of the kinds; ``cell`` will hold its class."""

    def __new__(cls: Any, *args: Any, **kwargs: Any) -> Any:
        trace.append((name, "new", cls.__name__, args, kwargs))
        above: Any = super(cell[0], cls)
        match kind:
            case "plain":
                return object.__new__(cls)
            case "super":
                return above.__new__(cls)
            case "forward":
                return above.__new__(cls, *args, **kwargs)
            case "base":
                return object.__new__(cls.__mro__[-2])
            case "subclass":
                return object.__new__(type("Sub", (cls,), {}))
            case "stranger":
                return object.__new__(Stranger)
            case "claimant":
                claim = {"__class__": property(lambda self: cls)}
                return object.__new__(type("Claimant", (Stranger,), claim))
            case "raise":
                raise LookupError(name)
            case _:
                return None

    return __new__


def init_method(kind: str, name: str, cell: list[type]) -> Any:
    """An ``__init__`` of one of the kinds."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> Any:
        trace.append((name, "init", type(self).__name__, args, kwargs))
        match kind:
            case "super":
                return super(cell[0], self).__init__()
            case "forward":
                return super(cell[0], self).__init__(*args, **kwargs)
            case "value":
                return 3
            case "raise":
                raise LookupError(name)
            case _:
                return None

    match kind:
        case "static":
            return staticmethod(lambda *args: trace.append((name, "static", args)))
        case "class":
            return classmethod(
                lambda cls, *args: trace.append((name, cls.__name__, args))
            )
        case "property":
            return property(lambda self: lambda *args: trace.append((name, args)))
        case "callable":
            return Unbound()
        case "none":
            return None
    return __init__


NEWS = "- plain super forward base subclass stranger claimant raise None".split()
INITS = "- plain super forward value raise static class property callable none".split()


def outcome(make: Any, *args: Any, **kwargs: Any) -> Any:
    """What a call does: what it prints, what it makes or how it fails."""
    trace.clear()
    try:
        made = make(*args, **kwargs)
    except Exception as error:
        return trace[:], type(error), str(error)
    return trace[:], type(made).__name__


def build(plan: list[tuple[str, str, bool]]) -> type:
    """Classes in a row, each derived from the last, or a diamond of the last two."""

    class Meta(type):
        """No __call__ of its own."""

    made: list[type] = [object]
    for number, (new, init, wide) in enumerate(plan):
        cell: list[type] = []
        name = f"C{number}"
        body = {}
        if new != "-":
            body["__new__"] = new_method(new, name, cell)
        if init != "-":
            body["__init__"] = init_method(init, name, cell)
        base = made[-1]
        bases = (base, type("Side", base.__bases__, {})) if wide else (base,)
        if wide and base is object:
            bases = (base,)
        cls = (Meta if number % 2 else type)(name, bases, body)
        cell.append(cls)
        made.append(cls)
    return made[-1]


if HYPOTHESIS:
    seen: set[str] = set()

    @settings(max_examples=600, deadline=None, database=None, derandomize=True)
    @given(
        st.lists(
            st.tuples(st.sampled_from(NEWS), st.sampled_from(INITS), st.booleans()),
            min_size=1,
            max_size=3,
        ),
        st.lists(st.integers(0, 3), max_size=2),
        st.dictionaries(st.sampled_from(["code", "docks"]), st.booleans(), max_size=1),
    )
    def check_generated_classes(plan: Any, args: list[int], kwargs: Any) -> None:
        cls = build(plan)
        expected = outcome(cls, *args, **kwargs)
        assert outcome(functools.partial(call, cls), *args, **kwargs) == expected
        seen.add(expected[-1])

    def test_call_does_what_the_interpreter_does() -> None:
        seen.clear()
        check_generated_classes()
        assert "Stranger" in seen
        assert "NoneType" in seen
        assert any("should return None, not 'int'" in text for text in seen)
        assert any("takes no arguments" in text for text in seen)
        for half in ("object.__init__()", "object.__new__()"):
            assert any(text.startswith(half) for text in seen)


def test_call_makes_objects_of_the_library() -> None:
    for cls, args in [
        (int, ("3",)),
        (list, ("ab",)),
        (dict, ([(1, 2)],)),
        (datetime.date, (2026, 11, 24)),
        (pathlib.Path, ("a",)),
        (ValueError, ("x", 3)),
        (type, (3,)),
        (Hub, ("OSL",)),
    ]:
        made, expected = call(cls, *args), cls(*args)
        assert type(made) is type(expected)
        assert str(made) == str(expected) or made is expected
    assert call(type, "X", (), {}).__name__ == "X"


def test_call_knows_the_class_of_what_has_none() -> None:
    assert call(type, 3) is int


# -- The other listings --------------------------------------------------------------


@pytest.mark.parametrize("protocol", range(2, 6))
def test_a_temperature_travels(protocol: int) -> None:
    inside = Celsius(21.5, sensor="S1")
    for found in (
        pickle.loads(pickle.dumps(inside, protocol)),
        copy.copy(inside),
        copy.deepcopy(inside),
    ):
        assert type(found) is Celsius
        assert (found, found.sensor) == (21.5, "S1")


def test_without_new_arguments_it_does_not() -> None:
    class Bare(float):
        sensor: str

        def __new__(cls, degrees: float, sensor: str) -> Any:
            self = super().__new__(cls, degrees)
            self.sensor = sensor
            return self

    for road in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="missing 1 required positional"):
            road(Bare(1, "S1"))


def test_hubs_are_shared_by_class_and_code() -> None:
    class NightHub(Hub):
        pass

    oslo = Hub("OSL")
    night = NightHub("OSL")
    assert type(night) is NightHub
    assert NightHub("OSL") is night
    assert night is not oslo is Hub("OSL")
    for protocol in range(2, 6):
        assert pickle.loads(pickle.dumps(oslo, protocol)) is oslo


def test_a_hub_can_be_made_while_a_hub_is_made() -> None:
    class Nested(Hub):
        def __new__(cls, code: str) -> Any:
            with Hub._lock:  # as a finalizer inside the block would
                return super().__new__(cls, code)

    assert Nested("TRN").code == "TRN"


def test_an_error_travels() -> None:
    for road in (copy.copy, lambda e: pickle.loads(pickle.dumps(e))):
        found = road(Lost("P1", "Oslo"))
        assert (str(found), found.hub) == ("P1 lost at Oslo", "Oslo")


# -- Messages and rules stated in passing --------------------------------------------


class Neither: ...


class Init:
    def __init__(self, *args: Any) -> None: ...


class New:
    def __new__(cls, *args: Any) -> Any:
        return object.__new__(cls)


class Both(New):
    def __init__(self, *args: Any) -> None: ...


NEW = "object.__new__() takes exactly one argument (the type to instantiate)"
INIT = "object.__init__() takes exactly one argument (the instance to initialize)"


@pytest.mark.parametrize(
    ("cls", "new", "init"),
    [
        (Neither, "Neither() takes no arguments", INIT.replace("object", "Neither")),
        (Init, None, INIT),
        (New, NEW, None),
        (Both, NEW, INIT),
    ],
)
def test_the_table_of_excess_arguments(
    cls: Any, new: str | None, init: str | None
) -> None:
    for function, first, text in [
        (object.__new__, cls, new),
        (object.__init__, cls(), init),
    ]:
        function: Any
        if text is None:
            function(first, 1)
        else:
            with pytest.raises(TypeError, match=f"^{re.escape(text)}$"):
                function(first, 1)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: object.__new__(int), "object.__new__(int) is not safe, use int"),
        (lambda: int.__new__(bool), "int.__new__(bool) is not safe, use bool"),
        (lambda: int.__new__(str), "int.__new__(str): str is not a subtype of int"),  # type: ignore[type-var]
        (lambda: int.__new__(3), "int.__new__(X): X is not a type object (int)"),  # type: ignore[call-overload]
        (lambda: object.__new__(), "object.__new__(): not enough arguments"),  # type: ignore[call-arg]
        (lambda: types.GeneratorType(), "cannot create 'generator' instances"),  # type: ignore[abstract]
    ],
)
def test_who_may_allocate(make: Any, text: str) -> None:
    with pytest.raises(TypeError, match=re.escape(text)):
        make()


def test_static_and_class_methods_nobody_declared() -> None:
    class Made:
        def __new__(cls) -> Any:
            return super().__new__(cls)

        def __init_subclass__(cls) -> None: ...

        def __class_getitem__(cls, item: Any) -> Any: ...

    kinds = [
        type(vars(Made)[f"__{name}__"])
        for name in ("new", "init_subclass", "class_getitem")
    ]
    assert kinds == [staticmethod, classmethod, classmethod]
    Made.__new__ = lambda cls: object.__new__(cls)  # type: ignore[method-assign]
    assert isinstance(vars(Made)["__new__"], types.FunctionType)
    assert type(Made()) is Made


def test_first_parameters_collide_with_keywords() -> None:
    class Named:
        def __init__(self, code: str, **fields: Any) -> None: ...

    class Free:
        def __init__(self, /, **fields: Any) -> None:
            self.fields = fields

    text = r"__init__\(\) got multiple values for argument 'self'"
    with pytest.raises(TypeError, match=text):
        Named("OSL", self=1)  # type: ignore[misc]
    assert Free(self=1, cls=2).fields == {"self": 1, "cls": 2}


def test_a_metaclass_sees_the_request_for_new_only() -> None:
    asked: list[str] = []

    class Meta(type):
        def __getattribute__(cls, name: str) -> Any:
            asked.append(name)
            return super().__getattribute__(name)

    class Both(metaclass=Meta):
        def __new__(cls) -> Any:
            return object.__new__(cls)

        def __init__(self) -> None: ...

    asked.clear()
    Both()
    assert asked == ["__new__"]


def test_init_is_looked_up_on_the_type() -> None:
    ran: list[str] = []

    class Place:
        def __new__(cls) -> Any:
            made: Any = object.__new__(cls)
            made.__init__ = lambda: ran.append("instance")
            return made

        def __init__(self) -> None:
            ran.append("class")
            self.__class__ = Other  # type: ignore[assignment]

    class Other:
        def __init__(self) -> None:
            ran.append("other")

    assert type(Place()) is Other
    assert ran == ["class"]


def test_abstract_classes_are_refused_by_object_new() -> None:
    ran = []

    class Route(abc.ABC):
        def __new__(cls) -> Any:
            ran.append(cls)
            return super().__new__(cls)

        @abc.abstractmethod
        def stops(self) -> None: ...

    class Table(dict, Route):  # type: ignore[type-arg]
        pass

    class Failure(Exception, Route):
        pass

    text = "without an implementation for abstract method 'stops'"
    with pytest.raises(TypeError, match=text):
        Route()
    assert ran == [Route]
    assert "__call__" not in vars(abc.ABCMeta)
    assert (type(Table()), type(Failure())) == (Table, Failure)  # type: ignore[abstract]


def test_protocols_refuse_in_init() -> None:
    class Carrier(Protocol): ...

    with pytest.raises(TypeError, match="Protocols cannot be instantiated"):
        Carrier()  # type: ignore[misc]
    assert type(object.__new__(Carrier)) is Carrier


@pytest.mark.parametrize(
    ("base", "args", "ignored"),
    [
        (float, (1.5,), True),
        (tuple, ((1,),), True),
        (frozenset, ((1,),), True),
        (int, (3,), False),
        (str, ("x",), False),
        (bytes, (b"x",), False),
        (complex, (1,), False),
        (datetime.date, (2026, 11, 24), False),
    ],
)
def test_keywords_that_new_ignores(base: Any, args: Any, ignored: bool) -> None:
    class Tagged(base):  # type: ignore[misc]
        def __init__(self, *args: Any, tag: str) -> None:
            self.tag = tag

    if not ignored:
        with pytest.raises(TypeError):
            Tagged(*args, tag="T")
        return
    tagged = Tagged(*args, tag="T")
    assert (tagged, tagged.tag) == (base(*args), "T")

    class Uninitialized(base):  # type: ignore[misc]
        """The rule asks for an ``__init__``."""

    with pytest.raises(TypeError, match="keyword argument"):
        Uninitialized(*args, tag="T")


def test_immutable_types_fill_themselves_in_new() -> None:
    for cls in (int, str, tuple, frozenset, float, datetime.date):
        assert cls.__init__ is object.__init__
        assert cls.__new__ is not object.__new__

    class Text(str):
        def __init__(self, *rest: Any) -> None: ...

    with pytest.raises(TypeError, match="decoding str is not supported"):
        Text("3", "utf-8")
    assert Text(b"3", "utf-8") == "3"


def test_mutable_types_fill_themselves_in_init() -> None:
    for cls in (list, dict):
        assert cls.__new__(cls, 5, x=3) == cls()  # type: ignore[call-overload]

    class Row(list):  # type: ignore[type-arg]
        def __init__(self, *rest: Any, label: str = "") -> None: ...

    assert Row("ab", label="x") == []
    row, table = [1, 2], {"a": 1}
    row.__init__([3])  # type: ignore[misc]
    table.__init__(b=2)  # type: ignore[misc]
    assert (row, table) == ([3], {"a": 1, "b": 2})


def test_a_date_makes_itself() -> None:
    asked: list[Any] = []

    class Pickup(datetime.date):
        def __new__(cls, *args: Any) -> Any:
            asked.append(args)
            return super().__new__(cls, *args)

    day = Pickup(2026, 11, 24)
    asked.clear()
    made = [
        day + datetime.timedelta(1),
        day.replace(day=25),
        Pickup.fromisoformat("2026-11-25"),
    ]
    assert {type(one) for one in made} == {Pickup}
    assert asked == [(2026, 11, 25)] * 3
    Pickup.today()
    assert len(asked) == 4


def test_a_copied_date_is_called_with_bytes() -> None:
    asked: list[Any] = []

    class Pickup(datetime.date):
        def __new__(cls, *args: Any) -> Any:
            asked.append(args)
            return super().__new__(cls, *args)

    day = Pickup(2026, 11, 24)
    asked.clear()
    assert copy.copy(day) == day
    assert [type(one) for (one,) in asked] == [bytes]


UTC = (  # the smallest time zone: one type, no transitions
    b"TZif" + bytes(16) + struct.pack(">6l", 0, 0, 0, 0, 1, 4) + bytes(6) + b"UTC\0"
)


def test_a_time_zone_from_a_file_meets_no_method() -> None:
    ran: list[str] = []

    class Zone(zoneinfo.ZoneInfo):
        def __new__(cls, *args: Any) -> Any:
            ran.append("new")
            return super().__new__(cls, *args)

        def __init__(self, *args: Any) -> None:
            ran.append("init")

    zone = Zone.from_file(io.BytesIO(UTC))
    assert type(zone) is Zone
    assert zone.utcoffset(datetime.datetime(2026, 11, 24)) == datetime.timedelta(0)
    assert ran == []


def test_time_zones_are_cached() -> None:
    try:
        zone = zoneinfo.ZoneInfo("UTC")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zone data on this machine")

    class Zone(zoneinfo.ZoneInfo): ...

    assert zone is zoneinfo.ZoneInfo("UTC")
    assert zone is not zoneinfo.ZoneInfo.no_cache("UTC")
    assert type(Zone("UTC")) is Zone


def test_an_os_error_chooses_its_class() -> None:
    class Mine(OSError): ...

    assert type(OSError(errno.ENOENT, "text")) is FileNotFoundError
    assert type(Mine(errno.ENOENT, "text")) is Mine


def test_protocols_zero_and_one_know_no_new() -> None:
    made: list[Any] = []

    class Parcel:
        def __new__(cls, *args: Any) -> Any:
            made.append(args)
            return super().__new__(cls)

        def __init__(self, code: str) -> None:
            self.code = code

    parcel: Any = Parcel("P1")
    for protocol, expected in [(0, 1), (1, 1), (2, 2)]:
        make, args = parcel.__reduce_ex__(protocol)[:2]
        assert make(*args).__class__ is Parcel
        assert len(made) == expected


def test_the_ex_form_wins() -> None:
    class Two:
        def __getnewargs__(self) -> Any:
            return (1,)

        def __getnewargs_ex__(self) -> Any:
            return (2,), {}

    assert Two().__reduce_ex__(2)[1] == (Two, 2)  # type: ignore[index]


class Stop(NamedTuple):
    city: str
    docks: int = 1


def test_a_named_tuple_has_doors_of_its_own() -> None:
    class Parsed(Stop):
        __slots__ = ()

        def __new__(cls, text: str) -> Any:
            return super().__new__(cls, *text.split(","))  # type: ignore[arg-type]

    stop = Parsed("Oslo,3")
    assert type(stop._replace(city="Turku")) is Parsed
    assert type(Parsed._make(["Turku", "1"])) is Parsed
    assert copy.replace(stop, city="Turku").city == "Turku"
    with pytest.raises(TypeError, match="takes 2 positional arguments but 3"):
        copy.copy(stop)
    with pytest.raises(AttributeError, match="overwrite NamedTuple attribute __new__"):

        class Own(NamedTuple):
            city: str

            def __new__(cls, text: str) -> Any: ...  # type: ignore[misc]


def test_post_init_runs_in_the_generated_init_only() -> None:
    ran: list[str] = []

    @dataclasses.dataclass
    class Weight:
        grams: int = 0

        def __post_init__(self) -> None:
            ran.append("post")

    @dataclasses.dataclass(init=False)
    class Bare(Weight):
        pass

    @dataclasses.dataclass
    class Written(Weight):
        def __init__(self) -> None: ...

    weight = Weight(3)
    assert ran == ["post"]
    copy.copy(weight), copy.deepcopy(weight), Written()
    assert ran == ["post"]
    copy.replace(weight, grams=4)
    assert ran == ["post", "post"]


def test_a_dataclass_without_init_runs_no_post_init() -> None:
    @dataclasses.dataclass(init=False)
    class Bare:
        grams: int

        def __post_init__(self) -> None:
            raise AssertionError

    assert not hasattr(Bare(), "grams")


def test_exceptions_keep_what_they_are_called_with() -> None:
    class Silent(Exception):
        def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    class Formatted(Exception):
        def __init__(self, parcel: str, hub: str = "") -> None:
            super().__init__(f"{parcel} lost at {hub}")

    assert Silent(1, 2, x=3).args == (1, 2)
    error = Formatted("P1", "Oslo")
    assert error.args == ("P1 lost at Oslo",)
    assert error.__reduce__()[:2] == (Formatted, error.args)  # type: ignore[index]
    assert str(copy.copy(error)) == "P1 lost at Oslo lost at "


@pytest.mark.skipif(FREE_THREADED, reason="starting a process is slow there")
def test_an_error_breaks_the_pool() -> None:
    context = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, mp_context=context) as pool,
        pytest.raises(BrokenProcessPool),
    ):
        pool.submit(lose).result(timeout=60)


def test_a_generic_alias_marks_what_it_made() -> None:
    seen = []

    class Box[T]:
        def __init__(self) -> None:
            seen.append(hasattr(self, "__orig_class__"))

    assert vars(Box[int]())["__orig_class__"] == Box[int]
    assert seen == [False]


def test_enum_members_are_made_once() -> None:
    class Size(enum.Enum):
        SMALL = 1, "letter box"

        def __new__(cls, code: int, place: str) -> Any:
            return object.__new__(cls)

        def __init__(self, code: int, place: str) -> None:
            self.place = place

    assert Size.SMALL.value == (1, "letter box")
    assert Size.SMALL.place == "letter box"
    assert Size._new_member_ is not Size.__new__
    assert Size.__new__(Size, (1, "letter box")) is Size.SMALL
    with pytest.raises(
        TypeError, match=r"do not use .super.*appropriate __new__ directly"
    ):

        class Wrong(enum.Enum):
            SMALL = 1

            def __new__(cls, code: int) -> Any:
                return super().__new__(cls, code)


def test_a_path_may_have_an_init() -> None:
    class Noted(pathlib.Path):
        def __init__(self, *parts: Any, note: str = "none") -> None:
            super().__init__(*parts)
            self.note = note

    path = Noted("a", note="mine")
    assert (path.note, (path / "b").note) == ("mine", "none")
    source = inspect.getsource(pathlib.Path.__new__)
    assert "if cls is Path" in source
    assert "object.__new__(cls)" in source


def test_a_signature_of_both_is_that_of_new() -> None:
    class Split:
        def __new__(cls, code: str) -> Any: ...

        def __init__(self, docks: int) -> None: ...

    assert [*inspect.signature(Split).parameters] == ["code"]


def test_a_signature_is_first_that_of_the_metaclass() -> None:
    class Meta(type):
        def __call__(cls, text: str) -> Any: ...

    class Split(metaclass=Meta):
        def __new__(cls, code: str) -> Any: ...

    assert [*inspect.signature(Split).parameters] == ["text"]


def test_a_patched_init_must_return_none() -> None:
    class Place:
        def __init__(self, code: str) -> None:
            self.code = code

    with (
        mock.patch.object(Place, "__init__"),
        pytest.raises(TypeError, match="should return None, not 'MagicMock'"),
    ):
        Place("OSL")
    with mock.patch.object(Place, "__init__", autospec=True, return_value=None) as init:
        place = Place("OSL")
    assert init.call_args.args == (place, "OSL")
    assert vars(place) == {}
    assert Place("OSL").code == "OSL"


def test_a_slotted_dataclass_and_super_in_new() -> None:
    @dataclasses.dataclass(slots=True)
    class Weight:
        grams: int

        def __new__(cls, *args: Any) -> Any:
            return super().__new__(cls)

    text = r"super\(type, obj\): obj \(type Weight\) is not an instance"
    if hasattr(dataclasses, "_update_func_cell_for__class__"):
        assert Weight(3).grams == 3
    else:
        assert sys.version_info < (3, 14)
        with pytest.raises(TypeError, match=text):
            Weight(3)


def test_a_cached_factory_is_no_lock() -> None:
    gate = threading.Barrier(2)
    made: list[Any] = []

    @functools.cache
    def settings_of() -> object:
        gate.wait(timeout=30)
        made.append(object())
        return made[-1]

    pair = [threading.Thread(target=settings_of) for _ in range(2)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    assert len(made) == 2
    assert settings_of() in made


@pytest.mark.parametrize("restore", ["delete", "assign"])
def test_a_patched_class_stays_damaged(restore: str) -> None:
    class Place:
        def __init__(self, code: str) -> None: ...

    Place.__new__ = lambda cls, code: object.__new__(cls)  # type: ignore[method-assign, assignment, misc]
    Place("OSL")
    if restore == "delete":
        del Place.__new__
    else:
        Place.__new__ = object.__new__  # type: ignore[method-assign]

    class Later(Place):
        pass

    for cls in (Place, Later):
        with pytest.raises(TypeError, match=re.escape(NEW)):
            cls("OSL")
    Place.__new__ = lambda cls, *args, **kwargs: object.__new__(cls)  # type: ignore[method-assign, assignment, misc]
    assert type(Later("OSL")) is Later


def test_a_finalizer_runs_after_a_wrong_call() -> None:
    ran: list[str] = []

    class Scanner:
        def __init__(self, port: int) -> None: ...

        def __del__(self) -> None:
            ran.append("closing")

    with pytest.raises(TypeError):
        Scanner()  # type: ignore[call-arg]
    import gc

    gc.collect()
    assert ran == ["closing"]


def test_a_struct_is_on_the_way_to_new() -> None:
    class Format(struct.Struct):
        def __init__(self) -> None:
            super().__init__("i")

    if sys.version_info < (3, 15):
        assert Format().format == "i"
        return
    with pytest.warns(DeprecationWarning, match="missing required argument"):
        assert Format().format == "i"
    with pytest.warns(FutureWarning, match="Re-initialization of Struct"):
        struct.Struct("i").__init__("h")  # type: ignore[misc]


def test_a_classmethod_takes_its_function_in_new() -> None:
    for kind in (classmethod, staticmethod):

        class Audited(kind):  # type: ignore[misc, valid-type]
            def __init__(self, function: Any, level: int) -> None:
                super().__init__(function)

        if sys.version_info >= (3, 15):
            with pytest.raises(TypeError, match="expected 1 argument, got 2"):
                Audited(len, 3)
        else:
            Audited(len, 3)


def test_the_default_protocol() -> None:
    assert (5 if sys.version_info >= (3, 14) else 4) == pickle.DEFAULT_PROTOCOL


# -- Tools -----------------------------------------------------------------------------


def mypy(tmp_path: Path, source: str) -> str:
    pytest.importorskip("mypy")
    file = tmp_path / "sample.py"
    file.write_text(source)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", file]
    options = ["--cache-dir", tmp_path / "cache"]
    return subprocess.run(
        [*command, *options], capture_output=True, text=True, check=False
    ).stdout


def test_mypy_reads_init_where_both_are_defined(tmp_path: Path) -> None:
    found = mypy(
        tmp_path,
        "from typing import Any, Self\n"
        "class Celsius(float):\n"
        "    def __init__(self, degrees: float, sensor: str) -> None: ...\n"
        "Celsius(21.5, 'S1')\n"
        "class Split:\n"
        "    def __new__(cls, code: str) -> Self:\n"
        "        return super().__new__(cls)\n"
        "    def __init__(self, docks: int) -> None: ...\n"
        "Split('OSL')\n"
        "class Number:\n"
        "    def __new__(cls) -> int:\n"
        "        return 3\n"
        "class Nearer(Split):\n"
        "    def __new__(cls, city: str) -> Self:\n"
        "        return super().__new__(cls, city)\n"
        "Nearer('Oslo')\n"
        "class Free:\n"
        "    def __new__(cls) -> Any:\n"
        "        return 3\n",
    )
    lines = [line.split(":")[1] for line in found.splitlines() if ": error" in line]
    assert lines == ["9", "11"]
    assert "must return a subtype" in found


def test_ruff_has_no_rule_for_exceptions() -> None:
    pytest.importorskip("ruff")
    command = [sys.executable, "-m", "ruff", "rule"]
    for rule, known in [("PLE0100", True), ("B042", False)]:
        done = subprocess.run([*command, rule], capture_output=True, check=False)
        assert (done.returncode == 0) is known


def test_no_tool_sees_the_singleton(tmp_path: Path) -> None:
    pytest.importorskip("ruff")
    source = (
        '"""Settings."""\n\n'
        "from typing import ClassVar, Self\n\n\n"
        "class Settings:\n"
        '    """One object."""\n\n'
        '    only: ClassVar["Settings | None"] = None\n\n'
        '    def __new__(cls, city: str = "Oslo") -> Self:\n'
        '        """Return it."""\n'
        "        if cls.only is None:\n"
        "            cls.only = super().__new__(cls)\n"
        "        assert isinstance(cls.only, cls)\n"
        "        return cls.only\n\n"
        '    def __init__(self, city: str = "Oslo") -> None:\n'
        '        """Set it up."""\n'
        "        self.city = city\n"
    )
    assert mypy(tmp_path, source).startswith("Success")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"),
            *("--select", "ALL"),
            *("--output-format=concise", tmp_path / "sample.py"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    codes = set(re.findall(r": ([A-Z]+\d+) ", done.stdout))
    assert {code for code in codes if "001" not in code} <= {"S101", "ARG004"}, (
        done.stdout
    )


# -- The cost --------------------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    assert ratios("__new__ and __init__").median > 1
    for make in FORMS.values():
        make()


SPECIALIZED = """
import abc
from new_and_init.specialized import instruction
class Hub:
    def __init__(self, code): self.code = code
class Starred:
    def __init__(self, *codes): pass
class Abstract(Hub, abc.ABC): pass
class Keyword:
    def __init__(self, code, *, docks=1): pass
class Empty: pass
class Lost(Exception):
    def __init__(self, code): self.code = code
print(instruction(Hub, 1), instruction(Starred, 1), instruction(Abstract, 1),
      instruction(Keyword, 1), instruction(Empty), instruction(Lost, 1),
      instruction(Hub, code=1), instruction(list, ()))
"""


@pytest.mark.skipif(FREE_THREADED, reason="3.13t does not specialize")
def test_what_is_specialized() -> None:
    done = subprocess.run(  # in a process without tracing
        [sys.executable, "-c", SPECIALIZED],
        capture_output=True,
        text=True,
        check=True,
        cwd=CODE,
        env={"PYTHONPATH": str(CODE)},
    )
    first, *others, keyword, last = done.stdout.split()
    assert first == "CALL_ALLOC_AND_ENTER_INIT"
    assert {*others} == {"CALL_NON_PY_GENERAL"}
    assert keyword.startswith("CALL_KW")
    assert last == "CALL_BUILTIN_CLASS"


def test_the_instruction_is_a_call() -> None:
    assert instruction(Neither).startswith("CALL")
