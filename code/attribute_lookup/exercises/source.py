"""Exercise: where does it come from?

Say which rule of the default lookup would answer ``obj.name``,
without running code of the object's class: no getter, no hook,
no ``hasattr`` on the object. The answers:

    "data descriptor"       it has __get__, and __set__ or
                            __delete__
    "instance"              the object's own dictionary
    "non-data descriptor"   it has __get__ alone
    "class"                 anything else found in a class
    "fallback"              nothing, but there is __getattr__
    "missing"               nothing at all

Objects that are classes themselves are not asked about.
"""


def source(obj: object, name: str) -> str:
    """Name the rule that answers ``obj.name``."""
    raise NotImplementedError(
        "complete source(): begin with the first hit along "
        "type(obj).__mro__"
    )
