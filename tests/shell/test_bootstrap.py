"""The search for an interpreter, and .venv: made once, whole, in the clone."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
COMMANDS = ("sh", "dirname", "grep", "sed", "sort", "tr", "cat", "sleep", "touch")
FAILING_SHIM = "echo 'pyenv: python: command not found' >&2; exit 127"
TOO_OLD = "exit 3"
FREE_THREADED = "exit 4"
NO_ENSUREPIP = '[ -z "$PROVEN_NEEDS_VENV" ] || exit 5; echo "3.13 /fake/3.13"'

# Does what the real one does, as far as .venv can tell, without a network.
FAKE_UV = """
case "$1 $2" in
--version*) echo "uv 0.0" ;;
"python "*) exit 1 ;;
"venv "*)
    echo venv >> "$UV_LOG"; sleep "${UV_PAUSE:-0}"
    for last; do :; done
    "$REAL" -m venv --without-pip "$last" ;;
"pip sync") echo sync >> "$UV_LOG"; for d in .venv/lib/*/site-packages; do
    touch "$d/sphinx.py"; done; exit "${UV_STATUS:-0}" ;;
esac
"""


def usable(version: str) -> str:
    """A program that answers the probe like an interpreter of that version."""
    return f'echo "{version} /fake/{version}"'


@dataclass
class Machine:
    """A clone on a machine that has what the test puts on its path."""

    folder: Path
    path: list[Path] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def clone(self) -> Path:
        return self.folder / "clone"

    def put(self, where: str, name: str, body: str, on_path: bool = True) -> Path:
        """Write a program; its folder joins the path."""
        program = self.folder / where / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        if on_path and program.parent not in self.path:
            self.path.append(program.parent)
        return program

    def environment(self) -> dict[str, str]:
        return {
            "PATH": ":".join(map(str, [*self.path, self.folder / "bare"])),
            "HOME": str(self.folder / "home"),
            "REAL": BASE,
            "UV_LOG": str(self.folder / "uv.log"),
            **self.settings,
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.clone / ".ci" / "bootstrap", *arguments],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def bootstrap(self, *arguments: str) -> tuple[int, str, str]:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=300)
        return process.returncode, out.strip(), err

    def made(self) -> int:
        """How often .venv has been made."""
        log = self.folder / "uv.log"
        return log.read_text().count("venv") if log.exists() else 0


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    (machine.clone / ".ci").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    (tmp_path / "bare").mkdir()
    for name in ("bootstrap", "make_venv.py"):
        shutil.copy(ROOT / ".ci" / name, machine.clone / ".ci")
    (machine.clone / "requirements.txt").write_text("sphinx==1\n")
    for command in COMMANDS:
        found = shutil.which(command)
        assert found is not None
        (tmp_path / "bare" / command).symlink_to(found)
    machine.put("bare", "id", "echo nobody-at-all", on_path=False)
    return machine


@pytest.fixture
def with_uv(machine: Machine) -> Machine:
    machine.put("bin", "uv", FAKE_UV)
    machine.put("bin", "python3.13", f'exec "{BASE}" "$@"')
    return machine


# -- Finding an interpreter ---------------------------------------------------------


def test_a_failing_shim_is_passed_over(machine: Machine) -> None:
    machine.put("shims", "python3.14", FAILING_SHIM)
    machine.put("shims", "python3.13", FAILING_SHIM)
    machine.put("later", "python3.13", usable("3.13"))
    assert machine.bootstrap("--which")[:2] == (0, "/fake/3.13")


def test_the_newest_with_wheels_comes_first(machine: Machine) -> None:
    for version in ("3.13", "3.14", "3.15"):
        machine.put("bin", f"python{version}", usable(version))
    assert machine.bootstrap("--which")[:2] == (0, "/fake/3.14")


def test_a_folder_on_the_path_may_have_spaces(machine: Machine) -> None:
    machine.put("my programs", "python3", usable("3.13"))
    assert machine.bootstrap("--which")[:2] == (0, "/fake/3.13")


@pytest.mark.parametrize("unusable", [TOO_OLD, FREE_THREADED, FAILING_SHIM])
def test_python3_may_be_unusable_and_python_fine(
    machine: Machine, unusable: str
) -> None:
    machine.put("bin", "python3", unusable)
    machine.put("bin", "python", usable("3.13"))
    assert machine.bootstrap("--which")[:2] == (0, "/fake/3.13")


@pytest.mark.parametrize("how", ["PYENV_ROOT", "HOME", "shims", "pyenv"])
def test_pyenv_versions_are_found(machine: Machine, how: str) -> None:
    root = {"HOME": "home/.pyenv"}.get(how, "elsewhere")
    machine.put(f"{root}/versions/3.13.0/bin", "python", usable("3.13"), on_path=False)
    machine.put("bin", "python3", TOO_OLD)
    if how == "PYENV_ROOT":
        machine.settings["PYENV_ROOT"] = str(machine.folder / root)
    elif how == "shims":
        machine.put(f"{root}/shims", "python3.13", FAILING_SHIM)
    elif how == "pyenv":
        machine.put("bin", "pyenv", f'echo "{machine.folder / root}"')
    assert machine.bootstrap("--which")[:2] == (0, "/fake/3.13")


def test_uv_is_asked_last_and_fetches_into_the_clone(machine: Machine) -> None:
    machine.put(
        "bin",
        "uv",
        """
        case "$1 $2" in
        --version*) echo "uv 0.0" ;;
        "python find") [ -n "$UV_PYTHON_INSTALL_DIR" ] || exit 2
            echo "$UV_PYTHON_INSTALL_DIR/python" ;;
        "python install") mkdir -p "$UV_PYTHON_INSTALL_DIR"
            printf '#!/bin/sh\\necho 3.14 /fake/uv\\n' > "$UV_PYTHON_INSTALL_DIR/python"
            chmod +x "$UV_PYTHON_INSTALL_DIR/python" ;;
        esac
        """,
    )
    for command in ("mkdir", "chmod"):
        (machine.folder / "bare" / command).symlink_to(str(shutil.which(command)))
    assert machine.bootstrap("--which")[:2] == (0, "/fake/uv")
    assert (machine.clone / ".tools" / "python" / "python").exists()


def test_where_nothing_is_found_one_sentence_says_what_to_install(
    machine: Machine,
) -> None:
    machine.put("bin", "python3", TOO_OLD)
    status, out, err = machine.bootstrap()
    assert (status, out) == (1, "")
    assert "Install Python 3.14 or uv" in err
    assert len(err.splitlines()) == 2


def test_a_python_without_ensurepip_is_named(machine: Machine) -> None:
    machine.put("bin", "python3.13", NO_ENSUREPIP)
    status, _, err = machine.bootstrap()
    assert status == 1
    assert "no ensurepip" in err
    assert "python3.13" in err


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (TOO_OLD, "not CPython 3.13 or later"),
        (FREE_THREADED, "free-threaded"),
        (FAILING_SHIM, "does not run"),
    ],
)
def test_an_interpreter_that_will_not_do_is_refused(
    machine: Machine, program: str, reason: str
) -> None:
    machine.put("bin", "python3.14", usable("3.14"))
    chosen = machine.put("mine", "python", program, on_path=False)
    machine.settings["PYTHON"] = str(chosen)
    status, _, err = machine.bootstrap()
    assert status == 1
    assert reason in err


# -- Making .venv -------------------------------------------------------------------


def test_the_second_run_does_nothing(with_uv: Machine) -> None:
    assert with_uv.bootstrap()[0] == 0
    assert with_uv.bootstrap() == (0, "", "")
    assert with_uv.made() == 1


def test_nothing_is_written_outside_the_clone(with_uv: Machine) -> None:
    with_uv.bootstrap()
    assert list((with_uv.folder / "home").iterdir()) == []


def break_requirements(clone: Path) -> None:
    (clone / "requirements.txt").write_text("sphinx==2\n")


def break_interrupted(clone: Path) -> None:
    (clone / ".venv" / "proven-stamp").unlink()


def break_package(clone: Path) -> None:
    next((clone / ".venv").glob("lib/*/site-packages/sphinx.py")).unlink()


