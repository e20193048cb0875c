"""Grades exercise ``field``."""

import copy
import pickle

import pytest

HINT = "Field is not yet a data descriptor: add "


LAYOUTS = ["plain", "slots", "unhashable"]
in_each_layout = pytest.mark.parametrize("layout", LAYOUTS)


def field_of(exercise):
    """Return ``Field``; say which method is missing."""
    for name in (
        "__set_name__",
        "__get__",
        "__set__",
        "__delete__",
    ):
        if not hasattr(exercise.Field, name):
            pytest.fail(HINT + name, pytrace=False)
    return exercise.Field


def make(exercise, layout):
    """Make a class with two fields."""
    field = field_of(exercise)
    names = {"grams": field(int), "city": field(str)}
    if layout == "slots":
        names["__slots__"] = ("_grams", "_city")
    if layout == "unhashable":
        names["__eq__"] = lambda self, other: True
    names["__module__"] = __name__
    made = type("Parcel", (), names)
    globals()["Parcel"] = made  # pickle looks here
    return made


def assert_named(error):
    """The message has the public name, not the private one."""
    message = str(error)
    assert "grams" in message, "name the field"
    assert "_grams" not in message, (
        "the reader of the message wrote grams, not _grams"
    )


@in_each_layout
def test_each_instance_has_its_own_values(exercise, layout):
    cls = make(exercise, layout)
    one, other = cls(), cls()
    one.grams, other.grams, one.city = 5, 7, "Oslo"
    assert (one.grams, other.grams, one.city) == (5, 7, "Oslo")


@in_each_layout
def test_the_class_returns_the_field(exercise, layout):
    field, cls = field_of(exercise), make(exercise, layout)
    assert isinstance(cls.grams, field), (
        "__get__ is called with None when a class is asked"
    )


@in_each_layout
def test_a_wrong_type_is_refused(exercise, layout):
    cls = make(exercise, layout)
    parcel = cls()
    parcel.grams = 5
    with pytest.raises(TypeError) as caught:
        parcel.grams = "heavy"
    assert "grams" in str(caught.value), "name the field"
    assert parcel.grams == 5, "the old value must survive"


@in_each_layout
def test_a_missing_value_is_an_attribute_error(
    exercise, layout
):
    cls = make(exercise, layout)
    parcel = cls()
    assert not hasattr(parcel, "grams")
    with pytest.raises(AttributeError) as caught:
        parcel.grams  # noqa: B018
    assert_named(caught.value)


@in_each_layout
def test_deletion(exercise, layout):
    cls = make(exercise, layout)
    parcel = cls()
    parcel.grams = 5
    del parcel.grams
    assert not hasattr(parcel, "grams")
    with pytest.raises(AttributeError) as caught:
        del parcel.grams
    assert_named(caught.value)
    parcel.grams = 6
    assert parcel.grams == 6


@in_each_layout
@pytest.mark.parametrize(
    "duplicate",
    [
        copy.copy,
        copy.deepcopy,
        lambda parcel: pickle.loads(pickle.dumps(parcel)),
    ],
    ids=["copy", "deepcopy", "pickle"],
)
def test_duplicates_keep_and_part_the_values(
    exercise, layout, duplicate
):
    cls = make(exercise, layout)
    parcel = cls()
    parcel.grams = 5
    double = duplicate(parcel)
    assert getattr(double, "grams", None) == 5, (
        "keep the value in the instance: copies know no other "
        "place"
    )
    double.grams = 6
    assert parcel.grams == 5


@in_each_layout
def test_a_subclass_extends_the_field(exercise, layout):
    field, cls = field_of(exercise), make(exercise, layout)

    class Heavy(cls):
        limit = field(int)

        def check(self):
            return super().grams > self.limit

    heavy = Heavy()
    heavy.grams, heavy.limit = 5, 3
    assert heavy.check()
    assert heavy.grams == 5


def test_the_instance_dict_cannot_override(exercise):
    field = field_of(exercise)
    Parcel = type("Parcel", (), {"grams": field(int)})
    parcel = Parcel()
    parcel.grams = 5
    vars(parcel)["grams"] = "by the back door"
    try:
        found = parcel.grams
    except Exception as error:
        pytest.fail(f"reading failed: {error!r}")
    assert found == 5, "use the private name, as slots do"
