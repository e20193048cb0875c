"""The listings of the chapter on generators."""

import contextlib
import contextvars
import copy
import dis
import functools
import gc
import inspect
import itertools
import pickle
import subprocess
import sys
import sysconfig
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from generators import pipeline
from generators.average import Average, averager
from generators.benchmarks import costs, memory
from generators.delegation import delegate
from generators.pitfalls import (
    bare_except,
    bare_except_mended,
    last_limit,
    last_limit_mended,
    returned_list,
    returned_list_mended,
    reused,
    reused_mended,
)
from generators.shared import Shared
from generators.tree import Hub, walk, walk_flat
from measuring.ratios import Ratios

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code" / "generators"
Seen = list[Any]
Made = Generator[Any, Any, Any]


def outcome(call: Callable[[], object]) -> tuple[object, ...]:
    """What a call gives, as something that can be compared."""
    try:
        return ("value", call())
    except StopIteration as stop:
        return ("stop", stop.value)
    except AttributeError as error:  # the text names a type that differs
        return ("error", type(error))
    except BaseException as error:
        return ("error", type(error), error.args, type(error.__cause__))


# -- yield from ---------------------------------------------------------------


def real(source: Any) -> Made:
    """What ``delegate`` claims to be."""
    return (yield from source)


def generator(program: list[tuple[int, str]], end: Any, seen: Seen) -> Made:
    """Yield as programmed; note and answer what arrives at each yield."""
    for number, policy in program:
        try:
            seen.append(("got", (yield number)))
        except BaseException as error:
            seen.append(("raised", type(error), error.args))
            if policy == "catch":
                continue
            if policy == "return":
                return f"left at {number}"
            if policy == "replace":
                raise OSError(number) from error
            raise
    if isinstance(end, Exception):
        raise end
    return end


class Bare:
    """An iterator with nothing but ``__next__``."""

    def __init__(self, made: Made) -> None:
        self.made = made

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        return next(self.made)


class Sending(Bare):
    def send(self, value: Any) -> Any:
        return self.made.send(value)


class Throwing(Bare):
    def throw(self, error: Any, *rest: Any) -> Any:
        return self.made.throw(error)


class Closing(Bare):
    def close(self) -> None:
        self.made.close()


class Refusing(Throwing):
    """Its close fails in a way that a loop could mistake for an end."""

    def close(self) -> None:
        raise StopIteration("from close")


WRAPPERS: dict[str, Callable[[Made], Any]] = {
    "plain": lambda made: made,
    "nested": real,
    "bare": Bare,
    "sending": Sending,
    "throwing": Throwing,
    "closing": Closing,
    "refusing": Refusing,
    "list": lambda made: [1, 2, 3],
}


def play(outer: Made, script: list[tuple[str, Any]]) -> Seen:
    """Do what the script says; note what comes out and the state."""
    found: Seen = []
    for name, argument in script:
        match name:
            case "next":
                result = outcome(lambda: next(outer))
            case "send":
                result = outcome(lambda argument=argument: outer.send(argument))
            case "throw":
                error = argument[0](*argument[1])
                result = outcome(lambda error=error: outer.throw(error))
            case _:
                result = outcome(outer.close)
        found.append((name, result, inspect.getgeneratorstate(outer)))
    return found


def finish(made: Made) -> None:
    """Close a generator, however stubborn."""
    while inspect.getgeneratorstate(made) != "GEN_CLOSED":
        with contextlib.suppress(BaseException):
            made.close()


Program = list[tuple[int, str]]
Script = list[tuple[str, Any]]
tried: Counter[str] = Counter()


def compare(program: Program, end: Any, wrapper: str, script: Script) -> None:
    """The real thing and the loop: the same to the caller and to the inner."""
    told: list[tuple[Seen, Seen]] = []
    for delegation in (real, delegate):
        seen: Seen = []
        inner = generator(program, end, seen)
        outer = delegation(WRAPPERS[wrapper](inner))
        found = play(outer, script)
        found.append(inspect.getgeneratorstate(inner))
        told.append((found, seen))
        for made in (outer, inner):
            finish(made)
    assert told[0] == told[1]
    tried.update(kind for kind, *_ in told[0][1])
    tried.update(step[1][0] for step in told[0][0][:-1])
    tried[wrapper] += 1


