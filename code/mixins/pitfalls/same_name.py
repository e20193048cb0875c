"""Two mixins use one name for two things."""


class Weighed:
    def check(self) -> int:
        return 500


class Signed:
    def check(self) -> bool:
        return True


class Parcel(Weighed, Signed): ...
