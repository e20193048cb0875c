"""The listings and claims of the chapter on profiling."""

import ctypes
import signal
import subprocess
import sys
import sysconfig
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from sys import monitoring
from types import CodeType

import pytest
from measuring.ratios import Ratios
from profiling_programs import culprit, flame, mended, served, slow
from profiling_programs.benchmarks import before_after, overhead, sampled
from profiling_programs.call_counter import TOOL, calls_of, reached
from profiling_programs.fake_clock import FakeClock
from profiling_programs.pitfalls import (
    concatenated,
    concatenated_mended,
    eager_log,
    eager_log_mended,
)
from profiling_programs.scans import lines
from profiling_programs.solutions import lines as lines_solution
from profiling_programs.solutions import shares as shares_solution
from profiling_programs.solutions import tariffs as tariffs_solution

try:
    from hypothesis import given
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code"
HAS_GIL = not sysconfig.get_config_var("Py_GIL_DISABLED")
needs_sampler = pytest.mark.skipif(
    sys.version_info < (3, 15) or not sys.platform.startswith("linux"),
    reason="profiling.sampling is new in 3.15, and attaches this way on Linux",
)
needs_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="prctl(2)"
)


@pytest.fixture(autouse=True)
def no_tool_is_left() -> Iterator[None]:
    """The tests share a process with those of other chapters."""
    yield
    assert monitoring.get_tool(TOOL) is None
    assert monitoring.get_tool(lines_solution.TOOL) is None
    assert monitoring.get_tool(monitoring.PROFILER_ID) is None


