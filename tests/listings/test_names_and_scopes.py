"""The listings of the chapter on names and scopes."""

import dis
import gc
import inspect
import subprocess
import symtable
import sys
import sysconfig
import types
import warnings
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from names_and_scopes.benchmarks.name_cost import SOURCES, ratios, runner
from names_and_scopes.callbacks import factories, partials
from names_and_scopes.opcodes import blocks, body, loads
from names_and_scopes.pitfalls import (
    class_comprehension_mended,
    deleted_error,
    deleted_error_mended,
    late_binding,
    late_binding_mended,
    unbound,
    unbound_mended,
)
from names_and_scopes.scopes import survey

CODE = Path(__file__).parents[2] / "code" / "names_and_scopes"
LIBRARY = Path(sysconfig.get_path("stdlib"))
UNBOUND = "cannot access local variable '{}' where it is not associated with a value"
EMPTY = (
    "cannot access free variable '{}' where it is not associated with a value "
    "in enclosing scope"
)


def run(source: str, **names: Any) -> dict[str, Any]:
    """Run a module's text; return its namespace."""
    exec(compile(source, "module", "exec"), names)
    return names


def table(source: str) -> symtable.SymbolTable:
    return symtable.symtable(source, "module", "exec")


# -- The decision --------------------------------------------------------------------


def verdict(symbol: symtable.Symbol) -> str:
    """The interpreter's answer. is_local() first: see the function named top."""
    if symbol.is_free():
        return "free"
    return "local" if symbol.is_local() else "global"


def library() -> Iterator[symtable.SymbolTable]:
    """The symbol tables of the standard library's top-level modules."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in sorted(LIBRARY.glob("*.py")):
            yield symtable.symtable(path.read_text(encoding="utf-8"), path.name, "exec")


def test_decide_agrees_with_the_interpreter_on_the_standard_library() -> None:
    count = 0
    for module in library():
        for block, symbol, decided in survey(module):
            where = block.get_name(), block.get_lineno(), symbol
            assert decided == verdict(symbol), where
            count += 1
    assert count > 40_000


NESTED = """
x = 0
class D:
    if x:
        y: int
def outer(p):
    x = 1
    def middle():
        global x
        def inner(): return x, p
    class C:
        global p
        y = x
        def method(self): return x, p, y, __class__
    def writes():
        nonlocal x
        x = 2
    def own(a=x):
        x: int
        return x, a
"""


def test_decide_agrees_on_the_nested_cases() -> None:
    found = {}
    for block, symbol, decided in survey(table(NESTED)):
        assert decided == verdict(symbol), (block, symbol)
        found[block.get_name(), symbol.get_name()] = decided
    assert found["inner", "x"] == "global"
    assert found["C", "x"] == found["method", "x"] == "free"
    assert found["C", "p"] == "global"
    assert found["method", "p"] == "free"
    assert found["method", "y"] == "global"
    assert found["method", "__class__"] == "free"
    assert found["own", "x"] == "local"


def test_what_decide_leaves_out() -> None:
    source = """
def outer():
    T = int
    class C:
        T = str
        type Alias = T
"""
    module = table(source)
    wrong = {
        (block.get_name(), symbol.get_name())
        for block, symbol, decided in survey(module)
        if decided != verdict(symbol)
    }
    assert wrong == {("Alias", "T")}


@pytest.mark.parametrize("text", ["def {}(): n = 1", "class {}: n = 1"])
def test_a_block_named_top_confuses_symtable(text: str) -> None:
    # On 3.14 a function's annotation scope stands before it.
    *_, top = table(text.format("top")).get_children()
    *_, low = table(text.format("low")).get_children()
    assert top.lookup("n").is_local()
    assert top.lookup("n").is_global()
    assert not low.lookup("n").is_global()


# -- Instructions ----------------------------------------------------------------------


def test_loads_names_the_families() -> None:
    source = """
def f(a, b):
    c = 1
    class C:
        d = c
        e = len
    def g(): return a, print
    return a, b, c
