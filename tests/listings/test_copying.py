"""The listings of the chapter on shallow and deep copies."""

import collections
import contextvars
import copy
import copyreg
import dataclasses
import datetime
import enum
import functools
import inspect
import itertools
import json
import logging
import logging.handlers
import os
import pathlib
import pickle
import queue
import re
import sys
import threading
import types
import uuid
import weakref
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from copying.benchmarks import copy_cost
from copying.depot import Client, Courier, Depot
from copying.equivalent import deep, shallow
from copying.pitfalls import (
    environment,
    environment_mended,
    hook,
    hook_mended,
    shelves,
    shelves_mended,
)

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:  # no wheels for free-threaded builds
    HYPOTHESIS = False
else:
    HYPOTHESIS = True

type Copier = Callable[[Any], Any]


class Node:
    """An ordinary instance; compares by identity."""

    def method(self) -> "Node":
        return self


class Slotted:
    __slots__ = ("item", "missing")
    item: Any


class Both(Slotted):
    """Slots of a base and a dictionary."""


class Route(list[Any]):
    """Taken apart into items and a state."""


class Pairs(dict[Any, Any]):
    """Taken apart into pairs and a state."""


class Pair(NamedTuple):
    """Its children are arguments of its making."""

    first: Any
    second: Any


# -- The equivalent, compared ----------------------------------------------------


def children(x: Any) -> list[Any]:
    """What an object refers to, in an order that copies keep."""
    found: list[Any] = []
    if isinstance(x, types.MethodType):
        return [x.__self__]
    if isinstance(x, dict):
        for pair in x.items():
            found += pair
    elif isinstance(x, list | tuple | set | frozenset | collections.deque):
        found += x
    found += vars(x).values() if hasattr(x, "__dict__") else []
    if isinstance(x, Slotted) and hasattr(x, "item"):
        found.append(x.item)
    return found


def picture(x: Any, originals: dict[int, int]) -> list[Any]:
    """Describe a graph: types, values, which nodes are old, which arrows meet."""
    numbers: dict[int, int] = {}
    rows: list[Any] = []

    def visit(one: Any) -> Any:
        if isinstance(one, int | str):
            return one
        if id(one) not in numbers:
            numbers[id(one)] = len(numbers)
            rows.append((type(one).__name__, originals.get(id(one))))
            below = [visit(child) for child in children(one)]
            rows.append((numbers[id(one)], below))
        return ("node", numbers[id(one)])

    rows.append(visit(x))
    return rows


def check_same(x: Any, nodes: list[Any]) -> None:
    """Both pairs of functions make the same graph of ``x``."""
    originals = {id(node): number for number, node in enumerate(nodes)}
    theirs, ours = copy.copy(x), shallow(x)
    assert picture(ours, originals) == picture(theirs, originals)
    theirs, ours = copy.deepcopy(x), deep(x)
    assert picture(ours, originals) == picture(theirs, originals)


def add(owner: Any, child: Any, number: int) -> None:
    """Draw an arrow from a node that can change."""
    if isinstance(child, Node) and number % 3 == 1:
        child = child.method
    match owner:
        case Slotted() if number % 2 or type(owner) is Slotted:
            owner.item = child
        case Node() | Both():
            setattr(owner, f"a{number}", child)
        case Route() | Pairs() if number % 3 == 0:
            owner.extra = child  # type: ignore[union-attr]
        case dict() if isinstance(child, Node):
            owner[child] = number
        case dict():
            owner[number] = child
        case list() | collections.deque():
            owner.append(child)
        case set() if child.__hash__ is not None and not isinstance(
            child, tuple | frozenset
        ):
            owner.clear()  # the order of two members would depend on addresses
            owner.add(child)


MAKERS: list[Callable[[list[Any]], Any]] = [
    lambda below: [*below],
    lambda below: (*below,),
    lambda below: dict(enumerate(below)),
    lambda below: Node(),
    lambda below: Slotted(),
    lambda below: Both(),
    lambda below: Route(below),
    lambda below: Pairs(enumerate(below)),
    lambda below: Pair(*[*below, 1, 2][:2]),
    lambda below: set(),
    lambda below: collections.deque(below),
    lambda below: next((b for b in below if isinstance(b, Node)), Node()).method,
]

