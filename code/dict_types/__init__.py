"""Listings of the chapter on dictionaries."""
