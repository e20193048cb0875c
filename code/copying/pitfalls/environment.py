"""A copy of the wrapper shares the environment."""

import copy
import os


def child_environment(hub: str) -> dict[str, str]:
    environment = copy.copy(os.environ)
    environment["HUB"] = hub
    return dict(environment)
