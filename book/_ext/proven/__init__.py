"""The Sphinx extensions that make Proven Python.

===============  ==============================================================
``sessions``     reads a session: prompts and expected output
``fences``       the directives for code: pycon, console, listing, unverified
``frame``        the directives of a chapter: head, predict, follow-up, exercise
``checklists``   boxes to tick
``gather``       what the guide takes from the chapters
``assess``       the self-assessment
``audit``        every literal block is accounted for
``indexing``     index entries that are code, PEPs that explain
``manuscript``   checks of frame, labels, figures, listings
``remedies``     what to do, added to Sphinx's own warnings
``worker``       runs examples in a clean interpreter
``proof``        isolation, comparison, records
``builder``      ``sphinx-build -b doctest``
``census``       ``build/census.json``
``standing``     the proofs that still hold
``resolve``      facts, solutions and colophon, filled in at the end
``editions``     HTML and ePub
``typst``        the PDFs
===============  ==============================================================

A warning of any kind fails the build: a warning is an author's mistake.
"""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from . import (
    assess,
    audit,
    builder,
    checklists,
    fences,
    frame,
    gather,
    indexing,
    manuscript,
    records,
    remedies,
    resolve,
)

ENVIRONMENT_VERSION = 4
MODULES = (
    fences,
    checklists,
    frame,
    gather,
    assess,
    indexing,
    audit,
    manuscript,
    remedies,
    builder,
    resolve,
)


def begin(app: Sphinx) -> None:
    """Forget what an interrupted build read, and mark this one as begun.

    Sphinx does not read an unchanged page again, so it would report a mistake
    once and be silent afterwards. Only a build that ended well is trusted.
    """
    mark = _mark(app)
    if mark.exists():
        _forget(app)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()


def end(app: Sphinx, error: Exception | None) -> None:
    """Let mistakes fail this build, and be found again by the next one."""
    if app._warncount or error is not None:
        app.statuscode = app.statuscode or 1
        _forget(app)
    _mark(app).unlink(missing_ok=True)


def _mark(app: Sphinx) -> Path:
    return Path(app.doctreedir, ".begun")


def _forget(app: Sphinx) -> None:
    Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up all that every builder needs; editions are extensions of their own."""
    app.connect("env-purge-doc", records.purge)
    app.connect("env-merge-info", records.merge)
    for module in MODULES:
        module.setup(app)
    begin(app)
    app.connect("build-finished", end, priority=900)
    return {
        "version": "1",
        "env_version": ENVIRONMENT_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
