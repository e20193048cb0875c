"""The dot, written in Python.

``read`` is ``obj.name``; ``read_instance``, ``read_class`` and
``read_super`` are the three ``__getattribute__`` behind it;
``write_instance`` and ``delete_instance`` are ``__setattr__``
and ``__delattr__`` of ``object``. The tests compare them with
the interpreter on generated classes, exceptions included.

Left out: the caches, the specialized instructions, names that
are not strings, and classes whose ``__dict__`` is overridden.
"""

from typing import Any

from mro_and_super.lookup import super_lookup

# region find
MISSING = object()
mro_of = vars(type)["__mro__"].__get__
dict_of = vars(type)["__dict__"].__get__


def find(cls: type, name: str) -> Any:
    """Take the first hit along the MRO, without binding it."""
    for base in mro_of(cls):
        if name in dict_of(base):
            return dict_of(base)[name]
    return MISSING


def is_data(found: object) -> bool:
    """Whether the type of the hit wants to hear of writes."""
    writers = ("__set__", "__delete__")
    cls = type(found)
    return any(find(cls, w) is not MISSING for w in writers)


# endregion find


# region instance
def read_instance(obj: Any, name: str) -> Any:
    """Do what ``object.__getattribute__`` does."""
    cls = type(obj)
    found = find(cls, name)
    get = find(type(found), "__get__")
    if get is not MISSING and is_data(found):
        return get(found, obj, cls)
    own = instance_dict(obj)
    if name in own:
        return own[name]
    if get is not MISSING:
        return get(found, obj, cls)
    if found is not MISSING:
        return found
    text = f"{cls.__name__!r} object has no attribute {name!r}"
    raise AttributeError(text, name=name, obj=obj)


# endregion instance


def instance_dict(obj: Any) -> dict[str, Any]:
    """The dictionary of an object; empty if it has none."""
    if not has_dict(obj):
        return {}
    own = object.__getattribute__(obj, "__dict__")
    return own if isinstance(own, dict) else {}


# region class
def read_class(cls: Any, name: str) -> Any:
    """Do what ``type.__getattribute__`` does."""
    meta = type(cls)
    above = find(meta, name)
    get = find(type(above), "__get__")
    if get is not MISSING and is_data(above):
        return get(above, cls, meta)
    found = find(cls, name)
    if found is not MISSING:
        bind = find(type(found), "__get__")
        if bind is not MISSING:
            return bind(found, None, cls)
        return found
    if get is not MISSING:
        return get(above, cls, meta)
    if above is not MISSING:
        return above
    own = type.__dict__["__name__"].__get__(cls)
    text = f"type object {own!r} has no attribute {name!r}"
    raise AttributeError(text, name=name, obj=cls)


# endregion class


# region super
def read_super(after: type, obj: Any, name: str) -> Any:
    """Do what ``super(after, obj).name`` does, to the end."""
    proxy = super(after, obj)  # or TypeError
    start = read_instance(proxy, "__self_class__")
    order = mro_of(start)
    behind = order[order.index(after) + 1 :]
    known = any(name in dict_of(base) for base in behind)
    if known and name != "__class__":
        return super_lookup(after, obj, name)
    return read_instance(proxy, name)


# endregion super


# region read
def read(obj: Any, name: str) -> Any:
    """Do what ``getattr(obj, name)`` does."""
    try:
        return read_or_fall_back(obj, name)
    except AttributeError as error:
        if error.name is None and error.obj is None:
            error.name, error.obj = name, obj
        raise


def read_or_fall_back(obj: Any, name: str) -> Any:
    """Ask ``__getattribute__``, then ``__getattr__``."""
    cls = type(obj)
    try:
        return call(find(cls, "__getattribute__"), obj, name)
    except AttributeError:
        fallback = find(cls, "__getattr__")
        if fallback is MISSING:
            raise
    return call(fallback, obj, name)


# endregion read


def call(hook: Any, obj: Any, name: str) -> Any:
    """Bind a hook as the dot would, and call it."""
    for original, ours in REBUILT:
        if hook is original:
            return ours(obj, name)
    get = find(type(hook), "__get__")
    if get is not MISSING:
        hook = get(hook, obj, type(obj))
    return hook(name)


REBUILT = (
    (object.__getattribute__, read_instance),
    (type.__getattribute__, read_class),
)


# region write
def write_instance(obj: Any, name: str, value: Any) -> None:
    """Do what ``object.__setattr__`` does."""
    found = find(type(obj), name)
    if is_data(found):
        set_ = find(type(found), "__set__")
        if set_ is MISSING:
            raise AttributeError("__set__")
        set_(found, obj, value)
    elif has_dict(obj):
        instance_dict(obj)[name] = value
    else:
        refuse(obj, name, found)


# endregion write


def delete_instance(obj: Any, name: str) -> None:
    """Do what ``object.__delattr__`` does."""
    found = find(type(obj), name)
    if is_data(found):
        delete = find(type(found), "__delete__")
        if delete is MISSING:
            raise AttributeError("__delete__")
        delete(found, obj)
    elif not has_dict(obj):
        refuse(obj, name, found)
    elif name in instance_dict(obj):
        del instance_dict(obj)[name]
    else:
        cls = type(obj).__name__
        raise AttributeError(
            f"{cls!r} object has no attribute {name!r}"
        )


def has_dict(obj: Any) -> bool:
    """Whether the object has a dictionary of its own."""
    return find(type(obj), "__dict__") is not MISSING


def refuse(obj: Any, name: str, found: Any) -> None:
    """Say why an object without a dictionary takes nothing."""
    cls = type(obj).__name__
    if found is not MISSING:
        raise AttributeError(
            f"{cls!r} object attribute {name!r} is read-only"
        )
    text = f"{cls!r} object has no attribute {name!r}"
    writers = ("__setattr__", "__delattr__")
    if all(
        find(type(obj), w) is vars(object)[w] for w in writers
    ):
        text += " and no __dict__ for setting new attributes"
    raise AttributeError(text, name=name, obj=obj)
