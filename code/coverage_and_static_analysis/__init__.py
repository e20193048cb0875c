"""Listings of the chapter on coverage and static analysis."""
