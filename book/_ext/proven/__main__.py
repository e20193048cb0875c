"""Build the book: ``python -m proven doctest html epub pdf cards``.

Stages run in the order given, in one process, over one doctree folder, so the
manuscript is read once. An edition is made in ``build/work`` and moved into
place when it is whole: a failed or interrupted build leaves the last good one.
"""

import argparse
import fcntl
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from sphinx._cli.util.colour import disable_colour, terminal_supports_colour
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from . import census

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "build"
WORK = BUILD / "work"
STAGES = {
    "doctest": "doctest",
    "html": "html",
    "epub": "epub",
    "pdf": "typst",
    "cards": "cards",
}
PRODUCTS = {
    "html": ["html"],
    "epub": ["proven-python.epub"],
    "cards": ["proven-python.apkg"],
    "pdf": [
        "proven-python.pdf",
        "proven-python-ereader.pdf",
        "proven-python-cheatsheet.pdf",
    ],
}


class Failure(Exception):
    """A stage failed; its messages have been printed."""


@contextmanager
def only_one() -> Iterator[None]:
    """Keep a second build from touching the same folders. Raises Failure."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Failure(
                "another build of this book is running; wait for it"
            ) from error
        yield


def run_stage(stage: str, overrides: dict[str, object], verbose: bool) -> None:
    """Run one builder. Raises Failure where it reports anything wrong."""
    out = WORK / stage
    unfinished = out.with_suffix(".unfinished")
    if unfinished.exists():  # interrupted: a page may be cut off in the middle
        _remove(out)
    out.mkdir(parents=True, exist_ok=True)
    unfinished.touch()
    with patch_docutils(str(ROOT)), docutils_namespace():
        app = Sphinx(
            srcdir=ROOT / "book",
            confdir=ROOT,
            outdir=out,
            doctreedir=BUILD / "doctrees",
            buildername=STAGES[stage],
            confoverrides={"proven_build": str(BUILD), **overrides},
            status=sys.stdout if verbose else None,
            warning=sys.stderr,
        )
        app.build()
    unfinished.unlink()
    if app.statuscode:
        raise Failure(f"{stage} failed; the editions in build/ are untouched")


def restore() -> None:
    """Put back an edition whose replacement was interrupted."""
    for old in BUILD.glob(".*.old"):
        target = old.with_name(old.name.removeprefix(".").removesuffix(".old"))
        if target.exists():
            _remove(old)
        else:
            old.rename(target)


def publish(stage: str) -> list[Path]:
    """Move what a stage made into place; return where it is now."""
    placed = []
    for product in PRODUCTS.get(stage, []):
        made = WORK / stage if product == stage else WORK / stage / product
        target = BUILD / product
        fresh = target.with_name(f".{target.name}.new")
        _remove(fresh)
        if made.is_dir():
            shutil.copytree(made, fresh, ignore=shutil.ignore_patterns(".*"))
            _add_downloads(fresh)
            _swap_folder(fresh, target)
        else:
            shutil.copyfile(made, fresh)
            fresh.replace(target)
        placed.append(target)
    return placed


def _add_downloads(html: Path) -> None:
    """Put the other editions beside the site that offers them."""
    downloads = html / "editions"
    downloads.mkdir()
    for product in chain.from_iterable(PRODUCTS[s] for s in ("epub", "pdf", "cards")):
        if (BUILD / product).exists():
            shutil.copyfile(BUILD / product, downloads / product)


def _swap_folder(fresh: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.old")
    _remove(old)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def build(stages: list[str], overrides: dict[str, object], verbose: bool) -> None:
    """Run the stages, then publish what they made. Raises Failure."""
    began = time.monotonic()
    with only_one():
        restore()
        for stage in stages:
            started = time.monotonic()
            print(f"── {stage}", flush=True)
            run_stage(stage, overrides, verbose)
            print(f"   done in {time.monotonic() - started:.1f} s", flush=True)
        # The site comes last: it takes the other editions in.
        for stage in sorted(stages, key="html".__eq__):
            for path in publish(stage):
                print(f"   {path.relative_to(ROOT)}{_size(path)}")
    print(f"── all done in {time.monotonic() - began:.1f} s")


def _size(path: Path) -> str:
    if path.is_dir():
        return "/index.html"
    return f" ({path.stat().st_size / 1e6:.1f} MB)"


def check_census(required: list[str]) -> None:
    """Fail where an example ran on no tested interpreter."""
    problems = census.check(BUILD / "census.json", required)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise Failure("the census is not complete")
    print("every example of the book ran on at least one interpreter")


def main(arguments: list[str] | None = None) -> int:
    """Command line; see ``--help``. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m proven", description=__doc__)
    parser.add_argument("stages", nargs="+", choices=[*STAGES, "census"])
    parser.add_argument("--chapter", default="", help="prove this chapter only")
    parser.add_argument("--python", default="", help="prove on this interpreter")
    parser.add_argument("--fresh", action="store_true", help="prove all again")
    parser.add_argument("--verbose", action="store_true", help="Sphinx's progress")
    parser.add_argument(
        "--check",
        nargs="*",
        metavar="VERSION",
        help="with census: versions that must have proven all",
    )
    options = parser.parse_args(arguments)
    overrides: dict[str, object] = {
        "proven_chapter": options.chapter,
        "proven_python": options.python,
        "proven_fresh": options.fresh,
    }
    os.environ.setdefault("PYTHONHASHSEED", "0")
    if not terminal_supports_colour():
        disable_colour()
    try:
        if "census" in options.stages:
            check_census(options.check or [])
        else:
            build(options.stages, overrides, options.verbose)
    except KeyboardInterrupt:
        print("── interrupted; the editions in build/ are untouched", file=sys.stderr)
        return 130
    except Failure as failure:
        print(f"── {failure}", file=sys.stderr)
        return 1
    except SphinxError as error:
        print(f"── {error.category}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
