"""Listings of the chapter Context managers."""
