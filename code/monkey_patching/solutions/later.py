"""The finder answers for one name. It leaves the list before it
asks ``importlib.util.find_spec``, so it neither asks itself nor
outlives its use; the other finders do the finding.

The spec's loader is the one of the real finder. Only its
``exec_module`` is wrapped, on that instance, which a loader
made for this one import allows. The wrapper takes itself off
first, so that a reload is not patched again; ``pop`` tolerates
a second finder that has done so already. If
executing the module raises, the callback does not run.

A loader that refuses attributes, such as those for built-in
modules, which are classes, would need a wrapping loader
instead. Those modules are nearly always loaded already.
"""

import importlib.util
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


class Later:
    """A finder that stands first on ``sys.meta_path``."""

    def __init__(
        self, name: str, callback: Callable[[ModuleType], None]
    ) -> None:
        self.name = name
        self.callback = callback

    def find_spec(
        self, name: str, path: Any = None, target: Any = None
    ) -> ModuleSpec | None:
        """Let the other finders find; wrap what they found."""
        if name != self.name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            sys.meta_path.insert(0, self)  # not there yet
            return None
        loader: Any = spec.loader
        run = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            vars(loader).pop("exec_module", None)
            run(module)
            self.callback(module)

        loader.exec_module = exec_module
        return spec


def when_imported(
    name: str, callback: Callable[[ModuleType], None]
) -> None:
    """Call ``callback`` with the module, now or later."""
    if name in sys.modules:
        callback(sys.modules[name])
    else:
        sys.meta_path.insert(0, Later(name, callback))
