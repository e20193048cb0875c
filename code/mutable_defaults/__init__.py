"""Listings of the chapter Mutable defaults."""
