"""The undo puts back what the class stored."""

from monkey_patching.patched import patched


class Hub:
    @staticmethod
    def code() -> str:
        return "OSL"


def relabel() -> str:
    stand_in = staticmethod(lambda: "TRN")
    with patched(Hub, "code", stand_in):
        return Hub.code()
