"""One list for each hub."""


class Hub:
    def __init__(self) -> None:
        self.parcels: list[str] = []

    def take(self, parcel: str) -> None:
        self.parcels.append(parcel)
