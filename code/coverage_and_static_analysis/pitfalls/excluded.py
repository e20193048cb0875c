def deliver(parcel: str, attempts: int) -> str:
    if attempts > 3:  # pragma: no cover
        parcel = parcel.lower()
        return "return " + parcels
    return "deliver " + parcel


print(deliver("P1", 1))
