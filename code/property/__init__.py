"""Listings of the chapter on properties."""
