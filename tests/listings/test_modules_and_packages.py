"""The listings of the chapter on modules and packages."""

import importlib
import importlib.abc
import importlib.resources
import importlib.util
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from measuring.ratios import Ratios
from modules_and_packages import legacy, tomlzip
from modules_and_packages.benchmarks import costs
from modules_and_packages.by_hand import find, import_by_hand

try:
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

CODE = Path(__file__).parents[2] / "code"
SOLUTIONS = CODE / "modules_and_packages" / "solutions"
OURS = (
    "bare",
    "hand",
    "modules_and_packages.pitfalls",
    "modules_and_packages.tangle",
    "plain",
    "tx",
    "tz_",
)
PITFALLS = CODE / "modules_and_packages" / "pitfalls"


@pytest.fixture(autouse=True)
def imports_are_left_alone() -> Iterator[None]:
    """Put back whatever steers imports, and check the hooks."""
    modules = dict(sys.modules)
    path, meta = sys.path[:], sys.meta_path[:]
    hooks, cached = sys.path_hooks[:], dict(sys.path_importer_cache)
    yield
    for name in sys.modules.keys() - modules.keys():
        if not name.startswith(OURS):
            continue
        parent, _, child = name.rpartition(".")
        if parent in sys.modules:
            vars(sys.modules[parent]).pop(child, None)
        del sys.modules[name]
    sys.modules.update(modules)
    leaked = sys.path_hooks[:] != hooks or sys.meta_path[:] != meta
    sys.path[:], sys.meta_path[:], sys.path_hooks[:] = path, meta, hooks
    sys.path_importer_cache.clear()
    sys.path_importer_cache.update(cached)
    assert not leaked, "a hook was left behind"


