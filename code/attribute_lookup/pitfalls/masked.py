"""A mistake in a getter; __getattr__ answers for it."""


class Parcel:
    city = "Oslo"

    @property
    def label(self) -> str:
        upper: str = self.city.to_upper()
        return upper

    def __getattr__(self, name: str) -> str:
        return "unknown"
