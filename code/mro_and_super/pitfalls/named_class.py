"""A class names itself where the compiler knows better."""


class Hub:
    def label(self) -> str:
        return "hub"


class Depot(Hub):
    def label(self) -> str:
        return "depot, " + super(Depot, self).label()
