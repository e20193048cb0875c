"""A package index, for as long as one command runs.

``python index.py WHEELS COMMAND ...`` runs the command with the
usual clients pointed here, then prints what they asked for.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import (
    BaseHTTPRequestHandler,
    ThreadingHTTPServer,
)
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

JSON = (
    "application/vnd.pypi"  # a media type, no address
    ".simple.v1+json"
)


# region page
def page(wheels: Path, project: str) -> dict[str, object]:
    """What an index says about a project (PEP 691)."""
    files = [
        {
            "filename": path.name,
            "url": f"/files/{path.name}",
            "hashes": {"sha256": digest(path.read_bytes())},
            "core-metadata": {"sha256": digest(core(path))},
        }
        for path in sorted(wheels.glob("*.whl"))
        if named(path) == project
    ]
    meta = {"api-version": "1.0"}
    return {"meta": meta, "name": project, "files": files}


# endregion page
def named(path: Path) -> str:
    """The project whose wheel this is."""
    return path.name.split("-")[0].replace("_", "-")


def core(path: Path) -> bytes:
    """METADATA, for which nobody need fetch the wheel."""
    name, version, *_ = path.name.split("-")
    with ZipFile(path) as archive:
        return archive.read(
            f"{name}-{version}.dist-info/METADATA"
        )


def digest(data: bytes) -> str:
    """The hash that a client compares."""
    return sha256(data).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves a folder of wheels; remembers what was asked."""

    def __init__(self, wheels: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.wheels = wheels
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Where the pages of the projects begin."""
        return f"http://127.0.0.1:{self.server_port}/simple"


class Handler(BaseHTTPRequestHandler):
    """Answers to /simple/PROJECT/ and /files/FILE."""

    server: Server

    def do_GET(self) -> None:
        """Answer with what there is, or 404."""
        self.server.asked.append(self.path)
        found = self.find()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", JSON)
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)

    def find(self) -> bytes:
        """The body of the answer; empty if there is none."""
        name = Path(self.path).name
        if self.path.startswith("/simple/"):
            found = page(self.server.wheels, name)
            return (
                json.dumps(found).encode()
                if found["files"]
                else b""
            )
        path = self.server.wheels / name.removesuffix(
            ".metadata"
        )
        if not path.exists():
            return b""
        if name.endswith(".metadata"):
            return core(path)
        return path.read_bytes()

    def log_message(self, *_: object) -> None:
        """Say nothing; the addresses are kept."""


@contextmanager
def serving(wheels: Path) -> Iterator[Server]:
    """An index that is up inside the ``with`` block."""
    with Server(wheels) as server:
        thread = Thread(
            target=server.serve_forever, args=(0.02,)
        )
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def main(wheels: str, *command: str) -> int:
    """Run the command; print each address once, in order."""
    with serving(Path(wheels)) as server:
        clients = {
            "INDEX": server.url,
            "PIP_INDEX_URL": server.url,
            "PIP_NO_INDEX": "0",
            "UV_DEFAULT_INDEX": server.url,
            "UV_OFFLINE": "0",
        }
        done = subprocess.run(command, env=os.environ | clients)
    for path in dict.fromkeys(server.asked):
        print("GET", path)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
