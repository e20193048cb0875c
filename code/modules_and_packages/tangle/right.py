from . import gate

gate.both_begun.wait()
from . import left  # noqa: E402

left_was_complete = hasattr(left, "right_was_complete")
