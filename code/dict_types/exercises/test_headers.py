"""Grades exercise ``headers``."""

import pytest


def filled(exercise):
    return exercise.Headers(
        [("Content-Type", "text"), ("ETag", "1")]
    )


def test_the_constructor_ignores_case(exercise):
    headers = filled(exercise)
    assert headers["content-type"] == "text", (
        "let the constructor go through __setitem__"
    )


def test_names_are_shown_as_first_written(exercise):
    headers = filled(exercise)
    headers["CONTENT-TYPE"] = "json"
    assert list(headers.items()) == [
        ("Content-Type", "json"),
        ("ETag", "1"),
    ], "keep the first spelling and its place"


def test_reading_ignores_case(exercise):
    headers = filled(exercise)
    assert headers.get("etag") == "1"
    assert "eTag" in headers
    assert headers.get("age") is None


def test_update_and_setdefault_ignore_case(exercise):
    headers = filled(exercise)
    headers.update(ETAG="2")
    assert headers.setdefault("etag", "3") == "2"
    assert len(headers) == 2, "ETAG and ETag are one name"


def test_deletion_ignores_case(exercise):
    headers = filled(exercise)
    assert headers.pop("etag") == "1"
    del headers["CONTENT-type"]
    assert len(headers) == 0
    with pytest.raises(KeyError):
        del headers["etag"]


def test_a_deleted_name_may_be_spelled_anew(exercise):
    headers = filled(exercise)
    del headers["etag"]
    headers["etag"] = "2"
    assert list(headers) == ["Content-Type", "etag"]
