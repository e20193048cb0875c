"""Exercise: a rule that finds tests which check nothing.

``silent(source)`` returns the names of the test functions,
in the order of the file, that contain none of these:

* an ``assert`` statement;
* a ``with`` statement on ``pytest.raises(...)`` or
  ``pytest.warns(...)``, alone or among other managers;
* a call of a method whose name begins with ``assert``, such as
  ``courier.book.assert_called_once_with("P1")``.

A test function's name begins with ``test``; it may be async,
and it may be a method. Do not run the source.
"""


def silent(source: str) -> list[str]:
    # ast.parse, ast.walk, and a look at each node's type.
    return source.split()
