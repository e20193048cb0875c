"""Listings of the chapter Generators."""
