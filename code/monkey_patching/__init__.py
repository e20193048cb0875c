"""Listings of the chapter on monkey patching."""
