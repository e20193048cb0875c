"""The listings of the chapter on attribute lookup."""

import collections
import copy
import functools
import inspect
import pickle
import random
import sys
import sysconfig
import threading
import traceback
import types
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import pytest
from attribute_lookup.benchmarks.lookup_cost import CASES, ratios
from attribute_lookup.bytecode import load_form
from attribute_lookup.lookup import (
    MISSING,
    delete_instance,
    find,
    read,
    read_class,
    read_instance,
    read_super,
    write_instance,
)
from attribute_lookup.proxy import Proxy

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

# -- Generated classes --------------------------------------------------------------

NAMES = ["a", "b", "c", "d"]
BUILTIN_NAMES = ["__class__", "__dict__", "__doc__", "__init__", "__module__"]
CLASS_NAMES = [*BUILTIN_NAMES, "__name__", "__qualname__", "__mro__", "mro"]


class NotHereError(AttributeError):
    """A subclass, which the fallback must treat alike."""


def getter(self: Any, instance: Any, owner: Any = None) -> Any:
    return "got", self, instance, owner


def raising(error: Exception) -> Callable[..., Any]:
    def method(*args: Any) -> Any:
        raise type(error)(*error.args)

    return method


def setter(self: Any, instance: Any, value: Any) -> None:
    seen.append(("set", self, instance, value))


def deleter(self: Any, instance: Any) -> None:
    seen.append(("deleted", self, instance))


seen: list[tuple[Any, ...]] = []
GETTERS = [
    None,
    getter,
    getter,
    raising(AttributeError("inner")),
    raising(NotHereError("inner")),
    raising(ValueError("inner")),
    staticmethod(getter),
]


class Plain:
    """A value that is no descriptor, whatever its metaclass says."""


class Getting(type):
    """Its classes seem to have a ``__get__``, and have none."""

    __get__ = __set__ = __getattr__ = raising(LookupError("metaclass asked"))


class Odd(metaclass=Getting):
    """``hasattr(Odd, "__get__")`` is true; the slot is empty."""


def function(self: Any = None) -> Any:
    return self


def make_descriptor(rng: random.Random) -> Any:
    body: dict[str, Any] = {}
    get = rng.choice(GETTERS)
    if get:
        body["__get__"] = get
    if rng.random() < 0.4:
        body["__set__"] = setter
    if rng.random() < 0.3:
        body["__delete__"] = deleter
    return type("Descriptor", (), body)()


def make_value(rng: random.Random) -> Any:
    kinds: list[Callable[[], Any]] = [
        lambda: rng.randrange(9),
        lambda: make_descriptor(rng),
        lambda: make_descriptor(rng),
        lambda: function,
        lambda: property(function),
        lambda: property(raising(AttributeError("inner"))),
        lambda: property(function, setter, deleter),
        lambda: classmethod(function),
        lambda: staticmethod(function),
        lambda: len,
        Plain,
        Odd,
        lambda: Odd,
        lambda: None,
    ]
    return rng.choice(kinds)()


class Callback:
    """A hook without ``__get__``: it is called with the name alone."""

    def __call__(self, name: str) -> Any:
        return "callback", name


def forwarding(base: type) -> Callable[..., Any]:
    def __getattribute__(self: Any, name: str) -> Any:
        if name == "d":
            raise AttributeError("hidden")
        return base.__getattribute__(self, name)

    return __getattribute__


def add_hooks(rng: random.Random, body: dict[str, Any], base: type) -> None:
    fallbacks: list[Any] = [
        lambda self, name: ("fallback", self, name),
        raising(AttributeError("refused")),
        raising(KeyError("refused")),
        staticmethod(lambda name: ("static", name)),
        classmethod(lambda cls, name: ("class", cls, name)),
        Callback(),
        property(lambda self: lambda name: ("property", self, name)),
    ]
    if rng.random() < 0.3:
        body["__getattr__"] = rng.choice(fallbacks)
    if rng.random() < 0.2:
        body["__getattribute__"] = forwarding(base)


