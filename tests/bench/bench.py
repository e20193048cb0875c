"""Measure the build, the proof and the editions, as ratios within one run.

``make bench`` prints a table: what was measured, the ratio or size, the goal,
and whether it is met. Absolute times are shown only to make the ratios
checkable; on a shared machine they mean nothing. Exit status 1 if a goal is
missed.

The synthetic manuscript (``manuscript``) has chapters of 3,000 words and 40
cheap examples each. "Bare" runs the same inputs with one plain
``python chapter.py`` a chapter: same number of processes, no checking.
"""

import argparse
import gzip
import math
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = 3000
EXAMPLES = 40
CHAPTERS = 32
SMALL = 8
LONG = 50  # more than 400 pages
REPEATS = 3
VOCABULARY = (
    "parcel hub courier route object name frame thread lock queue lookup class "
    "method value reference count cycle module loader finder import test fixture "
    "the a of and to in is that it which runs holds waits binds returns calls"
).split()
STOCK_CONF = """\
extensions = ["myst_parser"]
project = "Plain"
html_theme = "alabaster"
"""


@dataclass
class Result:
    """One line of the table; ``value`` must not exceed ``goal``."""

    what: str
    value: float
    goal: float
    unit: str = ""
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.goal


# -- The synthetic manuscript ----------------------------------------------------


def paragraph(dice: random.Random, words: int) -> str:
    """That many words, as a paragraph of sentences."""
    chosen = [dice.choice(VOCABULARY) for _ in range(words)]
    for start in range(0, words, 12):
        chosen[start] = chosen[start].capitalize()
        end = min(start + 11, words - 1)
        chosen[end] += "."
    return " ".join(chosen)


def session(dice: random.Random) -> tuple[list[str], str]:
    """The inputs of one cheap example, and its output."""
    a, b = dice.randrange(1000), dice.randrange(1000)
    return [f"parcels = [{a}, {b}]", "sum(parcels)"], str(a + b)


