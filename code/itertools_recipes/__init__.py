"""Listings of the chapter on itertools."""
