"""Reads LegalBench-RAG's files of questions, whose answers are characters of documents."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from app.domain.errors import QuestionsUnreadable
from app.domain.measures_spans import Span

MINI = 194
"""Questions of each part in the benchmark's published short form."""

_PLACES = ("*.json", "benchmarks/*.json", "*/benchmarks/*.json")


@dataclass(frozen=True, slots=True)
class SpanQuestion:
    """A question of one part (``cuad``, ``maud`` …) and the characters that answer it."""

    part: str
    text: str
    spans: tuple[Span, ...]


def read_span_questions(path: str) -> list[SpanQuestion]:
    """The questions of one file, or of the files of a folder with benchmarks, part by part.

    A file is ``{"tests":[{"query","snippets":[{"file_path","span":[start,stop]}]}]}`` and is named
    for its part. Raises QuestionsUnreadable.
    """
    files = _files(Path(path))
    found = [one for file in files for one in _read(file)]
    if not found:
        raise QuestionsUnreadable(path, 0, "no questions")
    return found


def mini_of(questions: Sequence[SpanQuestion]) -> list[SpanQuestion]:
    """MINI questions of each part, by the published rule.

    Documents are put in an order by chance, each with its path as the seed, and the questions
    about the first of them are taken: few documents, but all of their questions.
    """
    parts: dict[str, list[SpanQuestion]] = {}
    for one in sorted(questions, key=lambda one: Random(one.spans[0].path).random()):  # noqa: S311
        parts.setdefault(one.part, []).append(one)
    return [one for part in sorted(parts) for one in parts[part][:MINI]]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return next((found for place in _PLACES if (found := sorted(path.glob(place)))), [])


def _read(file: Path) -> list[SpanQuestion]:
    try:
        tests = json.loads(file.read_text("utf-8-sig"))["tests"]
        return [_question(file, number, test) for number, test in enumerate(tests, 1)]
    except OSError as error:
        raise QuestionsUnreadable(str(file), 0, str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionsUnreadable(str(file), 0, repr(error)) from error


def _question(file: Path, number: int, test: Any) -> SpanQuestion:
    try:
        text, snippets = test["query"], test["snippets"]
        spans = tuple(_span(one["file_path"], *one["span"]) for one in snippets)
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionsUnreadable(str(file), 0, f"test {number}: {error!r}") from error
    if not isinstance(text, str) or not spans:
        raise QuestionsUnreadable(str(file), 0, f"test {number}: query: text; snippets: a list")
    return SpanQuestion(file.stem, text, spans)


def _span(path: str, start: int, stop: int) -> Span:
    if not isinstance(path, str) or not 0 <= start < stop:
        raise ValueError(f"span {start}-{stop} of {path}")
    return Span(path, start, stop)
