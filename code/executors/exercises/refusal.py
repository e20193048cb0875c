"""An exception that survives the way out of a worker."""


class Refused(Exception):
    """A hub does not take a parcel, for a number of days.

    In a process pool the first one breaks the whole pool. Make
    it so that a pickled copy

    * can be made at all,
    * has the same message, ``parcel``, ``hub`` and ``days``,
    * still has its notes (``add_note``), and the same type when
      it is of a subclass.
    """

    def __init__(
        self, parcel: str, hub: str, *, days: int = 1
    ) -> None:
        super().__init__(f"{hub} refuses {parcel}")
        self.parcel = parcel
        self.hub = hub
        self.days = days
