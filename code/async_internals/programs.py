"""Programs that both loops run; tests compare their traces.

Each takes ``say``, which notes what happened and when.
"""

import asyncio
import contextvars
import socket
from collections.abc import Callable
from contextlib import suppress

type Say = Callable[[object], None]
hub = contextvars.ContextVar("hub", default="Oslo")


async def nap(say: Say, name: str, seconds: float) -> str:
    """Sleep, and report it."""
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        say(f"{name} cancelled")
        raise
    say(name)
    return name


async def interleaved(say: Say) -> list[str]:
    """Three tasks share the loop; sleep(0) gives way once."""
    jobs = [
        nap(say, "b", 2),
        nap(say, "a", 1),
        nap(say, "c", 0),
    ]
    tasks = [asyncio.create_task(job) for job in jobs]
    say("created")
    await asyncio.sleep(0)
    say("gave way")
    return await asyncio.gather(*tasks)


# region grouped
async def grouped(say: Say) -> None:
    """One failure cancels the siblings."""

    async def lost() -> None:
        await asyncio.sleep(1)
        raise KeyError("P1")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(nap(say, "sibling", 5))
            group.create_task(lost())
            await nap(say, "body", 9)
    except* KeyError as errors:
        say(errors.exceptions)


# endregion grouped
async def deadlines(say: Say) -> None:
    """An inner deadline, an outer one, and one that is moved."""
    try:
        async with asyncio.timeout(5):
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await nap(say, "inner", 9)
            async with asyncio.timeout(1) as moved:
                moved.reschedule(4)
                await nap(say, "moved", 1)
            await nap(say, "outer", 9)
    except TimeoutError:
        say("outer deadline")
    try:
        await asyncio.wait_for(nap(say, "awaited", 3), 1)
    except TimeoutError:
        say("wait_for")


async def refused(say: Say) -> str:
    """A task that swallows its cancellation goes on."""

    async def stubborn() -> str:
        with suppress(asyncio.CancelledError):
            await nap(say, "stubborn", 3)
        return await nap(say, "went on", 1)

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    say((task.cancel(), task.cancelling(), task.cancelled()))
    return await task


async def never_entered(say: Say) -> None:
    """Cancelled before its first step: no line of it runs."""
    task = asyncio.create_task(nap(say, "body", 1))
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    say(task.cancelled())


async def cancels_itself(say: Say) -> None:
    """A task can cancel itself, and then return or wait."""

    async def resigning() -> str:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        return "a result that is lost"

    async def waiting() -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await nap(say, "waiting", 5)

    results = await asyncio.gather(
        resigning(), waiting(), return_exceptions=True
    )
    say(repr(results))


async def withdrawn(say: Say) -> None:
    """Since 3.13, uncancel() takes back what is not delivered."""
    task = asyncio.current_task()
    assert task is not None
    task.cancel()
    say((task.cancelling(), task.uncancel()))
    await nap(say, "went on", 1)


async def shielded(say: Say) -> str:
    """The outer wait is cancelled, the inner task goes on."""
    task = asyncio.create_task(nap(say, "shielded", 3))
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(task)
    except TimeoutError:
        say("gave up")
    return await task


async def shared(say: Say) -> None:
    """Two tasks await a third; cancelling one takes all down."""
    third = asyncio.create_task(nap(say, "third", 5))

    async def wait_for_third(name: str) -> None:
        try:
            await third
        finally:
            say(f"{name} {third.cancelled()}")

    pair = [
        asyncio.create_task(wait_for_third(name))
        for name in ("first", "second")
    ]
    await asyncio.sleep(1)
    pair[0].cancel()
    await asyncio.wait(pair)
    say([task.cancelled() for task in pair])


async def turns(say: Say) -> None:
    """What callbacks add waits for the next turn."""
    loop = asyncio.get_running_loop()

    def again(left: int) -> None:
        say(f"again {left}")
        if left:
            loop.call_soon(again, left - 1)

    loop.call_soon(again, 2)
    loop.call_later(0, say, "timer")
    await asyncio.sleep(1)


async def queued(say: Say) -> None:
    """A bounded queue makes the producer wait."""
    queue: asyncio.Queue[int] = asyncio.Queue(1)

    async def produce() -> None:
        for number in range(3):
            await queue.put(number)
            say(f"put {number}")

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        for _ in range(3):
            await asyncio.sleep(2)
            say(f"got {await queue.get()}")


async def contexts(say: Say) -> None:
    """A task has a copy of the context, an await has not."""

    async def move(name: str) -> None:
        hub.set(name)
        await asyncio.sleep(1)
        say(hub.get())

    await asyncio.create_task(move("Turin"))
    say(hub.get())
    token = hub.set("Bergen")
    await move("Riga")
    say(hub.get())
    hub.reset(token)  # fails in any other context
    say(hub.get())


async def sockets(say: Say) -> None:
    """Two tasks talk over a pair of sockets."""
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False)
    right.setblocking(False)

    async def echo() -> None:
        while data := await loop.sock_recv(right, 100):
            say(f"echo {data!r}")
            right.send(data.upper())

    with left, right:
        task = asyncio.create_task(echo())
        await asyncio.sleep(0)
        for data in (b"lamp", b"book"):
            left.send(data)
            say(await loop.sock_recv(left, 100))
        left.shutdown(socket.SHUT_WR)
        await task
        try:
            async with asyncio.timeout(7):
                await loop.sock_recv(left, 100)
        except TimeoutError:
            say("nothing came")


async def leftover(say: Say) -> str:
    """run() cancels what is left when main returns."""
    asyncio.create_task(nap(say, "left", 9))  # noqa: RUF006
    await asyncio.sleep(0)
    return "main"


async def fails(say: Say) -> None:
    """An exception leaves through run()."""
    await nap(say, "before", 1)
    raise ValueError("lost parcel")


PROGRAMS = [
    interleaved,
    grouped,
    deadlines,
    refused,
    never_entered,
    cancels_itself,
    withdrawn,
    shielded,
    shared,
    turns,
    queued,
    contexts,
    sockets,
    leftover,
    fails,
]
