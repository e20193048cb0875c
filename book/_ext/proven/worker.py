"""Run the examples of one chapter in a clean interpreter and report outputs.

Usage: ``worker.main(PLAN_FILE, EVENT_FD)`` in a new process. The plan (a Python
literal, made by :mod:`proven.proof`) lists groups of examples. For each example
the worker writes ``{"start": id}`` and then ``{"done": id, "output": …}`` to the event
descriptor, as literals, one a line. Comparing is the parent's business.

The proof starts one worker a chapter, so start-up counts: at the top only
modules are imported that every interpreter has loaded anyway.

Sessions behave like the REPL: a fresh ``__main__`` for each group, ``_``,
tracebacks of the user's frames only, top-level ``await``. Output is captured
at the level of file descriptors, so that what child processes print counts.
"""

import builtins
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from types import CodeType
    from typing import Any

ModuleType = type(sys)  # without importing types

AWAIT_FLAG = 0x2000  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, without importing ast
COROUTINE = 0x80  # inspect.CO_COROUTINE
INHERITED_FLAGS = 0x1FE0000  # the CO_FUTURE_* bits that __future__ imports set

OUTPUT_LIMIT = 1_000_000  # bytes of an example's output that are compared
FILE_LIMIT = 256_000_000  # bytes that an example may write into one file

RUN_COMMAND = """\
if [ -f {state} ]; then . {state}; fi
{command}
__status=$?
{{
  printf 'cd %q\\n' "$PWD"
  export -p
  printf '(exit %d)\\n' "$__status"
}} > {state}
exit $__status
"""


