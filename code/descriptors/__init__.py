"""Listings of the chapter on descriptors."""
