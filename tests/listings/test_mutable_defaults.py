"""The listings of the chapter on mutable default arguments."""

import ast
import contextvars
import dataclasses
import functools
import multiprocessing
import os
import pickle
import sys
import types
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from mutable_defaults import desk, finder, legacy, patching
from mutable_defaults.benchmarks import default_cost

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True


# -- The finder ---------------------------------------------------------------


def test_the_live_view_sees_what_a_name_hides() -> None:
    found = set(finder.in_module(legacy))
    assert found == {
        "tag(tags)",
        "route(stops)",
        "Hub.__init__(bays)",
        "Hub.of(names)",
    }


@pytest.mark.parametrize(
    "value", ["[]", "{}", "{1}", "[1 for _ in ()]", "set()", "now()", "{1: 2}"]
)
@pytest.mark.parametrize(
    "form", ["def f(a, b={}): ...", "async def f(*, a, b={}): ...", "lambda b={}: b"]
)
def test_the_source_view_sees_displays_and_calls(value: str, form: str) -> None:
    source = form.replace("{}", value)
    assert list(finder.in_source(source)) == [(1, ast.unparse(ast.parse(value)))]


@pytest.mark.parametrize("value", ["None", "()", "3", "EMPTY", "-1", "a.b"])
def test_the_source_view_passes_constants_and_names(value: str) -> None:
    assert not list(finder.in_source(f"def f(a, b={value}): ..."))


def test_the_live_view_unwraps_and_sees_properties() -> None:
    module = types.ModuleType("hubs")
    source = """
import functools
from dataclasses import dataclass as foreign

def plain(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner

@plain
def send(a=[]): ...

class Hub:
    @property
    def size(self, cache={}): ...
    @staticmethod
    def fixed(a=set()): ...
    def fine(self, a=(), b=None): ...

def outer():
    def hidden(a=[]): ...
"""
    exec(source, vars(module))
    assert set(finder.in_module(module)) == {
        "send(a)",
        "Hub.size(cache)",
        "Hub.fixed(a)",
    }


if HYPOTHESIS:

    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    @given(
        st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.lists(st.booleans())
    )
    def check_held(bare: int, filled: int, only: int, gaps: list[bool]) -> None:
        """``held`` agrees with ``inspect.signature``."""
        import inspect

        parts = [f"a{n}" for n in range(bare)]
        parts += [f"b{n}={n}" for n in range(filled)]
        if only:
            parts.append("*")
        for n in range(only):
            empty = n < len(gaps) and gaps[n]
            parts.append(f"c{n}" if empty else f"c{n}={n}")
        namespace: dict[str, Any] = {}
        exec(f"def f({', '.join(parts)}): local = 1", namespace)
        parameters = inspect.signature(namespace["f"]).parameters
        assert finder.held(namespace["f"]) == {
            name: one.default
            for name, one in parameters.items()
            if one.default is not one.empty
        }


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_held_agrees_with_the_signature() -> None:
    check_held()


# -- The legacy module has its faults -----------------------------------------


def test_legacy_functions_share_and_the_others_do_not() -> None:
    try:
        assert legacy.tag("P1") is legacy.tag("P2") is legacy.EMPTY
    finally:
        legacy.EMPTY.clear()
    assert legacy.Hub("A").bays is legacy.Hub("B").bays
    assert legacy.Hub("A").name == "A"
    assert legacy.route() == legacy.Hub.of() == 0
    assert legacy.price(3) == 6
    assert legacy.Hub.limit() == "3"


# -- The bug report -----------------------------------------------------------


@pytest.fixture
def filters() -> Any:
    before = dict(desk.DEFAULT_FILTERS)
    yield desk.DEFAULT_FILTERS
    desk.DEFAULT_FILTERS.clear()
    desk.DEFAULT_FILTERS.update(before)


