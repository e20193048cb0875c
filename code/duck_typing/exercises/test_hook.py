"""Grades exercise ``hook``."""


class Van:
    def track(self):
        return ["Oslo", "Turin"]

    def position(self):
        return "Turin"


class NightVan(Van): ...


class Pigeon:
    def track(self):
        return []


def test_a_class_with_both_methods_passes(exercise):
    assert issubclass(Van, exercise.Trackable), (
        "Van has track and position: return True"
    )


def test_methods_of_a_base_count(exercise):
    assert issubclass(NightVan, exercise.Trackable), (
        "look into every class of other.__mro__"
    )


def test_one_method_is_not_enough(exercise):
    assert issubclass(Van, exercise.Trackable), (
        "Van has both names: return True"
    )
    assert not issubclass(Pigeon, exercise.Trackable), (
        "Pigeon has no position"
    )


def test_none_opts_out(exercise):
    class Hidden(Van):
        position = None

    class Deeper(Hidden): ...

    assert issubclass(Van, exercise.Trackable), (
        "Van has both methods, so it fits"
    )
    for cls in (Hidden, Deeper):
        assert not issubclass(cls, exercise.Trackable), (
            f"{cls.__name__}.position is None: the first class "
            "in the MRO that has the name decides"
        )


def test_an_attribute_of_the_metaclass_does_not_count(exercise):
    class Meta(type):
        def track(cls): ...

        def position(cls): ...

    class Odd(metaclass=Meta): ...

    assert issubclass(Van, exercise.Trackable), (
        "Van has both methods, so it fits"
    )
    assert not issubclass(Odd, exercise.Trackable), (
        "hasattr finds the metaclass's track; ask vars()"
    )


def test_subclasses_do_not_inherit_the_recognition(exercise):
    class Refrigerated(exercise.Trackable):
        def degrees(self): ...

    assert issubclass(Van, exercise.Trackable), (
        "Van has both methods, so it fits"
    )
    assert not issubclass(Van, Refrigerated), (
        "Van has no degrees: guard with `cls is Trackable`"
    )


def test_inheriting_and_registering_still_count(exercise):
    class Partial(exercise.Trackable):
        position = None

    class Foreign: ...

    exercise.Trackable.register(Foreign)
    assert issubclass(Van, exercise.Trackable), (
        "Van has both methods, so it fits"
    )
    assert issubclass(Partial, exercise.Trackable), (
        "return NotImplemented, not False: Partial inherits"
    )
    assert issubclass(Foreign, exercise.Trackable), (
        "return NotImplemented, not False: it is registered"
    )
