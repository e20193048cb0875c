"""Listings of the chapter Executors."""