"""
    outside = loads(body(source, "f"))
    assert (outside["a"], outside["b"], outside["c"]) == (
        "LOAD_DEREF",
        "LOAD_FAST",
        "LOAD_DEREF",
    )
    inside = loads(body(source, "f", "C"))
    assert inside["c"] == "LOAD_FROM_DICT_OR_DEREF"
    assert inside["len"] == "LOAD_NAME"
    assert loads(body(source, "f", "g")) == {"a": "LOAD_DEREF", "print": "LOAD_GLOBAL"}


def test_body_names_what_is_missing() -> None:
    with pytest.raises(LookupError, match="depot"):
        body("def hub(): pass", "depot")


def test_annotation_scopes_read_the_class_first() -> None:
    source = "class C:\n    n = int\n    type A = n\n"
    assert loads(body(source, "C", "A"))["n"] == "LOAD_FROM_DICT_OR_GLOBALS"


@pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
def test_borrowed_locals() -> None:
    code = body("def f(a):\n    return a.b", "f")
    names = {step.opname for step in dis.get_instructions(code)}
    assert "LOAD_FAST_BORROW" in names


def test_a_local_that_may_be_unbound_is_checked() -> None:
    code = body("def f(a):\n    if a:\n        b = 1\n    return b", "f")
    names = {step.opname for step in dis.get_instructions(code)}
    assert "LOAD_FAST_CHECK" in names


def test_comprehensions_put_names_aside() -> None:
    code = body("def f(a):\n    return [a for a in (1, 2)], a", "f")
    names = {step.opname for step in dis.get_instructions(code)}
    assert "LOAD_FAST_AND_CLEAR" in names


# -- Local throughout --------------------------------------------------------------------


@pytest.mark.parametrize(
    "body_text",
    [
        "name; name = 1",
        "name += 1",
        "name\n import name.path",
        "for name in (): pass\n name",
        "name: int\n name",
        "name\n if 0: del name",
        "name\n def name(): pass",
        "name\n class name: pass",
        "name\n type name = int",
        "name\n with name as name: pass",
        "name\n match 1:\n  case name: pass",
        "name\n (name := 1)",
        "try: 1 / 0\n except ZeroDivisionError as name: pass\n name",
        "name = 1\n try: 1 / 0\n except ZeroDivisionError as name: pass\n name",
    ],
)
def test_every_binding_makes_a_local(body_text: str) -> None:
    found = run(f"name = 0\ndef f():\n {body_text}\n")
    with pytest.raises(UnboundLocalError) as caught:
        found["f"]()
    assert str(caught.value) == UNBOUND.format("name")


def test_captures_survive_a_guard_that_failed() -> None:
    source = """
def f(parcel):
    match parcel:
        case {"to": city} if not city: return "nowhere"
        case _: return city
"""
    assert run(source)["f"]({"to": "Turin"}) == "Turin"


# -- Cells --------------------------------------------------------------------------------


def test_an_empty_cell() -> None:
    def outer() -> tuple[Any, Any]:
        def inner() -> Any:
            return later

        def fill() -> None:
            nonlocal later
            later = 2

        later: Any
        return inner, fill

    inner, fill = outer()
    with pytest.raises(NameError) as caught:
        inner()
    assert str(caught.value) == EMPTY.format("later")
    assert type(caught.value) is NameError
    cell = inner.__closure__[0]
    with pytest.raises(ValueError, match="Cell is empty"):
        _ = cell.cell_contents
    fill()
    cell.cell_contents += 1
    assert inner() == 3


def test_a_closure_keeps_only_what_it_names() -> None:
    class Load:
        pass

    def outer() -> tuple[Any, Any]:
        big, small = Load(), 1

        def sibling() -> Any:
            return big

        def kept() -> Any:
            return small

        assert sibling() is big
        return kept, weakref.ref(big)

    kept, big = outer()
    gc.collect()
    assert kept() == 1
    assert big() is None


def test_a_recursive_closure_is_a_cycle() -> None:
    def outer() -> Any:
        def count(n: int) -> int:
            return n and count(n - 1)

        def plain(n: int) -> int:
            return n

        return weakref.ref(count), weakref.ref(plain)

    gc.disable()
    try:
        count, plain = outer()
        assert plain() is None
        assert count() is not None
        gc.collect()
        assert count() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("reader", "error"), [("kg", UnboundLocalError), ("inner()", NameError)]
)
def test_del_empties_a_cell(reader: str, error: type[NameError]) -> None:
    source = f"""
def outer():
    kg = 1
    def inner(): return kg
    assert inner() == 1
    del kg
    return {reader}
