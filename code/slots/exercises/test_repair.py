"""Grades exercise ``repair``."""

import copy
import gc
import pickle
import tracemalloc
import weakref

import pytest


def parcel(exercise):
    return exercise.Parcel("P1", 500)


def test_there_is_no_dictionary(exercise):
    loose = [
        cls.__name__
        for cls in exercise.Parcel.__mro__
        if cls.__dictoffset__
    ]
    assert not loose, (
        f"these bring a __dict__: {', '.join(loose)}; each "
        "class needs __slots__"
    )


def test_the_bases_are_kept(exercise):
    names = [cls.__name__ for cls in exercise.Parcel.__bases__]
    assert names == ["Weighed", "Signed", "Priced"]


def test_it_still_works(exercise):
    made = parcel(exercise)
    made.sign("Ada")
    assert (made.code, made.grams) == ("P1", 500)
    assert made.signature == "Ada"


def test_a_typo_is_refused(exercise):
    try:
        parcel(exercise).gramms = 3
    except AttributeError:
        return
    pytest.fail("a misspelt name was stored in a __dict__")


def test_the_price_is_computed_once(exercise):
    calls = []

    class Counted(exercise.Parcel):
        __slots__ = ()

        def rate(self):
            calls.append(1)
            return super().rate()

    made = Counted("P1", 500)
    assert [made.price, made.price] == [350, 350], (
        "cached_property needs a __dict__: use a slot"
    )
    assert len(calls) == 1, "the price was computed twice"


def test_weak_references(exercise):
    made = parcel(exercise)
    try:
        assert weakref.ref(made)() is made
    except TypeError as error:
        pytest.fail(f"{error}: one class lists __weakref__")


@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, lambda p: pickle.loads(pickle.dumps(p))],
)
def test_duplicates(exercise, duplicate):
    made = parcel(exercise)
    made.sign("Ada")
    twin = duplicate(made)
    assert (twin.code, twin.grams) == ("P1", 500)
    assert twin.signature == "Ada"


def test_it_is_smaller_than_a_plain_parcel(exercise):
    class Plain:
        def __init__(self, code, grams):
            self.code = code
            self.grams = grams
            self.signature = None
            self.price = None

    def weigh(cls):
        warm_up = [cls("P1", 500) for _ in range(100)]
        gc.collect()
        tracemalloc.start()
        kept = [cls("P1", 500) for _ in range(1000)]
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(warm_up) + len(kept) == 1100
        return size

    assert weigh(exercise.Parcel) < weigh(Plain), (
        "some class still gives each parcel a __dict__"
    )
