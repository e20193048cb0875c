"""A courier's library, as if we did not own it."""


class Client:
    """Asks the courier what a delivery costs."""

    def fee(self, grams: int) -> int:
        """Return cents: 15 for each 100 grams."""
        return grams // 100 * 15
