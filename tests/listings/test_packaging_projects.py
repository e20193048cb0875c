"""The listings of the chapter on packaging."""

import contextlib
import csv
import importlib.util
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import urllib.error
import urllib.request
import venv
from collections.abc import Callable
from email.parser import Parser
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest
from packaging_projects import index, wheels
from packaging_projects.benchmarks import environments
from packaging_projects.labels import backend
from packaging_projects.labels.labels import label, main
from packaging_projects.pitfalls import number_order, text_order

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

packaging = pytest.importorskip("packaging")  # pytest brings it
from packaging.metadata import Metadata  # noqa: E402
from packaging.utils import (  # noqa: E402
    canonicalize_name,
    parse_wheel_filename,
)
from packaging.version import Version  # noqa: E402

CODE = Path(__file__).parents[2] / "code" / "packaging_projects"
LABELS = CODE / "labels"


def load(path: Path) -> ModuleType:
    """Import a file under a name that nothing else has."""
    spec = importlib.util.spec_from_file_location(f"packaging_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, as the working directory."""
    source = tmp_path / "project"
    (source / "labels").mkdir(parents=True)
    for name in ("pyproject.toml", "backend.py", "labels/__init__.py"):
        (source / name).write_bytes((LABELS / name).read_bytes())
    monkeypatch.chdir(source)
    return source


# -- The back end -------------------------------------------------------------


def read_wheel(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_wheel_holds_the_modules_and_its_metadata(project: Path, tmp_path: Path):
    name = backend.build_wheel(str(tmp_path))
    files = read_wheel(tmp_path / name)
    info = "parcel_labels-1.0.dist-info"
    assert list(files) == [
        "labels/__init__.py",
        f"{info}/METADATA",
        f"{info}/WHEEL",
        f"{info}/entry_points.txt",
        f"{info}/RECORD",
    ]
    assert files["labels/__init__.py"] == (LABELS / "labels/__init__.py").read_bytes()


def test_the_name_of_the_wheel_is_parsed_by_others(project: Path, tmp_path: Path):
    name, version, build, tags = parse_wheel_filename(
        backend.build_wheel(str(tmp_path))
    )
    assert (name, version, build) == ("parcel-labels", Version("1.0"), ())
    assert [str(tag) for tag in tags] == ["py3-none-any"]


def test_the_metadata_is_valid_and_leaves_the_groups_out(project: Path):
    text = backend.metadata(backend.read()[0])
    found = Metadata.from_email(text, validate=True)
    assert found.name == "Parcel.Labels"
    assert str(found.requires_python) == ">=3.13"
    assert found.provides_extra == ["pdf"]
    assert [str(one) for one in found.requires_dist or []] == [
        'parcel-fonts>=2; extra == "pdf"'
    ]
    assert "pytest" in (project / "pyproject.toml").read_text()
    assert "pytest" not in text


def test_a_marker_of_an_extra_is_kept():
    project = {
        "name": "depot",
        "version": "1",
        "requires-python": ">=3.13",
        "optional-dependencies": {
            "pdf": ["fonts>=2; os_name == 'nt' or os_name == 'posix'"]
        },
    }
    found = Metadata.from_email(backend.metadata(project), validate=True)
    (one,) = found.requires_dist or []
    assert one.marker is not None
    assert one.marker.evaluate({"extra": "pdf"})
    assert not one.marker.evaluate({"extra": ""})


def test_record_lists_every_file_with_its_hash(project: Path, tmp_path: Path):
    files = read_wheel(tmp_path / backend.build_wheel(str(tmp_path)))
    record = files.pop("parcel_labels-1.0.dist-info/RECORD").decode()
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(record))}
    assert rows.pop("parcel_labels-1.0.dist-info/RECORD") == ["", ""]
    assert rows == {
        name: [backend.digest(data), str(len(data))] for name, data in files.items()
    }


