"""Fill in what only the whole book knows: facts, solutions, the colophon."""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from . import assess
from .frame import (
    can_fold,
    foldable,
    is_chapter,
    proof_facts,
    proof_summary,
    see,
    solutions_list,
    solutions_page,
)
from .gather import (
    BY_PART,
    by_part,
    chapter_minutes,
    in_reading_order,
    minutes,
    question_list,
    questions,
    relink,
    typographic,
)
from .proof import Proof, version_key
from .records import chapters
from .standing import standing_proofs


def proofs_of_build(app: Sphinx) -> dict[str, dict[str, Proof]]:
    """The standing proofs, read from disk once in a build."""
    if not hasattr(app, "proven_standing"):
        app.proven_standing = standing_proofs(app)  # type: ignore[attr-defined]
    standing: dict[str, dict[str, Proof]] = app.proven_standing  # type: ignore[attr-defined]
    return standing


def facts(app: Sphinx, docname: str) -> str:
    """One line about a chapter: how long it is, and what is proven of it."""
    one = chapters(app.env)[docname]
    examples = one.example_count()
    proofs = proofs_of_build(app).get(docname, {})
    text = f"{minutes(app.env, docname)} min read · "
    if not proofs:
        return f"{text}{examples} examples, not proven in this build"
    proven = count_proven(proofs)
    total = "" if proven == examples else f" of {examples}"
    names = ", ".join(sorted(proofs, key=version_key))
    return f"{text}{proven}{total} examples proven on Python {names}"


def count_proven(proofs: dict[str, Proof]) -> int:
    """How many examples at least one of these interpreters proved."""
    outcomes = zip(*(proof.outcomes for proof in proofs.values()), strict=True)
    return sum(
        any(outcome.status == "proven" for outcome in of_example)
        for of_example in outcomes
    )


def _listing(entry: nodes.container) -> nodes.container:
    """The listing of a solution."""
    containers = entry.findall(nodes.container)
    return next(one for one in containers if "listing" in one["classes"])


def _folded(entry: nodes.container) -> nodes.container:
    """Fold the code of a solution under its hint."""
    listing = _listing(entry)
    position = entry.index(listing)
    entry.remove(listing)
    folded = foldable("answer", "Solution", [listing])
    folded.source, folded.line = listing.source, listing.line
    entry.insert(position, folded)
    return entry


def _hints_first(entries: list[nodes.container]) -> list[nodes.container]:
    """Put the hints before the solutions, where nothing can be folded."""
    solutions = []
    for entry in entries:
        listing = _listing(entry)
        (there,) = listing["ids"]
        entry.replace(listing, see(there, "Solution"))
        title = entry.next_node(nodes.rubric).deepcopy()
        (here,) = entry["ids"]
        back = see(here, "Back to the hint")
        solutions.append(
            nodes.container("", title, listing, back, classes=["solution"])
        )
    return [*entries, *solutions]


