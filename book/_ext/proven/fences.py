"""The blocks of code an author writes: sessions, listings and exceptions.

``pycon`` and ``console`` fences become Sphinx doctest nodes that
:mod:`proven.builder` runs; ``listing`` shows a named region of a file in
``code/`` that pytest executes; ``unverified`` declares a block that nothing
can run. Each leaves a :class:`~proven.records.Block` in its node, under the
key ``proof``, for the audit to collect.
"""

import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from sphinx.application import Sphinx
from sphinx.directives.code import container_wrapper
from sphinx.util._lines import parse_line_num_spec
from sphinx.util.docutils import SphinxDirective

from .locate import find_block
from .records import Block
from .sessions import DIALECTS, Example, SessionError, parse

MARKER = re.compile(r"^\s*(?:#|//)\s*(region|endregion)\s+([\w-]+)\s*$")
LEXERS = {
    ".py": "python",
    ".toml": "toml",
    ".ini": "ini",
    ".cfg": "ini",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".sh": "bash",
    ".txt": "text",
    ".c": "c",
    ".pyi": "python",
}
PATCHES = 40  # more patch releases than a version of Python has
BUILDS = ("default", "free-threaded")


def specifier(argument: str) -> str:
    """A PEP 440 version specifier, checked.

    YAML reads an unquoted ``>=3.14`` as the start of a text block, which is
    empty: that must not become a block without a gate.
    """
    if not argument or not argument.strip():
        raise ValueError('write the versions in quotes, as in :pyversion: ">=3.14"')
    try:
        return str(SpecifierSet(argument))
    except InvalidSpecifier as error:
        raise ValueError(f"{argument!r} is not a version specifier") from error


def build(argument: str) -> str:
    """The kind of build a block is for."""
    return directives.choice(argument, BUILDS)


def describe_versions(specifiers: str) -> str:
    """Version specifiers in words; nothing where there are none."""
    words = {
        ">=": "Python {} and later",
        "<": "before Python {}",
        "==": "Python {}",
        "!=": "not Python {}",
        ">": "after Python {}",
        "<=": "Python {} and earlier",
    }
    parts = [
        words.get(one.operator, f"Python {one.operator} {{}}").format(
            one.version.removesuffix(".*")
        )
        for one in sorted(SpecifierSet(specifiers), key=str, reverse=True)
    ]
    return ", ".join(parts)


def describe_build(kind: str) -> str:
    """The kind of build in words; nothing where any will do."""
    return f"{kind} build" if kind else ""


class CodeDirective(SphinxDirective):
    """What every block of code shares: where it is, and its language."""

    has_content = True

    def first_line(self, text: str) -> int:
        """The line of the manuscript on which the block's content begins."""
        source, hint = self.place()
        return find_block(Path(source), text, hint + 1)

    def place(self) -> tuple[str, int]:
        """File and line of the directive."""
        source, line = self.get_source_info()
        return source or "", line or 0

    def literal(self, text: str, language: str, block: Block) -> nodes.literal_block:
        """A literal block that carries its proof."""
        node = nodes.literal_block(text, text, language=language)
        source, _ = self.place()
        node.source, node.line = source, block.line
        node["proof"] = block
        return node


