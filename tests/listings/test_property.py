"""The listings of the chapter on properties, and what it says in passing."""

import abc
import asyncio
import collections
import copy
import dataclasses
import enum
import functools
import gc
import inspect
import pickle
import pydoc
import sys
import types
import typing
from pathlib import Path
from typing import Any

import pytest
from property.benchmarks import property_cost
from property.parcel import Parcel

CODE = Path(__file__).parents[2] / "code" / "property"


# -- The parcel -----------------------------------------------------------------


def test_both_units_are_one_number() -> None:
    parcel = Parcel(1500)
    assert (parcel.grams, parcel.kilograms) == (1500, 1.5)
    parcel.kilograms = 0.25
    assert vars(parcel) == {"_grams": 250}


@pytest.mark.parametrize("grams", [0, -1])
def test_no_way_in_is_unchecked(grams: int) -> None:
    with pytest.raises(ValueError, match="1 g or more"):
        Parcel(grams)
    parcel = Parcel(1)
    with pytest.raises(ValueError, match="1 g or more"):
        parcel.grams = grams
    with pytest.raises(ValueError, match="1 g or more"):
        parcel.kilograms = grams
    assert parcel.grams == 1


def test_copies_and_pickles_run_no_setter() -> None:
    parcel = Parcel(5)
    vars(parcel)["_grams"] = -5
    assert copy.copy(parcel).grams == -5
    assert pickle.loads(pickle.dumps(parcel)).grams == -5


def test_slots_are_restored_past_the_property() -> None:
    stored: list[int] = []

    class Slotted:
        __slots__ = ("_grams",)

        @property
        def grams(self) -> int:
            return self._grams

        @grams.setter
        def grams(self, value: int) -> None:
            stored.append(value)
            self._grams = value

    slotted = Slotted()
    slotted.grams = 3
    assert copy.copy(slotted).grams == 3
    assert stored == [3]


# -- The file that mypy reads -----------------------------------------------------


def test_the_typed_parcel_runs_up_to_the_refusal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = CODE / "pitfalls" / "typed.py"
    module: dict[str, Any] = {}
    with pytest.raises(
        AttributeError, match="'price' of 'Parcel' object has no setter"
    ):
        exec(compile(path.read_text(encoding="utf-8"), path, "exec"), module)
    assert module["parcel"].price == 300
    assert capsys.readouterr().err == "Runtime type is 'int'\n"


# -- Statements of the chapter ------------------------------------------------------


def length(self: Any) -> int:
    return 1


def test_accessors_cannot_be_assigned() -> None:
    for name in ("fget", "fset", "fdel"):
        with pytest.raises(AttributeError, match="readonly attribute"):
            setattr(property(length), name, length)


def test_a_second_function_of_another_name_is_a_full_property() -> None:
    read_only = property(length)
    full = read_only.setter(length)
    assert read_only.fset is None
    assert full.fget is length


def test_names_in_refusals() -> None:
    hub: Any = type("Hub", (), {})
    hub.late = property(length)
    hub.bare = property()
    with pytest.raises(
        AttributeError, match="property 'length' of 'Hub' object has no"
    ):
        hub().late = 1
    with pytest.raises(AttributeError, match="property of 'Hub' object has no getter"):
        _ = hub().bare
    assert not hasattr(hub.bare, "__name__")
    hub.late.__name__ = "renamed"
    assert hub.late.__name__ == "renamed"

    class Base:
        code = property(length)

    class Nested(Base):
        pass

    with pytest.raises(AttributeError, match=r"<locals>.Nested' object"):
        Nested().code = 1  # type: ignore[misc]


def test_an_alias_renames_the_property_in_the_message() -> None:
    class Base:
        size = property(length)
        weight = size

    with pytest.raises(
        AttributeError, match=r"property 'weight' of .*Base' object"
    ) as caught:
        Base().size = 1  # type: ignore[misc]
    assert (caught.value.name, caught.value.obj) == (None, None)
    type("Sub", (Base,), {"heavy": vars(Base)["size"]})
    with pytest.raises(AttributeError, match=r"property 'heavy' of .*Base' object"):
        Base().size = 1  # type: ignore[misc]


