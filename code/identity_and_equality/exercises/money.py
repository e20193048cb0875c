"""Exercise: a value that behaves.

Give ``Money`` an ``__eq__`` and a ``__hash__``. The same amount
in the same currency is equal, and "eur" is the currency "EUR".
Anything that is not money gets a chance to answer. A subclass
that adds nothing is equal to its base, both ways.
"""


class Money:
    """An amount in a currency; do not change it once made."""

    def __init__(self, cents: int, currency: str) -> None:
        self.cents = cents
        self.currency = currency

    # Complete the class: __eq__ and __hash__.
