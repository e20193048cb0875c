"""A list behind a property without a setter."""


class Hub:
    def __init__(self) -> None:
        self._routes = ["Oslo"]

    @property
    def routes(self) -> list[str]:
        return self._routes


hub = Hub()
hub.routes += ["Turin"]
