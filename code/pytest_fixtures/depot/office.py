"""Dispatching with everything wired in."""

# region office
import os
from datetime import datetime

from courier import HttpCourier


def dispatch(parcel: str) -> str:
    if datetime.now().hour >= 17:
        return "tomorrow"
    return HttpCourier(os.environ["COURIER"]).book(parcel)
# endregion office
