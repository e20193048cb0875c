"""Grades exercise ``loud``."""

import pytest


def parcel_class(loud_property):
    class Parcel:
        @loud_property
        def total(self):
            """What the parcel costs."""
            return self.fees * 2

        @total.setter
        def total(self, value):
            self.fees = value // 2

        @total.deleter
        def total(self):
            del self.fees

        def __getattr__(self, name):
            if name == "fees":
                raise AttributeError("no fees yet")
            return "made up"

    return Parcel


def outcome(parcel):
    try:
        return parcel.total
    except Exception as error:
        return error


def test_the_error_is_not_hidden(exercise):
    found = outcome(parcel_class(exercise.loud_property)())
    assert found != "made up", (
        "the getter's AttributeError was taken for absence, and "
        "__getattr__ answered"
    )
    assert isinstance(found, RuntimeError)


def test_the_cause_is_kept(exercise):
    found = outcome(parcel_class(exercise.loud_property)())
    cause = getattr(found, "__cause__", None)
    assert isinstance(cause, AttributeError), (
        "raise RuntimeError(...) from the AttributeError"
    )
    assert "no fees yet" in str(cause)


def test_other_errors_pass(exercise):
    class Parcel:
        @exercise.loud_property
        def total(self):
            raise KeyError("zone")

    with pytest.raises(KeyError):
        Parcel().total  # noqa: B018


def test_it_works_like_a_property(exercise):
    cls = parcel_class(exercise.loud_property)
    parcel = cls()
    parcel.total = 10
    assert parcel.total == 10
    del parcel.total
    assert "fees" not in vars(parcel)
    assert type(cls.total) is exercise.loud_property
    assert cls.total.__doc__ == "What the parcel costs."


def test_a_missing_getter_is_refused_as_ever(exercise):
    class Vault:
        pin = exercise.loud_property(None, lambda s, v: None)

    with pytest.raises(AttributeError, match="has no getter"):
        Vault().pin  # noqa: B018
