"""Conditions that the tests of several chapters depend on."""

import signal
import sys
import sysconfig

import pytest

# A shell ignores Ctrl-C for what it runs in the background, and children
# inherit that; the programs that interrupt themselves need the default.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def mortal_classes() -> None:
    """Skip where a class without references need not die.

    The free-threaded build of 3.13 makes classes and modules immortal once a
    thread has been started (free-threading HOWTO, "Immortalization").
    """
    if sys.version_info < (3, 14) and sysconfig.get_config_var("Py_GIL_DISABLED"):
        pytest.skip("3.13t: immortal once a thread has been started")