if HYPOTHESIS:
    errors = st.one_of(
        st.sampled_from([KeyError, ValueError, KeyboardInterrupt, GeneratorExit]).map(
            lambda kind: (kind, ("thrown",))
        ),
        st.just((StopIteration, ("thrown",))),
        st.just((StopIteration, ())),
    )
    operations = st.one_of(
        st.just(("next", None)),
        st.tuples(st.just("send"), st.one_of(st.none(), st.integers(0, 9))),
        st.tuples(st.just("throw"), errors),
        st.just(("close", None)),
    )
    programs = st.lists(
        st.tuples(
            st.integers(0, 9),
            st.sampled_from(["catch", "catch", "return", "replace", "pass"]),
        ),
        max_size=6,
    )
    ends = st.one_of(
        st.none(), st.text("ab", max_size=2), st.builds(ValueError, st.just("end"))
    )

    @settings(max_examples=1500, deadline=None, database=None, derandomize=True)
    @given(
        programs,
        ends,
        st.sampled_from(sorted(WRAPPERS)),
        st.lists(operations, max_size=8).map(lambda rest: [("next", None), *rest]),
    )
    def check_delegation(
        program: Program, end: Any, wrapper: str, script: Script
    ) -> None:
        compare(program, end, wrapper, script)


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_the_loop_is_yield_from() -> None:
    tried.clear()
    check_delegation()
    for kind in ("got", "raised", "value", "stop", "error", *WRAPPERS):
        assert tried[kind] > 20, (kind, tried)


@pytest.mark.parametrize("delegation", [real, delegate])
def test_a_thrown_stop_iteration_becomes_the_result(
    delegation: Callable[[Any], Made],
) -> None:
    outer = delegation([1, 2])
    next(outer)
    assert outcome(lambda: outer.throw(StopIteration("thrown"))) == ("stop", "thrown")


@pytest.mark.parametrize("delegation", [real, delegate])
def test_a_fresh_outer_generator_never_reaches_the_inner(
    delegation: Callable[[Any], Made],
) -> None:
    seen: Seen = []
    inner = generator([(1, "catch")], None, seen)
    outer = delegation(inner)
    assert outcome(lambda: outer.send(1))[:2] == ("error", TypeError)
    assert outcome(lambda: outer.throw(KeyError()))[:2] == ("error", KeyError)
    assert inspect.getgeneratorstate(inner) == "GEN_CREATED"


# -- States -------------------------------------------------------------------


def echo() -> Made:
    got = yield "first"
    yield ("got", got)
    return "end"


def in_state(state: str) -> Made:
    made = echo()
    if state != "created":
        next(made)
    if state == "closed":
        made.close()
    return made


CALLS: dict[str, Callable[[Made], Any]] = {
    "next": next,
    "send": lambda made: made.send("v"),
    "throw": lambda made: made.throw(KeyError("e")),
    "close": lambda made: made.close(),
}
WRONG = ("error", ValueError, ("generator already executing",), type(None))
THROWN = ("error", KeyError, ("e",), type(None))
TABLE = {
    ("next", "created"): (("value", "first"), "GEN_SUSPENDED"),
    ("next", "suspended"): (("value", ("got", None)), "GEN_SUSPENDED"),
    ("next", "closed"): (("stop", None), "GEN_CLOSED"),
    ("send", "suspended"): (("value", ("got", "v")), "GEN_SUSPENDED"),
    ("send", "closed"): (("stop", None), "GEN_CLOSED"),
    ("throw", "created"): (THROWN, "GEN_CLOSED"),
    ("throw", "suspended"): (THROWN, "GEN_CLOSED"),
    ("throw", "closed"): (THROWN, "GEN_CLOSED"),
    ("close", "created"): (("value", None), "GEN_CLOSED"),
    ("close", "suspended"): (("value", None), "GEN_CLOSED"),
    ("close", "closed"): (("value", None), "GEN_CLOSED"),
}


@pytest.mark.parametrize(("call", "state"), TABLE)
def test_each_cell_of_the_table(call: str, state: str) -> None:
    made = in_state(state)
    result = outcome(lambda: CALLS[call](made))
    assert (result, inspect.getgeneratorstate(made)) == TABLE[call, state]


def test_send_to_a_created_generator_changes_nothing() -> None:
    made = echo()
    result = outcome(lambda: made.send("v"))
    assert result[:2] == ("error", TypeError)
    assert inspect.getgeneratorstate(made) == "GEN_CREATED"
    assert next(made) == "first"


def test_a_running_generator_refuses_every_call() -> None:
    def asks() -> Made:
        yield {
            name: outcome(lambda call=call: call(me)) for name, call in CALLS.items()
        }

    me = asks()
    assert next(me) == dict.fromkeys(CALLS, WRONG)


def test_the_body_does_not_run_if_it_never_started() -> None:
    seen: Seen = []
    made = generator([(1, "catch")], None, seen)
    made.close()
    assert seen == []


