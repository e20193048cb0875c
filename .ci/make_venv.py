"""Make .venv from requirements.txt; called by .ci/bootstrap.

``make_venv.py [REQUESTED]`` makes the environment with the interpreter that
runs this file. ``make_venv.py --check [REQUESTED]``, run by the environment's
own interpreter, exits 0 if the environment is up to date. REQUESTED is the
interpreter the user insists on, or empty.

An environment that is not up to date is made anew: that also removes what is
no longer listed, and what an interrupted run left behind. The stamp is
written last.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "proven-stamp"
LOCK = ROOT / "requirements.txt"
TOOLS = ROOT / ".tools"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def base_interpreter() -> str:
    return os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable)


def site_packages() -> Path:
    version = "{}.{}".format(*sys.version_info)
    return VENV / "lib" / f"python{version}" / "site-packages"


def installed() -> set[str]:
    return set(os.listdir(site_packages())) - {"__pycache__"}


def wanted(interpreter: str) -> dict[str, str]:
    """What an environment must have been made from to be up to date."""
    return {
        "requirements": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "folder": str(ROOT),
        "interpreter": interpreter,
        "version": "{}.{}".format(*sys.version_info),
    }


def up_to_date(requested: str) -> bool:
    """Whether the environment at VENV, which runs this, can be used as it is."""
    try:
        stamp = json.loads(STAMP.read_text())
        if stamp["made_from"] != wanted(requested or base_interpreter()):
            return False
        return set(stamp["installed"]) <= installed()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def is_up_to_date(requested: str) -> bool:
    """The same, asked from outside."""
    python = VENV / "bin" / "python"
    command = [str(python), "-I", __file__, "--check", requested]
    try:
        return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def environment() -> dict[str, str]:
    """The user's environment, index configuration included, but with caches
    inside the clone and without settings that install somewhere else."""
    env = dict(os.environ)
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_LOG"):
        env.pop(name, None)
    for name in ("PIP_REQUIRE_VIRTUALENV", "PIP_NO_INDEX_HASHES", "UV_PROJECT"):
        env.pop(name, None)
    env["PIP_CACHE_DIR"] = str(TOOLS / "cache" / "pip")
    env["UV_CACHE_DIR"] = str(TOOLS / "cache" / "uv")
    if SYSTEM_CERTIFICATES.exists():  # which uv does not look at by itself
        env.setdefault("SSL_CERT_FILE", str(SYSTEM_CERTIFICATES))
    env["UV_NO_PROGRESS"] = "" if sys.stderr.isatty() else "1"
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    env["PIP_NO_WARN_SCRIPT_LOCATION"] = "1"
    return env


def remove_old() -> None:
    if VENV.is_symlink():
        VENV.unlink()  # never follow it out of the clone
    elif VENV.exists():
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(VENV)


def run(command: list[str], env: dict[str, str]) -> bool:
    return subprocess.run(command, env=env, cwd=ROOT).returncode == 0


def run_counting(command: list[str], env: dict[str, str], mark: bytes) -> bool:
    """Run a talkative command; show a terminal only how far it is, and all
    of what it said if it fails."""
    said = []
    with subprocess.Popen(
        command, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if sys.stderr.isatty():
                done = sum(line.startswith(mark) for line in said)
                print(
                    f"\r  {done} packages fetched", end="", file=sys.stderr, flush=True
                )
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    if process.returncode != 0:
        say(b"".join(said[-20:]).decode(errors="replace"))
    return process.returncode == 0


def with_uv(env: dict[str, str]) -> bool:
    uv = shutil.which("uv")
    if uv is None:
        return False
    create = [uv, "venv", "-q", "--no-project", "--prompt", "proven-python"]
    install = [uv, "pip", "sync", "-q", "--require-hashes"]
    python = str(VENV / "bin" / "python")
    return run([*create, "--python", sys.executable, str(VENV)], env) and run(
        [*install, "--python", python, str(LOCK)], env
    )


def with_pip(env: dict[str, str]) -> bool:
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        version = "{}.{}".format(*sys.version_info)
        say(f"{sys.executable} lacks ensurepip: install uv or python{version}-venv.")
        return False
    create = [sys.executable, "-m", "venv", "--prompt", "proven-python", str(VENV)]
    install = [str(VENV / "bin" / "python"), "-m", "pip", "install"]
    # The list is complete, so there is nothing to resolve; and most modules
    # are never imported, so compiling them can wait.
    install += ["--no-deps", "--no-compile", "--progress-bar=off"]
    install += ["--require-hashes", "-r", str(LOCK)]
    return run(create, env) and run_counting(install, env, b"Collecting ")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--check"]:
        return 0 if up_to_date("".join(arguments[1:])) else 1
    requested = "".join(arguments)
    TOOLS.mkdir(exist_ok=True)
    with open(TOOLS / "venv.lock", "w") as lock:
        # The system releases it when this process ends, however it ends.
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Waiting for another run that is making .venv ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        if is_up_to_date(requested):
            return 0
        return make(requested)


def make(requested: str) -> int:
    count = sum("==" in line for line in LOCK.read_text().splitlines())
    version = sys.version.split()[0]
    say(
        f"Making .venv from Python {version} ({base_interpreter()}): {count} packages ..."
    )
    started = time.monotonic()
    env = environment()
    remove_old()
    if not with_uv(env):
        if VENV.exists():
            say("uv could not; trying pip ...")
            remove_old()
        if not with_pip(env):
            say(
                "Could not install requirements.txt (see above). If no network is"
                " at hand, or packages come from a mirror, configure pip or uv and"
                " run make again."
            )
            return 1
    stamp = {
        "made_from": wanted(requested or base_interpreter()),
        "installed": sorted(installed()),
    }
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps(stamp))
    part.replace(STAMP)
    say(f"Made .venv in {time.monotonic() - started:.0f} s.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Interrupted; the next run makes .venv anew.")
        sys.exit(130)
