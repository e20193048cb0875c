"""The parcel desk, mended: what it keeps is what it needs."""

from collections.abc import Callable
from weakref import WeakMethod

from .desk import Form, check

type Listener = Callable[[str], None]


# region mended
class Ticker:
    """Tells the news to listeners that somebody else keeps."""

    def __init__(self) -> None:
        self.listeners: list[WeakMethod[Listener]] = []

    def subscribe(self, method: Listener) -> None:
        forget = self.listeners.remove
        self.listeners.append(WeakMethod(method, forget))

    def publish(self, text: str) -> None:
        for listener in list(self.listeners):
            if call := listener():
                call(text)


class Desk:
    def __init__(self) -> None:
        self.ticker = Ticker()
        self.rejected: list[str] = []

    def take(self, grams: int) -> None:
        form = Form(grams)
        self.ticker.subscribe(form.on_news)
        try:
            check(form)
        except ValueError as error:
            self.rejected.append(str(error))
            # endregion mended
