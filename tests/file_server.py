"""A real HTTP server on loopback whose every answer a test writes: honest, broken, or lying."""

import io
import ssl
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Event, Thread

Answer = Callable[["Request"], None]


def archive(seed: int = 1, size: int = 1_000_000) -> bytes:
    """A zip that cannot be packed any smaller."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("law.md", Random(seed).randbytes(size))
    return stream.getvalue()


class Request(BaseHTTPRequestHandler):
    """One request, with the words in which answers are written."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        desk = self.server.desk
        desk.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        answer = desk.answers[min(len(desk.asked), len(desk.answers)) - 1]
        try:
            answer(self)
            self.wfile.flush()
        finally:
            self.close_connection = True

    def head(self, status: int, **headers: object) -> None:
        """Send the status and these headers, and nothing else."""
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def pause(self, seconds: float) -> None:
        """Wait, but not longer than the test does."""
        self.server.desk.over.wait(seconds)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Desk:
    """What the server is to answer, in turn, the last for ever; and what it was asked."""

    address: str
    answers: list[Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def url(self, path: str = "law.zip") -> str:
        return f"{self.address}/{path}"


class _Server(ThreadingHTTPServer):
    desk: Desk

    def handle_error(self, *_: object) -> None:
        """Clients hang up in these tests."""


@contextmanager
def serving(*answers: Answer, context: ssl.SSLContext | None = None) -> Iterator[Desk]:
    """A server for the time of a test, over TLS if there is a context."""
    server = _Server(("127.0.0.1", 0), Request)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if context else "http"
    server.desk = Desk(f"{scheme}://127.0.0.1:{server.server_port}", list(answers))
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.desk
    finally:
        server.desk.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def whole(data: bytes, etag: str = '"one"', **headers: object) -> Answer:
    """An honest server that knows no ranges."""

    def answer(request: Request) -> None:
        if etag and request.headers.get("If-None-Match") == etag:
            request.head(304, ETag=etag)
            return
        marks = {"ETag": etag} if etag else {}
        request.head(200, Content_Length=len(data), **marks, **headers)
        request.wfile.write(data)

    return answer


def ranged(data: bytes, etag: str = '"one"', heeds_if_range: bool = True) -> Answer:
    """An honest server that knows ranges."""

    def answer(request: Request) -> None:
        asked = request.headers.get("Range", "")
        same = request.headers.get("If-Range") == etag or not heeds_if_range
        if not asked or not same:
            whole(data, etag)(request)
            return
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(data):
            request.head(416, Content_Range=f"bytes */{len(data)}", Content_Length=0)
            return
        told = f"bytes {start}-{len(data) - 1}/{len(data)}"
        request.head(206, ETag=etag, Content_Range=told, Content_Length=len(data) - start)
        request.wfile.write(data[start:])

    return answer


def breaking(data: bytes, after: int, **headers: object) -> Answer:
    """Hangs up in mid-body."""

    def answer(request: Request) -> None:
        request.head(200, **({"ETag": '"one"', "Content_Length": len(data)} | headers))
        request.wfile.write(data[:after])

    return answer


def chunked(data: bytes, **headers: object) -> Answer:
    """Sends without telling the size beforehand."""

    def answer(request: Request) -> None:
        request.head(200, Transfer_Encoding="chunked", **headers)
        for start in range(0, len(data), 50_000):
            piece = data[start : start + 50_000]
            request.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        request.wfile.write(b"0\r\n\r\n")

    return answer


def slow(data: bytes, seconds: float = 30) -> Answer:
    """Sends a first half, then nothing for long."""

    def answer(request: Request) -> None:
        request.head(200, ETag='"one"', Content_Length=len(data))
        request.wfile.write(data[: len(data) // 2])
        request.wfile.flush()
        request.pause(seconds)

    return answer


def silent(seconds: float = 30) -> Answer:
    """Takes the question and does not answer."""
    return lambda request: request.pause(seconds)


def status(code: int, **headers: object) -> Answer:
    """Answers with a status and no body."""
    return lambda request: request.head(code, Content_Length=0, **headers)


def moment() -> float:
    """A clock for measuring how long something took."""
    return time.monotonic()
