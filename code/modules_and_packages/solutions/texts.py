"""``ExecutionLoader`` asks for ``get_source`` and for
``get_filename`` and offers the rest: ``exec_module`` compiles
the text under that file name and runs it in the module. The
finder answers with a spec or with ``None``; it puts nothing
into ``sys.modules`` and removes nothing, since the import
system does both.

``inspect`` and tracebacks get the text through ``linecache``,
which asks the loader, unless the file name stands in angle
brackets.
"""

from collections.abc import Mapping, Sequence
from importlib.abc import ExecutionLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType


class TextLoader(ExecutionLoader):
    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def get_source(self, fullname: str) -> str:
        return self.texts[fullname]

    def get_filename(self, fullname: str) -> str:
        return f"{fullname}.text"

    def is_package(self, fullname: str) -> bool:
        below = f"{fullname}."
        return any(n.startswith(below) for n in self.texts)


class TextFinder(MetaPathFinder):
    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if fullname not in self.texts:
            return None
        loader = TextLoader(self.texts)
        return spec_from_loader(fullname, loader)
