"""The depot's tests do what the chapter says, failures included."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "code"
DEPOT = CODE / "pytest_fixtures" / "depot"


def run_pytest(*arguments: str, folder: Path = DEPOT) -> tuple[int, str]:
    """Run pytest as the chapter does; its exit status and output."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTEST_")
    }
    environment |= {"COLUMNS": "64", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def outcomes(*arguments: str, folder: Path = DEPOT) -> dict[str, int]:
    """How many tests passed, failed and so on."""
    status, output = run_pytest(*arguments, folder=folder)
    counted = {
        word.removesuffix("s"): int(number)
        for number, word in re.findall(r"(\d+) (passed|failed|errors?|xfailed)", output)
    }
    assert counted, output
    failed = "failed" in counted or "error" in counted
    assert bool(status) == failed, output
    return counted


def test_the_depot_passes_and_fails_as_the_chapter_says() -> None:
    forwards = outcomes()
    assert forwards == {
        "passed": 24,
        "failed": 6,
        "error": 2,
        "xfailed": 1,
    }
    backwards = outcomes("-p", "backwards")
    assert backwards["failed"] == forwards["failed"] + 1, "only the leak is found"


def test_the_evening_branch_of_the_office(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from datetime import datetime

    monkeypatch.syspath_prepend(DEPOT)
    import office

    class Evening(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2026, 3, 2, 17)

    monkeypatch.setattr(office, "datetime", Evening)
    assert office.dispatch("P1") == "tomorrow"


def test_mini_resolves_by_name_and_tears_down_in_reverse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(DEPOT)
    from mini import run

    log: list[str] = []

    def hub():
        log.append("open hub")
        yield "Oslo"
        log.append("close hub")

    def parcel(hub):
        log.append("pack")
        yield f"parcel to {hub}"
        log.append("unpack")

    def test(parcel, hub):
        log.append(f"{parcel}, {hub}")
        raise KeyError(parcel)

    with pytest.raises(KeyError):
        run(test, {"hub": hub, "parcel": parcel})
    assert log == [
        "open hub", "pack", "parcel to Oslo, Oslo", "unpack", "close hub",
    ]  # fmt: skip


def test_the_real_courier_and_the_fake_refuse_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(DEPOT)
    from courier import FakeCourier, HttpCourier, Refused
    from sandbox import Sandbox

    with Sandbox() as sandbox:
        messages = []
        for courier in (FakeCourier(), HttpCourier(sandbox.url)):
            number = courier.book("P1")
            with pytest.raises(Refused) as twice:
                courier.book("P1")
            courier.cancel(number)
            with pytest.raises(Refused) as unknown:
                courier.cancel(number)
            messages.append((str(twice.value), str(unknown.value)))
    assert messages[0] == messages[1]


def test_the_pitfalls_pass_and_so_do_the_mended(tmp_path: Path) -> None:
    """What makes them pitfalls is that nothing fails."""
    folder = CODE / "pytest_fixtures" / "pitfalls"
    (tmp_path / "pytest.ini").touch()
    ini = str(tmp_path / "pytest.ini")
    options = ["--disable-plugin-autoload", "-p", "no:cacheprovider", "-c", ini]
    files = sorted(map(str, folder.glob("*.py")))
    mended = [file for file in files if file.endswith("_mended.py")]
    pitfalls = [file for file in files if file not in mended]
    assert outcomes(*options, *pitfalls, folder=tmp_path) == {"passed": 4}
    assert outcomes(*options, *mended, folder=tmp_path) == {"passed": 3}


# What the chapter says and does not show.
def suite(folder: Path, source: str, *options: str) -> str:
    """Run a test module in a folder of its own; the output."""
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_it.py").write_text("import pytest\n" + source)
    _, output = run_pytest(
        "-q", "--tb=short", "--disable-plugin-autoload", *options, folder=folder
    )
    return output


def test_a_failed_broad_setup_is_not_tried_again(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
attempts = []

@pytest.fixture(scope="session")
def server():
    attempts.append(1)
    raise OSError(f"attempt {len(attempts)}")

def test_one(server): ...
def test_two(server): ...
""",
    )
    assert output.count("E   OSError: attempt 1") == 2
    assert "2 errors" in output


def test_every_finalizer_runs_and_errors_are_grouped(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture
def van(request):
    request.addfinalizer(lambda: print("cleaned"))
    request.addfinalizer(lambda: 1 / 0)
    request.addfinalizer(lambda: [][0])

def test_one(van): ...
""",
    )
    assert "ExceptionGroup" in output
    assert "ZeroDivisionError" in output
    assert "IndexError" in output
    assert "cleaned" in output


def test_a_context_manager_around_the_yield_does_not_see_the_test(
    tmp_path: Path,
) -> None:
    output = suite(
        tmp_path,
        """
from contextlib import contextmanager

@contextmanager
def transaction():
    try:
        yield
    except BaseException:
        print("roll back")
        raise
    print("commit")

@pytest.fixture
def booking():
    with transaction():
        yield

def test_one(booking):
    assert False
""",
    )
    assert "commit" in output
    assert "roll back" not in output


def test_usefixtures_stands_between_autouse_and_parameters(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture
def parameter(): ...

@pytest.fixture
def used(): ...

@pytest.fixture(autouse=True)
def automatic(): ...

@pytest.mark.usefixtures("used")
def test_one(parameter): ...
""",
        "--setup-plan",
    )
    order = re.findall(r"SETUP +F (\w+)", output)
    assert order == ["automatic", "used", "parameter"]


def test_getfixturevalue_is_in_no_closure() -> None:
    _, output = run_pytest("--fixtures-per-test", "test_contract.py")
    assert "courier --" in output
    assert "sandbox --" not in output


def test_regrouping_compares_values(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture(scope="module")
def hub(request): ...

@pytest.mark.parametrize("hub", ["oslo", "turin"], indirect=True)
def test_one(hub): ...

@pytest.mark.parametrize("hub", ["turin", "lima"], indirect=True)
def test_two(hub): ...
""",
        "--setup-plan",
    )
    assert re.findall(r"SETUP +M hub\['(\w+)'\]", output) == ["oslo", "turin", "lima"]


def test_parametrize_takes_indirect_by_keyword_only(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.mark.parametrize("hub", ["oslo"], True)
def test_one(hub): ...
""",
    )
    assert "TypeError" in output


def test_broad_instance_method_fixtures_are_deprecated(tmp_path: Path) -> None:
    for scope in ("class", "module", "session"):
        output = suite(
            tmp_path,
            f"""
class TestHub:
    @pytest.fixture(scope="{scope}")
    def hub(self):
        self.name = "Oslo"

    def test_one(self, hub):
        assert not hasattr(self, "name")
""",
        )
        assert "PytestRemovedIn10Warning" in output
        assert "1 passed" in output


def test_returning_a_value_warns_and_passes(tmp_path: Path) -> None:
    output = suite(tmp_path, "def test_one(): return 1 == 2\n")
    assert "PytestReturnNotNoneWarning" in output
    assert "1 passed" in output


def test_a_guard_against_the_network(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
import socket

@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*arguments):
        raise RuntimeError("a test reached for the network")
    monkeypatch.setattr("socket.socket.connect", refuse)

def test_one():
    socket.create_connection(("127.0.0.1", 9))
""",
    )
    assert "RuntimeError: a test reached for the network" in output


def test_a_pair_fed_from_either_side_survives_the_reversed_run(
    tmp_path: Path,
) -> None:
    source = """
seen = []

def test_before(): seen.append(1)
def test_needs(): assert seen
def test_after(): seen.append(1)
"""
    (tmp_path / "backwards.py").write_text((DEPOT / "backwards.py").read_text())
    options = ("-o", "pythonpath=.")
    assert "3 passed" in suite(tmp_path, source, *options)
    assert "3 passed" in suite(tmp_path, source, *options, "-p", "backwards")
    assert "1 failed" in suite(tmp_path, source, *options, "-k", "needs")


def test_another_parameter_ends_the_cached_value(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture(scope="session", params=["oslo", "turin"])
def hub(request): ...

@pytest.fixture(scope="session")
def shelf(hub): ...

def test_one(shelf): ...
def test_two(): ...
""",
        "--setup-plan",
    )
    steps = re.findall(r"(SETUP|TEARDOWN) +S (\w+)", output)
    assert steps[:4] == [
        ("SETUP", "hub"),
        ("SETUP", "shelf"),
        ("TEARDOWN", "shelf"),
        ("TEARDOWN", "hub"),
    ]
    assert output.rindex("TEARDOWN") > output.index("test_two")


def test_what_is_torn_down_when_the_third_setup_raises(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture(scope="session")
def one():
    yield
    print("one ends")

@pytest.fixture
def two():
    yield
    print("two ends")

@pytest.fixture
def three(request):
    request.addfinalizer(lambda: print("three's finalizer"))
    raise OSError
    yield
    print("three ends")

def test_one(one, two, three): ...
def test_two(): print("next test")
""",
        "-s",
        "--tb=no",
    )
    order = re.findall(r"three's finalizer|\w+ ends|next test", output)
    assert order == ["three's finalizer", "two ends", "next test", "one ends"]


def test_a_nearer_fixture_receives_the_one_it_overrides(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture
def rate(): return 2

class TestExpress:
    @pytest.fixture
    def rate(self, rate): return 3 * rate

    def test_one(self, rate): assert rate == 6
""",
    )
    assert "1 passed" in output


def test_a_row_replaces_the_fixture_of_its_name(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
@pytest.fixture
def hub(): raise OSError

@pytest.mark.parametrize("hub", ["oslo"])
def test_one(hub): assert hub == "oslo"
""",
    )
    assert "1 passed" in output


def test_unittest_methods_get_no_fixtures_as_parameters(tmp_path: Path) -> None:
    output = suite(
        tmp_path,
        """
import unittest

@pytest.fixture
def hub(): ...

class Case(unittest.TestCase):
    def test_one(self, hub): ...
""",
    )
    assert "missing 1 required positional argument: 'hub'" in output


def test_the_screen_is_kept_for_the_test_that_failed() -> None:
    _, output = run_pytest("-s", "--tb=no", "test_outcome.py")
    assert output.startswith(".Fkeep the screenshot\n")
    assert output.count("keep the screenshot") == 1


def test_the_contract_runs_against_the_address_it_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(DEPOT)
    from sandbox import Sandbox

    with Sandbox() as company:
        monkeypatch.setenv("COURIER_SANDBOX", company.url)
        assert outcomes("test_contract.py") == {"passed": 6}
        assert company.count > 0
        assert company.numbers == {}


def test_patch_creates_only_the_names_of_builtins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from unittest.mock import patch

    monkeypatch.syspath_prepend(DEPOT)
    import labels

    with patch("labels.open") as double:
        assert vars(labels)["open"] is double
    assert "open" not in vars(labels)
    with pytest.raises(AttributeError), patch("labels.opn"):
        pass
    with pytest.raises(AttributeError):
        monkeypatch.setattr("labels.open", double)


def test_a_spec_from_an_object_runs_properties_and_copies_no_values() -> None:
    from unittest.mock import create_autospec

    log = []

    class Courier:
        def __init__(self) -> None:
            self.url = "http://courier.test"

        @property
        def line(self) -> int:
            log.append("connected")
            return 1

    double = create_autospec(Courier())
    assert log
    assert double.url != "http://courier.test"


def test_the_loose_ends_of_mocks() -> None:
    import asyncio
    from unittest.mock import DEFAULT, AsyncMock, Mock

    seen = []
    send = Mock(return_value="sent")
    send.side_effect = lambda route: seen.append(list(route)) or DEFAULT
    route = ["Oslo"]
    assert send(route) == "sent"
    route.append("Turin")
    assert seen == [["Oslo"]]

    async def exhaust() -> None:
        assert await AsyncMock().awaited_once()
        with pytest.raises(StopAsyncIteration):
            await AsyncMock(side_effect=[])()

    asyncio.run(exhaust())


def test_a_note_defeats_the_dollar() -> None:
    error = ValueError("heavy")
    error.add_note("seen in Oslo")
    with (
        pytest.raises(AssertionError, match="seen in Oslo"),
        pytest.raises(ValueError, match=r"^heavy$"),
    ):
        raise error
