"""Listings of the chapter Async internals."""
