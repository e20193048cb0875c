"""What imports cost, as ratios within one run.

Run it with ``python -m modules_and_packages.benchmarks.costs``.
Printed: the lowest ratio of the rounds, the median and the
highest.
"""

import inspect
import marshal
import subprocess
import sys
from types import CodeType

from measuring.ratios import Ratios, compare


def statement_in_function() -> Ratios:
    """An import that finds its module, against a name."""
    space: dict[str, object] = {}
    exec(
        "import json\n"
        "def importing():\n    import json\n    return json\n"
        "def reading():\n    return json\n",
        space,
    )
    return compare(
        "importing()", "reading()", number=5_000, names=space
    )


def compile_or_unmarshal() -> Ratios:
    """Compiling a source, against reading the bytecode."""
    source = inspect.getsource(inspect)
    code = compile(source, "inspect.py", "exec")
    stored = marshal.dumps(code)

    def compiled() -> CodeType:
        return compile(source, "inspect.py", "exec")

    def read() -> object:
        return marshal.loads(stored)

    return compare(compiled, read, number=1, rounds=5)


def start(code: str) -> None:
    """Run a program that prints nothing."""
    subprocess.run(
        [sys.executable, "-I", "-c", code], check=True
    )


def start_up(name: str, rounds: int = 3) -> Ratios:
    """A program with one import, against an empty one."""
    return compare(
        lambda: start(f"import {name}"),
        lambda: start("pass"),
        number=1,
        rounds=rounds,
    )


def lazy_name() -> Ratios:
    """A lazy name after its first use, against a plain one."""
    space: dict[str, object] = {}
    exec(
        "lazy import json\n"
        "import string\n"
        "def lazily():\n    return json\n"
        "def plainly():\n    return string\n",
        space,
    )
    return compare(
        "lazily()", "plainly()", number=20_000, names=space
    )


def main() -> None:
    print("import in a function", statement_in_function())
    print("compile or unmarshal", compile_or_unmarshal())
    for name in ("json", "argparse", "asyncio"):
        print(f"start with {name}", start_up(name))
    if sys.version_info >= (3, 15):
        print("a lazy name, used before", lazy_name())


if __name__ == "__main__":
    main()
