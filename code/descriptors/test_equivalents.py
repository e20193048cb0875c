"""One set of tests for the built-in descriptors and for ours.

Each test runs twice, once with each kit. A test that names no
expected value for one kit cannot tell the kits apart.
"""

import abc
import copy
import inspect
import pickle
import types
import weakref
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from descriptors import equivalents


class Kit(NamedTuple):
    """The four builtins, or what stands in for them."""

    property: Any
    classmethod: Any
    staticmethod: Any
    method: Any
    function: Callable[..., Any]


# region kits
BUILTIN = Kit(
    property,
    classmethod,
    staticmethod,
    types.MethodType,
    lambda function: function,
)
OURS = Kit(
    equivalents.Property,
    equivalents.ClassMethod,
    equivalents.StaticMethod,
    equivalents.Method,
    equivalents.Function,
)


@pytest.fixture(params=[BUILTIN, OURS], ids=["builtin", "ours"])
def kit(request: pytest.FixtureRequest) -> Kit:
    kit: Kit = request.param
    return kit
    # endregion kits


def refusal(
    error: type[Exception],
    call: Callable[..., Any],
    *args: Any,
) -> str:
    """Return the message with which a call is refused."""
    with pytest.raises(error) as caught:
        call(*args)
    return str(caught.value)


class Equal:
    """All instances are equal, and none can be hashed."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Equal)


class Courier:
    """For pickling, which finds classes by their name."""

    def carry(self) -> str:
        return "carried"


def weigh(parcel: Any) -> Any:
    """Return the weight."""
    return parcel.grams


# -- Functions and methods -------------------------------------


def hub_class(kit: Kit) -> Any:
    """Make a class whose function and parts are the kit's."""

    class Hub(Equal):
        @kit.function
        def sort(self, *args: Any, **keywords: Any) -> Any:
            """Sort the parcels."""
            return self, args, keywords

    return Hub


def test_an_instance_binds(kit: Kit) -> None:
    hub = hub_class(kit)()
    bound = hub.sort
    assert type(bound) is kit.method
    assert bound.__self__ is hub
    assert bound.__func__ is vars(type(hub))["sort"]
    found, args, keywords = bound(1, key=2, self_=3)
    assert found is hub
    assert (args, keywords) == ((1,), {"key": 2, "self_": 3})


def test_a_class_does_not_bind(kit: Kit) -> None:
    Hub = hub_class(kit)
    assert Hub.sort is vars(Hub)["sort"]


def test_get_by_hand(kit: Kit) -> None:
    function = kit.function(weigh)
    assert function.__get__(3) == function.__get__(3, str)
    assert function.__get__(None, type(None)) is function
    message = (
        refusal(TypeError, function.__get__, None, None),
        refusal(TypeError, function.__get__, None),
    )
    assert set(message) == {"__get__(None, None) is invalid"}


def test_functions_are_no_data_descriptors(kit: Kit) -> None:
    hub = hub_class(kit)()
    hub.sort = "own"
    assert hub.sort == "own"
    assert not inspect.isdatadescriptor(kit.function(weigh))
    assert not inspect.isdatadescriptor(hub_class(kit)().sort)


def test_a_new_method_each_time(kit: Kit) -> None:
    hub = hub_class(kit)()
    first, second = hub.sort, hub.sort
    assert first is not second
    assert first == second
    assert hash(first) == hash(second)


def test_equal_instances_have_unequal_methods(kit: Kit) -> None:
    Hub = hub_class(kit)
    one, other = Hub(), Hub()
    assert one == other
    assert one.sort != other.sort
    assert hash(one.sort)  # although hash(one) is refused
    refusal(TypeError, hash, one)


def test_methods_of_other_functions_differ(kit: Kit) -> None:
    one = kit.method(weigh, 3)
    assert one != kit.method(len, 3)
    assert one != weigh
    assert (one == 3) is False
    refusal(TypeError, lambda: one < one)


def test_a_method_asks_its_function(kit: Kit) -> None:
    function = kit.function(weigh)
    function.fragile = True
    bound = kit.method(function, 3)
    assert bound.fragile
    assert bound.__name__ == "weigh"
    assert bound.__qualname__ == "weigh"
    assert bound.__doc__ == "Return the weight."
    assert bound.__module__ == __name__
    assert bound.__dict__ is function.__dict__
    assert not hasattr(bound, "weight")


