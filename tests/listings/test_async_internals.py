"""The listings of the chapter on what happens when you await."""

import asyncio
import contextvars
import importlib.util
import re
import selectors
import subprocess
import sys
import types
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from async_internals.benchmarks import costs
from async_internals.future import Reply
from async_internals.grading import graded
from async_internals.owned import Background
from async_internals.programs import PROGRAMS, hub, nap
from async_internals.tiny import Loop
from async_internals.virtual import (
    LeapingLoop,
    LeapingSelector,
    LeapingTinyLoop,
    asyncio_trace,
    tiny_trace,
)
from async_internals.watched import slow_steps

HERE = Path(__file__).resolve().parent
CODE = HERE.parents[1] / "code" / "async_internals"
CHAPTER = (HERE.parents[1] / "book/concurrency/async-internals.md").read_text(
    encoding="utf-8"
)


# -- The loop, against asyncio -------------------------------------------------
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda one: one.__name__)
def test_both_loops_give_the_same_trace(program):
    trace = asyncio_trace(program)
    assert len(trace) > 1
    assert tiny_trace(program) == trace


def test_an_empty_context_is_a_context():
    contexts = next(one for one in PROGRAMS if one.__name__ == "contexts")
    empty = contextvars.Context()
    assert len(empty) == 0
    trace = empty.run(tiny_trace, contexts)
    assert [what for _, what in trace[:2]] == ["Turin", "Oslo"]
    assert trace == contextvars.Context().run(asyncio_trace, contexts)


@pytest.mark.parametrize(("name", "size"), [("tiny.py", 119), ("tiny_task.py", 98)])
def test_the_loop_is_tiny(name, size):
    lines = (CODE / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) == size
    assert re.search(rf"`{name}`, (has|another) {size}\b", " ".join(CHAPTER.split()))


def test_a_cancelled_timer_is_not_waited_for():
    loop = LeapingTinyLoop()

    async def main():
        for when in (5, 7):
            loop.call_at(when, said.append, when).cancel()
        loop.call_at(9, said.append, 9)
        await asyncio.sleep(0)
        loop.run_once()
        return loop.time()

    said = []
    assert loop.run(main()) == 9
    assert said == [9]


def test_a_timer_that_is_late_is_due():
    waits = []

    class Late(LeapingSelector):
        def select(self, timeout=None):
            waits.append(timeout)
            return super().select(timeout)

    async def main():
        selector.now += 3
        done = asyncio.get_running_loop().create_future()
        loop.call_at(1, done.set_result, "late")
        return await done

    selector = Late()
    loop = Loop(selector)
    loop.time = lambda: selector.now
    assert loop.run(main()) == "late"
    assert waits == [0, 0, 0]


def test_the_loop_works_with_the_real_clock():
    said = []

    async def main():
        async with asyncio.TaskGroup() as group:
            group.create_task(nap(said.append, "late", 0.02))
            with suppress(TimeoutError):
                async with asyncio.timeout(0.001):
                    await nap(said.append, "body", 30)
        return asyncio.get_running_loop()

    assert isinstance(Loop().run(main()), Loop)
    assert said == ["body cancelled", "late"]


# hypothesis is not installed on the free-threaded build.
try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ModuleNotFoundError:
    pass
else:
    NAMES = st.integers(0, 3)
    LEAVES = st.one_of(
        st.tuples(st.just("sleep"), st.integers(0, 4)),
        st.tuples(st.just("cancel"), NAMES),
        st.tuples(st.just("await"), NAMES),
        st.tuples(st.just("shield"), NAMES),
        st.tuples(st.just("put"), st.integers(0, 9)),
        st.tuples(st.just("get"), st.just(0)),
        st.tuples(st.just("fail"), st.just(0)),
    )
    STEPS = st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            st.tuples(
                st.just("timeout"),
                st.integers(0, 5),
                st.lists(inner, max_size=3),
            ),
            st.tuples(st.just("swallow"), st.lists(inner, max_size=3)),
            # One child: a group cancels its set of children in any order.
            st.tuples(st.just("group"), st.lists(inner, max_size=1)),
        ),
        max_leaves=6,
    )
    SCHEDULES = st.lists(st.lists(STEPS, max_size=5), min_size=1, max_size=4)

    def scheduled(schedule):
        """Turn generated steps into a program for both loops."""

        async def program(say):
            tasks, queue = [], asyncio.Queue(2)

            async def perform(label, steps):
                for number, step in enumerate(steps):
                    await one(f"{label}.{number}", step)

            async def one(label, step):
                say(f"{label} {step[0]}")
                match step:
                    case "sleep", seconds:
                        await asyncio.sleep(seconds)
                    case "cancel", name if name < len(tasks):
                        task = tasks[name]
                        say((task.cancel(), task.cancelling()))
                    case "await", name if name < int(label[0]):
                        async with asyncio.timeout(7):
                            await tasks[name]
                    case "shield", name if name < int(label[0]):
                        async with asyncio.timeout(3):
                            await asyncio.shield(tasks[name])
                    case "put", value:
                        await queue.put(value)
                    case "get", _:
                        say(await queue.get())
                    case "fail", _:
                        raise ValueError(label)
                    case "timeout", seconds, inner:
                        with suppress(TimeoutError):
                            async with asyncio.timeout(seconds):
                                await perform(label, inner)
                    case "swallow", inner:
                        try:
                            await perform(label, inner)
                        except BaseException as error:
                            say(type(error).__name__)
                    case "group", inner:
                        async with asyncio.TaskGroup() as group:
                            for number, step in enumerate(inner):
                                group.create_task(one(f"{label}:{number}", step))
                say(f"{label} done {asyncio.current_task().cancelling()}")

            tasks += [
                asyncio.create_task(perform(str(name), steps))
                for name, steps in enumerate(schedule)
            ]
            for _ in range(20):  # some swallow a few cancellations
                await asyncio.sleep(9)
                for task in tasks:
                    task.cancel()
            done = await asyncio.gather(*tasks, return_exceptions=True)
            return [repr(one) for one in done]

        return program

    @settings(max_examples=150, deadline=None)
    @given(SCHEDULES)
    def test_generated_schedules_give_the_same_trace(schedule):
        program = scheduled(schedule)
        assert tiny_trace(program) == asyncio_trace(program)


