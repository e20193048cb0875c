from . import gate

gate.both_begun.wait()
from . import right  # noqa: E402

right_was_complete = hasattr(right, "left_was_complete")
