"""The ready configuration of ruff selects every rule that the book names."""

import json
import subprocess
import sys
import tomllib
from collections import defaultdict

import pytest

from .conftest import ROOT, Made

CODE = ROOT / "code"
CONFIGURATION = CODE / "in_review" / "ruff.toml"


@pytest.fixture(scope="module")
def claims(book: Made) -> list[dict[str, str]]:
    """Where the chapters say that ruff catches a pitfall."""
    return [
        claim
        for row in book.census["chapters"].values()
        for claim in row["caught"]
        if claim["tool"] == "ruff"
    ]


@pytest.fixture(scope="module")
def reported(claims: list[dict[str, str]]) -> dict[str, set[str]]:
    """The codes that ruff reports with the configuration, by file of code/."""
    files = sorted({claim[name] for claim in claims for name in ("pitfall", "mended")})
    command = ["ruff", "check", "--no-cache", "--output-format", "json"]
    done = subprocess.run(
        [sys.executable, "-m", *command, "--config", CONFIGURATION, *files],
        capture_output=True,
        text=True,
        check=False,
        cwd=CODE,
    )
    assert done.returncode == 1, done.stderr
    found: dict[str, set[str]] = defaultdict(set)
    for row in json.loads(done.stdout):
        found[row["filename"].removeprefix(f"{CODE}/")].add(row["code"])
    return found


def test_it_selects_the_rules_of_the_chapters_and_no_others(claims):
    selected = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["lint"][
        "select"
    ]
    assert selected == sorted({claim["rule"] for claim in claims})


def test_each_rule_fires_on_its_pitfall_and_not_on_what_was_mended(claims, reported):
    missed = [c for c in claims if c["rule"] not in reported[c["pitfall"]]]
    still = [c for c in claims if c["rule"] in reported[c["mended"]]]
    assert (missed, still) == ([], [])
