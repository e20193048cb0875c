"""Labels show the price; they import the function by name."""

# region by-name
from tariff import price


def label(kilograms: float) -> str:
    return f"{kilograms} kg: {price(kilograms)} EUR"
# endregion by-name