def test_two_builds_are_the_same_bytes(project: Path, tmp_path: Path):
    (tmp_path / "again").mkdir()
    name = backend.build_wheel(str(tmp_path))
    assert backend.build_wheel(str(tmp_path / "again")) == name
    assert (tmp_path / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_an_sdist_has_one_top_folder_and_pkg_info(project: Path, tmp_path: Path):
    name = backend.build_sdist(str(tmp_path))
    assert name == "parcel_labels-1.0.tar.gz"
    with tarfile.open(tmp_path / name) as archive:
        top = "parcel_labels-1.0"
        assert set(archive.getnames()) == {
            f"{top}/{path}"
            for path in (
                "PKG-INFO",
                "pyproject.toml",
                "backend.py",
                "labels/__init__.py",
            )
        }
        member = archive.extractfile(f"{top}/PKG-INFO")
        assert member is not None
        assert Parser().parsestr(member.read().decode())["Version"] == "1.0"


def test_an_editable_wheel_points_back(project: Path, tmp_path: Path):
    files = read_wheel(tmp_path / backend.build_editable(str(tmp_path)))
    assert files["parcel_labels-1.0.pth"].decode() == f"{project.resolve()}\n"
    assert not [name for name in files if name.endswith(".py")]


@pytest.mark.parametrize(
    "name", ["Parcel.Labels", "parcel--labels", "PARCEL_-.labels", "x"]
)
def test_names_are_normalized_as_packaging_does(name: str):
    assert backend.normal(name) == canonicalize_name(name)


def in_environment(folder: Path, *command: str) -> str:
    """Run a program of an environment; what it prints."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "PYTHON", "COVERAGE_"))
    }
    done = subprocess.run(
        [folder / "bin" / command[0], *command[1:]],
        env=clean | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pip_installs_what_the_back_end_builds(project: Path, tmp_path: Path):
    audit = load(CODE / "solutions" / "audit.py").audit
    folder = tmp_path / "office"
    venv.create(folder, symlinks=True, with_pip=True)
    in_environment(folder, "python", "-m", "pip", "install", "-q", str(project))
    assert in_environment(folder, "label") == "P1 > OSLO\n"
    (site,) = folder.glob("lib/python3*/site-packages")
    assert audit(site) == ([], [], [])
    module = site / "labels" / "__init__.py"
    module.write_text(module.read_text() + "# changed\n")
    (site / "surprise.pth").write_text("import sys\n")
    assert audit(site) == (["labels/__init__.py"], [], ["surprise.pth"])


def test_the_package_itself(capsys: pytest.CaptureFixture[str]):
    assert label("P2", "Turin") == "P2 > TURIN"
    main()
    assert capsys.readouterr().out == "P1 > OSLO\n"


# -- The index ----------------------------------------------------------------


@pytest.fixture
def wheelhouse(tmp_path: Path) -> Path:
    folder = tmp_path / "wheelhouse"
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        wheels.main(str(folder))
    assert len(printed.getvalue().splitlines()) == len(wheels.RELEASES)
    return folder


def test_every_release_is_a_valid_wheel(wheelhouse: Path):
    found = set()
    for path in wheelhouse.iterdir():
        name, version, _, _ = parse_wheel_filename(path.name)
        metadata = Metadata.from_email(index.core(path), validate=True)
        assert (metadata.name, metadata.version) == (name, version)
        found.add((name, str(version), *map(str, metadata.requires_dist or [])))
    assert found == {
        (name, version, *(str(packaging.requirements.Requirement(w)) for w in wanted))
        for name, version, wanted in wheels.RELEASES
    }


def get(url: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=60) as answer:
        body: bytes = answer.read()
        assert answer.headers["Content-Type"] == index.JSON
    return body


def test_the_index_answers_what_a_client_asks(wheelhouse: Path):
    with index.serving(wheelhouse) as server:
        found = json.loads(get(f"{server.url}/parcel-labels/"))
        assert found == index.page(wheelhouse, "parcel-labels")
        assert [one["filename"] for one in found["files"]] == [
            f"parcel_labels-{version}-py3-none-any.whl"
            for version in ("1.0", "1.1", "2.0")
        ]
        base = server.url.removesuffix("/simple")
        for one in found["files"]:
            wheel = get(base + one["url"])
            assert index.digest(wheel) == one["hashes"]["sha256"]
            core = get(base + one["url"] + ".metadata")
            assert index.digest(core) == one["core-metadata"]["sha256"]
            assert core.startswith(b"Metadata-Version: ")
        assert server.asked[0] == "/simple/parcel-labels/"


@pytest.mark.parametrize("path", ["/simple/unknown/", "/files/x-1-py3-none-any.whl"])
def test_the_index_says_404(wheelhouse: Path, path: str):
    with index.serving(wheelhouse) as server:
        url = server.url.removesuffix("/simple") + path
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(url)


def test_the_index_is_up_while_a_command_runs(
    wheelhouse: Path, capfd: pytest.CaptureFixture[str]
):
    program = (
        "import os, urllib.request as u\n"
        "open_ = u.build_opener(u.ProxyHandler({})).open\n"
        "open_(os.environ['PIP_INDEX_URL'] + '/parcel-checks/').read()\n"
        "open_(os.environ['UV_DEFAULT_INDEX'] + '/parcel-checks/').read()\n"
        "raise SystemExit(3)\n"
    )
    assert index.main(str(wheelhouse), sys.executable, "-c", program) == 3
    assert capfd.readouterr().out == "GET /simple/parcel-checks/\n"


# -- Project files ------------------------------------------------------------


def test_the_depot_uses_the_standard_tables_only():
    table = tomllib.loads((CODE / "depot" / "pyproject.toml").read_text())
    assert set(table) == {"project", "dependency-groups", "build-system"}


def test_the_job_that_builds_cannot_publish():
    text = (CODE / "publish.yml").read_text()
    build, publish = text.split("\n  publish:\n")
    assert "id-token" not in build
    assert "id-token: write" in publish
    assert "run:" not in publish


def test_depot_says_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    module = load(CODE / "depot" / "src" / "depot" / "__init__.py")
    monkeypatch.setattr(module, "version", lambda name: f"of {name}")
    module.main()
    assert capsys.readouterr().out == "routes of parcel-routes\n"


# -- Pitfalls -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers", "wrong"),
    [
        ("3.9.1 (main)", (3, 9, 1), True),
        ("3.13.0 (main)", (3, 13, 0), False),
        ("3.100.0 (main)", (3, 100, 0), True),
    ],
)
def test_text_and_numbers_disagree(
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    numbers: tuple[int, ...],
    wrong: bool,
):
    monkeypatch.setattr(sys, "version", text)
    monkeypatch.setattr(sys, "version_info", numbers)
    assert (text_order.new_enough() != number_order.new_enough()) is wrong


def test_the_name_of_a_distribution_is_no_module():
    pytest.importorskip("poetry.core")
    with pytest.raises(ModuleNotFoundError, match="poetry_core"):
        load(CODE / "pitfalls" / "wrong_name.py")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        load(CODE / "pitfalls" / "right_name.py")
    assert printed.getvalue() == "poetry.core\n"


@pytest.mark.parametrize(("folder", "valid"), [("caret", False), ("standard", True)])
def test_a_caret_is_no_requirement(folder: str, valid: bool):
    from packaging.requirements import InvalidRequirement, Requirement

    text = (CODE / "pitfalls" / folder / "pyproject.toml").read_text()
    (one,) = tomllib.loads(text)["project"]["dependencies"]
    if valid:
        assert Requirement(one).name == "parcel-labels"
    else:
        with pytest.raises(InvalidRequirement):
            Requirement(one)


def test_an_environment_is_made_and_thrown_away(monkeypatch: pytest.MonkeyPatch):
    made: list[bool] = []
    create = venv.create

    def noted(folder: str, *, symlinks: bool, with_pip: bool) -> None:
        create(folder, symlinks=symlinks, with_pip=False)
        assert Path(folder, "pyvenv.cfg").is_file()
        made.append(with_pip)

    monkeypatch.setattr(venv, "create", noted)
    ratios = environments.pip_costs(rounds=1)
    assert ratios.lowest > 0
    assert set(made) == {True, False}


# -- Exercises ----------------------------------------------------------------


def brute_force(wanted: list[Any], universe: dict[str, Any]) -> bool:
    """Whether any set of versions satisfies everything."""
    names = sorted(universe)
    choices = [[None, *universe[name]] for name in names]
    for combination in itertools.product(*choices):
        chosen = dict(zip(names, combination, strict=True))
        open_ = [
            *wanted,
            *(
                one
                for name, version in chosen.items()
                if version is not None
                for one in universe[name][version]
            ),
        ]
        if all(
            chosen.get(one.name) is not None and one.fits(chosen[one.name])
            for one in open_
        ):
            return True
    return False


def holds(found: dict[str, Any], wanted: list[Any], universe: dict[str, Any]) -> bool:
    needed = [
        *wanted,
        *(one for name, version in found.items() for one in universe[name][version]),
    ]
    return {one.name for one in needed} == set(found) and all(
        one.fits(found[one.name]) for one in needed
    )


resolver = load(CODE / "solutions" / "resolver.py")
order = load(CODE / "solutions" / "order.py")

if HYPOTHESIS:
    NAMES = ["hub", "labels", "routes"]
    NUMBERS = st.tuples(st.integers(0, 3), st.just(0))
    WANTED = st.builds(resolver.Wanted, st.sampled_from(NAMES), NUMBERS, NUMBERS)
    UNIVERSES = st.fixed_dictionaries(
        {
            name: st.dictionaries(NUMBERS, st.lists(WANTED, max_size=2), max_size=3)
            for name in NAMES
        }
    )

    @settings(max_examples=150, deadline=None)
    @given(st.lists(WANTED, min_size=1, max_size=3), UNIVERSES)
    def test_the_resolver_finds_an_answer_if_there_is_one(wanted, universe):
        found = resolver.resolve(wanted, universe)
        if found is None:
            assert not brute_force(wanted, universe)
        else:
            assert holds(found, wanted, universe)

    VERSIONS = st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "0!", "1!"]),
        st.lists(st.integers(0, 12), min_size=1, max_size=4).map(
            lambda numbers: ".".join(map(str, numbers))
        ),
        st.sampled_from(
            ["", ".dev2", "a1", "a10", "b2", "rc1", ".post1", ".post10", ".dev10"]
        ),
    )

    @settings(max_examples=300, deadline=None)
    @given(VERSIONS, VERSIONS)
    def test_the_key_orders_as_packaging_does(left: str, right: str):
        compare: list[Callable[[Any, Any], bool]] = [
            lambda a, b: a < b,
            lambda a, b: a == b,
        ]
        for holds_ in compare:
            assert holds_(order.key(left), order.key(right)) == holds_(
                Version(left), Version(right)
            )

    @given(
        st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,8}[A-Za-z0-9])?", fullmatch=True)
    )
    def test_any_name_is_normalized(name: str):
        assert backend.normal(name) == canonicalize_name(name)


def test_releases_in_their_order():
    names = ["1.9", "1.10.dev3", "1.10rc1", "1.10", "1.10.post1", "1!0.1"]
    assert sorted(names[3:] + names[:3], key=order.key) == names
    assert order.key("1.0") == order.key("1")


def test_what_is_no_version_is_refused():
    with pytest.raises(ValueError, match=re.escape("not a version: '1.x'")):
        order.key("1.x")


def test_the_resolver_prefers_the_newest():
    want = resolver.Wanted
    universe = {"hub": {(1, 0): [], (3, 0): [want("labels")], (2, 0): []}}
    assert resolver.resolve([want("hub")], universe) == {"hub": (2, 0)}
