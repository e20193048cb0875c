"""A contract that two implementations of a store both pass."""

from collections import OrderedDict, UserDict
from collections.abc import MutableMapping


# region contract
class StoreContract:
    """Mixin for tests: what every store of parcels does."""

    def store(self) -> MutableMapping[str, int]:
        raise AssertionError("return an empty store")

    def test_what_is_put_in_is_there(self) -> None:
        store = self.store()
        store["P1"] = 3
        assert store["P1"] == 3

    def test_what_is_removed_is_gone(self) -> None:
        store = self.store()
        store["P1"] = 3
        del store["P1"]
        assert "P1" not in store


class TestUserDict(StoreContract):
    def store(self) -> MutableMapping[str, int]:
        return UserDict()


class TestOrderedDict(StoreContract):
    def store(self) -> MutableMapping[str, int]:
        return OrderedDict()

    # endregion contract