# -- A virtual clock -----------------------------------------------------------
def test_the_virtual_clock_costs_no_time():
    async def main():
        await asyncio.sleep(3600)
        return asyncio.get_running_loop().time()

    assert asyncio.run(main(), loop_factory=LeapingLoop) == 3600


def test_waiting_for_nothing_fails():
    async def main():
        await asyncio.get_running_loop().create_future()

    with pytest.raises(AssertionError, match="never comes"):
        graded(main())

    async def turning():
        while True:
            await asyncio.sleep(0)

    with pytest.raises(AssertionError, match="nothing ever gets"):
        graded(turning())


def test_an_idle_selector_gives_up(monkeypatch):
    selector = LeapingSelector()
    monkeypatch.setattr(selectors.DefaultSelector, "select", lambda self, timeout: [])
    with pytest.raises(RuntimeError, match="nothing left"):
        selector.select()
    selector.close()


@pytest.mark.skipif(
    selectors.DefaultSelector.__name__ != "EpollSelector",
    reason="about Linux",
)
def test_selectors_and_regular_files(tmp_path):
    with (
        (tmp_path / "parcels").open("w+b") as file,
        selectors.EpollSelector() as epoll,
        selectors.SelectSelector() as plain,
    ):
        with pytest.raises(PermissionError):
            epoll.register(file, selectors.EVENT_READ)
        plain.register(file, selectors.EVENT_READ)
        assert len(plain.select(0)) == 1


# -- Futures and tasks ---------------------------------------------------------
@pytest.mark.parametrize("factory", [LeapingLoop, LeapingTinyLoop])
def test_a_reply_can_be_awaited(factory):
    async def main():
        loop = asyncio.get_running_loop()
        reply = Reply(loop)
        loop.call_later(2, reply.set_result, "lamp")
        token = hub.set("Riga")
        both = await reply, await reply
        hub.reset(token)  # fails in any other context
        return *both, loop.time()

    loop = factory()
    if isinstance(loop, Loop):
        result = loop.run(main())
    else:
        result = asyncio.run(main(), loop_factory=lambda: loop)
    assert result == ("lamp", "lamp", 2)
    assert asyncio.isfuture(Reply(None))


def test_a_strange_yield_is_an_error_on_both():
    class Odd:
        def __await__(self):
            yield "parcel"

    async def program(say):
        try:
            await Odd()
        except RuntimeError as error:
            say(error)

    trace = tiny_trace(program)
    assert trace[0] == (0, "Task got bad yield: 'parcel'")
    assert trace == asyncio_trace(program)


def test_cancelling_a_finished_task_does_nothing_on_both():
    async def program(say):
        task = asyncio.create_task(nap(say, "brief", 1))
        await task
        say((task.cancel(), task.cancelling(), task.uncancel()))

    assert tiny_trace(program) == asyncio_trace(program)


def test_two_tasks_that_await_each_other():
    program = """if True:
        import asyncio
        async def main():
            tasks = []
            async def wait(other):
                await tasks[other]
            tasks += [asyncio.create_task(wait(n)) for n in (1, 0)]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            try:
                tasks[0].cancel()
            except RecursionError:
                print("RecursionError", flush=True)
            import os
            os._exit(0)
        asyncio.run(main())
    """
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout == "RecursionError\n"