def chapter(number: int) -> tuple[str, str]:
    """A chapter as Markdown, and its inputs as a plain script."""
    dice = random.Random(number)
    blocks = EXAMPLES // 2
    text = [f"(chapter-{number})=", f"# Chapter {number}", ""]
    script = []
    for block in range(blocks):
        if block % 5 == 0:
            heading = f"Section {block // 5 + 1} of {number}"
            text += [f"(chapter-{number}-{block})=", f"## {heading}", ""]
        text += [paragraph(dice, WORDS // blocks), ""]
        inputs, output = session(dice)
        prompts = [f">>> {line}" for line in inputs]
        text += ["```pycon", *prompts, output, "```", ""]
        script += [inputs[0], f"print({inputs[1]})"]
    return "\n".join(text), "\n".join(script) + "\n"


def manuscript(folder: Path, chapters: int) -> None:
    """A copy of the book's machine with a synthetic book in it."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("_ext", "_static", "_templates"):
        shutil.copytree(ROOT / "book" / name, folder / "book" / name, ignore=ignore)
    for name in ("conf.py", "requirements.txt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "code").mkdir()
    (folder / "bare").mkdir()
    write_chapters(folder, chapters)
    (folder / "plain").mkdir()
    (folder / "plain" / "conf.py").write_text(STOCK_CONF)


def write_chapters(folder: Path, chapters: int) -> None:
    """The pages: a cover, one part, its chapters, nothing else."""
    book = folder / "book"
    (book / "part").mkdir()
    names = []
    for number in range(1, chapters + 1):
        text, script = chapter(number)
        names.append(f"chapter-{number}")
        (book / "part" / f"{names[-1]}.md").write_text(text)
        (folder / "bare" / f"{names[-1]}.py").write_text(script)
    fence = "```"
    contents = "\n".join(names)
    (book / "part" / "index.md").write_text(
        f"# Part\n\n{fence}{{toctree}}\n{contents}\n{fence}\n"
    )
    (book / "index.md").write_text(
        f"# Book\n\n{fence}{{toctree}}\npart/index\n{fence}\n"
    )


# -- Measuring ----------------------------------------------------------------------


def launch(
    command: list[str], folder: Path, cores: int | None = None
) -> tuple[float, str]:
    """Wall-clock seconds and output of a command that must succeed.

    Raises RuntimeError with its output if it fails.
    """
    available = sorted(os.sched_getaffinity(0))

    def limit() -> None:
        if cores:
            os.sched_setaffinity(0, available[:cores])

    environment = os.environ | {"PYTHONPATH": str(folder / "book" / "_ext")}
    started = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}\n{done.stderr}")
    return seconds, done.stdout


def run(command: list[str], folder: Path, cores: int | None = None) -> float:
    """Wall-clock seconds of a command that must succeed."""
    return launch(command, folder, cores)[0]


def reported(pattern: str, *arguments: str, folder: Path, cores: int = 2) -> float:
    """Seconds that the build driver itself reports, found by a pattern."""
    command = [sys.executable, "-m", "proven", *arguments]
    _, output = launch(command, folder, cores)
    match = re.search(pattern, output)
    assert match is not None, output
    return float(match[1])


def best(measure: Callable[[], float]) -> float:
    """The least of a few runs: noise only ever adds."""
    return min(measure() for _ in range(REPEATS))


def proven(folder: Path, *arguments: str) -> float:
    """Seconds of one run of the build driver."""
    return run([sys.executable, "-m", "proven", *arguments], folder)


def cold(folder: Path) -> None:
    """Forget everything built."""
    shutil.rmtree(folder / "build", ignore_errors=True)


def sphinx_html(folder: Path, conf: str, out: str, *options: str) -> float:
    """Seconds of one ``sphinx-build -b html`` of the manuscript."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", conf]
    return run([*command, *options, "book", out], folder)


def plain_html(folder: Path) -> float:
    """Seconds of a cold stock ``sphinx-build -b html`` of the same text."""
    shutil.rmtree(folder / "plain-out", ignore_errors=True)
    excluded = "exclude_patterns=_ext,_static,_templates"
    return sphinx_html(folder, "plain", "plain-out", "-D", excluded)


def bare(folder: Path, cores: int | None = None) -> float:
    """Seconds to run every chapter's inputs, one interpreter after another."""
    scripts = sorted((folder / "bare").glob("*.py"))
    return sum(run([sys.executable, str(path)], folder, cores) for path in scripts)


def stage_seconds(folder: Path, stage: str) -> float:
    """Seconds one stage takes when the manuscript has been read."""
    return reported(r"done in ([\d.]+) s", stage, folder=folder)


def proof_seconds(folder: Path, cores: int) -> float:
    """Seconds of the proof itself, as it reports them, all chapters anew."""
    pattern = r"chapters run now, ([\d.]+) s"
    return reported(pattern, "doctest", "--fresh", folder=folder, cores=cores)


def edit(folder: Path) -> None:
    """Change a word and an example of one chapter."""
    path = folder / "book" / "part" / "chapter-1.md"
    number = time.perf_counter_ns() % 10**6
    text, _ = chapter(1)
    edited = f"{text}\nEdited.\n\n```pycon\n>>> {number} + 0\n{number}\n```\n"
    path.write_text(edited)


def processor_seconds() -> float:
    """Processor time of all processes waited for so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def peak_of_children() -> float:
    """The largest resident size of a process waited for so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024.0


# -- What is measured ------------------------------------------------------------------


def whole_book(folder: Path) -> Result:
    """All four editions with proof, against a plain cold HTML build."""

    def everything() -> float:
        cold(folder)
        return proven(folder, "doctest", "html", "epub", "pdf")

    plain, ours = best(lambda: plain_html(folder)), best(everything)
    running = bare(folder)
    return Result(
        f"four editions with proof, {CHAPTERS} chapters / plain cold HTML",
        (ours - running) / plain,
        4.0,
        note=f"{ours:.1f} s less {running:.1f} s of examples / {plain:.1f} s",
    )


def proof_against_bare(folder: Path) -> list[Result]:
    """The proof, against the same inputs run bare."""
    alone = best(lambda: bare(folder, 1))
    one = best(lambda: proof_seconds(folder, 1))
    both = best(lambda: proof_seconds(folder, 2))
    return [
        Result(
            "proof on one core / examples run bare",
            one / alone,
            1.3,
            note=f"{one:.2f} s / {alone:.2f} s",
        ),
        Result(
            "proof on two cores / proof on one",
            both / one,
            0.8,
            note=f"{both:.2f} s / {one:.2f} s",
        ),
    ]


def pdfs_against_html(folder: Path) -> Result:
    """Both PDFs, against Sphinx's HTML writer with the book's theme."""
    cold(folder)
    proven(folder, "doctest")
    pdf, html = [], []
    for _ in range(REPEATS):
        shutil.rmtree(folder / "build" / "work", ignore_errors=True)
        html.append(stage_seconds(folder, "html"))
        pdf.append(stage_seconds(folder, "pdf"))
    return Result(
        "both PDFs / HTML writer",
        min(pdf) / min(html),
        2.0,
        note=f"{min(pdf):.1f} s / {min(html):.1f} s",
    )


def one_edit(folder: Path) -> Result:
    """One chapter edited, proven and in HTML, against a no-op Sphinx run."""
    proven(folder, "doctest", "html")

    def edited() -> float:
        edit(folder)
        return proven(folder, "doctest", "html")

    def nothing_to_do() -> float:
        return sphinx_html(folder, ".", "build/noop", "-d", "build/doctrees")

    nothing_to_do()
    ours, noop = best(edited), best(nothing_to_do)
    return Result(
        "one chapter edited, proven, in HTML / no-op Sphinx",
        ours / noop,
        2.0,
        note=f"{ours:.2f} s / {noop:.2f} s",
    )


def growth(small: Path, large: Path) -> Result:
    """The exponent with which the processor time of a cold build grows."""

    def everything(folder: Path) -> float:
        cold(folder)
        before = processor_seconds()
        proven(folder, "doctest", "html", "epub", "pdf")
        return processor_seconds() - before

    few, many = best(lambda: everything(small)), best(lambda: everything(large))
    exponent = math.log(many / few) / math.log(CHAPTERS / SMALL)
    return Result(
        f"growth from {SMALL} to {CHAPTERS} chapters (exponent)",
        exponent,
        1.1,
        note=f"{few:.1f} s, {many:.1f} s",
    )


def pdf_memory(folder: Path) -> Result:
    """Peak memory while both PDFs of a long book are made."""
    manuscript(folder, LONG)
    proven(folder, "pdf")
    pages = page_count(folder / "build" / "proven-python.pdf")
    return Result(
        "peak memory of the PDFs",
        peak_of_children() / 1e9,
        1.0,
        " GB",
        note=f"{pages} pages (largest process of the benchmark so far)",
    )


def page_count(path: Path) -> int:
    """Pages of a PDF."""
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


def sizes() -> list[Result]:
    """Page weight and files of the real book, as built."""
    build = ROOT / "build"
    html = build / "html"
    if not html.is_dir():
        return []
    results = []
    for page in sorted(html.glob("*/*.html")):
        if page.name not in ("index.html",) and page.parent.name[0] != "_":
            weight = first_visit(html, page) / 1024
            results.append(
                Result(f"{page.relative_to(html)}, first visit", weight, 60, " KB")
            )
    for name, goal in (("proven-python.epub", 10), ("proven-python-ereader.pdf", 15)):
        size = (build / name).stat().st_size / 1e6
        results.append(Result(name, size, goal, " MB"))
    return results


def first_visit(html: Path, page: Path) -> int:
    """Compressed bytes of a page with its styles and scripts; figures aside."""
    text = page.read_text(encoding="utf-8")
    without_figures = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    total = len(gzip.compress(without_figures.encode(), 6))
    assets = re.findall(r'<(?:link|script)[^>]*?(?:href|src)="([^"]+)"', text)
    for asset in assets:
        path = (page.parent / asset.partition("?")[0]).resolve()
        if path.suffix in (".css", ".js") and path.is_file():
            total += len(gzip.compress(path.read_bytes(), 6))
    return total


def show(results: list[Result]) -> None:
    """Print the table."""
    for result in results:
        mark = "ok  " if result.met else "MISS"
        print(
            f"{mark}  {result.value:6.2f}{result.unit} (goal {result.goal:g})  "
            f"{result.what}  {result.note}",
            flush=True,
        )


def main() -> int:
    """Run all measurements; the exit status tells whether all goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", action="store_true", help="sizes only, no timing")
    options = parser.parse_args()
    results = sizes()
    show(results)
    if not options.sizes:
        with tempfile.TemporaryDirectory(prefix="proven-bench-") as name:
            large, small = Path(name, "large"), Path(name, "small")
            manuscript(large, CHAPTERS)
            manuscript(small, SMALL)
            steps: list[Callable[[], Result | list[Result]]] = [
                lambda: whole_book(large),
                lambda: pdf_memory(Path(name, "long")),
                lambda: proof_against_bare(large),
                lambda: pdfs_against_html(large),
                lambda: one_edit(large),
                lambda: growth(small, large),
            ]
            for step in steps:
                measured = step()
                found = measured if isinstance(measured, list) else [measured]
                show(found)
                results += found
    return 0 if all(result.met for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
