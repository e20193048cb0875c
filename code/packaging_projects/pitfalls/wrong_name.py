"""Installed as poetry-core, and not imported as that."""

# region pitfall
import poetry_core
# endregion pitfall

print(poetry_core.__name__)