def test_close_returns_what_the_generator_returned() -> None:
    def polite() -> Made:
        try:
            yield
        except GeneratorExit:
            return "bye"

    made = polite()
    next(made)
    assert made.close() == "bye"
    assert made.close() is None


@pytest.mark.skipif(sys.version_info < (3, 15), reason="gi_state came with 3.15")
def test_gi_state() -> None:
    made: Any = echo()
    assert made.gi_state == inspect.getgeneratorstate(made) == "GEN_CREATED"
    made.close()
    assert made.gi_state == "GEN_CLOSED"


def test_each_local_makes_the_generator_larger() -> None:
    def one(a: int) -> Made:
        yield a

    def three(a: int, b: int, c: int) -> Made:
        yield a

    assert sys.getsizeof(three(1, 2, 3)) - sys.getsizeof(one(1)) == 16


@pytest.mark.skipif(sys.maxsize < 2**32, reason="counts 64-bit pointers")
def test_the_smallest_generator() -> None:
    def small() -> Made:
        yield

    assert sys.getsizeof(small()) == (176 if sys.version_info < (3, 14) else 184)


def test_arguments_are_checked_at_the_call() -> None:
    made: Any = generator
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        made([], None)


def test_an_augmented_assignment_loses_what_happened_meanwhile() -> None:
    class Box:
        total = 0

    def adds() -> Made:
        while True:
            box.total += yield

    box = Box()
    made = adds()
    next(made)
    box.total = 100
    made.send(1)
    assert box.total == 1


def test_a_cached_generator_function_hands_out_one_iterator() -> None:
    @functools.lru_cache
    def route() -> Made:
        yield "Oslo"

    assert list(route()) == ["Oslo"]
    assert list(route()) == []
    assert not inspect.isgeneratorfunction(lambda: route())


def test_an_error_in_the_loop_is_not_thrown_in() -> None:
    seen: Seen = []
    made = generator([(1, "catch"), (2, "catch")], None, seen)
    with pytest.raises(KeyError):
        for _ in made:
            raise KeyError
    assert seen == []
    assert inspect.getgeneratorstate(made) == "GEN_SUSPENDED"
    finish(made)


def test_context_variables_belong_to_the_caller() -> None:
    variable = contextvars.ContextVar("variable", default=0)

    def sets() -> Made:
        variable.set(1)
        yield

    context = contextvars.copy_context()
    made = sets()
    context.run(next, made)
    assert (variable.get(), context[variable]) == (0, 1)


def test_generators_cannot_be_copied() -> None:
    with pytest.raises(TypeError, match="cannot pickle 'generator' object"):
        copy.deepcopy(echo())
    with pytest.raises(TypeError, match="cannot pickle 'generator' object"):
        pickle.dumps(echo())


def test_stop_iteration_escapes_from_a_class_in_silence() -> None:
    class Firsts:
        def __init__(self, routes: list[list[str]]) -> None:
            self.routes = iter(routes)

        def __iter__(self) -> Iterator[str]:
            return self

        def __next__(self) -> str:
            return next(iter(next(self.routes)))

    assert list(Firsts([["Oslo"], [], ["Riga"]])) == ["Oslo"]


# -- Generator expressions ----------------------------------------------------


class Asked:
    """An iterator that counts the calls of ``__iter__``."""

    count = 0

    def __iter__(self) -> Iterator[int]:
        self.count += 1
        return self

    def __next__(self) -> int:
        raise StopIteration


def test_the_first_iterable_is_asked_for_an_iterator_at_once() -> None:
    asked = Asked()
    made = (number for number in asked)
    assert asked.count == 1
    assert list(made) == []
    asks = (1, 2) if sys.version_info < (3, 14) else (1,)
    assert asked.count in asks


def test_the_second_iterable_waits() -> None:
    asked = Asked()
    made = (number for _ in range(1) for number in asked)
    assert asked.count == 0
    assert list(made) == []
    assert asked.count in ((1, 2) if sys.version_info < (3, 14) else (1,))


def test_yield_is_allowed_in_the_first_iterable_only() -> None:
    def asks() -> Made:
        return [number + 1 for number in (yield "numbers?")]

    made = asks()
    next(made)
    assert outcome(lambda: made.send([1, 2])) == ("stop", [2, 3])
    for source in ("[(yield) for _ in a]", "(_ for _ in a for _ in (yield))"):
        with pytest.raises(SyntaxError, match="'yield' inside"):
            compile(f"def wrong(): {source}", "wrong", "exec")


