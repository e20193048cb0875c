"""Exercise: import from a dictionary.

``TextFinder`` goes on ``sys.meta_path``. Its mapping holds the
sources by full name; a name below which there are others is a
package. Modules that are not in the mapping are none of its
business. ``inspect.getsource`` must find the text of a module
that came from here.
"""

from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class TextFinder(MetaPathFinder):
    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        # Which spec, with which loader? And when none?
        return None
