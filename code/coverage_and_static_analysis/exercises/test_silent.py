"""Grades exercise ``silent``."""

import textwrap


def found(exercise, source):
    return exercise.silent(textwrap.dedent(source))


def test_an_assert_is_enough(exercise):
    names = found(
        exercise,
        """
        def test_silent():
            price(1) == 5
        def test_deep():
            for grams in (1, 2):
                if grams:
                    assert price(grams)
        def helper():
            price(1)
        """,
    )
    assert names == ["test_silent"], (
        f"only test_silent checks nothing, not {names}"
    )


def test_expected_exceptions_count(exercise):
    names = found(
        exercise,
        """
        def test_raises():
            with open("f") as file, pytest.raises(ValueError):
                price(-1)
        def test_warns():
            with pytest.warns(UserWarning):
                price(0)
        def test_opens():
            with open("f") as file:
                raises(file)
        """,
    )
    assert names == ["test_opens"], (
        f"raises and warns of pytest check, open does not: {names}"
    )


def test_mock_assertions_count(exercise):
    names = found(
        exercise,
        """
        def test_mock():
            courier.book.assert_called_once_with("P1")
        def test_unittest(self):
            self.assertEqual(price(1), 5)
        def test_name():
            assertive(courier.book.called)
        """,
    )
    assert names == ["test_name"], (
        f"a method assert... checks, a name does not: {names}"
    )


def test_methods_and_async_tests_count(exercise):
    names = found(
        exercise,
        """
        class TestHub:
            async def test_opens(self):
                await hub.open()
        def test_closes():
            hub.close()
        """,
    )
    assert names == ["test_opens", "test_closes"], (
        f"async tests and methods in the file's order: {names}"
    )


def test_the_source_is_not_run(exercise):
    names = found(
        exercise,
        """
        raise SystemExit("the source was run, not read")
        def test_it(): ...
        """,
    )
    assert names == ["test_it"], f"read, do not run: {names}"
