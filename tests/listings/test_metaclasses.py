"""The listings of the chapter on metaclasses and class creation."""

import abc
import builtins
import copy
import dataclasses
import dis
import enum
import gc
import inspect
import os
import pickle
import subprocess
import sys
import sysconfig
import types
import typing
import warnings
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from metaclasses import registries
from metaclasses.benchmarks.class_cost import COMPARED, ratios
from metaclasses.build import build_class, winner
from metaclasses.model import Model, Text
from metaclasses.trace import Alias, Field, Meta, decorator_of, evaluated

CODE = Path(__file__).parents[2] / "code"

STATEMENT = """
@evaluated("decorator", decorator_of(globals()))
class Hub(
    evaluated("base", Alias()),
    metaclass=evaluated("metaclass", Meta),
    city=evaluated("keyword", "Oslo"),
):
    print("    body runs")
    opened = Field()

    def label(self):
        return __class__
"""


def execute(source: str, **names: Any) -> dict[str, Any]:
    exec(source, {"__name__": __name__, **names}, names)
    return names


def run_trace() -> type:
    namespace = {
        "__name__": __name__,
        "Alias": Alias,
        "Field": Field,
        "Meta": Meta,
        "decorator_of": decorator_of,
        "evaluated": evaluated,
    }
    exec(STATEMENT, namespace)
    return typing.cast(type, namespace["Hub"])


# -- The class statement ----------------------------------------------------------


def test_the_trace_is_the_same_with_our_build_class(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = run_trace()
    expected = capsys.readouterr().out
    monkeypatch.setattr(builtins, "__build_class__", build_class)
    ours = run_trace()
    monkeypatch.undo()
    assert capsys.readouterr().out == expected
    assert vars(ours).keys() == vars(theirs).keys()
    lines = [line.strip() for line in expected.splitlines()]
    assert lines[0] == "evaluate decorator"
    assert lines[-1] == "decorator called; name bound: False"
    lazy = sys.version_info >= (3, 14)
    assert ("store __classdictcell__" in lines) is lazy


LIBRARY = """
import builtins, sys
from metaclasses.build import build_class
count = 0
def counting(*args, **keywords):
    global count
    count += 1
    return build_class(*args, **keywords)
builtins.__build_class__ = counting
import argparse, ast, asyncio, dataclasses, decimal, email.message, enum
import fractions, http.server, ipaddress, logging.config, statistics, typing
import unittest, xml.dom.minidom
case = unittest.FunctionTestCase(lambda: None)
assert case.run().wasSuccessful()
assert asyncio.run(asyncio.sleep(0, "done")) == "done"
print(count)
"""


def test_our_build_class_builds_the_library() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-c", LIBRARY],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(CODE)},
    )
    assert int(done.stdout) > 500


@pytest.mark.parametrize(
    "source",
    [
        "class Hub: city = 'Oslo'",
        "class Hub(list[int]): pass",
        "class Hub(ABC, key=1): pass",
        "class Hub(metaclass=lambda *a: len(a)): pass",
        "class Hub(metaclass=None): pass",
        "class Hub(ABC, metaclass=Other): pass",
        "class Hub(metaclass=Forgetful):\n def f(self): return __class__",
        "class Hub(metaclass=Twice):\n def f(self): return __class__",
        "class Hub(3): pass",
    ],
)
def test_our_build_class_agrees(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(type): ...

    class Forgetful(type):
        def __new__(cls, name: str, bases: Any, names: Any) -> Any:
            kept = {k: v for k, v in names.items() if k != "__classcell__"}
            return super().__new__(cls, name, bases, kept)

    class Twice(type):
        def __new__(cls, name: str, bases: Any, names: Any) -> Any:
            first = super().__new__(cls, name, bases, dict(names))
            super().__new__(cls, name, bases, dict(names))
            return first

    def outcome() -> Any:
        names: dict[str, Any] = {
            "__name__": __name__,
            "ABC": abc.ABC,
            "Other": Other,
            "Forgetful": Forgetful,
            "Twice": Twice,
        }
        try:
            exec(source, names)
        except (TypeError, RuntimeError) as error:
            return type(error), str(error)[:40]
        made = names["Hub"]
        return sorted(vars(made)) if isinstance(made, type) else made

    theirs = outcome()
    monkeypatch.setattr(builtins, "__build_class__", build_class)
    ours = outcome()
    monkeypatch.undo()
    assert ours == theirs


class Left(type): ...


class Right(type): ...


class Both(Left, Right): ...


class A(metaclass=Left): ...


class B(metaclass=Right): ...


class C(metaclass=Both): ...


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        ((), type),
        ((A,), Left),
        ((C, A, B), Both),
        ((A, C, B), Both),
        ((A, B, C), None),
        ((A, abc.ABC), None),
    ],
)
def test_the_winner(bases: tuple[type, ...], expected: type | None) -> None:
    if expected is None:
        for make in (winner, lambda m, b: m("X", b, {})):
            with pytest.raises(TypeError, match="metaclass conflict: "):
                make(type, bases)
        with pytest.raises(TypeError, match="metaclass conflict: "):
            types.new_class("X", bases)
    else:
        assert winner(type, bases) is expected
        assert type(type("X", bases, {})) is expected


