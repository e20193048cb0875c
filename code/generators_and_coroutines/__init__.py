"""Listings of the chapter Generators and coroutines."""
