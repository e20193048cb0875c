"""``make lint``: run every checker, then say which of them found something."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str | Path]] = {
    "ruff check": [BIN / "ruff", "check", "--quiet"],
    "ruff format": [BIN / "ruff", "format", "--check", "--quiet"],
    "mypy": [BIN / "mypy", "--no-error-summary"],
    "typos": [BIN / "typos"],
    "prose": [sys.executable, ".ci/prose.py"],
}


def main() -> int:
    """Run the checks; return the exit status."""
    failed = []
    for name, command in CHECKS.items():
        print(f"── {name}", flush=True)
        if subprocess.run(command, cwd=ROOT).returncode != 0:
            failed.append(name)
    if failed:
        print(f"── found something: {', '.join(failed)}", file=sys.stderr)
    else:
        print("── nothing found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
