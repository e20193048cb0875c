"""Makes the wheels of this chapter, without a project for each.

Run it with ``python -m packaging_projects.wheels FOLDER``.
"""

import sys
from pathlib import Path

from packaging_projects.labels.backend import (
    dist_info,
    stem,
    write_wheel,
)

# region releases
RELEASES: list[tuple[str, str, list[str]]] = [
    ("parcel-labels", "1.0", []),
    ("parcel-labels", "1.1", []),
    ("parcel-labels", "2.0", []),
    ("parcel-routes", "1.0", ["parcel-labels>=1,<2"]),
    ("parcel-routes", "2.0", ["parcel-labels>=3"]),
    ("parcel-checks", "3.0", []),
]
# endregion releases


def make(
    folder: str,
    name: str,
    version: str,
    wanted: list[str],
    python: str = ">=3.13",
) -> str:
    """Write one wheel; return its name."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    project = {
        "name": name,
        "version": version,
        "requires-python": python,
        "dependencies": wanted,
    }
    module = name.removeprefix("parcel-")
    source = f"VERSION = {version!r}\n".encode()
    files = {f"{module}/__init__.py": source}
    return write_wheel(
        stem(project), files | dist_info(project), folder
    )


def main(folder: str) -> None:
    """Write every release into a folder."""
    for release in RELEASES:
        print(make(folder, *release))


if __name__ == "__main__":
    main(sys.argv[1])