def make_body(rng: random.Random, base: type) -> dict[str, Any]:
    chosen = rng.sample(NAMES, rng.randrange(len(NAMES)))
    body = {name: make_value(rng) for name in chosen}
    add_hooks(rng, body, base)
    return body


def make_metaclass(rng: random.Random) -> type[type]:
    if rng.random() < 0.4:
        return type
    return type("Meta", (type,), make_body(rng, type))


def make_classes(rng: random.Random) -> list[Any]:
    """A tree of classes with one metaclass; some have slots."""
    meta = make_metaclass(rng)
    made: list[Any] = []
    for number in range(rng.randrange(2, 6)):
        body = make_body(rng, object)
        slots = [name for name in NAMES if name not in body]
        if rng.random() < 0.4:
            body["__slots__"] = rng.sample(slots, rng.randrange(len(slots)))
        bases = tuple(rng.sample(made, rng.randrange(min(3, len(made) + 1))))
        try:
            made.append(meta(f"C{number}", bases, body))
        except TypeError:  # no consistent order, or layouts that conflict
            made.append(meta(f"C{number}", made[-1:] and (made[-1],), body))
    return made


def make_instance(rng: random.Random, cls: Any) -> Any:
    obj = object.__new__(cls)
    for name in rng.sample(NAMES, rng.randrange(len(NAMES))):
        target = find(cls, name)
        if type(target).__name__ == "member_descriptor":
            target.__set__(obj, rng.randrange(9))
        elif find(cls, "__dict__") is not MISSING:
            own = object.__getattribute__(obj, "__dict__")
            own[name] = make_value(rng)
    return obj


def outcome(call: Callable[..., Any], *args: Any) -> tuple[Any, ...]:
    """A result, or all there is to know about an exception."""
    try:
        return "value", call(*args)
    except AttributeError as error:
        context = error.__context__
        return type(error), error.args, error.name, error.obj, context
    except Exception as error:
        return type(error), error.args


outcomes: collections.Counter[Any] = collections.Counter()


def same(theirs: tuple[Any, ...], ours: tuple[Any, ...], what: str) -> None:
    assert ours == theirs, what
    outcomes[what, theirs[0]] += 1


def compare(rng: random.Random) -> None:
    """Compare all three lookups on one generated tree."""
    classes = make_classes(rng)
    for cls in classes:
        obj = make_instance(rng, cls)
        for name in [*NAMES, *BUILTIN_NAMES]:
            same(outcome(getattr, obj, name), outcome(read, obj, name), "obj")
            theirs = outcome(object.__getattribute__, obj, name)
            same(theirs, outcome(read_instance, obj, name), "instance")
        for name in [*NAMES, *CLASS_NAMES]:
            same(outcome(getattr, cls, name), outcome(read, cls, name), "cls")
            theirs = without_context(outcome(type.__getattribute__, cls, name))
            ours = without_context(outcome(read_class, cls, name))
            same(theirs, ours, "class")
        for after in type.mro(cls)[:-1]:
            for target in (obj, cls):
                compare_super(after, target)


def without_context(found: tuple[Any, ...]) -> tuple[Any, ...]:
    """Direct calls of ``type.__getattribute__`` leave name and obj empty."""
    return found[:2]


def compare_super(after: type, target: Any) -> None:
    proxy = super(after, target)  # type: ignore[misc]
    for name in [*NAMES, "__class__", "__thisclass__", "__init__", "__dict__"]:
        theirs = without_context(outcome(getattr, proxy, name))
        ours = without_context(outcome(read_super, after, target, name))
        same(theirs, ours, "super")


def compare_writes(rng: random.Random) -> None:
    """Write and delete on twins, then compare what they hold."""
    for cls in make_classes(rng):
        state = rng.getstate()
        obj = make_instance(rng, cls)
        rng.setstate(state)
        twin = make_instance(rng, cls)
        for name in [*NAMES, "e"]:
            for action, real, ours in [
                ("set", object.__setattr__, write_instance),
                ("delete", object.__delattr__, delete_instance),
                ("delete", object.__delattr__, delete_instance),  # is gone
            ]:
                args = (7,) if action == "set" else ()
                seen.clear()
                expected = outcome(real, obj, name, *args)[:2]
                heard = [(row[0], row[1], row[3:]) for row in seen]
                seen.clear()
                assert outcome(ours, twin, name, *args)[:2] == expected
                assert heard == [(row[0], row[1], row[3:]) for row in seen]
                assert held(obj) == held(twin)
                outcomes[action, expected[0]] += 1


