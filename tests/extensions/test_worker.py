"""A session of the book behaves like the reader's own REPL and shell."""

import pytest
from proven.proof import describe_failure

from .conftest import console, explain, prover, pycon

SESSIONS = {
    "the namespace is __main__": """
        >>> __name__
        '__main__'
        >>> class Hub: pass
        ...
        >>> Hub
        <class '__main__.Hub'>
        """,
    "underscore is the last value shown": """
        >>> 20 + 1
        21
        >>> _ * 2
        42
        >>> None
        >>> _
        42
        """,
    "what a session defines can be pickled": """
        >>> import pickle
        >>> class Parcel:
        ...     weight = 3
        ...
        >>> pickle.loads(pickle.dumps(Parcel())).weight
        3
        """,
    "await stands at top level": """
        >>> import asyncio
        >>> await asyncio.sleep(0, "arrived")
        'arrived'
        >>> async with asyncio.timeout(10):
        ...     n = await asyncio.sleep(0, 7)
        ...
        >>> n
        7
        """,
    "tasks live from one await to the next": """
        >>> import asyncio
        >>> gate = asyncio.Event()
        >>> async def courier():
        ...     await gate.wait()
        ...     return "delivered"
        ...
        >>> task = asyncio.create_task(courier())
        Traceback (most recent call last):
          ...
        RuntimeError: no running event loop
        >>> async def begin():
        ...     return asyncio.create_task(courier())
        ...
        >>> task = await begin()
        >>> gate.set()
        >>> await task
        'delivered'
        """,
    "an exception under await shows the session's frames": """
        >>> async def fail():
        ...     raise ValueError("late")
        ...
        >>> await fail()
        Traceback (most recent call last):
          File "<python-input-1>", line 1, in <module>
            await fail()
          File "<python-input-0>", line 2, in fail
            raise ValueError("late")
        ValueError: late
        """,
    "future flags stay": """
        >>> from __future__ import annotations
        >>> def f(x: Missing): pass
        ...
        >>> f.__annotations__
        {'x': 'Missing'}
        """,
    "a syntax error is shown as the REPL shows it": """
        >>> x = = 1
          File "<python-input-0>", line 1
            x = = 1
                ^
        SyntaxError: invalid syntax
        """,
    "a syntax error at run time has its traceback": """
        >>> eval("1 +* 2")
        Traceback (most recent call last):
          ...
          File "<string>", line 1
            1 +* 2
               ^
        SyntaxError: invalid syntax
        """,
    "two statements at one prompt are refused": """
        >>> x = 1
        >>> def f(): pass
        ... f()
          File "<python-input-1>", line 2
            f()
            ^
        SyntaxError: invalid syntax
        """,
    "a traceback shows the frames of the session with their source": """
        >>> def deliver(parcel):
        ...     return parcel["to"]
        ...
        >>> deliver({})
        Traceback (most recent call last):
          File "<python-input-1>", line 1, in <module>
            deliver({})
            ~~~~~~~^^^^
          File "<python-input-0>", line 2, in deliver
            return parcel["to"]
                   ~~~~~~^^^^^^
        KeyError: 'to'
        """,
    "causes and contexts are shown": """
        >>> try:
        ...     {}["a"]
        ... except KeyError as error:
        ...     raise ValueError("no a") from error
        ...
        Traceback (most recent call last):
          ...
        KeyError: 'a'

        The above exception was the direct cause of the following exception:

        Traceback (most recent call last):
          ...
        ValueError: no a
        """,
    "an exception group is shown whole": """
        >>> raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
          + Exception Group Traceback (most recent call last):
          |   File "<python-input-0>", line 1, in <module>
          |     raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
          | ExceptionGroup: two (2 sub-exceptions)
          +-+---------------- 1 ----------------
            | ValueError: 1
            +---------------- 2 ----------------
            | TypeError: 2
            +------------------------------------
        """,
    "notes of an exception are shown": """
        >>> error = ValueError("lost")
        >>> error.add_note("between Oslo and Turin")
        >>> raise error
        Traceback (most recent call last):
          ...
        ValueError: lost
        between Oslo and Turin
        """,
    "a warning is part of the output": """
        >>> import warnings
        >>> warnings.warn("old route")
        <python-input-1>:1: UserWarning: old route
          ...
        """,
    "the source of a function can be read": """
        >>> import inspect
        >>> def deliver():
        ...     return 1
        ...
        >>> print(inspect.getsource(deliver))
        def deliver():
            return 1
        """,
    "the excepthook of the session is used": """
        >>> import sys
        >>> sys.excepthook = lambda kind, error, trace: print("!", error)
        >>> raise ValueError("seen")
        ! seen
        """,
    "the displayhook of the session is used": """
        >>> import sys
        >>> sys.displayhook = lambda value: print("<", value, ">")
        >>> 3
        < 3 >
        """,
    "the last exception can be asked for": """
        >>> 1 / 0
        Traceback (most recent call last):
          ...
        ZeroDivisionError: division by zero
        >>> import sys
        >>> sys.last_exc
        ZeroDivisionError('division by zero')
        """,
    "lines of children stand where they were printed": """
        >>> import subprocess
        >>> def three():
        ...     print("before")
        ...     subprocess.run(["echo", "child"])
        ...     print("after")
        ...
        >>> three()
        before
        child
        after
        """,
    "standard error and output keep their order": """
        >>> import sys
        >>> for n in range(3):
        ...     print(n); print("error", n, file=sys.stderr)
        ...
        0
        error 0
        1
        error 1
        2
        error 2
        """,
    "a forking pool runs functions of the session": """
        >>> import multiprocessing
        >>> def twice(n):
        ...     return 2 * n
        ...
        >>> context = multiprocessing.get_context("fork")
        >>> with context.Pool(2) as pool:
        ...     pool.map(twice, [1, 2, 3])
        ...
        [2, 4, 6]
        """,
    "a forked child does not go on with the session": """
        >>> import os
        >>> def fork():
        ...     child = os.fork()
        ...     if not child:
        ...         print("child")
        ...     else:
        ...         os.waitpid(child, 0)
        ...         print("parent")
        ...
        >>> fork()
        child
        parent
        >>> 1 + 1
        2
        """,
    "the command line is empty and prompts are there": """
        >>> import sys
        >>> sys.argv, sys.ps1, sys.ps2
        ([''], '>>> ', '... ')
        """,
    "input finds the end of the file": """
        >>> input()
        Traceback (most recent call last):
          ...
        EOFError: EOF when reading a line
        """,
    "characters outside ASCII arrive": """
        >>> print("Zürich → Ōsaka 📦")
        Zürich → Ōsaka 📦
        """,
    "tabs are compared as the columns they take": """
        >>> print("a\\tb")
        a       b
        """,
    "the interpreter's own name for the file is the session's": """
        >>> __file__
        Traceback (most recent call last):
          ...
        NameError: name '__file__' is not defined...
        """,
}


