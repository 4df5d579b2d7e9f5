"""Fetching whole sources: pages with links, lists of files, and what is told on the way."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.adapters.downloading import HttpDownloads
from app.adapters.downloading.tally import Patience
from app.domain.errors import DownloadFailed
from app.domain.events import Event, Progress, outcome
from app.domain.sourcing import SourceEntry, SourceFile
from app.services.fetching import fetch
from app.services.program import Program
from tests.conftest import plain_law
from tests.file_server import Desk, Request, archive, moment, serving, slow, status, whole

LAW = archive()
QUICK = HttpDownloads(Patience(connect=2, read=5, pauses=(0.01,)))


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def _act(number: int) -> bytes:
    return f"<Act n='{number}'>{'Kites. ' * 1000 * number}</Act>".encode()


def _entry(size: int = 100_000, **where: object) -> SourceEntry:
    about = SourceEntry("x", "X", "某", "Free", "自由", "clml", "en", size, 10**7)
    return SourceEntry(**{name: getattr(about, name) for name in about.__slots__} | where)


def _acts(desk: Desk) -> SourceEntry:
    files = tuple(SourceFile(desk.url(str(n)), f"act-{n}.xml") for n in (1, 2, 3))
    return _entry(files=files)


def _by_path(**answers: Callable[[Request], None]) -> Callable[[Request], None]:
    return lambda request: answers[request.path.lstrip("/").replace(".", "_")](request)


def _progress(events: list[Event]) -> list[Progress]:
    return [event for event in events if isinstance(event, Progress)]


def test_every_file_of_a_list_arrives_in_order(tmp_path: Path) -> None:
    events: list[Event] = []
    with serving(*(whole(_act(n)) for n in (1, 2, 3))) as desk:
        paths = outcome(fetch(_acts(desk), QUICK, str(tmp_path)), events.append)
    assert [Path(path).name for path in paths] == ["act-1.xml", "act-2.xml", "act-3.xml"]
    assert [Path(path).read_bytes() for path in paths] == [_act(n) for n in (1, 2, 3)]
    told = _progress(events)
    assert {(event.stage, event.unit) for event in told} == {("downloading", "bytes")}
    counts = [event.done for event in told]
    assert counts == sorted(counts)
    everything = sum(len(_act(n)) for n in (1, 2, 3))
    assert (told[-1].done, told[-1].total, told[-1].detail) == (everything, everything, "act-3.xml")
    assert told[0].total == 100_000


def test_a_list_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with serving(whole(_act(1)), status(500)) as desk:
        with pytest.raises(DownloadFailed) as caught:
            outcome(fetch(_acts(desk), QUICK, str(tmp_path)))
        assert caught.value.address == desk.url("2")
        desk.answers[:] = [whole(_act(1))] * 4 + [whole(_act(2)), whole(_act(3))]
        outcome(fetch(_acts(desk), QUICK, str(tmp_path)))
        asked_again = desk.asked[3][1]
        assert asked_again["if-none-match"] == '"one"'


def test_the_page_leads_to_the_file_of_today(tmp_path: Path) -> None:
    page = b'<p><a href="points/119/xml_uscAll@119-36.zip">All titles</a></p>'
    events: list[Event] = []
    with serving(whole(page, ""), whole(LAW)) as desk:
        entry = _entry(page=desk.url("page.shtml"), link=r"xml_uscAll@[\w-]+\.zip")
        [path] = outcome(fetch(entry, QUICK, str(tmp_path)), events.append)
    assert [path for path, _ in desk.asked] == ["/page.shtml", "/points/119/xml_uscAll@119-36.zip"]
    assert Path(path).name == "xml_uscAll@119-36.zip"
    assert Path(path).read_bytes() == LAW
    assert _progress(events)[-1].total == len(LAW)


def test_a_page_that_has_changed_is_told(tmp_path: Path) -> None:
    with serving(whole(b"<p>We have moved.</p>")) as desk:
        entry = _entry(page=desk.url("page.shtml"), link=r"xml_uscAll@[\w-]+\.zip")
        with pytest.raises(DownloadFailed) as caught:
            outcome(fetch(entry, QUICK, str(tmp_path)))
    assert caught.value.reason == "not-found"
    assert caught.value.address == entry.page


def test_a_link_to_elsewhere_without_https_is_not_followed(tmp_path: Path) -> None:
    page = b'<a href="http://law.invalid/xml_uscAll@1-1.zip">All titles</a>'
    with serving(whole(page)) as desk:
        entry = _entry(page=desk.url("page.shtml"), link=r"xml_uscAll@[\w-]+\.zip")
        with pytest.raises(DownloadFailed) as caught:
            outcome(fetch(entry, QUICK, str(tmp_path)))
    assert caught.value.reason == "not-https"


def test_speed_and_time_left_are_those_of_the_line(tmp_path: Path) -> None:
    def steady(request: Request) -> None:
        request.head(200, ETag='"one"', Content_Length=len(LAW))
        for start in range(0, len(LAW), 50_000):
            request.wfile.write(LAW[start : start + 50_000])
            request.wfile.flush()
            request.pause(0.06)

    events: list[Event] = []
    with serving(steady) as desk:
        entry = _entry(files=(SourceFile(desk.url(), "law.zip"),))
        outcome(fetch(entry, QUICK, str(tmp_path)), events.append)
    measured = [event for event in _progress(events) if event.rate and event.left is not None]
    assert measured
    for event in measured:
        assert 50_000 < (event.rate or 0) < 1_200_000
        assert event.total == len(LAW)
        assert (event.left or 0) < 20
    assert measured[-1].left == 0


def test_a_cancelled_fetch_stops_at_once_and_keeps_what_came(tmp_path: Path) -> None:
    with serving(slow(LAW)) as desk:
        entry = _entry(files=(SourceFile(desk.url(), "law.zip"),))
        work = fetch(entry, QUICK, str(tmp_path))
        for event in work:
            if isinstance(event, Progress) and event.done:
                break
        began = moment()
        work.close()
        assert moment() - began < 1
    assert (tmp_path / "law.zip.part").stat().st_size == len(LAW) // 2


def test_beginning_tells_before_it_contacts_anybody(tmp_path: Path) -> None:
    with serving(whole(LAW)) as desk:
        work = fetch(_entry(files=(SourceFile(desk.url(), "law.zip"),)), QUICK, str(tmp_path))
        assert next(work) == Progress("downloading", 0, 100_000, "bytes")
        assert desk.asked == []
        work.close()
    assert list(tmp_path.iterdir()) == []


def test_what_was_fetched_can_be_imported(tmp_path: Path, program: Program) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("laws/kite.md", plain_law())
    folder = tmp_path / "library"
    with serving(whole(stream.getvalue())) as desk:
        entry = _entry(files=(SourceFile(desk.url(), "law.zip"),))
        paths = outcome(fetch(entry, QUICK, str(folder / "downloads")))
    library = program.create(str(folder), "Fetched")
    report = outcome(library.import_sources(paths))
    assert (report.added, report.problems) == (1, [])
    library.close()
