"""``make test-all``: the book on every supported interpreter, through tox.

Says which interpreters are here. One that is missing fails the run if ``CI``
is set; free-threaded builds are used where they are found.
"""

import os
import subprocess
import sys
from pathlib import Path

from python_discovery import PythonInfo, get_interpreter

ROOT = Path(__file__).resolve().parent.parent
REQUIRED = ("3.13", "3.14", "3.15")
WELCOME = ("3.13t", "3.14t", "3.15t")


def find(version: str) -> PythonInfo | None:
    """The best interpreter of a version: preferably not the one of .venv,
    which ``make test`` has used already."""
    listing = subprocess.run(
        [ROOT / ".ci" / "bootstrap", "--pyenv"], capture_output=True, text=True
    )
    pyenv = listing.stdout.splitlines()

    def fits(one: PythonInfo) -> bool:
        return bool(one.free_threaded) == version.endswith("t")

    def is_new(one: PythonInfo) -> bool:
        path = os.path.realpath(one.system_executable or one.executable or "")
        return fits(one) and path != os.path.realpath(sys.executable)

    key = f"cpython{version}"
    for predicate in (is_new, fits):
        if info := get_interpreter(key, predicate=predicate):
            return info
    return get_interpreter(key, try_first_with=pyenv, predicate=fits)


def find_all() -> dict[str, str]:
    """Path of the interpreter for each version that is here."""
    found = {}
    for version in (*REQUIRED, *WELCOME):
        info = find(version)
        path = info and (info.system_executable or info.executable)
        if info and path:
            found[version] = path
            release = ".".join(str(part) for part in info.version_info[:3])
            print(f"   {version:6} {release} at {path}")
        else:
            print(f"   {version:6} not found")
    return found


def main() -> int:
    """Run tox on what is here, then check the census; return the exit status."""
    print("── interpreters")
    found = find_all()
    missing = [version for version in REQUIRED if version not in found]
    sys.stdout.flush()
    tox = [sys.executable, "-m", "tox", "run", "-e", ",".join(found)]
    if not sys.stdout.isatty():
        os.environ["NO_COLOR"] = "1"
        tox += ["--colored", "no"]
    for path in found.values():
        tox += ["--discover", path]
    status = subprocess.run(tox, cwd=ROOT).returncode
    if missing:
        print(f"── not proven on {', '.join(missing)}: not found here", file=sys.stderr)
        return 1 if os.environ.get("CI") else status
    census = [sys.executable, "-m", "proven", "census", "--check", *REQUIRED]
    return subprocess.run(census, cwd=ROOT).returncode or status


if __name__ == "__main__":
    sys.exit(main())
