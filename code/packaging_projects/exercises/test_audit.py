"""Grades exercise ``audit``."""

from base64 import urlsafe_b64encode
from hashlib import sha256

import pytest


def row(path, data):
    code = urlsafe_b64encode(sha256(data).digest()).decode()
    return f"{path},sha256={code.rstrip('=')},{len(data)}"


@pytest.fixture
def site(tmp_path):
    """Two distributions, one with a comma in a file's name."""
    for name, files in {
        "labels": {"labels/__init__.py": b"A = 1\n"},
        "routes": {
            "routes/__init__.py": b"B = 2\n",
            "routes/oslo, turin.txt": b"900 km\n",
        },
    }.items():
        info = f"{name}-1.0.dist-info"
        rows = []
        for path, data in files.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
            rows.append(row(f'"{path}"', data))
        rows.append(f"{name}/__pycache__/x.cpython-315.pyc,,")
        rows.append(f"{info}/RECORD,,")
        (tmp_path / info).mkdir()
        text = "\n".join(rows)
        (tmp_path / info / "RECORD").write_text(text)
    return tmp_path


def test_nothing_changed(exercise, site):
    assert exercise.audit(site) == ([], [], []), (
        "these files are as their records say; bytecode that "
        "was never written is no finding"
    )


def test_a_changed_file(exercise, site):
    (site / "labels" / "__init__.py").write_text("A = 2\n")
    changed, _, _ = exercise.audit(site)
    assert changed == ["labels/__init__.py"], (
        "compare the file's hash with the one in RECORD"
    )


def test_a_missing_file(exercise, site):
    (site / "routes" / "oslo, turin.txt").unlink()
    _, missing, _ = exercise.audit(site)
    assert missing == ["routes/oslo, turin.txt"], (
        "RECORD is CSV: read it with the csv module"
    )


def test_files_that_nobody_owns(exercise, site):
    (site / "zz.pth").write_text("import sys\n")
    (site / "labels" / "extra.py").write_text("")
    (site / "labels" / "__pycache__").mkdir()
    (site / "labels" / "__pycache__" / "a.pyc").write_text("")
    _, _, unknown = exercise.audit(site)
    assert unknown == ["labels/extra.py", "zz.pth"], (
        "files that no RECORD lists, sorted, without bytecode"
    )
