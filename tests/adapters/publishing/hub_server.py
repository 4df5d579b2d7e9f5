"""A hub on loopback that takes models: repositories, large files, commits; as the real one asks."""

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import yaml

LARGE = (".safetensors",)


@dataclass
class TakingHub:
    """What was pushed; `token` opens it, and `refusals` answers paths by their beginning."""

    address: str
    token: str = "hf_sesame"
    files: dict[str, bytes] = field(default_factory=dict)
    created: list[dict[str, Any]] = field(default_factory=list)
    commits: list[str] = field(default_factory=list)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    refusals: dict[str, tuple[int, str]] = field(default_factory=dict)
    stored: dict[str, bytes] = field(default_factory=dict)
    stall: Event | None = None
    """Where there is one, a large file is not taken before it is set."""


class _Server(ThreadingHTTPServer):
    hub: TakingHub

    def handle_error(self, *_: object) -> None:
        """Clients hang up in these tests."""


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        hub, path = self.server.hub, self.path.partition("?")[0]
        hub.asked.append((self.command, path, {k.lower(): v for k, v in self.headers.items()}))
        if self.command == "PUT" and hub.stall is not None:
            hub.stall.wait(30)
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        for start, (status, told) in hub.refusals.items():
            if path.startswith(start):
                self._tell(status, {"error": told}, X_Error_Message=told)
                return
        if path.startswith("/store/"):
            self._store(path, data)
        elif path == "/api/validate-yaml":
            self._validate(json.loads(data)["content"])
        elif self.headers.get("Authorization") != f"Bearer {hub.token}":
            self._tell(401, {"error": "Invalid username or password."})
        else:
            self._serve(path, data)

    def _serve(self, path: str, data: bytes) -> None:
        hub = self.server.hub
        if path == "/api/repos/create":
            asked = json.loads(data)
            hub.created.append(asked)
            name = f"{asked.get('organization', 'meadow')}/{asked['name']}"
            self._tell(200, {"url": f"{hub.address}/{name}", "name": name, "id": "1"})
        elif "/preupload/" in path:
            files = [self._mode(one["path"]) for one in json.loads(data)["files"]]
            self._tell(200, {"files": files})
        elif path.endswith("/info/lfs/objects/batch"):
            self._tell(200, {"objects": [self._place(one) for one in json.loads(data)["objects"]]})
        elif "/commit/" in path:
            self._commit(path.removeprefix("/api/models/").partition("/commit/")[0], data)
        else:
            self._tell(404, {"error": "Entry not found"}, X_Error_Code="EntryNotFound")

    def _mode(self, path: str) -> dict[str, Any]:
        mode = "lfs" if path.endswith(LARGE) else "regular"
        return {"path": path, "uploadMode": mode, "shouldIgnore": False, "oid": None}

    def _place(self, one: dict[str, Any]) -> dict[str, Any]:
        href = f"{self.server.hub.address}/store/{one['oid']}"
        return {**one, "actions": {"upload": {"href": href, "header": {}}}}

    def _store(self, path: str, data: bytes) -> None:
        oid = path.rpartition("/")[2]
        if hashlib.sha256(data).hexdigest() != oid:
            self._tell(400, {"error": "checksum"})
            return
        self.server.hub.stored[oid] = data
        self._tell(200, {})

    def _commit(self, name: str, data: bytes) -> None:
        hub = self.server.hub
        for line in data.splitlines():
            entry = json.loads(line)
            value = entry["value"]
            if entry["key"] == "header":
                hub.commits.append(value["summary"])
            elif entry["key"] == "file":
                hub.files[value["path"]] = base64.b64decode(value["content"])
            else:
                hub.files[value["path"]] = hub.stored[value["oid"]]
        told = {"commitUrl": f"{hub.address}/{name}/commit/{'1' * 40}", "commitOid": "1" * 40}
        self._tell(200, told | {"pullRequestUrl": None})

    def _validate(self, content: str) -> None:
        front = content.partition("---\n")[2].partition("\n---")[0]
        try:
            good = isinstance(yaml.safe_load(front), dict)
        except yaml.YAMLError:
            good = False
        errors = [] if good else [{"message": "front matter"}]
        self._tell(200 if good else 400, {"errors": errors, "warnings": []})

    def _tell(self, status: int, value: object, **headers: str) -> None:
        data = json.dumps(value).encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, told in headers.items():
            self.send_header(name.replace("_", "-"), told)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def taking() -> Iterator[TakingHub]:
    """A hub for the time of a test."""
    server = _Server(("127.0.0.1", 0), _Request)
    server.hub = TakingHub(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.hub
    finally:
        if server.hub.stall is not None:
            server.hub.stall.set()
        server.shutdown()
        thread.join()
        server.server_close()
