"""Listings of the chapter on the global interpreter lock."""
