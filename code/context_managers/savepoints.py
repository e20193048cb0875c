"""Transactions that nest, on sqlite3 with autocommit=True."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from sqlite3 import Connection

numbers = count()


# region transaction
@contextmanager
def transaction(db: Connection) -> Generator[None]:
    """Commit or roll back; inside another, a savepoint."""
    name = f"level_{next(numbers)}"
    if db.in_transaction:
        begin, commit = f"SAVEPOINT {name}", f"RELEASE {name}"
        undo = [f"ROLLBACK TO {name}", commit]
    else:
        begin, commit, undo = "BEGIN", "COMMIT", ["ROLLBACK"]
    db.execute(begin)
    try:
        yield
        db.execute(commit)
    except BaseException:
        if db.in_transaction:
            for statement in undo:
                db.execute(statement)
        raise


# endregion transaction
