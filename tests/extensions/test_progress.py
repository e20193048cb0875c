"""The table of solved exercises."""

from proven.progress import chapters, grade, main, table

from .conftest import ROOT


def test_a_folder_is_graded_by_exercise(tmp_path):
    folder = tmp_path / "code" / "slots" / "exercises"
    folder.mkdir(parents=True)
    (folder / "test_good.py").write_text("def test_a(): pass\ndef test_b(): pass\n")
    (folder / "test_half.py").write_text("def test_a(): pass\ndef test_b(): assert 0\n")
    (folder / "conftest.py").write_text(
        "import pytest\n@pytest.fixture\ndef exercise(): compile('(', 'x', 'exec')\n"
    )
    (folder / "test_typo.py").write_text("def test_a(exercise): pass\n")
    states = grade(tmp_path, ["slots"])
    assert states == {
        ("slots", "good"): "solved",
        ("slots", "half"): "open",
        ("slots", "typo"): "broken",
    }
    assert table(["memory/slots"], states).splitlines() == [
        "memory/slots  ✓ good  · half  ! typo",
        "✓ solved  · open  ! cannot be loaded",
        "1 of 3 solved",
    ]


def test_every_chapter_of_the_book_is_known():
    names = chapters(ROOT)
    assert "memory/slots" in names
    assert len(names) == len(list((ROOT / "code").glob("*/exercises")))


def test_an_unknown_chapter_is_refused_with_a_remedy(capsys):
    assert main(["memory/slot"]) == 2
    assert "Mend:" in capsys.readouterr().err
