"""``sphinx-build -b doctest``: Sphinx's doctest builder, run by our proof.

The builder collects nothing itself: reading the pages filled the ledgers. It
proves every chapter, several at a time, keeps the outcomes in ``build/proof``
and writes the census. It fails if an example fails, and if the number of
examples that ran is not the number the census counts.
"""

from collections.abc import Set
from pathlib import Path
from time import monotonic

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.ext.doctest import DocTestBuilder
from sphinx.util import logging

from . import census
from .proof import (
    UNREACHED,
    Ledger,
    Proof,
    ProofError,
    content_digest,
    describe_failure,
    identify,
    prove_all,
    this_interpreter,
)
from .records import Chapter, chapters
from .standing import lock_file, proof_folder

logger = logging.getLogger(__name__)


class ProofBuilder(DocTestBuilder):
    """Proves the examples of the book on one interpreter."""

    name = "doctest"
    epilog = ""

    def init(self) -> None:
        """Find the interpreter. Raises ExtensionError if it does not run."""
        python = self.config.proven_python
        try:
            self.interpreter = identify(python) if python else this_interpreter()
        except ProofError as error:
            raise ExtensionError(str(error)) from error
        self.ledger = Ledger(proof_folder(self.config))
        self.lock = lock_file(self.config)
        self.code = Path(self.config.proven_code)
        self.outdir.mkdir(parents=True, exist_ok=True)
        self.outfile = (self.outdir / "output.txt").open("w", encoding="utf-8")

    def write_documents(self, docnames: Set[str]) -> None:
        """Prove the chapters asked for; all of them unless one is named."""
        started = monotonic()
        asked = self._asked_for()
        proofs, waiting = self._kept(asked)
        if waiting:
            examples = sum(one.example_count() for one in waiting)
            self._say(
                f"proving {examples} examples in {len(waiting)} chapters "
                f"on Python {self.interpreter.name}"
            )
        for proof in prove_all(waiting, self.interpreter, self.code, self.lock):
            proofs.append(proof)
            self.ledger.save(proof)
            self._report(proof)
        self._conclude(asked, proofs, len(waiting), monotonic() - started)

    def finish(self) -> None:
        """Write the census and close the protocol."""
        census.write(self._app)
        self.outfile.close()

    def _asked_for(self) -> list[Chapter]:
        ledgers = chapters(self.env)
        if only := self.config.proven_chapter:
            if only not in ledgers:
                near = ", ".join(sorted(n for n in ledgers if ledgers[n].sessions()))
                raise ExtensionError(
                    f"there is no chapter {only!r}; the chapters are: {near}"
                )
            return [ledgers[only]]
        return [one for _, one in sorted(ledgers.items()) if one.sessions()]

    def _kept(self, asked: list[Chapter]) -> tuple[list[Proof], list[Chapter]]:
        """Proofs that still hold, and the chapters that need a new one."""
        kept: list[Proof] = []
        waiting: list[Chapter] = []
        for one in asked:
            proof = None
            if not self.config.proven_fresh:
                content = content_digest(one, self.code, self.lock)
                proof = self.ledger.load(self.interpreter.name, one.docname, content)
            if proof is not None and not proof.failures:
                kept.append(proof)
            else:
                waiting.append(one)
        return kept, waiting

    def _report(self, proof: Proof) -> None:
        gated = proof.count("gated")
        note = f", {gated} for other interpreters" if gated else ""
        self._say(
            f"  {proof.chapter}: {proof.count('proven')} proven{note}"
            f" ({proof.seconds:.1f} s)"
        )
        path = self.env.doc2path(proof.chapter, base=True)
        reached = [one for one in proof.failures if not one.why.startswith(UNREACHED)]
        for outcome in reached:
            text = describe_failure(str(path), outcome)
            self.outfile.write(text + "\n")
            logger.error(text)
        if unreached := len(proof.failures) - len(reached):
            self._say(f"  {unreached} examples behind it were not reached")

    def _conclude(
        self, asked: list[Chapter], proofs: list[Proof], fresh: int, seconds: float
    ) -> None:
        counted = sum(one.example_count() for one in asked)
        proven = sum(proof.count("proven") for proof in proofs)
        gated = sum(proof.count("gated") for proof in proofs)
        failed = sum(len(proof.failures) for proof in proofs)
        self.total_tries, self.total_failures = proven + failed, failed
        if proven + gated + failed != counted:
            self._fail(
                f"the census counts {counted} examples, but the proof accounts for "
                f"{proven + gated + failed}. This is a defect of the proof"
            )
        if not counted and not self.config.proven_allow_empty:
            what = self.config.proven_chapter or "the book"
            self._fail(
                f"{what} has no examples, so nothing is proven. Mend: write a "
                "session; CONTRIBUTING.md shows how"
            )
        self._say(
            f"{proven} examples proven on Python {self.interpreter.name}, "
            f"{failed} failed, {gated} for other interpreters; {fresh} of "
            f"{len(asked)} chapters run now, {seconds:.1f} s"
        )
        if failed:
            self._fail(f"{failed} examples are not proven")

    def _fail(self, text: str) -> None:
        self._app.statuscode = 1
        logger.error(text)

    def _say(self, text: str) -> None:
        """Report progress, also where Sphinx's own progress is silenced."""
        print(text, flush=True)
        self.outfile.write(text + "\n")


def setup(app: Sphinx) -> None:
    """Put the proof in the place of Sphinx's doctest builder."""
    app.setup_extension("sphinx.ext.doctest")
    app.add_builder(ProofBuilder, override=True)
    app.add_config_value("proven_build", "build", "", types=(str, Path))
    app.add_config_value("proven_python", "", "", types=str)
    app.add_config_value("proven_chapter", "", "", types=str)
    app.add_config_value("proven_fresh", False, "", types=bool)
    app.add_config_value("proven_allow_empty", False, "", types=bool)
    app.add_config_value("proven_versions", [], "", types=list)
