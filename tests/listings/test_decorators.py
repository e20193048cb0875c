"""The listings of the chapter on decorators, and what it says in passing."""

import abc
import asyncio
import contextlib
import copy
import cProfile
import dis
import functools
import inspect
import pickle
import pstats
import subprocess
import sys
import traceback
import types
import typing
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from decorators.benchmarks.layer_cost import CALLS, names
from decorators.counted import Counted, Stored
from decorators.layers import layers
from decorators.logged import logged
from decorators.spans import events, plain, span, spanned
from decorators.steps import decorator, evaluated
from measuring.ratios import compare

try:
    from hypothesis import given
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "decorators"
LAZY = sys.version_info >= (3, 14)
KINDS = sys.version_info >= (3, 15)


@pytest.fixture(autouse=True)
def no_events() -> None:
    events.clear()


def bare(function: Any) -> Any:
    """A wrapper without ``wraps``."""

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def dressed(function: Any) -> Any:
    return functools.wraps(function)(bare(function))


# -- When each step runs ----------------------------------------------------------


def test_down_the_expressions_and_up_the_calls(
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = (
        "@decorator('outer', globals(), 'quote')\n"
        "@decorator('inner', globals(), 'quote')\n"
        "def quote(grams=evaluated('default', 300)): return grams\n"
    )
    scope: dict[str, Any] = {
        "quote": "old",
        "decorator": decorator,
        "evaluated": evaluated,
    }
    exec(source, scope)
    assert scope["quote"]() == 300
    assert capsys.readouterr().out.splitlines() == [
        "evaluate outer",
        "evaluate inner",
        "evaluate default",
        "call inner while quote is old",
        "call outer while quote is old",
    ]


def test_annotations_are_evaluated_by_def_until_3_13() -> None:
    ran: list[str] = []
    scope: dict[str, Any] = {"note": ran.append}
    exec("def quote(grams: note('annotation')): pass", scope)
    assert ran == ([] if LAZY else ["annotation"])


@dressed
@dressed
def two_lines() -> None: ...


def test_the_first_line_is_that_of_the_first_decorator() -> None:
    original = inspect.unwrap(two_lines)
    lines, first = inspect.getsourcelines(original)
    assert first == original.__code__.co_firstlineno
    assert lines[:2] == ["@dressed\n", "@dressed\n"]


def test_type_parameters_are_out_of_sight() -> None:
    with pytest.raises(NameError, match="'T' is not defined"):
        exec("@check(T)\ndef first[T](items: list[T]) -> T: ...", {"check": bare})


def test_a_helper_in_a_class_body_is_called_as_a_function() -> None:
    class Hub:
        def marked(function: Any) -> Any:  # type: ignore[misc]
            function.mark = True
            return function

        @marked  # type: ignore[arg-type]
        def sort(self) -> str:
            return "sorted"

    assert Hub.sort.mark  # type: ignore[attr-defined]
    assert Hub().sort() == "sorted"


def test_a_cache_on_an_inner_function_starts_empty() -> None:
    ran: list[str] = []

    def price(country: str) -> int:
        @functools.cache
        def rate(name: str) -> int:
            ran.append(name)
            return 3

        return rate(country) + rate(country)

    assert (price("no"), price("no")) == (6, 6)
    assert ran == ["no", "no"], "once for each call of price"


# -- The cell and the code ----------------------------------------------------------


def test_one_code_and_one_cell_each() -> None:
    one: Any = bare(len)
    two: Any = bare(max)
    assert one.__code__ is two.__code__
    assert one.__closure__[0] is not two.__closure__[0]
    assert one.__closure__[0].cell_contents is len


def test_a_traceback_and_a_profile_say_wrapper() -> None:
    @dressed
    def fail() -> None:
        raise OSError

    @dressed
    def work() -> int:
        return 1

    with pytest.raises(OSError) as caught:
        fail()
    found = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert found[1:] == ["wrapper", "fail"]

    other: Any = dressed(lambda: 2)
    with cProfile.Profile() as profile:
        work()
        other()
    stats: Any = pstats.Stats(profile)
    rows = {key[2]: row[1] for key, row in stats.stats.items()}
    assert rows["wrapper"] == 2


def test_a_code_of_its_own_parts_the_rows() -> None:
    def renamed(function: Any) -> Any:
        def wrapper() -> Any:
            return function()

        own = wrapper.__code__.replace(co_name=function.__name__)
        wrapper.__code__ = own
        return wrapper

    @renamed
    def quote() -> None:
        raise LookupError

    @renamed
    def weigh() -> None: ...

    assert quote.__code__ is not weigh.__code__
    with pytest.raises(LookupError) as caught:
        quote()
    frames = traceback.extract_tb(caught.value.__traceback__)
    assert [frame.name for frame in frames[1:]] == ["quote", "quote"]
    profile = cProfile.Profile()
    profile.runcall(weigh)
    rows: Any = pstats.Stats(profile)
    names = [key[2] for key in rows.stats]
    assert names.count("weigh") == 2
    assert "wrapper" not in names


def test_a_class_pours_its_namespace_into_the_wrapper() -> None:
    class Hub:
        city = "Oslo"

    assert vars(dressed(Hub))["city"] == "Oslo"


def test_recursion_pays_for_both_frames() -> None:
    scope: dict[str, Any] = {"bare": bare}
    exec("def depth(n): return n and 1 + depth(n - 1)", scope)
    half = sys.getrecursionlimit() // 2
    assert scope["depth"](half) == half
    scope["depth"] = bare(scope["depth"])
    with pytest.raises(RecursionError):
        scope["depth"](half)


# -- What wraps does ------------------------------------------------------------------


def test_what_wraps_assigns() -> None:
    annotations = "__annotate__" if LAZY else "__annotations__"
    assert {*functools.WRAPPER_ASSIGNMENTS} == {
        "__module__",
        "__name__",
        "__qualname__",
        "__doc__",
        "__type_params__",
        annotations,
    }
    assert functools.WRAPPER_UPDATES == ("__dict__",)


def test_an_attribute_that_is_missing_is_skipped() -> None:
    wrapped = dressed(functools.partial(max, 1))
    assert wrapped.__name__ == "wrapper"
    assert wrapped(2) == 2


def test_what_a_wrapped_partial_says_of_itself() -> None:
    wrapper = dressed(functools.partial(int, base=2))
    assert wrapper.__name__ == "wrapper"
    assert wrapper.__module__ == "functools"
    assert wrapper.__doc__ == functools.partial.__doc__


def test_what_of_a_cache_is_in_its_dictionary() -> None:
    wrapper = dressed(functools.cache(abs))
    assert not hasattr(wrapper, "cache_clear")
    assert not hasattr(wrapper, "cache_info")


def test_until_3_13_the_annotations_are_one_dictionary() -> None:
    def quote(grams: int) -> int:
        return grams

    shared = dressed(quote).__annotations__ is quote.__annotations__
    assert shared == (not LAZY)


def test_the_dictionary_is_a_snapshot_and_shallow() -> None:
    def quote() -> None: ...

    original: Any = quote
    original.early = original.tags = ["fast"]
    wrapper = dressed(original)
    original.late = wrapper.own = True
    original.tags.append("insured")
    assert wrapper.early == wrapper.tags == ["fast", "insured"]
    assert not hasattr(wrapper, "late")
    assert not hasattr(original, "own")
    assert dressed(wrapper).__wrapped__ is wrapper, "set last"


def test_registered_functions_reach_the_dispatcher_through_a_wrapper() -> None:
    @dressed
    @functools.singledispatch
    def label(value: object) -> str:
        return "any"

    @label.register
    def _(value: int) -> str:
        return "int"

    assert (label(3), label("3")) == ("int", "any")


def test_a_signature_of_its_own_ends_the_chain_and_is_inherited() -> None:
    inner = dressed(lambda a, b: None)
    inner.__signature__ = inspect.Signature()
    assert str(inspect.signature(dressed(inner))) == "()"
    assert inspect.unwrap(dressed(inner)) is inner.__wrapped__


def test_layers_name_what_wraps_hid() -> None:
    def quote() -> None: ...

    found = [*layers(logged(functools.cache(dressed(quote))))]
    assert found == [
        "logged.<locals>.wrapper",
        "_lru_cache_wrapper",
        "bare.<locals>.wrapper",
        "test_layers_name_what_wraps_hid.<locals>.quote",
    ]
    assert [*layers(bare(dressed(quote)))] == ["bare.<locals>.wrapper"]
    assert [*layers(len)] == ["builtin_function_or_method"]


def test_logged_prints_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    @logged
    def quote(grams: int) -> int:
        return grams + 1

    assert quote(2) == 3
    assert capsys.readouterr().out.endswith("quote\n")


def test_without_wraps_a_class_is_no_longer_abstract() -> None:
    class Feed(abc.ABC):
        @dressed
        @abc.abstractmethod
        def kept(self) -> None: ...

        @Counted
        @abc.abstractmethod
        def counted(self) -> None: ...

        @bare
        @abc.abstractmethod
        def lost(self) -> None: ...

    assert Feed.__abstractmethods__ == {"kept", "counted"}


def test_string_annotations_are_resolved_where_the_original_lives() -> None:
    module: Any = types.ModuleType("elsewhere")
    exec("Route = int\ndef plan(route: 'Route'): ...", vars(module))
    wrapper = dressed(module.plan)
    assert wrapper.__globals__ is globals()
    assert typing.get_type_hints(wrapper) == {"route": int}
    del wrapper.__wrapped__
    with pytest.raises(NameError):
        typing.get_type_hints(wrapper)


# -- Annotations ---------------------------------------------------------------------


def test_an_edited_annotation_is_not_seen_by_the_wrapper() -> None:
    def quote(grams: int) -> None: ...

    quote.__annotations__["grams"] = float
    assert dressed(quote).__annotations__["grams"] is (int if LAZY else float)
    quote.__annotations__ = {"grams": bytes}
    assert dressed(quote).__annotations__ == ({} if LAZY else {"grams": bytes})
    found = inspect.signature(dressed(quote)).parameters["grams"]
    assert found.annotation is bytes


def test_a_callable_instance_loses_the_attribute() -> None:
    @Counted
    def quote(grams: int) -> None: ...

    assert hasattr(quote, "__annotations__") is not LAZY
    assert inspect.get_annotations(quote) == {"grams": int, "return": None}


# -- Methods -----------------------------------------------------------------------


class Hub:
    @Counted
    def sort(self, parcel: str) -> tuple[Any, str]:
        """Sort one parcel."""
        return self, parcel


def test_counted_binds_and_shares_its_count() -> None:
    one, two = Hub(), Hub()
    before = Hub.sort.calls
    assert one.sort("P1") == (one, "P1")
    assert two.sort("P2") == (two, "P2")
    assert Hub.sort(one, "P3") == (one, "P3")
    assert Hub.sort.calls == before + 3
    assert Hub.sort is vars(Hub)["sort"]
    assert Hub.sort.__doc__ == "Sort one parcel."


def test_an_instance_without_get_loses_self() -> None:
    class Plain:
        def __init__(self, function: Any) -> None:
            self.function = function

        def __call__(self, *args: Any) -> Any:
            return self.function(*args)

    class Depot:
        @Plain
        def sort(self) -> None: ...

    with pytest.raises(TypeError, match=r"1 required positional argument: 'self'"):
        Depot().sort()


def test_an_argument_may_be_called_self() -> None:
    assert Counted(lambda self: self)(self=3) == 3

    class Careless:
        def __call__(self, **kwargs: Any) -> None: ...

    careless: Any = Careless()
    with pytest.raises(TypeError, match="multiple values for argument 'self'"):
        careless(self=3)


def test_special_names_take_functions_only() -> None:
    class Tracked:
        @dressed
        def __new__(cls) -> Any:
            return super().__new__(cls)

        @dressed
        def __init_subclass__(cls) -> None: ...

    class Child(Tracked): ...

    assert isinstance(vars(Tracked)["__new__"], staticmethod)
    assert isinstance(Child(), Child)

    class Broken:
        @Counted
        def __init_subclass__(cls) -> None: ...

    with pytest.raises(TypeError, match="'cls'"):
        type("Child", (Broken,), {})


def test_only_the_outermost_layer_learns_its_name() -> None:
    told: list[str] = []

    class Named:
        def __init__(self, function: Any) -> None:
            self.function = function

        def __set_name__(self, owner: type, name: str) -> None:
            told.append(name)

        def __call__(self) -> None: ...

    class Depot:
        outer = Named(dressed(len))
        inner = dressed(Named(len))

    assert Depot.outer and told == ["outer"]


def test_super_in_a_wrapper_has_no_cell() -> None:
    def extended(function: Any) -> Any:
        def wrapper(self: Any) -> Any:
            return super().sort()  # type: ignore[misc]

        return wrapper

    class Night(Hub):
        @extended
        def sort(self) -> None: ...

    with pytest.raises(RuntimeError, match="__class__ cell not found"):
        Night().sort()


def test_order_of_transaction_and_retry() -> None:
    begun: list[int] = []

    def transaction(function: Any) -> Any:
        def wrapper(answers: Any) -> Any:
            begun.append(1)
            return function(answers)

        return wrapper

    def retried(function: Any) -> Any:
        def wrapper(answers: Any) -> Any:
            try:
                return function(answers)
            except OSError:
                return function(answers)

        return wrapper

    def flaky(answers: list[Any]) -> Any:
        if (answer := answers.pop()) is None:
            raise OSError
        return answer

    assert transaction(retried(flaky))([1, None]) == 1
    assert len(begun) == 1
    assert retried(transaction(flaky))([1, None]) == 1
    assert len(begun) == 3


def test_a_class_decorator_reaches_a_method_through_vars_only() -> None:
    class Depot:
        @classmethod
        def make(cls) -> Any:
            return cls

    class Night(Depot): ...

    for name, value in [*vars(Depot).items()]:
        if isinstance(value, classmethod):
            setattr(Depot, name, classmethod(dressed(value.__func__)))
    assert Night.make() is Night
    assert next(iter(layers(Depot.make.__func__))) == "bare.<locals>.wrapper"


def test_a_cache_above_a_check_asks_once() -> None:
    user = "admin"

    @functools.cache
    def delete(code: str) -> str:
        if user != "admin":
            raise PermissionError
        return code

    assert delete("P1") == "P1"
    user = "guest"
    assert delete("P1") == "P1"
    with pytest.raises(PermissionError):
        delete("P2")


def test_a_subclass_in_place_of_a_class() -> None:
    def extended(cls: Any) -> Any:
        return type(cls.__name__, (cls,), {})

    @extended
    class Hub:
        def __init__(self) -> None:
            super().__init__()

    @extended
    class Depot:
        def __init__(self) -> None:
            super(Depot, self).__init__()  # noqa: UP008

    assert isinstance(Hub(), Hub)
    with pytest.raises(RecursionError):
        Depot()


# -- Generators and coroutines ---------------------------------------------------------


def kinds() -> dict[str, Callable[..., Any]]:
    """One function of each kind; each notes its work."""

    def function() -> list[int]:
        events.append("work")
        return [1]

    def generator() -> Any:
        events.append("work")
        yield 1

    async def coroutine() -> list[int]:
        await asyncio.sleep(0)
        events.append("work")
        return [1]

    async def stream() -> Any:
        events.append("work")
        yield 1

    everything: list[Callable[..., Any]] = [function, generator, coroutine, stream]
    return {item.__name__: item for item in everything}


def drain(call: Callable[..., Any]) -> list[int]:
    """Call and use up whatever comes."""
    made: Any = call()

    async def listed() -> list[int]:
        return [value async for value in made]

    if inspect.iscoroutine(made):
        found: list[int] = asyncio.run(made)  # type: ignore[arg-type]
        return found
    if inspect.isasyncgen(made):
        return asyncio.run(listed())
    return [*made]


@pytest.mark.parametrize("name", kinds())
def test_a_span_covers_the_work(name: str) -> None:
    wrapped = spanned(kinds()[name])
    assert drain(wrapped) == [1]
    assert events == [f"enter {name}", "work", f"leave {name}"]
    assert wrapped.__name__ == name


@pytest.mark.parametrize("name", kinds())
def test_a_plain_wrapper_covers_the_call(name: str) -> None:
    assert drain(plain(kinds()[name])) == [1]
    late = name != "function"
    assert events[-1] == ("work" if late else "leave function")


@pytest.mark.parametrize("name", kinds())
def test_contextmanager_as_a_decorator(name: str) -> None:
    """The four shapes are those of 3.15; before there was one."""
    assert drain(span(name)(kinds()[name])) == [1]
    found = [*events]
    events.clear()
    ours = spanned if KINDS else plain
    assert drain(ours(kinds()[name])) == [1]
    assert found == events


@pytest.mark.parametrize("name", kinds())
def test_the_kind_is_kept(name: str) -> None:
    tests = (
        inspect.isgeneratorfunction,
        inspect.iscoroutinefunction,
        inspect.isasyncgenfunction,
    )
    original = kinds()[name]
    for test in tests:
        assert test(spanned(original)) == test(original)
        assert not test(plain(original))
        expected = KINDS and test(original)
        assert test(span(name)(original)) == expected


def test_the_kind_is_seen_through_methods_and_partials() -> None:
    class Hub:
        async def sort(self) -> None: ...

    assert inspect.iscoroutinefunction(functools.partial(Hub().sort))


def test_a_plain_layer_in_between_hides_the_kind() -> None:
    drain(spanned(dressed(kinds()["coroutine"])))
    assert events[-1] == "work"
    events.clear()
    drain(span("x")(dressed(kinds()["coroutine"])))
    assert events[-1] == "work"


def test_what_iscoroutinefunction_believes() -> None:
    coroutine = kinds()["coroutine"]
    check = inspect.iscoroutinefunction
    assert check(functools.partial(coroutine))
    assert check(inspect.markcoroutinefunction(dressed(coroutine)))
    if LAZY:
        with pytest.deprecated_call(match="removal in Python 3.16"):
            asyncio.iscoroutinefunction(coroutine)
    for hiding in (dressed, functools.cache, staticmethod):
        assert not check(hiding(coroutine))
    assert check(warnings.deprecated("old")(coroutine))


class Break(Exception):
    """Thrown into generators."""


def converse(make: Callable[[], Any], script: list[Any]) -> list[Any]:
    """What a generator answers to sent values, errors and the end."""
    stream = make()
    found: list[Any] = []
    for step in [None, *script]:
        try:
            if step == "throw":
                found.append(stream.throw(Break))
            elif step == "close":
                found.append(stream.close())
            else:
                found.append(stream.send(step))
        except (Break, StopIteration) as error:
            found.append((type(error), error.args))
    return found


def talker() -> Any:
    heard = []
    while len(heard) < 4:
        try:
            heard.append((yield len(heard)))
        except Break:
            heard.append("broken")
    return heard


if HYPOTHESIS:
    STEPS = st.lists(st.sampled_from(["throw", "close", 1, 2]), max_size=7)

    @given(STEPS)
    def test_a_delegating_wrapper_is_not_noticed(script: list[Any]) -> None:
        wrapped = converse(spanned(talker), script)
        assert wrapped == converse(talker, script)

    @given(STEPS)
    def test_nor_is_that_of_the_library(script: list[Any]) -> None:
        wrapped = converse(span("talker")(talker), script)
        assert wrapped == converse(talker, script)


# Split, for the spelling checker knows no such word.
def send(stream: Any, value: str) -> Any:
    return getattr(stream, "a" + "send")(value)


@pytest.mark.parametrize("decorate", [spanned, span("echo")])
def test_an_asynchronous_wrapper_hears_nothing(decorate: Any) -> None:
    async def echo() -> Any:
        try:
            got = yield "ready"
            yield got
        except Break:
            yield "heard"

    async def talk() -> list[Any]:
        stream = decorate(echo)()
        found = [await anext(stream), await send(stream, "Oslo")]
        stream = decorate(echo)()
        await anext(stream)
        try:
            found.append(await stream.athrow(Break))
        except Break:
            found.append("escaped")
        return found

    deaf = KINDS or decorate is spanned
    expected = [None, "escaped"] if deaf else ["Oslo", "heard"]
    assert asyncio.run(talk()) == ["ready", *expected]


@pytest.mark.parametrize("decorate", [spanned, span("halted")])
def test_a_stream_that_is_closed_early_ends_inside(decorate: Any) -> None:
    async def halted() -> Any:
        try:
            yield 1
            yield 2
        finally:
            events.append("closed")

    async def main() -> None:
        stream = decorate(halted)()
        await anext(stream)
        await stream.aclose()
        events.append("after")

    asyncio.run(main())
    inside = KINDS or decorate is spanned
    span_ended = events.index("leave halted")
    assert (events.index("closed") < span_ended) == inside
    assert events[-1] == "after"


@contextlib.contextmanager
def swallowing() -> Any:
    try:
        yield
    except OSError:
        pass


def test_a_context_that_swallows_ends_a_generator_since_3_15() -> None:
    def stops() -> Any:
        yield 1
        raise OSError

    async def fetch() -> int:
        raise OSError

    if KINDS:
        assert [*swallowing()(stops)()] == [1]
        waiting: Any = swallowing()(fetch)()
        assert asyncio.run(waiting) is None
    else:
        with pytest.raises(OSError):
            [*swallowing()(stops)()]
        with pytest.raises(OSError):
            asyncio.run(swallowing()(fetch)())


def test_after_a_break_the_context_is_open_until_the_close() -> None:
    stream = span("stops")(kinds()["generator"])()
    for _ in stream:
        break
    assert ("leave stops" not in events) == KINDS
    stream.close()
    assert "leave stops" in events


def test_a_callable_object_gets_the_plain_shape() -> None:
    class Fetch:
        async def __call__(self) -> list[int]:
            events.append("work")
            return [1]

    drain(span("fetch")(Fetch()))
    assert events == ["enter fetch", "leave fetch", "work"]


@pytest.mark.skipif(KINDS, reason="3.15 makes a generator of it")
def test_before_an_async_context_could_not_decorate_a_stream() -> None:
    @contextlib.asynccontextmanager
    async def opened() -> Any:
        events.append("enter")
        yield

    made: Any = opened()(kinds()["stream"])()
    assert inspect.iscoroutine(made)
    with pytest.raises(TypeError):
        asyncio.run(made)
    assert events == ["enter"]


def test_who_never_iterates_never_enters() -> None:
    span("stops")(kinds()["generator"])()
    assert events == ([] if KINDS else ["enter stops", "leave stops"])


def test_the_context_is_open_while_the_consumer_works() -> None:
    for _ in span("stops")(kinds()["generator"])():
        events.append("consumer")
    assert events == (
        ["enter stops", "work", "consumer", "leave stops"]
        if KINDS
        else ["enter stops", "leave stops", "work", "consumer"]
    )


def test_two_tasks_share_one_context_decorator() -> None:
    class Gauge(contextlib.ContextDecorator):
        depth = deepest = 0

        def __enter__(self) -> None:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

        def __exit__(self, *details: Any) -> None:
            self.depth -= 1

    gauge = Gauge()

    async def main() -> None:
        both = asyncio.Barrier(2)

        @gauge
        async def fetch() -> None:
            await both.wait()

        await asyncio.gather(fetch(), fetch())

    asyncio.run(main())
    assert gauge.deepest == (2 if KINDS else 1)


@pytest.mark.skipif(not KINDS, reason="3.15 decorates each kind")
def test_an_async_decorator_makes_generators_asynchronous() -> None:
    @contextlib.asynccontextmanager
    async def opened() -> Any:
        yield

    wrapped: Any = opened()(kinds()["generator"])
    assert inspect.isasyncgenfunction(wrapped)


# -- Pickling ----------------------------------------------------------------------


@logged
def quote(grams: int) -> int:
    return grams


@Counted
def price(grams: int) -> int:
    return grams


@Stored
def weigh(grams: int) -> int:
    return grams


quick = dressed(inspect.unwrap(quote))


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pickle import this module by the name it goes by."""
    monkeypatch.setitem(sys.modules, __name__, sys.modules[quote.__module__])


def test_what_pickle_finds(importable: None) -> None:
    assert pickle.loads(pickle.dumps(quote)) is quote
    assert pickle.loads(pickle.dumps(weigh)) is weigh
    assert b"quote" in pickle.dumps(quote), "a name travels"
    for refused in (inspect.unwrap(quote), price, quick):
        with pytest.raises(pickle.PicklingError, match="not the same object"):
            pickle.dumps(refused)


def test_a_second_name_must_be_told(
    importable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "__name__", "quick")
    monkeypatch.setattr(quick, "__qualname__", "quick")
    assert pickle.loads(pickle.dumps(quick)) is quick


def test_without_wraps_the_name_is_local() -> None:
    error = pickle.PicklingError if LAZY else AttributeError
    with pytest.raises(error, match="local object"):
        pickle.dumps(bare(len))


def test_copies() -> None:
    assert copy.deepcopy(quote) is quote
    assert copy.deepcopy(weigh) is weigh
    assert copy.copy(price) is not price


# -- What the tools see ---------------------------------------------------------------


def mypy(tmp_path: Path, source: str) -> str:
    pytest.importorskip("mypy")
    path = tmp_path / "use.py"
    path.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=CODE.parent
    )
    return done.stdout


HEAD = (
    "from collections.abc import Callable, Coroutine\n"
    "from typing import Any, cast, overload, reveal_type\n"
    "from decorators.logged import logged\n"
)


def test_mypy_accepts_a_plain_wrapper_around_a_coroutine(tmp_path: Path) -> None:
    found = mypy(
        tmp_path,
        HEAD + "@logged\n"
        "async def fetch(code: str) -> int: return 1\n"
        "reveal_type(fetch)\n",
    )
    assert "def (code: str) -> typing.Coroutine[Any, Any, int]" in found
    assert "error" not in found


def test_mypy_does_not_check_a_wrapper_that_is_cast(tmp_path: Path) -> None:
    found = mypy(
        tmp_path,
        HEAD + "def lying[F: Callable[..., Any]](function: F) -> F:\n"
        "    def wrapper(*args: Any, **kwargs: Any) -> Any:\n"
        "        return str(function(*args, **kwargs))\n"
        "    return cast(F, wrapper)\n",
    )
    assert "error" not in found
    found = mypy(
        tmp_path,
        HEAD + "def lying[**P, R](function: Callable[P, R]) -> Callable[P, R]:\n"
        "    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:\n"
        "        return str(function(*args, **kwargs))\n"
        "    return wrapper\n",
    )
    assert "[return-value]" in found


def test_mypy_is_silent_about_an_erasing_annotation(tmp_path: Path) -> None:
    found = mypy(
        tmp_path,
        HEAD + "def erasing(function: Callable[..., Any]) -> Callable[..., Any]:\n"
        "    return function\n"
        "@erasing\n"
        "def quote(grams: int) -> int: return grams\n"
        "quote('heavy')\n",
    )
    assert "error" not in found


def test_mypy_keeps_overloads(tmp_path: Path) -> None:
    found = mypy(
        tmp_path,
        HEAD + "@overload\ndef same(value: int) -> int: ...\n"
        "@overload\ndef same(value: str) -> str: ...\n"
        "def same(value: Any) -> Any: return value\n"
        "reveal_type(logged(same))\n",
    )
    assert "Overload(def (value: int) -> int, def (value: str) -> str)" in found


PLAIN = '''"""A span around a call."""

import asyncio
from collections.abc import Callable
from functools import wraps


def timed[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Note the end of a call."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        finally:
            ended.append(function.__qualname__)

    return wrapper


ended: list[str] = []


@timed
async def fetch(code: str) -> str:
    """Fetch a parcel."""
    await asyncio.sleep(0)
    return code
'''


MENDED = (
    PLAIN.replace("    def wrapper", "    async def wrapper")
    .replace("return function", "return await function")
    .replace("Callable[P, R]", "Callable[P, Awaitable[R]]")
    .replace("import Callable", "import Awaitable, Callable")
)


def ruff(path: Path, source: str) -> set[str]:
    """The codes of all the rules that fire."""
    path.write_text(source, encoding="utf-8")
    options = ["--isolated", "--select=ALL", "--preview", "--output-format=concise"]
    command = [sys.executable, "-m", "ruff", "check", *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return {line.split()[1] for line in done.stdout.splitlines() if ".py:" in line}


def test_no_tool_sees_a_plain_wrapper_around_a_coroutine(tmp_path: Path) -> None:
    path = tmp_path / "use.py"
    found = ruff(path, PLAIN)
    assert found, "ruff did not run: a rule about packages always fires here"
    assert found == ruff(path, MENDED)
    assert "Success" in mypy(tmp_path, PLAIN)
    assert "Success" in mypy(tmp_path, MENDED)


def test_the_last_method_wins() -> None:
    from decorators.pitfalls import last_one, last_one_mended

    def depot(module: Any) -> Any:
        @module.logged_all
        class Depot:
            def open(self) -> str:
                return "open"

            def close(self) -> str:
                return "close"

        return Depot()

    assert depot(last_one_mended).open() == "open"
    assert depot(last_one).open() == "close"


# -- The cost ------------------------------------------------------------------------


@pytest.mark.parametrize("label", CALLS)
def test_the_benchmark_compares_what_it_says(label: str) -> None:
    statement, base = CALLS[label]
    assert eval(statement, names()) == eval(base, names())
    found = compare(statement, base, number=20, rounds=3, names=names())
    assert found.lowest <= found.median <= found.highest


def test_a_passing_wrapper_calls_with_a_packed_tuple() -> None:
    steps = {step.opname for step in dis.get_instructions(bare(len))}
    assert "CALL_FUNCTION_EX" in steps


def test_a_mark_adds_no_layer() -> None:
    assert names()["marked"] is names()["bare"]
    assert names()["passed"] is not names()["bare"]