def test_every_assignment_target_calls_the_setter() -> None:
    stored: list[int] = []

    class Hub:
        load: Any = property(length, lambda self, value: stored.append(value))

    hub = Hub()
    for hub.load in (1, 2):
        pass
    hub.load, _ = 3, None
    assert stored == [1, 2, 3]


def test_type_hints_of_a_class_omit_its_properties() -> None:
    assert typing.get_type_hints(Parcel) == {}
    getter = vars(Parcel)["grams"].fget
    assert typing.get_type_hints(getter) == {"return": int}


def test_a_getter_that_reads_its_own_name_recurses() -> None:
    class Hub:
        @property
        def code(self) -> str:
            return self.code

    with pytest.raises(RecursionError, match="maximum recursion depth exceeded"):
        _ = Hub().code


def test_a_failed_override_leaves_the_value_of_the_base() -> None:
    class Base:
        size = functools.cached_property(length)

    class Sub(Base):
        @functools.cached_property
        def size(self) -> int:
            return super().size // 0

    sub = Sub()
    with pytest.raises(ZeroDivisionError):
        _ = sub.size
    assert sub.size == 1


def test_what_cached_property_stores() -> None:
    runs: list[str] = []

    class Hub:
        @functools.cached_property
        def nothing(self) -> None:
            runs.append("nothing")

        @functools.cached_property
        def failing(self) -> int:
            runs.append("failing")
            raise ValueError

        @functools.cached_property
        async def load(self) -> int:
            return 7

    async def twice(hub: Hub) -> None:
        assert await hub.load == 7
        await hub.load

    hub = Hub()
    for _ in range(2):
        assert hub.nothing is None
        with pytest.raises(ValueError):
            _ = hub.failing
    assert runs == ["nothing", "failing", "failing"]
    with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
        asyncio.run(twice(hub))


def test_keys_are_shared_if_the_caches_are_filled_early() -> None:
    def bytes_of_dict(*, early: bool) -> int:
        class Route:
            size = functools.cached_property(length)
            cost = functools.cached_property(length)

            def __init__(self) -> None:
                self.start, self.end = "Oslo", "Turin"

        def fill(route: Route) -> None:
            assert (route.size, route.cost) == (1, 1)

        first = Route()
        if early:
            fill(first)
        routes = [Route() for _ in range(40)]
        for route in routes:
            fill(route)
        return sys.getsizeof(vars(routes[-1]))

    # A dictionary that shares its keys counts the values alone.
    own = sys.getsizeof(dict.fromkeys(("start", "end", "size", "cost")))
    assert bytes_of_dict(early=True) < own
    assert bytes_of_dict(early=False) >= own


def test_the_lookup_names_errors_of_getters_only() -> None:
    class Hub:
        pin = property(None, lambda self, value: None)

        @property
        def load(self) -> int:
            raise AttributeError("bare")

        @load.setter
        def load(self, value: int) -> None:
            raise AttributeError("bare")

        code = property(length)

        def __getattr__(self, name: str) -> int:
            raise AssertionError("a setter has no fallback")

    class Plain:
        pin, load = Hub.pin, Hub.load

    for name in ("pin", "load"):
        with pytest.raises(AttributeError) as read:
            getattr(Plain(), name)
        assert read.value.name == name
        assert type(read.value.obj) is Plain
    for name in ("load", "code"):
        with pytest.raises(AttributeError) as written:
            setattr(Hub(), name, 1)
        assert written.value.name is None


def test_cycles_through_accessors() -> None:
    class Marked(list[int]):
        pass

    def through_a_tuple() -> None:
        made = property.__new__(property)
        made.__init__((made, Marked()))  # type: ignore[arg-type,misc]

    def through_a_function() -> None:
        marked = Marked()
        made = property(lambda self: (made, marked))

    def left_by(make: typing.Callable[[], None]) -> int:
        make()
        gc.collect()
        return sum(type(thing) is Marked for thing in gc.get_objects())

    assert left_by(through_a_function) == 0
    left = left_by(through_a_tuple)
    if sys.version_info < (3, 14):
        assert left == 1
    if sys.version_info >= (3, 15, 2):
        assert left == 0