def test_a_yield_inside_a_deadline():
    async def parcels():
        async with asyncio.timeout(1):
            yield "lamp"

    async def iterated(say):
        async for _ in parcels():
            await nap(say, "caller", 5)

    async def managed(say):
        async with asynccontextmanager(parcels)():
            await nap(say, "caller", 5)

    for factory, program, outcome in [
        (trace, program, outcome)
        for trace in (asyncio_trace, tiny_trace)
        for program, outcome in [
            (iterated, "CancelledError"),
            (managed, "TimeoutError"),
        ]
    ]:
        *_, (_, end) = factory(program)
        assert end.startswith(f"raised {outcome}"), (factory, program)


def test_background_owns_and_reports():
    errors, said, unexpected = [], [], []

    async def fails():
        raise KeyError("P1")

    async def main():
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: unexpected.append(context)
        )
        async with Background(errors.append) as background:
            background.start(fails())
            background.start(nap(said.append, "long", 99))
            await asyncio.sleep(1)
        return list(said)  # before the grader cancels what is left

    assert graded(main()) == (["long cancelled"], 1)
    assert [repr(error) for error in errors] == ["KeyError('P1')"]
    assert unexpected == []


# -- Blocking ------------------------------------------------------------------
def test_debug_mode_reports_slow_steps():
    assert slow_steps(0.05) == []
    (message,) = slow_steps(2)
    assert message.startswith("Executing <Task finished")
    assert message.endswith("took 2.000 seconds")


SERVICE = """import asyncio, sys
async def fetch():
    await asyncio.get_running_loop().create_future()
async def route():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch(), name="fetch")
async def main():
    task = asyncio.create_task(route(), name="route")
    await asyncio.to_thread(idle, asyncio.get_running_loop())
    task.cancel()
"""
CYCLE = """import asyncio, os, sys
async def main():
    tasks = []
    async def wait(other):
        await tasks[other]
    tasks += [asyncio.create_task(wait(n)) for n in (1, 0)]
    await asyncio.to_thread(idle, asyncio.get_running_loop())
    os._exit(0)
"""
# The program is ready when its loop has turned a few times.
IDLE = """
def idle(loop):
    pause = asyncio.sleep(0.1)
    asyncio.run_coroutine_threadsafe(pause, loop).result()
    print("ready", flush=True)
    sys.stdin.read()
asyncio.run(main())
"""
# Exits with 1 if the system refuses to read the memory of process argv[1].
PROBE = """
import ctypes, errno, sys
class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
read = ctypes.CDLL(None, use_errno=True).process_vm_readv
here = Part(ctypes.addressof(ctypes.create_string_buffer(1)), 1)
there = Part(1, 1)
read(int(sys.argv[1]), ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
sys.exit(ctypes.get_errno() != errno.EFAULT)
"""


def ask(pid, *command):
    """Run Python on a process that is not its child."""
    return subprocess.run(
        [sys.executable, *command, str(pid)],
        capture_output=True,
        text=True,
        timeout=120,
    )


