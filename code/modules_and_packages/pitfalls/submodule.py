import importlib


def have(name: str) -> bool:
    return importlib.util.find_spec(name) is not None
