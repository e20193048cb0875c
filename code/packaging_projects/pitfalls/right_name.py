"""The name of the import package."""

import poetry.core

print(poetry.core.__name__)