class SessionDirective(CodeDirective):
    """``pycon`` and ``console``: a session that is run and compared."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "pyversion": specifier,
        "build": build,
        "timeout": directives.positive_int,
        "exit": directives.nonnegative_int,
    }

    def run(self) -> list[nodes.Node]:
        """Parse the session; a mistake in it is an error at its own line."""
        text = "\n".join(self.content)
        line = self.first_line(text)
        group = self.arguments[0] if self.arguments else "default"
        if not re.fullmatch(r"[\w-]+", group):
            raise self.error(
                f"{group!r} is not a group name. Mend: use letters, digits and dashes"
            )
        self._check_gate()
        block = Block(
            kind=self.name,
            line=line,
            language=self.name,
            group=group,
            pyversion=self.options.get("pyversion", ""),
            build=self.options.get("build", ""),
            timeout=float(self.options.get("timeout", 30)),
        )
        try:
            examples = parse(text, DIALECTS[self.name])
        except SessionError as error:
            block.detail["mistake"] = {"line": line + error.offset, "text": str(error)}
            examples = []
        block.examples = [self._row(example, line) for example in examples]
        if block.examples and "exit" in self.options:
            block.examples[-1]["exit"] = self.options["exit"]
        node = self.literal(text, self.name, block)
        # What sphinx.ext.doctest looks for; other extensions do, too.
        node["testnodetype"] = "doctest"
        node["groups"] = [group]
        node["classes"].append(self.name)
        return [*self._gate(block), node]

    def _gate(self, block: Block) -> list[nodes.Node]:
        """A line that says which interpreters the block is for, if not all."""
        parts = [describe_versions(block.pyversion), describe_build(block.build)]
        text = ", ".join(part for part in parts if part)
        if not text:
            return []
        text = text[0].upper() + text[1:]
        paragraph = nodes.paragraph("", text, classes=["gate"])
        self.set_source_info(paragraph)
        return [paragraph]

    def _check_gate(self) -> None:
        """Refuse a block that is for none of the versions the book is proven on."""
        gate = SpecifierSet(self.options.get("pyversion", ""))
        minors = self.config.proven_versions
        releases = (f"{minor}.{patch}" for minor in minors for patch in range(PATCHES))
        if gate and minors and not any(map(gate.contains, releases)):
            raise self.error(
                f"no version the book is proven on ({', '.join(minors)}) is {gate}, so "
                "nothing runs this block. Mend: correct :pyversion:, or remove the block"
            )

    @staticmethod
    def _row(example: Example, line: int) -> dict[str, Any]:
        return {
            "line": line + example.offset,
            "source": example.source,
            "want": example.want,
        }


class UnverifiedDirective(CodeDirective):
    """A block that cannot be run, with the reason why."""

    required_arguments = 1  # the language
    option_spec: ClassVar[dict[str, Any]] = {
        "reason": directives.unchanged_required,
        "source": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Show the block with its source; the colophon lists it."""
        if "reason" not in self.options:
            raise self.error(
                "an unverified block states its :reason:. Mend: add the option, or "
                "use a fence that is run"
            )
        text = "\n".join(self.content)
        detail = {key: self.options[key] for key in self.options}
        block = Block("unverified", self.first_line(text), self.arguments[0])
        block.detail = detail
        node = self.literal(text, self.arguments[0], block)
        node["classes"].append("unverified")
        if source := self.options.get("source"):
            return [container_wrapper(self, node, f"From {source}")]
        return [node]


class Region:
    """A part of a source file between markers, or the whole of it."""

    def __init__(self, path: Path, name: str | None) -> None:
        """Read the region. Raises ValueError if it is not there."""
        all_lines = path.read_text(encoding="utf-8").splitlines()
        numbered = list(enumerate(all_lines, 1))
        if name is not None:
            numbered = self._between(path, numbered, name)
        self.numbered = [row for row in numbered if not MARKER.match(row[1])]
        self._trim()

    @staticmethod
    def _between(
        path: Path, numbered: list[tuple[int, str]], name: str
    ) -> list[tuple[int, str]]:
        edges: dict[str, int] = {}
        for number, line in numbered:
            match = MARKER.match(line)
            if match and match[2] == name:
                if match[1] in edges:
                    raise ValueError(
                        f"the marker '# {match[1]} {name}' stands twice in {path.name}, "
                        f"in lines {edges[match[1]]} and {number}. Mend: rename one"
                    )
                edges[match[1]] = number
        missing = [edge for edge in ("region", "endregion") if edge not in edges]
        if missing:
            known = sorted({m[2] for _, line in numbered if (m := MARKER.match(line))})
            raise ValueError(
                f"{path.name} has no line '# {missing[0]} {name}'; "
                f"its regions are: {', '.join(known) or 'none'}. Mend: name one of them, "
                "or mark the lines to show"
            )
        return numbered[edges["region"] : edges["endregion"] - 1]

    def _trim(self) -> None:
        while self.numbered and not self.numbered[0][1].strip():
            del self.numbered[0]
        while self.numbered and not self.numbered[-1][1].strip():
            del self.numbered[-1]
        indents = [
            len(line) - len(line.lstrip()) for _, line in self.numbered if line.strip()
        ]
        cut = min(indents, default=0)
        self.numbered = [(number, line[cut:]) for number, line in self.numbered]

    @property
    def text(self) -> str:
        """What is shown."""
        return "\n".join(line for _, line in self.numbered)

    @property
    def lines(self) -> list[int]:
        """The line numbers shown, blank lines left out."""
        return [number for number, line in self.numbered if line.strip()]


