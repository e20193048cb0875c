"""Reads the manifest of a van."""

import json


class Hub:
    city: str | None = "Oslo"


class Parcel: ...


class Express(Parcel): ...


# region first
def add(grams: int, load: list[int] = []) -> list[int]:
    load.append(grams)
    return load


def label(hub: Hub) -> str:
    return hub.city.upper()


def heading(number):
    return "van " + 1


def fee(express: bool) -> int:
    if express:
        cents = 300
    return cents
    # endregion first


# region second
def unload(parcels: list[Parcel]) -> None:
    parcels.append(Parcel())


def sort(parcels: list[Express]) -> None:
    unload(parcels)


def weight(line: str) -> int:
    row = json.loads(line)
    return int(row["garms"])


def length(hub: Hub) -> int:
    if hub.city is None:
        return 0
    close(hub)
    return len(hub.city)


def close(hub: Hub) -> None:
    hub.city = None
    # endregion second
