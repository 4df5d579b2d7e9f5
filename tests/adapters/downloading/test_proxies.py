"""Proxies are used for the world and never for this machine; certificates are always checked."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_connection, socket
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.adapters.downloading import HttpDownloads
from app.adapters.downloading.tally import Patience
from app.domain.errors import DownloadFailed
from app.domain.events import outcome
from app.domain.sourcing import SourceFile
from tests.file_server import archive, serving, whole

LAW = archive(size=300_000)
HOST = "laws.pandecta-test.invalid"
QUICK = Patience(connect=2, read=2, pauses=(0.01,))


class _Tunnel(StreamRequestHandler):
    def handle(self) -> None:
        first = self.rfile.readline().decode().split()
        while self.rfile.readline().strip():
            pass
        proxy = self.server
        assert isinstance(proxy, Proxy)
        proxy.asked.append(" ".join(first[:2]))
        self.wfile.write(f"HTTP/1.1 {proxy.answer}\r\n\r\n".encode())
        if proxy.answer.startswith("200"):
            with create_connection(("127.0.0.1", proxy.target)) as there:
                back = Thread(target=_pour, args=(there, self.connection))
                back.start()
                _pour(self.connection, there)
                back.join()


def _pour(source: socket, sink: socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(1)
    except OSError:
        return


class Proxy(ThreadingTCPServer):
    """Tunnels every name to one port of this machine, or answers what it is told to."""

    def __init__(self, target: int, answer: str) -> None:
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.target, self.answer = target, answer
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def proxying(target: int = 0, answer: str = "200 OK") -> Iterator[Proxy]:
    proxy = Proxy(target, answer)
    thread = Thread(target=proxy.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that HOST has given itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "host.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def served(certificate: Path) -> Iterator[int]:
    """The port at which HOST serves the law over TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(whole(LAW), context=context) as desk:
        yield int(desk.address.rpartition(":")[2])


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)


def _get(folder: Path, address: str = f"https://{HOST}/law.zip") -> bytes:
    work = HttpDownloads(QUICK).file(SourceFile(address, "law.zip"), str(folder), 1, 10**7)
    return Path(outcome(work)).read_bytes()


def test_the_world_is_asked_through_the_proxy(
    tmp_path: Path, served: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with proxying(served) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        assert _get(tmp_path) == LAW
        assert proxy.asked == [f"CONNECT {HOST}:443"]


def test_a_certificate_that_nobody_vouches_for_ends_it(
    tmp_path: Path, served: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxying(served) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(DownloadFailed) as caught:
            _get(tmp_path)
        assert caught.value.reason == "certificate"
        assert len(proxy.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_this_machine_is_asked_without_a_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxying(answer="403 Forbidden") as proxy, serving(whole(LAW)) as desk:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert _get(tmp_path / "number", desk.url()) == LAW
        assert _get(tmp_path / "name", desk.url().replace("127.0.0.1", "localhost")) == LAW
        assert proxy.asked == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [("403 Forbidden", "refused"), ("407 Who", "refused"), ("502 Bad Gateway", "offline")],
)
def test_a_proxy_that_declines_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, reason: str
) -> None:
    with proxying(answer=answer) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(DownloadFailed) as caught:
            _get(tmp_path)
    assert caught.value.reason == reason
    assert caught.value.detail.startswith("proxy: ")


@pytest.mark.parametrize("setting", ["socks5://127.0.0.1:9", "gopher://127.0.0.1:9", "http://a:b"])
def test_a_proxy_that_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", setting)
    with pytest.raises(DownloadFailed) as caught:
        _get(tmp_path)
    assert caught.value.reason == "offline"
    assert "proxy" in caught.value.detail


def test_a_proxy_that_is_not_there_is_offline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{free.getsockname()[1]}")
        with pytest.raises(DownloadFailed) as caught:
            _get(tmp_path)
    assert caught.value.reason == "offline"
