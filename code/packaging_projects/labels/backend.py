"""A build back end for pure Python: three functions."""

import re
import tarfile
import tomllib
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

type Files = dict[str, bytes]
type Table = dict[str, Any]

WHEEL = """\
Wheel-Version: 1.0
Generator: backend 1.0
Root-Is-Purelib: true
Tag: py3-none-any
"""
OWN = "PKG-INFO", "pyproject.toml", "backend.py"


# region hook
def build_wheel(
    wheel_directory: str,
    config_settings: object = None,
    metadata_directory: str | None = None,
) -> str:
    """Write the wheel of this project; return its name."""
    project, modules = read()
    files = modules | dist_info(project)
    return write_wheel(stem(project), files, wheel_directory)


# endregion hook
# region sdist
def build_sdist(
    sdist_directory: str, config_settings: object = None
) -> str:
    """Pack the source, and the metadata as PKG-INFO."""
    project, modules = read()
    Path("PKG-INFO").write_text(metadata(project), "utf-8")
    name = f"{stem(project)}.tar.gz"
    with tarfile.open(
        Path(sdist_directory, name), "w:gz"
    ) as to:
        for path in *OWN, *modules:
            to.add(path, f"{stem(project)}/{path}")
    return name


# endregion sdist
# region editable
def build_editable(
    wheel_directory: str,
    config_settings: object = None,
    metadata_directory: str | None = None,
) -> str:
    """A wheel that holds a path in place of the modules."""
    project, _ = read()
    pth = {f"{stem(project)}.pth": f"{Path.cwd()}\n".encode()}
    files = pth | dist_info(project)
    return write_wheel(stem(project), files, wheel_directory)


# endregion editable
def read() -> tuple[Table, Files]:
    """The table ``[project]``, and the modules to pack."""
    text = Path("pyproject.toml").read_text("utf-8")
    table = tomllib.loads(text)
    package = Path(table["tool"]["backend"]["package"])
    modules = sorted(package.rglob("*.py"))
    found = {
        path.as_posix(): path.read_bytes() for path in modules
    }
    return table["project"], found


def normal(name: str) -> str:
    """The one spelling under which an index keeps a name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def stem(project: Table) -> str:
    """How the names of the files begin."""
    name = normal(project["name"]).replace("-", "_")
    return f"{name}-{project['version']}"


def metadata(project: Table) -> str:
    """``[project]`` as the headers that installers read."""
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Requires-Python: {project['requires-python']}",
    ]
    for one in project.get("dependencies", []):
        lines.append(f"Requires-Dist: {one}")
    extras = project.get("optional-dependencies", {})
    for extra, wanted in extras.items():
        lines.append(f"Provides-Extra: {extra}")
        for one in wanted:
            name, _, marker = one.partition(";")
            also = f"({marker.strip()}) and " if marker else ""
            lines.append(
                f"Requires-Dist: {name.strip()} ; "
                f'{also}extra == "{extra}"'
            )
    return "\n".join(lines) + "\n"


def dist_info(project: Table) -> Files:
    """What the wheel says about itself."""
    folder = f"{stem(project)}.dist-info"
    lines = ["[console_scripts]"]
    for name, target in project.get("scripts", {}).items():
        lines.append(f"{name} = {target}")
    return {
        f"{folder}/METADATA": metadata(project).encode(),
        f"{folder}/WHEEL": WHEEL.encode(),
        f"{folder}/entry_points.txt": "\n".join(lines).encode(),
    }


# region wheel
def write_wheel(top: str, files: Files, folder: str) -> str:
    """A zip of the files and a list of their hashes."""
    record = f"{top}.dist-info/RECORD"
    rows = [
        f"{path},{digest(data)},{len(data)}"
        for path, data in files.items()
    ]
    text = "\n".join([*rows, f"{record},,", ""])
    name = f"{top}-py3-none-any.whl"
    with ZipFile(Path(folder, name), "w") as archive:
        for path, data in files.items():
            archive.writestr(ZipInfo(path), data)
        archive.writestr(ZipInfo(record), text)
    return name


# endregion wheel
def digest(data: bytes) -> str:
    """A hash as RECORD spells it."""
    code = urlsafe_b64encode(sha256(data).digest())
    return f"sha256={code.decode().rstrip('=')}"
