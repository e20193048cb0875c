"""Patch an attribute, and undo the patch exactly."""

import logging
import threading
import types
from typing import Any

log = logging.getLogger(__name__)

MISSING: Any = object()


# region own
def on_type(target: object, name: str) -> Any:
    """Return what the classes of ``target`` store."""
    for cls in type(target).__mro__:
        if name in vars(cls):
            return vars(cls)[name]
    return MISSING


def own(target: object, name: str) -> Any:
    """Return what ``target`` itself stores, unbound."""
    hook = on_type(target, name)
    if isinstance(hook, types.MemberDescriptorType):
        try:
            return hook.__get__(target)  # a slot
        except AttributeError:
            return MISSING
    if {"__set__", "__delete__"} & {*dir(type(hook))}:
        kind = type(target).__name__
        raise TypeError(f"{kind} manages {name!r}: patch that")
    return vars(target).get(name, MISSING)


# endregion own

ACTIVE: list["patched"] = []  # the oldest first
LOCK = threading.RLock()


# region enter
class patched:
    """Rebind ``target.name`` for the length of a block."""

    def __init__(
        self, target: object, name: str, value: object
    ) -> None:
        self.target, self.name = target, name
        self.value = value

    def __enter__(self) -> None:
        with LOCK:
            before = own(self.target, self.name)
            self.check(before)
            self.before = before
            setattr(self.target, self.name, self.value)
            ACTIVE.append(self)
        log.info("patched %r of %r", self.name, self.target)

    # endregion enter

    def check(self, before: object) -> None:
        """Refuse what is a mistake or cannot be undone."""
        if self in ACTIVE:
            raise RuntimeError(f"{self.name!r} is on already")
        if before is not MISSING:
            return
        if self.name == "__new__":
            raise TypeError(
                "an inherited __new__ stays patched"
            )
        if not hasattr(self.target, self.name):
            raise AttributeError(f"no {self.name!r} to patch")

    def same_place(self, other: "patched") -> bool:
        """Whether two patches rebind the same attribute."""
        return (
            self.target is other.target
            and self.name == other.name
        )

    # region exit
    def __exit__(self, *error: object) -> None:
        with LOCK:
            index = ACTIVE.index(self)
            later = ACTIVE[index + 1 :]
            above = [p for p in later if self.same_place(p)]
            del ACTIVE[index]
            if above:
                above[0].before = self.before
            elif own(self.target, self.name) is not self.value:
                raise RuntimeError(f"{self.name!r} was rebound")
            elif self.before is MISSING:
                delattr(self.target, self.name)
            else:
                setattr(self.target, self.name, self.before)
        log.info("restored %r of %r", self.name, self.target)

    # endregion exit
