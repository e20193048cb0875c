"""What the depot does."""

from importlib.metadata import version


def main() -> None:
    """Say which routes are installed."""
    print("routes", version("parcel-routes"))