if HYPOTHESIS:
    outcomes: collections.Counter[str] = collections.Counter()

    @settings(max_examples=250, deadline=None, database=None, derandomize=True)
    @given(st.data())
    def check_generated_graphs(data: Any) -> None:
        nodes: list[Any] = [3, "Oslo"]
        count = data.draw(st.integers(2, 9))
        for _ in range(count):
            below = data.draw(st.lists(st.sampled_from(nodes), max_size=3))
            maker = data.draw(st.sampled_from(MAKERS))
            nodes.append(maker(below))
        for number in range(data.draw(st.integers(0, 12))):
            owner = data.draw(st.sampled_from(nodes))
            add(owner, data.draw(st.sampled_from(nodes)), number)
        for node in nodes:
            check_same(node, nodes)
            outcomes[type(node).__name__] += 1
            outcomes["in a cycle"] += reaches_itself(node)

    def reaches_itself(x: Any) -> bool:
        seen: dict[int, Any] = {}
        waiting = [] if isinstance(x, int | str) else children(x)
        while waiting:
            one = waiting.pop()
            if one is x:
                return True
            if id(one) not in seen and not isinstance(one, int | str):
                seen[id(one)] = one
                waiting += children(one)
        return False


@pytest.mark.skipif(not HYPOTHESIS, reason="needs hypothesis")
def test_the_equivalent_agrees_on_generated_graphs() -> None:
    outcomes.clear()
    check_generated_graphs()
    assert outcomes["in a cycle"] > 100
    names = "list tuple dict Node Slotted Both Route Pairs Pair set deque method"
    assert not [name for name in names.split() if outcomes[name] < 20]


def test_the_equivalent_copies_keys_of_a_subclass() -> None:
    key = Node()
    for copier in (deep, copy.deepcopy):
        twin, same = copier([Pairs({key: [key]}), key])
        assert [*twin] == [same] == twin[same]
        assert same is not key


def test_the_picture_sees_identity() -> None:
    stop = ["Oslo"]
    twice, apart = [stop, stop], [["Oslo"], ["Oslo"]]
    assert twice == apart
    assert picture(twice, {}) != picture(apart, {})
    assert picture([stop], {}) != picture([stop], {id(stop): 0})


class Opinionated:
    def __copy__(self) -> str:
        return "shallow"

    def __deepcopy__(self, memo: dict[int, Any]) -> str:
        return "deep"


class Global:
    def __reduce__(self) -> str:
        return "Global"


class Color(enum.Enum):
    RED = "red"


SINGLES: list[Any] = [
    *(None, ..., NotImplemented, 1, 2.5, True, 1j, "a", b"b", range(3)),
    *(slice(1, 2), frozenset({1}), (1, "a"), (1, [2]), {1}, bytearray(b"c")),
    *(len, [].append, dict, Node, property(), weakref.ref(Node), (lambda: 1)),
    *(Opinionated(), Global(), Color.RED, Color, re.compile("a"), type),
    *(datetime.date(2026, 3, 1), pathlib.PurePath("a"), uuid.UUID(int=3)),
    *(collections.Counter("oslo"), collections.defaultdict(list, a=[1])),
    *(logging.getLogger("copying"), compile("1", "", "eval")),
]


@pytest.mark.parametrize(
    ("ours", "theirs"), [(shallow, copy.copy), (deep, copy.deepcopy)]
)
def test_the_equivalent_agrees_on_single_objects(ours: Copier, theirs: Copier) -> None:
    for x in SINGLES:
        mine, real = ours(x), theirs(x)
        assert type(mine) is type(real), x
        assert (mine is x) is (real is x), x
        assert mine == real, x


def test_the_equivalent_fails_alike() -> None:
    class Settings(dict[str, Any]):
        __getattr__ = dict.__getitem__

    for x in (threading.Lock(), os, (i for i in "")):
        for ours, theirs in ((shallow, copy.copy), (deep, copy.deepcopy)):
            with pytest.raises(TypeError, match="cannot pickle") as real:
                theirs(x)
            with pytest.raises(TypeError) as mine:
                ours(x)
            assert str(mine.value) == str(real.value)
    for copier in (deep, copy.deepcopy):
        with pytest.raises(KeyError, match="__deepcopy__"):
            copier(Settings())


def test_the_equivalent_asks_copyreg() -> None:
    x: Any = Node()
    copyreg.pickle(Node, lambda node: (list, ([node],)))  # type: ignore[arg-type, return-value]
    try:
        assert shallow(x) == copy.copy(x) == [x]
    finally:
        del copyreg.dispatch_table[Node]


