"""What a child process knows of its parent's patch.

Run it with ``python -m monkey_patching.branches spawn``.
"""

import multiprocessing
import sys
from typing import Any

from monkey_patching import tariff


def report(answers: Any) -> None:
    answers.put(tariff.price(100))


# region main
def main(method: str) -> int:
    """Patch, start a child, return what the child computes."""
    context: Any = multiprocessing.get_context(method)
    answers = context.Queue()
    tariff.price = lambda grams: 0
    child = context.Process(target=report, args=(answers,))
    child.start()
    found: int = answers.get()
    child.join()
    return found


if __name__ == "__main__":
    print(main(sys.argv[1]))
# endregion main
