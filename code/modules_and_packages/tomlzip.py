"""Import TOML files from a zip archive.

With ``rates.tomlz`` on ``sys.path`` and ``install`` called,
``import prices`` executes ``prices.toml`` of the archive: its
top-level keys become the names of the module. A folder with
an ``__init__.toml`` is a package, one without is a portion of
a namespace package.
"""

import sys
import tomllib
from importlib.abc import Loader, PathEntryFinder
from importlib.machinery import ModuleSpec
from importlib.resources.abc import TraversableResources
from importlib.util import spec_from_file_location
from keyword import iskeyword
from types import ModuleType
from zipfile import Path, ZipFile, is_zipfile

SUFFIX = ".tomlz"
type Found = ModuleSpec | None


def usable(name: str) -> bool:
    """Tell whether a key can be a name of a module."""
    return (
        name.isidentifier()
        and not iskeyword(name)
        and not name.startswith("__")
    )


# region loader
class TomlLoader(Loader):
    def __init__(self, archive: str, member: str) -> None:
        self.archive, self.member = archive, member

    def create_module(self, spec: ModuleSpec) -> None:
        """Ask for an ordinary module."""

    def exec_module(self, module: ModuleType) -> None:
        file = Path(self.archive, self.member)
        values = tomllib.loads(file.read_text("utf-8"))
        for name, value in values.items():
            if not usable(name):
                message = f"{self.member}: {name!r} is no name"
                raise ImportError(message, name=module.__name__)
            setattr(module, name, value)
            # endregion loader

    # region reader
    def get_resource_reader(self, _: str) -> "Reader":
        return Reader(self)


class Reader(TraversableResources):
    """Makes ``importlib.resources.files`` work."""

    def __init__(self, loader: TomlLoader) -> None:
        self.loader = loader

    def files(self) -> Path:
        folder, slash, _ = self.loader.member.rpartition("/")
        return Path(self.loader.archive, folder + slash)
        # endregion reader


# region finder
class TomlFinder(PathEntryFinder):
    def __init__(self, entry: str) -> None:
        stem, suffix, inside = entry.partition(SUFFIX)
        self.archive = stem + suffix
        if not suffix or not is_zipfile(self.archive):
            raise ImportError(f"not ours: {entry}", path=entry)
        self.prefix = inside.strip("/") + "/" if inside else ""
        self.invalidate_caches()

    def invalidate_caches(self) -> None:
        with ZipFile(self.archive) as file:
            self.members = file.namelist()
            # endregion finder

    # region spec
    def find_spec(
        self, fullname: str, target: ModuleType | None = None
    ) -> Found:
        name = self.prefix + fullname.rpartition(".")[2]
        folder = f"{self.archive}/{name}"
        for member, locations in [
            (f"{name}/__init__.toml", [folder]),
            (f"{name}.toml", None),
        ]:
            if member in self.members:
                return spec_from_file_location(
                    fullname,
                    f"{self.archive}/{member}",
                    loader=TomlLoader(self.archive, member),
                    submodule_search_locations=locations,
                )
        return self.portion(fullname, name)
        # endregion spec

    # region portion
    def portion(self, full: str, name: str) -> Found:
        """A folder without ``__init__.toml``: no loader."""
        if any(m.startswith(f"{name}/") for m in self.members):
            spec = ModuleSpec(full, None, is_package=True)
            spec.submodule_search_locations = [
                f"{self.archive}/{name}"
            ]
            return spec
        return None
        # endregion portion


# region install
def install() -> None:
    sys.path_hooks.insert(0, TomlFinder)
    sys.path_importer_cache.clear()


def uninstall() -> None:
    sys.path_hooks.remove(TomlFinder)
    sys.path_importer_cache.clear()
    # endregion install