def test_an_explicit_common_subclass_ends_the_conflict() -> None:
    class Made(A, B, metaclass=Both): ...

    class Ignored(A): ...

    assert (type(Made), type(Ignored)) == (Both, Left)
    # The same bases without the keyword fail: see test_the_winner.
    names = execute(
        "class Late(A, B, C, metaclass=Both): ...", A=A, B=B, C=C, Both=Both
    )
    assert type(names["Late"]) is Both


def test_a_function_is_not_inherited() -> None:
    names = execute(
        "class Base(metaclass=make): pass\nclass Derived(Base): pass",
        make=lambda *parts: type(*parts),
    )
    assert type(names["Derived"]) is type
    names = execute("class Odd(ABC, metaclass=make): pass", ABC=A, make=lambda *p: 3)
    assert names["Odd"] == 3  # no search for the winner


def test_type_params_stand_in_the_namespace() -> None:
    seen: list[Any] = []

    class Noting(type):
        @classmethod
        def __prepare__(cls, name: str, bases: Any, /, **keywords: Any) -> Any:
            seen.append(bases)
            return {}

    names = execute(
        "class Box[T](Base, metaclass=Noting): keys = list(locals())",
        Noting=Noting,
        Base=type("Base", (), {}),
    )
    assert "__type_params__" in names["Box"].keys
    assert seen[0][-1] is typing.Generic


# -- type.__new__ -------------------------------------------------------------------


def test_what_type_new_converts() -> None:
    class Hub:
        def __new__(cls) -> Any:
            return None

        def __init_subclass__(cls) -> None: ...

        def __class_getitem__(cls, key: str) -> str:
            return key

        def __eq__(self, other: object) -> bool:
            return True

    kinds = {n: type(v).__name__ for n, v in vars(Hub).items()}
    assert kinds["__new__"] == "staticmethod"
    assert kinds["__init_subclass__"] == kinds["__class_getitem__"] == "classmethod"
    assert vars(Hub)["__hash__"] is None
    assert "__qualname__" not in vars(Hub)
    assert vars(Hub)["__doc__"] is None
    assert (Hub() is None, Hub["a"], Hub.__eq__(Hub, 1)) == (True, "a", True)  # type: ignore

    class Late: ...

    Late.__class_getitem__ = lambda cls, key: key  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Late["a"]  # type: ignore


def test_errors_of_set_name_are_not_wrapped() -> None:
    class Bad:
        def __set_name__(self, owner: type, name: str) -> None:
            raise ValueError("bad")

    with pytest.raises(ValueError, match="bad") as caught:
        type("Hub", (), {"field": Bad()})
    assert "'field' in 'Hub'" in caught.value.__notes__[0]


def test_set_name_runs_over_a_copy() -> None:
    named: list[str] = []

    class Adding:
        def __set_name__(self, owner: type, name: str) -> None:
            named.append(name)
            if name == "first":
                setattr(owner, "late", Adding())  # noqa: B010

    made = type("Hub", (), {"first": Adding(), "second": Adding()})
    assert named == ["first", "second"]
    assert "late" in vars(made)


