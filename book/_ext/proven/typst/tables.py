"""Column widths for tables whose author gave none."""

from docutils import nodes


def column_weights(tgroup: nodes.tgroup, given: bool) -> list[float] | None:
    """Return relative widths for the columns, or None to let each fit its text.

    ``given`` says that the author chose the widths. Otherwise short tables
    keep their natural widths, and wide ones share the page by what the
    columns hold: a column gets at least its longest word and no more than
    its longest cell, so that a column of names does not starve beside prose.
    """
    specs = list(tgroup.findall(nodes.colspec))
    if given:
        return [float(spec["colwidth"]) for spec in specs]
    longest = [1] * len(specs)
    words = [1] * len(specs)
    for row in tgroup.findall(nodes.row):
        for column, entry in _cells(row):
            if column >= len(specs) or entry.get("morecols"):
                continue
            text = entry.astext()
            longest[column] = max(longest[column], len(text))
            words[column] = max(words[column], *map(len, text.split() or [""]))
    if sum(longest) <= 44:
        return None
    return [
        max(word + 1.0, total**0.62 * 2)
        for word, total in zip(words, longest, strict=True)
    ]


def _cells(row: nodes.row) -> list[tuple[int, nodes.entry]]:
    cells = []
    column = 0
    for entry in row.children:
        cells.append((column, entry))
        column += 1 + entry.get("morecols", 0)
    return cells
