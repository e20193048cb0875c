"""A process pool is handed a partial, and refuses a lambda."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial


# region labels
def label(hub: str, number: int, *, copies: int = 1) -> str:
    return ", ".join([f"{hub}-{number}"] * copies)


def main() -> None:
    for_oslo = partial(label, "Oslo", copies=2)
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(*pool.map(for_oslo, [1, 2]), sep="\n")
        try:
            list(pool.map(lambda number: number, [1, 2]))
        except Exception as error:
            print("refused:", "lambda" in str(error))


# endregion labels
if __name__ == "__main__":
    main()
