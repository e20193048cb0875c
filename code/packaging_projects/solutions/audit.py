"""One pass over the records, which hold all that ought to be
there, and one over the directory, for the files that no record
names. Those are the interesting ones: a .pth file without an
owner, or a module that a program wrote beside its own.

Bytecode is left out, because the interpreter writes it. Scripts
are listed as ../../../bin/label and are checked like the rest;
as they lie outside, a foreign one is not found. RECORD itself
has no hash: who can change a file can change its row as well,
so this finds accidents and careless visitors.
"""

import csv
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple


class Findings(NamedTuple):
    """Three sorted lists of paths below the directory."""

    changed: list[str]
    missing: list[str]
    unknown: list[str]


def audit(site: Path) -> Findings:
    """Compare the files with what RECORD lists."""
    hashes: dict[str, str] = {}
    for record in site.glob("*.dist-info/RECORD"):
        with record.open(newline="", encoding="utf-8") as file:
            for path, code, _ in csv.reader(file):
                if not path.endswith(".pyc"):
                    hashes[path] = code
    missing = [p for p in hashes if not (site / p).is_file()]
    changed = [
        path
        for path, code in hashes.items()
        if code
        and path not in missing
        and code != digest((site / path).read_bytes())
    ]
    found = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    return Findings(
        sorted(changed),
        sorted(missing),
        sorted(found - hashes.keys()),
    )


def digest(data: bytes) -> str:
    """A hash as RECORD spells it."""
    code = urlsafe_b64encode(sha256(data).digest()).decode()
    return "sha256=" + code.rstrip("=")
