"""Each mixin names what it adds."""


class Weighed:
    def check_weight(self) -> int:
        return 500


class Signed:
    def check_signature(self) -> bool:
        return True


class Parcel(Weighed, Signed): ...