def test_any_is_compiled_to_a_loop_that_checks_the_name() -> None:
    code = compile("any(a for a in b)", "calls", "eval")
    loops = "FOR_ITER" in [step.opname for step in dis.get_instructions(code)]
    assert loops == (sys.version_info >= (3, 14))
    names: dict[str, Any] = {"b": [0], "any": lambda made: ("mine", next(made))}
    assert eval(code, names) == ("mine", 0)


def test_a_context_manager_that_decorates_a_generator_function() -> None:
    @contextlib.contextmanager
    def noted() -> Iterator[None]:
        log.append("enter")
        yield
        log.append("leave")

    @noted()
    def hubs() -> Iterator[str]:
        log.append("body")
        yield "Oslo"

    log: list[str] = []
    made = hubs()
    late = sys.version_info >= (3, 15)
    assert log == ([] if late else ["enter", "leave"])
    assert next(made) == "Oslo"
    assert log == (["enter", "body"] if late else ["enter", "leave", "body"])
    assert list(made) == []
    assert (log[-1] == "leave") is late


def test_a_warm_loop_resumes_the_frame_directly() -> None:
    def warm() -> None:
        for _ in costs.count_up(500):
            pass

    for _ in range(20):
        warm()
    steps = [step.opname for step in dis.get_instructions(warm, adaptive=True)]
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    if not free or sys.version_info < (3, 14):
        assert ("FOR_ITER_GEN" in steps) is not free


# -- Listings -----------------------------------------------------------------


def test_averager_and_the_object_agree() -> None:
    made, thing = averager(), Average()
    next(made)
    for value in (4, 8, 3):
        assert made.send(value) == thing.add(value)
    assert made.close() == thing.count == 3


def test_pipeline_pulls_one_row_at_a_time(tmp_path: Path) -> None:
    pulled: list[str] = []

    def rows() -> Iterator[str]:
        for row in ("Oslo,900", "Oslo,500", "Riga,800"):
            pulled.append(row)
            yield row

    stream = pipeline.heavy(pipeline.parcels(rows()), 500)
    assert pulled == []
    assert next(stream) == pipeline.Parcel("Oslo", 900)
    assert pulled == ["Oslo,900"]
    assert next(stream).city == "Riga"
    file = tmp_path / "parcels.csv"
    file.write_text("Oslo,1\n")
    assert list(pipeline.lines(file)) == ["Oslo,1\n"]


def test_memory() -> None:
    assert memory.by_lists(2_000) == memory.by_generators(2_000)
    assert 8 < memory.growth(memory.by_lists) < 13
    assert memory.growth(memory.by_generators) < 1.5
    lists = memory.peak(memory.by_lists, 100_000)
    assert lists > 10_000 * memory.peak(memory.by_generators, 100_000)


def test_join_collects_first() -> None:
    def words() -> Iterator[str]:
        for number in range(1_000):
            alive.append(number)
            yield Word(str(number))

    class Word(str):
        def __del__(self) -> None:
            freed.append(len(alive))

    alive: list[int] = []
    freed: list[int] = []
    assert len("".join(words())) == 2_890
    gc.collect()
    assert min(freed) == 1_000, "a word was freed before the last was made"


def test_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(costs.Counter(3)) == list(costs.count_up(3)) == [1, 2, 3]
    assert sum(costs.nested(5)) == sum(costs.NUMBERS)

    def once(statement: Any, base: Any, **rest: Any) -> Ratios:
        statement(), base()
        return Ratios(1.0, 1.0, 1.0)

    monkeypatch.setattr(costs, "compare", once)
    for program in (costs.lazy_sum, costs.class_iterator):
        assert program().median == 1
    assert costs.deep(3).median == 1


