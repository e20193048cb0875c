"""The listings of the chapter on executors, and what its text says in words."""

import asyncio
import contextvars
import ctypes
import gc
import importlib
import multiprocessing
import os
import pickle
import queue
import runpy
import site
import socket
import subprocess
import sys
import sysconfig
import textwrap
import threading
import traceback
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_sharer
from pathlib import Path

import pytest
from executors import bounded, contexts, hub, scans, start_methods
from executors.benchmarks import choose, overhead
from executors.pitfalls import (
    called_too_early,
    called_too_early_mended,
    late_parcel,
    late_parcel_mended,
)
from executors.solutions import buffered, first_answer, refusal

CODE = Path(hub.__file__).parents[1]
HAS_GIL = not sysconfig.get_config_var("Py_GIL_DISABLED")
PATIENCE = 120  # seconds that pass only if something is broken
# gh-126631: the fork server imports the main module.
PRELOADS = sys.version_info >= (3, 14, 1) or (3, 13, 8) <= sys.version_info < (3, 14)
needs_314 = pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run an interpreter that finds the listings."""
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": str(CODE)} | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def program(tmp_path: Path, source: str) -> Path:
    """A file with a main module."""
    path = tmp_path / "program.py"
    path.write_text(textwrap.dedent(source))
    return path


@pytest.fixture
def held_thread():
    """A pool of one thread that is busy until the test is over."""
    gate = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        started = threading.Event()

        def hold():
            started.set()
            gate.wait(PATIENCE)

        pool.submit(hold)
        assert started.wait(PATIENCE)
        try:
            yield pool, gate
        finally:
            gate.set()


# -- Functions for workers -----------------------------------------------------
def test_weigh_tells_its_history():
    assert hub.weigh("7") == 7
    with pytest.raises(LookupError) as caught:
        hub.weigh("heavy")
    assert caught.value.__cause__.__notes__ == ["scale 7"]


def test_refused_cannot_be_loaded():
    with pytest.raises(hub.Refused, match="Oslo refuses P1") as caught:
        hub.refuse("P1")
    with pytest.raises(TypeError, match="missing 1 required positional"):
        pickle.loads(pickle.dumps(caught.value))


def test_a_worker_can_have_a_pool_of_its_own():
    assert hub.with_a_pool_inside(-3) == 3
    with hub.spawned(1) as pool:
        assert pool.submit(hub.with_a_pool_inside, -4).result(PATIENCE) == 4


def test_a_worker_of_multiprocessing_pool_cannot():
    with (
        multiprocessing.get_context("spawn").Pool(1) as pool,
        pytest.raises(AssertionError, match="daemonic processes are not allowed"),
    ):
        pool.apply(hub.with_a_pool_inside, (-4,))


def test_stamp_counts_and_marks(monkeypatch):
    monkeypatch.setattr(hub, "stamped", 4)
    slots = bytearray(1)
    assert hub.stamp(memoryview(slots)) == 5
    assert slots == b"\x07"


# -- What the text says about process pools ---------------------------------------
def test_a_memoryview_does_not_cross():
    with hub.spawned(1) as pool:
        error = pool.submit(len, memoryview(b"ab")).exception(PATIENCE)
    assert isinstance(error, TypeError)


def test_a_result_that_cannot_be_pickled_spares_the_pool():
    with hub.spawned(1) as pool:
        error = pool.submit(eval, "(n for n in 'ab')").exception(PATIENCE)
        assert isinstance(error, TypeError)
        assert pool.submit(abs, -1).result(PATIENCE) == 1


def test_a_chunk_is_lost_with_its_exception():
    with hub.spawned(1) as pool:
        results = pool.map(hub.weigh, ["1", "2", "heavy", "4"], chunksize=4)
        with pytest.raises(LookupError):
            next(results)
        assert list(results) == []


def test_sys_exit_reaches_the_caller_and_spares_the_worker():
    with hub.spawned(1) as pool:
        pid = pool.submit(os.getpid).result(PATIENCE)
        assert isinstance(pool.submit(sys.exit, 3).exception(PATIENCE), SystemExit)
        assert pool.submit(os.getpid).result(PATIENCE) == pid


def test_an_initializer_that_fails_breaks_the_pool():
    with hub.spawned(1, initializer=int, initargs=("heavy",)) as pool:
        error = pool.submit(abs, -1).exception(PATIENCE)
    assert isinstance(error, BrokenProcessPool)
    assert error.__cause__ is None or "heavy" not in str(error.__cause__)


def test_max_tasks_per_child_refuses_fork_and_means_spawn():
    if "fork" in multiprocessing.get_all_start_methods():
        fork = multiprocessing.get_context("fork")
        with pytest.raises(ValueError, match="incompatible with"):
            ProcessPoolExecutor(1, fork, max_tasks_per_child=1)
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        assert pool._mp_context.get_start_method() == "spawn"


@needs_posix
def test_an_interrupt_reaches_the_worker_unless_it_ignores_it(tmp_path):
    path = program(
        tmp_path,
        """
        import os, signal, sys, threading
        from executors.hub import spawned

        def interrupted():
            signal.raise_signal(signal.SIGINT)
            return "went on"

        if __name__ == "__main__":
            for how in (signal.default_int_handler, signal.SIG_IGN):
                with spawned(
                    1, initializer=signal.signal, initargs=(signal.SIGINT, how)
                ) as pool:
                    future = pool.submit(interrupted)
                    print(repr(future.exception()), pool.submit(abs, -2).result())
        """,
    )
    assert python(str(path)).stdout.splitlines() == ["KeyboardInterrupt() 2", "None 2"]


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="needs fork"
)
def test_a_forked_worker_hangs_in_its_parents_pool(tmp_path):
    """The lock of submit() was held at the fork: a copy that nobody releases."""
    path = program(
        tmp_path,
        """
        import os
        from concurrent.futures import ProcessPoolExecutor
        from contextvars import ContextVar
        from multiprocessing import get_context

        hub = ContextVar("hub", default="none")

        def locked():
            return pool._shutdown_lock.locked(), hub.get()

        if __name__ == "__main__":
            hub.set("Oslo")
            pool = ProcessPoolExecutor(1, get_context("fork"))
            print(pool.submit(locked).result())
            pool.shutdown()
        """,
    )
    assert python(str(path)).stdout == "(True, 'Oslo')\n"


def test_multiprocessing_pool_waits_for_a_dead_worker():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        lost = pool.apply_async(os._exit, (7,))
        assert pool.apply(abs, (-3,)) == 3  # by the worker that replaced it
        with pytest.raises(multiprocessing.TimeoutError):
            lost.get(timeout=0.5)


def test_a_function_of_a_program_without_a_file_is_not_found():
    source = """
