"""Every call makes its own list."""


def tag(
    parcel: str, tags: list[str] | None = None
) -> list[str]:
    tags = [] if tags is None else tags
    tags.append(parcel)
    return tags