@pytest.mark.parametrize(
    "name", ["__func__", "__self__", "note"]
)
def test_a_method_is_frozen(kit: Kit, name: str) -> None:
    bound = kit.method(weigh, 3)
    refusal(AttributeError, setattr, bound, name, 1)


def test_methods_are_made_by_hand(kit: Kit) -> None:
    assert kit.method(pow, 2)(5) == 32
    assert (
        refusal(TypeError, kit.method, 3, 4)
        == "first argument must be callable"
    )
    assert (
        refusal(TypeError, kit.method, weigh, None)
        == "instance must not be None"
    )
    refusal(TypeError, kit.method, weigh)


def test_a_method_is_not_bound_again(kit: Kit) -> None:
    hub = hub_class(kit)()
    bound = hub.sort
    assert bound.__get__(3, int) is bound

    class Depot:
        sort = bound

    assert Depot().sort is bound


def test_the_repr_of_a_method(kit: Kit) -> None:
    text = repr(kit.method(kit.function(weigh), 3))
    assert text == "<bound method weigh of 3>"
    nameless = kit.classmethod(4).__get__(None, int)
    assert repr(nameless).startswith("<bound method ? of ")


def test_a_weak_reference_to_a_method_dies(kit: Kit) -> None:
    hub = hub_class(kit)()
    unheld = weakref.ref(hub.sort)
    assert unheld() is None
    bound = hub.sort
    assert weakref.ref(bound)() is bound


def test_methods_are_pickled_by_name(kit: Kit) -> None:
    bound = kit.method(Courier.carry, Courier())
    assert bound.__reduce__()[0] is getattr
    assert pickle.loads(pickle.dumps(bound))() == "carried"


# -- property --------------------------------------------------


def scale_class(kit: Kit) -> Any:
    """Make a class with a full property."""

    class Scale:
        grams = 5

        @kit.property
        def weight(self) -> Any:
            """The weight in grams."""
            return self.grams

        @weight.setter  # type: ignore[no-redef]
        def weight(self, value: Any) -> None:
            """Ignored."""
            self.grams = value

        @weight.deleter  # type: ignore[no-redef]
        def weight(self) -> None:
            del self.grams

    return Scale


def test_a_property_runs_its_functions(kit: Kit) -> None:
    scale = scale_class(kit)()
    scale.weight = 7
    assert vars(scale) == {"grams": 7}
    assert scale.weight == 7
    del scale.weight
    assert scale.weight == 5


def test_a_property_beats_the_instance_dict(kit: Kit) -> None:
    scale = scale_class(kit)()
    vars(scale)["weight"] = 9
    assert scale.weight == 5


def test_a_class_returns_the_property(kit: Kit) -> None:
    Scale = scale_class(kit)
    assert Scale.weight is vars(Scale)["weight"]
    assert type(Scale.weight) is kit.property


def test_an_assignment_to_the_class_replaces(kit: Kit) -> None:
    Scale = scale_class(kit)
    Scale.weight = 3
    assert Scale().weight == 3


@pytest.mark.parametrize(
    ("part", "use"),
    [
        ("getter", lambda scale: scale.empty),
        ("setter", lambda scale: setattr(scale, "empty", 1)),
        ("deleter", lambda scale: delattr(scale, "empty")),
    ],
    ids=["getter", "setter", "deleter"],
)
def test_a_missing_part_is_named(
    kit: Kit, part: str, use: Callable[..., Any]
) -> None:
    class Scale:
        empty = kit.property()

    qualname = Scale.__qualname__
    assert refusal(AttributeError, use, Scale()) == (
        f"property 'empty' of {qualname!r} object has no {part}"
    )


def test_a_property_without_a_name(kit: Kit) -> None:
    bare = kit.property()
    assert (
        refusal(AttributeError, bare.__set__, 3, 1)
        == "property of 'int' object has no setter"
    )
    assert (
        refusal(AttributeError, lambda: bare.__name__)
        == "'property' object has no attribute '__name__'"
    )
    assert (
        refusal(TypeError, bare.__get__, None, None)
        == "__get__(None, None) is invalid"
    )


