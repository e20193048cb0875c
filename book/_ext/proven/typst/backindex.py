"""The index at the back of the book, sorted as Sphinx sorts its own."""

from typing import Any

from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.indexentries import IndexEntries

from .syntax import array, string

#: A place in the book and whether it is the entry's main one.
Target = tuple[str | None, Any]


def write_index(env: BuildEnvironment, builder: Any, labels: dict[str, str]) -> str:
    """Return the Typst calls that print the index, "" for a book without one.

    ``labels`` maps ``document#id`` to the label that stands on the page; an
    entry whose place is not in the book (an ``only`` block left out) loses
    that page, and vanishes with its last one.
    """
    lines: list[str] = []
    for letter, entries in IndexEntries(env).create_index(builder):
        written = [
            line for name, entry in entries for line in _entry(name, entry, labels)
        ]
        if written:
            lines.append(f"ix-letter({string(str(letter))});\n")
            lines.extend(written)
    return "".join(lines)


def _entry(name: str, entry: tuple[Any, ...], labels: dict[str, str]) -> list[str]:
    targets, subentries, _key = entry
    places = _places(targets, labels)
    below = []
    for subname, subtargets in subentries:
        subplaces = _places(subtargets, labels)
        if subplaces or not subtargets:
            below.append(_line(1, subname, subplaces))
    if not places and not below:
        return []
    return [_line(0, name, places), *below]


def _places(targets: list[Target], labels: dict[str, str]) -> list[tuple[str, bool]]:
    """Return the labels of an entry's places, the main ones marked."""
    return [
        (labels[target[1:]], bool(main))
        for main, target in targets
        if target and target[1:] in labels
    ]


def _line(depth: int, name: str, places: list[tuple[str, bool]]) -> str:
    names = array(string(label) for label, _main in places)
    main = [string(label) for label, main in places if main]
    marked = f",main:{array(main)}" if main else ""
    return f"ix({depth},[#{{{_words(name, bool(places))}}}],{names}{marked});\n"


def _words(name: str, has_places: bool) -> str:
    """Set the words that send the reader elsewhere apart from the entry."""
    if not has_places:
        for lead in ("see also ", "see "):
            if name.startswith(lead):
                return f"emph({string(lead)});{string(name.removeprefix(lead))}"
    return string(name)