TRANSCRIPTS = {
    "cd lasts": """
        $ mkdir depot
        $ cd depot
        $ basename "$PWD"
        depot
        """,
    "cd to the place before works": """
        $ mkdir depot
        $ cd depot
        $ cd - > list
        $ ls
        depot
        hub
        """,
    "exports last, other variables do not": """
        $ export HUB="Oslo S"
        $ route=north
        $ echo "$HUB/$route"
        Oslo S/
        """,
    "the status of the last command is known": """
        $ false || true
        $ (exit 3); true
        $ echo $?
        0
        """,
    "a command takes several lines": """
        $ for hub in Oslo Turin
        > do
        >   echo "to $hub"
        > done
        to Oslo
        to Turin
        """,
    "a here document is a command of several lines": """
        $ cat <<END
        > one
        > two
        > END
        one
        two
        """,
    "errors are output": """
        $ echo fine; echo wrong >&2; echo fine
        fine
        wrong
        fine
        """,
    "a blank line inside the output counts": """
        $ printf 'a\\n\\nb\\n'
        a

        b

        $ true
        """,
    "the environment is fixed": """
        $ echo $COLUMNS $LC_ALL $NO_COLOR $PYTHONHASHSEED $TERM
        80 C.UTF-8 1 0 dumb
        """,
    "a missing command is reported as in a terminal": """
        $ frobnicate || true
        bash: frobnicate: command not found
        """,
}


@pytest.fixture(scope="module")
def failures(tmp_path_factory):
    """What fails of each text above; each is a group of one chapter."""
    prove = prover(tmp_path_factory.mktemp("book"))
    blocks = [
        make(text, group=f"group-{number}")
        for number, (make, text) in enumerate(
            [(pycon, text) for text in SESSIONS.values()]
            + [(console, text) for text in TRANSCRIPTS.values()]
        )
    ]
    outcomes = iter(prove(*blocks).outcomes)
    found = {}
    for name, block in zip([*SESSIONS, *TRANSCRIPTS], blocks, strict=True):
        mine = [next(outcomes) for _ in block.examples]
        found[name] = [
            describe_failure(name, one) for one in mine if one.status != "proven"
        ]
    return found


@pytest.mark.parametrize("name", SESSIONS)
def test_in_a_session(failures, name):
    assert failures[name] == []


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_in_a_transcript(failures, name):
    assert failures[name] == []