def test_the_name_of_a_property(kit: Kit) -> None:
    mass = kit.property(weigh)
    assert mass.__name__ == "weigh"
    mass.__set_name__(int, "mass")
    assert mass.__name__ == "mass"
    assert mass.setter(weigh).__name__ == "mass"
    mass.__name__ = "own"
    assert mass.__name__ == "own"
    refusal(TypeError, mass.__set_name__, "mass")


def test_the_last_name_wins(kit: Kit) -> None:
    class Scale:
        weight = kit.property(weigh)
        mass = weight

    assert vars(Scale)["weight"].__name__ == "mass"


def test_the_doc_is_that_of_the_getter(kit: Kit) -> None:
    Scale = scale_class(kit)
    assert Scale.weight.__doc__ == "The weight in grams."
    assert kit.property(weigh, doc="own").__doc__ == "own"
    assert kit.property().__doc__ is None
    assert kit.property(len, doc="").__doc__ == ""


def test_the_doc_of_a_copy(kit: Kit) -> None:
    def other(scale: Any) -> None:
        """Another."""

    own = kit.property(weigh, doc="own")
    assert own.getter(other).__doc__ == "own"
    assert kit.property(weigh).getter(other).__doc__ == (
        "Another."
    )
    assert kit.property(doc=None).getter(other).__doc__ == (
        "Another."
    )
    assigned = kit.property(weigh)
    assigned.__doc__ = "assigned"
    assert assigned.setter(other).__doc__ == weigh.__doc__


def test_a_copy_leaves_the_original(kit: Kit) -> None:
    first = kit.property(weigh)
    second = first.setter(setattr)
    assert first is not second
    assert (first.fget, first.fset) == (weigh, None)
    assert (second.fget, second.fset) == (weigh, setattr)
    third = second.deleter(delattr).getter(len)
    assert (third.fget, third.fset, third.fdel) == (
        len,
        setattr,
        delattr,
    )


def test_the_parts_cannot_be_assigned(kit: Kit) -> None:
    for part in ("fget", "fset", "fdel"):
        message = refusal(
            AttributeError, setattr, kit.property(), part, len
        )
        assert message == "readonly attribute"


def test_a_subclass_survives_copies(kit: Kit) -> None:
    class Logged(kit.property):  # type: ignore[name-defined]
        """The doc of the subclass is not that of the field."""

        def __get__(self, obj: Any, owner: Any = None) -> Any:
            value = super().__get__(obj, owner)
            return value if obj is None else ("logged", value)

    class Scale:
        grams = 5
        weight = Logged(weigh).setter(len)

    assert type(vars(Scale)["weight"]) is Logged
    assert Scale().weight == ("logged", 5)
    assert Logged(weigh).__doc__ == weigh.__doc__
    assert Logged().__doc__ is None


def test_super_reaches_the_setter(kit: Kit) -> None:
    Scale = scale_class(kit)

    class Precise(Scale):  # type: ignore[valid-type, misc]
        def put(self, value: int) -> None:
            super(Precise, type(self)).weight.__set__(
                self, value
            )

        def read(self) -> Any:
            return super().weight

    precise = Precise()
    precise.put(8)
    assert precise.read() == 8


def test_an_attribute_error_reaches_getattr(kit: Kit) -> None:
    class Scale:
        weight = kit.property(lambda scale: scale.lost)

        def __getattr__(self, name: str) -> str:
            return f"no {name}"

    assert Scale().weight == "no lost"


# -- classmethod and staticmethod ------------------------------


def test_a_class_method_binds_the_class(kit: Kit) -> None:
    class Hub:
        @kit.classmethod  # type: ignore[untyped-decorator]
        def make(cls, *args: Any) -> Any:
            return cls, args

    class Depot(Hub): ...

    assert Hub.make(1) == (Hub, (1,))
    assert Depot.make(2) == Depot().make(2) == (Depot, (2,))
    assert type(Depot.make) is kit.method
    assert Depot.make == Depot().make
    assert Depot.make is not Depot.make
    assert Depot.make != Hub.make


def test_the_owner_is_optional(kit: Kit) -> None:
    make = kit.classmethod(weigh)
    assert make.__get__(3).__self__ is int
    assert make.__get__(3, str).__self__ is str
    for wrapper in (make, kit.staticmethod(weigh)):
        assert (
            refusal(TypeError, wrapper.__get__, None, None)
            == "__get__(None, None) is invalid"
        )


