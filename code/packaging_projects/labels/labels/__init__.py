"""Labels for parcels."""


def label(number: str, hub: str) -> str:
    """What is printed on the parcel."""
    return f"{number} > {hub.upper()}"


def main() -> None:
    """The command that the wheel installs."""
    print(label("P1", "Oslo"))
