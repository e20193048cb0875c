"""What takes an argument is a method."""


class Parcel:
    def price(self, zone: int) -> int:
        return 300 * zone
