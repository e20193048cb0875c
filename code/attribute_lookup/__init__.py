"""Listings of the chapter on attribute lookup."""
