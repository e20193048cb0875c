"""property, methods, classmethod and staticmethod, in Python.

``test_equivalents.py`` runs the same tests over these classes
and over the built-in ones. What is left out on purpose: the
speed, the flag that saves the bound method in a call, and the
places where other modules ask ``isinstance(x, property)``.
"""

from collections.abc import Callable
from typing import Any


def refuse_nones(instance: Any, owner: Any) -> None:
    """Do what C does before each ``__get__``."""
    if instance is None and owner is None:
        raise TypeError("__get__(None, None) is invalid")


def is_abstract(function: Any) -> bool:
    """Tell whether a part was marked ``abstractmethod``."""
    return bool(
        getattr(function, "__isabstractmethod__", False)
    )


class ReadOnly:
    """Data descriptor: the value is in the instance dict."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        return vars(instance)[self.name]

    def __set__(self, instance: Any, value: Any) -> None:
        raise AttributeError("readonly attribute")


# region method
class Method:
    __slots__ = ("__func__", "__self__", "__weakref__")

    def __init__(self, function: Any, instance: Any) -> None:
        if not callable(function):
            raise TypeError("first argument must be callable")
        if instance is None:
            raise TypeError("instance must not be None")
        fill(self, function, instance)

    def __call__(self, /, *args: Any, **keywords: Any) -> Any:
        return self.__func__(self.__self__, *args, **keywords)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self  # bound once, bound forever
        # endregion method

    # region compare
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Method):
            return NotImplemented
        same = self.__self__ is other.__self__
        return bool(self.__func__ == other.__func__) and same

    def __hash__(self) -> int:
        return hash((id(self.__self__), self.__func__))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__func__, name)
        # endregion compare

    def __getattribute__(self, name: str) -> Any:
        # Every Python class has these two; the C type has not.
        if name in ("__doc__", "__module__"):
            return getattr(self.__func__, name)
        return super().__getattribute__(name)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("readonly attribute")

    def __repr__(self) -> str:
        function = self.__func__
        name = getattr(function, "__name__", "?")
        name = getattr(function, "__qualname__", name)
        return f"<bound method {name} of {self.__self__!r}>"

    def __reduce__(self) -> Any:
        name = self.__func__.__name__
        return getattr, (self.__self__, name)


def fill(method: Method, function: Any, instance: Any) -> None:
    """Set the two slots, past ``Method.__setattr__``."""
    object.__setattr__(method, "__func__", function)
    object.__setattr__(method, "__self__", instance)


def bind(function: Any, instance: Any) -> Method:
    """Make a method without checks, as ``PyMethod_New``."""
    method = object.__new__(Method)
    fill(method, function, instance)
    return method


# region function
class Function:
    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        copy_names(function, self)

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        return self.function(*args, **keywords)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        refuse_nones(instance, owner)
        if instance is None:
            return self
        return bind(self, instance)
        # endregion function


def copy_names(source: Any, target: Any) -> None:
    """Copy what C's ``functools_wraps`` copies, no more."""
    for name in (
        "__module__",
        "__name__",
        "__qualname__",
        "__doc__",
    ):
        if hasattr(source, name):
            vars(target)[name] = getattr(source, name)


class Wrapper:
    """What classmethod and staticmethod have in common."""

    __func__ = ReadOnly()
    __wrapped__ = ReadOnly()

    def __init__(self, function: Any, /) -> None:
        vars(self).update(
            __func__=function, __wrapped__=function
        )
        copy_names(function, self)

    @property
    def __isabstractmethod__(self) -> bool:
        return is_abstract(self.__func__)

    def __repr__(self) -> str:
        kind = type(self).__name__.lower()
        return f"<{kind}({self.__func__!r})>"


# region wrappers
class ClassMethod(Wrapper):
    def __get__(self, instance: Any, owner: Any = None) -> Any:
        refuse_nones(instance, owner)
        if owner is None:
            owner = type(instance)
        return bind(self.__func__, owner)


class StaticMethod(Wrapper):
    def __get__(self, instance: Any, owner: Any = None) -> Any:
        refuse_nones(instance, owner)
        return self.__func__

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        return self.__func__(*args, **keywords)
        # endregion wrappers


class Property:
    """A data descriptor that runs functions."""

    fget = ReadOnly()
    fset = ReadOnly()
    fdel = ReadOnly()

    def __init__(
        self,
        fget: Any = None,
        fset: Any = None,
        fdel: Any = None,
        doc: Any = None,
    ) -> None:
        vars(self).update(fget=fget, fset=fset, fdel=fdel)
        self._from_getter = False
        if doc is None:
            doc = (
                getattr(fget, "__doc__", None) if fget else None
            )
            self._from_getter = doc is not None
        self.__doc__ = doc

    # region property
    def __set_name__(self, owner: type, name: str) -> None:
        self.__name__ = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        refuse_nones(instance, owner)
        if instance is None:
            return self
        if self.fget is None:
            raise self._lacks("getter", instance)
        return self.fget(instance)

    def __set__(self, instance: Any, value: Any) -> None:
        if self.fset is None:
            raise self._lacks("setter", instance)
        self.fset(instance, value)

    def __delete__(self, instance: Any) -> None:
        if self.fdel is None:
            raise self._lacks("deleter", instance)
        self.fdel(instance)
        # endregion property

    def _lacks(self, part: str, instance: Any) -> Exception:
        name = getattr(self, "__name__", None)
        which = "" if name is None else f" {name!r}"
        cls = type(instance).__qualname__
        return AttributeError(
            f"property{which} of {cls!r} object has no {part}"
        )

    def __getattr__(self, name: str) -> Any:
        # Before __set_name__ has run, the getter has the name.
        if name == "__name__" and hasattr(self.fget, name):
            return self.fget.__name__
        raise AttributeError(
            f"'property' object has no attribute {name!r}"
        )

    @property
    def __isabstractmethod__(self) -> bool:
        parts = (self.fget, self.fset, self.fdel)
        return any(is_abstract(part) for part in parts)

    # region copies
    def getter(self, fget: Any) -> "Property":
        return self._copy(fget, self.fset, self.fdel)

    def setter(self, fset: Any) -> "Property":
        return self._copy(self.fget, fset, self.fdel)

    def deleter(self, fdel: Any) -> "Property":
        return self._copy(self.fget, self.fset, fdel)

    def _copy(self, *parts: Any) -> "Property":
        doc = None if self._from_getter else self.__doc__
        fget, fset, fdel = parts
        copied = type(self)(fget, fset, fdel, doc)
        if "__name__" in vars(self):
            copied.__name__ = self.__name__
        return copied
        # endregion copies
