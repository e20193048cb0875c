"""The mixin stands behind the class it should guard."""


class Desk:
    def hand_out(self, parcel: str) -> str:
        return f"{parcel} handed out"


class IdRequired(Desk):
    """Extends Desk, and says so."""

    id_checked = False

    def hand_out(self, parcel: str) -> str:
        if not self.id_checked:
            raise PermissionError("check the ID first")
        return super().hand_out(parcel)


class Counter(Desk, IdRequired):
    pass
