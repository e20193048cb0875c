"""Exercise: retire a constant.

``RUSH`` was renamed ``EXPRESS`` and deleted from this module.
Keep ``tariffs.RUSH`` and ``from tariffs import RUSH`` working:
they give the value of ``EXPRESS``, also after EXPRESS has been
changed, and warn with DeprecationWarning, shown in the line of
the caller; the message names both. Any other missing name is
an AttributeError that names this module and the name. ``dir``
lists no name that begins with an underscore, and not ``RUSH``.
"""

EXPRESS = 12
NORMAL = 5

# Complete the module: which two functions does PEP 562 define?
