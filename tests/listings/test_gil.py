"""The listings of the chapter on the global interpreter lock."""

import _thread
import functools
import hashlib
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from pathlib import Path

import pytest
from gil import probe, serialized, switch_points
from gil.benchmarks import (
    convoy,
    lock_cost,
    lock_left_held,
    two_threads,
    who_holds,
)
from gil.heartbeat import HOLDS, Heartbeat, smallest_gap
from gil.probe import AT_ONCE, UNASKED, others_ran_during, switch_interval
from gil.together import result_within

HAS_GIL = not sysconfig.get_config_var("Py_GIL_DISABLED")
needs_gil = pytest.mark.skipif(not HAS_GIL, reason="needs the lock")
needs_free_threading = pytest.mark.skipif(HAS_GIL, reason="needs no lock")


def loop():
    for _ in range(300_000):
        pass


HASH = functools.partial(hashlib.sha256, bytes(16_000_000))
SORT = functools.partial(sorted, [n * 7919 % 50_021 for n in range(50_000)])


# -- The probe ------------------------------------------------------------------
def test_the_interval_is_put_back():
    before = sys.getswitchinterval()
    with pytest.raises(KeyError), switch_interval(UNASKED):
        assert sys.getswitchinterval() == UNASKED
        raise KeyError
    assert sys.getswitchinterval() == before


@needs_gil
@pytest.mark.parametrize(
    ("call", "unasked", "asked"),
    [(HASH, True, True), (loop, False, True), (SORT, False, False)],
    ids=["C that lets go", "bytecode", "C that holds"],
)
def test_three_kinds_of_code(call, unasked, asked):
    with switch_interval(UNASKED):
        assert others_ran_during(call) is unasked
    with switch_interval(AT_ONCE):
        assert others_ran_during(call) is asked


@needs_free_threading
@pytest.mark.parametrize("call", [HASH, loop, SORT])
def test_without_the_lock_others_always_run(call):
    assert others_ran_during(call, tries=50)


READ = """
import ctypes, operator, os, threading
from functools import partial
from gil.probe import UNASKED, switch_interval
reader, writer = os.pipe()
buffer = ctypes.create_string_buffer(6)
libc = ctypes.{library}(None)
gate = threading.Lock()
def send():
    with gate:
        os.write(writer, b"parcel")
steps = gate.release, partial(libc.read, reader, buffer, 6)
with gate.acquire() and switch_interval(UNASKED):
    threading.Thread(target=send, daemon=True).start()
    _, size = map(operator.call, steps)
print(buffer.raw)
"""


@needs_gil
@pytest.mark.skipif(sys.platform == "win32", reason="needs read()")
@pytest.mark.parametrize("library", ["CDLL", "PyDLL"])
def test_the_pipe_of_the_chapter_needs_a_read_that_lets_go(library):
    """CDLL lets go during the call; PyDLL does not, and the program hangs."""
    program = [sys.executable, "-c", READ.format(library=library)]
    code = str(Path(probe.__file__).parents[1])
    run = functools.partial(
        subprocess.run,
        program,
        env=os.environ | {"PYTHONPATH": code},
        capture_output=True,
        text=True,
        check=True,
    )
    if library == "CDLL":
        assert run(timeout=60).stdout == "b'parcel'\n"
    else:
        with pytest.raises(subprocess.TimeoutExpired):
            run(timeout=3)


def test_the_probe_leaves_no_thread():
    threads = threading.active_count()
    others_ran_during(loop)
    assert threading.active_count() == threads
    assert probe.UNASKED > probe.AT_ONCE


# -- Where the eval loop looks --------------------------------------------------
def opcode_metadata():
    include = Path(sysconfig.get_path("include"))
    return include / "internal" / "pycore_opcode_metadata.h"


@pytest.mark.skipif(not opcode_metadata().exists(), reason="needs the C headers")
def test_the_checks_are_those_of_the_interpreter():
    text = opcode_metadata().read_text()
    marked = re.findall(r"\[(\w+)\] = \{ .*HAS_EVAL_BREAK_FLAG", text)
    assert marked, "the header has changed: look at it"
    # What the specializer and sys.monitoring write is not what the
    # compiler writes, and it is only the latter that dis shows. CALL_KW
    # has the check itself on 3.13, its general form from 3.14.
    plain = {name.removesuffix("_NON_PY") for name in marked}
    variants = ("CALL_", "INSTRUMENTED_", "JUMP_BACKWARD_")
    kept = {"CALL_KW", "CALL_FUNCTION_EX"}
    written = {n for n in plain if n in kept or not n.startswith(variants)}
    assert written - {"JUMP"} == switch_points.CHECKS
    # Specialized calls without a check, as the chapter says.
    assert not {"CALL_LEN", "CALL_ISINSTANCE"} & set(marked)


def test_nothing_is_checked_between_load_and_store():
    def deliver():
        global parcels
        parcels += 1

    assert list(switch_points.switch_points(deliver, "parcels")) == [
        "RESUME: may hand over",
        "LOAD_GLOBAL parcels",
        "STORE_GLOBAL parcels",
    ]


def test_after_an_await_nobody_looks():
    async def weigh():
        return 1

    async def deliver():
        global parcels
        parcels += await weigh()

    assert list(switch_points.switch_points(deliver, "parcels")) == [
        "RESUME: may hand over",
        "LOAD_GLOBAL parcels",
        "CALL: may hand over",
        "STORE_GLOBAL parcels",
    ]


