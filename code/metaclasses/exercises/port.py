"""Exercise: from a metaclass to a hook.

Port ``Writer`` to ``__init_subclass__``, so that ``type(Writer)``
is ``type`` and it can be combined with ABC.

- ``Writer.made`` maps each key to its class.
- A class without a key, or an abstract one, is not registered.
- A second class under a key raises ValueError that names it.
- ``@dataclass(slots=True)`` works: its second class, which it
  makes without class keywords, replaces the first.
- Keywords of other hooks are handed on.
"""

from typing import Any, ClassVar


class Registering(type):
    made: ClassVar[dict[str, type]] = {}

    def __new__(
        cls, name: str, bases: Any, names: Any, key: str = ""
    ) -> Any:
        made = super().__new__(cls, name, bases, names)
        if key:
            cls.made[key] = made
        return made


class Writer(metaclass=Registering):
    """The base of all writers."""
