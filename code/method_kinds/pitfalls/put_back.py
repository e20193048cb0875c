"""A stub that is put back as something else."""


class Parcel:
    @classmethod
    def parse(cls, text: str) -> str:
        return cls.__name__ + text


def run_with_stub() -> None:
    original = Parcel.parse
    Parcel.parse = lambda text: text
    try:
        Parcel.parse("P1")
    finally:
        Parcel.parse = original
