"""The audit: a block of code that nothing proves stops the build."""

import pytest

from .conftest import Book

# Each block contains the word "unproven" once, in its first line of code.
UNPROVEN = {
    "a fence of Python": "```python\nunproven = 1\n```",
    "a fence of Python 3": "```python3\nunproven = 1\n```",
    "a fence named py": "```py\nunproven = 1\n```",
    "a fence with tildes": "~~~python\nunproven = 1\n~~~",
    "a fence of text": "```text\nunproven output\n```",
    "a fence without language": "```\nunproven output\n```",
    "a fence of C": "```c\nint unproven;\n```",
    "a fence of bash": "```bash\necho unproven\n```",
    "a fence of a shell": "```sh\necho unproven\n```",
    "a transcript by another name": "```shell-session\n$ echo unproven\n```",
    "a fence of no known language": "```none\nunproven\n```",
    "indented code": "Text before it.\n\n    unproven = 1\n\nText behind it.",
    "a code-block of Python": "```{code-block} python\nunproven = 1\n```",
    "a code-block of a session": "```{code-block} pycon\n>>> unproven = 1\n```",
    "a code directive": "```{code} python\nunproven = 1\n```",
    "a sourcecode directive": "```{sourcecode} python\nunproven = 1\n```",
    "a captioned code-block": "```{code-block} python\n:caption: It has a title\n\nunproven = 1\n```",
    "a code-block between colons": ":::{code-block} python\nunproven = 1\n:::",
    "a doctest": "```{doctest}\n>>> unproven = 1\n```",
    "a hidden doctest": "```{doctest}\n:hide:\n\n>>> unproven = 1\n```",
    "a skipped doctest": "```{doctest}\n:skipif: True\n\n>>> unproven = 1\n```",
    "a testcode": "```{testcode}\nunproven = 1\n```",
    "a testoutput": "```{testoutput}\nunproven\n```",
    "a testsetup": "```{testsetup}\nunproven = 1\n```",
    "a parsed literal": "```{parsed-literal}\nunproven **1**\n```",
    "a literal block of reStructuredText": "```{eval-rst}\nSee::\n\n    unproven = 1\n\n```",
    "a session of reStructuredText": "```{eval-rst}\n>>> unproven = 1\n\n```",
    "a doctest of reStructuredText": "```{eval-rst}\n.. doctest::\n\n    >>> unproven = 1\n\n```",
    "a code-block of reStructuredText": "```{eval-rst}\n.. code-block:: python\n\n    unproven = 1\n\n```",
    "raw HTML": "```{raw} html\n<pre>unproven</pre>\n```",
    "a pre in the Markdown": "<pre>unproven = 1</pre>",
    "a pre of several lines": "<pre><code>unproven = 1\nx = 2\n</code></pre>",
    "an HTML comment": "<!-- unproven -->",
    "markup in a line": "Text with <code>unproven</code> in it.",
    "a block in an admonition": ":::{note}\n```python\nunproven = 1\n```\n:::",
    "a block in nested colons": ":::::{note}\n::::{tip}\n:::{warning}\n```python\nunproven = 1\n```\n:::\n"
    "::::\n:::::",
    "a block in a list": "* An item:\n\n  ```python\n  unproven = 1\n  ```",
    "a block in a numbered list": "1. An item:\n\n   ```python\n   unproven = 1\n   ```",
    "a block in a quotation": "> ```python\n> unproven = 1\n> ```",
    "a block in a definition": "Term\n: Meaning.\n\n  ```python\n  unproven = 1\n  ```",
    "a block in a footnote": "Text.[^n]\n\n[^n]: Note.\n\n    ```python\n    unproven = 1\n    ```",
    "a block in a table": "```{list-table}\n* - One\n  - ~~~python\n    unproven = 1\n    ~~~\n```",
    "a block in a caption": "```{figure} /figures/index-a.svg\n:alt: A\n\nTitle\n\n~~~python\nunproven\n~~~\n```",
    "a block in a follow-up": ":::{follow-up} Why?\n```python\nunproven = 1\n```\n:::",
    "a block in a comment of a pitfall": ":::{caught-by} ruff F401\n:pitfall: a/p.py\n:mended: a/m.py\n\nText.\n\n"
    "```python\nunproven = 1\n```\n:::",
    "a block under a version": "```{versionadded} 3.14\n~~~python\nunproven = 1\n~~~\n```",
    "a block for HTML only": "```{only} html\n~~~python\nunproven = 1\n~~~\n```",
    "JSON that does not parse": '```json\n{"unproven": }\n```',
    "TOML that does not parse": "```toml\nunproven = \n```",
    "YAML that does not parse": "```yaml\nunproven: [\n```",
    "INI that does not parse": "```ini\nunproven\n```",
    "a session without a prompt": "```pycon\nunproven = 1\n```",
    "a transcript without a prompt": "```console\nunproven\n```",
    "a session that skips": "```pycon\n>>> unproven = 1  # doctest: +SKIP\n```",
    "a session with prose before it": "```pycon\nAn unproven word.\n\n>>> 1\n1\n```",
    "a prompt without a blank": "```pycon\n>>>unproven = 1\n```",
    "a session with a marker": "```pycon\n>>> print()  # unproven\n\n```\n"
    "```pycon\n>>> 1\n<BLANKLINE>unproven too\n```",
}
# Its marker stands in a line of its own.
AMBIGUOUS = "a session with a marker"


