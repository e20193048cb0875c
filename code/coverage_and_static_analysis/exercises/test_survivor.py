"""Grades exercise ``survivor``."""

import inspect

from coverage_and_static_analysis.mutants import mutants


def passes(discount, cases):
    return all(
        discount(parcels, regular) == percent
        for parcels, regular, percent in cases
    )


def survivors(exercise, cases):
    """The changes that no case notices."""
    found = []
    for mutant in mutants(inspect.getsource(exercise.discount)):
        names = {}
        exec(mutant.source, names)
        if passes(names["discount"], cases):
            found.append(mutant.change)
    return found


def test_the_cases_are_right(exercise):
    for cases in (exercise.WEAK, exercise.STRONG):
        assert passes(exercise.discount, cases), (
            f"discount does not give what {cases} expects"
        )


def test_weak_takes_every_branch(exercise):
    heavy = {parcels >= 10 for parcels, *_ in exercise.WEAK}
    regular = {regular for _, regular, _ in exercise.WEAK}
    assert heavy == regular == {True, False}, (
        "WEAK must take both ways out of both if statements"
    )


def test_weak_lets_a_mutant_live(exercise):
    assert survivors(exercise, exercise.WEAK), (
        "WEAK kills every mutant; at least one must survive"
    )


def test_strong_kills_every_mutant(exercise):
    alive = survivors(exercise, exercise.STRONG)
    assert not alive, f"STRONG does not notice {alive}"