def test_the_first_user_owns_the_process(filters: dict[str, str]) -> None:
    assert desk.search("Ada")["owner"] == "Ada"
    assert desk.search("Bo")["owner"] == "Ada"
    assert filters["owner"] == "Ada"


def test_mended_remembers_nobody(filters: dict[str, str]) -> None:
    given_filters = {"hub": "Oslo"}
    assert desk.search_mended("Ada")["owner"] == "Ada"
    assert desk.search_mended("Bo")["owner"] == "Bo"
    found = desk.search_mended("Cy", given_filters)
    assert found == {"owner": "Cy", "hub": "Oslo"}
    assert given_filters == {"hub": "Oslo"}
    assert filters == {"status": "open"}


def owner_in_child(user: str) -> str:
    """Ask in a forked child; the answer comes through a pipe."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:  # pragma: no cover
        os.write(writer, desk.search(user)["owner"].encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as pipe:
        answer = pipe.read()
    assert os.waitpid(child, 0)[1] == 0
    return answer


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_forked_workers_start_from_the_masters_defaults(
    filters: dict[str, str],
) -> None:
    assert owner_in_child("Ada") == "Ada"
    assert owner_in_child("Bo") == "Bo"
    assert "owner" not in filters
    desk.search("Master")
    assert owner_in_child("Bo") == "Master"


def test_pickling_a_function_sends_its_name(filters: dict[str, str]) -> None:
    desk.search("Ada")
    assert b"Ada" not in pickle.dumps(desk.search)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_other_workers_start_from_fresh_defaults(
    filters: dict[str, str], method: str
) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"needs {method}")
    desk.search("Ada")
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply(desk.search, ("Bo",))["owner"] == "Bo"
    assert filters["owner"] == "Ada"


@pytest.mark.skipif(sys.platform != "linux", reason="the default of Linux")
def test_the_start_method_of_linux_changed() -> None:
    found = multiprocessing.get_all_start_methods()[0]
    assert found == ("fork" if sys.version_info < (3, 14) else "forkserver")


# -- Sentinels ----------------------------------------------------------------


def test_patch_has_three_cases() -> None:
    user: dict[str, str | None] = {"email": "a@hub.example"}
    assert patching.patch(user) == user
    assert patching.patch(user, email=None) == {"email": None}
    assert patching.patch(user, email="b") == {"email": "b"}
    assert user == {"email": "a@hub.example"}
    assert pickle.loads(pickle.dumps(patching.MISSING)) is patching.MISSING


@pytest.mark.skipif(sys.version_info < (3, 15), reason="new in 3.15")
def test_a_builtin_sentinel_pickles_only_under_its_name() -> None:
    import builtins

    make: Callable[[str], object] = vars(builtins)["sentinel"]
    with pytest.raises(pickle.PicklingError, match="it's not found as"):
        pickle.dumps(make("NOWHERE"))


@pytest.mark.skipif(sys.version_info < (3, 15), reason="new in 3.15")
def test_a_builtin_sentinel_is_unique_and_pickles_in_a_class() -> None:
    import builtins

    make: Callable[[str], object] = vars(builtins)["sentinel"]
    assert make("MISSING") is not make("MISSING")
    assert pickle.loads(pickle.dumps(Holder.MISSING)) is Holder.MISSING


class Holder:
    """A class that holds a sentinel under its qualified name."""

    if sys.version_info >= (3, 15):
        import builtins

        MISSING: Any = vars(builtins)["sentinel"]("Holder.MISSING")


# -- What the chapter says in passing -----------------------------------------


def test_a_default_must_not_stand_before_a_bare_parameter() -> None:
    with pytest.raises(SyntaxError, match="without a default follows"):
        compile("def f(a=1, b): ...", "", "exec")


def test_defaults_do_not_see_parameters() -> None:
    with pytest.raises(NameError, match="start"):
        exec("def window(start, end=start + 7): ...", {})


def test_wraps_does_not_copy_defaults() -> None:
    def send(a: int = 3) -> int:
        return a

    @functools.wraps(send)
    def inner(*args: int) -> int:
        return send(*args)

    assert inner.__defaults__ is None
    assert inner() == 3


def test_partial_shares_what_it_binds() -> None:
    def tag(parcel: str, tags: list[str]) -> list[str]:
        tags.append(parcel)
        return tags

    bound = functools.partial(tag, tags=[])
    bound("P1")
    assert bound("P2") == ["P1", "P2"]


def test_only_positional_parameters_must_end_in_defaults() -> None:
    def send(a: int = 1, *, b: int) -> int:
        return a + b

    assert send(b=2) == 3


def test_factory_functions_share_a_default_that_is_a_name() -> None:
    lines: list[str] = []

    def factory() -> Any:
        def note(text: str, lines: list[str] = lines) -> list[str]:
            lines.append(text)
            return lines

        return note

    assert factory()("a") is factory()("b") is lines


def test_a_coroutine_resolves_its_default_when_it_runs() -> None:
    import asyncio

    clock = iter([1, 2])

    async def stamp(at: int | None = None) -> int:
        return next(clock) if at is None else at

    async def main() -> tuple[int, int]:
        first, second = stamp(), stamp()
        return await second, await first

    assert asyncio.run(main()) == (1, 2)


def test_a_named_tuple_makes_no_check() -> None:
    class Stop(NamedTuple):
        parcels: list[str] = []  # noqa: RUF012

    assert Stop().parcels is Stop().parcels


def test_a_dataclass_takes_a_mapping_proxy() -> None:
    proxy = types.MappingProxyType({"status": "open"})
    made = dataclasses.make_dataclass("P", [("a", object, proxy)])
    assert made().a is proxy


def test_the_dataclass_check_errs_in_both_directions() -> None:
    @dataclasses.dataclass
    class Point:
        x: int

    class Frozen(tuple[int, ...]):
        __hash__ = None  # type: ignore[assignment]

    for value in (Point(1), Frozen(), bytearray()):
        with pytest.raises(ValueError, match="use default_factory"):
            dataclasses.make_dataclass("P", [("a", object, value)])
    kept = dataclasses.make_dataclass("P", [("a", object, ([],))])
    assert kept().a is kept().a


def test_a_class_attribute_and_augmented_assignment() -> None:
    class Hub:
        parcels: list[str] = []  # noqa: RUF012

    hub = Hub()
    hub.parcels += ["P1"]
    assert vars(hub)["parcels"] is Hub.parcels
    assert Hub.parcels == ["P1"]


def test_a_context_variable_shares_its_default() -> None:
    tags: contextvars.ContextVar[list[str]] = contextvars.ContextVar(
        "tags",
        default=[],  # noqa: B039
    )
    contextvars.Context().run(lambda: tags.get().append("P1"))
    assert contextvars.Context().run(tags.get) == ["P1"]


def test_replace_passes_the_list_on() -> None:
    @dataclasses.dataclass
    class Parcel:
        name: str
        tags: list[str] = dataclasses.field(default_factory=list)

    one = Parcel("P1")
    assert dataclasses.replace(one, name="P2").tags is one.tags


def test_the_benchmark_compares_equal_work() -> None:
    assert default_cost.shared() == default_cost.fresh() == []
    assert default_cost.checked() is None
    assert default_cost.fresh() is not default_cost.fresh()
    assert default_cost.by_builtin([[1], []]) == default_cost.by_default([[1], []]) == 1


@pytest.mark.parametrize("name", ["check_ratio", "fresh_ratio", "local_ratio"])
def test_the_ratios_are_in_order(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = functools.partial(default_cost.compare, rounds=2)

    def quick(left: Any, right: Any, *, number: int) -> Any:
        return short(left, right, number=min(number, 50))

    monkeypatch.setattr(default_cost, "compare", quick)
    found = getattr(default_cost, name)()
    assert 0 < found.lowest <= found.median <= found.highest