def with_number(number: int, text: str) -> str:
    """The text with a marker that no other one has."""
    return text.replace("unproven", f"unproven_{number}_")


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """A book with all of the blocks above, each under a heading of its own."""
    book = Book(tmp_path_factory.mktemp("book").resolve())
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    book.write("book/figures/index-a.svg", picture)
    for name in "pm":
        book.write(f"code/a/{name}.py", "")
    parts = [
        f"## Number {number}\n\n{with_number(number, text)}\n"
        for number, text in enumerate(UNPROVEN.values())
    ]
    return book, book.read("\n".join(parts))


@pytest.mark.parametrize("name", [name for name in UNPROVEN if name != AMBIGUOUS])
def test_it_is_refused_at_its_line(audited, name):
    book, result = audited
    number = [*UNPROVEN].index(name)
    result.refuses("book/index.md", book.line(f"unproven_{number}_"), "")


def test_blankline_markers_are_refused_at_their_line(audited):
    book, result = audited
    line = book.line("<BLANKLINE>")
    result.refuses("book/index.md", line, "<BLANKLINE> is not needed")


def test_a_proven_block_beside_them_is_not_refused(audited):
    _, result = audited
    assert not [one for one in result.messages if one.line in (5, 6, 7)]


PROVEN = {
    "a session": "```pycon\n>>> 1\n1\n```",
    "a session between colons": ":::{pycon}\n>>> 1\n1\n:::",
    "a session as a directive": "```{pycon} group\n>>> 1\n1\n```",
    "a transcript": "```console\n$ echo 1\n1\n```",
    "JSON": '```json\n{"a": [1, 2]}\n```',
    "TOML": "```toml\n[tool.mypy]\nstrict = true\n```",
    "YAML": "```yaml\na: [1, 2]\n```",
    "INI": "```ini\n[pytest]\naddopts = %x\n```",
    "an excerpt with its reason": "```{unverified} c\n:reason: not runnable here\n:source: a.c\n\nint a;\n```",
    "code in a line": "Text with `code` in it.",
    "a comment": "% Nobody reads this.",
    "a session in a list": "* Item\n\n  ```pycon\n  >>> 1\n  1\n  ```",
    "a session in a table": "```{list-table}\n* - ~~~pycon\n    >>> 1\n    1\n    ~~~\n```",
    "64 columns": f"```pycon\n>>> '{'x' * 58}'\n'{'x' * 58}'\n```",
}


@pytest.mark.parametrize("text", PROVEN.values(), ids=PROVEN)
def test_it_is_accepted(book, text):
    book.read(text).accepts()


# -- Width -------------------------------------------------------------------------

WIDE = "x" * 65


@pytest.mark.parametrize(
    "text",
    [
        f"```pycon\n>>> 1\n1\n>>> # {'x' * 59}\n```",
        f"```pycon\n>>> print('x' * 65)\n{WIDE}\n```",
        f"```console\n$ printf 'x%.0s' {{1..65}}\n{WIDE}\n```",
        f"```{{unverified}} c\n:reason: no\n\nint a;\n// {'x' * 62}\n```",
        f':::{{note}}\n* Item\n\n  ```json\n  ["{"x" * 61}"]\n  ```\n:::',
    ],
)
def test_a_line_of_65_columns_is_refused_where_it_stands(book, text):
    result = book.read(text)
    line = book.line("x" * 59)
    result.refuses("book/index.md", line, "this line of code has 65 columns")


