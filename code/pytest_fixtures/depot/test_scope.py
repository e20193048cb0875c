"""A broad fixture may not ask for a narrow one."""

import pytest


# region mismatch
@pytest.fixture(scope="session")
def ledger(tmp_path):
    return tmp_path / "ledger.csv"


def test_ledger_is_empty(ledger):
    assert not ledger.exists()
# endregion mismatch
