"""A class that lacks what the mixin needs."""

from mixins.labeled import Labeled


class Crate(Labeled): ...


print(Crate().label())
