"""Listings of the chapter Profiling."""
