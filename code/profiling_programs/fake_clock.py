"""A timer for cProfile that goes when it is told to."""


# region clock
class FakeClock:
    """Milliseconds that pass only in the examples."""

    now = 0

    def __call__(self) -> int:
        return self.now


# endregion clock