def held(obj: Any) -> Any:
    """The names and numbers that an object holds."""
    own = {}
    if find(type(obj), "__dict__") is not MISSING:
        own = object.__getattribute__(obj, "__dict__")
    slots = {}
    for name in NAMES:
        found = find(type(obj), name)
        if type(found).__name__ == "member_descriptor":
            slots[name] = outcome(found.__get__, obj)[0]
    return {name: value == 7 for name, value in own.items()}, slots


def run(rounds: int) -> None:
    for seed in range(rounds):
        compare(random.Random(seed))
        compare_writes(random.Random(seed))


def test_no_difference_on_seeded_classes() -> None:
    outcomes.clear()
    run(150)
    for what in ("obj", "cls", "instance", "class", "super"):
        assert outcomes[what, "value"] > 500, what
        assert outcomes[what, AttributeError] > 200, what
        assert outcomes[what, NotHereError] > 0, what
        assert outcomes[what, ValueError] > 5, what
    assert outcomes["obj", KeyError] > 20
    for what in ("set", "delete"):
        assert outcomes[what, "value"] > 100, what
        assert outcomes[what, AttributeError] > 100, what


if HYPOTHESIS:

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(st.randoms(use_true_random=False))
    def check_generated_classes(rng: random.Random) -> None:
        compare(rng)

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(st.randoms(use_true_random=False))
    def check_generated_writes(rng: random.Random) -> None:
        compare_writes(rng)


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_no_difference_on_generated_classes() -> None:
    outcomes.clear()
    check_generated_classes()
    check_generated_writes()
    assert len(outcomes) > 15


# -- The documentation's version ------------------------------------------------------


def test_the_descriptor_guide_takes_a_hook_of_the_metaclass() -> None:
    """``hasattr(type(obj), ...)`` also finds what the metaclass has."""

    class Meta(type):
        def __getattr__(cls, name: str) -> str:
            return "made up"

    class Hub(metaclass=Meta):
        pass

    assert hasattr(type(Hub()), "__getattr__")
    with pytest.raises(AttributeError, match="'Hub' object has no attribute 'toll'"):
        _ = Hub().toll  # type: ignore[attr-defined]


def test_a_write_only_data_descriptor_does_not_override_the_instance() -> None:
    class Guard:
        def __set__(self, hub: Any, value: Any) -> None: ...

    class Hub:
        city = Guard()

    hub = Hub()
    assert inspect.isdatadescriptor(vars(Hub)["city"])
    vars(hub)["city"] = "Oslo"
    assert hub.city == "Oslo"  # type: ignore[comparison-overlap]


# -- Who asks the dot, and who does not -----------------------------------------------


class Inventing:
    """Answers every name with a function that takes anything."""

    def __getattr__(self, name: str) -> Any:
        return lambda *args: args


def test_a_class_pattern_asks_the_fallback() -> None:
    match Inventing():
        case Inventing(toll=toll):  # type: ignore[misc]
            found = toll
    assert callable(found)


def test_what_the_fallback_returns_is_not_bound() -> None:
    assert Inventing().toll(1) == (1,)


def test_two_threads_that_miss_together_compute_twice() -> None:
    both = threading.Barrier(2, timeout=30)

    class Fallback:
        def __getattr__(self, name: str) -> Any:
            if name != "stops":
                raise AttributeError(name)
            both.wait()
            self.stops = ["Oslo"]
            return self.stops

    class Cached:
        @functools.cached_property
        def stops(self) -> list[str]:
            both.wait()
            return ["Oslo"]

    for route in (Fallback(), Cached()):
        with ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(lambda one=route: one.stops) for _ in "ab"]
        made = [job.result() for job in jobs]
        assert made == [["Oslo"], ["Oslo"]]


