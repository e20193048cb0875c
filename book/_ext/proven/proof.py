"""Run the examples of chapters, each in a process of its own, and compare.

A chapter's failure is that chapter's alone: its process has a scratch folder
with a copy of the chapter's code, a fixed environment, no network where the
system lets us cut it off, and a time limit on every example. A hang, an exit
or a crash is reported at the example that was running.
"""

import ast
import doctest
import hashlib
import json
import os
import re
import selectors
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet

from .records import Chapter

WORKER = Path(__file__).with_name("worker.py")
FLAGS = (
    doctest.ELLIPSIS | doctest.DONT_ACCEPT_TRUE_FOR_1 | doctest.DONT_ACCEPT_BLANKLINE
)
CHECKER = doctest.OutputChecker()
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".*cache")
IMPORT = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.MULTILINE)
PATH = re.compile(r"(?<![\w./-])(\w+)/")
OUTPUT_SHOWN = 4000  # characters of what an example printed before it died
DIFFERENCE_SHOWN = 30  # lines of expected or printed output in a failure

# Imported, not run as a script: then its compiled form is kept.
START_WORKER = """\
import sys
folder, plan, events = sys.argv[1:]
sys.path[0] = folder
sys.dont_write_bytecode = False
import worker
del sys.path[0]
worker.main(plan, int(events))
"""

ASK_IDENTITY = """\
import json, platform, sys, sysconfig
print(json.dumps({
    "version": "%d.%d.%d" % sys.version_info[:3] + {
        "final": "", "candidate": "rc%d", "beta": "b%d", "alpha": "a%d",
    }[sys.version_info.releaselevel].replace("%d", str(sys.version_info.serial)),
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "implementation": platform.python_implementation(),
    "system": platform.system() + " " + platform.machine(),
}))
"""


UNREACHED = "not reached"


class ProofError(Exception):
    """The proof could not be attempted at all; the text says why."""


@dataclass(frozen=True)
class Interpreter:
    """A Python that examples are run on."""

    path: str
    version: str
    free_threaded: bool
    implementation: str
    system: str

    @property
    def name(self) -> str:
        """For example ``3.14.10`` or ``3.13.5t``."""
        return self.version + ("t" if self.free_threaded else "")

    @property
    def minor(self) -> str:
        """For example ``3.14`` or ``3.13t``."""
        return minor_of(self.name)

    def runs(self, pyversion: str, build: str) -> bool:
        """Whether a block with these gates is run here."""
        wanted = {"": True, "free-threaded": self.free_threaded}
        if not wanted.get(build, not self.free_threaded):
            return False
        if not pyversion:  # as of most blocks
            return True
        return SpecifierSet(pyversion).contains(self.version, prereleases=True)


@cache
def identify(path: str) -> Interpreter:
    """Ask an interpreter what it is.

    Raises ProofError if it does not run.
    """
    command = [path, "-I", "-c", ASK_IDENTITY]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        return Interpreter(path=path, **json.loads(answer.stdout))
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        detail = getattr(error, "stderr", "") or str(error)
        raise ProofError(f"{path} does not run as a Python: {detail}") from error


@dataclass
class Outcome:
    """What became of one example.

    ``status`` is ``proven``, ``failed`` or ``gated`` (not for this
    interpreter); ``why`` explains a failure that is not a difference.
    """

    line: int
    kind: str
    source: str
    want: str
    status: str
    got: str = ""
    why: str = ""


