"""None is compared by somebody's method."""


def label(parcel: object) -> str:
    if parcel == None:
        return "no parcel"
    return "a parcel"
