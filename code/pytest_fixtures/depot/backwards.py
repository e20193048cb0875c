"""A plugin that runs the tests in reverse order."""

# region backwards
import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    items: list[pytest.Item],
) -> None:
    items.reverse()
# endregion backwards
