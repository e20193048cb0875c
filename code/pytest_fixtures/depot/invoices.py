"""Invoices show the price; they import the module."""

# region by-module
import tariff


def invoice(kilograms: float) -> str:
    return f"Please pay {tariff.price(kilograms)} EUR"
# endregion by-module
