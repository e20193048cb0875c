"""Exercise: a gate made of futures.

Tasks ``await gate.wait()`` until somebody calls ``open()``;
afterwards ``wait()`` returns at once, without giving way to the
loop, until ``close()``. Everyone who waited when the gate was
opened passes, even if it is closed again before they run, and
a task that was cancelled while it waited disturbs nobody. Use
futures of the running loop, and none of asyncio's locks.
"""


class Gate:
    def open(self) -> None:
        raise NotImplementedError("let those who wait pass")

    def close(self) -> None:
        raise NotImplementedError("from now on they wait again")

    async def wait(self) -> None:
        raise NotImplementedError(
            "wait for a future of the loop"
        )
