"""Listings of the chapter on ``__new__`` and ``__init__``."""
