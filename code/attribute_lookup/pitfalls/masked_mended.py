"""The property works, and the fallback knows its names."""


class Parcel:
    city = "Oslo"

    @property
    def label(self) -> str:
        upper: str = self.city.upper()
        return upper

    def __getattr__(self, name: str) -> str:
        if name.startswith("note_"):
            return "unknown"
        raise AttributeError(f"a parcel has no {name!r}")