@pytest.mark.parametrize("module", ["memory", "costs"])
def test_programs_print_ratios(module: str) -> None:
    command = [sys.executable, "-m", f"generators.benchmarks.{module}"]
    done = subprocess.run(
        command, cwd=CODE.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == 3
    assert "/" in done.stdout


def test_depth_costs() -> None:
    assert costs.deep(21).median > 3


def test_walks_agree() -> None:
    leaves = tuple(Hub(f"leaf {number}") for number in range(3))
    tree = Hub("root", (Hub("left", leaves), Hub("right", leaves[:1])))
    assert list(walk(tree)) == list(walk_flat(tree))
    assert len(list(walk(tree))) == 7


# -- Threads and finalization -------------------------------------------------


def test_shared_gives_each_item_once() -> None:
    source = Shared(number for number in range(2_000))
    taken: list[list[int]] = [[] for _ in range(4)]
    barrier = threading.Barrier(4)

    def take(mine: list[int]) -> None:
        barrier.wait()
        mine.extend(source)

    crew = [threading.Thread(target=take, args=(mine,)) for mine in taken]
    for member in crew:
        member.start()
    for member in crew:
        member.join()
    assert sorted(itertools.chain(*taken)) == list(range(2_000))


def test_shared_lets_the_second_thread_wait() -> None:
    def slow() -> Iterator[int]:
        for number in range(2):
            entered.set()
            leave.wait()
            yield number

    entered, leave = threading.Event(), threading.Event()
    shared = Shared(slow())
    taken: list[int] = []
    crew = [
        threading.Thread(target=lambda: taken.append(next(shared))) for _ in range(2)
    ]
    crew[0].start()
    entered.wait()
    crew[1].start()
    crew[1].join(0.2)
    waits = crew[1].is_alive()
    leave.set()
    for member in crew:
        member.join()
    assert waits, "the second thread came through without waiting"
    assert sorted(taken) == [0, 1]


def test_shared_refuses_reentry_instead_of_waiting_forever() -> None:
    def asks() -> Iterator[tuple[object, ...]]:
        yield outcome(lambda: next(shared))

    shared = Shared(asks())
    assert next(shared) == WRONG


@pytest.mark.skipif(sys.version_info < (3, 15), reason="came with 3.15")
def test_serialize_iterator_waits_forever_for_itself() -> None:
    def asks() -> Iterator[int]:
        inside.set()
        yield next(safe)

    inside = threading.Event()
    module: Any = threading
    safe: Any = module.serialize_iterator(asks())
    stuck = threading.Thread(target=next, args=(safe,), daemon=True)
    stuck.start()
    inside.wait()
    stuck.join(0.2)
    assert stuck.is_alive()


def test_a_generator_of_a_daemon_thread_is_not_closed_at_exit() -> None:
    program = (
        "import threading\n"
        "def waits():\n"
        "    try: yield\n"
        "    finally: print('closed', flush=True)\n"
        "def work():\n"
        "    made = waits(); next(made); ready.set()\n"
        "    threading.Event().wait()\n"
        "ready = threading.Event()\n"
        "threading.Thread(target=work, daemon=True).start()\n"
        "ready.wait(); print('exit')\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "exit\n"


def test_a_cycle_waits_for_the_collector() -> None:
    log: list[str] = []

    def cyclic() -> Made:
        me = yield
        try:
            yield me
        finally:
            log.append("closed")

    gc.disable()
    try:
        made = cyclic()
        next(made)
        made.send(made)
        del made
        assert log == []
        gc.collect()
    finally:
        gc.enable()
    assert log == ["closed"]


def test_an_error_during_finalization_is_only_printed() -> None:
    program = (
        "def bad():\n"
        "    try: yield\n"
        "    finally: raise KeyError('lost')\n"
        "made = bad(); next(made); del made\n"
        "print('went on')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "went on\n"
    assert done.stderr.startswith("Exception ignored")
    assert "KeyError: 'lost'" in done.stderr


def test_a_variable_keeps_the_file_open_while_the_error_travels() -> None:
    def reader() -> Iterator[int]:
        try:
            yield 1
        finally:
            log.append("closed")

    def direct() -> None:
        for _ in reader():
            raise KeyError

    def by_name() -> None:
        rows = reader()
        for _ in rows:
            raise KeyError

    log: list[str] = []
    with pytest.raises(KeyError):
        direct()
    assert log == ["closed"]
    log.clear()
    try:
        by_name()
    except KeyError:
        assert log == []
    gc.collect()
    assert log == ["closed"]


# -- Pitfalls -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "rows"), [(returned_list, 0), (returned_list_mended, 2)]
)
def test_returned_list(module: ModuleType, rows: int) -> None:
    assert len(list(module.parcels("Oslo"))) == rows
    assert len(list(module.parcels("Riga"))) == 3


def test_reused() -> None:
    with pytest.raises(TypeError, match="object of type 'generator' has no len"):
        reused.average(reused.grams())
    assert reused_mended.average([*reused_mended.grams()]) == 200


def test_last_limit() -> None:
    assert [*last_limit.above_all([1, 5, 9], [6, 2])] == [5, 9]
    assert [*last_limit_mended.above_all([1, 5, 9], [6, 2])] == [9]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_bare_except() -> None:
    made: Any = bare_except.readings()
    next(made)
    with pytest.raises(RuntimeError, match="generator ignored GeneratorExit"):
        made.close()
    del made
    gc.collect()
    mended: Any = bare_except_mended.readings()
    assert next(mended) == 0
    assert mended.throw(KeyError()) == 1
    mended.close()