def test_a_class_that_failed_has_existed() -> None:
    class Place:
        def __init_subclass__(cls) -> None:
            raise ValueError(cls.__name__)

    with pytest.raises(ValueError, match="Hub") as caught:
        type("Hub", (Place,), {})
    assert [cls.__name__ for cls in Place.__subclasses__()] == ["Hub"]
    del caught


def test_hooks_assigned_later_stay_functions() -> None:
    class Place: ...

    Place.__new__ = lambda cls: 3  # type: ignore
    assert Place() == 3  # type: ignore
    Place.__init_subclass__ = lambda cls: None  # type: ignore
    with pytest.raises(TypeError, match="missing 1 required positional"):
        type("Hub", (Place,), {})


def test_a_metaclass_has_no_slots() -> None:
    with pytest.raises(TypeError, match="__slots__ not supported for subtype of"):
        type("Meta", (type,), {"__slots__": ("code",)})
    assert type("Meta", (type,), {"__slots__": ()})


def test_a_hook_does_not_run_for_its_own_class() -> None:
    ran: list[str] = []

    class Place:
        def __init_subclass__(cls) -> None:
            ran.append(cls.__name__)

    assert ran == []
    type("Hub", (Place,), {})
    assert ran == ["Hub"]


def test_keywords_and_init() -> None:
    class OnlyNew(type):
        def __new__(cls, name: str, bases: Any, names: Any, city: str) -> Any:
            return super().__new__(cls, name, bases, names)

    class OwnInit(OnlyNew):
        def __init__(self, name: str, bases: Any, names: Any) -> None: ...

    assert OnlyNew("Hub", (), {}, city="Oslo")
    with pytest.raises(TypeError, match="unexpected keyword argument 'city'"):
        OwnInit("Hub", (), {}, city="Oslo")  # type: ignore


def test_what_prepare_may_return() -> None:
    def make(value: object) -> type:
        class Preparing(type):
            @classmethod
            def __prepare__(cls, name: str, bases: Any, /, **keywords: Any) -> Any:
                return value

        return types.new_class("Hub", (), {"metaclass": Preparing})

    def statement(value: object) -> None:
        meta = type(
            "Meta", (type,), {"__prepare__": classmethod(lambda *a, **k: value)}
        )
        execute("class Hub(metaclass=Meta): pass", Meta=meta)

    with pytest.raises(TypeError, match=r"must return a mapping, not int"):
        statement(3)
    with pytest.raises(TypeError, match=r"type.__new__\(\) argument 3 must be dict"):
        statement(__import__("collections").UserDict())
    assert make({"extra": 1}).extra == 1  # type: ignore[attr-defined]


def test_the_copy_reads_the_storage() -> None:
    class Odd(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            return "overridden"

        def items(self) -> Any:
            return [("other", 1)]

    made: Any = type("Hub", (), Odd(city="Oslo"))
    assert made.city == "Oslo"
    assert not hasattr(made, "other")


def test_static_attributes_know_the_name_self_only() -> None:
    names = execute(
        "class Hub:\n"
        " def f(this): this.a = 1\n"
        " def g(self): self.b = 1\n"
        " def h(x, self): self.c = 1\n"
    )
    assert sorted(names["Hub"].__static_attributes__) == ["b", "c"]


def test_classdictcell_in_older_versions() -> None:
    seen: list[bool] = []

    def note(name: str, bases: Any, names: Any) -> None:
        seen.append("__classdictcell__" in names)

    lazy = sys.version_info >= (3, 14)
    for body in ("type Code = int", "def f[T](self): ...", "def f(self): ..."):
        execute(f"class Hub(metaclass=note):\n    {body}\n", note=note)
    assert seen == [True, True, lazy]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("type Alias = Code", lambda cls: cls.Alias.__value__),
        pytest.param(
            "code: Code",
            lambda cls: cls.__annotations__["code"],
            marks=pytest.mark.skipif(
                sys.version_info < (3, 14), reason="annotations are eager"
            ),
        ),
    ],
)
def test_a_lost_classdictcell_is_silent(line: str, read: Callable[[Any], type]) -> None:
    source = f"class Hub(metaclass=Meta):\n    Code = int\n    {line}\n"

    def meta(*, keep: bool) -> type:
        def new(cls: Any, name: str, bases: Any, names: Any) -> Any:
            names = {**names, "Code": str}
            if not keep:
                del names["__classdictcell__"]
            return type.__new__(cls, name, bases, names)

        return type("Meta", (type,), {"__new__": new})

    kept = execute(source, Meta=meta(keep=True))["Hub"]
    lost = execute(source, Meta=meta(keep=False))["Hub"]
    assert (read(kept), read(lost)) == (str, int)


