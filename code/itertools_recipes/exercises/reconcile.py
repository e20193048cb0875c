"""Exercise: two sorted manifests.

Complete ``reconcile``. Both manifests are sorted, hold no code
twice and do not fit into memory. Report in order what stands in
one of them only: "lost" for the first, "found" for the second.
"""

from collections.abc import Iterable, Iterator


def reconcile(
    sent: Iterable[str], received: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield ``(code, "lost")`` and ``(code, "found")``."""
    raise NotImplementedError(
        "complete reconcile(): walk both manifests side by side"
    )
