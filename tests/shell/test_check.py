"""The driver of ``make check``: what it makes of tools and their findings."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "tests" / "validators" / "check.py"
SPEC = importlib.util.spec_from_file_location("check", PATH)
assert SPEC is not None and SPEC.loader is not None
check = importlib.util.module_from_spec(SPEC)
sys.modules["check"] = check  # dataclasses look here
SPEC.loader.exec_module(check)


def one(status: str) -> object:
    return check.Result("a tool", status, "a remark\nin two lines")


@pytest.mark.parametrize(
    ("statuses", "ci", "expected"),
    [
        (["passed", "passed"], "1", 0),
        (["passed", "missing"], "", 0),
        (["passed", "missing"], "1", 1),
        (["passed", "failed"], "", 1),
    ],
)
def test_exit_status(
    statuses: list[str], ci: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    assert check.report([one(status) for status in statuses]) == expected


def test_the_last_line_counts(capsys: pytest.CaptureFixture[str]) -> None:
    check.report([one("passed"), one("failed"), one("missing")])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "1 passed, 1 failed, 1 without their tools"


def test_a_missing_tool_comes_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = check.Tool(lambda: None, "apt install it")
    monkeypatch.setitem(check.TOOL, "qpdf", gone)
    result = check.judge(next(c for c in check.CHECKS if c.name == "qpdf"))
    assert (result.status, result.remark) == ("missing", "qpdf: apt install it")


def test_a_missing_edition_is_a_failure(tmp_path: Path) -> None:
    edition = ROOT / "build" / "no-such-edition.pdf"
    result = check.judge(check.Check("x", edition, (), lambda: "fine"))
    assert result.status == "failed"
    assert "make book" in result.remark


def test_what_a_tool_says_is_kept_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "LOGS", tmp_path)
    script = "import sys; sys.exit('line 3: wrong')"
    with pytest.raises(check.WrongError, match="line 3: wrong"):
        check.call("log", sys.executable, "-c", script)
    assert (tmp_path / "log.txt").read_text() == "line 3: wrong\n"


def test_every_tool_that_is_needed_is_known() -> None:
    needed = {tool for one in check.CHECKS for tool in one.tools}
    assert needed == set(check.TOOL)