def test_an_interrupt_during_enter(request):
    """3.14 checks after ``__enter__``, where nothing protects the block."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    left = []

    class Hub:
        __enter__ = _thread.interrupt_main

        def __exit__(self, *_):
            left.append("hub")

    def sort_in():
        pass

    with pytest.raises(KeyboardInterrupt), Hub():
        sort_in()
    if sys.version_info[:2] != (3, 14):
        assert left == ["hub"]
    elif sys.version_info <= (3, 14, 10, "final"):
        assert left == []


def test_an_interrupt_during_a_call_with_keywords(request):
    """Since 3.14 nobody looks after it until it is specialized."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    stored = []

    def deliver(key):
        parcels = sorted([2], key=key)
        stored.append(parcels)

    with pytest.raises(KeyboardInterrupt):
        deliver(_thread.interrupt_main)
    assert stored == ([] if sys.version_info < (3, 14) else [[2]])
    for _ in range(3000):
        deliver(abs)
    stored.clear()
    with pytest.raises(KeyboardInterrupt):
        deliver(_thread.interrupt_main)
    assert stored == []


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers")
def test_locks_left_held():
    share = lock_left_held.share(seconds=0.3)
    if sys.version_info[:2] != (3, 14):
        assert share == 0


COUNT = """
import sys, threading
sys.setswitchinterval(1e-6)
total = 0
def count():
    global total
    for _ in range(50_000):
        total += 1
for _ in range(3):
    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
print(total)
"""


@needs_gil
@pytest.mark.parametrize("jit", ["0", "1"])
def test_the_jit_checks_in_the_same_places(jit):
    environment = os.environ | {"PYTHON_JIT": jit}
    if jit == "1":
        look = "import sys; print(sys._jit.is_enabled())"
        found = subprocess.run(
            [sys.executable, "-c", look],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if found.stdout != "True\n":
            pytest.skip("this build has no JIT")
    run = subprocess.run(
        [sys.executable, "-c", COUNT],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "600000\n"


# -- The heartbeat and the benchmarks -------------------------------------------
def test_a_sleep_is_no_silence():
    with Heartbeat() as heartbeat:
        sleep = functools.partial(time.sleep, 0.1)
        assert smallest_gap(heartbeat, sleep) < HOLDS


@needs_gil
def test_who_holds(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["who_holds", "--verdicts"])
    who_holds.main()
    lines = capsys.readouterr().out.splitlines()
    verdicts = [line[16:] for line in lines]
    assert verdicts == ["lets others run"] * 4 + ["holds"] * 6


def test_the_benchmarks_print_ratios(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["who_holds"])
    monkeypatch.setattr(who_holds, "calls", lambda: {"loop": loop})
    who_holds.main()
    convoy.main()
    assert two_threads.ratio(tries=1) > 0
    assert lock_cost.ratio(number=1_000) > 0
    printed = capsys.readouterr().out
    assert "%" in printed
    assert printed.count("times") == 3


@needs_gil
def test_a_busy_thread_slows_replies_down():
    with switch_interval(0.05):
        assert any(convoy.slowdown() > 4 for _ in range(3))


# -- The rest ---------------------------------------------------------------------
def test_serialized_gives_each_item_once():
    items = serialized.Serialized(number for number in range(2_000))
    taken = [[], []]

    def take(mine):
        mine.extend(iter(items))

    threads = [threading.Thread(target=take, args=(mine,)) for mine in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken[0] + taken[1]) == list(range(2_000))


def test_a_result_within_some_seconds():
    assert result_within(10, lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        result_within(10, lambda: 1 // 0)
    gate = threading.Event()
    with pytest.raises(TimeoutError):
        result_within(0.01, gate.wait)
    gate.set()


@pytest.mark.parametrize("name", ["lock_per_call", "lock_per_call_mended"])
def test_the_pitfall_counts_in_one_thread(name):
    path = Path(probe.__file__).parent / "pitfalls" / f"{name}.py"
    module = runpy.run_path(str(path))
    module["sort_in"]("Oslo")
    module["sort_in"]("Oslo")
    assert module["parcels"] == {"Oslo": 2}


def test_the_sketch_of_the_exercise_loses_weights():
    exercises = Path(probe.__file__).parent / "exercises"
    sketch = runpy.run_path(str(exercises / "tally.py"))["sketch"]
    weight = runpy.run_path(str(exercises / "test_tally.py"))["Weight"]
    batches = [[weight(3), weight(5)], [weight(7), weight(11)]]
    assert sketch(batches) < 26


UNMARKED = """
#include <Python.h>
static PyModuleDef unmarked = {
    PyModuleDef_HEAD_INIT, "unmarked", NULL, 0, NULL
};
PyMODINIT_FUNC PyInit_unmarked(void) {
    return PyModuleDef_Init(&unmarked);
}
"""


@needs_free_threading
@pytest.mark.skipif(not shutil.which("cc"), reason="needs a C compiler")
@pytest.mark.skipif(not opcode_metadata().exists(), reason="needs the C headers")
def test_an_unmarked_extension_brings_the_lock_back(tmp_path):
    source = tmp_path / "unmarked.c"
    source.write_text(UNMARKED)
    library = tmp_path / f"unmarked{sysconfig.get_config_var('EXT_SUFFIX')}"
    include = sysconfig.get_path("include")
    compile_it = ["cc", "-shared", "-fPIC", f"-I{include}", source, "-o", library]
    subprocess.run(compile_it, check=True)
    program = "import sys, unmarked; print(sys._is_gil_enabled())"

    def run(*options):
        return subprocess.run(
            [sys.executable, *options, "-c", program],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    quiet = run()
    assert quiet.stdout == "True\n"
    assert (
        "RuntimeWarning: The global interpreter lock (GIL) has been enabled "
        "to load module 'unmarked'"
    ) in quiet.stderr
    assert run("-X", "gil=0").stdout == "False\n"
    assert run("-W", "error::RuntimeWarning").returncode == 1
