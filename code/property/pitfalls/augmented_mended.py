"""The property hands out a tuple; a method changes the list."""


class Hub:
    def __init__(self) -> None:
        self._routes = ["Oslo"]

    @property
    def routes(self) -> tuple[str, ...]:
        return tuple(self._routes)

    def add_route(self, city: str) -> None:
        self._routes.append(city)


hub = Hub()
hub.add_route("Turin")