def test_the_equivalent_restores_with_setstate() -> None:
    for copier in (shallow, deep, copy.copy, copy.deepcopy):
        assert copier(Depot("Oslo")).lock.locked() is False


# -- How it works -----------------------------------------------------------------


@pytest.mark.parametrize("copier", [deep, copy.deepcopy])
def test_which_cycles_close_from_themselves(copier: Copier) -> None:
    def closes(x: Any, step: Callable[[Any], Any]) -> bool:
        twin = copier(x)
        assert twin is not x
        return step(twin) is twin

    row: list[Any] = []
    row.append((row,))
    assert closes(row, lambda y: y[0][0])
    assert closes(row[0], lambda y: y[0][0])
    table: dict[str, Any] = {}
    table["me"] = table
    assert closes(table, lambda y: y["me"])
    line: collections.deque[Any] = collections.deque()
    line.append(line)
    assert closes(line, lambda y: y[0])
    node: Any = Node()
    node.group = {node}
    assert closes(node, lambda y: next(iter(y.group)))
    assert not closes(node.group, lambda y: next(iter(y)).group)
    node.group = frozenset({node})
    assert not closes(node.group, lambda y: next(iter(y)).group)
    row = []
    pair = Pair(row, 2)
    row.append(pair)
    assert closes(row, lambda y: y[0].first)
    assert not closes(pair, lambda y: y.first[0])


def chain(length: int) -> Any:
    last = None
    for _ in range(length):
        node: Any = Node()
        node.next = last
        last = node
    return last


def nested(length: int) -> list[Any]:
    row: list[Any] = []
    for _ in range(length):
        row = [row]
    return row


@pytest.mark.parametrize(
    ("make", "calls"), [(chain, 4), (nested, 2)], ids=["instances", "lists"]
)
def test_calls_for_each_link(make: Callable[[int], Any], calls: int) -> None:
    """A link more needs so many frames more, and 250 instances exceed 1000."""
    depths = []
    for length in (20, 30):
        deepest = 0

        def trace(frame: Any, event: str, arg: Any) -> None:
            nonlocal deepest
            if event == "call":
                depth = 0
                while frame is not None:
                    depth, frame = depth + 1, frame.f_back
                deepest = max(deepest, depth)

        x = make(length)
        before = sys.getprofile()
        sys.setprofile(trace)
        try:
            copy.deepcopy(x)
        finally:
            sys.setprofile(before)
        depths.append(deepest)
    assert depths[1] - depths[0] == 10 * calls
    assert sys.getrecursionlimit() == 1000
    with pytest.raises(RecursionError):
        copy.deepcopy(make(1000 // calls))


def test_state_comes_before_items_here_and_after_them_in_pickle() -> None:
    cart: Any = Limited(5)
    cart["P1"] = 3
    assert copy.copy(cart) == copy.deepcopy(cart) == {"P1": 3}
    with pytest.raises(AttributeError, match="limit"):
        pickle.loads(pickle.dumps(cart))


class Limited(dict[str, int]):
    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __setitem__(self, key: str, value: int) -> None:
        if value > self.limit:
            raise ValueError(value)
        super().__setitem__(key, value)


def test_frozen_dataclasses_with_slots_can_be_copied() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Weight:
        grams: int

    assert "__getstate__" in vars(Weight)
    assert "__setstate__" in vars(Weight)
    assert copy.copy(Weight(5)) == copy.deepcopy(Weight(5)) == Weight(5)


def test_properties_and_setattr_do_not_run() -> None:
    class Watched:
        def __setattr__(self, name: str, value: object) -> None:
            raise AssertionError(name)

    watched = Watched()
    vars(watched)["grams"] = 5
    assert vars(copy.copy(watched)) == vars(copy.deepcopy(watched)) == {"grams": 5}


def test_an_exception_that_hands_on_its_arguments_can_be_copied() -> None:
    class Refused(Exception):
        def __init__(self, code: str, reason: str) -> None:
            super().__init__(code, reason)

    assert copy.copy(Refused("P1", "heavy")).args == ("P1", "heavy")
    with pytest.raises(TypeError, match="missing 1 required"):
        pickle.loads(pickle.dumps(Formatted("P1", "heavy")))


class Formatted(Exception):
    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")


def test_the_arguments_of_new_and_a_plain_reduce() -> None:
    class Weight(int):
        def __new__(cls, grams: int, unit: str) -> Any:
            return super().__new__(cls, grams)

        def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]
            return int(self), "g"

    class Reduced:
        def __reduce__(self) -> Any:
            return str, ("reduced",)

    for copier in (copy.copy, copy.deepcopy, shallow, deep):
        assert type(copier(Weight(5, "g"))) is Weight
        assert copier(Reduced()) == "reduced"
        slotted = Slotted()
        slotted.item = 1
        assert not hasattr(copier(slotted), "missing")


def test_the_memo_keeps_what_getstate_made() -> None:
    kept: list[dict[int, Any]] = []

    class Source:
        def __getstate__(self) -> dict[str, Any]:
            return {"fresh": ["temporary"]}

        def __deepcopy__(self, memo: dict[int, Any]) -> "Source":
            kept.append(memo)
            state = self.__getstate__()
            twin = Source()
            vars(twin).update(copy.deepcopy(state, memo))
            return twin

    sources = [Source(), Source()]
    copy.deepcopy(sources)
    memo = kept[0]
    assert kept[1] is memo
    alive = memo[id(memo)]
    assert sum(one == ["temporary"] for one in alive) == 2
    assert any(one is sources for one in alive)


class Sixfold:
    """Has a reduction with a function that sets the state."""

    def __reduce__(self) -> Any:
        return Sixfold, (), {"code": 1}, None, None, set_state


def set_state(x: Any, state: dict[str, Any]) -> None:
    vars(x).update(state)


def test_a_sixth_part_is_for_pickle_alone() -> None:
    assert pickle.loads(pickle.dumps(Sixfold())).code == 1
    for copier in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="takes from 4 to 7 positional"):
            copier(Sixfold())


