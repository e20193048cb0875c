"""A hashable, mutable default passes the check."""

from dataclasses import dataclass


class Log:
    def __init__(self) -> None:
        self.lines: list[str] = []


@dataclass
class Parcel:
    log: Log = Log()
