"""Listings of the chapter Decorator factories."""
