"""Exercise: name the instruction.

``SOURCE`` is a small module. ``READS`` lists reads in it as
(block, name). Replace each "?" by the family of instructions
with which that block reads that name:

    LOAD_FAST, LOAD_DEREF, LOAD_GLOBAL, LOAD_NAME or
    LOAD_FROM_DICT_OR_DEREF

Decide from the text; the test compiles it and looks.
"""

SOURCE = """\
rate = 3

def open_hub(city):
    fees = [4, 2]
    class Desk:
        limit = 30
        town = city
        toll = fees[0]
        fees = limit
        def price(self, kg):
            return (kg, rate, limit, fees)
        costs = (kg * limit for kg in town)
    def total(kilos):
        return [kg * rate for kg in kilos], len(fees)
    return Desk, total, city
"""

READS = {
    ("open_hub", "city"): "?",
    ("total", "kilos"): "?",
    ("total", "kg"): "?",
    ("total", "rate"): "?",
    ("total", "fees"): "?",
    ("Desk", "city"): "?",
    ("Desk", "fees"): "?",
    ("Desk", "limit"): "?",
    ("price", "kg"): "?",
    ("price", "limit"): "?",
    ("price", "fees"): "?",
    ("<genexpr>", "limit"): "?",
}
