"""The comparison behind the benchmarks of all chapters."""

from measuring import ratios
from measuring.ratios import Ratios, compare


def test_more_work_takes_longer():
    more = compare("sum(range(2000))", "sum(range(20))", number=50, rounds=3)
    assert 1 < more.lowest <= more.median <= more.highest


def test_names_and_functions_can_be_measured():
    calls = []
    compare(
        "note(1)",
        lambda: calls.append(2),
        number=3,
        rounds=2,
        names={"note": calls.append},
    )
    assert calls.count(1) == calls.count(2) == 3 * 5 * 2


def test_the_rounds_are_summed_up_as_lowest_median_highest(monkeypatch):
    times = iter([2.0, 1.0, 9.0, 3.0, 8.0, 2.0])
    monkeypatch.setattr(ratios, "seconds", lambda *_: next(times))
    assert compare("", "", rounds=3) == Ratios(2.0, 3.0, 4.0)


def test_ratios_print_with_two_decimals():
    assert str(Ratios(1.0, 1.255, 30)) == "1.00 1.25 30.00"
