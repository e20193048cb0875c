"""A factory makes a log for each parcel."""

from dataclasses import dataclass, field


class Log:
    def __init__(self) -> None:
        self.lines: list[str] = []


@dataclass
class Parcel:
    log: Log = field(default_factory=Log)
