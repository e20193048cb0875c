"""Listings of the chapter on slots and layouts."""
