"""A report with two seams, a fake that keeps its contract."""

import sqlite3
from datetime import date


class Duplicate(Exception):
    """A booking number was recorded before."""


class SqliteLedger:
    """The real ledger: what was paid, by booking number."""

    def __init__(self, path: str) -> None:
        self.db = sqlite3.connect(path)
        self.db.execute(
            "CREATE TABLE IF NOT EXISTS paid"
            "(number UNIQUE, euros)"
        )

    def record(self, entries: list[tuple[str, int]]) -> None:
        """Record all entries, or none if one is a duplicate."""
        try:
            with self.db:
                insert = "INSERT INTO paid VALUES (?, ?)"
                self.db.executemany(insert, entries)
        except sqlite3.IntegrityError as error:
            raise Duplicate(str(error)) from None

    def total(self) -> int:
        """All the euros there are."""
        query = "SELECT coalesce(sum(euros), 0) FROM paid"
        total: int = self.db.execute(query).fetchone()[0]
        return total

    def close(self) -> None:
        """Release the file."""
        self.db.close()


class MemoryLedger:
    """The fake: the same promises without a file. To do."""


def report(path: str) -> str:
    """One line for the manager, its clock and ledger wired in.

    Change the parameters to ``ledger`` and ``today``, which is
    a function that returns a date.
    """
    ledger = SqliteLedger(path)
    line = f"{date.today():%Y-%m-%d}: {ledger.total()} EUR"
    ledger.close()
    return line
