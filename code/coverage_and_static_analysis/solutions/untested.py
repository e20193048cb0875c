"""Two kinds of lines matter: the file's and the hunk's.

The rest of the diff is text. A file that coverage does not know
is one that nothing imported; calling its lines tested would be
the mistake of a report without ``source``.
"""

import re
from collections.abc import Iterator

HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def added(diff: str) -> Iterator[tuple[str, int]]:
    """Each added line: its file and its number."""
    file = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            file = line.removeprefix("+++ b/")
        elif hunk := HUNK.match(line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            for number in range(first, first + count):
                yield file, number


def untested(
    diff: str, missing: dict[str, set[int]]
) -> list[str]:
    return [
        f"{file}:{number}"
        for file, number in added(diff)
        if file.endswith(".py")
        and (file not in missing or number in missing[file])
    ]