def test_a_copy_drops_attributes_of_a_subclass() -> None:
    class Labeled(property):
        unit = "kg"

    made = Labeled(length)
    made.unit = "g"
    assert made.setter(length).unit == "kg"  # type: ignore[attr-defined]


def test_a_property_object_is_copied_as_it_is() -> None:
    made = property(length)
    assert copy.copy(made) is copy.deepcopy(made) is made
    with pytest.raises(TypeError, match="cannot pickle 'property' object"):
        pickle.dumps(made)


def test_lru_cache_under_a_property_is_one_cache() -> None:
    class Route:
        @property
        @functools.lru_cache  # noqa: B019
        def size(self) -> int:
            return 1

    assert [Route().size, Route().size] == [1, 1]
    cache: Any = vars(Route)["size"].fget
    assert (cache.cache_info().currsize, cache.cache_info().maxsize) == (2, 128)


def test_docstrings() -> None:
    def told(self: Any) -> None:
        """Told."""

    given = property(length, doc="given")
    assert given.getter(told).__doc__ == "given"
    assert property(told).getter(length).__doc__ is None
    assert property(length).setter(told).__doc__ is None


def test_a_subclass_of_property_stays_itself() -> None:
    class Labeled(property):
        pass

    assert type(Labeled(length).setter(length).deleter(length)) is Labeled


def test_help_tells_read_only_properties_apart() -> None:
    class Hub:
        size = property(length)
        both = property(length, length)

    text = pydoc.plain(pydoc.render_doc(Hub))
    read_only, other = text.split("Data descriptors defined here")
    assert "Readonly properties defined here" in read_only
    assert "size" in read_only
    assert "both" in other
    assert "both" not in read_only


def test_the_builtin_can_be_hidden_in_a_class_body() -> None:
    with pytest.raises(TypeError, match="'property' object is not callable"):

        class Hub:
            @property
            def property(self) -> int:
                return 1

            @property  # type: ignore[operator]
            def other(self) -> int:
                return 2


def test_properties_count_on_types_only() -> None:
    name_space = types.SimpleNamespace(size=property(length))
    assert type(name_space.size) is property
    module: Any = types.ModuleType("hub")
    module.size = property(length)
    assert type(module.size) is property


def test_abstract_properties() -> None:
    class Priced(abc.ABC):
        @property
        @abc.abstractmethod
        def price(self) -> int: ...

        @price.setter
        @abc.abstractmethod
        def price(self, value: int) -> None: ...

    priced: Any = Priced
    half = type("Half", (Priced,), {"price": priced.price.getter(length)})
    assert half.__abstractmethods__ == {"price"}
    with pytest.raises(TypeError, match="Can't instantiate abstract class Half"):
        half()

    def init(self: Any) -> None:
        self.price = 3

    with pytest.raises(TypeError, match="Can't instantiate abstract class"):
        type("Late", (Priced,), {"__init__": init})()
    with pytest.raises(AttributeError, match="'__isabstractmethod__' of 'property'"):
        abc.abstractmethod(property(length))


def test_subclasses_that_assign() -> None:
    class Base:
        @property
        def grams(self) -> int:
            return 1

    plain: Any = type("Plain", (Base,), {"grams": 3})()
    plain.grams = 4
    assert plain.grams == 4

    def init(self: Any) -> None:
        self.grams = 3

    with pytest.raises(AttributeError, match="has no setter"):
        type("Assigning", (Base,), {"__init__": init})()


def test_the_first_error_is_gone_when_getattr_runs() -> None:
    class Hub:
        @property
        def total(self) -> int:
            raise AttributeError("first")

        def __getattr__(self, name: str) -> int:
            assert sys.exception() is None
            raise AttributeError("second")

    with pytest.raises(AttributeError, match="second") as caught:
        _ = Hub().total
    assert caught.value.__context__ is None


