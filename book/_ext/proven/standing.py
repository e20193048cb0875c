"""The proofs that still hold for the pages as they were read."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from .proof import Ledger, Proof, content_digest
from .records import chapters


def proof_folder(config: Config) -> Path:
    """Where proofs are kept."""
    return Path(config.proven_build) / "proof"


def lock_file(config: Config) -> Path:
    """The pinned requirements: a new tool version asks for a new proof."""
    return Path(config.proven_code).parent / "requirements.txt"


def standing_proofs(app: Sphinx) -> dict[str, dict[str, Proof]]:
    """The proofs that hold for the pages as read: by page, then interpreter."""
    ledger = Ledger(proof_folder(app.config))
    names = ledger.interpreters()
    code, lock = Path(app.config.proven_code), lock_file(app.config)
    found: dict[str, dict[str, Proof]] = {}
    for docname, one in chapters(app.env).items():
        if not one.sessions():
            continue
        content = content_digest(one, code, lock)
        proofs = {name: ledger.load(name, docname, content) for name in names}
        found[docname] = {
            name: proof
            for name, proof in proofs.items()
            if proof is not None and not proof.failures
        }
    return found
