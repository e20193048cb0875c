"""Listings of the chapter on the MRO and super()."""
