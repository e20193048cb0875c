"""Exercise: what does the driver see?

``relay.py`` has a coroutine, ``label``, that awaits another.
It is driven with the six calls in ``CALLS``. Write down what
each of them returns; for a call that ends the coroutine, write
"returned X" or "raised X", with X the value or the name of the
exception. ``LEFT_DURING`` is the number of the call (from 1)
during which "weigh left" is logged.

Do it without running it; then let ``pytest`` compare.
"""

CALLS = [
    "send(None)",
    "send(7)",
    "throw(KeyError())",
    "send(None)",
    "throw(ValueError())",
    "send(None)",
]

SEEN = ["?", "?", "?", "?", "?", "?"]
LEFT_DURING = 0
