"""``__init_subclass__`` runs for every new subclass, direct or
not, when its MRO is known. Each class ahead of ``Audited`` is
asked for a ``send`` of its own; subclasses may have one.

The hook is cooperative itself: it hands on the keywords it does
not know, so that the hooks of other classes run as well.

Two limits. It also refuses a cooperative ``send`` ahead of
``Audited``, whose author then derives it from ``Audited``. And
a class ahead of ``Audited`` whose own ``__init_subclass__``
does not forward switches the guard off without a word.
"""

from typing import Any


class Audited:
    """Mixin: notes what is sent, then lets the service send."""

    def send(self, parcel: str) -> list[str]:
        service: Any = super()
        return [f"noted {parcel}", *service.send(parcel)]

    def __init_subclass__(cls, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        for other in cls.__mro__:
            if other is Audited:
                break
            if issubclass(other, Audited):
                continue
            if "send" in vars(other):
                name = other.__name__
                raise TypeError(f"put Audited before {name}")
