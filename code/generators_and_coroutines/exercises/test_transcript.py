"""Grades exercise ``transcript``."""

from generators_and_coroutines.relay import label

CALLS = [
    ("send", None),
    ("send", 7),
    ("throw", KeyError()),
    ("send", None),
    ("throw", ValueError()),
    ("send", None),
]


def really():
    """Return what each call gives, and how much was logged."""
    log, seen, left = [], [], []
    task = label(log)
    for name, argument in CALLS:
        try:
            seen.append(getattr(task, name)(argument))
        except StopIteration as stop:
            seen.append(f"returned {stop.value}")
        except Exception as error:
            seen.append(f"raised {type(error).__name__}")
        left.append(len(log))
    return seen, left


def test_there_are_six_answers(exercise):
    assert len(exercise.SEEN) == len(CALLS), (
        "write one answer for each of the six calls"
    )


def test_what_the_driver_sees(exercise):
    pairs = zip(exercise.SEEN, really()[0], strict=False)
    wrong = [
        number
        for number, (answer, real) in enumerate(pairs, 1)
        if answer != real
    ]
    assert not wrong, f"look again at these calls: {wrong}"


def test_when_weigh_leaves(exercise):
    right = really()[1].index(1) + 1 == exercise.LEFT_DURING
    assert right, (
        "finally runs when the frame ends: in another call"
    )
