"""Listings of the chapter on identity and equality."""
