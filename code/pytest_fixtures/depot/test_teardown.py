"""What is torn down when a setup fails, and what teardown can know."""

import sys

import pytest

# region teardown
on_shift = ["Ada"]


@pytest.fixture
def van():
    print("rent van")
    yield
    print("return van")


@pytest.fixture
def driver(van):
    print("call driver")
    yield on_shift.pop()
    print("send driver home")


def test_morning(driver): ...


def test_evening(driver): ...
# endregion teardown


# region outcome
@pytest.fixture
def transaction():
    try:
        yield
    finally:
        print("roll back" if sys.exception() else "commit")


def test_books_one_parcel(transaction):
    assert 2 == 1
# endregion outcome
