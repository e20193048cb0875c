"""The frame of a chapter: ``make new-chapter NAME=memory/slots``.

Writes the page with its ten parts, the chapter's folder in ``code/`` and the
entry in the part's contents. Nothing is filled in: until it is, the build
says for every part what is missing.
"""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from .frame import PARTS, folder_of
from .manuscript import FRAME

ROOT = Path(__file__).resolve().parents[3]
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TOCTREE = re.compile(r"^```\{toctree\}\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)

HEAD = """\
({name})=
# {title}

:::{{chapter-head}}
:question:
:answer:
:builds-on:
:description:
:::
"""
PART = """
({name}-{label})=
## {title}
"""
INDEX = """\
({part})=
# {title}

```{{toctree}}
:hidden:

```
"""


class RefusedError(Exception):
    """The name will not do; the message says why."""


def check(name: str, root: Path) -> None:
    """Raise RefusedError unless a chapter can be made under this name."""
    part, _, chapter = name.partition("/")
    if part not in PARTS or not NAME.fullmatch(chapter):
        raise RefusedError(
            f"{name!r} is no name for a chapter: it is PART/TOPIC, such as memory/slots. "
            f"PART is one of {', '.join(PARTS)}; TOPIC is lower case, with hyphens"
        )
    for other in PARTS:
        page = root / "book" / other / f"{chapter}.md"
        if page.exists():
            raise RefusedError(
                f"{page.relative_to(root)} is there already, and its labels start with "
                f"{chapter!r}. Choose another name"
            )
    folder = folder_of(name)
    if (root / "code" / folder).exists():
        raise RefusedError(f"code/{folder} is there already. Choose another name")
    if _hides_a_module(folder, root):
        raise RefusedError(
            f"code/{folder} would hide the module {folder!r}. Name the chapter's folder "
            "in FOLDERS in book/_ext/proven/frame.py, or choose another name"
        )


def _hides_a_module(folder: str, root: Path) -> bool:
    if folder in sys.stdlib_module_names:
        return True
    spec = importlib.util.find_spec(folder)
    return spec is not None and not str(spec.origin).startswith(str(root / "code"))


def title_of(name: str) -> str:
    """A first title: the words of the name."""
    return name.rpartition("/")[2].replace("-", " ").capitalize()


def page_of(name: str) -> str:
    """The page's text: its head and its ten empty parts."""
    chapter = name.rpartition("/")[2]
    parts = [
        PART.format(name=chapter, label=label, title=title)
        for title, label in FRAME.items()
    ]
    return HEAD.format(name=chapter, title=title_of(name)) + "".join(parts)


def with_entry(text: str, entry: str, order: tuple[str, ...] = ()) -> str:
    """An index page's text, with the entry in its first toctree.

    The entry goes to the end, or before the first entry that comes after it
    in ``order``. Raises RefusedError if the page has no toctree.
    """
    toctree = TOCTREE.search(text)
    if toctree is None:
        raise RefusedError("that page has no toctree to add the chapter to")
    lines = toctree["body"].splitlines()
    entries = [line for line in lines if line and not line.startswith(":")]
    options = [line for line in lines if line.startswith(":")]
    later = order[order.index(entry) + 1 :] if entry in order else ()
    position = next(
        (i for i, one in enumerate(entries) if one in later or one == "back/index"),
        len(entries),
    )
    entries.insert(position, entry)
    body = "\n".join([*options, "", *entries]) + "\n"
    return text[: toctree.start("body")] + body + text[toctree.end("body") :]


def create(name: str, root: Path = ROOT) -> Iterator[Path]:
    """Make the frame; yield each file that was written.

    Raises RefusedError, before anything is written, if the name will not do.
    """
    check(name, root)
    part, _, chapter = name.partition("/")
    contents = root / "book" / "index.md"
    index = root / "book" / part / "index.md"
    changes: dict[Path, str] = {}
    if index.exists():
        text = index.read_text(encoding="utf-8")
    else:
        text = INDEX.format(part=part, title=part.replace("-", " ").capitalize())
        order = tuple(f"{one}/index" for one in PARTS)
        changes[contents] = with_entry(
            contents.read_text(encoding="utf-8"), f"{part}/index", order
        )
    changes[root / "book" / part / f"{chapter}.md"] = page_of(name)
    changes[index] = with_entry(text, chapter)
    docstring = f'"""Listings of the chapter {title_of(name)}."""\n'
    changes[root / "code" / folder_of(name) / "__init__.py"] = docstring
    for path, content in changes.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        yield path


def main(arguments: list[str]) -> int:
    """Command line; return the exit status."""
    name = "".join(arguments).strip()
    if not name:
        print("Which chapter? make new-chapter NAME=memory/slots", file=sys.stderr)
        return 2
    try:
        for path in create(name):
            print(path.relative_to(ROOT))
    except RefusedError as reason:
        print(f"{reason}.", file=sys.stderr)
        return 2
    print(
        "Write the question and the ten parts; CONTRIBUTING.md says what belongs in\n"
        f"them. make doctest CHAPTER={name} says what is still missing."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
