"""Grades exercise ``node``."""

import copy

import pytest


class Log:
    """Refuses to be copied."""

    def __deepcopy__(self, memo):
        pytest.fail(
            "the log was copied; share it", pytrace=False
        )


@pytest.fixture
def tree(exercise):
    log = Log()
    root = exercise.Node("root", log)
    left = exercise.Node("left", log, root)
    exercise.Node("right", log, root)
    exercise.Node("leaf", log, left)
    return root


def test_the_names_and_the_shape(tree):
    twin = copy.deepcopy(tree)
    assert twin is not tree
    assert type(twin) is type(tree)
    assert [c.name for c in twin.children] == ["left", "right"]
    assert twin.children[0].children[0].name == "leaf"
    assert twin.children[0] is not tree.children[0]


def test_the_log_is_shared(tree):
    leaf = copy.deepcopy(tree).children[0].children[0]
    assert leaf.log is tree.log


def test_children_know_their_new_parent(tree):
    twin = copy.deepcopy(tree)
    for child in twin.children:
        assert child.parent is not tree, (
            "the weak reference still leads to the old tree"
        )
        assert child.parent is twin
    left = twin.children[0]
    assert left.children[0].parent is left


def test_a_subtree_becomes_a_root(tree):
    left = copy.deepcopy(tree.children[0])
    assert left.parent is None, "nobody copied its parent"
    assert left.children[0].parent is left


def test_the_original_is_untouched(tree):
    copy.deepcopy(tree)
    assert tree.parent is None
    assert all(c.parent is tree for c in tree.children)


def test_parcels_are_copied(tree):
    tree.parcels.append(["P1"])
    twin = copy.deepcopy(tree)
    assert twin.parcels == [["P1"]]
    assert twin.parcels is not tree.parcels
    assert twin.parcels[0] is not tree.parcels[0], (
        "copy the parcels deeply"
    )


def test_sharing_and_cycles_survive(tree):
    parcel = ["P1"]
    tree.parcels.append(parcel)
    tree.children[0].parcels += [parcel, tree]
    twin = copy.deepcopy(tree)
    shared, back = twin.children[0].parcels
    assert shared is twin.parcels[0], "pass the memo on"
    assert back is twin, "enter the twin into the memo first"


def test_two_references_make_one_node(tree):
    one, two = copy.deepcopy([tree, tree])
    assert one is two


def test_subclasses_keep_their_class(exercise):
    class Hub(exercise.Node): ...

    assert type(copy.deepcopy(Hub("hub", None))) is Hub


def test_a_child_may_be_copied_before_its_parent(tree):
    left, root = copy.deepcopy([tree.children[0], tree])
    assert root.children[0] is left
    assert left.parent is root, (
        "the child was copied first, and its parent followed"
    )