@dataclass
class Proof:
    """The outcomes of one chapter on one interpreter."""

    chapter: str
    interpreter: str
    content: str
    outcomes: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0
    offline: bool = False

    def count(self, status: str) -> int:
        """How many examples have this status."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def failures(self) -> list[Outcome]:
        """The examples that did not do what the book says."""
        return [outcome for outcome in self.outcomes if outcome.status == "failed"]

    def to_json(self) -> str:
        """Serialize for the file in ``build/proof``."""
        return json.dumps(self, default=vars, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Proof":
        """The inverse of to_json. Raises ValueError, KeyError or TypeError."""
        data = json.loads(text)
        data["outcomes"] = [Outcome(**row) for row in data["outcomes"]]
        return cls(**data)


# -- What is to be proven ---------------------------------------------------


def content_digest(chapter: Chapter, code: Path, lock: Path) -> str:
    """A fingerprint of all that the outcome of a proof may depend on.

    The chapter's sessions, its code, the proof itself and the pinned tools.
    """
    digest = hashlib.sha256()
    digest.update(json.dumps(chapter.as_plan(), sort_keys=True).encode())
    digest.update(WORKER.read_bytes())
    digest.update(Path(__file__).read_bytes())
    digest.update(lock.read_bytes() if lock.exists() else b"")
    for folder in needed_folders(chapter, code):
        for path in _files(code / folder):
            digest.update(f"{path.relative_to(code)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def needed_folders(chapter: Chapter, code: Path) -> list[str]:
    """The folders of ``code`` that the chapter's examples can import or read.

    Its own, those of other chapters that its sessions or its code name in an
    import statement, directly or through one another, and those with which
    a path in its sessions begins; sorted.
    """
    said = "\n".join(
        example["source"] for block in chapter.sessions() for example in block.examples
    )
    waiting = _imported(said) | set(PATH.findall(said))
    waiting |= {chapter.folder} if chapter.folder else set()
    needed: set[str] = set()
    while waiting:
        folder = waiting.pop()
        if folder not in needed and (code / folder).is_dir():
            needed.add(folder)
            for path in (code / folder).rglob("*.py"):
                waiting |= _imported(path.read_text("utf-8", "replace"))
    return sorted(needed)


def _imported(source: str) -> set[str]:
    """The top-level names that import statements in the source mention."""
    return set(IMPORT.findall(source))


def _files(folder: Path) -> Iterator[Path]:
    """What the scratch copy of a folder holds, in a fixed order."""
    for place, folders, names in folder.walk():
        left = LEFT_BEHIND(str(place), [*folders, *names])
        folders[:] = sorted(set(folders) - left)
        yield from (place / name for name in sorted(set(names) - left))


# -- Running ------------------------------------------------------------------


@contextmanager
def _scratch(chapter: Chapter, code: Path) -> Iterator[Path]:
    """A folder of the chapter's own; each group gets a copy of the code."""
    with tempfile.TemporaryDirectory(
        prefix="proven-", ignore_cleanup_errors=True
    ) as name:
        root = Path(name).resolve()
        (root / "home").mkdir()
        (root / "temp").mkdir()
        (root / "groups").mkdir()
        folders = needed_folders(chapter, code)
        for group in {block.group for block in chapter.sessions()}:
            (root / "groups" / group).mkdir()
            for folder in folders:
                shutil.copytree(
                    code / folder,
                    root / "groups" / group / folder,
                    ignore=LEFT_BEHIND,
                )
        yield root


def _environment(interpreter: Interpreter, root: Path) -> dict[str, str]:
    # The tools that transcripts use stand beside the interpreter.
    return {
        "PATH": f"{Path(interpreter.path).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(root / "home"),
        "TMPDIR": str(root / "temp"),
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        # Where the network cannot be cut off, the usual clients are told.
        "PIP_NO_INDEX": "1",
        "UV_OFFLINE": "1",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "no_proxy": "127.0.0.1,localhost",
    }


def _groups(
    chapter: Chapter, interpreter: Interpreter, root: Path, outcomes: list[Outcome]
) -> tuple[list[dict[str, Any]], dict[int, float]]:
    """The worker's plan, and the time limit of each example by its id.

    Appends an outcome for every example; its position is the example's id.
    """
    groups: dict[str, dict[str, Any]] = {}
    limits: dict[int, float] = {}
    for block in chapter.sessions():
        here = interpreter.runs(block.pyversion, block.build)
        if block.group not in groups:
            groups[block.group] = {
                "folder": str(root / "groups" / block.group),
                "state": shlex.quote(str(root / "temp" / f"{block.group}.state")),
                "examples": [],
            }
        group = groups[block.group]
        for example in block.examples:
            identity = len(outcomes)
            outcomes.append(
                Outcome(
                    line=example["line"],
                    kind=block.kind,
                    source=example["source"],
                    want=example["want"],
                    status="failed" if here else "gated",
                    why=UNREACHED if here else "",
                )
            )
            if here:
                limits[identity] = block.timeout
                group["examples"].append(
                    {
                        "id": identity,
                        "kind": block.kind,
                        "source": example["source"],
                        "exit": example.get("exit", 0),
                    }
                )
    return list(groups.values()), limits


def _normal(text: str) -> str:
    """Output as it is compared: no tabs, nothing that is blank at the end."""
    lines = [line.expandtabs().rstrip() for line in text.splitlines()]
    return "\n".join(lines).rstrip("\n")


def matches(want: str, got: str) -> bool:
    """Whether the output is what the book shows; ``...`` elides."""
    return CHECKER.check_output(_normal(want) + "\n", _normal(got) + "\n", FLAGS)


