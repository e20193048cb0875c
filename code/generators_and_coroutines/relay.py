"""The program of the exercise ``transcript``."""

from .rounds import pause


async def weigh(log: list[str]) -> str:
    try:
        got = await pause("a")
        await pause(f"b {got}")
    except KeyError:
        await pause("c")
    finally:
        log.append("weigh left")
    return "300 g"


async def label(log: list[str]) -> str:
    try:
        await pause(f"label {await weigh(log)}")
    except ValueError:
        return "no label"
    finally:
        await pause("d")
    return "label"
