"""Where the book says that a tool catches a pitfall, the tool does."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Made

CODE = ROOT / "code"
Codes = dict[str, set[str]]
SILENCERS = {"ruff": "noqa", "mypy": "type: ignore"}


def run_ruff(rule: str, file: str) -> set[str]:
    """The codes that ruff reports if only this rule is selected."""
    command = [
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
        "--target-version",
        "py313",
        "--select",
        rule,
        "--output-format",
        "json",
        CODE / file,
    ]
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return {row["code"] for row in json.loads(done.stdout)}


def run_mypy(files: list[str], rules: set[str], cache: Path) -> Codes:
    """The codes of the errors that mypy reports, by file."""
    options = [
        "--strict",
        "--output",
        "json",
        "--config-file",
        "",
        "--cache-dir",
        cache,
        "--namespace-packages",
        "--explicit-package-bases",
    ]
    for rule in sorted(rules):
        options += ["--enable-error-code", rule]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *files],
        capture_output=True,
        text=True,
        check=False,
        cwd=CODE,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: Codes = defaultdict(set)
    for row in map(json.loads, done.stdout.splitlines()):
        if row["severity"] == "error":
            found[row["file"]].add(row["code"])
    return found


@pytest.fixture(scope="module")
def claims(book: Made) -> list[dict[str, Any]]:
    """What the chapters say: tool, rule, pitfall and mended file."""
    return [
        {**claim, "place": f"book/{docname}.md:{claim['line']}"}
        for docname, row in book.census["chapters"].items()
        for claim in row["caught"]
    ]


@pytest.fixture(scope="module")
def reported(claims: list[dict[str, Any]], tmp_path_factory) -> Codes:
    """The codes that the claimed tool reports, by ``tool file``."""
    found: Codes = {}
    typed = [claim for claim in claims if claim["tool"] == "mypy"]
    files = sorted({claim[name] for claim in typed for name in ("pitfall", "mended")})
    if files:
        rules = {claim["rule"] for claim in typed}
        codes = run_mypy(files, rules, tmp_path_factory.mktemp("mypy"))
        found |= {f"mypy {file}": codes[file] for file in files}
    for claim in claims:
        if claim["tool"] == "ruff":
            for name in ("pitfall", "mended"):
                found[f"ruff {claim[name]}"] = run_ruff(claim["rule"], claim[name])
    return found


def test_there_are_claims(claims):
    assert {claim["tool"] for claim in claims} == {"ruff", "mypy"}


def test_exactly_the_named_rule_fires_on_the_pitfall(claims, reported):
    wrong = {
        claim["place"]: reported[f"{claim['tool']} {claim['pitfall']}"]
        for claim in claims
        if reported[f"{claim['tool']} {claim['pitfall']}"] != {claim["rule"]}
    }
    assert wrong == {}


def test_nothing_fires_on_the_mended_file(claims, reported):
    wrong = {
        claim["place"]: reported[f"{claim['tool']} {claim['mended']}"]
        for claim in claims
        if reported[f"{claim['tool']} {claim['mended']}"]
    }
    assert wrong == {}


def test_no_pitfall_silences_its_tool(claims):
    for claim in claims:
        for name in ("pitfall", "mended"):
            text = (CODE / claim[name]).read_text(encoding="utf-8")
            assert SILENCERS[claim["tool"]] not in text, claim["place"]
