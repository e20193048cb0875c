"""The Makefile, the scripts beside it, the locks and the workflow."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
LOCKS = [
    "requirements.txt",
    "requirements-examples.txt",
    "requirements-free-threaded.txt",
    "tests/validators/requirements.txt",
]
PIN = re.compile(r"([a-z0-9][a-z0-9._-]*)==(\S+)( ; [^\\]+)? \\")


def make(*arguments: str) -> str:
    done = subprocess.run(
        ["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_help_lists_every_target_with_what_it_does() -> None:
    targets = set(" ".join(re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.M)).split())
    listed = dict(re.findall(r"^  make (\S+) +(\S.*)$", make("help"), re.M))
    assert set(listed) == targets


def test_plain_make_prints_the_help() -> None:
    assert make() == make("help")


@pytest.mark.parametrize("script", ["bootstrap", "lock", "run"])
def test_scripts_parse_and_can_be_run(script: str) -> None:
    path = ROOT / ".ci" / script
    shell = path.read_text().splitlines()[0].rpartition("/")[2].split()[-1]
    subprocess.run([shell, "-n", path], check=True)
    assert path.stat().st_mode & 0o111


def blocks(lock: str) -> list[list[str]]:
    """The lines of a lock, grouped by requirement."""
    grouped: list[list[str]] = []
    for line in (ROOT / lock).read_text().splitlines():
        if line.startswith(" "):
            grouped[-1].append(line.strip())
        else:
            grouped.append([line])
    return grouped


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_hashes_and_names_no_address(lock: str) -> None:
    assert not re.search(r"://|^-|/(home|root|tmp)/", (ROOT / lock).read_text(), re.M)
    for head, *rest in blocks(lock):
        assert PIN.fullmatch(head), head
        assert rest, head
        for line in rest:
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}( \\)?", line), line


def pins(lock: str) -> dict[str, str]:
    found = [PIN.fullmatch(head) for head, *_ in blocks(lock)]
    return {match[1]: match[2] for match in found if match}


def test_the_examples_use_the_versions_of_the_book() -> None:
    whole = pins("requirements.txt")
    for lock in LOCKS[1:3]:
        assert pins(lock).items() <= whole.items()


def test_the_lock_has_everything_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = {
        re.split(r"[^\w-]", one)[0]
        for name, group in project["dependency-groups"].items()
        for one in group
        if isinstance(one, str) and name != "validators"
    }
    assert asked <= set(pins("requirements.txt"))


def test_the_workflow_runs_what_everybody_runs() -> None:
    text = (ROOT / ".github" / "workflows" / "book.yml").read_text()
    jobs = yaml.safe_load(text)["jobs"]
    assert any(step.get("run") == ".ci/run" for step in jobs["prove"]["steps"])
    assert jobs["publish"]["needs"] == "prove"


def test_pre_commit_fetches_nothing() -> None:
    settings = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    assert [one["repo"] for one in settings["repos"]] == ["local"]
    assert {hook["language"] for hook in settings["repos"][0]["hooks"]} == {"system"}


def test_code_is_no_package() -> None:
    """It would hide the standard library's module of that name."""
    assert not (ROOT / "code" / "__init__.py").exists()
