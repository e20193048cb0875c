"""Grades exercise ``shares``."""


def test_the_last_name_was_running(exercise):
    found = exercise.shares(["main;parse 3", "main 2"])
    assert found["parse"] == (3, 3), (
        "parse was on top in three samples"
    )


def test_callers_are_on_the_stack_too(exercise):
    found = exercise.shares(["main;parse 3", "main 2"])
    assert found["main"] == (2, 5), (
        "main was on top in two samples, active in five"
    )


def test_a_recursion_counts_once_for_each_sample(exercise):
    found = exercise.shares(["walk;walk;walk 4"])
    assert found["walk"] == (4, 4), (
        "nothing is active in more samples than there are"
    )


def test_names_may_contain_spaces(exercise):
    found = exercise.shares(["main;<method 'sort' of lists> 7"])
    assert found["<method 'sort' of lists>"] == (7, 7), (
        "the count stands after the last space only"
    )


def test_self_times_add_up_to_all_samples(exercise):
    found = exercise.shares(["a;b;c 5", "a;b 1", "a;c;b 9"])
    assert sum(own for own, _ in found.values()) == 15, (
        "in each sample exactly one function is on top"
    )
    assert max(total for _, total in found.values()) == 15, (
        "a function cannot be active in more than all samples"
    )