def test_what_the_copy_of_an_exception_loses() -> None:
    try:
        try:
            raise KeyError("P1")
        except KeyError as cause:
            raise ValueError("no parcel") from cause
    except ValueError as raised:
        raised.add_note("in Oslo")
        error = raised
    for copier in (copy.copy, copy.deepcopy):
        twin = copier(error)
        assert (twin.args, twin.__notes__) == (error.args, ["in Oslo"])
        assert twin.__traceback__ is None
        assert twin.__cause__ is None
        assert twin.__context__ is None


def test_hash_in_a_cycle_fails_in_pickle_too() -> None:
    with pytest.raises(AttributeError, match="code"):
        pickle.loads(pickle.dumps(Site("A1")))


class Site:
    def __init__(self, code: str) -> None:
        self.code, self.group = code, {self}

    def __hash__(self) -> int:
        return hash(self.code)


def test_deepcopy_looks_at_the_instance_and_copy_at_the_class() -> None:
    x: Any = Node()
    x.__copy__ = lambda: "instance"
    x.__deepcopy__ = lambda memo: "instance"
    assert copy.deepcopy(x) == "instance"
    assert type(copy.copy(x)) is Node


# -- What is not copied -----------------------------------------------------------


def test_what_deepcopy_hands_over() -> None:
    parcels: list[Any] = []
    function: Any = lambda: parcels  # noqa: E731
    function.notes = []
    same = [function, Node, weakref.ref(Node), parcels.append, Color.RED]
    same += [re.compile("a"), logging.getLogger("copying"), int]
    for x in same:
        assert copy.deepcopy(x) is x
    new = [datetime.datetime(2026, 3, 1), pathlib.PurePath("a"), uuid.UUID(int=1)]
    for x in [*new, frozenset({1})]:
        twin = copy.deepcopy(x)
        assert twin == x
        assert twin is not x
    with open(os.devnull) as file:
        refused = [os, file, (i for i in ""), sys._getframe(), threading.Event()]
        refused += [queue.Queue(), threading.Lock(), types.MappingProxyType({})]
        for x in refused:
            with pytest.raises(TypeError, match="cannot pickle"):
                copy.deepcopy(x)


def test_the_copy_of_a_proxy_is_no_proxy() -> None:
    node = Node()
    assert type(copy.deepcopy(weakref.proxy(node))) is Node
    with pytest.raises(TypeError, match="cannot pickle"):
        copy.deepcopy(weakref.WeakMethod(node.method))


def test_a_marker_loses_its_identity() -> None:
    marker = object()
    assert copy.deepcopy([marker])[0] is not marker


