"""Listings of the chapter on mixins."""
