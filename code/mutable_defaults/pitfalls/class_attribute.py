"""One list for all hubs."""


class Hub:
    parcels: list[str] = []

    def take(self, parcel: str) -> None:
        self.parcels.append(parcel)
