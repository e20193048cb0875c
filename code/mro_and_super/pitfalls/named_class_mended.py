"""The compiler supplies the class."""


class Hub:
    def label(self) -> str:
        return "hub"


class Depot(Hub):
    def label(self) -> str:
        return "depot, " + super().label()
