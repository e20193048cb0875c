"""Only ``__get__`` differs. Without a getter, ``property`` is
asked to refuse as usual, and that AttributeError is the right
one; so is the answer on the class. ``setter`` and ``deleter``
copy with ``type(self)``, which keeps the subclass.

RuntimeError is nothing that ``hasattr``, ``getattr`` with a
default, or ``__getattr__`` would take for absence. The name is
fetched with a default, since a property attached late may have
none, and that AttributeError would leak.
"""

from typing import Any


class loud_property(property):
    """A property whose getter may not leak AttributeError."""

    def __get__(
        self, instance: Any, owner: type | None = None, /
    ) -> Any:
        try:
            return super().__get__(instance, owner)
        except AttributeError as error:
            if self.fget is None:
                raise
            name = getattr(self, "__name__", "property")
            text = f"{name} failed: {error}"
            raise RuntimeError(text) from error
