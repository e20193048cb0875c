"""Listings of the chapter Copying."""
