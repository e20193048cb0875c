"""A broad fixture may not ask for a narrow one."""

import pytest


# region mismatch
@pytest.fixture(scope="session")
def ledger(tmp_path): ...


def test_ledger_is_empty(ledger): ...
# endregion mismatch