def test_methods_shallow_and_deep() -> None:
    node = Node()
    twin: Any = copy.copy(node.method)
    assert twin is not node.method
    assert twin.__self__ is node
    loose = types.MethodType(lambda self: self, node)
    assert copy.deepcopy(loose).__self__ is not node
    with pytest.raises(AttributeError, match="<lambda>"):
        copy.copy(loose)


def test_copying_a_dictionary_with_deletions_compares_keys() -> None:
    class Key:
        compared = 0

        def __hash__(self) -> int:
            return 1

        def __eq__(self, other: object) -> bool:
            Key.compared += 1
            return self is other

    table = {Key(): number for number in range(10)}
    Key.compared = 0
    table.copy()
    assert Key.compared == 0
    for key in [*table][:8]:
        del table[key]
    Key.compared = 0
    table.copy()
    assert Key.compared > 0


def test_a_weak_parent_can_die() -> None:
    class Tree:
        def __init__(self, parent: "Tree | None" = None) -> None:
            self.children: list[Tree] = []
            self.parent = None if parent is None else weakref.ref(parent)

    root = Tree()
    root.children.append(Tree(root))
    twin = copy.deepcopy(root)
    (child,) = twin.children
    assert child.parent is not None
    assert child.parent() is root
    del root
    __import__("gc").collect()
    assert child.parent() is None


def test_two_events_behind_one_condition() -> None:
    event = threading.Event()
    twin = copy.copy(event)
    event.set()
    assert event.is_set()
    assert not twin.is_set()


def test_a_cached_value_is_copied() -> None:
    @dataclasses.dataclass
    class Parcel:
        grams: int

        @functools.cached_property
        def price(self) -> int:
            return self.grams * 2

    parcel = Parcel(3)
    assert parcel.price == 6
    for copier in (copy.copy, copy.deepcopy):
        twin = copier(parcel)
        twin.grams = 10
        assert twin.price == 6
    assert copy.replace(parcel, grams=10).price == 20


def test_a_list_that_grows_is_copied_with_what_was_added() -> None:
    class Late:
        def __deepcopy__(self, memo: dict[int, Any]) -> "Late":
            row.append("late")
            return self

    row: list[Any] = [Late()]
    assert copy.deepcopy(row)[1:] == ["late"]


# -- Teaching a class -------------------------------------------------------------


@pytest.mark.parametrize("copier", [copy.copy, copy.deepcopy])
def test_a_depot_is_copied_with_a_lock_of_its_own(copier: Copier) -> None:
    depot = Depot("Oslo")
    depot.accept("P1")
    twin = copier(depot)
    twin.accept("P2")
    assert (depot.parcels, twin.parcels) == (["P1"], ["P1", "P2"])
    assert twin.lock is not depot.lock


def test_the_depot_takes_its_state_under_its_lock() -> None:
    depot = Depot("Oslo")
    with depot.lock:
        reader = threading.Thread(target=copy.copy, args=[depot], daemon=True)
        reader.start()
        reader.join(timeout=0.1)
        assert reader.is_alive()
    reader.join(timeout=10)
    assert not reader.is_alive()
    assert pickle.loads(pickle.dumps(depot)).city == "Oslo"


def test_couriers_close_their_cycle_and_share_the_client() -> None:
    ada, bob = Courier(Client()), Courier(Client())
    ada.partner, bob.partner = bob, ada
    ada.notes = bob.notes = ["late"]
    new = copy.deepcopy(ada)
    assert new.partner is not None
    assert new.partner is not bob
    assert new.partner.partner is new
    assert new.partner.notes is new.notes is not ada.notes
    assert new.client is ada.client
    assert copy.copy(ada.client) is ada.client


def test_a_field_of_a_subclass_is_copied_as_well() -> None:
    class Biker(Courier):
        def __init__(self, client: Client) -> None:
            super().__init__(client)
            self.bags = [["P1"]]

    biker = Biker(Client())
    twin = copy.deepcopy(biker)
    assert type(twin) is Biker
    assert twin.bags == biker.bags
    assert twin.bags[0] is not biker.bags[0]


def test_without_the_entry_the_cycle_recurses() -> None:
    class Careless(Courier):
        def __deepcopy__(self, memo: dict[int, Any]) -> Any:
            twin = type(self)(self.client)
            twin.partner = copy.deepcopy(self.partner, memo)
            return twin

    ada, bob = Careless(Client()), Careless(Client())
    ada.partner, bob.partner = bob, ada
    with pytest.raises(RecursionError):
        copy.deepcopy(ada)
    ada.partner, bob.partner = bob, None
    one, two = copy.deepcopy([bob, bob])
    assert one is two