class Asked:
    """Notes what is asked of its instances, in vain or not."""

    def __getattribute__(self, name: str) -> Any:
        LOG.append(name)
        return object.__getattribute__(self, name)

    def __len__(self) -> int:
        return 3

    def __enter__(self) -> "Asked":
        return self

    def __exit__(self, *details: object) -> None: ...

    def __round__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[int]:
        return iter([])

    def __call__(self) -> int:
        return 1


LOG: list[str] = []


def asked(call: Callable[[], object]) -> list[str]:
    LOG.clear()
    call()
    return [*LOG]


def test_special_methods_pass_by_the_hook() -> None:
    one = Asked()

    def enter() -> None:
        with one:
            pass

    silent: list[Callable[[], object]] = [
        lambda: len(one),
        lambda: round(one),  # type: ignore[call-overload]
        lambda: list(one),
        lambda: one(),
        lambda: one == 3,
        lambda: f"{one}",
        lambda: callable(one),
        lambda: type(one),
        enter,
    ]
    for call in silent:
        assert asked(call) == []
    assert asked(lambda: isinstance(one, Asked)) == []
    assert asked(lambda: isinstance(one, int)) == ["__class__"]
    assert asked(lambda: vars(one)) == ["__dict__"]
    assert asked(lambda: dir(one)) == ["__dict__", "__class__"]


def test_the_traceback_runs_the_hooks_again() -> None:
    try:
        _ = Asked().toll  # type: ignore[attr-defined]
    except AttributeError as error:
        LOG.clear()
        traceback.format_exception_only(error)
    assert "__dict__" in LOG


class Answering:
    """Has nothing and notes what is missing."""

    def __init__(self) -> None:
        self.state = 1

    def __getattr__(self, name: str) -> Any:
        LOG.append(name)
        raise AttributeError(name)


def test_what_copy_and_others_ask_for() -> None:
    one = Answering()
    data = pickle.dumps(one)
    assert asked(lambda: pickle.dumps(one)) == []
    assert asked(lambda: pickle.loads(data)) == ["__setstate__"]
    assert asked(lambda: copy.copy(one)) == ["__setstate__"]
    assert asked(lambda: inspect.unwrap(one)) == ["__wrapped__"]  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        dict(one)  # type: ignore[call-overload]
    assert LOG[-1] == "keys"
    with pytest.raises(TypeError):
        issubclass(one, int)  # type: ignore[arg-type]
    assert LOG[-1] == "__bases__"


def test_an_object_that_answers_everything_wraps_itself() -> None:
    class Echo:
        def __getattr__(self, name: str) -> Any:
            return self

    with pytest.raises(ValueError, match="wrapper loop when unwrapping"):
        inspect.unwrap(Echo())  # type: ignore[arg-type]
    assert hasattr(Echo(), "__call__")  # noqa: B004
    assert not callable(Echo())
    with pytest.raises(TypeError, match="'Echo' object is not callable"):
        Echo()()  # type: ignore[operator]


def test_a_naive_proxy_is_lost_in_deepcopy_and_ours_is_not() -> None:
    class Target:
        def __deepcopy__(self, memo: Any) -> str:
            return "a copy of the target"

    class Naive:
        def __init__(self, target: Any) -> None:
            self._target = target

        def __getattr__(self, name: str) -> Any:
            if name == "_target":
                raise AttributeError(name)
            return getattr(self._target, name)

    lost: object = copy.deepcopy(Naive(Target()))
    assert lost == "a copy of the target"
    assert type(copy.deepcopy(Proxy(Target()))) is Proxy


def test_the_proxy_survives_and_says_what_it_lacks() -> None:
    proxy = Proxy([3, 1])
    for again in (
        copy.copy(proxy),
        copy.deepcopy(proxy),
        pickle.loads(pickle.dumps(proxy)),
    ):
        assert again.index(1) == 1
    with pytest.raises(AttributeError, match="a proxy has no '__iter__'"):
        _ = proxy.__iter__
    with pytest.raises(AttributeError, match="a proxy has no '_target'"):
        _ = Proxy.__new__(Proxy).index


