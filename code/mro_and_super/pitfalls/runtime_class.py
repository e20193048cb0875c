"""A class asks the instance for its class."""


class Hub:
    def label(self) -> str:
        return "hub"


class Depot(Hub):
    def label(self) -> str:
        return "depot, " + super(type(self), self).label()


class NightDepot(Depot):
    pass
