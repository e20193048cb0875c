"""The listings of the chapter on coverage and static analysis."""

import ast
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from sys import monitoring
from types import CodeType, FrameType, FunctionType, ModuleType

import pytest
from coverage_and_static_analysis import anys
from coverage_and_static_analysis.lines import TOOL, calls, lines_in, lines_of
from coverage_and_static_analysis.mutants import (
    Mutant,
    changes,
    main,
    mutants,
    survives,
)
from coverage_and_static_analysis.pitfalls import (
    bare_ignore,
    bare_ignore_mended,
    compared,
    compared_mended,
    manifest,
    tariff,
    tariff_mended,
)
from coverage_and_static_analysis.rule import shared_defaults

CODE = Path(__file__).parents[2] / "code"
FOLDER = CODE / "coverage_and_static_analysis"
PITFALLS = FOLDER / "pitfalls"
MYPY = importlib.util.find_spec("mypy") is not None
PYREFLY = importlib.util.find_spec("pyrefly") is not None


def run(
    *arguments: str | Path, folder: Path, measured: bool = False, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a folder.

    Unless ``measured``, the coverage of this book's own tests, should it
    be running, is kept out of the child.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTEST_")
        and (measured or not name.startswith("COVERAGE_"))
    }
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", **more}
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def coverage_of(folder: Path, program: str, *options: str, **more: str) -> dict:
    """What coverage.py says of each file, after running a program."""
    done = run(
        "coverage", "run", "--source=.", *options, program, folder=folder, **more
    )
    assert done.returncode == 0, done.stderr
    done = run("coverage", "json", "-q", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((folder / "coverage.json").read_text())["files"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy remembers of the standard library, for all of its runs."""
    return tmp_path_factory.mktemp("mypy")


# -- The tracer ---------------------------------------------------------------


class Writer:
    """Writes random functions of one-line statements that always end."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = 0

    def block(self, depth: int, loop: bool) -> Iterator[str]:
        for _ in range(self.random.randint(1, 3)):
            yield from self.statement(depth, loop)

    def indented(self, depth: int, loop: bool) -> Iterator[str]:
        for line in self.block(depth - 1, loop):
            yield "    " + line

    def statement(self, depth: int, loop: bool) -> Iterator[str]:
        kinds = ["assign", "assign", "return"]
        if loop:
            kinds += ["break", "continue"]
        if depth:
            kinds += ["if", "if", "for", "try", "with", "def", "match"]
        kind = self.random.choice(kinds)
        test = f"x % {self.random.randint(2, 5)} == {self.random.randint(0, 2)}"
        match kind:
            case "assign":
                yield f"x = x + {self.random.randint(1, 9)}"
            case "return":
                yield "if x > 40: return x"
            case "break" | "continue":
                yield f"if {test}:"
                yield f"    {kind}"
            case "if":
                yield f"if {test}:"
                yield from self.indented(depth, loop)
                if self.random.random() < 0.6:
                    yield "else:"
                    yield from self.indented(depth, loop)
            case "for":
                yield f"for _ in range({self.random.randint(0, 3)}):"
                yield from self.indented(depth, True)
            case "try":
                yield "try:"
                yield from self.indented(depth, loop)
                yield f"    x = x // (x % {self.random.randint(1, 3)})"
                yield "except ZeroDivisionError:"
                yield from self.indented(depth, loop)
            case "with":
                yield "with suppress(ZeroDivisionError):"
                yield f"    x = x // (x % {self.random.randint(1, 3)})"
                yield from self.indented(depth, loop)
            case "def":
                self.number += 1
                name = f"inner_{self.number}"
                yield f"def {name}(x):"
                yield from self.indented(depth, False)
                yield "    return x"
                if self.random.random() < 0.7:
                    yield f"x = {name}(x) or 1"
            case "match":
                yield f"match x % {self.random.randint(2, 4)}:"
                yield "    case 0:"
                yield "        x = x + 1"
                yield "    case _:"
                yield "        x = x + 2"

    def program(self) -> str:
        lines = [
            "from contextlib import suppress",
            "def work(x):",
            *self.indented(4, False),
            "    return x",
            f"for start in ({self.random.randint(0, 9)}, 7):",
            "    work(start)",
        ]
        return "\n".join(lines) + "\n"


PROGRAMS = 200


def test_the_tracer_sees_what_coverage_sees(tmp_path: Path) -> None:
    names = [f"program_{number}" for number in range(PROGRAMS)]
    for number, name in enumerate(names):
        (tmp_path / f"{name}.py").write_text(Writer(number).program())
    (tmp_path / "driver.py").write_text("import " + ", ".join(names))
    found = coverage_of(tmp_path, "driver.py")
    missed = 0
    for name in names:
        path = tmp_path / f"{name}.py"
        code = compile(path.read_text(), str(path), "exec")
        with lines_of(str(path)) as seen:
            exec(code, {})
        row = found[path.name]
        assert seen == {*row["executed_lines"]}, path.read_text()
        statements = {*row["executed_lines"], *row["missing_lines"]}
        assert lines_in(code) == statements, path.read_text()
        missed += len(row["missing_lines"])
    assert missed > PROGRAMS, "programs that leave nothing out prove little"


def test_a_statement_of_several_lines_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "spread.py"
    path.write_text("x = [\n    len('a'),\n    len('b'),\n]\n")
    found = coverage_of(tmp_path, "spread.py")["spread.py"]
    with lines_of(str(path)) as seen:
        exec(compile(path.read_text(), str(path), "exec"), {})
    assert found["executed_lines"] == [1]
    assert seen == {1, 2, 3}


def test_only_the_named_file_is_seen() -> None:
    with lines_of(tariff.__file__) as seen:
        tariff_mended.price(500, express=True)
    assert seen == set()


def test_the_tracer_leaves_nothing_behind() -> None:
    with pytest.raises(KeyError), lines_of(tariff.__file__) as seen:
        tariff.price(500, express=True)
        raise KeyError
    assert seen == {7, 10, 11, 12, 13}
    assert monitoring.get_tool(TOOL) is None
    monitoring.use_tool_id(TOOL, "look")
    try:
        assert monitoring.get_events(TOOL) == 0
        assert monitoring.get_local_events(TOOL, tariff.price.__code__) == 0
        line = monitoring.events.LINE
        assert monitoring.register_callback(TOOL, line, None) is None
    finally:
        monitoring.free_tool_id(TOOL)
    before = {*seen}
    tariff.price(3000, express=True)
    assert seen == before


def test_a_taken_identifier_is_refused() -> None:
    with (
        lines_of(tariff.__file__),
        pytest.raises(ValueError, match="tool 3 is already in use"),
        lines_of(tariff.__file__),
    ):
        pass
    assert monitoring.get_tool(TOOL) is None


def test_a_second_block_sees_the_lines_again() -> None:
    for _ in range(2):
        with lines_of(tariff.__file__) as seen:
            tariff.price(500, express=True)
        assert 10 in seen


def test_disable_is_one_call_per_line() -> None:
    def loop() -> None:
        for number in range(100):
            number += 1

    assert isinstance(loop, FunctionType)
    assert calls(loop, monitoring.DISABLE) == 3
    assert calls(loop, None) == 101 + 100
    assert calls(loop, monitoring.DISABLE) == 3


def test_the_callbacks_called_by_hand() -> None:
    """No tool sees into the callback of another, coverage.py included."""
    code = tariff.price.__code__
    with lines_of(tariff.__file__) as seen:
        start = monitoring.register_callback(TOOL, monitoring.events.PY_START, None)
        line = monitoring.register_callback(TOOL, monitoring.events.LINE, None)
        assert start is not None
        assert line is not None
        assert start(code, 0) is monitoring.DISABLE
        assert start(lines_in.__code__, 0) is monitoring.DISABLE
        assert line(code, 99) is monitoring.DISABLE
        assert monitoring.get_local_events(TOOL, code) == monitoring.events.LINE
        assert monitoring.get_local_events(TOOL, lines_in.__code__) == 0
    assert seen == {99}

    def work() -> None:
        line = monitoring.register_callback(TOOL, monitoring.events.LINE, None)
        assert line is not None
        answers.append(line(work.__code__, 1))

    answers: list[object] = []
    assert isinstance(work, FunctionType)
    assert calls(work, "go on") == 2, "the first line of work, and our call"
    assert answers == ["go on"]


def test_settrace_is_silenced_by_the_frame_and_not_by_the_line() -> None:
    def loop() -> None:
        for number in range(5):
            number += 1

    def traced(lines: bool) -> list[int]:
        told: list[int] = []

        def local(frame: FrameType, event: str, _: object) -> object:
            if event == "line":
                told.append(frame.f_lineno)
            return None

        def start(frame: FrameType, event: str, _: object) -> object:
            if frame.f_code is not loop.__code__:
                return None
            frame.f_trace_lines = lines
            return local

        before = sys.gettrace()
        sys.settrace(start)
        try:
            loop()
        finally:
            sys.settrace(before)
        return told

    assert len(traced(lines=True)) == 6 + 5
    assert traced(lines=False) == []


def test_before_3_14_freeing_an_identifier_clears_nothing() -> None:
    code = tariff.price.__code__
    line = monitoring.events.LINE
    monitoring.use_tool_id(4, "left behind")
    monitoring.set_local_events(4, code, line)
    monitoring.free_tool_id(4)
    monitoring.use_tool_id(4, "look")
    try:
        assert monitoring.get_local_events(4, code) == line, "not yet cleared"
        tariff.price(500, express=True)
        left = monitoring.get_local_events(4, code)
        assert left == (0 if sys.version_info >= (3, 14) else line)
    finally:
        monitoring.set_local_events(4, code, 0)
        monitoring.free_tool_id(4)


# -- The cores ----------------------------------------------------------------


@pytest.mark.parametrize("core", ["ctrace", "sysmon"])
def test_the_thief(tmp_path: Path, core: str) -> None:
    if core == "ctrace":
        pytest.importorskip("coverage.tracer")
    (tmp_path / "thief.py").write_text((FOLDER / "thief.py").read_text())
    found = coverage_of(tmp_path, "thief.py", COVERAGE_CORE=core)["thief.py"]
    assert found["missing_lines"] == ([9] if core == "ctrace" else [])


def test_the_thief_is_measured() -> None:
    """In a process of its own, where no trace function can be missed."""
    done = run("coverage_and_static_analysis.thief", folder=CODE, measured=True)
    assert done.stdout == "after\n"


def test_contexts_make_coverage_leave_sysmon(tmp_path: Path) -> None:
    pytest.importorskip("coverage.tracer")
    (tmp_path / "it.py").write_text("print(1)\n")
    done = run(
        "coverage", "run", f"--rcfile={PITFALLS / 'who.toml'}", "--debug=sys",
        "it.py", folder=tmp_path,
    )  # fmt: skip
    assert "core: CTracer" in done.stdout + done.stderr


PLUGIN = """
from coverage import CoveragePlugin
class Templates(CoveragePlugin):
    def file_tracer(self, filename): return None
def coverage_init(registry, options): registry.add_file_tracer(Templates())
"""


def test_a_plugin_does_not_make_coverage_leave_sysmon(tmp_path: Path) -> None:
    pytest.importorskip("coverage.tracer")
    (tmp_path / "templates.py").write_text(PLUGIN)
    (tmp_path / "rc.toml").write_text('[tool.coverage.run]\nplugins = ["templates"]\n')
    (tmp_path / "it.py").write_text("print(1)\n")
    done = run(
        "coverage", "run", "--rcfile=rc.toml", "--debug=core", "it.py",
        folder=tmp_path, PYTHONPATH=str(tmp_path),
    )  # fmt: skip
    new = sys.version_info >= (3, 14)
    assert f"Using core={'sysmon' if new else 'ctrace'}" in done.stdout + done.stderr
    assert ("aren't supported with SysMonitor" in done.stderr) == new


SWITCHES = """
import coverage, tariff
cover = coverage.Coverage(data_file=None, config_file=False)
with cover.collect():
    for name in ("first", "second"):
        cover.switch_context(name)
        tariff.price(500, True)
data = cover.get_data()
[file] = [name for name in data.measured_files() if "tariff" in name]
print(sorted(data.contexts_by_lineno(file)[10]))
"""


def test_sysmon_records_the_first_context_only(tmp_path: Path) -> None:
    (tmp_path / "tariff.py").write_text((PITFALLS / "tariff.py").read_text())
    (tmp_path / "switches.py").write_text(SWITCHES)
    # There is no C tracer for the free-threaded 3.13; both tracers keep contexts.
    tracer = "ctrace" if importlib.util.find_spec("coverage.tracer") else "pytrace"
    for core in ("sysmon", tracer):
        done = run("switches", folder=tmp_path, COVERAGE_CORE=core)
        both = core == tracer
        assert ("second" in done.stdout) == both, done.stdout + done.stderr
        assert ("no-sysmon-context" in done.stderr) != both


TINY = """
from coverage_and_static_analysis.benchmarks import cost
cost.TURNS = cost.LINES = 20
cost.main()
cover = cost.measured(cost.hot, "sysmon", False, cost.__file__)
print(len(cover.get_data().lines(cost.__file__)))
"""


def test_the_benchmark_measures_what_it_says(tmp_path: Path) -> None:
    pytest.importorskip("coverage.tracer")
    (tmp_path / "tiny.py").write_text(TINY)
    done = run("tiny", folder=tmp_path, PYTHONPATH=str(CODE))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    *rows, count = done.stdout.splitlines()
    assert int(count) == 7, "the lines of hot() without its docstring"
    assert len(rows) == (8 if sys.version_info >= (3, 14) else 6)


# -- The tariff and its mutants -----------------------------------------------


def test_the_tariff_has_its_bugs() -> None:
    with pytest.raises(UnboundLocalError, match="'fee'"):
        tariff.price(500, express=False)
    assert tariff_mended.price(500, express=False) == 500
    assert tariff_mended.price(2000, express=False) == 500, "the docstring says 900"
    assert tariff_mended.price(-5, express=False) == 500


@pytest.mark.parametrize(
    ("name", "status"),
    [("test_lines.py", 0), ("test_branches.py", 0), ("test_edge.py", 1)],
)
def test_the_suites_of_the_tariff(name: str, status: int) -> None:
    options = ["-q", "-p", "no:cacheprovider", f"--rootdir={PITFALLS}"]
    done = run("pytest", *options, name, folder=PITFALLS, measured=True)
    assert done.returncode == status, done.stdout


def test_every_mutant_differs_in_one_place_and_compiles() -> None:
    source = (PITFALLS / "tariff_mended.py").read_text()
    plain = ast.unparse(ast.parse(source)).splitlines()
    made = [*mutants(source)]
    assert len(made) == 9
    for mutant in made:
        compile(mutant.source, "mutant", "exec")
        rows = mutant.source.splitlines()
        differ = [old for old, new in zip(plain, rows, strict=True) if old != new]
        assert len(differ) == 1, mutant
    assert len({mutant.source for mutant in made}) == 9


def test_each_kind_of_change() -> None:
    def changed(source: str) -> set[str]:
        return {mutant.source for mutant in mutants(source)}

    assert changed("a < b") == {"a <= b"}
    assert changed("a is b") == {"a is not b"}
    assert changed("a + b") == {"a - b"}
    assert changed("a and b") == {"a or b"}
    assert changed("a = True") == {"a = False"}
    assert changed("a = 7") == {"a = 8"}
    assert changed("while a:\n    b()") == {"while not a:\n    b()"}
    assert changed("a in b") == changed("a @ b") == changed("a < b < c") == set()
    assert [*changes(ast.Pass())] == []


SMALL = "def heavy(grams):\n    return grams > 10\nLIMIT = 1\n"
NEAR = """
from small import LIMIT, heavy
def test_it():
    assert heavy(20) and not heavy(1) and LIMIT == 1
"""


def test_survivors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The chapter's session does it with the tariff."""
    module, tests = tmp_path / "small.py", tmp_path / "test_near.py"
    module.write_text(SMALL)
    tests.write_text(NEAR)
    main(module, tests)
    assert capsys.readouterr().out.splitlines() == [
        "line 2 survived: 10 -> 11",
        "line 2 survived: grams > 10 -> grams >= 10",
        "3 mutants",
    ]


def test_an_endless_mutant_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "endless.py"
    tests = tmp_path / "test_endless.py"
    module.write_text("")
    tests.write_text("import endless\ndef test_it(): pass\n")
    endless = Mutant(1, "", "while True: pass")
    assert not survives(endless, module, tests, limit=5)
    assert survives(Mutant(1, "", "pass"), module, tests)


def test_a_cached_mutant_of_the_same_size_and_second_is_run(tmp_path: Path) -> None:
    module = tmp_path / "stale.py"
    for source in ("print(1 > 2)", "print(1 < 2)"):
        module.write_text(source)
        os.utime(module, ns=(10**18, 10**18 + hash(source) % 10**9))
        code = "import stale"
        options = ["-X", f"pycache_prefix={tmp_path / 'cache'}", "-c", code]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        done = subprocess.run(
            [sys.executable, *options],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout == "False\n"


# -- The rule -----------------------------------------------------------------

DEFAULTS = [
    "[]", "{}", "{1}", "[1, 2]", "{1: 2}", "[i for i in b]", "{i for i in b}",
    "{i: 1 for i in b}", "list()", "dict()", "set()", "list(b)", "()", "(1, 2)",
    "None", "1", "''", "frozenset()", "tuple()", "(i for i in b)", "int()", "b",
    "[] or None", "([],)", "-1", "b[0]", "b.list()", "lambda: []",
]  # fmt: skip
FORMS = [
    "def f(a={}): ...",
    "async def f(a={}): ...",
    "def f(a, *, b={}): ...",
    "def f(a={}, /): ...",
    "class C:\n    def f(self, a={}): ...",
    "def f(a: list[int] = {}) -> None: ...",
]


def test_the_rule_agrees_with_ruff(tmp_path: Path) -> None:
    functions = [form.replace("{}", default) for form in FORMS for default in DEFAULTS]
    source = "b = ()\n" + "\n".join(functions) + "\n"
    path = tmp_path / "defaults.py"
    path.write_text(source)
    options = ["--isolated", "--no-cache", "--select=B006", "--output-format=json"]
    done = run("ruff", "check", *options, path, folder=tmp_path)
    theirs = {row["location"]["row"] for row in json.loads(done.stdout)}
    assert {*shared_defaults(source)} == theirs
    assert len(theirs) == len(FORMS) * 12


@pytest.mark.parametrize(
    "source",
    [
        "from parcels import list\ndef f(a=list()): ...\n",
        "\ndef f(a: int = []): ...\n",
        "\nf = lambda a=[]: a\n",
    ],
)
def test_where_ruff_is_silent(tmp_path: Path, source: str) -> None:
    (tmp_path / "it.py").write_text(source)
    done = run(
        "ruff", "check", "--isolated", "--no-cache", "--select=B006", "it.py",
        folder=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0
    assert [*shared_defaults(source)] == [2]


# -- What the checkers find ---------------------------------------------------


def test_all_seven_bugs_are_real() -> None:
    assert manifest.add(1) is manifest.add(2)
    manifest.add.__defaults__[0].clear()
    hub = manifest.Hub()
    assert manifest.label(hub) == "OSLO"
    hub.city = None
    with pytest.raises(AttributeError, match=r"'NoneType' .* 'upper'"):
        manifest.label(hub)
    assert manifest.length(hub) == 0
    with pytest.raises(TypeError, match="NoneType"):
        manifest.length(manifest.Hub())
    with pytest.raises(TypeError, match="can only concatenate str"):
        manifest.heading(7)
    assert manifest.fee(express=True) == 300
    with pytest.raises(UnboundLocalError):
        manifest.fee(express=False)
    van = [manifest.Express()]
    manifest.sort(van)
    assert [type(parcel) for parcel in van] == [manifest.Express, manifest.Parcel]
    with pytest.raises(KeyError, match="garms"):
        manifest.weight('{"grams": 1}')
    assert manifest.weight('{"garms": 1}') == 1


def reported(output: str) -> set[int]:
    """The lines of manifest.py for which there is an error."""
    return {
        int(line) for line in re.findall(r"^.*?manifest\.py:(\d+):.*", output, re.M)
    }


def test_ruff_finds_one() -> None:
    done = run(
        "ruff", "check", "--isolated", "--no-cache", "--output-format=concise",
        "manifest.py", folder=PITFALLS,
    )  # fmt: skip
    assert reported(done.stdout) == {17}


@pytest.mark.skipif(not MYPY, reason="needs mypy")
@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ([], {23, 43}),
        (["--check-untyped-defs"], {23, 27, 43}),
        (["--strict"], {23, 26, 27, 43}),
        (["--strict", "--enable-error-code=possibly-undefined"], {23, 26, 27, 33, 43}),
    ],
)
def test_mypy_finds(cache: Path, options: list[str], lines: set[int]) -> None:
    done = run(
        "mypy", "--config-file=", f"--cache-dir={cache}", *options,
        "manifest.py", folder=PITFALLS,
    )  # fmt: skip
    assert reported(done.stdout) == lines, done.stdout + done.stderr


LEGACY = """
def price(grams):
    return grams + 1
def fee(grams: int):
    return price(grams)
def rows(lines: list) -> dict:
    return {}
def heading(number):
    return "van " + 1
"""
NEVER = """
def price(grams: int) -> int:
    if isinstance(grams, str):
        return grams + None.cents
    return grams
"""


@pytest.mark.skipif(not MYPY, reason="needs mypy")
def test_strict_is_global_and_old_modules_are_relieved_by_name(
    tmp_path: Path, cache: Path
) -> None:
    (tmp_path / "depot").mkdir()
    (tmp_path / "depot/__init__.py").touch()
    (tmp_path / "depot/legacy.py").write_text(LEGACY)
    config = tmp_path / "pyproject.toml"
    relieved = (PITFALLS / "legacy.toml").read_text()
    found = {}
    head, _, _ = relieved.partition("disallow_untyped_defs")
    for name, text in {
        "by name": relieved,
        "at once": head + "strict = false\n",
    }.items():
        config.write_text(text)
        done = run("mypy", f"--cache-dir={cache}", "depot", folder=tmp_path)
        assert done.stderr == ""
        found[name] = {*re.findall(r"\[([a-z-]+)\]$", done.stdout, re.M)}
    assert found["by name"] == {"operator"}
    assert found["at once"] >= {"operator", "no-untyped-def", "type-arg"}


@pytest.mark.skipif(not MYPY, reason="needs mypy")
def test_an_unannotated_parameter_is_any(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "it.py").write_text("def f(number):\n    return 'van ' + number\n")
    done = run(
        "mypy", "--config-file=", f"--cache-dir={cache}", "--check-untyped-defs",
        "it.py", folder=tmp_path,
    )  # fmt: skip
    assert "Success" in done.stdout


@pytest.mark.skipif(not MYPY, reason="needs mypy")
@pytest.mark.parametrize("named", [False, True])
def test_unreachable_code_is_not_checked(
    tmp_path: Path, cache: Path, named: bool
) -> None:
    (tmp_path / "never.py").write_text(NEVER)
    options = ["--warn-unreachable"] if named else []
    done = run(
        "mypy", "--config-file=", f"--cache-dir={cache}", "--strict", *options,
        "never.py", folder=tmp_path,
    )  # fmt: skip
    assert ("[unreachable]" in done.stdout) == named
    assert ("Success" in done.stdout) != named


def pyrefly(folder: Path, *options: str) -> str:
    done = run(
        "pyrefly", "check", "--output-format=min-text", *options, "manifest.py",
        folder=folder,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("manifest.py", "pyrefly.toml"):
        (tmp_path / name).write_text((PITFALLS / name).read_text())
    return tmp_path


@pytest.mark.skipif(not PYREFLY, reason="needs pyrefly")
def test_pyrefly_finds(project: Path) -> None:
    assert reported(pyrefly(project)) == {23, 27, 33, 43}


@pytest.mark.skipif(not PYREFLY, reason="needs pyrefly")
def test_the_baseline_forgives_twins_at_the_same_column(project: Path) -> None:
    baseline = "--baseline=old.json"
    pyrefly(project, baseline, "--update-baseline")
    path = project / "manifest.py"
    old = path.read_text()
    twin = "\ndef again(hub: Hub) -> str:\n    return hub.city.upper()\n"
    path.write_text(old + twin)
    assert reported(pyrefly(project, baseline)) == set()
    path.write_text(old + twin.replace("return hub", "shown = hub"))
    assert reported(pyrefly(project, baseline)) != set()


def test_any_is_believed_and_object_is_checked() -> None:
    with pytest.raises(KeyError, match="garms"):
        anys.weight('{"grams": 1}')
    with pytest.raises(AttributeError, match="factor"):
        anys.weight('{"garms": 1}')
    assert anys.checked('{"grams": 1}') == 1
    for wrong in ("{}", '{"grams": "1"}', "[]"):
        with pytest.raises(ValueError, match=re.escape(wrong)):
            anys.checked(wrong)


# -- Pitfalls -----------------------------------------------------------------


@pytest.mark.parametrize("module", [compared, compared_mended])
def test_both_tests_of_the_price_pass(module: ModuleType) -> None:
    module.test_price()
    assert module.price(500) == 500


def test_the_ignored_lines_run() -> None:
    assert bare_ignore.label == "P1"
    assert bare_ignore_mended.label == "100"


@pytest.mark.skipif(not MYPY, reason="needs mypy")
def test_the_bare_ignore_hides_two_errors(tmp_path: Path, cache: Path) -> None:
    text = (PITFALLS / "bare_ignore.py").read_text()
    for comment, codes in {
        "": {"arg-type", "assignment"},
        "# type: ignore": set(),
        "# type: ignore[assignment]": {"arg-type"},
    }.items():
        (tmp_path / "it.py").write_text(text.replace("# type: ignore", comment))
        done = run(
            "mypy", "--config-file=", f"--cache-dir={cache}", "it.py",
            folder=tmp_path,
        )  # fmt: skip
        assert {*re.findall(r"error: .*\[([a-z-]+)\]$", done.stdout, re.M)} == codes


def test_the_pragma_takes_the_block(tmp_path: Path) -> None:
    (tmp_path / "excluded.py").write_text((PITFALLS / "excluded.py").read_text())
    found = coverage_of(tmp_path, "excluded.py")["excluded.py"]
    assert found["excluded_lines"] == [2, 3, 4]
    assert found["missing_lines"] == []


ARCS = """
def loop(items):
    for item in items:
        if item:
            break
    return 1


def counted():
    for number in (1, 2):
        yield number


def excluded(x):
    if x:  # pragma: no cover
        a = 1
    else:
        a = 2
    return a


loop([0, 1]), next(counted()), excluded(1), excluded(0)
"""


def test_the_arcs_of_loops_and_of_excluded_blocks(tmp_path: Path) -> None:
    (tmp_path / "arcs.py").write_text(ARCS)
    found = coverage_of(tmp_path, "arcs.py", "--branch")["arcs.py"]
    assert found["missing_branches"] == [[3, 6], [10, -9]]
    assert found["excluded_lines"] == [15, 16], "the else is counted"
    assert found["missing_lines"] == []


STATEMENTS = '''"""Module."""
class Hub:
    """Class."""
    def open(self): ...
def one(): return 1
def two():
    """Function."""
    global opened
    return 2
'''


def test_what_is_no_statement(tmp_path: Path) -> None:
    (tmp_path / "hub.py").write_text(STATEMENTS)
    found = coverage_of(tmp_path, "hub.py")["hub.py"]
    assert found["executed_lines"] == [2, 5, 6]
    assert found["missing_lines"] == [9], "neither docstrings nor global"
    assert found["excluded_lines"] == [4]
    assert {1, 3} < lines_in(compile(STATEMENTS, "hub.py", "exec"))


def test_import_alone_covers_half_of_one_line_functions(tmp_path: Path) -> None:
    functions = "".join(f"def f{n}():\n    return {n}\n" for n in range(9))
    (tmp_path / "short.py").write_text(functions)
    (tmp_path / "it.py").write_text("import short\n")
    found = coverage_of(tmp_path, "it.py")["short.py"]
    assert len(found["executed_lines"]) == len(found["missing_lines"]) == 9


def test_an_if_has_arcs_and_its_expression_has_none(tmp_path: Path) -> None:
    source = "a, b = 1, 0\nc = (\n    a\n    and b\n    or [n\n    for n in (1,)\n    if n]\n)\n"
    (tmp_path / "it.py").write_text(source)
    found = coverage_of(tmp_path, "it.py", "--branch")["it.py"]
    assert found["summary"]["num_branches"] == 0
    (tmp_path / "it.py").write_text("if __name__:\n    print(1)\nprint(2)\n")
    found = coverage_of(tmp_path, "it.py", "--branch")["it.py"]
    assert found["missing_branches"] == [[1, 3]]


def code_objects(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from code_objects(constant)


def test_what_has_no_instructions_is_no_statement() -> None:
    source = "def f(x):\n    'doc'\n    if x:\n        return 1\n    else:\n        return 2\n"
    assert lines_in(compile(source, "f", "exec")) == {1, 3, 4, 6}
    assert len([*code_objects(compile(source, "f", "exec"))]) == 2
