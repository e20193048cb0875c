"""Bring a vendor's class into a cooperative tree."""

from typing import Any

from .shipments import Shipment


class VendorScanner:
    """Stands for a third-party class that calls no super()."""

    def __init__(self, port: str) -> None:
        self.port = port

    def read(self) -> str:
        return f"scan on {self.port}"


# region adapter
class Scanned(VendorScanner):
    """Initializes the vendor's class, then resumes after it."""

    def __init__(self, *, port: str, **rest: Any) -> None:
        VendorScanner.__init__(self, port)
        super(VendorScanner, self).__init__(**rest)

    # endregion adapter


# region composition
class Scanning(Shipment):
    """Owns a scanner and inherits nothing from the vendor."""

    def __init__(self, *, port: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.scanner = VendorScanner(port)

    # endregion composition
