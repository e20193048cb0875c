"""Block the loop, and see what reports it."""

import asyncio
import logging

from async_internals.virtual import LeapingLoop


# region slow
def slow_steps(seconds: float) -> list[str]:
    """What debug mode logs about a step that takes seconds."""
    messages: list[str] = []
    handler = logging.Handler()
    handler.emit = (  # type: ignore[method-assign]
        lambda record: messages.append(record.getMessage())
    )

    async def sort_parcels() -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, LeapingLoop)
        loop.selector.now += seconds  # stands for a computation

    logger = logging.getLogger("asyncio")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        asyncio.run(
            sort_parcels(), debug=True, loop_factory=LeapingLoop
        )
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
    return messages


# endregion slow
