"""Ask what kind of block reads, then whether it binds the name.

``Desk`` binds ``fees`` further down, so the class reads it by
``LOAD_NAME``, which skips ``open_hub``: running the class body
would raise NameError at ``toll``. ``price`` skips the class in
turn and shares the list of ``open_hub``. ``city`` is bound only
by ``open_hub``: a cell there, and in the class body a look into
the class's dictionary before the cell. ``limit`` is a name of
the class alone, which neither the method nor the generator
expression sees. The list comprehension is inlined, so its
``kg`` is a local of ``total``.
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
    ("open_hub", "city"): "LOAD_DEREF",
    ("total", "kilos"): "LOAD_FAST",
    ("total", "kg"): "LOAD_FAST",
    ("total", "rate"): "LOAD_GLOBAL",
    ("total", "fees"): "LOAD_DEREF",
    ("Desk", "city"): "LOAD_FROM_DICT_OR_DEREF",
    ("Desk", "fees"): "LOAD_NAME",
    ("Desk", "limit"): "LOAD_NAME",
    ("price", "kg"): "LOAD_FAST",
    ("price", "limit"): "LOAD_GLOBAL",
    ("price", "fees"): "LOAD_DEREF",
    ("<genexpr>", "limit"): "LOAD_GLOBAL",
}
