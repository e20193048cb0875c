"""Compares "3.9..." with "3.13" as text."""

import sys


def new_enough() -> bool:
    return sys.version >= "3.13"
