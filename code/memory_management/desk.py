"""A parcel desk that never forgets a form. Find out why."""

from collections.abc import Callable


class Form:
    """What a customer fills in, with a scan of the label."""

    def __init__(self, grams: int) -> None:
        self.grams = grams
        self.scan = bytes(4096)
        self.news: list[str] = []

    def on_news(self, text: str) -> None:
        self.news.append(text)


# region desk
class Ticker:
    """Tells its listeners the news."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[str], None]] = []

    def publish(self, text: str) -> None:
        for listener in self.listeners:
            listener(text)


class Desk:
    def __init__(self) -> None:
        self.ticker = Ticker()
        self.rejected: list[Exception] = []

    def take(self, grams: int) -> None:
        form = Form(grams)
        self.ticker.listeners.append(form.on_news)
        try:
            check(form)
        except ValueError as error:
            self.rejected.append(error)
            # endregion desk


def check(form: Form) -> None:
    """Refuse what is too heavy."""
    if form.grams > 20_000:
        raise ValueError(f"{form.grams} g is too heavy")


def busy_hour(desk: Desk) -> None:
    """A hundred customers; every second parcel is too heavy."""
    for number in range(100):
        desk.take(grams=30_000 if number % 2 else 500)
    desk.ticker.publish("the hour is over")