"""
    with pytest.raises(NameError, match="'kg'") as caught:
        run(source)["outer"]()
    assert type(caught.value) is error


def test_code_with_free_variables_is_given_its_cells() -> None:
    def outer() -> tuple[Any, Any]:
        total = 0

        def add() -> None:
            nonlocal total
            total += 1

        return add, lambda: total

    add, read = outer()
    exec(add.__code__, closure=add.__closure__)
    assert read() == 1
    with pytest.raises(TypeError, match="requires a closure of exactly length 1"):
        exec(add.__code__)


def test_closures_are_read_only() -> None:
    def outer() -> Any:
        kg = 1
        return lambda: kg

    function = outer()
    for name in ("__closure__", "__globals__"):
        with pytest.raises(AttributeError, match="readonly"):
            setattr(function, name, None)
    with pytest.raises(ValueError, match="a code object with 1 free vars, not 0"):
        function.__code__ = (lambda: 1).__code__


def test_the_callbacks_have_cities_of_their_own() -> None:
    for make in (partials, factories):
        found = [call("P1") for call in make(["Oslo", "Turin"])]
        assert found == ["P1 is in Oslo", "P1 is in Turin"]


# -- Declarations ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def f():\n x = 1\n global x", "'x' is assigned to before global declaration"),
        ("def f():\n x\n global x", "'x' is used prior to global declaration"),
        (
            "def f():\n x = 1\n def g():\n  x\n  nonlocal x",
            "'x' is used prior to nonlocal declaration",
        ),
        ("def f():\n nonlocal x", "no binding for nonlocal 'x' found"),
        ("class C:\n x = 1\n def f(self): nonlocal x", "no binding for nonlocal 'x'"),
        ("nonlocal x", "nonlocal declaration not allowed at module level"),
        ("def f(x): global x", "name 'x' is parameter and global"),
        (
            "def f():\n x = 1\n def g(x): nonlocal x",
            "name 'x' is parameter and nonlocal",
        ),
        (
            "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x",
            "'x' is assigned to before nonlocal declaration",
        ),
        (
            "def f():\n x = 1\n def g():\n  nonlocal x\n  x: int = 1",
            "annotated name 'x' can't be nonlocal",
        ),
        (
            "def f():\n x = 1\n def g():\n  nonlocal x\n  global x",
            "name 'x' is nonlocal and global",
        ),
        ("def f():\n global x\n x: int = 1", "annotated name 'x' can't be global"),
        (
            "def f[T]():\n nonlocal T",
            "nonlocal binding not allowed for type parameter 'T'",
        ),
        ("def f():\n from os import *", "import \\* only allowed at module level"),
        (
            "[i := 0 for i in range(3)]",
            "assignment expression cannot rebind comprehension iteration variable 'i'",
        ),
        (
            "[i for i in (x := range(3))]",
            "assignment expression cannot be used in a comprehension iterable expression",
        ),
        (
            "class C:\n [(x := i) for i in range(3)]",
            "assignment expression within a comprehension cannot be used in a class body",
        ),
        (
            "match 1:\n case A: pass\n case _: pass",
            "name capture 'A' makes remaining patterns unreachable",
        ),
    ],
)
def test_the_compiler_refuses(source: str, message: str) -> None:
    with pytest.raises(SyntaxError, match=message):
        compile(source, "module", "exec")


def test_nonlocal_passes_over_classes() -> None:
    source = """
def outer():
    n = 1
    class C:
        n = 2
        def method(self):
            nonlocal n
            n = 3
    class D:
        nonlocal n
        before = n
        n = 4
    C().method()
    return n, C.n, D.before, "n" in vars(D)
"""
    assert run(source)["outer"]() == (3, 2, 1, False)


def test_global_in_a_class_binds_in_the_module() -> None:
    found = run("class A:\n global city\n city = 1")
    assert found["city"] == 1
    assert not hasattr(found["A"], "city")


# -- Classes, comprehensions, annotation scopes -----------------------------------------------


def test_a_nested_class_skips_the_outer_one() -> None:
    with pytest.raises(NameError, match="name 'city' is not defined"):
        run("class A:\n city = 1\n class B:\n  town = city")


def test_defaults_see_the_class() -> None:
    found = run("class A:\n city = 1\n def f(self, town=city): return town")
    assert found["A"]().f() == 1


@pytest.mark.parametrize("name", ["__class__", "__classdict__"])
def test_the_cells_of_a_class_are_for_inner_blocks(name: str) -> None:
    with pytest.raises(NameError, match=name):
        run(f"class A:\n def f(self): return __class__\n {name}")


def test_a_comprehension_in_a_class_takes_the_functions_variable() -> None:
    source = """
def f():
    n = "function"
    class A:
        n = "class"
        inlined = [n for _ in range(1)]
        lazily = list(n for _ in range(1))
        first = [c for c in n]
    return A
