"""Exercise: which lines of a change has no test run?

``untested(diff, missing)`` takes the text of ``git diff -U0``
and, for each file, the lines that coverage reports as missing.
It returns the added lines that are missing, as "file:line", in
the order of the diff. A file that coverage does not know was
never imported: all its added lines count. Files whose name does
not end in .py do not count.

A hunk begins with ``@@ -3,0 +4,2 @@``: two lines were added,
and they are now lines 4 and 5. A missing number means 1.
"""


def untested(
    diff: str, missing: dict[str, set[int]]
) -> list[str]:
    # Remember the file of the last "+++ b/..." line; expand
    # each hunk's new side; keep what is missing.
    return [*missing]