def test_the_memo_can_be_seeded() -> None:
    client = Node()
    order = {"client": client, "parcels": [1]}
    twin = copy.deepcopy(order, {id(client): client})
    assert twin["client"] is client
    assert twin["parcels"] is not order["parcels"]


def test_a_proxy_recurses_until_it_refuses_special_names() -> None:
    class Proxy:
        def __init__(self, wrapped: Any) -> None:
            self.wrapped = wrapped

        def __getattr__(self, name: str) -> Any:
            return getattr(self.wrapped, name)

    class Polite(Proxy):
        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return super().__getattr__(name)

    for copier in (copy.copy, copy.deepcopy):
        with pytest.raises(RecursionError):
            copier(Proxy([1]))
        assert copier(Polite([1])).wrapped == [1]


def test_copyreg_is_for_one_exact_type_and_behind_the_methods() -> None:
    class Child(Node): ...

    copyreg.pickle(Node, lambda node: "global")
    copyreg.pickle(Opinionated, lambda x: "global")
    try:
        node, child = Node(), Child()
        other: Any = Opinionated()
        assert copy.copy(node) is node
        assert copy.copy(child) is not child
        assert copy.copy(other) == "shallow"
        assert copy.deepcopy(other) == "deep"
    finally:
        del copyreg.dispatch_table[Node], copyreg.dispatch_table[Opinionated]


# -- replace ----------------------------------------------------------------------


def test_who_can_be_replaced() -> None:
    now = datetime.datetime(2026, 3, 1)
    assert copy.replace(now, day=2).day == 2
    assert copy.replace(types.SimpleNamespace(a=1), a=2).a == 2
    assert copy.replace(Pair(1, 2), first=3) == (3, 2)
    signature = inspect.signature(lambda x: x)
    assert not copy.replace(signature, parameters=[]).parameters
    code: Any = compile("1", "", "eval")
    assert copy.replace(code, co_name="n").co_name == "n"
    plain: list[Any] = [[], {}]
    for x in plain:
        with pytest.raises(TypeError, match=r"replace\(\) does not support"):
            copy.replace(x)


def test_what_the_replacement_of_a_dataclass_refuses() -> None:
    @dataclasses.dataclass
    class Parcel:
        code: dataclasses.InitVar[str]
        grams: int
        late: bool = dataclasses.field(init=False, default=False)

    parcel = Parcel("P1", 5)
    with pytest.raises(TypeError, match="declared with init=False"):
        copy.replace(parcel, code="P1", late=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="InitVar"):
        copy.replace(parcel, grams=6)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        copy.replace(parcel, code="P1", colour=1)  # type: ignore[call-arg]


def test_a_copy_of_a_named_tuple_calls_new_and_a_replacement_does_not() -> None:
    class Stop(collections.namedtuple("Stop", "city minutes")):
        made = 0

        def __new__(cls, city: str, minutes: int) -> Any:
            Stop.made += 1
            return super().__new__(cls, city, minutes)

    stop = Stop("Oslo", 3)
    copy.replace(stop, minutes=4)
    assert Stop.made == 1
    copy.copy(stop)
    copy.deepcopy(stop)
    assert Stop.made == 3


# -- The cost and the alternatives ---------------------------------------------------


@pytest.mark.parametrize(
    "make", [copy_cost.by_hand, copy_cost.by_pickle, copy_cost.by_json]
)
def test_the_copies_of_the_benchmark_are_copies(make: Copier) -> None:
    rows = copy_cost.orders()
    twin = make(rows)
    assert twin == rows
    assert not {id(row) for row in rows} & {id(row) for row in twin}
    assert twin[0]["stops"] is not rows[0]["stops"]


def test_the_benchmark_compares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_cost, "ROUNDS", 3)
    assert copy_cost.against(copy_cost.by_hand).median > 3
    assert copy_cost.against(copy_cost.by_pickle).median > 1.5
    assert copy_cost.instances(copy_cost.by_constructor).median > 5
    found = copy_cost.parcels()
    assert copy_cost.by_constructor(found) == found
    assert copy_cost.replace_one().median > 1
    assert copy_cost.shallow_list().median > 1


