"""A dispatcher that owns the protocol it needs."""

import inspect
from typing import Protocol


# region protocol
class Carrier(Protocol):
    """What the dispatcher asks of a courier."""

    def carry(self, parcel: str, /) -> int: ...


def dispatch(parcels: list[str], courier: Carrier) -> int:
    """Send all; return the price in cents."""
    return sum(courier.carry(parcel) for parcel in parcels)
    # endregion protocol


# region plugin
def load(courier: object) -> Carrier:
    """Accept a plug-in, or say at once what is wrong."""
    carry = getattr(courier, "carry", None)
    kind = type(courier).__qualname__
    if not callable(carry):
        raise TypeError(f"{kind} has no method carry()")
    try:
        inspect.signature(carry).bind("parcel")
    except TypeError as error:
        text = f"{kind}.carry() must take a parcel: {error}"
        raise TypeError(text) from None
    return courier  # type: ignore[return-value]
    # endregion plugin


# region contract
def check_contract(courier: Carrier) -> None:
    """What every courier promises, checked on any of them."""
    price = courier.carry("P1")
    assert type(price) is int, "the price is in whole cents"
    assert price > 0, "nobody carries for nothing"
    assert courier.carry("P1") == price, (
        "same parcel, same price"
    )
    # endregion contract
