"""A list comprehension runs here, in the coroutine itself."""


async def is_open(hub: str) -> bool:
    return hub != "Riga"


async def any_open(hubs: list[str]) -> bool:
    return any([await is_open(hub) for hub in hubs])