def test_a_pickle_round_trip_is_another_operation() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(lambda: 1)
    client = Client()
    assert copy.deepcopy(client) is client
    assert pickle.loads(pickle.dumps(client)) is not client
    stop: list[str] = []
    one, two = pickle.loads(pickle.dumps([stop, stop]))
    assert one is two
    one, two = json.loads(json.dumps([stop, stop]))
    assert one is not two
    assert json.loads(json.dumps({1: (2,)})) == {"1": [2]}


def test_asdict_copies_deeply() -> None:
    @dataclasses.dataclass
    class Parcel:
        one: Any
        two: Any

    with pytest.raises(TypeError, match="cannot pickle"):
        dataclasses.asdict(Parcel(1, threading.Lock()))
    node = Node()
    for made in (
        dataclasses.asdict(Parcel(node, node)),
        dict(enumerate(dataclasses.astuple(Parcel(node, node)))),
    ):
        first, second = made.values()
        assert first is not second
        assert node not in (first, second)


def test_the_queue_handler_copies_the_record() -> None:
    record = logging.LogRecord("n", 20, "p", 1, "%s", ("P1",), None)
    prepared = logging.handlers.QueueHandler(queue.Queue()).prepare(record)
    assert prepared is not record
    assert record.args == ("P1",)
    assert prepared.args is None


def test_contexts_are_separate_copies() -> None:
    city = contextvars.ContextVar("city", default="Oslo")
    before = contextvars.copy_context()
    assert before.run(city.get) == "Oslo"


# -- Pitfalls ---------------------------------------------------------------------


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUB", raising=False)
    assert environment_mended.child_environment("Oslo")["HUB"] == "Oslo"
    assert "HUB" not in os.environ
    deep_copy = copy.deepcopy(os.environ)
    deep_copy["HUB"] = "Bergen"
    assert "HUB" not in os.environ
    if os.name == "posix":
        status = os.system('test "$HUB" = Bergen')
        del deep_copy["HUB"]
        assert status == 0
    monkeypatch.setenv("HUB", "before")
    assert environment.child_environment("Oslo")["HUB"] == "Oslo"
    assert os.environ["HUB"] == "Oslo"


def test_the_shelves() -> None:
    shared = shelves.shelves(["Oslo", "Turin"])
    assert shared["Oslo"] is shared["Turin"]
    twin = copy.deepcopy(shared)
    assert twin["Oslo"] is twin["Turin"]
    apart = shelves_mended.shelves(["Oslo", "Turin"])
    assert apart["Oslo"] is not apart["Turin"]


def test_the_hook() -> None:
    with pytest.raises(TypeError, match="takes 1 positional argument but 2"):
        copy.deepcopy(hook.Route(["Oslo"]))
    stops = ["Oslo"]
    route, twin_stops = copy.deepcopy((hook_mended.Route(stops), stops))
    assert route.stops is twin_stops is not stops


def test_a_subclass_of_set_needs_a_reduction() -> None:
    class Region(set[str]):
        def __init__(self, name: str, hubs: Any = ()) -> None:
            super().__init__(hubs)
            self.name = name

    class Mended(Region):
        def __reduce__(self) -> Any:
            return type(self), (self.name, list(self))

    north = Mended("north", ["Oslo"])
    for copier in (copy.copy, copy.deepcopy):
        assert len(copier(Region("north", ["Oslo"]))) == 0
        twin = copier(north)
        assert (twin, twin.name) == ({"Oslo"}, "north")


# -- Versions ---------------------------------------------------------------------


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="refused from 3.14 on")
def test_itertools_could_be_copied_with_a_warning() -> None:
    with pytest.warns(DeprecationWarning, match="itertools"):
        copy.copy(itertools.count())


@pytest.mark.skipif(sys.version_info < (3, 15), reason="new in 3.15")
def test_frozendict_and_sentinel() -> None:
    names = vars(__import__("builtins"))
    rates = names["frozendict"](Oslo=[3])
    assert copy.copy(rates) is rates
    twin = copy.deepcopy(rates)
    assert twin == rates
    assert twin["Oslo"] is not rates["Oslo"]
    plain = names["frozendict"](Oslo=3)
    assert copy.deepcopy(plain) is not plain
    row: list[Any] = []
    ring = names["frozendict"](row=row)
    row.append(ring)
    twin = copy.deepcopy(ring)
    assert twin["row"][0] is twin
    missing = names["sentinel"]("missing")
    assert copy.copy(missing) is copy.deepcopy(missing) is missing
