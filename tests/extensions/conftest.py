"""A tiny book that a test writes, spoils and builds with the real extensions."""

import io
import re
import shutil
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from proven.proof import Proof, describe_failure, identify, prove, this_interpreter
from proven.records import Block, Chapter
from proven.sessions import DIALECTS, parse
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOT = Path(__file__).parents[2]
EXTENSIONS = ["myst_parser", "sphinx.ext.doctest", "sphinx.ext.intersphinx", "proven"]
WITH_EDITIONS = [*EXTENSIONS, "proven.editions"]
QUICK = {
    "extensions": EXTENSIONS,
    "intersphinx_mapping": {},  # reading the inventory takes longer than the rest
    "html_theme": "basic",
    "html_static_path": [],
    "html_css_files": [],
    "html_js_files": [],
    "html_favicon": None,
    "templates_path": [],
}
# Versions that the book is proven on, this interpreter's not among them.
NOT_HERE = ">=3.14" if sys.version_info < (3, 14) else "<3.14"
COLOR = re.compile(r"\x1b\[[0-9;]*m")
MESSAGE = re.compile(r"^(?P<file>/[^\s:]+)(?::(?P<line>\d+))?: ?(?P<text>.*)$")

INDEX = """\
# Tiny

Two and two.

```pycon
>>> 2 + 2
4
```
"""


FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90">
<title>Two hubs</title>
<rect class="paper" width="480" height="90" fill="#ffffff"/>
</svg>
"""

CHAPTER = """\
(hub)=
# The hub

:::{chapter-head}
:question: What is a hub?
:answer: A place where parcels change *hands*.
:builds-on: slots
:description: What a hub is.
:::

(hub-predict)=
## Predict it

:::{predict}
Two hubs and one route. What does this print, and why does it print that?

```pycon predict
>>> print("Oslo")
Oslo
```

It prints the name of the hub.
:::

(hub-short-answer)=
## The short answer

A hub is where parcels change from one courier to another, and nothing else.

(hub-how-it-works)=
## How it works

A hub has a name, and it keeps what it is given until somebody asks for it.

```{listing} hub/depot.py
:region: depot
```

```{figure} /figures/hub-two.svg
:name: hub-fig-two
:alt: Two hubs.

Two hubs.
```

(hub-judgement)=
## Judgement

Use a hub where two couriers meet, as {numref}`hub-fig-two` shows; otherwise do not.

(hub-pitfalls)=
## Pitfalls

A hub can be full, and then it refuses what it is given, which surprises.

(hub-in-review)=
## In review