@pytest.mark.skipif(sys.version_info < (3, 14), reason="annotations are eager")
def test_the_future_import_keeps_the_old_entry() -> None:
    import annotationlib

    seen: list[Any] = []

    class Noting(type):
        def __new__(cls, name: str, bases: Any, names: Any) -> Any:
            found = annotationlib.get_annotate_from_class_namespace(names)
            seen.append(("__annotations__" in names, found))
            return super().__new__(cls, name, bases, names)

    body = "class Hub(metaclass=Noting):\n    code: int\n"
    execute("from __future__ import annotations\n" + body, Noting=Noting)
    execute(body, Noting=Noting)
    assert seen[0] == (True, None)
    assert seen[1][0] is False
    assert seen[1][1] is not None


# -- After creation -------------------------------------------------------------------


def test_attributes_of_the_metaclass() -> None:
    class Meta(type):
        plain = "meta"

        def __getitem__(cls, key: str) -> str:
            return "meta"

    class Hub(metaclass=Meta):
        plain = "class"

        def __class_getitem__(cls, key: str) -> str:
            return "class"

    assert Hub.plain == "class"
    assert Hub["a"] == "meta"
    assert "mro" not in dir(Hub())
    assert "mro" not in dir(Hub)


def test_chained_class_properties_are_gone() -> None:
    class Hub:
        @classmethod
        @property
        def city(cls) -> str:
            return "Oslo"

    assert Hub.city != "Oslo"
    assert inspect.ismethod(Hub.city)


def test_isinstance_does_not_ask_about_the_exact_type() -> None:
    class Nothing(type):
        def __instancecheck__(cls, value: object) -> bool:
            return False

    class Hub(metaclass=Nothing): ...

    class Port(Hub): ...

    assert isinstance(Hub(), Hub)
    assert not isinstance(Port(), Hub)

    class Local:
        def __instancecheck__(cls, value: object) -> bool:
            raise AssertionError("not reached")

    assert not isinstance(3, Local)


def test_a_class_pattern_asks_the_metaclass() -> None:
    class Anything(type):
        def __instancecheck__(cls, value: object) -> bool:
            return True

    class Hub(metaclass=Anything): ...

    value: object = 3
    match value:
        case Hub():
            pass
        case _:
            pytest.fail("the pattern did not match")


def test_getattr_of_the_metaclass() -> None:
    class Meta(type):
        def __getattr__(cls, name: str) -> str:
            return f"no {name}"

    class Hub(metaclass=Meta): ...

    assert Hub.city == "no city"
    assert not hasattr(Hub(), "city")


def test_one_argument_belongs_to_type() -> None:
    class Meta(type): ...

    with pytest.raises(TypeError, match="takes exactly 3 arguments"):
        Meta(3)


def test_a_registered_exception_is_not_caught() -> None:
    class Problem(Exception, metaclass=abc.ABCMeta): ...

    Problem.register(ValueError)
    assert isinstance(ValueError(), Problem)
    with pytest.raises(ValueError, match="x"):
        try:
            raise ValueError("x")
        except Problem:
            pytest.fail("caught")


