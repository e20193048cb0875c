"""The service of the bug report, cut down to its fault."""

# region fault
DEFAULT_FILTERS: dict[str, str] = {"status": "open"}


def search(
    user: str, filters: dict[str, str] = DEFAULT_FILTERS
) -> dict[str, str]:
    """Return the query that a user may run."""
    filters.setdefault("owner", user)
    return filters


# endregion fault


# region mended
def search_mended(
    user: str, filters: dict[str, str] | None = None
) -> dict[str, str]:
    """Return the query that a user may run."""
    chosen = DEFAULT_FILTERS if filters is None else filters
    return {"owner": user, **chosen}


# endregion mended
