"""A mistake in a getter; __getattr__ answers for it."""


class Parcel:
    city = "Oslo"

    @property
    def label(self) -> str:
        return self.city.to_upper()

    def __getattr__(self, name: str) -> str:
        return "unknown"
