"""The words and marks that the book does without."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("prose", ROOT / ".ci" / "prose.py")
assert SPEC is not None and SPEC.loader is not None
prose = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(prose)


@pytest.mark.parametrize(
    "text",
    [
        "It is simply a list.",
        "This is just a list.",
        "A powerful idea.",
        "It is important to note that lists grow.",
        "What happens under the hood?",
        "Let's look.",
        "Call it foo.",
        "I think so.",
        "I'm sure.",
        "Look!",
        "Done ✅",
        ":::{note}\nThis is just a note.\n:::",
        "```{figure} /figures/a.svg\n:alt: A powerful picture.\n\nWords.\n```",
    ],
)
def test_it_is_found(text: str) -> None:
    assert list(prose.findings(text))


@pytest.mark.parametrize(
    "text",
    [
        "It is a list, and `just!` is code.",
        '```pycon\n>>> print("just!")\njust!\n```',
        "````md\n```\nsimply\n```\n````",
        "```{listing} gil/just.py\n:caption: just.py\n```",
        "% just a comment",
        "(just-a-label)=",
        ":question: How do decorators work under the hood in Python?",
        'The report says "it just hangs!" and no more.',
        "Waiting for I/O, type I. errors",
        "a != b, ![a picture](just.svg) and [text](#just-a-label)",
        "Adjust the justification.",
    ],
)
def test_it_is_let_be(text: str) -> None:
    assert list(prose.findings(text)) == []


def test_a_finding_names_file_line_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n\n```text\njust\n```\n\nThis is just so.\n")
    assert prose.main([str(page)]) == 1
    assert capsys.readouterr().out == f"{page}:7: cut 'just'\n"
