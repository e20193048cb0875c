"""The factory is passed by keyword and becomes an entry."""

from collections import defaultdict

waiting: dict[str, object] = defaultdict(default_factory=list)
