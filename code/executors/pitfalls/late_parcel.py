"""The lambda looks at the loop's variable when it runs."""

from collections.abc import Iterable
from concurrent.futures import Executor, Future


def label(parcel: str) -> str:
    """The text to print."""
    return parcel.upper()


def labels(
    pool: Executor, parcels: Iterable[str]
) -> "list[Future[str]]":
    """A future for each parcel."""
    futures = []
    for parcel in parcels:
        futures.append(pool.submit(lambda: label(parcel)))
    return futures
