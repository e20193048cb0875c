"""Grades exercise ``repair``."""


def test_routes_do_not_share(exercise):
    first, second = exercise.Route("A"), exercise.Route("B")
    first.add("Oslo")
    assert second.stops == [], (
        "both routes hold the list of the default"
    )


def test_the_caller_keeps_its_list(exercise):
    stops = ["Oslo"]
    route = exercise.Route("A", stops)
    route.add("Turin")
    assert stops == ["Oslo"], (
        "a route that keeps a list must copy it first"
    )
    assert route.stops == ["Oslo", "Turin"], (
        "a route starts with the stops it was given"
    )


def test_any_iterable_will_do(exercise):
    for given in (("Oslo",), iter(["Oslo"])):
        assert exercise.Route("A", given).stops == ["Oslo"], (
            "make a list of whatever iterable was given"
        )


def test_merge_starts_empty(exercise):
    one = exercise.Route("A", ["Oslo"])
    two = exercise.Route("B", ["Turin"])
    assert exercise.merge(one, two) == ["Oslo", "Turin"], (
        "without a list, merge starts from an empty one"
    )
    again = exercise.merge(one, two)
    assert again == ["Oslo", "Turin"], (
        "the list of the default has grown between the calls"
    )


def test_an_empty_list_that_was_passed_is_used(exercise):
    one = exercise.Route("A", ["Oslo"])
    into: list[str] = []
    assert exercise.merge(one, one, into=into) is into, (
        "an empty list is falsy; ask `is None`"
    )
    assert into == ["Oslo", "Oslo"], (
        "merge appends the stops of both routes"
    )


def test_a_list_that_was_passed_keeps_what_it_has(exercise):
    one = exercise.Route("A", stops=["Oslo"])
    into = ["Turin"]
    exercise.merge(one, exercise.Route("B"), into)
    assert into == ["Turin", "Oslo"], (
        "merge extends the list that was passed"
    )
