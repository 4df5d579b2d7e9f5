"""Downloads from a real server on loopback that breaks, lies, stalls, and now and then behaves."""

import gzip
import hashlib
import json
import resource
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.downloading import HttpDownloads
from app.adapters.downloading.tally import Patience
from app.domain.errors import DownloadFailed
from app.domain.events import Event, Problem, outcome
from app.domain.sourcing import Received, SourceFile
from tests.conftest import ROOT
from tests.file_server import (
    Answer,
    Desk,
    Request,
    archive,
    breaking,
    chunked,
    moment,
    ranged,
    serving,
    silent,
    slow,
    status,
    whole,
)

LAW = archive()
HALF = len(LAW) // 2
QUICK = Patience(connect=2, read=2, pauses=(0.01, 0.01, 0.01))
XML = b"<?xml version='1.0'?>\n<Act><Section>Kites.</Section></Act>\n"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Getter:
    """Fetches one file, and keeps what was told on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events: list[Event] = []
        self.downloads = HttpDownloads(QUICK)

    def __call__(
        self, desk: Desk, path: str = "law.zip", limit: int = 10**8, **about: str
    ) -> bytes:
        return self.fetch(replace(SourceFile(desk.url(path), "law.zip"), **about), limit)

    def fetch(self, file: SourceFile, limit: int = 10**8, size: int = 1) -> bytes:
        self.events.clear()
        work = self.downloads.file(file, str(self.folder), size, limit)
        path = Path(outcome(work, self.events.append))
        assert path == self.folder / file.name
        return path.read_bytes()

    def begin(self, desk: Desk, path: str = "law.zip") -> None:
        """Stop after the first half, which is all that `slow` sends."""
        work = self.downloads.file(
            SourceFile(desk.url(path), "law.zip"), str(self.folder), 1, 10**8
        )
        for event in work:
            if isinstance(event, Received) and event.done == HALF:
                work.close()

    def fails(self, desk: Desk, **options) -> DownloadFailed:
        with pytest.raises(DownloadFailed) as caught:
            self(desk, **options)
        return caught.value

    @property
    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    @property
    def lost(self) -> list[str]:
        return [event.reason for event in self.events if isinstance(event, Problem)]


@pytest.fixture
def get(tmp_path: Path) -> Getter:
    return Getter(tmp_path / "downloads")


def _ranges(desk: Desk) -> list[str]:
    return [headers.get("range", "") for _, headers in desk.asked]


def test_a_file_arrives_whole_and_says_how_far_it_is(get: Getter) -> None:
    with serving(whole(LAW)) as desk:
        assert get(desk) == LAW
    last = get.events[-1]
    assert last == Received(len(LAW), len(LAW), len(LAW))
    assert get.left == ["law.zip", "law.zip.json"]
    [(_, headers)] = desk.asked
    assert headers["user-agent"].startswith("Pandecta/")
    assert "range" not in headers


def test_nothing_is_asked_before_the_work_is_begun(get: Getter) -> None:
    with serving(whole(LAW)) as desk:
        work = HttpDownloads(QUICK).file(
            SourceFile(desk.url(), "law.zip"), str(get.folder), 1, 10**8
        )
        work.close()
        assert desk.asked == []
        assert not get.folder.exists()


def test_a_broken_connection_is_taken_up_where_it_broke(get: Getter) -> None:
    with serving(breaking(LAW, HALF), ranged(LAW)) as desk:
        assert get(desk) == LAW
    assert _ranges(desk) == ["", f"bytes={HALF}-"]
    assert desk.asked[1][1]["if-range"] == '"one"'
    assert get.lost == ["connection-lost"]
    last = get.events[-1]
    assert isinstance(last, Received)
    assert last.came == len(LAW)


def test_a_connection_that_is_reset_is_taken_up_too(get: Getter) -> None:
    def reset(request: Request) -> None:
        request.head(200, ETag='"one"', Content_Length=len(LAW))
        request.wfile.write(LAW[:HALF])
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    with serving(reset, ranged(LAW)) as desk:
        assert get(desk) == LAW


def test_a_server_without_ranges_is_asked_for_all_of_it_again(get: Getter) -> None:
    with serving(breaking(LAW, HALF), whole(LAW)) as desk:
        assert get(desk) == LAW
    assert _ranges(desk) == ["", f"bytes={HALF}-"]


def test_a_file_without_a_mark_of_its_edition_is_never_patched_together(get: Getter) -> None:
    weak = breaking(LAW, HALF, ETag='W/"one"')
    with serving(weak, whole(LAW)) as desk:
        assert get(desk) == LAW
    assert _ranges(desk) == ["", ""]


@pytest.mark.parametrize("heeds", [True, False])
def test_an_edition_that_changed_between_two_tries_is_fetched_anew(
    get: Getter, heeds: bool
) -> None:
    new = archive(2)
    with serving(breaking(LAW, HALF), ranged(new, '"two"', heeds)) as desk:
        assert get(desk) == new
    assert len(desk.asked) == (2 if heeds else 3)


def test_another_part_than_was_asked_for_is_not_glued_on(get: Getter) -> None:
    def wrong_place(request: Request) -> None:
        told = f"bytes {HALF - 7}-{len(LAW) - 1}/{len(LAW)}"
        request.head(206, ETag='"one"', Content_Range=told, Content_Length=len(LAW) - HALF + 7)
        request.wfile.write(LAW[HALF - 7 :])

    with serving(breaking(LAW, HALF), wrong_place, ranged(LAW)) as desk:
        assert get(desk) == LAW
    assert _ranges(desk)[2] == ""


def test_what_came_before_a_cancel_is_there_the_next_time(get: Getter) -> None:
    with serving(slow(LAW), ranged(LAW)) as desk:
        get.begin(desk)
        assert get.left == ["law.zip.part", "law.zip.part.json"]
        assert get(desk) == LAW
        assert _ranges(desk) == ["", f"bytes={HALF}-"]
    first = get.events[0]
    assert isinstance(first, Received)
    assert first.done - first.came == HALF


def test_a_killed_process_leaves_what_the_next_one_goes_on_with(get: Getter) -> None:
    program = (
        "import sys; from app.adapters.downloading import HttpDownloads as H;"
        "from app.domain.sourcing import SourceFile as F;"
        "list(H().file(F(sys.argv[1], 'law.zip'), sys.argv[2], 1, 10**8))"
    )
    part = get.folder / "law.zip.part"
    with serving(slow(LAW), ranged(LAW)) as desk:
        call = [sys.executable, "-c", program, desk.url(), str(get.folder)]
        with subprocess.Popen(call, cwd=ROOT) as process:
            stop = moment() + 20
            while moment() < stop and not (part.exists() and part.stat().st_size > HALF // 2):
                time.sleep(0.02)
            process.kill()
        kept = part.stat().st_size
        assert kept > HALF // 2
        assert get(desk) == LAW
        assert _ranges(desk) == ["", f"bytes={kept}-"]


def test_the_rest_of_another_address_is_not_used(get: Getter) -> None:
    with serving(slow(LAW), ranged(LAW)) as desk:
        get.begin(desk, "old/law.zip")
        assert get(desk, "new/law.zip") == LAW
        assert _ranges(desk) == ["", ""]


def test_a_damaged_note_costs_only_the_bytes_it_was_about(get: Getter) -> None:
    get.folder.mkdir()
    (get.folder / "law.zip.part").write_bytes(b"rubbish")
    for note in ("{", "[]", '{"address": 1}', "[" * 100_000, '{"who": "knows"}'):
        (get.folder / "law.zip.part.json").write_text(note)
        with serving(ranged(LAW)) as desk:
            assert get(desk) == LAW
        (get.folder / "law.zip.part").write_bytes(b"rubbish")


def test_an_unchanged_file_is_not_fetched_twice(get: Getter) -> None:
    with serving(whole(LAW)) as desk:
        assert get(desk) == LAW
        assert get(desk) == LAW
        last = get.events[-1]
        assert last == Received(len(LAW), len(LAW), 0)
        assert desk.asked[1][1]["if-none-match"] == '"one"'
        (get.folder / "law.zip").write_bytes(b"changed by hand")
        assert get(desk) == LAW
        assert "if-none-match" not in desk.asked[2][1]


def test_a_size_that_is_not_told_is_no_obstacle(get: Getter) -> None:
    with serving(chunked(LAW)) as desk:
        assert get(desk) == LAW
    last = get.events[-1]
    assert last == Received(len(LAW), None, len(LAW))


def test_all_bytes_without_the_end_of_the_message_are_enough(get: Getter) -> None:
    def unfinished(request: Request) -> None:
        request.head(200, ETag='"one"', Transfer_Encoding="chunked")
        request.wfile.write(f"{len(LAW):x}\r\n".encode() + LAW + b"\r\n")

    with serving(unfinished, ranged(LAW)) as desk:
        assert get(desk) == LAW
    assert _ranges(desk) == ["", f"bytes={len(LAW)}-"]


def test_a_file_packed_for_the_way_is_unpacked(get: Getter) -> None:
    packed = gzip.compress(XML)
    with serving(whole(packed, Content_Encoding="gzip")) as desk:
        file = SourceFile(desk.url("data.xml"), "act.xml")
        assert get.fetch(file) == XML
    assert desk.asked[0][1]["accept-encoding"] == "identity"


def test_the_promise_of_too_many_bytes_is_a_wrong_size(get: Getter) -> None:
    def answer(request: Request) -> None:
        if "Range" in request.headers:
            ranged(LAW)(request)
            return
        request.head(200, ETag='"one"', Content_Length=len(LAW) + 500)
        request.wfile.write(LAW)

    for liar in (answer, breaking(LAW + bytes(500), len(LAW))):
        with serving(liar) as desk:
            error = get.fails(desk)
        assert error.reason == "wrong-size"
        assert str(len(LAW)) in error.detail


def test_the_promise_of_too_few_bytes_is_a_wrong_size(get: Getter) -> None:
    def short_promise(request: Request) -> None:
        request.head(200, ETag='"one"', Content_Length=HALF)
        request.wfile.write(LAW)

    with serving(short_promise) as desk:
        assert get.fails(desk).reason == "wrong-size"
    assert get.left == []


def test_more_bytes_than_promised_are_a_wrong_size(get: Getter) -> None:
    def rest_and_more(request: Request) -> None:
        told = f"bytes {HALF}-{len(LAW) - 1}/{len(LAW)}"
        surplus = LAW[HALF:] + bytes(500)
        request.head(206, ETag='"one"', Content_Range=told, Content_Length=len(surplus))
        request.wfile.write(surplus)

    with serving(breaking(LAW, HALF), rest_and_more) as desk:
        assert get.fails(desk).reason == "wrong-size"
    assert get.left == []


@pytest.mark.parametrize(
    ("code", "reason", "tries"),
    [
        (404, "not-found", 1),
        (410, "not-found", 1),
        (401, "refused", 1),
        (403, "refused", 1),
        (451, "refused", 1),
        (429, "refused", 4),
        (500, "server", 4),
        (503, "server", 4),
        (202, "server", 1),
        (206, "server", 4),
        (304, "server", 1),
        (416, "server", 1),
        (302, "server", 1),
        (418, "server", 1),
    ],
)
def test_each_refusal_has_its_reason(get: Getter, code: int, reason: str, tries: int) -> None:
    with serving(status(code)) as desk:
        error = get.fails(desk)
    assert error.reason == reason
    assert error.address == desk.url()
    assert len(desk.asked) == tries
    assert get.left == []


def test_a_server_that_recovers_is_asked_again_when_it_says_so(get: Getter) -> None:
    with serving(status(503, Retry_After=0), status(429, Retry_After="soon"), whole(LAW)) as desk:
        assert get(desk) == LAW
    assert get.lost == ["connection-lost"] * 2


def test_a_server_that_fails_keeps_what_had_come(get: Getter) -> None:
    with serving(breaking(LAW, HALF), status(500)) as desk:
        assert get.fails(desk).reason == "server"
    assert get.left == ["law.zip.part", "law.zip.part.json"]


def test_a_line_that_breaks_again_and_again_is_taken_up_while_it_brings_much(get: Getter) -> None:
    big = archive(3, 3_000_000)
    step = 300_000

    def dribble(request: Request) -> None:
        start = int(request.headers.get("Range", "bytes=0-").removeprefix("bytes=")[:-1])
        told = f"bytes {start}-{len(big) - 1}/{len(big)}"
        about = {"Content_Range": told} if start else {}
        left = len(big) - start
        request.head(206 if start else 200, ETag='"one"', Content_Length=left, **about)
        request.wfile.write(big[start : start + step])

    with serving(dribble) as desk:
        assert get(desk) == big
    assert len(desk.asked) == len(big) // step + 1


def test_a_line_that_always_breaks_at_the_same_place_is_given_up(get: Getter) -> None:
    with serving(breaking(LAW, HALF)) as desk:
        assert get.fails(desk).reason == "wrong-size"
    assert len(desk.asked) == 4


def test_redirects_are_followed_five_times(get: Getter) -> None:
    moves = [status(code, Location=f"/{code}") for code in (301, 302, 303, 307, 308)]
    with serving(*moves, whole(LAW)) as desk:
        assert get(desk) == LAW
    assert [path for path, _ in desk.asked] == ["/law.zip", "/301", "/302", "/303", "/307", "/308"]


def test_a_circle_of_redirects_ends(get: Getter) -> None:
    with serving(status(302, Location="/law.zip")) as desk:
        error = get.fails(desk)
    assert error.reason == "server"
    assert len(desk.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://law.invalid/law.zip",
        "https://law.invalid/law.zip",
        "ftp://127.0.0.1/law.zip",
        "file:///etc/passwd",
        "//[bad/law.zip",
        "https://",
    ],
)
def test_a_redirect_leads_only_where_a_file_may_come_from(get: Getter, target: str) -> None:
    with serving(status(302, Location=target)) as desk:
        assert get.fails(desk).reason == "not-https"


@pytest.mark.parametrize("address", ["http://law.invalid/a.zip", "ftp://law.invalid/a.zip", "a"])
def test_an_address_without_https_is_never_asked(get: Getter, address: str) -> None:
    with pytest.raises(DownloadFailed) as caught:
        get.fetch(SourceFile(address, "a.zip"))
    assert caught.value.reason == "not-https"


def test_nobody_there_is_said_at_once(get: Getter) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        began = moment()
        with pytest.raises(DownloadFailed) as caught:
            get.fetch(SourceFile(f"http://127.0.0.1:{port}/law.zip", "law.zip"))
    assert caught.value.reason == "offline"
    assert moment() - began < 2
    assert get.lost == []
    assert get.left == []


def test_a_name_that_nobody_knows_is_offline(get: Getter) -> None:
    with pytest.raises(DownloadFailed) as caught:
        get.fetch(SourceFile("https://pandecta-test.invalid/law.zip", "law.zip"))
    assert caught.value.reason == "offline"


def test_a_silent_server_is_given_up(get: Getter) -> None:
    get.downloads = HttpDownloads(Patience(connect=1, read=0.1, pauses=(0.01,)))
    with serving(silent()) as desk:
        assert get.fails(desk).reason == "offline"
    assert len(desk.asked) == 2


@pytest.mark.parametrize(
    "answer", [slow(LAW), silent(), status(503, Retry_After=60)], ids=["body", "head", "pause"]
)
def test_a_cancel_is_heard_within_a_second(get: Getter, answer: Answer) -> None:
    patient = HttpDownloads(Patience(connect=30, read=30, pauses=(30,)))
    with serving(answer) as desk:
        work = patient.file(SourceFile(desk.url(), "law.zip"), str(get.folder), 1, 10**8)
        for _ in range(4):
            began = moment()
            next(work)
            assert moment() - began < 1
        began = moment()
        work.close()
        assert moment() - began < 1
        assert len(desk.asked) == 1


def test_a_file_over_the_limit_is_not_even_begun(get: Getter) -> None:
    with serving(whole(LAW)) as desk:
        assert get.fails(desk, limit=len(LAW) - 1).reason == "too-large"
    assert get.left == []


def test_a_file_that_grows_over_the_limit_is_stopped(get: Getter) -> None:
    with serving(chunked(LAW, ETag='"one"')) as desk:
        assert get.fails(desk, limit=HALF).reason == "too-large"
    assert get.left == []


def test_a_disk_without_room_is_told_before_anybody_is_asked(get: Getter) -> None:
    with serving(whole(LAW)) as desk:
        with pytest.raises(DownloadFailed) as caught:
            get.fetch(SourceFile(desk.url(), "law.zip"), size=10**18)
        assert caught.value.reason == "disk-full"
        assert desk.asked == []


def test_a_promise_that_the_disk_cannot_hold_is_not_begun(get: Getter) -> None:
    with serving(whole(LAW)) as desk:
        desk.answers[0] = lambda request: request.head(200, Content_Length=10**17)
        assert get.fails(desk, limit=10**18).reason == "disk-full"


def test_a_disk_that_fills_up_stops_the_download(get: Getter) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with serving(whole(LAW), ranged(LAW)) as desk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (HALF, before[1]))
        try:
            error = get.fails(desk)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert error.reason == "disk-full"
        assert get(desk) == LAW


def test_a_folder_that_cannot_be_made_is_told(get: Getter) -> None:
    get.folder.write_text("a file stands here")
    with serving(whole(LAW)) as desk:
        assert get.fails(desk).reason == "not-writable"
    assert desk.asked == []


def test_a_checksum_is_checked(get: Getter) -> None:
    right = hashlib.sha256(LAW).hexdigest()
    with serving(whole(LAW)) as desk:
        assert get(desk, sha256=right) == LAW
    (get.folder / "law.zip.json").unlink()
    wrong = hashlib.sha256(b"").hexdigest()
    with serving(whole(LAW)) as desk:
        error = get.fails(desk, sha256=wrong)
    assert (error.reason, error.detail) == ("wrong-checksum", right)
    assert get.left == ["law.zip"], "the file of before stands"


@pytest.mark.parametrize(
    "page", [b"<html><body>Please log in</body></html>", b"<!DOCTYPE html><p>Hello", b"", b"PK"]
)
@pytest.mark.parametrize("name", ["law.zip", "law.xml"])
def test_a_page_in_place_of_the_file_is_not_taken_for_it(
    get: Getter, page: bytes, name: str
) -> None:
    with serving(whole(page)) as desk:
        assert get.fails(desk, name=name).reason == "wrong-content"
    assert get.left == []


@pytest.mark.parametrize(
    "xml", [XML, b"\xef\xbb\xbf" + XML, XML + b"<!-- end -->\n\n", b"<a></a >"]
)
def test_xml_is_known_by_its_root(get: Getter, xml: bytes) -> None:
    with serving(whole(xml)) as desk:
        assert get.fetch(SourceFile(desk.url(), "act.xml")) == xml


def test_xml_without_its_end_is_a_wrong_size(get: Getter) -> None:
    with serving(whole(XML[:-10])) as desk:
        assert get.fails(desk, name="act.xml").reason == "wrong-size"


def test_two_at_a_time_do_not_write_into_one_file(get: Getter) -> None:
    with serving(slow(LAW), whole(LAW)) as desk:
        first = HttpDownloads(QUICK).file(
            SourceFile(desk.url(), "law.zip"), str(get.folder), 1, 10**8
        )
        next(first)
        assert get.fails(desk).reason == "busy"
        first.close()
        assert get(desk) == LAW


def test_the_note_tells_where_the_file_came_from(get: Getter) -> None:
    with serving(whole(LAW, Last_Modified="Sat, 21 Nov 2026 05:13:00 GMT")) as desk:
        get(desk)
    note = json.loads((get.folder / "law.zip.json").read_text())
    assert note["address"] == desk.url()
    assert (note["etag"], note["total"]) == ('"one"', len(LAW))
    assert note["modified"] == "Sat, 21 Nov 2026 05:13:00 GMT"


def test_a_page_is_read_as_text_and_only_so_far(get: Getter) -> None:
    page = "<a href='law.zip'>Gesetz über Drachen</a>"
    downloads = HttpDownloads(QUICK)
    with serving(whole(page.encode())) as desk:
        assert outcome(downloads.text(desk.url("page"))) == page
    with serving(status(404)) as desk, pytest.raises(DownloadFailed) as caught:
        outcome(downloads.text(desk.url("page")))
    assert caught.value.reason == "not-found"
    with serving(chunked(bytes(5_000_000))) as desk, pytest.raises(DownloadFailed) as caught:
        outcome(downloads.text(desk.url("page")))
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize(
    "answer",
    [
        lambda request: request.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n"),
        lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n"),
        lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"x" * 200_000),
        lambda request: (
            request.head(200, Content_Encoding="gzip", Content_Length=len(LAW))
            or request.wfile.write(LAW)
        ),
    ],
    ids=["no-http", "no-length", "long-header", "no-gzip"],
)
def test_an_answer_that_makes_no_sense_is_the_servers_fault(get: Getter, answer: Answer) -> None:
    with serving(answer) as desk:
        assert get.fails(desk).reason == "server"
    assert get.left == []