def test_assignment_to_a_proxy_does_not_reach_the_target() -> None:
    class Hub:
        city = "Oslo"

        def open(self) -> Any:
            return self

    hub = Hub()
    proxy: Any = Proxy(hub)
    proxy.city = "Turin"
    assert (hub.city, proxy.city) == ("Oslo", "Turin")
    assert proxy.open() is hub


def test_a_magic_mock_has_a_class_of_its_own() -> None:
    assert type(mock.MagicMock()) is not type(mock.MagicMock())


# -- Writing --------------------------------------------------------------------------


def test_what_assignment_refuses() -> None:
    class Slim:
        __slots__ = ("grams",)
        city = "Oslo"

    slim: Any = Slim()
    with pytest.raises(AttributeError, match="'toll' and no __dict__ for setting new"):
        slim.toll = 1
    with pytest.raises(AttributeError, match="attribute 'city' is read-only"):
        slim.city = "Turin"
    with pytest.raises(TypeError, match="cannot set 'toll' attribute of immutable"):
        int.toll = 1  # type: ignore[attr-defined]


def test_augmented_assignment_reads_the_fallback_once() -> None:
    class Hub:
        def __getattr__(self, name: str) -> int:
            LOG.append(name)
            return 0

    hub = Hub()
    LOG.clear()
    hub.toll += 1
    hub.toll += 1
    assert (LOG, vars(hub)) == (["toll"], {"toll": 2})


def test_copies_and_pickles_write_past_setattr() -> None:
    strict = Strict()
    vars(strict)["weight"] = -1
    assert vars(copy.copy(strict)) == {"weight": -1}
    assert vars(pickle.loads(pickle.dumps(strict))) == {"weight": -1}
    with pytest.raises(ValueError, match="weight"):
        strict.weight = -1


class Strict:
    weight: int

    def __setattr__(self, name: str, value: int) -> None:
        if value < 0:
            raise ValueError(name)
        super().__setattr__(name, value)


def test_deletion_fills_the_error_from_3_15_on() -> None:
    class Hub: ...

    with pytest.raises(AttributeError) as caught:
        del Hub().toll  # type: ignore[attr-defined]
    expected = "toll" if sys.version_info >= (3, 15) else None
    assert caught.value.name == expected


# -- What ends a chain of fallbacks ---------------------------------------------------


def test_object_has_no_fallback_to_end_a_chain() -> None:
    class Mixin:
        def __getattr__(self, name: str) -> Any:
            return super().__getattr__(name)  # type: ignore[misc]

    text = "'super' object has no attribute '__getattr__'"
    with pytest.raises(AttributeError, match=text):
        _ = Mixin().toll


def test_the_first_fallback_in_the_mro_is_the_only_one_called() -> None:
    class Final:
        def __getattr__(self, name: str) -> Any:
            if name == "city":
                return "Oslo"
            raise AttributeError(name)

    class Deaf:
        def __getattr__(self, name: str) -> Any:
            raise AttributeError(name)

    class Handing:
        def __getattr__(self, name: str) -> Any:
            return super().__getattr__(name)  # type: ignore[misc]

    class Mute(Deaf, Final): ...

    class Chained(Handing, Final): ...

    assert not hasattr(Mute(), "city")
    assert Chained().city == "Oslo"


def test_the_lookup_as_a_fallback_runs_the_getter_twice() -> None:
    runs: list[int] = []

    class Parcel:
        @property
        def label(self) -> str:
            runs.append(1)
            raise AttributeError("inner")

        def __getattr__(self, name: str) -> Any:
            return super().__getattribute__(name)

    with pytest.raises(AttributeError, match="has no attribute 'toll'"):
        _ = Parcel().toll
    with pytest.raises(AttributeError, match="inner"):
        _ = Parcel().label
    assert len(runs) == 2


def test_any_string_is_a_name() -> None:
    parcel = Strict()
    setattr(parcel, "a b", 1)
    assert getattr(parcel, "a b") == 1
    with pytest.raises(TypeError, match="attribute name must be string, not 'int'"):
        getattr(parcel, 3)  # type: ignore[call-overload]


# -- Modules, names, listings -------------------------------------------------------------


