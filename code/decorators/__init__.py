"""Listings of the chapter Decorators."""
