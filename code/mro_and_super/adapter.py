"""Bring a class that calls no super() into a cooperative tree."""

import logging
from typing import Any, TextIO


# region adapter
class Streamed(logging.StreamHandler[TextIO]):
    """Initializes the handler, then resumes behind its tree."""

    def __init__(self, *, stream: TextIO, **rest: Any) -> None:
        logging.StreamHandler.__init__(self, stream)
        super(logging.Filterer, self).__init__(**rest)

    # endregion adapter
