"""Listings of the chapter on names and scopes."""
