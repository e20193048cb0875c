"""Compares numbers with numbers."""

import sys


def new_enough() -> bool:
    return sys.version_info >= (3, 13)