"""
    cls = run(source)["f"]()
    assert cls.inlined == cls.lazily == ["function"]
    assert "".join(cls.first) == "class"


def test_a_comprehension_restores_after_an_exception() -> None:
    source = """
def f(n):
    try:
        [1 / n for n in (0,)]
    except ZeroDivisionError:
        return n
"""
    assert run(source)["f"](9) == 9


def test_prepare_teaches_a_class_names() -> None:
    class Names(dict[str, Any]):
        def __missing__(self, name: str) -> Any:
            if name.startswith("__"):
                raise KeyError(name)
            return name.upper()

    class Meta(type):
        @classmethod
        def __prepare__(mcs, *_: Any) -> Names:  # type: ignore[override]
            return Names()

    found = run("class A(metaclass=Meta):\n city = oslo", Meta=Meta)
    assert found["A"].city == "OSLO"


def test_type_parameters_win_over_the_class() -> None:
    cls = run("class A[T]:\n T = 3\n def f(self): return T")["A"]
    assert cls().f() is cls.__type_params__[0]
    assert cls.T == 3
    cls = run("class A[T]:\n def f(self): return T")["A"]
    assert not hasattr(cls, "T")
    assert cls.f.__code__.co_freevars == ("T",)


def test_defaults_stand_outside_type_parameters() -> None:
    with pytest.raises(NameError, match="'T'"):
        run("def f[T](x=T): pass")


@pytest.mark.parametrize(
    ("path", "names"), [(("C",), []), (("C", "A"), ["<listcomp>"])]
)
def test_comprehensions_in_annotation_scopes_of_a_class(
    path: tuple[str, ...], names: list[str]
) -> None:
    source = "class C:\n n = [i for i in ()]\n type A = [i for i in ()]"
    inside = [block.co_name for block in blocks(body(source, *path))]
    assert [name for name in inside if name == "<listcomp>"] == names


@pytest.mark.parametrize("inner", ["(lambda: n)()", "list(n for _ in range(1))"])
def test_the_privilege_ends_at_the_next_function(inner: str) -> None:
    cls = run(f"class A:\n n = 1\n type B = {inner}")["A"]
    with pytest.raises(NameError, match="'n'"):
        _ = cls.B.__value__


def test_the_walrus_in_annotations() -> None:
    source = "def f(a: (b := 1)): pass"
    if sys.version_info < (3, 14):
        assert run(source)["b"] == 1
        return
    with pytest.raises(SyntaxError, match="cannot be used within an annotation"):
        run(source)


# -- Globals and builtins ----------------------------------------------------------------------


def test_builtins_are_chosen_when_the_function_is_made() -> None:
    source = """
def before(): return len("ab")
globals()["__builtins__"] = {"len": lambda text: 99}
def after(): return len("ab")
"""
    found = run(source)
    assert (found["before"](), found["after"]()) == (2, 99)


def test_rebinding_a_global_redirects_recursion() -> None:
    source = """
def count(n): return n and count(n - 1)
first = count
count = lambda n: "other"
"""
    assert run(source)["first"](3) == "other"


def test_star_import_hides_builtins(monkeypatch: pytest.MonkeyPatch) -> None:
    hubs: Any = types.ModuleType("hubs")
    hubs.print = "hidden"
    hubs._secret = 1
    monkeypatch.setitem(sys.modules, "hubs", hubs)
    found = run("from hubs import *")
    assert found["print"] == "hidden"
    assert "_secret" not in found


@pytest.mark.skipif(
    sys.version_info < (3, 14) and not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="the free-threaded 3.13 does not specialize",
)
def test_rebinding_a_global_keeps_the_cache() -> None:
    found = run("limit = 1\ndef f(): return limit, len")
    function = found["f"]
    for _ in range(100):
        function()
    found["limit"] = 2
    assert function()[0] == 2

    def specialized() -> list[str]:
        steps = dis.get_instructions(function, adaptive=True)
        return [step.opname for step in steps if "GLOBAL" in step.opname]

    assert specialized() == ["LOAD_GLOBAL_MODULE", "LOAD_GLOBAL_BUILTIN"]
    found["len"] = "shadow"
    for _ in range(1000):
        assert function()[1] == "shadow"
    assert specialized() == ["LOAD_GLOBAL_MODULE"] * 2


# -- locals, exec ---------------------------------------------------------------------------------


def test_locals_is_a_snapshot() -> None:
    def f() -> tuple[bool, bool]:
        kg = 1
        first = locals()
        first["kg"] = 2
        return kg == 1, locals() is locals()

    assert f() == (True, False)


def test_the_proxy_writes_through() -> None:
    def f() -> tuple[Any, ...]:
        kg = 1
        proxy: Any = sys._getframe().f_locals
        assert proxy is not sys._getframe().f_locals
        proxy["kg"] = 2
        proxy["extra"] = 3
        with pytest.raises((TypeError, ValueError), match="cannot remove"):
            del proxy["kg"]
        del kg
        proxy["kg"] = 4
        return kg, locals()["extra"]  # noqa: F821

    assert f() == (4, 3)


def test_frames_of_classes_and_modules_keep_their_dict() -> None:
    source = """
