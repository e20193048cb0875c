"""Write a file so that readers see the old or the new text."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


# region write
@contextmanager
def replacing(path: Path) -> Generator[IO[str]]:
    """Give a file that becomes ``path`` on success."""
    draft = NamedTemporaryFile(  # noqa: SIM115
        "w", dir=path.parent, delete=False, encoding="utf-8"
    )
    try:
        with draft:
            yield draft
            draft.flush()
            os.fsync(draft.fileno())
        os.replace(draft.name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft.name)
        raise


# endregion write
