"""A courier company on this machine, for tests of the real client."""

from collections.abc import Mapping
from http import HTTPStatus
from http.server import (
    BaseHTTPRequestHandler,
    ThreadingHTTPServer,
)
from threading import Lock, Thread
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit


class Sandbox:
    """An HTTP server that books and cancels, in a thread."""

    def __init__(self) -> None:
        self.numbers: dict[str, str] = {}
        self.count = 0
        self.lock = Lock()
        sandbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                parts = urlsplit(self.path)
                query = {k: v[0] for k, v in parse_qs(parts.query).items()}
                with sandbox.lock:
                    status, text = sandbox.answer(parts.path, query)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, query: Mapping[str, str]) -> tuple[HTTPStatus, str]:
        """Status and body for one request."""
        if path == "/book":
            parcel = query["parcel"]
            if parcel in self.numbers.values():
                return HTTPStatus.CONFLICT, f"{parcel} is booked already"
            self.count += 1
            number = f"B{self.count}"
            self.numbers[number] = parcel
            return HTTPStatus.OK, number
        if self.numbers.pop(query["number"], None) is None:
            return HTTPStatus.NOT_FOUND, "no such booking"
        return HTTPStatus.OK, ""

    def __enter__(self) -> Self:
        self.thread = Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
