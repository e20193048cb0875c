"""Listings of the chapter on functools.partial."""