- Ask of every hub how many parcels it holds, and [what happens](#hub-versions) after that.
- Ask who owns it, too.

(hub-versions)=
## Versions

Nothing has changed about hubs since they were invented, which is long ago.

(hub-follow-up)=
## Follow-up questions

:::{follow-up} Why two?
One would be none.
:::

:::{follow-up} Why not three?
Three would be a network.
:::

:::{follow-up} Who owns it?
The carrier.
:::

:::{follow-up} When is it full?
At night.
:::

(hub-exercises)=
## Exercises

:::{exercise} first
:title: The first
:minutes: 10

Do it.

+++
The first hint.
:::

:::{exercise} second
:title: The second
:minutes: 10

Do it.

+++
The second hint.
:::

:::{exercise} third
:title: The third
:minutes: 10

Do it.

+++
The third hint.
:::

(hub-recap)=
## Recap and sources

- A hub has a name and keeps parcels.
- It refuses them when it is full.

Sources: none.
"""
CONTENTS = """
```{toctree}
object-model/hub
back/glossary
back/solutions-object-model
```
"""


@dataclass
class Message:
    """One complaint of a build: its place and everything it says."""

    file: str
    line: int
    text: str


@dataclass
class Result:
    """What a build said and how it ended."""

    status: int
    text: str
    root: Path

    @property
    def messages(self) -> list[Message]:
        """The complaints that name a file, in order."""
        found: list[Message] = []
        for row in self.text.splitlines():
            match = MESSAGE.match(row.removeprefix("ERROR: "))
            if match and (
                match["file"].startswith(str(self.root)) or "WARNING" in match["text"]
            ):
                file = match["file"].removeprefix(f"{self.root}/")
                found.append(Message(file, int(match["line"] or 0), match["text"]))
            elif found:
                found[-1].text += f"\n{row}"
        return found

    def at(self, file: str, line: int) -> str:
        """All that was said about a place; fails the test if it is nothing."""
        texts = [m.text for m in self.messages if (m.file, m.line) == (file, line)]
        assert texts, f"nothing about {file}:{line} in:\n{self.text}"
        return "\n".join(texts)

    def refuses(self, file: str, line: int, cause: str) -> None:
        """Check that the build failed with place, cause and remedy."""
        text = self.at(file, line)
        assert cause in text, f"{cause!r} is not in:\n{self.text}"
        assert "Mend:" in text, f"no remedy in:\n{self.text}"
        assert self.status != 0, f"status 0 after:\n{self.text}"

    def accepts(self) -> None:
        """Check that the build succeeded without a word of complaint."""
        assert (self.status, self.text) == (0, "")


class Book:
    """A project folder with the repository's own configuration."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "code").mkdir()
        (root / "book").mkdir()
        (root / "book" / "_ext").symlink_to(ROOT / "book" / "_ext")
        shutil.copy(ROOT / "conf.py", root / "conf.py")
        (root / "requirements.txt").write_text("pinned==1\n")
        self.write("book/index.md", INDEX)

    def write(self, name: str, text: str) -> Path:
        """Write a file, making its folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def add_chapter(self) -> None:
        """Add a whole chapter, ``object-model/hub``, with all it needs."""
        self.write("book/index.md", INDEX + CONTENTS)
        self.write("book/object-model/hub.md", CHAPTER)
        self.write("book/figures/hub-two.svg", FIGURE)
        self.write(
            "book/back/solutions-object-model.md",
            "# Solutions\n\n```{solutions} object-model\n```\n",
        )
        self.write(
            "book/back/glossary.md",
            "# Glossary\n\n:::{glossary}\nparcel\n  What is sent.\n:::\n",
        )
        self.write("code/hub/__init__.py", "")
        self.write(
            "code/hub/depot.py", "# region depot\nPLACE = 'Oslo'\n# endregion depot\n"
        )
        for name in ("first", "second", "third"):
            self.write(f"code/hub/exercises/{name}.py", '"""To do."""\n')
            self.write(f"code/hub/exercises/test_{name}.py", "def test(): pass\n")
            self.write(f"code/hub/solutions/{name}.py", '"""Done."""\n\nDONE = True\n')

    def replace(self, name: str, old: str, new: str) -> None:
        """Change one place of a file."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def line(self, snippet: str, name: str = "book/index.md") -> int:
        """The number of the only line that contains the snippet."""
        rows = (self.root / name).read_text(encoding="utf-8").splitlines()
        found = [number for number, row in enumerate(rows, 1) if snippet in row]
        assert len(found) == 1, f"{snippet!r} is in lines {found} of {name}"
        return found[0]

    def site_page(self, docname: str) -> str:
        """A page of the site as it was built."""
        return (self.root / "build/work/html" / f"{docname}.html").read_text("utf-8")

    def ebook_page(self, name: str) -> str:
        """The page of the e-book whose file has this in its name."""
        (archive,) = self.root.glob("build/work/epub/*.epub")
        with zipfile.ZipFile(archive) as epub:
            (found,) = (each for each in epub.namelist() if name in each)
            return epub.read(found).decode()

    def build(self, builder: str = "doctest", **overrides: object) -> Result:
        """Run one builder in this process."""
        warnings = io.StringIO()
        settings = {
            "proven_build": str(self.root / "build"),
            **QUICK,
            **overrides,
        }
        status = 2
        with patch_docutils(str(self.root)), docutils_namespace():
            try:
                app = Sphinx(
                    srcdir=self.root / "book",
                    confdir=self.root,
                    outdir=self.root / "build" / "work" / builder,
                    doctreedir=self.root / "build" / "doctrees",
                    buildername=builder,
                    confoverrides=settings,
                    status=None,
                    warning=warnings,
                )
                app.build()
                status = app.statuscode
            except SphinxError as error:
                print(error, file=warnings)
        return Result(status, COLOR.sub("", warnings.getvalue()), self.root)

    def read(self, text: str) -> Result:
        """Put a text behind the first page's own and build."""
        self.write("book/index.md", f"{INDEX}\n{text}")
        return self.build()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book of one page with one proven example."""
    return Book(tmp_path.resolve())


@pytest.fixture(autouse=True, scope="session")
def path_is_kept() -> Iterator[None]:
    """Configurations of books put themselves on the path."""
    path = sys.path.copy()
    yield
    sys.path[:] = path


def session(
    text: str, kind: str = "pycon", group: str = "default", **options: object
) -> Block:
    """A block as the fences make it; its first line is line 1."""
    text = textwrap.dedent(text).strip("\n")
    block = Block(kind, 1, kind, group, **options)  # type: ignore[arg-type]
    block.examples = [
        {"line": one.offset + 1, "source": one.source, "want": one.want}
        for one in parse(text, DIALECTS[kind])
    ]
    return block


def pycon(text: str, **options: object) -> Block:
    """A block of an interpreter's session."""
    return session(text, "pycon", **options)  # type: ignore[arg-type]


def console(text: str, status: int | None = None, **options: object) -> Block:
    """A block of a shell's session; its last command exits with ``status``."""
    block = session(text, "console", **options)  # type: ignore[arg-type]
    if status is not None:
        block.examples[-1]["exit"] = status
    return block


Prove = Callable[..., Proof]


def prover(root: Path) -> Prove:
    """A function that proves blocks as a chapter whose code is ``root/hub``."""

    def prove_blocks(*blocks: Block, python: str = "") -> Proof:
        chapter = Chapter("memory/hub", folder="hub", blocks=list(blocks))
        (root / "hub").mkdir(exist_ok=True)
        interpreter = identify(python) if python else this_interpreter()
        return prove(chapter, interpreter, root, root / "requirements.txt")

    return prove_blocks


@pytest.fixture
def run(tmp_path: Path) -> Prove:
    """Prove blocks as one chapter, whose folder ``hub`` is ``tmp_path/hub``."""
    return prover(tmp_path)


def explain(proof: Proof) -> str:
    """The failures of a proof, for the message of an assertion."""
    return "\n".join(describe_failure("page", one) for one in proof.failures)