def test_the_exit_status_of_the_last_command_can_be_stated(run):
    proof = run(console("$ true\n$ exit 3\n", status=3), console("$ true", status=0))
    assert not explain(proof)


def test_after_a_stated_failure_the_status_can_be_shown(run):
    proof = run(console("$ (exit 4)", status=4), console("$ echo $?\n4"))
    assert not explain(proof)


@pytest.mark.parametrize(("text", "status"), [("$ exit 3", None), ("$ true", 1)])
def test_a_wrong_exit_status_fails_although_the_output_is_right(run, text, status):
    (failure,) = run(console(text, status)).failures
    assert "exited with" in failure.why
    assert ":exit:" in failure.why


def test_only_the_last_command_may_fail(run):
    proof = run(console("$ false\n$ true", status=0))
    assert [one.status for one in proof.outcomes] == ["failed", "proven"]


def test_a_process_in_the_background_does_not_hold_up_the_transcript(run):
    proof = run(console("$ sleep 60 &\n$ echo on\non", timeout=20.0))
    assert not explain(proof)
    assert proof.seconds < 20


def test_nobody_answers_on_the_network(run):
    proof = run(
        pycon("""
            >>> import socket
            >>> socket.create_connection(("192.0.2.1", 80), timeout=20)
            Traceback (most recent call last):
              ...
            OSError: [Errno 101] Network is unreachable
            """)
    )
    if not proof.offline:
        pytest.skip("this system does not let us cut off the network")
    assert not explain(proof)


def test_this_machine_can_be_talked_to(run):
    text = """
        >>> import socket
        >>> server = socket.create_server(("127.0.0.1", 0))
        >>> client = socket.create_connection(server.getsockname())
        >>> client.close(); server.close()
        """
    assert not explain(run(pycon(text)))


def test_home_and_temporary_files_are_in_the_scratch_folder(run):
    text = """
        >>> import os, tempfile
        >>> from pathlib import Path
        >>> scratch = Path.cwd().parents[1]
        >>> Path.home().is_relative_to(scratch)
        True
        >>> Path(tempfile.gettempdir()).is_relative_to(scratch)
        True
        """
    assert not explain(run(pycon(text)))


def test_code_of_the_chapter_is_a_copy(run, tmp_path):
    (tmp_path / "hub").mkdir()
    module = tmp_path / "hub" / "depot.py"
    module.write_text("PLACE = 'Oslo'\n")
    proof = run(
        console("$ ls\nhub\n$ echo \"PLACE = 'Turin'\" > hub/depot.py"),
        pycon(">>> from hub.depot import PLACE\n>>> PLACE\n'Turin'"),
        pycon(">>> from hub.depot import PLACE\n>>> PLACE\n'Oslo'", group="fresh"),
    )
    assert not explain(proof)
    assert module.read_text() == "PLACE = 'Oslo'\n"


def test_session_and_transcript_of_a_group_share_files_and_order(run):
    proof = run(
        pycon(">>> _ = open('note', 'w').write('hello')"),
        console("$ cat note\nhello\n$ echo more > note"),
        pycon(">>> open('note').read()\n'more\\n'"),
    )
    assert not explain(proof)


def test_a_group_starts_fresh(run):
    proof = run(
        pycon(
            """
            >>> import builtins, json, os, sys
            >>> mine = builtins.mine = os.environ["MINE"] = "mine"
            >>> json.dumps = None
            >>> sys.setrecursionlimit(500)
            >>> os.chdir("/")
            >>> sys.path.clear()
            >>> 1
            1
            """,
            group="first",
        ),
        pycon(
            """
            >>> import json, os, sys
            >>> mine
            Traceback (most recent call last):
              ...
            NameError: name 'mine' is not defined...
            >>> "MINE" in os.environ, json.dumps(1), sys.getrecursionlimit()
            (False, '1', 1000)
            >>> os.path.basename(os.getcwd())
            'second'
            >>> _
            'second'
            """,
            group="second",
        ),
    )
    assert not explain(proof)


def test_blocks_of_a_group_go_on_where_others_stand_between(run):
    proof = run(
        pycon(">>> n = 1", group="a"),
        pycon(">>> n = 2", group="b"),
        pycon(">>> n\n1", group="a"),
        console("$ export N=1", group="a"),
        console("$ echo $N.\n.", group="b"),
    )
    assert not explain(proof)


@pytest.mark.parametrize("group", ["home", "temp", "groups", "default"])
def test_any_name_can_be_a_group(run, group):
    assert not explain(run(pycon(">>> 1\n1", group=group)))
