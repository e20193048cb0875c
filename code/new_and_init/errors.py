"""An error that survives pickling, and what it costs."""


# region lost
class Lost(Exception):
    """All that was passed in stays in ``args``."""

    def __init__(self, parcel: str, hub: str) -> None:
        super().__init__(parcel, hub)
        self.parcel = parcel
        self.hub = hub

    def __str__(self) -> str:
        return f"{self.parcel} lost at {self.hub}"
        # endregion lost
