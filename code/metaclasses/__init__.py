"""Listings of the chapter on metaclasses and class creation."""
