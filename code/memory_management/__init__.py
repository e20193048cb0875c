"""Listings of the chapter Memory management."""
