"""A report with two seams, and a fake that keeps its contract.

The report names what it needs, a ledger with a total and a
function that returns a date, and no longer knows where they
come from; closing the ledger is now its owner's business. The
fake builds the new state aside and swaps it in when it is
whole: the promise "all or none" is the part of the contract
that a fake forgets first, and a test that runs on both is how
we notice. ``SqliteLedger(":memory:")`` in a subclass passes,
too, and cannot drift; it costs the test a database, and it
hides what the contract says.
"""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Protocol


class Duplicate(Exception):
    """A booking number was recorded before."""


class Ledger(Protocol):
    """What the report and its tests need."""

    def record(self, entries: list[tuple[str, int]]) -> None:
        """Record all entries, or none if one is a duplicate."""

    def total(self) -> int:
        """All the euros there are."""


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
    """The fake: the same promises, without a file."""

    def __init__(self) -> None:
        self.paid: dict[str, int] = {}

    def record(self, entries: list[tuple[str, int]]) -> None:
        """Record all entries, or none if one is a duplicate."""
        paid = dict(self.paid)
        for number, euros in entries:
            if number in paid:
                raise Duplicate(number)
            paid[number] = euros
        self.paid = paid

    def total(self) -> int:
        """All the euros there are."""
        return sum(self.paid.values())


def report(ledger: Ledger, today: Callable[[], date]) -> str:
    """One line for the manager."""
    return f"{today():%Y-%m-%d}: {ledger.total()} EUR"
