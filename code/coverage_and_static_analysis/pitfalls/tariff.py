"""What it costs to send a parcel, in cents."""


# region price
def price(grams: int, express: bool) -> int:
    """Heavy from 2 kg on; express costs a fee."""
    if grams > 2000:
        cents = 900
    else:
        cents = 500
    if express:
        fee = 300
    return cents + fee
    # endregion price