import sys
class A:
    same = sys._getframe().f_locals is locals()
same = sys._getframe().f_locals is globals()
"""
    found = run(source)
    assert found["same"]
    assert found["A"].same


def test_locals_in_comprehensions() -> None:
    source = """
def f(p): return [sorted(locals()) for i in range(1)][0]
class A:
    z = 1
    names = [sorted(locals()) for i in range(1)][0]
"""
    found = run(source)
    assert found["f"](1) == ["i", "p"]
    assert found["A"].names == ["i"]


def test_eval_sees_what_the_function_mentions() -> None:
    source = """
def outer():
    x = 1
    def blind(): return eval("x")
    def sighted():
        x
        return eval("x")
    return blind, sighted
"""
    blind, sighted = run(source)["outer"]()
    assert sighted() == 1
    with pytest.raises(NameError, match="'x'"):
        blind()


def test_exec_adds_the_builtins() -> None:
    names: dict[str, Any] = {}
    exec("", names)
    assert list(names) == ["__builtins__"]


def test_annotations_in_two_namespaces() -> None:
    local: dict[str, Any] = {}
    exec("n = int\ndef f(x: n): ...", {}, local)
    if sys.version_info < (3, 14):
        assert local["f"].__annotations__ == {"x": int}
        return
    with pytest.raises(NameError, match="'n'"):
        _ = local["f"].__annotations__


def test_getclosurevars_takes_attributes_for_names() -> None:
    found = inspect.getclosurevars(lambda parcel: parcel.weight_of_it)
    assert "weight_of_it" in found.unbound


def test_getclosurevars_fails_on_an_empty_cell() -> None:
    def outer() -> None:
        def inner() -> Any:
            return later

        with pytest.raises(ValueError, match="Cell is empty"):
            inspect.getclosurevars(inner)
        later = 1

    outer()


# -- The cost ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [*SOURCES, "module", "builtin"])
def test_every_place_is_measured(place: str) -> None:
    runner(place)()


def test_the_benchmark_compares() -> None:
    assert ratios("module").median > 1.2


# -- Pitfalls -----------------------------------------------------------------------------------------


def test_unbound() -> None:
    with pytest.raises(UnboundLocalError):
        unbound.price(3)
    assert (unbound_mended.price(3), unbound_mended.price(20)) == (9, 40)


def test_late_binding() -> None:
    cities = ["Oslo", "Turin"]
    assert [call() for call in late_binding.announcers(cities)] == [
        "arrived in Turin"
    ] * 2
    assert [call() for call in late_binding_mended.announcers(cities)] == [
        "arrived in Oslo",
        "arrived in Turin",
    ]


def test_class_comprehension() -> None:
    with pytest.raises(NameError, match="name 'rate' is not defined"):
        run((CODE / "pitfalls" / "class_comprehension.py").read_text(encoding="utf-8"))
    assert class_comprehension_mended.Tariff.prices == (3, 6, 9)


def test_deleted_error() -> None:
    assert deleted_error.attempt("3") == "3 kg"
    with pytest.raises(UnboundLocalError):
        deleted_error.attempt("three")
    assert deleted_error_mended.attempt("three").startswith("refused: invalid")


def test_a_global_of_the_same_name_silences_the_checkers(tmp_path: Path) -> None:
    pytest.importorskip("ruff")
    pytest.importorskip("mypy")  # no wheels for free-threaded builds
    file = tmp_path / "tariff.py"
    file.write_text(
        "rate = 3\nclass Tariff:\n    rate = 5\n"
        "    each = tuple(rate * kg for kg in (1, 2))\n"
    )
    for tool in (
        ["ruff", "check", "--isolated", "--no-cache", "--select", "F,B"],
        ["mypy", "--strict", "--cache-dir", str(tmp_path / "cache")],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *tool, str(file)],
            capture_output=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stdout
