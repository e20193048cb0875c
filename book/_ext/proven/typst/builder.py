"""The builder behind ``sphinx-build -b typst``: one manuscript, two PDFs."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.locale import _, __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.osutil import copyfile, ensuredir

from .backindex import write_index
from .errors import CompilationError, ManuscriptError
from .glyphs import check_glyphs
from .structure import Book, Chapter, Part, plan
from .syntax import array, string
from .writer import Role, Shared, TypstTranslator, section_of

logger = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "template.typ"
_SHEET = _HERE / "sheet.typ"
_COMPILE = _HERE / "compile_pdf.py"

#: The Typst sources in the output folder.
SOURCE_NAME = "book.typ"
SHEET_NAME = "sheet-of-the-book.typ"


class TypstBuilder(Builder):
    """Assembles the book from its toctrees, writes Typst, compiles the PDFs.

    The parts are the documents that the root's toctrees name, the chapters
    those that the parts' toctrees name. The output folder holds the Typst
    source, the images, and a PDF for each entry of ``typst_editions``. The
    document that ``typst_sheet`` names is set as a sheet of its own besides.
    PDFs whose sources have not changed are left as they are.

    What the author can mend is a ManuscriptError, what only the template or
    the writer can a CompilationError.
    """

    name = "typst"
    format = "typst"
    epilog = __("The PDFs are in %(outdir)s.")
    out_suffix = ""
    allow_parallel = False
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]

    shared: Shared

    # -- What Sphinx asks of a builder -------------------------------------------

    def get_outdated_docs(self) -> str | Iterable[str]:
        """A book is written whole."""
        return "the whole book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the mark by which the writer knows a document of the book."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same address wherever it is seen from: it is one file."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Forget what an earlier writing of the book knew."""
        self.shared = Shared()

    def write_documents(self, _docnames: Set[str]) -> None:
        """Write the source of the book and compile it to every edition.

        Mistakes are reported together, each with its place and its remedy,
        and make ``sphinx-build`` exit with 1; the PDFs of the last good build
        then stay. (Sphinx wraps an exception in a page of traceback, which
        helps no author.)
        """
        self.prepare_writing(_docnames)
        try:
            self._write_book()
        except (ManuscriptError, CompilationError) as error:
            self.shared.mistakes.append(error)
        for mistake in self.shared.mistakes:
            logger.error(str(mistake), type="typst")
        if self.shared.mistakes:
            self._app.statuscode = 1

    def _write_book(self) -> None:
        book = plan(
            self.env,
            self.config.root_doc,
            self.config.typst_unnumbered_parts,
            self.config.typst_back_matter,
        )
        with progress_message(__("assembling the book"), nonl=False):
            doctrees = self._doctrees(book)
            self._note_labels(doctrees)
            self.shared.frame = self._frame(book, doctrees)
        with progress_message(__("writing Typst")):
            source = self._source(book, doctrees)
        if self.shared.mistakes:
            return
        check_glyphs(self.shared.characters)
        ensuredir(self.outdir)
        self._copy_images()
        for template in (_TEMPLATE, _SHEET):
            copyfile(template, Path(self.outdir, template.name), force=True)
        Path(self.outdir, SOURCE_NAME).write_text(source, encoding="utf-8")
        Path(self.outdir, SHEET_NAME).write_text(self._sheet, encoding="utf-8")
        self._compile(source)

    def finish(self) -> None:
        """Nothing is left to do: the PDFs are in place once they are whole."""

    # -- From documents to Typst -------------------------------------------------

    def _doctrees(self, book: Book) -> dict[str, nodes.document]:
        doctrees = {}
        for docname in book.docnames():
            logger.info("%s ", docname, nonl=True)
            doctree = self.env.get_doctree(docname)
            doctree["docname"] = docname
            for toctree in list(doctree.findall(addnodes.toctree)):
                toctree.parent.remove(toctree)
            self.env.resolve_references(doctree, docname, self)
            self.post_process_images(doctree)
            doctrees[docname] = doctree
        return doctrees

    def _note_labels(self, doctrees: dict[str, nodes.document]) -> None:
        """Map every id of every document to the label that is on the page.

        A heading has one label, whatever the number of its ids: a document's
        title that of the document, a section's that of its first id. Besides,
        note the section in which each of them stands.
        """
        labels, sections = self.shared.labels, self.shared.sections
        for docname, doctree in doctrees.items():
            labels[docname] = docname
            for node in doctree.findall(nodes.Element):
                for name in node.get("ids", ()):
                    labels[f"{docname}#{name}"] = f"{docname}#{name}"
                    sections[f"{docname}#{name}"] = section_of(node, docname)
            sections[docname] = section_of(doctree.next_node(nodes.section), docname)
            for section in doctree.findall(nodes.section):
                own = section.parent is doctree
                label = docname if own else f"{docname}#{section['ids'][0]}"
                for name in section["ids"]:
                    labels[f"{docname}#{name}"] = label

    def _frame(self, book: Book, doctrees: dict[str, nodes.document]) -> frozenset[str]:
        """Return the headings that most chapters share.

        They are signposts within a chapter; in the printed contents the same
        ten lines under every chapter would hide those that say something.
        """
        count: Counter[str] = Counter()
        chapters = 0
        for part in book.parts:
            for chapter in part.chapters:
                chapters += 1
                count.update(set(_section_titles(doctrees[chapter.docname])))
        least = max(2, chapters // 2)
        return frozenset(title for title, times in count.items() if times >= least)

    def _source(self, book: Book, doctrees: dict[str, nodes.document]) -> str:
        self._sheet = ""

        def write(docname: str, role: Role) -> str:
            doctree = doctrees.pop(docname)
            visitor = TypstTranslator(doctree, self, role)
            try:
                doctree.walkabout(visitor)
            except ManuscriptError as error:
                self.shared.mistakes.append(error)
            if docname == self.config.typst_sheet[0]:
                self._sheet = self._sheet_of(visitor.source)
            return visitor.source

        pieces = [self._head()]
        front = write(book.root, Role("front-opener", 1))
        pieces.append("#main-matter({\n")
        if self._has_text(front):
            pieces.insert(1, f"#{{{front}}}\n")
        else:
            pieces.append(f"at({string(book.root)});\n")
        for part in book.parts:
            pieces.extend(self._part(part, write))
        if index := write_index(self.env, self, self.shared.labels):
            pieces.append(
                f"back-of-book-index({string(_('Index'))},1,{{\n{index}}});\n"
            )
        pieces.append("})\n")
        return "".join(pieces)

    @staticmethod
    def _has_text(source: str) -> bool:
        """Return whether a document prints anything besides its title."""
        return (
            source.strip() != ""
            and re.sub(r"/\*@\d+@\*/", "", source).count(");\n") > 1
        )

    def _part(self, part: Part, write: Any) -> Iterator[str]:
        opening = write(part.docname, Role("part-opener", 1, part.number))
        if part.matter and not self._has_text(opening):
            yield f"at({string(part.docname)});\n"
        else:
            yield opening
        level = 1 if part.matter else 2
        for chapter in part.chapters:
            yield from self._chapter(
                chapter, Role("chapter-opener", level, chapter.number), write
            )

    def _chapter(self, chapter: Chapter, role: Role, write: Any) -> Iterator[str]:
        yield write(chapter.docname, role)
        for inner in chapter.inner:
            yield from self._chapter(inner, Role("inner-opener", role.level + 1), write)

    def _authors(self) -> list[str]:
        names = re.split(r",| and ", self.config.author)
        return [name.strip() for name in names if name.strip()]

    def _sheet_of(self, source: str) -> str:
        """Return a document's source as a sheet of its own."""
        values = {
            "title": string(self.config.project),
            "authors": array(map(string, self._authors())),
            "language": string(self.config.language or "en"),
        }
        settings = ",".join(f"{name}:{value}" for name, value in values.items())
        return (
            '#import "template.typ": *\n#import "sheet.typ": *\n'
            f"#show: sheet.with({settings})\n#{{{source}}}\n"
        )

    def _head(self) -> str:
        """Return the beginning of the source: what the book is called."""
        config = self.config
        imprint = config.typst_imprint or [f"© {config.copyright}"]
        if isinstance(imprint, str):
            imprint = [imprint]
        for words in (config.project, config.typst_subtitle, *imprint):
            for character in words:
                if not character.isascii():
                    self.shared.characters["text", character] = "conf.py"
        values = {
            "title": string(config.project),
            "subtitle": string(config.typst_subtitle),
            "authors": array(map(string, self._authors())),
            "description": string(config.typst_description),
            "keywords": array(map(string, config.typst_keywords)),
            "language": string(config.language or "en"),
            "imprint": array(map(string, imprint)),
            "contents-title": string(_("Contents")),
        }
        settings = ",".join(f"{name}:{value}" for name, value in values.items())
        return f'#import "template.typ": *\n#show: book.with({settings})\n'

    # -- From Typst to PDF ---------------------------------------------------------

    def _copy_images(self) -> None:
        folder = Path(self.outdir, "images")
        if self.images:
            ensuredir(folder)
        for source, name in self.images.items():
            copyfile(Path(self.srcdir, source), folder / name, force=True)

    def _compile(self, source: str) -> None:
        """Compile the editions that are not up to date, side by side."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        timestamp = int(epoch) if epoch else None
        digest = self._digest(source, timestamp)
        stamp = Path(self.outdir, ".digest")
        jobs = self._jobs()
        known = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
        if known == digest and all(Path(job["output"]).exists() for job in jobs):
            logger.info(__("the PDFs are up to date"))
            return
        stamp.unlink(missing_ok=True)
        names = ", ".join(Path(job["output"]).name for job in jobs)
        with progress_message(__("compiling %s") % names):
            running = [self._start(job | {"timestamp": timestamp}) for job in jobs]
            answers = [process.communicate() for process in running]
        warnings = 0
        for process, (out, err) in zip(running, answers, strict=True):
            warnings += self._report(process.returncode, out, err)
        if not warnings:  # a PDF that the next build need not make again
            stamp.write_text(digest, encoding="utf-8")

    def _jobs(self) -> list[dict[str, Any]]:
        """Return what to compile: source, output, and the page it is made for."""
        editions = self.config.typst_editions.items()
        made = [(name, SOURCE_NAME, page) for name, page in editions]
        if self._sheet:
            made.append((self.config.typst_sheet[1], SHEET_NAME, "trade"))
        return [
            {
                "source": str(Path(self.outdir, source)),
                "output": str(Path(self.outdir, name)),
                "edition": page,
            }
            for name, source, page in made
        ]

    def _digest(self, source: str, timestamp: int | None) -> str:
        """Return what the PDFs depend on as one checksum."""
        digest = hashlib.sha256(f"{timestamp}\0{source}\0{self._sheet}".encode())
        digest.update(json.dumps(self.config.typst_editions).encode())
        for path in (
            _TEMPLATE,
            _SHEET,
            _COMPILE,
            *(Path(self.srcdir, name) for name in self.images),
        ):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def _start(self, job: dict[str, Any]) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(_COMPILE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        process.stdin.write(json.dumps(job))
        process.stdin.close()
        process.stdin = None
        return process

    def _report(self, status: int, out: str, err: str) -> int:
        """Raise CompilationError if there is no PDF; pass warnings on, counted."""
        if status != 0:
            raise CompilationError(f"the compiler ended with status {status}:\n{err}")
        answer = json.loads(out)
        if answer["error"]:
            raise CompilationError(self._explain(answer["error"]))
        for warning in answer["warnings"]:
            logger.warning(self._explain(warning), type="typst")
        return len(answer["warnings"])

    def _explain(self, diagnostic: str) -> str:
        """Return Typst's message with the manuscript's place before it."""
        source = Path(self.outdir, SOURCE_NAME).read_text(encoding="utf-8")
        found = re.search(rf"{re.escape(SOURCE_NAME)}:(\d+):(\d+)", diagnostic)
        if found is None:
            return f"Typst says: {diagnostic.strip()}"
        lines = source.split("\n")[: int(found[1])]
        lines[-1] = lines[-1][: int(found[2])]
        marks = re.findall(r"/\*@(\d+)@\*/", "\n".join(lines))
        if not marks:
            return f"Typst says: {diagnostic.strip()}"
        file, line = self.shared.places[int(marks[-1])]
        return f"{file}:{line}: Typst cannot set this\n{diagnostic.strip()}"


def _section_titles(doctree: nodes.document) -> Iterator[str]:
    """Yield the headings of a document one level below its title."""
    for section in doctree.findall(nodes.section):
        if (
            isinstance(section.parent, nodes.section)
            and section.parent.parent is doctree
        ):
            yield section[0].astext()
