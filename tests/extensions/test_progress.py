"""The table of solved exercises."""

from proven.progress import chapters, grade, main, table

from .conftest import ROOT


def test_a_folder_is_graded_by_exercise(tmp_path):
    folder = tmp_path / "code" / "slots" / "exercises"
    folder.mkdir(parents=True)
    (folder / "test_good.py").write_text("def test_a(): pass\ndef test_b(): pass\n")
    (folder / "test_half.py").write_text("def test_a(): pass\ndef test_b(): assert 0\n")
    solved = grade(tmp_path, ["slots"])
    assert solved == {("slots", "good"): True, ("slots", "half"): False}
    assert table(["memory/slots"], solved).splitlines() == [
        "memory/slots  ✓ good  · half",
        "1 of 2 solved",
    ]


def test_every_chapter_of_the_book_is_known():
    names = chapters(ROOT)
    assert "memory/slots" in names
    assert len(names) == len(list((ROOT / "code").glob("*/exercises")))


def test_an_unknown_chapter_is_refused_with_a_remedy(capsys):
    assert main(["memory/slot"]) == 2
    assert "Mend:" in capsys.readouterr().err
