"""Data from outside, believed and checked."""

import json


# region anys
def weight(line: str) -> int:
    row = json.loads(line)
    grams = row["garms"]
    return int(grams * row.factor)


def checked(line: str) -> int:
    row: object = json.loads(line)
    match row:
        case {"grams": int(grams)}:
            return grams
    raise ValueError(line)
    # endregion anys