def prove(chapter: Chapter, interpreter: Interpreter, code: Path, lock: Path) -> Proof:
    """Run a chapter's examples and compare each output with the manuscript."""
    started = time.monotonic()
    proof = Proof(
        chapter.docname, interpreter.name, content_digest(chapter, code, lock)
    )
    with _scratch(chapter, code) as root:
        groups, limits = _groups(chapter, interpreter, root, proof.outcomes)
        if limits:
            plan = {"capture": str(root / "temp" / "output"), "groups": groups}
            plan_file = root / "temp" / "plan"
            plan_file.write_text(ascii(plan), encoding="utf-8")
            exits = {
                example["id"]: example["exit"]
                for group in groups
                for example in group["examples"]
            }
            run = _Run(proof, limits, exits)
            run.carry_out(interpreter, plan_file, root)
    proof.seconds = round(time.monotonic() - started, 3)
    return proof


RUNNING: set[subprocess.Popen[bytes]] = set()
"""The workers of this process, for ending them when it is interrupted."""


class _Run:
    """One worker process, watched."""

    def __init__(
        self, proof: Proof, limits: dict[int, float], exits: dict[int, int]
    ) -> None:
        self.proof = proof
        self.limits = limits
        self.exits = exits
        self.running: int | None = None
        self.last = min(limits)
        self.ended = False
        self.position = 0  # in the file of outputs, where the example's own begin

    def carry_out(self, interpreter: Interpreter, plan: Path, root: Path) -> None:
        read_end, write_end = os.pipe()
        errors = root / "temp" / "errors"
        try:
            with errors.open("wb") as error_file:
                process = subprocess.Popen(
                    [
                        interpreter.path,
                        "-X",
                        "faulthandler",
                        "-c",
                        START_WORKER,
                        str(WORKER.parent),
                        str(plan),
                        str(write_end),
                    ],
                    stdin=subprocess.DEVNULL,
                    stdout=error_file,
                    stderr=error_file,
                    pass_fds=[write_end],
                    cwd=root,
                    env=_environment(interpreter, root),
                    start_new_session=True,
                )
        finally:
            os.close(write_end)
        RUNNING.add(process)
        try:
            why = self._watch(process, read_end)
        finally:
            RUNNING.discard(process)
            os.close(read_end)
            _kill(process)
        if why:
            printed = _read(root / "temp" / "output", self.position)
            self._fail(why, printed or _read(errors, 0))

    def _watch(self, process: subprocess.Popen[bytes], events: int) -> str:
        """Follow the events; the reason why it stopped early, or nothing."""
        buffer = b""
        selector = selectors.DefaultSelector()
        selector.register(events, selectors.EVENT_READ)
        with selector:
            while True:
                limit = self.limits[self.last if self.running is None else self.running]
                if not selector.select(timeout=limit):
                    return self._overdue(limit)
                data = os.read(events, 65536)
                if not data:
                    break
                *lines, buffer = (buffer + data).split(b"\n")
                try:
                    for line in lines:
                        self._take(ast.literal_eval(line.decode()))
                except (SyntaxError, ValueError):
                    return "it wrote to a file descriptor that is not its own"
        try:
            status = process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            return "the session's process did not end by itself"
        if self.ended and status == 0:
            return ""
        return _death(status)

    def _overdue(self, limit: float) -> str:
        if self.ended:
            return (
                "all examples of the group ran, but its process did not end: "
                "a thread or child process is still running"
            )
        return (
            f"it did not finish within {limit:g} seconds. Mend: let it end, or give "
            "the block a longer :timeout:"
        )

    def _take(self, event: dict[str, Any]) -> None:
        if "start" in event:
            self.running = self.last = event["start"]
            self.position = event["position"]
            self.ended = False
        elif "done" in event:
            self.running = None
            self._judge(event)
        elif "offline" in event:
            self.proof.offline = event["offline"]
        elif "end" in event:
            self.ended = True

    def _judge(self, event: dict[str, Any]) -> None:
        outcome = self.proof.outcomes[event["done"]]
        outcome.got = _normal(event["output"])
        outcome.why = ""
        expected = self.exits[event["done"]]
        if event["status"] != expected:
            outcome.why = (
                f"the command exited with {event['status']}, expected {expected}. "
                "Mend: correct the command, or state its exit status with :exit:"
            )
        elif matches(outcome.want, outcome.got):
            outcome.status = "proven"

    def _fail(self, why: str, tail: str) -> None:
        """Blame the example that ran; the ones behind it were not reached."""
        blamed = self.last if self.running is None else self.running
        outcome = self.proof.outcomes[blamed]
        outcome.status = "failed"
        outcome.why = why
        outcome.got = outcome.got or tail
        for later in self.limits:
            after = self.proof.outcomes[later]
            if after.why == UNREACHED:
                after.why = f"{UNREACHED}, because line {outcome.line} ended the run"


def _death(status: int) -> str:
    if status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:  # a real-time signal
            name = f"signal {-status}"
        return f"it killed the interpreter ({name})"
    return f"it ended the interpreter (exit status {status})"