def inspected(program, folder):
    """What ps and pstree say about a child that runs the program."""
    service = folder / "service.py"
    service.write_text(program + IDLE, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(service)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        try:
            assert child.stdout.readline() == "ready\n"
            ps = ask(child.pid, "-m", "asyncio", "ps")
            pstree = ask(child.pid, "-m", "asyncio", "pstree")
            refused = "ermission" in ps.stderr and (
                sys.platform != "linux" or ask(child.pid, "-c", PROBE).returncode == 1
            )
        finally:
            child.communicate(timeout=120)
    if refused:
        pytest.skip("this system lets no process read another's memory")
    return ps, pstree


def without_folders(tree):
    """A printed tree with short paths, and without asyncio's line numbers."""
    tree = re.sub(r"\S*/(?=asyncio/|service\.py)", "", tree)
    return re.sub(r"(asyncio/\w+\.py):\d+", r"\1", tree).split("\n")


@pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
def test_ps_and_pstree_on_a_child(tmp_path):
    ps, pstree = inspected(SERVICE, tmp_path)
    assert ps.returncode == pstree.returncode == 0, ps.stderr + pstree.stderr
    assert "TaskGroup._aexit -> TaskGroup.__aexit__ -> route" in ps.stdout
    shown = re.search(r"paths shortened\n\n(.*?)\n```", CHAPTER, re.DOTALL)[1]
    assert without_folders(pstree.stdout.strip()) == without_folders(shown)


@pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
def test_pstree_names_a_cycle(tmp_path):
    ps, pstree = inspected(CYCLE, tmp_path)
    assert ps.returncode == 0, ps.stderr
    assert pstree.returncode == 1
    assert "await-graph contains cycles" in pstree.stderr


# -- Starting ------------------------------------------------------------------
STOPPED = """
import asyncio, os, sys
from signal import SIGTERM

async def main():
    loop = asyncio.get_running_loop()
    if "handler" in sys.argv:
        loop.add_signal_handler(SIGTERM, asyncio.current_task().cancel)
    loop.call_soon(os.kill, os.getpid(), SIGTERM)
    try:
        await asyncio.sleep(60)
    finally:
        print("cleanup", flush=True)

try:
    asyncio.run(main())
except BaseException as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(
    ("arguments", "said"), [([], []), (["handler"], ["cleanup", "CancelledError"])]
)
def test_sigterm(arguments, said):
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == said
    assert (done.returncode == 0) == bool(said)


# -- Costs ---------------------------------------------------------------------
def test_what_costs_are_printed(monkeypatch, capsys):
    monkeypatch.setattr(costs, "TURNS", 3)
    costs.main()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    for line in lines:
        lowest, median, highest = map(float, line.split()[-3:])
        assert 0 < lowest <= median <= highest


# -- Pitfalls ------------------------------------------------------------------
def load(folder, name):
    spec = importlib.util.spec_from_file_location(
        f"async_internals_{folder}_{name}", CODE / folder / f"{name}.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cancellations_until_it_ends(name, capsys):
    module = load("pitfalls", name)
    seen = []

    def exception(message):
        seen.append(message)
        if len(seen) == 3:
            raise KeyError("the test has seen enough")

    module.logging = types.SimpleNamespace(exception=exception)

    async def main():
        queue = asyncio.Queue()
        worker = asyncio.create_task(module.deliver(queue))
        queue.put_nowait("lamp")
        await asyncio.sleep(1)
        for count in range(1, 5):
            worker.cancel()
            await asyncio.wait([worker], timeout=1)
            if worker.done():
                return count, worker.cancelled() or worker.exception()

    result, _ = graded(main())
    assert capsys.readouterr().out == "lamp\n"
    return result


def test_a_bare_except_swallows_the_cancellation(capsys):
    count, error = cancellations_until_it_ends("swallowed", capsys)
    assert (count, type(error)) == (3, KeyError)
    assert cancellations_until_it_ends("swallowed_mended", capsys) == (1, True)


def test_the_mended_worker_logs_what_fails():
    module = load("pitfalls", "swallowed_mended")
    logged = []
    module.logging = types.SimpleNamespace(exception=logged.append)

    def full(parcel):
        raise OSError(parcel)

    module.print = full

    async def main():
        queue = asyncio.Queue()
        worker = asyncio.create_task(module.deliver(queue))
        queue.put_nowait("lamp")
        await asyncio.sleep(1)
        worker.cancel()
        await asyncio.wait([worker])
        return worker.cancelled()

    assert graded(main())[0]
    assert logged == ["delivery failed"]


def test_the_mended_job_is_owned():
    module = load("pitfalls", "lost_task_mended")

    async def main():
        async with asyncio.TaskGroup() as group:
            await module.handle(group)

    graded(main())
    module = load("pitfalls", "lost_task")

    async def lost():
        await module.handle()
        await asyncio.sleep(0)

    graded(lost())


def test_the_mended_retry_waits_alone():
    module = load("pitfalls", "blocking_mended")
    _, took = graded(module.backoff(3))
    assert took == 8


# -- Solutions -----------------------------------------------------------------
def test_the_gate():
    gate = load("solutions", "gate").Gate()
    passed = []

    async def visit(name):
        await gate.wait()
        passed.append(name)

    async def main():
        async with asyncio.TaskGroup() as group:
            visitors = [group.create_task(visit(name)) for name in "abc"]
            await asyncio.sleep(1)
            visitors[1].cancel()
            gate.open()
            gate.close()
            await asyncio.sleep(1)
            assert passed == ["a", "c"]
            visitor = group.create_task(visit("d"))
            await asyncio.sleep(1)
            visitor.cancel()
            await asyncio.sleep(1)
            assert gate._waiting == []
            gate.open()
            await gate.wait()

    graded(main())


def test_the_deadline():
    within = load("solutions", "deadline").within

    async def stubborn(seconds):
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(seconds)
        await asyncio.sleep(1)
        return "late"

    async def main():
        assert await within(5, stubborn(1)) == "late"
        with pytest.raises(TimeoutError):
            await within(1, stubborn(9))
        with pytest.raises(TimeoutError):
            await within(1, asyncio.sleep(9))
        await asyncio.sleep(5)

    _, took = graded(main())
    assert took == 9


def test_at_most_so_many():
    deliver_all = load("solutions", "limited").deliver_all

    async def main():
        return await deliver_all(
            [lambda n=n: asyncio.sleep(5 - n, n) for n in range(5)], 2
        )

    result, _ = graded(main())
    assert result == [0, 1, 2, 3, 4]
