"""The method returns a dictionary of its own."""

import os


def child_environment(hub: str) -> dict[str, str]:
    environment = os.environ.copy()
    environment["HUB"] = hub
    return environment
