"""The factory comes first, by position."""

from collections import defaultdict

waiting: dict[str, list[str]] = defaultdict(list)
