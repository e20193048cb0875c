"""The nearest definition of a name wins."""


def test_express_is_three_times_as_dear(rates):
    assert rates == {"letter": 6, "parcel": 21}