class FillIn(SphinxPostTransform):
    """Replaces the placeholders, before cross references are resolved."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder of the page, or of the assembled book."""
        for node in list(self.document.findall(proof_facts)):
            node.replace_self(nodes.Text(facts(self.app, node["docname"])))
        for place in list(self.document.findall(solutions_list)):
            place.replace_self(self._solutions(place["part"]))
        for place in list(self.document.findall(proof_summary)):
            place.replace_self(self._summary())
        self._gather()

    def _gather(self) -> None:
        page, env = self.env.docname, self.env
        for node in list(self.document.findall(chapter_minutes)):
            node.replace_self(nodes.Text(f" ({minutes(env, node['docname'])} min)"))
        for place in list(self.document.findall(question_list)):
            place.replace_self(questions(env, place["chapters"], page))
        for kind, (piece, of_chapter) in BY_PART.items():
            for place in list(self.document.findall(kind)):
                place.replace_self(by_part(env, page, piece, of_chapter))
        assess.fill_in(self.app, self.document, page)

    def _solutions(self, part: str) -> list[nodes.Node]:
        found: list[nodes.Element] = []
        ledgers = chapters(self.env)
        for docname in in_reading_order(self.env):
            if not (docname.startswith(f"{part}/") and ledgers[docname].solutions):
                continue
            title = self.env.titles[docname].astext()
            name = docname.rpartition("/")[2]
            section = nodes.section(
                "", nodes.title("", title), ids=[f"solutions-{name}"]
            )
            copies = [entry.deepcopy() for entry in ledgers[docname].solutions]
            for copy in copies:
                relink(copy, docname, solutions_page(docname))
                for block in copy.findall(nodes.literal_block):
                    block.attributes.pop("proof", None)
            fold = can_fold(self.app)
            section += map(_folded, copies) if fold else _hints_first(copies)
            found.append(section)
        return typographic(found, self.document)

    def _summary(self) -> list[nodes.Node]:
        return [*self._interpreters(), *self._unverified()]

    def _interpreters(self) -> list[nodes.Node]:
        standing = proofs_of_build(self.app)
        rows: dict[str, list[int]] = {}
        for of_page in standing.values():
            for name, proof in of_page.items():
                row = rows.setdefault(name, [0, 0, 0])
                row[0] += 1
                row[1] += proof.count("proven")
                row[2] += proof.count("gated")
        total = sum(one.example_count() for one in chapters(self.env).values())
        text = f"The manuscript holds {total} examples."
        found: list[nodes.Node] = [nodes.paragraph("", text)]
        if not rows:
            return [*found, nodes.paragraph("", "None was proven in this build.")]
        body = [
            [f"Python {name}", *map(str, rows[name])]
            for name in sorted(rows, key=version_key)
        ]
        head = ["Interpreter", "Chapters", "Examples proven", "For other interpreters"]
        return [*found, make_table(head, body)]

    def _unverified(self) -> list[nodes.Node]:
        items = nodes.bullet_list("", bullet="-")
        for docname in in_reading_order(self.env):
            one = chapters(self.env).get(docname)
            for block in one.blocks if one else []:
                if block.kind == "unverified":
                    where = f"{self.env.titles[docname].astext()}, "
                    what = block.detail.get("source", block.language)
                    text = f"{where}{what}: {block.detail['reason']}."
                    items += nodes.list_item("", nodes.paragraph("", text))
        if not items.children:
            return [nodes.paragraph("", "No block of the book is unproven.")]
        count = len(items.children)
        text = f"{count} block{'s are' if count > 1 else ' is'} not proven:"
        return [nodes.paragraph("", text), items]


def make_table(head: list[str], body: list[list[str]]) -> nodes.table:
    """A plain table of text."""
    group = nodes.tgroup("", cols=len(head))
    for _ in head:
        group += nodes.colspec("", colwidth=100 // len(head))

    def row(cells: list[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", c)) for c in cells))

    group += nodes.thead("", row(head))
    group += nodes.tbody("", *(row(cells) for cells in body))
    return nodes.table("", group, classes=["proof-summary"])


def stale_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages written before they were last read, or their state of proof changed.

    A page may have been read for another edition, because a listing changed;
    Sphinx itself compares only the page's own file with what it wrote. Only
    builders that keep pages need this; the proof itself must not wait for a
    look at the proofs before it.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return []
    now = {
        name: facts(app, name)
        for name in chapters(env)
        if is_chapter(name) and name in env.all_docs
    }
    record = Path(app.outdir) / ".proven-facts.json"
    try:
        before = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    app.proven_facts_now = (record, now)  # type: ignore[attr-defined]
    changed = [name for name in now if before.get(name) not in (None, now[name])]
    if changed and "back/colophon" in env.all_docs:
        changed.append("back/colophon")
    return changed + [name for name in env.all_docs if _is_older(builder, name)]


def _is_older(builder: StandaloneHTMLBuilder, docname: str) -> bool:
    """Whether a page was written before its source was last read."""
    written = Path(builder.get_outfilename(docname))
    read = builder.env.all_docs[docname] / 1e6  # microseconds
    return not written.exists() or written.stat().st_mtime < read


def remember_facts(app: Sphinx, error: Exception | None) -> None:
    """Keep what the pages now say, for the next build to compare."""
    if error is None and hasattr(app, "proven_facts_now"):
        record, now = app.proven_facts_now
        if record.parent.is_dir():
            record.write_text(json.dumps(now), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the transform and the upkeep of written pages."""
    app.add_post_transform(FillIn)
    app.connect("env-updated", stale_pages)
    app.connect("build-finished", remember_facts)
