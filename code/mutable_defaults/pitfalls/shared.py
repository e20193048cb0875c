"""Every call appends to one list."""


def tag(parcel: str, tags: list[str] = []) -> list[str]:
    tags.append(parcel)
    return tags
