"""What a failing assertion can say depends on where it stands."""

import checks
import helpers
from tariff import price


# region rewriting
def test_here():
    assert price(3) == 12


def test_in_a_registered_module():
    checks.check_price(3, 12)


def test_in_another_module():
    helpers.check_price(3, 12)
# endregion rewriting
