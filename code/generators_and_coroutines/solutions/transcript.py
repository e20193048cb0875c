"""Every call goes down to where the chain waits: a ``pause``.

1. The first message, "a", comes straight up to the driver.
2. 7 becomes the value of ``await pause("a")``.
3. The error surfaces at the innermost await, in ``weigh``. It
   is caught there, and ``weigh`` pauses again; ``label`` never
   hears of it.
4. ``weigh`` leaves (its ``finally`` runs now) and returns; no
   driver sees that. ``label`` builds its message and pauses.
5. ``weigh`` is gone, so the error surfaces in ``label``. The
   ``return`` is held back: ``finally`` pauses first.
6. Only now is the value returned, in ``StopIteration``.
"""

SEEN = [
    "a",
    "b 7",
    "c",
    "label 300 g",
    "d",
    "returned no label",
]
LEFT_DURING = 4
