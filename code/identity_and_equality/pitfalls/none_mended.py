"""None is compared by identity."""


def label(parcel: object) -> str:
    if parcel is None:
        return "no parcel"
    return "a parcel"
