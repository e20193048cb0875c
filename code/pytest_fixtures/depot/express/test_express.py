"""The nearest definition of a name wins, for fixtures too."""


# region express
def test_book_uses_the_courier_from_here(book, courier):
    book("P1")
    assert courier.bookings == {"B1": "P1"}
# endregion express
