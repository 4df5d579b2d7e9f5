"""Data sets of a hub by name: over the hub's protocol, verified, resumed, and left out of sight."""

import io
import json
import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from app.adapters.question_datasets import HubDatasets
from app.adapters.question_files import QuestionFiles
from app.adapters.questions_db import QuestionsDb
from app.domain.errors import DownloadFailed, QuestionsUnreadable
from app.domain.events import Problem, Progress, outcome
from app.domain.kept import Kept
from app.domain.training import Origin
from app.services.library import OpenLibrary
from app.services.question_importing import Bringing
from app.services.questions import QuestionDesk, Questions
from tests.adapters.models.conftest import QUICK
from tests.adapters.models.fake_hub import FakeHub, store_etag
from tests.file_server import Answer, Request, breaking, slow

SET = "meadow/kite-questions"
FOLDER = "downloads/datasets--meadow--kite-questions"


class NothingKept:
    """A person who keeps nothing."""

    def kept(self, library: str) -> Kept:
        return Kept()


def _parquet(
    rows: Sequence[tuple[str, str]], names: Sequence[str] = ("anchor", "positive")
) -> bytes:
    made = io.BytesIO()
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    pq.write_table(pa.table(columns), made)
    return made.getvalue()


@pytest.fixture(autouse=True)
def large_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hubs keep such files in their store."""
    monkeypatch.setattr("tests.adapters.models.fake_hub.LARGE", (".parquet",))


@pytest.fixture
def questions(small: OpenLibrary) -> Questions:
    desk = QuestionDesk(QuestionsDb(), QuestionFiles(), HubDatasets(patience=QUICK), NothingKept())
    return small.questions(desk)


def _listing(hub: FakeHub, name: str) -> Answer:
    def answer(request: Request) -> None:
        told = hub.repositories[f"datasets/{name}"]
        body = json.dumps(
            {"id": name, "sha": told.sha, "gated": False, "siblings": told.siblings()}
        ).encode()
        request.head(200, Content_Type="application/json", Content_Length=len(body))
        request.wfile.write(body)

    return answer


def _publish(hub: FakeHub, files: dict[str, bytes], name: str = SET) -> None:
    hub.publish(f"datasets/{name}", files)
    path = f"/api/datasets/{name}/revision/main"
    hub.overrides[path] = [_listing(hub, name)] * 5


def _storm(small: OpenLibrary) -> str:
    return small.resolve("Kite Act 2001, Section 2")[0][0].text


def test_fetched_read_and_gone(hub: FakeHub, questions: Questions, small: OpenLibrary) -> None:
    rows = [("what of lightning", _storm(small)), ("play", "Kite Act 2001, Section 1")]
    _publish(
        hub,
        {
            "data/train-00000.parquet": _parquet(rows[:1]),
            "data/test-00000.parquet": _parquet(rows[1:]),
            "README.md": b"# kites",
            "dataset_info.json": b"{}",
            "extra.csv": b"a,b\n",
        },
    )
    report = outcome(questions.import_dataset(SET))
    assert (report.read, report.added, report.exact) == (2, 2, 1)
    kept = questions.read("questions")
    assert {(one.origin, one.source) for one in kept} == {(Origin.BENCHMARK, SET)}
    assert not (Path(small.path) / "downloads").exists()
    assert hub.asked("extra.csv") == hub.asked("README.md") == []


def test_nothing_is_contacted_before_it_is_asked_for(hub: FakeHub, questions: Questions) -> None:
    questions.import_dataset(SET)
    assert hub.hub.asked == []


def test_files_are_chosen(hub: FakeHub, questions: Questions) -> None:
    lines = [{"question": "play", "citation": "Kite Act 2001, Section 1"}]
    text = "\n".join(map(json.dumps, lines)).encode()
    _publish(
        hub, {"train.jsonl": text, "test.jsonl": text, "corpus.parquet": _parquet([("a", "b")])}
    )
    report = outcome(questions.import_dataset(SET, files="train.jsonl"))
    assert report.added == 1
    assert len(hub.asked("test.jsonl")) == len(hub.asked("corpus.parquet")) == 0


def test_columns_are_mapped(hub: FakeHub, questions: Questions) -> None:
    from app.services.source_ports import Reading

    data = _parquet([("play", "Kite Act 2001, Section 1")], ("A", "B"))
    _publish(hub, {"a.parquet": data})
    with pytest.raises(QuestionsUnreadable):
        outcome(questions.import_dataset(SET))
    reading = Reading("", {"question": "A", "answer": "B"})
    assert outcome(questions.import_dataset(SET, Bringing(), reading)).added == 1


def test_a_file_of_something_else_is_told(hub: FakeHub, questions: Questions) -> None:
    good = _parquet([("play", "Kite Act 2001, Section 1")])
    _publish(hub, {"a.parquet": good, "b.parquet": _parquet([("x", "y")], ("left", "right"))})
    told: list[Problem] = []
    outcome(
        questions.import_dataset(SET),
        lambda event: told.append(event) if isinstance(event, Problem) else None,
    )
    assert [problem.reason for problem in told] == ["not-questions"]


def _much() -> bytes:
    """A data set that does not come in one piece."""
    noise = random.Random(1)
    rows = [(f"play {noise.random()}", "Kite Act 2001, Section 1") for _ in range(5_000)]
    return _parquet(rows)


def test_a_broken_connection_goes_on_where_it_was(hub: FakeHub, questions: Questions) -> None:
    data = _much()
    _publish(hub, {"a.parquet": data})
    hub.overrides["@a.parquet"] = [breaking(data, len(data) // 2, ETag=store_etag(data))]
    assert outcome(questions.import_dataset(SET)).read == 5_000
    ranges = [headers.get("range") for headers in hub.asked("a.parquet", hub.store)]
    assert ranges == [None, f"bytes={len(data) // 2}-"]


def test_closed_what_came_is_kept_for_the_next_time(
    hub: FakeHub, questions: Questions, small: OpenLibrary
) -> None:
    data = _much()
    _publish(hub, {"a.parquet": data})
    hub.overrides["@a.parquet"] = [slow(data)]
    work = questions.import_dataset(SET)
    for event in work:
        if isinstance(event, Progress) and event.done:
            assert (event.stage, event.total) == ("downloading", len(data))
            break
    work.close()
    [part] = (Path(small.path) / FOLDER).glob("*.part")
    assert part.stat().st_size == len(data) // 2
    assert questions.sets() == []
    assert outcome(questions.import_dataset(SET)).read == 5_000


def test_what_came_is_verified(hub: FakeHub, questions: Questions, small: OpenLibrary) -> None:
    data = _parquet([("play", "Kite Act 2001, Section 1")])
    _publish(hub, {"a.parquet": data})
    hub.repositories[f"datasets/{SET}"].told["a.parquet"] = {
        "lfs": {"sha256": "0" * 64, "size": len(data), "pointerSize": 1}
    }
    with pytest.raises(DownloadFailed) as told:
        outcome(questions.import_dataset(SET))
    assert told.value.reason == "wrong-checksum"
    assert questions.sets() == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [("meadow/none", "not-found"), ("../etc", "not-found"), ("a b", "not-found")],
)
def test_no_such_data_set(hub: FakeHub, questions: Questions, name: str, reason: str) -> None:
    with pytest.raises(DownloadFailed) as told:
        outcome(questions.import_dataset(name))
    assert told.value.reason == reason


def test_one_without_data(hub: FakeHub, questions: Questions) -> None:
    _publish(hub, {"README.md": b"#", "train.py": b"print()"})
    with pytest.raises(DownloadFailed) as told:
        outcome(questions.import_dataset(SET))
    assert told.value.reason == "not-found"
    _publish(hub, {"a.jsonl": b"{}"})
    with pytest.raises(DownloadFailed) as told:
        outcome(questions.import_dataset(SET, files="b.jsonl"))
    assert "a.jsonl" in told.value.detail


def test_one_that_is_too_large(
    hub: FakeHub, questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.adapters.question_datasets._MOST_BYTES", 10)
    _publish(hub, {"a.parquet": _parquet([("a", "b")])})
    with pytest.raises(DownloadFailed) as told:
        outcome(questions.import_dataset(SET))
    assert told.value.reason == "too-large"
    assert hub.asked("a.parquet") == []