def test_a_listing_of_65_columns_is_refused_with_its_file(book):
    book.write("code/hub/depot.py", f"# region a\n# {'x' * 63}\n# endregion a\n")
    result = book.read("```{listing} hub/depot.py\n:region: a\n```")
    result.refuses("book/index.md", book.line("{listing}"), "code/hub/depot.py")


# -- Where a block is ----------------------------------------------------------------


def lines_of_failures(result):
    return [one.line for one in result.messages if "is not proven" in one.text]


def test_equal_blocks_are_told_apart(book):
    text = "```pycon\n>>> 1\n2\n```\n\nText.\n\n"
    result = book.read(text * 3 + f":::{{note}}\n{text * 2}:::\n")
    page = (book.root / "book/index.md").read_text().splitlines()
    wrong = [number for number, row in enumerate(page, 1) if row == ">>> 1"]
    assert len(wrong) == 5
    assert lines_of_failures(result) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "```pycon\n{}\n```",
        "```pycon group\n:pyversion: >=3\n:timeout: 20\n{}\n```",
        "```pycon\n:timeout: 20\n\n\n{}\n```",
        ":::{{note}}\n```pycon\n{}\n```\n:::",
        "::::{{note}}\nText.\n\n:::{{tip}} Title\n:class: a\n\n```pycon\n{}\n```\n:::\n::::",
        ":::{{predict}}\nWhat?\n\n```pycon\n{}\n```\n\nThat.\n:::",
        ":::{{follow-up}} What is it?\nThis:\n\n```pycon\n{}\n```\n:::",
    ],
)
def test_a_failure_is_at_its_line(book, text):
    session = ">>> n = 2\n>>> n + 1  # wrong\n4"
    result = book.read(f"Text.\n\n{text.format(session)}\n")
    result.refuses("book/index.md", book.line("# wrong"), "this example is not proven")


@pytest.mark.parametrize("indent", ["* ", "1. ", "> ", "[^n]: ", "* * "])
def test_a_failure_in_an_indented_block_is_at_its_line(book, indent):
    rest = (
        "> " if indent == "> " else "    " if indent == "[^n]: " else " " * len(indent)
    )
    rows = ["Item:", "", "```pycon", ">>> n = 2", ">>> n + 1  # wrong", "4", "```"]
    text = f"Text.[^n]\n\n{indent}{rows[0]}\n" + "".join(
        f"{rest}{r}\n" for r in rows[1:]
    )
    if indent != "[^n]: ":
        text = text.replace("[^n]", "")
    result = book.read(text)
    result.refuses("book/index.md", book.line("# wrong"), "this example is not proven")


def test_windows_line_ends_change_nothing(book):
    path = book.write("book/index.md", "")
    page = "# Tiny\r\n\r\n```pycon\r\n>>> 'a\tb'\r\n'a\\tb'\r\n>>> 2  # wrong\r\n3\r\n```\r\n"
    path.write_bytes(page.encode())
    book.build().refuses("book/index.md", 6, "this example is not proven")


def test_tabs_and_foreign_characters_are_no_obstacle(book):
    text = "```pycon\n>>> s = 'a\tb→ü'\n>>> len(s)\n5\n>>> 'ü'  # wrong\n'u'\n```"
    result = book.read(text)
    assert lines_of_failures(result) == [book.line("# wrong")]


def test_a_block_of_an_included_file_is_refused_in_that_file(book):
    book.write("book/part.txt", "Text.\n\n```python\nunproven = 1\n```\n")
    result = book.read("```{include} part.txt\n```\n")
    result.refuses("book/part.txt", 4, "nothing proves this python block")


def test_a_session_of_an_included_file_is_refused_in_that_file(book):
    book.write("book/part.txt", "Text.\n\n```pycon\n>>> 1\n1\n```\n")
    result = book.read("```{include} part.txt\n```\n")
    result.refuses("book/part.txt", 4, "an included session")
