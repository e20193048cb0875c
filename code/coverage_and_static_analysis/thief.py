"""Code that takes the trace function away."""

import sys


# region thief
def careful() -> None:
    sys.settrace(None)  # as a debugger does at its end
    print("after")
    # endregion thief


careful()