def test_import_star_asks_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = types.ModuleType("tariffs_star")
    missing: list[str] = []

    def fall_back(name: str) -> Any:
        missing.append(name)
        raise AttributeError(name)

    module.__getattr__ = fall_back
    monkeypatch.setitem(sys.modules, "tariffs_star", module)
    exec("from tariffs_star import *", {})
    assert "__all__" in missing


def test_a_module_cannot_replace_its_lookup() -> None:
    module: Any = types.ModuleType("tariffs")
    module.__getattribute__ = lambda name: "never"
    assert module.__name__ == "tariffs"
    assert not hasattr(module, "toll")


def test_a_module_can_change_its_class() -> None:
    class Live(types.ModuleType):
        @property
        def rate(self) -> int:
            return 12

    module: Any = types.ModuleType("live")
    module.__class__ = Live
    assert module.rate == 12


def test_stringized_annotations_are_found_through_the_instance() -> None:
    body = "class Parcel:\n    hub: Undefined\n"
    eager: dict[str, Any] = {}
    exec("from __future__ import annotations\n" + body, eager)
    assert eager["Parcel"]().__annotations__ == {"hub": "Undefined"}


def test_dir_of_a_class_leaves_out_the_metaclass() -> None:
    assert "mro" not in dir(Asked)
    assert Asked.mro


def test_a_class_name_in_the_body_is_for_the_instances() -> None:
    class Hub:
        __name__ = "own"

    assert Hub.__name__ == "Hub"
    assert Hub().__name__ == "own"


# -- Instructions ---------------------------------------------------------------------------

default_build = pytest.mark.skipif(
    bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    reason="3.13 without the GIL does not specialize",
)


@default_build
def test_what_hooks_do_to_the_instruction() -> None:
    class Meta(type):
        def __getattr__(cls, name: str) -> Any:
            raise AttributeError(name)

    class Hub:
        city = "Oslo"

        def __init__(self) -> None:
            self.lanes = 3

    class Answered(Hub, metaclass=Meta):
        pass

    class Both(Hub):
        def __getattr__(self, name: str) -> Any:
            raise AttributeError(name)

        def __getattribute__(self, name: str) -> Any:
            return super().__getattribute__(name)

    assert load_form(Both(), "lanes") == "LOAD_ATTR"
    assert load_form(Hub, "city") == "LOAD_ATTR_CLASS"
    assert load_form(Answered, "city") == "LOAD_ATTR"
    assert load_form(Answered(), "lanes") == "LOAD_ATTR_INSTANCE_VALUE"
    hub = Hub()
    hub.__dict__ = {"lanes": 3}
    assert load_form(hub, "lanes") == "LOAD_ATTR_WITH_HINT"
    large = Hub()
    for number in range(31):
        setattr(large, f"lane{number}", number)
    assert load_form(large, "lanes") == "LOAD_ATTR_WITH_HINT"


@default_build
def test_a_module_with_a_hook_stays_specialized_from_3_15_on() -> None:
    module: Any = types.ModuleType("tariffs")
    module.rate = 12
    assert load_form(module, "rate") == "LOAD_ATTR_MODULE"
    module = types.ModuleType("tariffs")
    module.rate, module.__getattr__ = 12, str
    kept = sys.version_info >= (3, 15)
    assert load_form(module, "rate") == ("LOAD_ATTR_MODULE" if kept else "LOAD_ATTR")


@default_build
def test_a_class_runs_out_of_version_tags() -> None:
    class Hub:
        city = "Oslo"

    assert load_form(Hub(), "city") != "LOAD_ATTR"
    for number in range(1001):
        Hub.number = number  # type: ignore[attr-defined]
        assert Hub().city  # a lookup takes a new tag
    assert load_form(Hub(), "city") == "LOAD_ATTR"


# -- The cost -----------------------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    obj, statement = CASES["__getattribute__"]
    assert ratios(statement, obj).median > 2


@pytest.mark.parametrize("label", CASES)
def test_each_case_runs(label: str) -> None:
    obj, statement = CASES[label]
    exec(statement, {"o": obj})
