"""Three parts, compared from the left: the epoch, the numbers,
and the suffix as a rank and a number. A final release has no
suffix and stands between ``rc`` and ``post``. Zeros at the end
of the numbers are stripped, which makes 1.0 equal to 1.0.0.

The standard allows suffixes to be combined (1.0rc1.dev2);
their order needs one more part of the key.
"""

import re

FORM = re.compile(
    r"(?:(\d+)!)?(\d+(?:\.\d+)*)(?:\.?(dev|a|b|rc|post)(\d+))?"
)
RANKS = {
    rank: place
    for place, rank in enumerate(
        ["dev", "a", "b", "rc", None, "post"]
    )
}


def key(version: str) -> tuple[object, ...]:
    """What ``sorted`` compares in place of the version."""
    match = FORM.fullmatch(version)
    if match is None:
        raise ValueError(f"not a version: {version!r}")
    epoch, release, suffix, number = match.groups()
    numbers = [int(part) for part in release.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    rank = RANKS[suffix]
    return int(epoch or 0), numbers, rank, int(number or 0)
