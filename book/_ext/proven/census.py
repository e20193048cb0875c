"""The census: every block of the book, and how it is proven.

``build/census.json`` is written by every proof. Its shape::

    {"chapters": {"concurrency/gil": {
        "examples": 41, "words": 3900, "exercises": [...], "caught": [...],
        "blocks": [{"line": 30, "kind": "pycon", "proven": "...", "examples": 3,
                    "pyversion": ">=3.14"}, ...]}},
     "totals": {"blocks": ..., "examples": ..., "by kind": {...}},
     "interpreters": {"3.14.10": {"proven": 120, "gated": 4, "failed": 0}},
     "never run": [{"chapter": ..., "line": ..., "pyversion": ..., "build": ...}]}
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from .proof import minor_of
from .records import chapters
from .standing import standing_proofs


def take(app: Sphinx) -> dict[str, Any]:
    """Count the book as it was read, with the proofs that hold for it."""
    rows: dict[str, Any] = {}
    kinds: Counter[str] = Counter()
    for docname, one in sorted(chapters(app.env).items()):
        if not one.blocks:
            continue
        kinds.update(block.kind for block in one.blocks)
        rows[docname] = {
            "examples": one.example_count(),
            "words": one.words,
            "exercises": one.exercises,
            "caught": one.caught,
            "blocks": [block.census() for block in one.blocks],
        }
    totals = {
        "blocks": sum(kinds.values()),
        "examples": sum(row["examples"] for row in rows.values()),
        "by kind": dict(sorted(kinds.items())),
    }
    return {
        "chapters": rows,
        "totals": totals,
        **_on_interpreters(standing_proofs(app)),
    }


def _on_interpreters(proofs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    names = sorted({name for of_page in proofs.values() for name in of_page})
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    never: list[dict[str, Any]] = []
    for docname, of_page in sorted(proofs.items()):
        for name, proof in of_page.items():
            for status in ("proven", "gated", "failed"):
                counts[name][status] += proof.count(status)
        for outcomes in zip(
            *(proof.outcomes for proof in of_page.values()), strict=True
        ):
            if all(outcome.status == "gated" for outcome in outcomes):
                never.append({"chapter": docname, "line": outcomes[0].line})
    return {
        "interpreters": {name: dict(count) for name, count in counts.items()},
        "never run": never,
    }


def write(app: Sphinx) -> Path:
    """Write the census; return where it is."""
    path = Path(app.config.proven_build) / "census.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps(take(app), indent=1) + "\n", encoding="utf-8")
    temporary.replace(path)
    return path


def check(path: Path, required: list[str]) -> list[str]:
    """What is wrong with a census after all interpreters have run.

    ``required`` are minor versions that must have proven the whole book.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    examples = data["totals"]["examples"]
    problems = []
    for minor in required:
        names = [name for name in data["interpreters"] if minor_of(name) == minor]
        counts = [data["interpreters"][name] for name in names]
        if not any(c["proven"] + c["gated"] == examples for c in counts):
            problems.append(f"the book is not proven on Python {minor}")
    for row in data["never run"]:
        problems.append(
            f"book/{row['chapter']}.md:{row['line']}: no tested interpreter runs this "
            "example. Mend: correct :pyversion: or :build:, or remove the block"
        )
    return problems