def run(*arguments: str, cwd: Path = CODE) -> str:
    """Run this interpreter in a process of its own."""
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=120,
        env={"PYTHONPATH": str(CODE), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(profile: Profile) -> dict[str, tuple[int, int, float, float]]:
    """Calls, recursive calls, own and total time of each function."""
    return {
        getattr(row.code, "co_name", row.code): (
            row.callcount,
            row.reccallcount,
            row.inlinetime,
            row.totaltime,
        )
        for row in profile.getstats()
    }


# -- The slow report ----------------------------------------------------------


@pytest.mark.parametrize("count", [2, 10, 1000])
def test_the_mended_report_says_the_same(count: int) -> None:
    assert mended.report(lines(count)) == slow.report(lines(count))


if HYPOTHESIS:

    @given(st.lists(st.integers(0, 9)))
    def test_distinct_keeps_the_first_of_each(numbers: list[int]) -> None:
        row = slow.parse(lines(2)[0])
        scans = [row._replace(parcel=str(number)) for number in numbers]
        assert mended.distinct(scans) == slow.distinct(scans)


def test_the_mends_make_it_faster() -> None:
    ratios = before_after.stages(size=4000, rounds=1)
    assert ratios.keys() == {"first", "second", "both"}
    assert ratios["second"].median > 1.5
    assert ratios["both"].median > 3


def test_the_top_of_the_slow_profile() -> None:
    # CPU time, and twice the scans: a stall must not decide.
    program = (
        "from cProfile import Profile\n"
        "from time import process_time\n"
        "from profiling_programs import scans, slow\n"
        "profile = Profile(process_time)\n"
        "profile.runcall(slow.report, scans.lines(16_000))\n"
        "top = max(profile.getstats(), key=lambda row: row.inlinetime)\n"
        "print(top.code.co_qualname, top.callcount)\n"
    )
    assert run("-c", program) == "distinct 1\n"


@pytest.mark.parametrize(
    ("ending", "status", "printed"),
    [
        ("sys.exit(3)", 0, True),
        ("1 / 0", 1, True),
        ("signal.raise_signal(signal.SIGINT)", -signal.SIGINT, True),
        ("signal.raise_signal(signal.SIGTERM)", -signal.SIGTERM, False),
    ],
)
def test_what_ends_the_program(
    tmp_path: Path, ending: str, status: int, printed: bool
) -> None:
    program = tmp_path / "program.py"
    program.write_text(f"import signal, sys\n{ending}\n")
    done = subprocess.run(
        [sys.executable, "-m", "cProfile", program], capture_output=True, text=True
    )
    assert done.returncode == status
    assert ("function calls" in done.stdout) == printed


# -- What cProfile counts -----------------------------------------------------


def test_recursion_adds_to_the_total_once() -> None:
    clock = FakeClock()

    def walk(depth: int) -> None:
        clock.now += 1
        if depth:
            walk(depth - 1)

    profile = Profile(clock, 0.001)
    profile.runcall(walk, 2)
    calls, recursive, own, total = rows(profile)["walk"]
    assert (calls, recursive) == (3, 2)
    assert own == total == pytest.approx(0.003)


def test_setprofile_runs_beside_it() -> None:
    seen: list[str] = []
    profile = Profile()
    sys.setprofile(lambda frame, event, _: seen.append(event))
    try:
        profile.runcall(lines, 4)
    finally:
        sys.setprofile(None)
    assert "call" in seen
    assert rows(profile)["lines"][0] == 1


def test_the_timer_itself_has_no_row() -> None:
    profile = Profile(FakeClock(), 0.001)
    profile.runcall(lines, 4)
    assert "__call__" not in rows(profile)


def test_types_operators_and_calls_from_c_have_no_row() -> None:
    def pack() -> tuple[list[str], bool, str]:
        return list("ab" * len("x")), max((1, 2), key=abs) in (3, 4), str(5)

    profile = Profile()
    profile.runcall(pack)
    found = {name for name in rows(profile) if name.startswith("<")}
    assert found == {
        "<built-in method builtins.len>",
        "<built-in method builtins.max>",
        "<method 'disable' of '_lsprof.Profiler' objects>",
    }


def test_the_switches_of_the_constructor_are_ignored_since_3_14() -> None:
    def seen(profile: Profile, **switches: bool) -> bool:
        profile.enable(**switches)
        len("parcel")
        profile.disable()
        return "<built-in method builtins.len>" in rows(profile)

    assert seen(Profile())
    assert not seen(Profile(), builtins=False)
    assert seen(Profile(builtins=False)) == (sys.version_info >= (3, 14))


@pytest.mark.skipif(not HAS_GIL, reason="not safe on 3.13t")
def test_a_caller_of_another_thread() -> None:
    gate, inside, leave, done = (threading.Lock() for _ in range(4))
    for lock in (gate, inside, leave, done):
        lock.acquire()

    def courier() -> None:
        inside.release()
        leave.acquire()

    def hub() -> None:
        pass

    def other() -> None:
        gate.acquire()
        courier()
        done.release()

    def main() -> None:
        gate.release()
        inside.acquire()
        hub()
        leave.release()
        done.acquire()

    thread = threading.Thread(target=other)
    thread.start()
    profile = Profile()
    profile.enable(builtins=False)
    main()
    profile.disable()
    thread.join()
    stats = Stats(profile).stats  # type: ignore[attr-defined]
    ((callers,),) = [
        [{caller[2] for caller in row[4]}]
        for key, row in stats.items()
        if key[2] == "hub"
    ]
    assert callers == {"courier"}


def test_a_second_profiler_is_refused() -> None:
    outer, inner = Profile(), Profile()
    outer.enable()
    try:
        assert sys.getprofile() is None
        with pytest.raises(ValueError, match=r"already (active|in use)"):
            inner.enable()
    finally:
        outer.disable()


# -- What it distorts ---------------------------------------------------------


def test_the_day_computes_something() -> None:
    assert culprit.count_heavy(1000) == 499
    assert culprit.weigh(1) == 0 * 0 % 7 + 1 % 7 + 2 * 2 % 7
    culprit.days(1)
    assert 0 < culprit.share(culprit.plain, 50) < 1
    assert 0 < culprit.share(culprit.profiled, 50) < 1


def test_the_profile_names_the_wrong_function() -> None:
    program = (
        "from profiling_programs.culprit import *\n"
        "print(share(plain) < 0.45 < 0.6 < share(profiled))"
    )
    assert run("-c", program) == "True\n"


def test_the_tools_cost_more_where_there_are_calls() -> None:
    program = (
        "from profiling_programs.benchmarks.overhead import *\n"
        "for name, (tool, work) in TOOLS.items():\n"
        "    print(name, cost(tool, work, 20).median, sep='=')\n"
    )
    found = dict(line.split("=") for line in run("-c", program).splitlines())
    ratio = {name: float(value) for name, value in found.items()}
    assert ratio["cProfile, Python calls"] > 2
    assert ratio["cProfile, C calls"] > 2
    assert ratio["cProfile, no calls"] < 2
    assert ratio["monitoring, DISABLE"] < ratio["monitoring, counted"]
    assert ratio["tracemalloc"] > 1.5


def test_costs_are_ratios() -> None:
    assert isinstance(overhead.cost(overhead.traced, overhead.allocations, 1), Ratios)
    assert overhead.no_calls() > 0
    overhead.c_calls()
    overhead.python_calls()


# -- Counting with sys.monitoring ---------------------------------------------


def weigh() -> int:
    return 1


def test_calls_of_counts_in_every_thread() -> None:
    with calls_of(weigh) as counts:
        thread = threading.Thread(target=weigh)
        thread.start()
        thread.join()
        weigh()
    assert counts == Counter(weigh=2)
    weigh()
    assert counts == Counter(weigh=2)


def test_the_tool_is_freed_after_an_error() -> None:
    with pytest.raises(KeyError), calls_of(weigh):
        raise KeyError
    assert monitoring.get_tool(TOOL) is None


def test_reached_is_called_once_for_each_function() -> None:
    asked: list[str] = []

    def wanted(code: CodeType) -> bool:
        asked.append(code.co_qualname)
        return code is weigh.__code__

    with reached(wanted) as names:
        for _ in range(10):
            weigh()
    assert names == {"weigh"}
    assert asked.count("weigh") == 1


def test_reached_sees_again_what_it_has_silenced() -> None:
    def sort() -> int:
        return 1

    for _ in range(3):
        with reached(lambda code: code is sort.__code__) as names:
            sort()
        assert len(names) == 1


# Events are not seen inside a callback, so coverage does not see the callbacks run.
# These tests take them out and call them.


def taken_out(tool: int, event: int) -> Callable[..., object]:
    """The callback that is registered."""
    callback = monitoring.register_callback(tool, event, None)
    assert callback is not None
    return callback


def test_the_counter_answers_nothing() -> None:
    with calls_of(weigh) as counts:
        begin = taken_out(TOOL, monitoring.events.PY_START)
        assert begin(weigh.__code__, 0) is None
    assert counts == Counter(weigh=1)


@pytest.mark.parametrize(("wanted", "names"), [(True, {"weigh"}), (False, set())])
def test_reached_silences_in_any_case(wanted: bool, names: set[str]) -> None:
    with reached(lambda code: wanted) as found:
        begin = taken_out(TOOL, monitoring.events.PY_START)
        found.clear()
        assert begin(weigh.__code__, 0) is monitoring.DISABLE
    assert found == names


def test_a_line_is_silenced() -> None:
    with lines_solution.lines_of(weigh) as found:
        line = taken_out(lines_solution.TOOL, monitoring.events.LINE)
        first = weigh.__code__.co_firstlineno
        assert line(weigh.__code__, first + 1) is monitoring.DISABLE
    assert found == {1}


# -- Samples and flames -------------------------------------------------------

STACKS = ["tid:1;a.py:main:3;a.py:parse:7 5", "tid:1;a.py:main:4 2"]


def test_lines_of_one_function_are_one_box() -> None:
    root = flame.fold(STACKS)
    main = root.calls["main"]
    assert (root.samples, main.samples) == (7, 7)
    assert flame.self_samples(main) == 2
    assert main.calls["parse"].samples == 5


def test_the_figure_is_drawn_from_the_record() -> None:
    drawn = flame.FIGURE.read_text(encoding="utf-8")
    assert drawn == flame.render(flame.recorded()), (
        "run python -m profiling_programs.flame"
    )


def test_another_record_gives_another_figure() -> None:
    drawn = flame.render(flame.fold([*STACKS, "a.py:<module>:1 7"]))
    assert "main 50 %" in drawn
    assert "&lt;module&gt;" in drawn


def test_no_box_leaves_the_paper() -> None:
    root = flame.recorded()
    scale = flame.WIDTH / root.samples
    for frame, left, _ in flame.boxes(root):
        assert flame.LEFT + (left + frame.samples) * scale <= 480


def test_the_record_is_of_the_slow_program() -> None:
    report = flame.recorded().calls["<module>"].calls["report"]
    assert report.calls["distinct"].samples > report.calls["parse"].samples
    assert (
        sampled.hundredths(
            flame.fold(
                [
                    "a:<module>:1;a:days:1;a:count_heavy:2 1",
                    "a:<module>:1;a:days:1;a:weigh:3 3",
                ]
            )
        )
        == 25
    )


@needs_linux
def test_a_service_works_until_its_sampler_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    started: list[list[str]] = []

    def popen(command: list[str]) -> subprocess.Popen[bytes]:
        started.append(command)
        return real([sys.executable, "-c", "pass"])

    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", popen)
    served.serve(served.sample_me(1))
    assert served.weigh(3) == 5
    assert started[0][1:4] == ["-m", "profiling.sampling", "attach"]
    forget_tracer()


def forget_tracer() -> None:
    """Take back what ``sample_me`` allowed (PR_SET_PTRACER)."""
    ctypes.CDLL(None).prctl(0x59616D61, 0, 0, 0, 0)


@needs_sampler
def test_a_service_can_be_sampled(tmp_path: Path) -> None:
    run("-m", "profiling_programs.served", cwd=tmp_path)
    stacks = (tmp_path / "stacks.txt").read_text().splitlines()
    assert any("served.py:weigh" in line for line in stacks)


# -- Pitfalls and solutions ---------------------------------------------------


def test_the_quadratic_sum_and_its_mend_agree() -> None:
    hubs = [["P1"], [], ["P2", "P3"]]
    expected = ["P1", "P2", "P3"]
    assert concatenated.parcels(hubs) == expected
    assert concatenated_mended.parcels(hubs) == expected


@pytest.mark.parametrize(
    ("deliver", "shown"),
    [(eager_log.deliver, 1), (eager_log_mended.deliver, 0)],
)
def test_an_f_string_is_built_for_nobody(
    deliver: Callable[[object], None], shown: int
) -> None:
    class Parcel:
        def __repr__(self) -> str:
            return "Parcel"

    with calls_of(Parcel.__repr__) as counts:  # type: ignore[arg-type]
        deliver(Parcel())
    assert counts.total() == shown


def test_the_tariff_is_asked_once_for_each_zone() -> None:
    parcels = [
        tariffs_solution.Parcel(number, zone)
        for number, zone in enumerate(("Oslo", "Riga", "Oslo"))
    ]
    ordered = tariffs_solution.cheapest_first(parcels)
    prices = [tariffs_solution.tariff(parcel.zone) for parcel in ordered]
    assert prices == sorted(prices)


def test_lines_that_ran() -> None:
    with lines_solution.lines_of(weigh) as found:
        weigh()
    assert found == {1}


def test_own_and_total_samples() -> None:
    found = shares_solution.shares(["a;b;b 4", "a 1"])
    assert found == {"a": (1, 5), "b": (4, 4)}


@pytest.mark.skipif(
    sys.version_info < (3, 15), reason="profiling.tracing is new in 3.15"
)
def test_the_new_home_of_cprofile() -> None:
    old = run("-m", "cProfile", "--help")
    assert old == run("-m", "profiling.tracing", "--help")
    label = "import cProfile as old, profiling.tracing as new\n" + (
        "print(hasattr(old, 'label'), hasattr(new, 'label'))"
    )
    assert run("-c", label) == "False True\n"
