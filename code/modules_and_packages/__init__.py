"""Listings of the chapter Modules and packages."""
