"""The listings of the chapter on mixins."""

import collections.abc
import copy
import enum
import pickle
import socketserver
import sys
from abc import ABC, abstractmethod
from collections import Counter, OrderedDict
from collections.abc import Set
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

import pytest
from mixins.audited import Audited
from mixins.benchmarks.layer_cost import Mixed, ratios, wrapped
from mixins.benchmarks.layer_cost import Sender as Plain
from mixins.contract import (
    StoreContract,
    TestOrderedDict,  # noqa: F401  collected here
    TestUserDict,  # noqa: F401
)
from mixins.labeled import Labeled
from mixins.messages import Masked, Masking, Notifier, Sender, Signed, mask
from mixins.overlaps import BOOKKEEPING, assigned, calls_super, hidden, shared_state
from mixins.routes import Stops
from mro_and_super.c3 import linearize

T = TypeVar("T")
TEXTS = ["code 4711 is ready", "call 0039011 now"]


# -- One feature, two shapes ----------------------------------------------------


def test_numbers_are_masked():
    assert mask("code 4711, hub 12") == "code ****, hub 12"


def test_both_shapes_mask_one_message():
    mixed, inner = Notifier(), Sender()
    mixed.send(TEXTS[0])
    Masking(inner).send(TEXTS[0])
    assert mixed.sent == ["code **** is ready (Oslo hub)"]
    assert inner.sent == ["code **** is ready"]


def test_only_mixins_see_what_the_base_calls_on_self():
    mixed, inner = Notifier(), Sender()
    mixed.send_all(TEXTS)
    Masking(inner).send_all(TEXTS)
    assert all("****" in text for text in mixed.sent)
    assert inner.sent == TEXTS


def test_the_order_is_the_one_of_the_figure():
    assert linearize(Notifier) == [Notifier, Masked, Signed, Sender, object]


def test_the_label_needs_a_code():
    class Parcel(Labeled):
        code = "P1"

    assert Parcel().label() == "#P1"
    with pytest.raises(
        AttributeError, match="'Labeled' object has no attribute 'code'"
    ):
        Labeled().label()


# -- Overlaps ---------------------------------------------------------------------


class Quiet:
    def send(self, text): ...


class Base:
    def open(self): ...


class Derived(Base):
    def open(self): ...


class Other:
    code = 1

    def close(self): ...


class Clash:
    code = 2


def test_an_override_in_a_subclass_hides_nothing():
    assert hidden(Derived, Base) == {}


def test_an_unrelated_class_hides():
    assert hidden(Quiet, Masked) == {"send": (Quiet, Masked)}
    assert hidden(Other, Clash) == {"code": (Other, Clash)}


def test_bookkeeping_of_the_interpreter_is_no_overlap():
    class Annotated:
        grams: int

    class AlsoAnnotated:
        """With a docstring."""

        grams: int

    assert AlsoAnnotated.__annotations__ and Annotated.__annotations__
    assert hidden(Annotated, AlsoAnnotated) == {}
    assert {"__doc__", "__module__", "__dict__"} <= BOOKKEEPING


def test_what_calls_super_passes_on():
    assert calls_super(vars(Masked)["send"])
    assert not calls_super(vars(Quiet)["send"])
    assert not calls_super(7)


def test_the_report_agrees_with_the_class_that_is_made():
    found = hidden(Quiet, Clash, Other, Masked)
    made = type("Made", (Quiet, Clash, Other, Masked), {})
    assert found
    for name, (winner, loser) in found.items():
        order = linearize(made)
        assert vars(winner)[name] == getattr(made, name)
        assert order.index(winner) < order.index(loser)


def test_known_library_classes():
    server = hidden(socketserver.ThreadingMixIn, socketserver.TCPServer)
    assert server.keys() == {"process_request"}
    assert "__repr__" in hidden(Counter, OrderedDict)


class Timed:
    def begin(self):
        self.started = True


class Billed:
    def bill(self):
        self.started = "today"


class Late(Timed):
    def begin(self):
        self.started = None


def test_attributes_that_two_mixins_assign():
    assert shared_state(Timed, Billed) == {"started": (Timed, Billed)}
    assert shared_state(Late, Timed) == {}
    assert assigned(int) == set()


# -- Mixins of the standard library ---------------------------------------------------


def test_stops_is_a_set_with_order():
    stops = Stops(["Turin", "Oslo", "Turin"])
    assert list(stops) == ["Turin", "Oslo"]
    assert stops == {"Oslo", "Turin"}
    assert "Oslo" in stops and "Bonn" not in stops
    assert isinstance(stops, Set)
    assert len(stops | {"Bonn"}) == 3


def test_three_methods_bring_fourteen():
    mixed_in = {
        name
        for name, value in vars(Set).items()
        if callable(getattr(Set, name)) and name not in Set.__abstractmethods__
    } - {"__subclasshook__", "__class_getitem__"}
    public = mixed_in - {"_hash", "_from_iterable"}
    assert Set.__abstractmethods__ == {"__contains__", "__iter__", "__len__"}
    assert len(public) == 14
    assert all(hasattr(Stops, name) for name in mixed_in)
    with pytest.raises(TypeError, match="unhashable type: 'Stops'"):
        hash(Stops(["Oslo"]))


