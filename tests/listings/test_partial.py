"""The listings of the chapter on functools.partial."""

import asyncio
import copy
import enum
import functools
import inspect
import operator
import pickle
import subprocess
import sys
import threading
import traceback
import warnings
import weakref
from collections.abc import Callable
from functools import partial, partialmethod
from pathlib import Path
from typing import Any

import pytest
from partial import labels
from partial.benchmarks.cost import NAMES, PAIRS, measured
from partial.equivalent import HOLE, Bound, fill
from partial.pitfalls import checked
from partial.tariffs import TARIFFS, charge, per_kilo

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "partial"
HOLES = sys.version_info >= (3, 14)
PLACEHOLDER: Any = getattr(functools, "Placeholder", None)
needs_holes = pytest.mark.skipif(not HOLES, reason="Placeholder is new in 3.14")
needs_hypothesis = pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")


def show(*args: Any, **keywords: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return args, keywords


def ship(hub: str, grams: int, express: bool = False) -> str:
    return f"{hub} {grams} {express}"


# -- The equivalent -----------------------------------------------------------------


def real(value: Any) -> Any:
    """The same value for the real ``partial``."""
    return PLACEHOLDER if value is HOLE else value


def outcome(call: Callable[[], Any]) -> Any:
    """What a call returns, or how it fails."""
    try:
        return call()
    except TypeError as error:
        return str(error).partition(" in 'partial' call")[0]


type Step = tuple[list[Any], dict[str, Any]]


def nest(kind: Any, steps: list[Step], translate: Callable[[Any], Any]) -> Any:
    """Freeze arguments step by step."""
    made: Any = show
    for args, keywords in steps:
        made = kind(
            made,
            *map(translate, args),
            **{name: translate(value) for name, value in keywords.items()},
        )
    return made


if HYPOTHESIS:
    plain = st.integers(min_value=0, max_value=9)
    values = plain | st.just(HOLE) if HOLES else plain
    names = st.sampled_from(["a", "b", "c"])
    frozen = st.tuples(
        st.lists(values, max_size=4), st.dictionaries(names, plain, max_size=2)
    )
    given_now = st.tuples(
        st.lists(values, max_size=6), st.dictionaries(names, plain, max_size=2)
    )
    seen = {"refused": 0, "unfilled": 0, "called": 0}

    @settings(max_examples=500, deadline=None, database=None, derandomize=True)
    @given(st.lists(frozen, min_size=1, max_size=4), given_now)
    def check_nests(steps: list[Step], last: Step) -> None:
        ours = outcome(lambda: nest(Bound, steps, lambda value: value))
        theirs = outcome(lambda: nest(partial, steps, real))
        if isinstance(theirs, str):
            seen["refused"] += 1
            assert ours == theirs
            return
        assert ours.func is theirs.func is show
        assert tuple(map(real, ours.args)) == theirs.args
        assert ours.keywords == theirs.keywords
        args, keywords = last
        got = outcome(lambda: ours(*args, **keywords))
        wanted = outcome(lambda: theirs(*map(real, args), **keywords))
        if isinstance(wanted, str):
            seen["unfilled"] += 1
            assert got == wanted == "missing positional arguments"
            return
        seen["called"] += 1
        assert tuple(map(real, got[0])) == wanted[0]
        assert got[1] == wanted[1]


@needs_hypothesis
def test_nests_agree_with_the_real_partial() -> None:
    for kind in seen:
        seen[kind] = 0
    check_nests()
    assert seen["called"] > 50
    if HOLES:
        assert seen["refused"] > 50
        assert seen["unfilled"] > 10


def test_fill_keeps_a_hole_that_nothing_fills() -> None:
    assert fill((HOLE, 1, HOLE), (0,)) == (0, 1, HOLE)
    assert fill((HOLE, 1), (0, 2)) == (0, 1, 2)
    assert fill((), (HOLE, 2)) == (HOLE, 2)


def test_both_refuse_the_same() -> None:
    assert outcome(lambda: Bound(5)) == outcome(lambda: partial(5))  # type: ignore[call-overload]
    assert outcome(lambda: Bound(show, HOLE)) == "trailing Placeholders are not allowed"
    text = "Placeholder cannot be passed as a keyword argument"
    assert outcome(lambda: Bound(show, a=HOLE)) == text
    if HOLES:
        assert outcome(lambda: partial(show, PLACEHOLDER)) == outcome(
            lambda: Bound(show, HOLE)
        )
        assert outcome(lambda: partial(show, a=PLACEHOLDER)) == text


def test_an_attribute_stops_flattening_in_both() -> None:
    for kind in (Bound, partial):
        inner: Any = kind(show, 1)
        inner.note = "kept"
        assert kind(inner, 2).func is inner
        assert kind(inner, 2)(3) == ((1, 2, 3), {})


def test_only_the_real_one_minds_that_someone_looked() -> None:
    ours: Any = Bound(show, 1)
    theirs: Any = partial(show, 1)
    assert vars(ours) == vars(theirs) == {}
    assert Bound(ours, 2).func is show
    assert partial(theirs, 2).func is theirs


def test_the_equivalent_binds_as_partial_does_from_3_14() -> None:
    class Box:
        ours = Bound(show, "x")
        theirs = partial(show, "x")

    box = Box()
    assert box.ours(1) == (("x", box, 1), {})
    assert Box.ours(1) == (("x", 1), {})
    if HOLES:
        assert box.theirs(1) == box.ours(1)


# -- What the text says of partial ----------------------------------------------------


def test_a_call_does_not_change_what_is_held() -> None:
    def greedy(**keywords: Any) -> int:
        keywords["more"] = 1
        return len(keywords)

    call = partial(greedy, one=1)
    assert call() == call() == 2
    assert call.keywords == {"one": 1}


def test_a_copy_shares_the_keywords() -> None:
    call = partial(show, ["list"], size=1)
    assert copy.copy(call).keywords is call.keywords
    deep = copy.deepcopy(call)
    assert deep.keywords is not call.keywords
    assert deep.args[0] is not call.args[0]


def test_later_changes_of_the_inner_keywords_do_not_reach_the_outer() -> None:
    inner = partial(show, size=1)
    outer = partial(inner, 1)
    inner.keywords["size"] = 9
    assert outer() == ((1,), {"size": 1})


class Logged(partial[Any]):
    def __call__(self, /, *args: Any, **keywords: Any) -> Any:
        return "logged", super().__call__(*args, **keywords)


def test_flattening_skips_an_overridden_call() -> None:
    assert Logged(show, 1)()[0] == "logged"
    assert partial(Logged(show, 1), 2)() == ((1, 2), {})
    assert type(partial(Logged(show), 1)) is partial
    assert type(Logged(partial(show), 1)) is Logged
    held = Logged(show, 1)
    assert vars(held) == {}
    assert partial(held, 2)()[0] == "logged"


def test_the_signature_of_an_impossible_partial_is_refused() -> None:
    for call in (partial(ship, weight=1), partial(ship, 1, 2, 3, 4)):
        with pytest.raises(ValueError, match="has incorrect arguments"):
            inspect.signature(call)
    with pytest.raises(ValueError, match="no signature found"):
        inspect.signature(partial(int, base=2))


@needs_holes
def test_a_hole_makes_a_parameter_positional_only() -> None:
    call = partial(ship, PLACEHOLDER, 5)
    hub, express = inspect.signature(call).parameters.values()
    assert (hub.name, hub.kind) == ("hub", hub.POSITIONAL_ONLY)
    assert express.name == "express"
    with pytest.raises(TypeError, match="missing positional arguments"):
        call(hub="Oslo")
    assert pickle.loads(pickle.dumps(PLACEHOLDER)) is PLACEHOLDER
    assert partial(show, PLACEHOLDER, 1)(PLACEHOLDER) == ((PLACEHOLDER, 1), {})
    method = partialmethod(show, PLACEHOLDER, "x")
    box = type("Box", (), {"mark": method})()
    assert box.mark(1) == ((box, 1, "x"), {})


def test_wraps_copies_the_docstring_of_the_class() -> None:
    @functools.wraps(partial(ship, "Oslo"))
    def wrapper(*args: Any) -> None: ...

    assert wrapper.__name__ == "wrapper"
    assert wrapper.__doc__ == partial.__doc__
    assert [*inspect.signature(wrapper).parameters] == ["grams", "express"]


def test_coroutine_functions_and_generators_are_seen_through() -> None:
    async def send() -> None: ...

    def stops() -> Any:
        yield 1

    assert inspect.iscoroutinefunction(partial(send))
    assert inspect.isgeneratorfunction(partial(stops))
    assert not inspect.isfunction(partial(ship))


def test_a_cached_function_keeps_its_interface_inside() -> None:
    cached = functools.lru_cache(show)
    call = partial(cached, 1)
    assert not hasattr(call, "cache_info")
    call()
    assert cached.cache_info().misses == 1


def test_no_frame_no_name_no_equality() -> None:
    def broken(number: int) -> None:
        raise ValueError(number)

    def frames(call: Callable[[], None]) -> list[str]:
        with pytest.raises(ValueError, match="7") as caught:
            call()
        found = traceback.extract_tb(caught.value.__traceback__)
        return [frame.name for frame in found][1:]

    assert frames(partial(broken, 7)) == ["broken"]
    assert frames(lambda: broken(7)) == ["<lambda>", "broken"]
    assert "broken" in threading.Thread(target=broken).name
    assert "broken" not in threading.Thread(target=partial(broken, 1)).name
    assert partial(broken, 1) != partial(broken, 1)
    assert operator.itemgetter(1) != operator.itemgetter(1)
    alive: weakref.WeakSet[Any] = weakref.WeakSet()
    kept = partial(broken, 1)
    alive.add(kept)
    assert list(alive) == [kept]


def test_a_partial_keeps_what_it_holds_alive() -> None:
    class Screen:
        def redraw(self) -> None: ...

    screen = Screen()
    gone = weakref.ref(screen)
    call = partial(screen.redraw)
    del screen
    assert gone() is not None
    del call


def test_asyncio_takes_no_keywords_and_shows_what_is_inside() -> None:
    async def main() -> str:
        loop = asyncio.get_running_loop()
        loop.set_debug(True)
        with pytest.raises(TypeError, match="unexpected keyword argument"):
            loop.call_soon(show, size=1)  # type: ignore[call-arg]
        handle = loop.call_soon(partial(show, "Oslo", size=1))
        await asyncio.sleep(0)
        return repr(handle)

    assert "show('Oslo', size=1)" in asyncio.run(main())


def test_attributes_of_the_instance_never_bind() -> None:
    class Box:
        def __init__(self) -> None:
            self.tag = partial(show, "x")

    assert Box().tag(1) == (("x", 1), {})


def test_partialmethod_makes_a_new_partial_and_fixes_the_function() -> None:
    class Lamp:
        def _set(self, state: str) -> str:
            return state

        on = partialmethod(_set, "on")

    class Loud(Lamp):
        def _set(self, state: str) -> str:
            return state.upper()

    lamp = Loud()
    assert lamp.on() == "on"
    assert type(lamp.on) is partial
    assert lamp.on != lamp.on
    assert not hasattr(lamp.on, "__name__")


def test_looking_at_a_partial_keeps_it_nested() -> None:
    for look in (vars, dir, functools.wraps):
        inner = partial(show, 1)
        assert partial(inner, 2).func is show
        look(inner)
        if look is functools.wraps:
            functools.wraps(inner)(lambda: None)
        assert partial(inner, 2).func is inner


def test_a_bare_partial_in_an_enum_is_no_member() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")

        class Read(enum.Enum):
            BARE = partial(int, base=2)
            BINARY = enum.member(partial(int, base=2))

    assert [*Read.__members__] == ["BINARY"]
    assert all("enum.member" in str(each.message) for each in caught)


def test_keywords_alone_make_a_method_from_3_14_on() -> None:
    class Box:
        tag = partial(show, size=1)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert (Box().tag(2)[0] == (2,)) is not HOLES
    assert Box.tag(2) == ((2,), {"size": 1})
    assert partial.__get__


def test_what_takes_keywords_in_asyncio() -> None:
    assert asyncio.run(asyncio.to_thread(show, size=1)) == ((), {"size": 1})


def test_isroutine_follows_the_descriptor() -> None:
    assert inspect.isroutine(partial(ship)) is HOLES


# -- The listings ------------------------------------------------------------------------


def test_the_tariffs() -> None:
    assert TARIFFS["parcel"](2300) == charge(2300, base=400, per_kilo=90) == 670
    assert TARIFFS["letter"](1) == 110
    assert TARIFFS["express"](1000) == 1050
    assert set(per_kilo()) == set(TARIFFS)


def test_the_pool_takes_the_partial_and_refuses_the_lambda() -> None:
    # In a process of its own: up to 3.13 the pool forks, and a fork of a process
    # that has threads, as this one may have by now, can lock up.
    done = subprocess.run(
        [sys.executable, "-m", "partial.labels"],
        cwd=CODE.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    lines = ["Oslo-1, Oslo-1", "Oslo-2, Oslo-2", "refused: True"]
    assert done.stdout.splitlines() == lines
    assert labels.label("Turin", 3) == "Turin-3"


def test_what_a_partial_holds_is_pickled_with_it() -> None:
    small, large = partial(ship, "Oslo"), partial(ship, "Oslo" * 100_000)
    assert len(pickle.dumps(small)) < 100
    assert len(pickle.dumps(large)) > 400_000


@pytest.mark.parametrize("name", PAIRS)
def test_the_sides_of_a_comparison_agree(name: str) -> None:
    one, other = (eval(text, {**NAMES}) for text in PAIRS[name])
    assert one == other
    assert measured(name, number=1, rounds=1).lowest > 0


def test_the_pitfalls_run_as_told() -> None:
    with pytest.raises(TypeError, match="multiple values for argument 'grams'"):
        __import__("partial.pitfalls.first_by_keyword")
    from partial.pitfalls import buttons, buttons_mended

    assert [call() for call in buttons.buttons] == ["Turin opened"] * 2
    opened = [call() for call in buttons_mended.buttons]
    assert opened == ["Oslo opened", "Turin opened"]


def test_mypy_accepts_what_crashes() -> None:
    pytest.importorskip("mypy")
    path = CODE / "pitfalls" / "checked.py"
    command = [sys.executable, "-m", "mypy", "--strict", str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    source = path.read_text().splitlines()
    unchecked = source.index("# From here on nothing is checked.") + 1
    lines = [int(row.split(":")[1]) for row in found.splitlines() if ": error" in row]
    assert len(lines) == 4
    assert max(lines) < unchecked


def test_a_hole_of_the_equivalent_must_be_filled_on_every_version() -> None:
    with pytest.raises(TypeError, match="missing positional arguments"):
        Bound(divmod, HOLE, 2)()
    assert Bound(divmod, HOLE, 2)(7) == (3, 1)


def test_what_mypy_refuses_or_passes_runs_all_the_same() -> None:
    assert checked.five(7) == 5
    assert checked.five("Oslo", copies="2") == "22222"
