"""LegalBench-RAG's contracts: every character kept, every answer at the offsets that it names."""

import io
import json
import zipfile
from bisect import bisect_right
from pathlib import Path

import pytest

from app.adapters.importers.source import FileSources
from app.adapters.importers.text import PlainText
from app.domain.events import outcome
from app.domain.law import ParsedLaw

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
ARCHIVE = DATA / "en" / "legalbench-rag.zip"
pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def corpus() -> dict[str, tuple[str, ParsedLaw]]:
    """For each document its text as Python opens it, and the law that the importer made of it."""
    found = {}
    sources = FileSources((PlainText(),))
    with sources.open(str(ARCHIVE)) as source, zipfile.ZipFile(ARCHIVE) as zipped:
        for unit in outcome(source.units()):
            raw = io.BytesIO(zipped.read(unit.name))
            text = io.TextIOWrapper(raw, encoding="utf-8").read()
            (law,) = source.parse(unit)
            found[unit.name.partition("/corpus/")[2]] = (text, law)
        assert not source.problems()
    return found


def test_every_document_is_put_together_again(corpus: dict[str, tuple[str, ParsedLaw]]) -> None:
    assert len(corpus) == 714
    assert len({law.key for _, law in corpus.values()}) == 714
    for text, law in corpus.values():
        assert "".join(p.text for p in law.provisions) == text
        assert all(p.text.strip() and len(p.text.strip()) <= 1_500 for p in law.provisions)


def test_every_answer_is_found_by_its_offsets(corpus: dict[str, tuple[str, ParsedLaw]]) -> None:
    snippets = 0
    with zipfile.ZipFile(ARCHIVE) as zipped:
        for name in zipped.namelist():
            if "/benchmarks/" not in name or not name.endswith(".json"):
                continue
            for test in json.loads(zipped.read(name))["tests"]:
                for snippet in test["snippets"]:
                    _, law = corpus[snippet["file_path"]]
                    assert _between(law, *snippet["span"]) == snippet["answer"]
                    snippets += 1
    assert snippets == 11_576


def _between(law: ParsedLaw, start: int, stop: int) -> str:
    """The characters from `start` to `stop`, out of the stretches that offsets find."""
    starts = [p.start or 0 for p in law.provisions]
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, stop - 1) - 1
    words = "".join(p.text for p in law.provisions[first : last + 1])
    return words[start - starts[first] : stop - starts[first]]