def test_abstract_methods_are_known_after_the_hook() -> None:
    seen: list[tuple[bool, bool]] = []

    class Writer(abc.ABC):
        def __init_subclass__(cls) -> None:
            ready = hasattr(cls, "__abstractmethods__")
            seen.append((ready, inspect.isabstract(cls)))

        @abc.abstractmethod
        def write(self) -> None: ...

    class Table(Writer): ...

    class Csv(Table):
        def write(self) -> None: ...

    assert seen == [(False, True), (False, False)]
    Table.write = Csv.write  # type: ignore[method-assign]
    with pytest.raises(TypeError, match="abstract"):
        Table()  # type: ignore[abstract]
    abc.update_abstractmethods(Table)
    Table().write()  # type: ignore[abstract]


FREE = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


@pytest.mark.skipif(FREE, reason="3.13t does not specialize")
def test_a_metaclass_prevents_the_specialized_call() -> None:
    names = execute(
        "class Plain:\n"
        " def __init__(self, code): self.code = code\n"
        "class WithMeta(metaclass=Meta):\n"
        " def __init__(self, code): self.code = code\n",
        Meta=type("Meta", (type,), {}),
    )
    found = []
    for cls in (names["Plain"], names["WithMeta"]):
        scope: dict[str, Any] = {"Hub": cls}
        exec("def make():\n    return Hub('P1')", scope)
        for _ in range(1000):
            scope["make"]()
        steps = dis.get_instructions(scope["make"], adaptive=True)
        found.append([s.opname for s in steps if s.opname.startswith("CALL")])
    assert found[0] == ["CALL_ALLOC_AND_ENTER_INIT"]
    assert found[1] == ["CALL_NON_PY_GENERAL"]


# -- Without a statement ------------------------------------------------------------


def test_type_delegates_to_the_winner() -> None:
    ran: list[str] = []

    class MetaMeta(type):
        def __call__(cls, *args: Any) -> Any:
            ran.append("call")
            return super().__call__(*args)

    class Meta(type, metaclass=MetaMeta):
        @classmethod
        def __prepare__(cls, *args: Any, **keywords: Any) -> dict[str, Any]:
            ran.append("prepare")
            return {}

        def __new__(cls, *args: Any) -> Any:
            ran.append("new")
            return super().__new__(cls, *args)

        def __init__(cls, *args: Any) -> None:
            ran.append("init")

    class Hub(metaclass=Meta): ...

    assert ran == ["prepare", "call", "new", "init"]
    ran.clear()
    assert type(type("Port", (Hub,), {})) is Meta
    assert ran == ["new", "init"]


def test_the_module_is_that_of_the_calling_frame() -> None:
    scope: dict[str, Any] = {"__name__": "framework"}
    exec(
        "class Meta(type):\n"
        "    def __new__(cls, *parts): return super().__new__(cls, *parts)",
        scope,
    )
    made = scope["Meta"]("Hub", (), {})
    assert made.__module__ == "framework"
    assert types.new_class("Hub").__module__ == "types"
    with pytest.raises(pickle.PicklingError):
        pickle.dumps(types.new_class("Hub"))


def test_a_metaclass_can_be_exchanged() -> None:
    class Hub(metaclass=Left): ...

    cls: Any = Hub
    cls.__class__ = Right
    assert type(cls) is Right


def test_bases_do_not_run_hooks() -> None:
    class Place:
        def __init_subclass__(cls) -> None:
            pytest.fail("the hook ran")

    class Old: ...

    class Hub(Old): ...

    Hub.__bases__ = (Place,)
    assert issubclass(Hub, Place)


# -- The registries ---------------------------------------------------------------


def test_the_registries() -> None:
    class Meta1(registries.MetaWriter, key="m"): ...  # type: ignore[call-arg]

    class Meta2(registries.MetaWriter): ...

    assert registries.MetaWriter["m"] is Meta1
    assert Meta2 not in registries.WriterMeta.made.values()

    class Hook1(registries.HookWriter, abc.ABC, key="h"): ...

    class Hook2(Hook1): ...

    assert registries.HookWriter["h"] is Hook1  # type: ignore
    assert list(registries.HookWriter.made.values()) == [Hook1]

    @registries.writer("d")
    @dataclasses.dataclass(slots=True)
    class Decorated:
        dots: int

    class Derived(Decorated): ...

    assert registries.MADE["d"] is Decorated
    assert Derived not in registries.MADE.values()

    class Desk:
        writers: typing.ClassVar[dict[str, str]] = {}

        @registries.Writes
        def csv(self) -> str:
            return "csv"

    assert Desk.writers == {"csv": "csv"}
    assert getattr(Desk(), "csv")() == "csv"  # noqa: B009

    made: Any = registries.make_writer("Csv", ";")
    assert made().write("P1", "Oslo") == "P1;Oslo"
    assert made.__module__ == "metaclasses.registries"


