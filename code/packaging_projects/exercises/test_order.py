"""Grades exercise ``order``."""


def test_numbers_are_numbers(exercise):
    assert exercise.key("1.9") < exercise.key("1.10"), (
        "1.10 is the tenth minor release, after 1.9"
    )


def test_a_missing_number_is_zero(exercise):
    assert exercise.key("1.0") == exercise.key("1.0.0"), (
        "1.0 and 1.0.0 are the same release"
    )
    assert exercise.key("1") < exercise.key("1.0.1"), (
        "1 is 1.0.0, which comes before 1.0.1"
    )


def test_suffixes_in_their_order(exercise):
    releases = [
        "1.0.dev2",
        "1.0a1",
        "1.0b1",
        "1.0b2",
        "1.0rc1",
        "1.0",
        "1.0.post1",
        "1.1.dev1",
    ]
    mixed = releases[5:] + releases[:5]
    found = sorted(mixed, key=exercise.key)
    assert found == releases, (
        "dev < a < b < rc < final < post, within one release"
    )


def test_the_number_of_a_suffix_is_a_number(exercise):
    assert exercise.key("1.0rc9") < exercise.key("1.0rc10"), (
        "rc10 comes after rc9: the digits of a suffix "
        "are a number"
    )


def test_an_epoch_outranks_all(exercise):
    assert exercise.key("2026.11") < exercise.key("1!0.1"), (
        "the epoch, before !, is compared first; without one "
        "it is 0"
    )
