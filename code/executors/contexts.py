"""Which context a worker thread runs in."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

# region contexts
hub = ContextVar("hub", default="none")


def main() -> None:
    """Set the variable twice, and ask a worker each time."""
    with ThreadPoolExecutor(1) as pool:
        hub.set("Oslo")
        first = pool.submit(hub.get).result()
        hub.set("Turin")
        second = pool.submit(hub.get).result()
        copied = pool.submit(copy_context().run, hub.get)
        print(first, second, copied.result())


# endregion contexts


if __name__ == "__main__":
    main()
