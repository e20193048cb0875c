"""All parcels of all hubs."""


def parcels(hubs: list[list[str]]) -> list[str]:
    return sum(hubs, [])