def test_a_contract_needs_a_store():
    with pytest.raises(AssertionError, match="return an empty store"):
        StoreContract().store()


# -- State, copies ----------------------------------------------------------------------


class Lazy:
    count = 0

    def tick(self):
        self.count += 1


def test_an_attribute_never_set_is_not_in_a_copy():
    fresh, used = Lazy(), Lazy()
    used.tick()
    assert vars(copy.copy(fresh)) == {}
    assert vars(pickle.loads(pickle.dumps(used))) == {"count": 1}


def test_a_renamed_attribute_starts_again_without_an_error():
    old = Lazy()
    old.tick()
    vars(old)["former_count"] = vars(old).pop("count")
    assert pickle.loads(pickle.dumps(old)).count == 0


def test_a_cached_property_needs_a_dict():
    class Mixin:
        __slots__ = ()
        stops = cached_property(lambda self: [])

    class Parcel(Mixin):
        __slots__ = ("code",)

    with pytest.raises(TypeError, match="No '__dict__' attribute on 'Parcel'"):
        _ = Parcel().stops


def test_slots_of_the_abstract_collections():
    found = {
        name: vars(getattr(collections.abc, name)).get("__slots__")
        for name in collections.abc.__all__
        if isinstance(getattr(collections.abc, name), type)
    }
    assert found.pop("MappingView")
    assert set(found.values()) == {()}

    class Stored(Generic[T]):
        __slots__ = ()

    assert not hasattr(Stored(), "__dict__")


# -- Order, and what is refused ---------------------------------------------------------


class Radio:
    """Unrelated to Sender."""

    def __init__(self):
        self.sent = []

    def send(self, text):
        self.sent.append(text)


def test_the_mixin_for_checkers_serves_any_class(capsys):
    class Left(Audited, Radio): ...

    class Right(Radio, Audited): ...

    for cls in (Left, Right):
        radio = cls()
        radio.send(cls.__name__)
        assert radio.sent == [cls.__name__]
    assert capsys.readouterr().out == "noted: Left\n"
    with pytest.raises(TypeError, match="consistent method resolution"):
        type("Wrong", (Sender, Masked), {})


def test_a_mixin_of_exceptions_is_not_caught():
    class Retryable: ...

    class HubDown(Retryable, ConnectionError): ...

    with pytest.raises(TypeError, match="do not inherit from BaseException"):
        try:
            raise HubDown
        except Retryable:
            pass
    assert isinstance(HubDown(), Retryable)


def test_bases_that_refuse():
    with pytest.raises(TypeError, match="can only inherit from a NamedTuple"):

        class Parcel(Labeled, NamedTuple):
            code: str

    class Fields(NamedTuple):
        code: str

    class Tagged(Labeled, Fields): ...

    assert Tagged("P1").label() == "#P1"

    class Weighed(ABC):
        @abstractmethod
        def grams(self): ...

    with pytest.raises(TypeError, match="metaclass conflict"):

        class State(Weighed, enum.Enum):
            READY = 1


def test_new_in_a_mixin_makes_a_data_type_of_an_enum():
    class Made:
        def __new__(cls, value):
            return object.__new__(cls)

    with pytest.raises(TypeError, match="too many data types"):

        class State(Made, int, enum.Enum):
            READY = 1


def test_moving_an_object_with_slots():
    class Bare:
        __slots__ = ()

    class Parcel:
        __slots__ = ("code",)

    parcel = Parcel()
    with pytest.raises(TypeError, match="object layout differs"):
        parcel.__class__ = type("Made", (Bare, Parcel), {})
    made = type("Made", (Bare, Parcel), {"__slots__": ()})
    parcel.__class__ = made
    assert type(parcel) is made
    with pytest.raises(pickle.PicklingError):
        pickle.dumps(made)


def test_moving_an_object_with_a_dict():
    class Bare:
        __slots__ = ()

    class Typed(Generic[T]): ...

    class Log: ...

    def move(*bases):
        log = Log()
        log.__class__ = type("Made", bases, {})

    with pytest.raises(TypeError, match="object layout differs"):
        move(Typed, Log)
    if sys.version_info < (3, 15):
        with pytest.raises(TypeError, match="object layout differs"):
            move(Bare, Log)
    else:
        move(Bare, Log)
    with pytest.raises(TypeError, match="only supported for mutable types"):
        {}.__class__ = type("Made", (Bare, dict), {})


def test_a_counter_is_not_quite_a_dict():
    counter = Counter(a=1)
    counter.update(a=1)
    assert counter == {"a": 2}
    with pytest.raises(NotImplementedError):
        Counter.fromkeys("ab")


# -- Cost -----------------------------------------------------------------------------------


def test_both_shapes_do_the_same():
    assert Mixed().send("x") == wrapped(4).send("x") == Plain().send("x") == "x"


def test_layers_cost_and_neither_shape_is_free():
    found = ratios()
    assert found["mixins"][0] > 1.5
    assert found["wrappers"][0] > 1.5
