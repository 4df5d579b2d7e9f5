"""Files of questions in every form, honest, odd and hostile."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from app.adapters import question_limits
from app.adapters.question_files import QuestionFiles
from app.domain.errors import LibraryNotWritable, QuestionsUnreadable
from app.domain.events import Progress, outcome
from app.domain.measures_spans import Span
from app.domain.question_rows import QuestionRow, QuestionTable
from app.domain.training import Origin, Standing
from app.services.source_ports import Reading

ROWS = [("风筝能在哪里放？", "Kite Act 2001, Section 1"), ("when may I fly", "Section 2")]


def _read(path: Path, reading: Reading = Reading()) -> QuestionTable:
    return outcome(QuestionFiles().read(str(path), reading))


def _refused(path: Path, reading: Reading = Reading()) -> QuestionsUnreadable:
    with pytest.raises(QuestionsUnreadable) as told:
        _read(path, reading)
    return told.value


def _pairs(table: QuestionTable) -> list[tuple[str, str]]:
    return [(row.text, *row.answers) for row in table.rows]


def _jsonl(path: Path) -> None:
    lines = [{"question": text, "relevant": [answer]} for text, answer in ROWS]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", "utf-8-sig")


def _list(path: Path) -> None:
    path.write_text(json.dumps([{"query": q, "positive": a} for q, a in ROWS], indent=1))


def _csv(encoding: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        lines = [f'"{text}","{answer}"' for text, answer in ROWS]
        path.write_bytes("\r\n".join(["问题,法条", *lines]).encode(encoding))

    return write


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([])
    sheet.append(["Question", "Citation", None])
    for row in ROWS:
        sheet.append(row)
    book.create_sheet("empty")
    book.save(path)


def _parquet(path: Path) -> None:
    columns = {"anchor": [q for q, _ in ROWS], "positive": [a for _, a in ROWS], "n": [1, 2]}
    pq.write_table(pa.table(columns), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("q.jsonl", _jsonl),
        ("q.json", _list),
        ("q.csv", _csv("utf-8-sig")),
        ("q.csv", _csv("gb18030")),
        ("q.csv", _csv("utf-16")),
        ("q.xlsx", _xlsx),
        ("q.parquet", _parquet),
    ],
    ids=["jsonl-bom", "json", "csv-bom", "csv-gb18030", "csv-utf16", "xlsx", "parquet"],
)
def test_every_form(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    table = _read(tmp_path / name)
    assert _pairs(table) == ROWS
    assert (table.source, table.origin, table.left) == (name, Origin.COMPOSED, ())


def test_what_a_row_tells_of_itself(tmp_path: Path) -> None:
    told = {"id": 7, "question": "q?", "relevant": ["a", "b", 3, None], "tone": "plain"}
    more = {"origin": "real", "standing": "dropped", "source": "forum", "other": {"x": 1}}
    odd = {"question": "r?", "relevant": "a", "origin": "martian", "id": 2.0, "tone": True}
    lines = [json.dumps(told | more), json.dumps(odd)]
    (tmp_path / "q.jsonl").write_text("\n".join(lines))
    assert _read(tmp_path / "q.jsonl").rows == (
        QuestionRow(
            "line 1", "q?", ("a", "b", "3"), id="7", tone="plain", source="forum",
            origin=Origin.REAL, standing=Standing.DROPPED,
        ),
        QuestionRow("line 2", "r?", ("a",), id="2"),
    )  # fmt: skip


def test_columns_are_told_where_names_do_not_tell(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("A\tB\twhat\nx?\tSection 1\tz\n")
    assert "A, B, what" in _refused(tmp_path / "q.csv").detail
    columns = {"question": "a", "answer": "B"}
    assert _pairs(_read(tmp_path / "q.csv", Reading("", columns))) == [("x?", "Section 1")]
    for wrong in ({"question": "C", "answer": "B"}, {"colour": "A"}):
        _refused(tmp_path / "q.csv", Reading("", wrong))


def test_prose_answers_yield_to_passages(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(
        json.dumps({"question": "q?", "answer": "You may.", "context": "Kites may be flown."})
    )
    assert _pairs(_read(tmp_path / "q.jsonl")) == [("q?", "Kites may be flown.")]


def test_legalbench_rag(tmp_path: Path) -> None:
    tests = [{"query": "NDA?", "snippets": [{"file_path": "cuad/a.txt", "span": [3, 9]}]}]
    (tmp_path / "benchmarks").mkdir()
    for part in ("cuad", "maud"):
        (tmp_path / "benchmarks" / f"{part}.json").write_text(json.dumps({"tests": tests}))
    table = _read(tmp_path)
    assert [(row.source, row.spans) for row in table.rows] == [
        ("cuad", (Span("cuad/a.txt", 3, 9),)), ("maud", (Span("cuad/a.txt", 3, 9),)),
    ]  # fmt: skip
    assert table.origin is Origin.BENCHMARK
    assert len(_read(tmp_path / "benchmarks" / "cuad.json").rows) == 1


def test_other_sheets_are_told(tmp_path: Path) -> None:
    _xlsx(tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    book.create_sheet("More").append(["question", "citation"])
    book.save(tmp_path / "q.xlsx")
    assert _read(tmp_path / "q.xlsx").left == (("More", "sheet-not-read", ""),)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("q.jsonl", b'{"question": "x?", "relevant": ["a"]}\n{"question": '),
        ("q.jsonl", b'{"question": "x?", "relevant": ["a"]}\n[1]'),
        ("q.jsonl", b"[" * 200_000),
        ("q.jsonl", b""),
        ("q.jsonl", b"\x00\x01\x02"),
        ("q.jsonl", b'{"question": "caf\xe9", "relevant": ["\xff\xfe"]}'),
        ("q.csv", b"question,citation\nx?,a,b,c\n"),
        ("q.csv", b"question,citation\n"),
        ("q.csv", b'question,citation\n"open'),
        ("q.json", b'{"tests": [{"query": 3}]}'),
        ("q.xlsx", b"no zip"),
        ("q.parquet", b"PAR1nothingPAR1"),
        ("q.doc", b"what"),
    ],
)
def test_damaged_files_are_refused(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    told = _refused(tmp_path / name)
    assert told.path == str(tmp_path / name)
    assert told.detail


def test_the_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_bytes(b'{"question": "x?", "relevant": ["a"]}\n\n{nonsense')
    assert _refused(tmp_path / "q.jsonl").line == 3
    _refused(tmp_path / "nowhere.jsonl")
    _refused(tmp_path)
    _refused(tmp_path / "q.jsonl", Reading("sonnet"))


def _repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """The spreadsheet with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename.endswith(part) else data)
    path.write_bytes(made.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    _xlsx(path)
    _repacked(path, "sheet1.xml", lambda data: data + b" " * 30_000_000)
    assert "too-large" in _refused(path).detail


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    _xlsx(path)
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    _repacked(path, "sheet1.xml", lambda data: bomb + data)
    assert "declarations" in _refused(path).detail


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    _xlsx(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 200] = b"\xff" * 200
    path.write_bytes(data)
    assert _refused(path).detail


@pytest.mark.parametrize("limit", ["ROWS", "CHARACTERS", "TEXT_BYTES"])
def test_too_much_is_refused(limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"question": "x?" * 20, "relevant": ["a"]})
    (tmp_path / "q.jsonl").write_text(f"{line}\n" * 1_000)
    monkeypatch.setattr(question_limits, limit, 400)
    assert "too-large" in _refused(tmp_path / "q.jsonl").detail


def test_a_large_parquet_column_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _parquet(tmp_path / "q.parquet")
    monkeypatch.setattr(question_limits, "PARQUET_BYTES", 10)
    assert "too-large" in _refused(tmp_path / "q.parquet").detail


def test_it_tells_how_far_it_is_and_can_be_closed(tmp_path: Path) -> None:
    line = json.dumps({"question": "x?", "relevant": ["a"]})
    (tmp_path / "q.jsonl").write_text(f"{line}\n" * 5_000)
    reading = QuestionFiles().read(str(tmp_path / "q.jsonl"), Reading())
    told = [next(reading) for _ in range(3)]
    assert [event.done for event in told if isinstance(event, Progress)] == [0, 500, 1000]
    reading.close()


def test_written_in_one_step(tmp_path: Path) -> None:
    QuestionFiles().write(str(tmp_path / "out.jsonl"), [{"question": "风筝?", "relevant": ["a"]}])
    assert _pairs(_read(tmp_path / "out.jsonl")) == [("风筝?", "a")]
    with pytest.raises(LibraryNotWritable):
        QuestionFiles().write(str(tmp_path / "nowhere" / "out.jsonl"), [])
