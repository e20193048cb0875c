"""Listings of the chapter Packaging."""
