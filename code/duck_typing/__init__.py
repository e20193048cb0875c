"""Listings of the chapter on duck typing."""