def _read(path: Path, position: int) -> str:
    """The end of what a file holds from a position on."""
    try:
        with path.open("rb") as file:
            file.seek(position)
            text = file.read(OUTPUT_SHOWN).decode(errors="backslashreplace")
    except OSError:
        return ""
    return _normal(text)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the worker and whatever it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


# -- Many chapters, and their records -------------------------------------------


class Ledger:
    """The proofs on disk: ``build/proof/<interpreter>/<chapter>.json``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, interpreter: str, docname: str) -> Path:
        return self.folder / interpreter / f"{docname.replace('/', '--')}.json"

    def save(self, proof: Proof) -> None:
        """Keep a proof, replacing an older one of that chapter there."""
        path = self._file(proof.interpreter, proof.chapter)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".new")
        temporary.write_text(proof.to_json(), encoding="utf-8")
        temporary.replace(path)

    def load(self, interpreter: str, docname: str, content: str) -> Proof | None:
        """The proof of exactly this content on this interpreter, if kept."""
        try:
            text = self._file(interpreter, docname).read_text(encoding="utf-8")
            proof = Proof.from_json(text)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return proof if proof.content == content else None

    def interpreters(self) -> list[str]:
        """The names of the interpreters with records, oldest version first."""
        if not self.folder.is_dir():
            return []
        names = [path.name for path in self.folder.iterdir() if path.is_dir()]
        return sorted(names, key=version_key)


def minor_of(name: str) -> str:
    """For example ``3.13t`` of ``3.13.5t``: builds differ like versions."""
    return name.rpartition(".")[0] + ("t" if name.endswith("t") else "")


def version_key(name: str) -> tuple[list[int], str]:
    """Sorts names of interpreters by version: 3.9 before 3.13."""
    digits = "".join(c if c.isdigit() else " " for c in name)
    return [int(part) for part in digits.split()], name


def prove_all(
    chapters: list[Chapter],
    interpreter: Interpreter,
    code: Path,
    lock: Path,
    jobs: int | None = None,
) -> Iterator[Proof]:
    """Prove chapters side by side, as many as there are cores.

    Yields each proof as it is finished. The slowest known shape (most
    examples) goes first, so that no long chapter is left alone at the end.
    """
    count = jobs or os.process_cpu_count() or 1
    ordered = sorted(chapters, key=lambda one: -one.example_count())
    with ThreadPoolExecutor(count) as pool, _nothing_left_running():
        waiting = [
            pool.submit(prove, chapter, interpreter, code, lock) for chapter in ordered
        ]
        try:
            for future in as_completed(waiting):
                yield future.result()
        finally:  # interrupted: start no more of them
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _nothing_left_running() -> Iterator[None]:
    """End the workers at once if the build is interrupted."""
    try:
        yield
    except BaseException:
        for process in list(RUNNING):
            _kill(process)
        raise


def describe_failure(path: str, outcome: Outcome) -> str:
    """A failure as the author wants it: place, input, both outputs, remedy."""
    lines = [f"{path}:{outcome.line}: this example is not proven"]
    if outcome.why:
        lines[0] += f": {outcome.why}"
    elif line := first_difference(outcome):
        lines[0] += f"; what is printed differs from line {line} on"
    lines += _indented("Run:", outcome.source)
    lines += _indented("Expected:", outcome.want or "(nothing)")
    lines += _indented("Printed:", outcome.got or "(nothing)")
    if not outcome.why:
        lines.append(
            "    Mend: show what is really printed, elide what varies with ..., "
            "or gate the block with :pyversion:."
        )
    elif "Mend:" not in outcome.why:
        lines.append(
            "    Mend: leave the interpreter alive and idle, or run a program of its "
            "own in a ```console fence."
        )
    return "\n".join(lines)


def first_difference(outcome: Outcome) -> int | None:
    """The manuscript line of the first expected line that is not printed.

    None if every expected line is printed and there is only more than that.
    """
    wanted = outcome.want.splitlines()
    first = outcome.line + outcome.source.count("\n") + 1
    for count in range(1, len(wanted) + 1):
        if not matches("\n".join([*wanted[:count], "..."]), outcome.got + "\n."):
            return first + count - 1
    return None


def _indented(title: str, text: str) -> list[str]:
    shown = text.splitlines()
    if len(shown) > DIFFERENCE_SHOWN:
        left_out = len(shown) - DIFFERENCE_SHOWN
        shown = [*shown[:DIFFERENCE_SHOWN], f"[{left_out} more lines]"]
    return [f"    {title}", *(f"        {line}" for line in shown)]


def this_interpreter() -> Interpreter:
    """The Python that runs the build."""
    return identify(sys.executable)