def listing_block(
    directive: CodeDirective, name: str, region_name: str | None
) -> tuple[nodes.literal_block, Block]:
    """The literal block of a region of a file in ``code/``.

    Raises the directive's error if the file or the region is not there.
    """
    root = Path(directive.config.proven_code)
    path = root / name
    if not path.is_file():
        raise directive.error(
            f"there is no file code/{name}. Mend: write it, or correct the name"
        )
    directive.env.note_dependency(str(path))
    try:
        region = Region(path, region_name)
    except ValueError as error:
        raise directive.error(str(error)) from error
    if not region.text:
        where = f"code/{name}" + (f", region {region_name}" if region_name else "")
        raise directive.error(
            f"nothing to show in {where}. Mend: write it, or remove the listing"
        )
    source, line = directive.place()
    language = LEXERS.get(path.suffix, "text")
    block = Block("listing", line, language)
    block.detail = {"file": name, "lines": region.lines}
    if region_name:
        block.detail["region"] = region_name
    node = nodes.literal_block(region.text, region.text, language=language)
    node.source, node.line = source, line
    node["proof"] = block
    node["listing"] = name
    return node, block


class ListingDirective(CodeDirective):
    """A file of ``code/``, or a named region of it."""

    required_arguments = 1
    has_content = False
    option_spec: ClassVar[dict[str, Any]] = {
        "region": directives.unchanged_required,
        "caption": directives.unchanged_required,
        "emphasize-lines": directives.unchanged_required,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Show the region under the path of its file."""
        node, _ = listing_block(self, self.arguments[0], self.options.get("region"))
        if emphasized := self.options.get("emphasize-lines"):
            node["highlight_args"] = {"hl_lines": self._lines(emphasized, node)}
        caption = self.options.get("caption", f"`code/{self.arguments[0]}`")
        wrapper = container_wrapper(self, node, caption)
        wrapper["classes"].append("listing")
        self.add_name(wrapper)
        return [wrapper]

    def _lines(self, emphasized: str, node: nodes.literal_block) -> list[int]:
        """The numbers in ``:emphasize-lines:``, counted from 1."""
        count = node.astext().count("\n") + 1
        try:
            numbers = [n + 1 for n in parse_line_num_spec(emphasized, count)]
        except ValueError:
            numbers = [0]
        if min(numbers) < 1 or max(numbers) > count:
            raise self.error(
                f"the listing has no lines {emphasized!r} to emphasize; it has {count} "
                "lines. Mend: count from the first line shown"
            )
        return numbers


def setup(app: Sphinx) -> None:
    """Register the directives; ``proven_code`` is the folder of listings."""
    app.add_config_value("proven_code", "", "env", types=(str, Path))
    app.add_directive("pycon", SessionDirective)
    app.add_directive("console", SessionDirective)
    app.add_directive("unverified", UnverifiedDirective)
    app.add_directive("listing", ListingDirective)
