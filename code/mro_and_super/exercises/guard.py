"""Exercise: a mixin that refuses the wrong side.

``Audited`` works with several unrelated services, so it cannot
inherit from any of them. Behind a service it would be skipped
without a word. Make the class statement fail instead: raise
TypeError when a class ahead of Audited in the MRO defines
``send`` without being a subclass of Audited. The message names
that class.
"""

from typing import Any


class Audited:
    """Mixin: notes what is sent, then lets the service send."""

    def send(self, parcel: str) -> list[str]:
        service: Any = super()
        return [f"noted {parcel}", *service.send(parcel)]

    # Complete the class: which hook runs for each subclass?