def test_the_model() -> None:
    class Parcel(Model):
        code = Text(12)

    class Express(Parcel):
        hours = Text(2)

    assert list(Express.fields) == ["code", "hours"]
    assert Parcel.fields["code"].column == "parcel_code"
    assert not Model.fields


def test_a_singleton_is_copied() -> None:
    class Single(type):
        only: Any = None

        def __call__(cls) -> Any:
            cls.only = cls.only or super().__call__()
            return cls.only

    class Settings(metaclass=Single): ...

    one = Settings()
    assert Settings() is one
    assert copy.copy(one) is not one


def test_enum_type_uses_what_the_chapter_says() -> None:
    own = vars(enum.EnumType)
    for name in ("__prepare__", "__call__", "__iter__", "__setattr__", "__contains__"):
        assert name in own
    assert enum.EnumMeta is enum.EnumType
    assert issubclass(type(typing.Protocol), abc.ABCMeta)
    assert type(typing.Generic) is type


# -- Type checkers --------------------------------------------------------------------

CHECKED = """
from typing import Any, dataclass_transform
from metaclasses.registries import HookWriter

class Meta(type):
    def __call__(cls, *args: Any, **keywords: Any) -> int:
        return 3

class Hub(metaclass=Meta):
    def __init__(self, city: str) -> None: ...

reveal_type(Hub("Oslo"))
HookWriter["json"].made

class Bare(type): ...
class Unchecked(metaclass=Bare, color=1): ...
class Checked(color=1): ...

def choose() -> type[type]: return Meta
class Computed(metaclass=choose()): ...

@dataclass_transform()
class Fields(type): ...
class Model(metaclass=Fields): ...
class Parcel(Model):
    grams: int
Parcel(grams=3)
Parcel(gram=3)
"""


def test_what_mypy_sees(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    path = tmp_path / "checked.py"
    path.write_text(CHECKED)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(path)]
    found = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(CODE)},
    ).stdout
    lines = found.splitlines()
    by_line = {int(line.split(":")[1]): line for line in lines[:-1]}
    source = CHECKED.splitlines()

    def at(text: str) -> str | None:
        return by_line.get(1 + next(n for n, row in enumerate(source) if text in row))

    assert 'Revealed type is "checked.Hub"' in (at("reveal_type") or "")
    assert "not generic and not indexable" in (at('HookWriter["json"]') or "")
    assert at("Unchecked") is None
    assert "Unexpected keyword" in (at("Checked(color") or "")
    assert "Dynamic metaclass not supported" in (at("Computed") or "")
    assert at("Parcel(grams=3)") is None
    assert "Unexpected keyword" in (at("Parcel(gram=3)") or "")


def test_dataclass_transform_only_marks() -> None:
    @typing.dataclass_transform()
    class Fields(type): ...

    assert vars(Fields)["__dataclass_transform__"]["eq_default"] is True


# -- The cost -------------------------------------------------------------------------


def test_the_benchmark_compares() -> None:
    assert ratios("class / def").median > 5
    assert ratios("dataclass of 3 / class").median > 5
    for make, base, _ in COMPARED.values():
        make()
        base()


@pytest.mark.usefixtures("mortal_classes")
def test_a_class_is_a_reference_cycle() -> None:
    made = type("Hub", (), {})
    seen = weakref.ref(made)
    gc.disable()
    try:
        del made
        assert seen() is not None
    finally:
        gc.enable()
    gc.collect()
    assert seen() is None


def test_non_string_keys_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(RuntimeWarning, match="non-string key"):
            type("Hub", (), {1: 2})  # type: ignore[dict-item]