from executors.hub import spawned
def weigh():
    return 3
with spawned(1) as pool:
    print(type(pool.submit(weigh).exception()).__name__)
"""
    done = python("-c", source)
    assert "BrokenProcessPool" in done.stdout
    assert "weigh" in done.stderr


@needs_posix
def test_a_slow_callback_stops_the_manager(tmp_path):
    path = tmp_path / "gate"
    os.mkfifo(path)
    entered, gate = threading.Event(), threading.Event()

    def callback(future):
        entered.set()
        gate.wait(PATIENCE)

    with hub.spawned(1) as pool:
        first = pool.submit(path.read_text)
        first.add_done_callback(callback)
        with path.open("w"):
            pass
        assert entered.wait(PATIENCE)
        second = pool.submit(abs, -2)
        with pytest.raises(TimeoutError):
            second.result(timeout=0.5)
        gate.set()
        assert second.result(PATIENCE) == 2


@needs_posix
def test_an_interrupt_ends_an_idle_worker_and_its_pool(tmp_path):
    path = program(
        tmp_path,
        """
        import os, signal, time
        from concurrent.futures.process import BrokenProcessPool
        from executors.hub import spawned

        if __name__ == "__main__":
            pool = spawned(1)
            worker = pool.submit(os.getpid).result()
            try:
                for _ in range(500):  # it needs a moment to be idle
                    time.sleep(0.1)
                    os.kill(worker, signal.SIGINT)
                    pool.submit(abs, -1).exception()
            except (BrokenProcessPool, ProcessLookupError):
                pass
            try:
                pool.submit(abs, -1).result()
            except BrokenProcessPool:
                print("broken")
        """,
    )
    assert python(str(path)).stdout == "broken\n"


def test_sockets_and_connections_cross_and_files_do_not():
    ours, theirs = socket.socketpair()
    receive, send = multiprocessing.Pipe(duplex=False)
    with hub.spawned(1) as pool, ours, theirs, receive, send:
        pool.submit(socket.socket.send, theirs, b"lamp").result(PATIENCE)
        assert ours.recv(4) == b"lamp"
        pool.submit(type(send).send, send, "book").result(PATIENCE)
        assert receive.recv() == "book"
        with open(os.devnull, encoding="ascii") as file:
            error = pool.submit(print, file).exception(PATIENCE)
        assert isinstance(error, TypeError)
    resource_sharer.stop(PATIENCE)  # the thread that handed the sockets over


def test_a_lock_of_multiprocessing_gets_in_by_initargs():
    lock = multiprocessing.get_context("spawn").Lock()
    with hub.spawned(1, initializer=repr, initargs=(lock,)) as pool:
        assert pool.submit(abs, -1).result(PATIENCE) == 1
        error = pool.submit(repr, lock).exception(PATIENCE)
    assert "only be shared between processes through inheritance" in str(error)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_thread_pool_does_not_survive_a_fork(tmp_path):
    # A worker that is still on its way back to the queue may hold the lock of
    # the semaphore that counts idle workers: forked then, the child hangs in
    # submit instead (seen on 3.13t, 44 times in 1,500).
    path = program(
        tmp_path,
        """
        import os, time
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(1)
        pool.submit(abs, -1).result()
        pool._idle_semaphore.acquire()  # waits until the worker is counted
        pool._idle_semaphore.release()
        time.sleep(0.1)  # and until it is back at the queue
        if os.fork() == 0:
            try:
                pool.submit(abs, -1).result(timeout=1)
            except TimeoutError:
                os._exit(3)
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.wait()[1]))
        """,
    )
    assert python("-W", "ignore", str(path)).stdout == "3\n"


def test_a_handler_of_atexit_can_no_longer_submit(tmp_path):
    path = program(
        tmp_path,
        """
        import atexit
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(1)
        pool.submit(abs, -1).result()

        @atexit.register
        def late():
            try:
                pool.submit(abs, -1)
            except RuntimeError as error:
                print(error)
        """,
    )
    assert "cannot schedule new futures after" in python(str(path)).stdout


def test_callbacks_of_cancel_run_in_the_thread_that_cancels(held_thread):
    pool, _ = held_thread
    where = []
    future = pool.submit(abs, -1)
    future.add_done_callback(lambda _: where.append(threading.current_thread()))
    assert future.cancel()
    assert where == [threading.current_thread()]


def test_an_asynchronous_exception_stops_a_call_in_python():
    idents = queue.SimpleQueue()

    def turn():
        idents.put(threading.get_ident())
        while True:
            pass

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(turn)
        raised = ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(idents.get(timeout=PATIENCE)), ctypes.py_object(KeyError)
        )
        assert raised == 1
        assert type(future.exception(PATIENCE)) is KeyError
        assert pool.submit(abs, -3).result(PATIENCE) == 3


def test_the_threads_of_a_freed_pool_end():
    pool = ThreadPoolExecutor(1)
    thread = pool.submit(threading.current_thread).result(PATIENCE)
    assert thread.is_alive()
    del pool
    gc.collect()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_each_result_lengthens_the_traceback():
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(int, "heavy")
        lengths = []
        for _ in range(3):
            with pytest.raises(ValueError, match="heavy") as caught:
                future.result()
            lengths.append(len(traceback.extract_tb(caught.value.__traceback__)))
    assert lengths[0] < lengths[1] < lengths[2]


def test_a_timeout_of_map_stops_only_what_has_not_begun():
    gate, called = threading.Event(), []

    def call(number):
        called.append(number)
        gate.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        results = pool.map(call, range(5), timeout=0.05)
        with pytest.raises(TimeoutError):
            next(results)
        gate.set()
    assert called in ([], [0])  # not begun, on a very busy machine


def test_a_canceled_await_leaves_the_call_running():
    gate, ended = threading.Event(), threading.Event()

    def call(begun):
        begun.set()
        gate.wait(PATIENCE)
        ended.set()

    async def main():
        loop = asyncio.get_running_loop()
        for wait_in_thread in (
            lambda begun: asyncio.to_thread(call, begun),
            lambda begun: loop.run_in_executor(None, call, begun),
        ):
            gate.clear()
            ended.clear()
            begun = threading.Event()
            task = asyncio.ensure_future(wait_in_thread(begun))
            while not begun.is_set():
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert not ended.is_set()
            gate.set()
            assert ended.wait(PATIENCE)

    asyncio.run(main())


# -- Start methods and contexts ------------------------------------------------------
def test_spawn_finds_an_empty_dictionary(capsys, monkeypatch):
    path = str(Path(start_methods.__file__))
    monkeypatch.setattr(sys, "argv", [path, "spawn"])
    runpy.run_path(path, run_name="__main__")
    assert capsys.readouterr().out.splitlines() == [
        "spawn __mp_main__ {} locked=False imported=True",
        "workers: 1",
    ]
    assert start_methods.look().endswith("{} locked=False imported=True")


@needs_posix
def test_fork_finds_everything_and_starts_everybody():
    done = python(start_methods.__file__, "fork", "forkserver")
    assert done.stdout.splitlines() == [
        "fork __main__ {'Oslo': 3} locked=True imported=False",
        "workers: 4",
        f"forkserver __mp_main__ {{}} locked=False imported={not PRELOADS}",
        "workers: 1",
    ]


def test_a_worker_has_a_context_of_its_own(capsys):
    contextvars.copy_context().run(contexts.main)
    inherits = getattr(sys.flags, "thread_inherit_context", 0)
    expected = "Oslo Oslo Turin\n" if inherits else "none none Turin\n"
    assert capsys.readouterr().out == expected


# -- Bounded work ------------------------------------------------------------------
@pytest.mark.parametrize("limit", [1, 2, 7, 50])
@pytest.mark.parametrize("count", [0, 1, 7, 30])
def test_bounded_yields_every_result_once(count, limit):
    with ThreadPoolExecutor(3) as pool:
        futures = list(bounded.bounded(pool, abs, range(count), limit))
    assert sorted(future.result() for future in futures) == list(range(count))


def test_bounded_reads_no_further_than_its_limit(held_thread):
    pool, gate = held_thread
    taken = []

    def items():
        for number in range(20):
            taken.append(number)
            if len(taken) > 3:  # the fourth is taken, and waits
                gate.set()
            yield number

    results = bounded.bounded(pool, abs, items(), 3)
    next(results)
    assert len(taken) == 4
    results.close()


def test_bounded_cancels_what_is_left():
    gate, called = threading.Event(), []

    def call(number):
        called.append(number)
        if number:
            gate.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        results = bounded.bounded(pool, call, range(9), 5)
        next(results)  # of call 0; the thread now waits in call 1
        results.close()
        gate.set()
    assert called in ([0], [0, 1])


# -- The workload ---------------------------------------------------------------------
@pytest.fixture
def day(tmp_path):
    path = tmp_path / "scans.csv"
    scans.write_scans(path, 501)
    return path


@pytest.mark.parametrize("parts", [1, 2, 7, 400, 5000])
def test_the_ranges_are_whole_lines_and_nothing_is_missing(day, parts):
    data = day.read_bytes()
    cut = [data[start:stop] for _, start, stop in scans.ranges(day, parts)]
    assert b"".join(cut) == data
    assert all(piece.endswith(b"\n") for piece in cut)


def test_both_payloads_have_the_same_sum(day):
    whole = scans.grams_of(day.read_text().splitlines())
    assert scans.total(map(scans.grams_in, scans.ranges(day, 6))) == whole
    assert scans.total(map(scans.grams_of, scans.rows(day, 6))) == whole
    assert set(whole) == set(scans.HUBS)


def test_the_programs_measure_every_pool():
    kinds = {name for name, _ in choose.executors()}
    assert {"threads", "processes"} <= kinds
    assert ("interpreters" in kinds) == (sys.version_info >= (3, 14))
    assert set(overhead.pools()) >= {"thread", "spawn"}
    with overhead.pools()["thread"]() as pool:
        overhead.tasks(pool)
    overhead.start(overhead.pools()["thread"])


def test_rows_leave_the_parent_more_to_do_than_ranges():
    shares = choose.parent_shares(60_000)
    assert shares["ranges"] < shares["rows"]
    assert len(list(choose.verdicts(2_000))) == 2


# -- Pitfalls ----------------------------------------------------------------------
def test_called_too_early():
    with ThreadPoolExecutor(1) as pool:
        error = called_too_early.later(pool).exception(PATIENCE)
        assert str(error) == "'int' object is not callable"
        assert called_too_early_mended.later(pool).result(PATIENCE) == 4


def test_the_lambda_looks_too_late(held_thread):
    pool, gate = held_thread
    late = late_parcel.labels(pool, ["lamp", "book"])
    mended = late_parcel_mended.labels(pool, ["lamp", "book"])
    gate.set()
    assert [future.result(PATIENCE) for future in late] == ["BOOK", "BOOK"]
    assert [future.result(PATIENCE) for future in mended] == ["LAMP", "BOOK"]


# -- Solutions -----------------------------------------------------------------------
def test_the_solution_survives_a_process_pool():
    error = refusal.Refused("P1", "Oslo", days=2)
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.days) == ("Oslo refuses P1", 2)


@pytest.mark.parametrize("size", [1, 3, 40])
def test_the_buffer_is_a_map(size):
    with ThreadPoolExecutor(3) as pool:
        assert list(buffered.buffered(pool, abs, range(-20, 0), size)) == [
            *map(abs, range(-20, 0))
        ]


@needs_314
@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_buffer_reads_as_far_as_that_of_map(size):
    def ahead(run):
        taken = []

        def items():
            for number in range(12):
                taken.append(number)
                yield number

        results = run(items())
        return [len(taken) for _ in results]

    with ThreadPoolExecutor(2) as pool:
        ours = ahead(lambda items: buffered.buffered(pool, abs, items, size))
        theirs = ahead(lambda items: pool.map(abs, items, buffersize=size))
    assert ours == theirs


def test_first_answer_of_the_solution():
    def fail():
        raise LookupError("closed")

    with ThreadPoolExecutor(2) as pool:
        assert first_answer.first_answer(pool, [fail, lambda: 3]) == 3
        with pytest.raises(ExceptionGroup, match="no depot"):
            first_answer.first_answer(pool, [fail, fail])
        with pytest.raises(SystemExit):
            first_answer.first_answer(pool, [sys.exit])


# -- Interpreters ---------------------------------------------------------------------
@needs_314
def test_what_interpreters_share_and_refuse():
    from concurrent.futures import InterpreterPoolExecutor
    from concurrent.interpreters import NotShareableError

    # pytest changed sys.path; a new interpreter has the path of the start.
    add = {"initializer": site.addsitedir, "initargs": (str(CODE),)}
    with InterpreterPoolExecutor(1, **add) as pool:
        slots = bytearray(1)
        assert pool.submit(hub.stamp, memoryview(slots)).result(PATIENCE) == 1
        assert slots == b"\x07"
        error = pool.submit(hub.refuse, "P1").exception(PATIENCE)
        assert isinstance(error, NotShareableError)
        assert pool.submit(abs, -1).result(PATIENCE) == 1
        assert isinstance(pool, Executor)


@needs_314
def test_a_new_interpreter_has_the_path_of_the_start(tmp_path, monkeypatch):
    from concurrent.futures import InterpreterPoolExecutor

    (tmp_path / "late_module.py").write_text(
        "def weigh(parcel):\n    return len(parcel) + grams\n\ngrams = 3\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    path = "__import__('sys').path"
    with InterpreterPoolExecutor(1) as pool:
        assert str(tmp_path) not in pool.submit(eval, path).result(PATIENCE)
        weigh = importlib.import_module("late_module").weigh
        error = pool.submit(weigh, "lamp").exception(PATIENCE)
        assert str(error) == "args not shareable"
        assert "ModuleNotFoundError" in str(error.__cause__)
    del sys.modules["late_module"]
    with hub.spawned(1) as pool:
        assert str(tmp_path) in pool.submit(eval, path).result(PATIENCE)


@needs_314
def test_a_lambda_crosses_if_it_brings_nothing_along():
    from concurrent.futures import InterpreterPoolExecutor
    from concurrent.interpreters import NotShareableError

    grams = 3
    with InterpreterPoolExecutor(1) as pool:
        assert pool.submit(lambda text: len(text), "lamp").result(PATIENCE) == 4
        for refused in (lambda: grams, lambda: os.getpid(), lambda n=3: n):
            error = pool.submit(refused).exception(PATIENCE)
            assert isinstance(error, NotShareableError)


@needs_314
@pytest.mark.parametrize("name", ["readline", "_curses"])
def test_an_extension_without_support(name):
    from concurrent.futures import InterpreterPoolExecutor

    pytest.importorskip(name)
    with InterpreterPoolExecutor(1) as pool:
        error = pool.submit(__import__, name).exception(PATIENCE)
    assert "does not support loading in subinterpreters" in str(error)