def break_interpreter(clone: Path) -> None:
    python = clone / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python")


def break_stamp(clone: Path) -> None:
    (clone / ".venv" / "proven-stamp").write_text("{")


@pytest.mark.parametrize(
    "damage",
    [
        break_requirements,
        break_interrupted,
        break_package,
        break_interpreter,
        break_stamp,
    ],
)
def test_what_is_out_of_date_or_broken_is_made_anew(with_uv: Machine, damage) -> None:
    with_uv.bootstrap()
    leftover = next((with_uv.clone / ".venv").glob("lib/*/site-packages")) / "old.py"
    leftover.touch()
    damage(with_uv.clone)
    assert with_uv.bootstrap()[0] == 0
    assert with_uv.made() == 2
    assert not leftover.exists()
    assert with_uv.bootstrap() == (0, "", "")


def test_a_clone_that_was_moved_gets_its_own(with_uv: Machine) -> None:
    with_uv.bootstrap()
    stamp = with_uv.clone / ".venv" / "proven-stamp"
    made_from = json.loads(stamp.read_text())
    made_from["made_from"]["folder"] = "/somewhere/else"
    stamp.write_text(json.dumps(made_from))
    with_uv.bootstrap()
    assert with_uv.made() == 2


def test_a_link_is_replaced_and_not_followed(with_uv: Machine) -> None:
    shared = with_uv.folder / "shared"
    shared.mkdir()
    (shared / "precious").touch()
    (with_uv.clone / ".venv").symlink_to(shared)
    assert with_uv.bootstrap()[0] == 0
    assert [path.name for path in shared.iterdir()] == ["precious"]


def test_two_runs_at_once_make_it_once(with_uv: Machine) -> None:
    with_uv.settings["UV_PAUSE"] = "1"
    runs = [with_uv.start(), with_uv.start()]
    said = [run.communicate(timeout=60)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert with_uv.made() == 1
    assert sum("Waiting for another run" in text for text in said) == 1


@pytest.mark.slow
def test_a_failed_installation_is_not_taken_for_done(with_uv: Machine) -> None:
    with_uv.settings["UV_STATUS"] = "1"
    with_uv.settings["PIP_NO_INDEX"] = "1"  # and so pip cannot help either
    status, _, err = with_uv.bootstrap()
    assert status == 1
    assert "Could not install requirements.txt" in err
    assert not (with_uv.clone / ".venv" / "proven-stamp").exists()


@pytest.mark.slow
def test_plain_venv_and_pip_will_do(machine: Machine) -> None:
    machine.put("bin", "python3", f'exec "{BASE}" "$@"')
    shutil.copy(ROOT / "requirements.txt", machine.clone)
    machine.settings |= {k: v for k, v in os.environ.items() if k.startswith("PIP_")}
    status, _, err = machine.bootstrap()
    assert status == 0, err
    python = machine.clone / ".venv" / "bin" / "python"
    subprocess.run([python, "-c", "import sphinx, typst, pytest"], check=True)
    assert machine.bootstrap() == (0, "", "")
    assert list((machine.folder / "home").iterdir()) == []
