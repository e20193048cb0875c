"""What an import does, in Python that you can step through."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType


# region find
def find(name: str, path: Sequence[str] | None) -> ModuleSpec:
    for finder in sys.meta_path:
        spec = finder.find_spec(name, path)
        if spec is not None:
            return spec
    text = f"No module named {name!r}"
    raise ModuleNotFoundError(text, name=name)


def load(spec: ModuleSpec) -> ModuleType:
    module = module_from_spec(spec)
    assert spec.loader is not None
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]
    # endregion find


# region import
def import_by_hand(name: str) -> ModuleType:
    parent, _, child = name.rpartition(".")
    package = import_by_hand(parent) if parent else None
    if name in sys.modules:  # perhaps only now
        return sys.modules[name]
    path = package.__path__ if package else None
    module = load(find(name, path))
    if package:
        setattr(package, child, module)
    return module
    # endregion import
