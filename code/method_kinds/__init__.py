"""Listings of the chapter on method kinds."""
