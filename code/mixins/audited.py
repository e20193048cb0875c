"""A mixin that a checker can follow and any class can use."""

from typing import TYPE_CHECKING

from mixins.messages import Sender

# region audited
if TYPE_CHECKING:
    Base = Sender
else:
    Base = object


class Audited(Base):
    """Mixin: notes each message of any class with send."""

    def send(self, text: str) -> None:
        print("noted:", text)
        super().send(text)

    # endregion audited
