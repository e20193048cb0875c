"""The courier company: what we need of it, the real client, a fake."""

from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

opener = build_opener(ProxyHandler({}))


class Refused(Exception):
    """The courier company said no."""


class Courier(Protocol):
    def book(self, parcel: str) -> str: ...
    def cancel(self, number: str) -> None: ...


class HttpCourier:
    """Talks to the courier company over HTTP."""

    def __init__(self, url: str) -> None:
        self.url = url

    def book(self, parcel: str) -> str:
        """Book a van for a parcel; the booking's number."""
        return self._post("book", parcel=parcel)

    def cancel(self, number: str) -> None:
        """Give the van back."""
        self._post("cancel", number=number)

    def _post(self, action: str, **query: str) -> str:
        address = f"{self.url}/{action}?{urlencode(query)}"
        try:
            with opener.open(address, data=b"", timeout=10) as reply:
                text: bytes = reply.read()
        except HTTPError as error:
            with error:
                raise Refused(error.read().decode()) from None
        return text.decode()


# region fake
class FakeCourier:
    """Books in memory, by the rules of the real company."""

    def __init__(self) -> None:
        self.bookings: dict[str, str] = {}
        self._count = 0

    def book(self, parcel: str) -> str:
        if parcel in self.bookings.values():
            raise Refused(f"{parcel} is booked already")
        self._count += 1
        self.bookings[number := f"B{self._count}"] = parcel
        return number

    def cancel(self, number: str) -> None:
        if self.bookings.pop(number, None) is None:
            raise Refused("no such booking")
# endregion fake
