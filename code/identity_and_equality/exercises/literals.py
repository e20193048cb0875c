"""Exercise: find every ``is`` with a literal.

Complete ``identity_tests``. Legitimate constants are None,
True, False and ``...``; the rest are findings.
"""


def identity_tests(source: str) -> list[tuple[int, str]]:
    """Return line and type name of each literal found.

    A finding is a string, a number or bytes that is an operand
    of ``is`` or ``is not``. Findings are sorted by line. Of one
    comparison, only its first operator with a literal counts,
    and if both operands are literals, the left one. The line is
    that on which the whole comparison begins.
    """
    raise NotImplementedError(
        "complete identity_tests(): walk over ast.parse(source)"
    )