class Capture:
    """Descriptors 1 and 2 redirected into one file that is read piecemeal."""

    def __init__(self, path: str) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
        self.file = os.open(path, flags, 0o600)
        self.position = 0
        os.dup2(self.file, 1)
        os.dup2(self.file, 2)
        for name, descriptor in (("stdout", 1), ("stderr", 2)):
            stream = open(  # noqa: SIM115 (it stays open)
                descriptor,
                "w",
                encoding="utf-8",
                errors="backslashreplace",
                closefd=False,
            )
            # As on a terminal, so that a child's lines come in their turn.
            stream.reconfigure(line_buffering=True)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)

    def take(self) -> str:
        """What was written since the last call."""
        self._flush()
        size = os.fstat(self.file).st_size - self.position
        data = os.pread(self.file, min(size, OUTPUT_LIMIT), self.position)
        self.position += size
        text = data.decode("utf-8", "backslashreplace")
        if size > OUTPUT_LIMIT:
            text += f"\n[{size - OUTPUT_LIMIT} more bytes of output]"
            os.ftruncate(self.file, 0)
            self._flush()  # what did not fit
            self.skip()
        return text

    def _flush(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (AttributeError, OSError, ValueError):  # an example closed it
                pass

    def skip(self) -> None:
        """Leave out what another process has read."""
        self.position = os.fstat(self.file).st_size


class Session:
    """The namespace of one group, as the REPL would keep it."""

    def __init__(self) -> None:
        main = ModuleType("__main__")
        vars(main)["__builtins__"] = builtins
        sys.modules["__main__"] = main
        self.namespace = main.__dict__
        self.flags = 0
        self.count = 0
        self.sources: dict[str, str] = {}
        self.runner: asyncio.Runner | None = None
        vars(builtins).pop("_", None)

    def run(self, source: str) -> None:
        """Execute one input; an exception is printed, never raised."""
        name = f"<python-input-{self.count}>"
        self.count += 1
        self._remember(name, source)
        try:
            code = self._compile(source + "\n", name)
        except SyntaxError as error:
            self._print(error.with_traceback(None), compiling=True)
            return
        try:
            if code.co_flags & COROUTINE:
                self._await(code)
            else:
                exec(code, self.namespace)
        except BaseException as error:
            self._print(error)

    def _compile(self, source: str, name: str) -> "CodeType":
        try:
            code = compile(source, name, "single", self.flags, True)
        except SyntaxError as error:
            awaiting = self._compile_awaiting(source, name)
            if awaiting is None:
                raise error from None
            code = awaiting
        self.flags |= code.co_flags & INHERITED_FLAGS
        return code

    def _compile_awaiting(self, source: str, name: str) -> "CodeType | None":
        code: CodeType
        try:
            code = compile(source, name, "single", self.flags | AWAIT_FLAG, True)
        except SyntaxError:
            return None
        return code if code.co_flags & COROUTINE else None

    def _await(self, code: "CodeType") -> None:
        import asyncio
        from types import FunctionType

        if self.runner is None:
            self.runner = asyncio.Runner()
        self.runner.run(FunctionType(code, self.namespace)())

    def _remember(self, name: str, source: str) -> None:
        """Let tracebacks and inspect.getsource see the input."""
        self.sources[name] = source
        if "linecache" in sys.modules:
            self._fill_linecache()

    def _fill_linecache(self) -> None:
        import linecache

        for name, source in self.sources.items():
            lines = [line + "\n" for line in source.split("\n")]
            linecache.cache[name] = (len(source), None, lines, name)
        self.sources.clear()

    def _print(self, error: BaseException, compiling: bool = False) -> None:
        self._fill_linecache()
        frame = error.__traceback__
        while frame and not frame.tb_frame.f_code.co_filename.startswith("<python-"):
            frame = frame.tb_next
        error = error.with_traceback(frame)
        sys.last_type, sys.last_value, sys.last_traceback = type(error), error, frame
        sys.last_exc = error
        if sys.excepthook is not sys.__excepthook__:
            sys.excepthook(type(error), error, frame)
            return
        import traceback

        text = "".join(traceback.format_exception(error))
        header = "Traceback (most recent call last):\n"
        if compiling and frame is None:  # the REPL prints no header here
            text = text.removeprefix(header)
        try:
            sys.stderr.write(text)
        except (AttributeError, OSError, ValueError):  # an example closed it
            pass

    def close(self) -> None:
        """Close the event loop, if the session awaited anything."""
        if self.runner is not None:
            self.runner.close()


def run_command(command: str, state: str) -> int:
    """Run a shell command; ``cd`` and exports persist through ``state``."""
    import subprocess

    script = RUN_COMMAND.format(command=command, state=state)
    return subprocess.call(["bash", "-c", script], stdin=subprocess.DEVNULL)


def cut_off_network() -> bool:
    """Move into a network namespace with loopback only; False if not allowed.

    Linux only: needs root or unprivileged user namespaces.
    """
    if not hasattr(os, "unshare"):
        return False
    user, group = os.getuid(), os.getgid()
    try:
        if user:
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
            for path, line in (
                ("setgroups", "deny"),
                ("uid_map", f"{user} {user} 1"),
                ("gid_map", f"{group} {group} 1"),
            ):
                with open(f"/proc/self/{path}", "w") as file:
                    file.write(line)
        else:
            os.unshare(os.CLONE_NEWNET)
        _raise_loopback()
    except OSError:
        return False
    return True


def _raise_loopback() -> None:
    import _socket
    import fcntl

    set_flags, up_and_running = 0x8914, 0x1 | 0x40  # netdevice(7)
    name = b"lo".ljust(16, b"\0")
    flags = up_and_running.to_bytes(2, sys.byteorder)
    control = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
    fcntl.ioctl(control.fileno(), set_flags, (name + flags).ljust(40, b"\0"))
    control.close()


class Reporter:
    """Writes events for the parent to read."""

    def __init__(self, descriptor: int) -> None:
        os.set_inheritable(descriptor, False)
        self.descriptor = descriptor
        self.owner = os.getpid()

    def tell(self, event: dict[str, object]) -> None:
        """Write an event, one line."""
        if os.getpid() != self.owner:  # a child that an example forked ends here
            os._exit(0)
        os.write(self.descriptor, ascii(event).encode() + b"\n")


def run_group(
    group: "dict[str, Any]", base_path: list[str], capture: Capture, report: Reporter
) -> None:
    """Run the examples of a group in a session of its own."""
    os.chdir(group["folder"])
    sys.path[:] = [group["folder"], *base_path]
    capture.skip()
    session = Session()
    for example in group["examples"]:
        report.tell({"start": example["id"], "position": capture.position})
        status = 0
        if example["kind"] == "console":
            status = run_command(example["source"], group["state"])
        else:
            session.run(example["source"])
        output = capture.take()
        if example["kind"] == "console":
            output = as_in_a_terminal(output, example["source"])
        report.tell({"done": example["id"], "output": output, "status": status})
    session.close()
    report.tell({"end": True})


def as_in_a_terminal(output: str, command: str) -> str:
    """Bash tells a line number where no terminal is; readers do not see it."""
    for line in range(1, command.count("\n") + 4):
        output = output.replace(f"bash: line {line}: ", "bash: ")
    return output


def in_a_child(
    group: "dict[str, Any]", base_path: list[str], capture: Capture, report: Reporter
) -> bool:
    """Run a group in a fork, so that it starts fresh; True in that fork.

    Where the group dies, its parent dies the same death.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        report.owner = os.getpid()
        run_group(group, base_path, capture, report)
        os.write(write_end, b".")
        return True
    os.close(write_end)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.set_blocking(read_end, False)
    try:
        whole = os.read(read_end, 1) == b"."
    except BlockingIOError:  # a process that it left behind holds the other end
        whole = False
    os.close(read_end)
    if status < 0:
        import faulthandler

        faulthandler.disable()  # the child has told already
        os.kill(os.getpid(), -status)
    if status or not whole:
        os._exit(status)
    return False


def main(plan_file: str, events: int) -> None:
    """Carry out a plan; report to an inherited file descriptor."""
    import resource

    with open(plan_file, encoding="utf-8") as file:
        plan = eval(file.read(), {"__builtins__": {}})
    report = Reporter(events)
    offline = cut_off_network()
    capture = Capture(plan["capture"])
    report.tell({"offline": offline})
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, hard))
    sys.argv = [""]
    sys.ps1, sys.ps2 = ">>> ", "... "
    sys.dont_write_bytecode = True
    base_path = list(sys.path)
    *others, last = [group for group in plan["groups"] if group["examples"]]
    for group in others:
        if in_a_child(group, base_path, capture, report):
            return
    run_group(last, base_path, capture, report)
