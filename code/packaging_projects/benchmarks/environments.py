"""What pip adds to the making of an environment, as a ratio.

Run it in ``code/`` with
``python -m packaging_projects.benchmarks.environments``. Printed: the lowest ratio of the rounds, the median and the
highest.
"""

import venv
from tempfile import TemporaryDirectory

from measuring.ratios import Ratios, compare


def make(with_pip: bool) -> None:
    """Make an environment, and throw it away."""
    with TemporaryDirectory() as folder:
        venv.create(folder, symlinks=True, with_pip=with_pip)


def pip_costs(rounds: int = 1) -> Ratios:
    """How many times as long it takes with pip."""
    return compare(
        lambda: make(with_pip=True),
        lambda: make(with_pip=False),
        number=1,
        rounds=rounds,
    )


if __name__ == "__main__":
    print(f"with pip / without: {pip_costs()}")
