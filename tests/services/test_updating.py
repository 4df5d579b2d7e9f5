"""Updating: what the library was filled from is read again, and what is gone is named."""

import shutil
from pathlib import Path

from app.domain.events import Problem, outcome
from app.services.importing import ImportReport
from app.services.library import OpenLibrary
from app.services.reporting import as_fields, in_groups
from app.services.source_ports import Reading
from app.services.updating import GONE, missing, update
from tests.conftest import plain_law


def _source(folder: Path, **laws: str) -> str:
    folder.mkdir(exist_ok=True)
    for name, text in laws.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return str(folder)


def test_nothing_new_changes_nothing(small: OpenLibrary) -> None:
    digest = small.info()
    report = outcome(update(small))
    assert (report.unchanged, report.added, report.updated) == (1, 0, 0)
    assert small.info() == digest


def test_every_source_is_read_again(small: OpenLibrary, tmp_path: Path) -> None:
    other = _source(tmp_path / "other", b=plain_law("b-act", "B Act"))
    outcome(small.import_sources([other], Reading("plain")))
    _source(tmp_path / "source", c=plain_law("c-act", "C Act"))
    _source(tmp_path / "other", b=plain_law("b-act", "B Act", "**Section 1.** Other words."))
    report = outcome(update(small))
    assert [change.title for change in in_groups(report).added] == ["C Act"]
    assert [change.title for change in in_groups(report).changed] == ["B Act"]
    assert report.files == 3
    assert small.info().counts.laws == 3
    readings = {source.path: source.reading["format"] for source in small.imported_sources()}
    assert readings == {str(tmp_path / "source"): "", other: "plain"}


def test_missing_sources_are_named_and_the_others_read(small: OpenLibrary, tmp_path: Path) -> None:
    other = _source(tmp_path / "other", b=plain_law("b-act", "B Act"))
    outcome(small.import_sources([other]))
    _source(tmp_path / "other", c=plain_law("c-act", "C Act"))
    shutil.rmtree(tmp_path / "source")
    assert missing(small.imported_sources()) == [str(tmp_path / "source")]
    events: list[object] = []
    report = outcome(update(small), events.append)
    assert report.problems == [Problem(str(tmp_path / "source"), GONE)]
    assert report.problems[0] in events
    assert report.added == 1
    assert small.info().counts.laws == 3


def test_a_source_that_broke_is_a_problem(small: OpenLibrary, tmp_path: Path) -> None:
    archive = tmp_path / "laws.zip"
    shutil.make_archive(str(tmp_path / "laws"), "zip", tmp_path / "source")
    outcome(small.import_sources([str(archive)]))
    archive.write_bytes(b"no zip any more")
    report = outcome(update(small))
    assert [problem.reason for problem in report.problems] == ["broken-archive"]


def test_a_law_that_was_repealed_is_in_a_group_of_its_own(
    small: OpenLibrary, tmp_path: Path
) -> None:
    body = "**Section 1.** Repealed."
    _source(tmp_path / "source", kite=plain_law(body=body, status="repealed"))
    groups = in_groups(outcome(update(small)))
    assert [change.title for change in groups.repealed] == ["Kite Act 2001"]
    assert groups.changed == groups.added == []


def test_a_report_as_json_holds_plain_values(small: OpenLibrary, tmp_path: Path) -> None:
    _source(tmp_path / "source", d=plain_law("d-act", "D Act", publication_date="2020-02-01"))
    fields = as_fields(outcome(update(small)))
    assert fields["changes"][0]["published"] == "2020-02-01"
    assert fields["changes"][0]["status"] == ""
    assert as_fields(ImportReport())["changes"] == []