def test_cached_property_refusals() -> None:
    cached: Any = functools.cached_property(length)

    def read(cls: Any) -> Any:
        return cls().size

    with pytest.raises(TypeError, match="No '__dict__' attribute on 'Slotted'"):
        read(type("Slotted", (), {"__slots__": (), "size": cached}))
    with pytest.raises(TypeError, match="two different names") as caught:
        type("Two", (), {"one": cached, "other": cached})
    assert caught.value.__notes__[0].startswith("Error calling __set_name__")
    late: Any = type("Late", (), {})
    late.size = functools.cached_property(length)
    with pytest.raises(TypeError, match="without calling __set_name__"):
        read(late)
    meta: Any = type("Meta", (type,), {"size": functools.cached_property(length)})
    with pytest.raises(TypeError, match="does not support item assignment"):
        _ = meta("Hub", (), {}).size


def test_a_second_del_of_a_cached_property_raises() -> None:
    class Route:
        size = functools.cached_property(length)

    route = Route()
    assert route.size == 1
    assert copy.copy(route).__dict__ == {"size": 1}
    del route.size
    with pytest.raises(AttributeError, match="object has no attribute 'size'"):
        del route.size
    route.size = 9
    assert route.size == 9


def test_slots_and_property_of_one_name() -> None:
    with pytest.raises(ValueError, match="'size' in __slots__ conflicts with class"):
        type("Hub", (), {"__slots__": ("size",), "size": property(length)})


def test_frozen_dataclasses() -> None:
    @dataclasses.dataclass(frozen=True)
    class Frozen:
        weight: int

        @property
        def grams(self) -> int:
            return self.weight

        @grams.setter
        def grams(self, value: int) -> None:
            vars(self)["weight"] = value

        @functools.cached_property
        def kilograms(self) -> float:
            return self.weight / 1000

    frozen = Frozen(5)
    for name in ("weight", "grams"):
        with pytest.raises(dataclasses.FrozenInstanceError, match="assign to field"):
            setattr(frozen, name, 1)
    object.__setattr__(frozen, "grams", 7)
    assert frozen.weight == 7
    assert frozen.kilograms == 0.007
    assert frozen == Frozen(7)
    assert dataclasses.asdict(frozen) == {"weight": 7}


def test_init_var_does_not_help() -> None:
    class Namespace:
        __annotations__ = {"grams": dataclasses.InitVar[int]}
        grams = property(length, lambda self, value: None)

        def __post_init__(self, grams: Any) -> None:
            self.seen = grams

    made: Any = dataclasses.dataclass(Namespace)
    assert type(made().seen) is property
    assert dataclasses.fields(made) == ()


def test_tools_that_do_not_run_getters() -> None:
    class Hub:
        @property
        def load(self) -> int:
            raise RuntimeError("the getter ran")

    @typing.runtime_checkable
    class Loaded(typing.Protocol):
        @property
        def load(self) -> int: ...

    hub = Hub()
    assert isinstance(hub, Loaded)
    assert type(inspect.getattr_static(hub, "load")) is property
    assert "load" in dict(inspect.getmembers_static(hub))
    assert "load" in dir(hub)
    with pytest.raises(RuntimeError, match="the getter ran"):
        inspect.getmembers(hub)


def test_a_getter_can_be_a_coroutine_function() -> None:
    class Hub:
        @property
        async def load(self) -> int:
            return 7

    async def main() -> int:
        return await Hub().load

    assert asyncio.run(main()) == 7


def test_relatives() -> None:
    assert not issubclass(enum.property, property)
    assert issubclass(enum.property, types.DynamicClassAttribute)
    pair: Any = collections.namedtuple("Pair", "near far")
    assert not isinstance(pair.near, property)
    with pytest.raises(AttributeError, match="can't set attribute"):
        pair(1, 2).near = 3


def test_a_class_pattern_reads_the_property() -> None:
    match Parcel(3):
        case Parcel(grams=grams):
            assert grams == 3
        case _:
            pytest.fail("no match")


# -- The benchmark ----------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    reads = property_cost.read_ratios("dynamic.dynamic")
    assert reads.median > 1, "a call of __getattr__ is not free"
    assert property_cost.write_ratios().median > 1