def load_file(path: Path, name: str = "") -> ModuleType:
    spec = importlib.util.spec_from_file_location(name or path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- by hand ------------------------------------------------------------------

TREE = {
    "hand/__init__.py": "from . import early\norder = ['hand']\n",
    "hand/early.py": "runs = 1\n",
    "hand/late.py": "runs = 1\n",
    "hand/broken.py": "import hand.late\n1 / 0\n",
    "hand/swap.py": "import sys\nsys.modules[__name__] = 'swapped'\n",
    "bare/one.py": "runs = 1\n",
    "plain.py": "runs = 1\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    sys.path.insert(0, str(tmp_path))
    importlib.invalidate_caches()
    return tmp_path


def outcome(load: Callable[[str], Any], name: str) -> list[object]:
    """What an import gives, and what it leaves in ``sys.modules``."""
    try:
        made = load(name)
    except Exception as error:
        result: list[object] = [type(error), str(error)]
    else:
        result = [getattr(made, "__name__", made), made is sys.modules[name]]
    left = sorted(
        key
        for key in sys.modules
        if key.partition(".")[0] in {"hand", "bare", "plain", "no_such"}
    )
    hung = [
        key
        for key in left
        if "." in key and vars(sys.modules[key.partition(".")[0]]).get(key[5:])
    ]
    for key in left:
        del sys.modules[key]
    return [result, left, hung]


@pytest.mark.parametrize(
    "name",
    [
        "hand",
        "hand.early",
        "hand.late",
        "hand.broken",
        "hand.swap",
        "hand.nothing",
        "bare.one",
        "plain",
        "no_such",
        "no_such.part",
    ],
)
def test_by_hand_does_what_the_real_thing_does(tree: Path, name: str) -> None:
    real = outcome(importlib.import_module, name)
    importlib.invalidate_caches()
    assert outcome(import_by_hand, name) == real
    assert real[0]


def test_by_hand_does_not_run_a_child_twice(tree: Path) -> None:
    count = "import hand\nhand.runs = getattr(hand, 'runs', 0) + 1\n"
    (tree / "hand" / "early.py").write_text(count)
    early = import_by_hand("hand.early")
    assert sys.modules["hand"].runs == 1  # type: ignore[attr-defined]
    assert early is sys.modules["hand.early"] is sys.modules["hand"].early  # type: ignore[attr-defined]


def test_find_gives_the_first_answer() -> None:
    assert find("sys", None).origin == "built-in"
    with pytest.raises(ModuleNotFoundError) as caught:
        find("no_such_module", None)
    assert caught.value.name == "no_such_module"


# -- the importer -------------------------------------------------------------

MEMBERS = {
    "tz_letters.toml": "price = 3\n[zones]\nnorth = 5\n[cities]\nfar = 'Tromsø'\n",
    "tz_express.toml": "days = 'the package goes first'\n",
    "tz_express/__init__.toml": "days = 1\n",
    "tz_express/air.toml": "price = 9\n",
    "tz_express/far/road.toml": "price = 7\n",
    "tz_express/terms.txt": "No liquids.",
    "tz_open/north.toml": "city = 'Oslo'\n",
    "tz_open/both.toml": "city = 'Riga'\n",
    "tz_class.toml": "class = 1\n",
    "tz_dunder.toml": "__path__ = ['/']\n",
    "tz_space.toml": "'two words' = 1\n",
    "tz_syntax.toml": "price = \n",
}


def pack(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():  # written as UTF-8
            archive.writestr(name, text)
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Path]:
    path = pack(tmp_path / "rates.tomlz", MEMBERS)
    sys.path.insert(0, str(path))
    tomlzip.install()
    yield path
    tomlzip.uninstall()


def test_a_file_becomes_a_module(archive: Path) -> None:
    letters = importlib.import_module("tz_letters")
    assert (letters.price, letters.zones) == (3, {"north": 5})
    assert letters.cities == {"far": "Tromsø"}
    assert letters.__file__ == f"{archive}/tz_letters.toml"
    assert not hasattr(letters, "__path__")
    assert letters.__spec__ is not None and letters.__spec__.parent == ""
    assert importlib.reload(letters) is letters


def test_a_folder_becomes_a_package(archive: Path) -> None:
    air = importlib.import_module("tz_express.air")
    express = sys.modules["tz_express"]
    assert (air.price, express.days, express.air) == (9, 1, air)
    assert list(express.__path__) == [f"{archive}/tz_express"]
    road = importlib.import_module("tz_express.far.road")
    assert road.price == 7, "a namespace package inside a package"


def test_portions_merge_with_those_of_the_file_system(
    archive: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "other" / "tz_open"
    folder.mkdir(parents=True)
    (folder / "south.py").write_text("city = 'Turin'")
    (folder / "both.py").write_text("city = 'too late'")
    sys.path.append(str(tmp_path / "other"))
    names = [f"tz_open.{name}" for name in ("north", "south", "both")]
    cities = [importlib.import_module(name).city for name in names]
    assert cities == ["Oslo", "Turin", "Riga"], "the order of sys.path decides"


@pytest.mark.parametrize("name", ["tz_class", "tz_dunder", "tz_space"])
def test_keys_that_are_no_names_are_refused(archive: Path, name: str) -> None:
    with pytest.raises(ImportError, match="is no name") as caught:
        importlib.import_module(name)
    assert caught.value.name == name
    assert name not in sys.modules


def test_a_syntax_error_leaves_no_module(archive: Path) -> None:
    with pytest.raises(ValueError):
        importlib.import_module("tz_syntax")
    assert "tz_syntax" not in sys.modules


def test_other_names_and_other_entries_are_left_to_others(
    archive: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("tz_nothing")
    fake = tmp_path / "fake.tomlz"
    fake.write_text("no archive")
    for entry in (str(tmp_path), str(fake), ""):
        with pytest.raises(ImportError, match="not ours"):
            tomlzip.TomlFinder(entry)


def test_resources(archive: Path) -> None:
    files = importlib.resources.files("tz_express")
    assert (files / "terms.txt").read_text() == "No liquids."
    assert sorted(item.name for item in files.iterdir()) == [
        "__init__.toml",
        "air.toml",
        "far",
        "terms.txt",
    ]
    beside = importlib.resources.files("tz_letters")
    assert (beside / "tz_class.toml").is_file(), "a module: its neighbors"
    with importlib.resources.as_file(files / "terms.txt") as path:
        assert path.read_text() == "No liquids."


def test_the_listing_is_cached_until_it_is_invalidated(archive: Path) -> None:
    importlib.import_module("tz_letters")
    pack(archive, MEMBERS | {"tz_new.toml": "price = 4"})
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("tz_new")
    importlib.invalidate_caches()
    assert importlib.import_module("tz_new").price == 4


def test_zipimporter_would_have_taken_the_archive(archive: Path) -> None:
    taker = next(hook for hook in sys.path_hooks if hook is not tomlzip.TomlFinder)
    assert taker(str(archive)) is not None


def test_nothing_is_left_after_uninstall(tmp_path: Path) -> None:
    path = pack(tmp_path / "gone.tomlz", {"tz_gone.toml": "x = 1"})
    sys.path.insert(0, str(path))
    with pytest.raises(ModuleNotFoundError):  # the path entry is cached now
        importlib.import_module("tz_gone")
    tomlzip.install()
    assert importlib.import_module("tz_gone").x == 1
    del sys.modules["tz_gone"]
    tomlzip.uninstall()
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("tz_gone")


if HYPOTHESIS:

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(name=st.text(max_size=6) | st.sampled_from(["class", "__x", "_x", "a"]))
    def test_usable_names_are_those_a_program_can_write(name: str) -> None:
        """Compared with the compiler, dunder names aside."""
        try:
            compile(f"module.{name}", "", "eval")
            works = name.isidentifier()
        except (SyntaxError, ValueError):
            works = False
        assert tomlzip.usable(name) == (works and not name.startswith("__"))


# -- the others ---------------------------------------------------------------


def test_the_old_name_warns_and_works() -> None:
    with pytest.warns(DeprecationWarning, match="cost is now price") as caught:
        assert legacy.cost is legacy.price
    assert caught[0].filename == __file__, "the warning names the caller's line"
    assert legacy.price(2500) == 5
    with pytest.raises(AttributeError, match="has no attribute 'rate'"):
        _ = legacy.rate
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not hasattr(legacy, "__path__")


def test_from_asks_a_module_for_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(name: str) -> int:
        asked.append(name)
        if name == "late":
            return 7
        raise AttributeError(name)

    module = ModuleType("tz_asked")
    vars(module)["__getattr__"] = answer
    monkeypatch.setitem(sys.modules, "tz_asked", module)
    space: dict[str, object] = {}
    exec("from tz_asked import late", space)
    assert space["late"] == 7
    assert asked == ["__path__", "late"]


def test_one_of_two_threads_sees_half_a_module() -> None:
    gate = importlib.import_module("modules_and_packages.tangle.gate")
    gate.import_both()
    left = importlib.import_module("modules_and_packages.tangle.left")
    right = importlib.import_module("modules_and_packages.tangle.right")
    assert sorted([left.right_was_complete, right.left_was_complete]) == [False, True]


PACKAGE_AND_CHILD = """
import sys, threading, time
import _frozen_importlib as bootstrap
from importlib.machinery import ModuleSpec

outcomes = {}
begun = threading.Event()

class Parent:
    def find_spec(self, name, path=None, target=None):
        if name == "tx_pair":
            spec = ModuleSpec(name, self, is_package=True)
            spec.submodule_search_locations = ["."]
            return spec

    def create_module(self, spec):  # not yet in sys.modules
        if threading.current_thread() is second:
            return
        begun.set()
        deadline = time.monotonic() + 30
        while not waiting() and time.monotonic() < deadline:
            time.sleep(0.01)

    def exec_module(self, module):
        __import__("tx_pair.child")

def waiting():
    return bootstrap._blocking_on.get(second.ident)

def importing(name):
    try:
        __import__(name)
        outcomes[name] = "done"
    except Exception as error:
        outcomes[name] = type(error).__name__

def later():
    begun.wait(60)
    importing("tx_pair.child")

first = threading.Thread(target=importing, args=["tx_pair"])
second = threading.Thread(target=later)
sys.meta_path.insert(0, Parent())
first.start(), second.start(), first.join(), second.join()
print(outcomes["tx_pair"], outcomes["tx_pair.child"])
"""

CYCLE_BY_FUNCTION = """
import importlib, sys, threading

sys.begun = threading.Barrier(2, timeout=60)
errors = []

def importing(name):
    try:
        importlib.import_module(name)
    except Exception as error:
        errors.append(type(error).__name__)

names = ["tx_left", "tx_right"]
threads = [threading.Thread(target=importing, args=[name]) for name in names]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(errors)
"""

HALF = """
import importlib, sys
if not hasattr(sys, "done_{0}"):
    sys.done_{0} = True
    sys.begun.wait()
other = importlib.import_module("tx_{1}")
"""


def run_in(folder: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip()


def test_a_package_and_its_child_from_two_threads(tmp_path: Path) -> None:
    """What gh-83065 describes; 3.15 takes the parent's lock first."""
    (tmp_path / "child.py").write_text("")
    told = run_in(tmp_path, PACKAGE_AND_CHILD)
    if sys.version_info < (3, 15):
        assert told == "_DeadlockError done"
    elif sys.version_info >= (3, 15, 2):
        assert told == "done done"


def test_a_cycle_by_import_module_from_two_threads(tmp_path: Path) -> None:
    """The statement takes the half module; the function did not."""
    (tmp_path / "tx_left.py").write_text(HALF.format("left", "right"))
    (tmp_path / "tx_right.py").write_text(HALF.format("right", "left"))
    told = run_in(tmp_path, CYCLE_BY_FUNCTION)
    if sys.version_info < (3, 15, 2):
        assert "_DeadlockError" in told
    else:
        assert told == "[]"


def test_the_benchmarks_run(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    real = costs.compare

    def quick(*arguments: Any, **named: Any) -> Ratios:
        return real(*arguments, **(named | {"number": 1, "rounds": 1}))

    monkeypatch.setattr(costs, "compare", quick)
    monkeypatch.setattr(costs, "start", lambda code: exec(code, {}))
    costs.main()
    assert "start with asyncio" in capsys.readouterr().out


def test_a_start_runs_a_program() -> None:
    costs.start("import json")
    with pytest.raises(subprocess.CalledProcessError):
        costs.start("raise SystemExit(3)")


def test_what_the_chapter_says_about_costs() -> None:
    """With wide margins: coverage and a busy machine bend the ratios."""
    assert costs.compile_or_unmarshal().highest > 10
    assert costs.statement_in_function().highest > 1
    assert costs.start_up("asyncio", rounds=2).highest > 1


@pytest.mark.skipif(sys.version_info < (3, 15), reason="lazy imports")
def test_a_lazy_name_costs_what_a_plain_one_costs() -> None:
    assert costs.lazy_name().lowest < 2


def test_the_pitfalls_are_what_they_claim(tmp_path: Path) -> None:
    for name in ("submodule", "submodule_mended"):
        assert load_file(PITFALLS / f"{name}.py").have("json")
    for name in ("annotation", "annotation_mended"):
        module = importlib.import_module(f"modules_and_packages.pitfalls.{name}")
        path = pack(tmp_path / "r.tomlz", {"a.toml": ""})
        assert module.members(tomlzip.TomlFinder(str(path))) == ["a.toml"]


def test_the_bare_importlib_has_no_util() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(PITFALLS)!r})\n"
            "import submodule; submodule.have('json')",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "module 'importlib' has no attribute 'util'" in done.stderr


def test_the_solutions_in_short(tmp_path: Path) -> None:
    cycle = load_file(SOLUTIONS / "cycle.py")
    assert "TYPE_CHECKING" in cycle.FILES["couriers.py"]
    without = load_file(SOLUTIONS / "without.py").without
    with without("wave"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("wave")
    import xml.dom as dom

    with without("xml.dom"), pytest.raises(ImportError):
        exec("from xml import dom", {})
    assert dom is sys.modules["xml.dom"]
    texts = load_file(SOLUTIONS / "texts.py")
    finder = texts.TextFinder({"tx": "a = 1", "tx.b": "c = 2"})
    sys.meta_path.insert(0, finder)
    try:
        assert importlib.import_module("tx.b").c == 2
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("tx.nothing")
    finally:
        sys.meta_path.remove(finder)
