"""Evaluating: what is resolved, counted and listed."""

import json
from pathlib import Path

import pytest

from app.domain.errors import QuestionsUnreadable
from app.domain.events import outcome
from app.domain.question import Filters
from app.domain.ranking import Parts
from app.services.evaluating import read_questions
from app.services.library import OpenLibrary
from tests.conftest import ROOT

QUESTIONS = sorted((ROOT / "resources" / "sample" / "questions").glob("*.jsonl"))


def _file(tmp_path: Path, *lines: object) -> str:
    path = tmp_path / "q.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return str(path)


def test_every_citation_of_the_sample_questions_resolves(sample: OpenLibrary) -> None:
    asked = [question for path in QUESTIONS for question in read_questions(str(path))]
    assert len(asked) >= 150
    unresolved = [c for one in asked for c in one.relevant if not sample.resolve(c)]
    assert unresolved == []


def test_a_citation_asked_is_found_first(sample: OpenLibrary, tmp_path: Path) -> None:
    citation = "沐洲劳动法第十二条"
    path = _file(tmp_path, {"id": "1", "question": citation, "relevant": [citation]})
    found = outcome(sample.evaluate(path))
    assert found.metrics["hit@1"] == found.metrics["ndcg@10"] == found.metrics["recall@5"] == 1
    assert found.unresolved == ()
    assert found.run[0].startswith("1 Q0 ")


def test_unresolved_counts_as_missed_and_is_listed(sample: OpenLibrary, tmp_path: Path) -> None:
    citation = "沐洲劳动法第十二条"
    path = _file(
        tmp_path,
        {"id": "1", "question": citation, "relevant": [citation, "火星法第一条"]},
        {"id": "2", "question": "x", "relevant": ["Mars Act, s. 1"]},
    )
    found = outcome(sample.evaluate(path))
    assert found.unresolved == ("火星法第一条", "Mars Act, s. 1")
    assert found.metrics["hit@1"] == 0.5
    assert found.metrics["recall@100"] == 0.25


def test_another_version_counts(sample: OpenLibrary, tmp_path: Path) -> None:
    path = _file(tmp_path, {"question": "沐洲劳动法第十二条", "relevant": ["沐洲劳动法第十二条"]})
    found = outcome(sample.evaluate(path, Filters(current_only=False)))
    assert found.metrics["hit@1"] == 1


def test_sides_can_be_measured_alone(sample: OpenLibrary) -> None:
    path = str(QUESTIONS[0])
    both = outcome(sample.evaluate(path)).metrics
    words = outcome(sample.evaluate(path, Filters(), Parts(meaning=False))).metrics
    assert both != words


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 0),
        ("not json", 1),
        ('{"question": "x", "relevant": ["y"]}\n{"question": "x"}', 2),
        ('{"question": "x", "relevant": []}', 1),
        ('{"question": 5, "relevant": ["y"]}', 1),
        ("[1]", 1),
    ],
)
def test_bad_file_names_the_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(text)
    with pytest.raises(QuestionsUnreadable) as caught:
        read_questions(str(path))
    assert caught.value.line == line


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(QuestionsUnreadable):
        read_questions(str(tmp_path / "none.jsonl"))