def test_a_static_method_adds_nothing(kit: Kit) -> None:
    class Hub:
        rate = kit.staticmethod(weigh)
        size = kit.staticmethod(3)

    assert Hub.rate is Hub().rate is weigh
    assert Hub.size == Hub().size == 3


def test_only_static_methods_can_be_called(kit: Kit) -> None:
    assert kit.staticmethod(len)("abc") == 3
    assert callable(kit.staticmethod(len))
    assert not callable(kit.classmethod(len))


def test_what_is_wrapped_is_not_checked(kit: Kit) -> None:
    bound = kit.classmethod(3).__get__(None, int)
    assert bound.__func__ == 3
    refusal(TypeError, bound)
    refusal(TypeError, kit.classmethod)
    refusal(TypeError, kit.staticmethod)


def test_class_methods_do_not_chain(kit: Kit) -> None:
    inner = kit.property(lambda cls: cls.__name__)
    bound = kit.classmethod(inner).__get__(None, int)
    assert type(bound) is kit.method
    assert bound.__func__ is inner
    refusal(TypeError, bound)


def test_wrappers_copy_names_only(kit: Kit) -> None:
    def rate(parcel: Any) -> int:
        """Price it."""
        return 3

    rate.currency = "NOK"  # type: ignore[attr-defined]
    for wrap in (kit.classmethod, kit.staticmethod):
        wrapper = wrap(rate)
        assert wrapper.__wrapped__ is wrapper.__func__ is rate
        assert wrapper.__name__ == "rate"
        assert wrapper.__qualname__ == rate.__qualname__
        assert wrapper.__module__ == __name__
        assert wrapper.__doc__ == "Price it."
        assert not hasattr(wrapper, "currency")
        assert repr(wrapper).endswith(f"method({rate!r})>")
        refusal(AttributeError, setattr, wrapper, "__func__", 1)
        wrapper.currency = "EUR"
        assert wrapper.currency == "EUR"


def test_wrappers_are_no_data_descriptors(kit: Kit) -> None:
    class Hub:
        make = kit.classmethod(weigh)
        rate = kit.staticmethod(weigh)

    hub = Hub()
    vars(hub).update(make=1, rate=2)
    assert (hub.make, hub.rate) == (1, 2)


def test_super_binds_the_class_at_hand(kit: Kit) -> None:
    class Hub:
        @kit.classmethod  # type: ignore[untyped-decorator]
        def make(cls) -> Any:
            return cls

    class Depot(Hub):
        @kit.classmethod  # type: ignore[untyped-decorator]
        def make(cls) -> Any:
            return super().make()

    class Annex(Depot): ...

    assert Annex().make() is Annex


# -- Abstract parts --------------------------------------------


@pytest.mark.parametrize(
    "wrap",
    [
        lambda kit, part: kit.property(part),
        lambda kit, part: kit.property(len, part),
        lambda kit, part: kit.property(len, len, part),
        lambda kit, part: kit.classmethod(part),
        lambda kit, part: kit.staticmethod(part),
        lambda kit, part: kit.classmethod(kit.property(part)),
    ],
    ids=["fget", "fset", "fdel", "class", "static", "nested"],
)
def test_an_abstract_part_makes_it_abstract(
    kit: Kit, wrap: Callable[..., Any]
) -> None:
    assert wrap(kit, len).__isabstractmethod__ is False
    part = wrap(kit, abc.abstractmethod(lambda hub: 1))
    assert part.__isabstractmethod__ is True
    Hub = abc.ABCMeta("Hub", (), {"part": part})
    assert "abstract method 'part'" in refusal(TypeError, Hub)
    Depot = abc.ABCMeta("Depot", (Hub,), {"part": 1})
    assert Depot().part == 1


def test_copies_stay_abstract(kit: Kit) -> None:
    first = kit.property(abc.abstractmethod(weigh_again))
    assert first.setter(len).__isabstractmethod__
    assert not first.getter(len).__isabstractmethod__


def weigh_again(parcel: Any) -> Any:
    """Stand in for an abstract getter."""
    return parcel


def test_a_copied_instance_works(kit: Kit) -> None:
    scale = scale_class(kit)()
    scale.weight = 8
    assert copy.copy(scale).weight == 8
