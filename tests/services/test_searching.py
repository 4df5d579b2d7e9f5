"""Searching the sample library: the right provision, filters, reasons, and any input at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.events import outcome
from app.domain.law import Level
from app.domain.question import (
    CloseInMeaning,
    ExactCitation,
    Filters,
    Question,
    Results,
    SharedWords,
)
from app.domain.ranking import Parts
from app.services.library import OpenLibrary


def ask(library: OpenLibrary, text: str, limit: int = 10, **filters: object) -> Results:
    return outcome(library.search(Question(text, Filters(**filters), limit)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "law"),
    [
        ("房东不退押金怎么办", "沐洲房屋租赁法"),
        ("试用期被辞退怎么赔偿", "沐洲劳动法"),
        ("my landlord keeps the deposit", "Merrow Tenancy Act 2016"),
        ("fired during probation, what am I owed?", "Merrow Employment Act 2014"),
    ],
)
def test_plain_question_finds_its_law(sample: OpenLibrary, question: str, law: str) -> None:
    assert law in [hit.law.title for hit in ask(sample, question).hits[:3]]


def test_citation_comes_first(sample: OpenLibrary) -> None:
    for asked in (
        "沐洲劳动法第十二条",
        "《沐洲劳动法》第12条",
        "Merrow Employment Act 2014, s. 12",
    ):
        hits = ask(sample, asked).hits
        assert hits[0].provision.number == "12", asked
        assert isinstance(hits[0].reasons[0], ExactCitation)
        assert hits[0].version.current
        assert all(hit.provision.id != hits[0].provision.id for hit in hits[1:])


def test_reasons_name_closeness_and_words(sample: OpenLibrary) -> None:
    hit = ask(sample, "房东不退押金怎么办").hits[0]
    kinds = {type(reason) for reason in hit.reasons}
    assert {CloseInMeaning, SharedWords} <= kinds
    words = next(r.words for r in hit.reasons if isinstance(r, SharedWords))
    assert "押金" in words


def test_ranks_run_from_one_and_scores_fall(sample: OpenLibrary) -> None:
    hits = ask(sample, "compensation for a car accident", 30).hits
    assert [hit.rank for hit in hits] == list(range(1, 31))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.provision.id for hit in hits}) == 30


def test_superseded_and_repealed_only_when_asked_for(sample: OpenLibrary) -> None:
    asked = "hire purchase agreement, the owner takes the goods back"
    assert all(hit.version.current for hit in ask(sample, asked, 50).hits)
    everything = ask(sample, asked, 50, current_only=False).hits
    assert any(hit.law.title == "Merrow Hire Purchase Act 1987" for hit in everything[:10])


def test_versions_of_one_section_take_one_place(sample: OpenLibrary) -> None:
    hits = ask(sample, "probation period length", 50, current_only=False).hits
    places = [(hit.law.id, hit.provision.number) for hit in hits]
    assert len(places) == len(set(places))


def test_filters_are_kept(sample: OpenLibrary) -> None:
    only = ask(sample, "押金", 20, levels=(Level.LAW,)).hits
    assert only
    assert {hit.law.level for hit in only} == {Level.LAW}
    assert not ask(sample, "押金", 20, levels=(Level.LOCAL,)).hits
    assert not ask(sample, "押金", 20, regions=("it's; DROP TABLE",)).hits
    law = only[0].law.id
    assert {hit.law.id for hit in ask(sample, "赔偿", 20, law_id=law).hits} == {law}


def test_either_side_can_be_switched_off(sample: OpenLibrary) -> None:
    question = Question("房东不退押金怎么办", limit=5)
    words = outcome(sample._searcher.search(question, Parts(meaning=False)))
    meaning = outcome(sample._searcher.search(question, Parts(words=False)))
    assert all(not isinstance(r, CloseInMeaning) for h in words.hits for r in h.reasons)
    assert all(isinstance(h.reasons[0], CloseInMeaning) for h in meaning.hits)


HOSTILE = [
    *("", " ", "(", '"', "%", "'", "*", "AND OR NOT", "🙂", "\0", "\ud83d", "a" * 10_000),
    *("押金" * 5_000, "第条", "第九百九十九条", "\\", "{}", "field:value", "~^", "-- ;"),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_raises(sample: OpenLibrary, text: str) -> None:
    ask(sample, text)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80))
def test_no_text_raises(sample: OpenLibrary, text: str) -> None:
    ask(sample, text, 5)


def test_nothing_asked_finds_nothing(sample: OpenLibrary) -> None:
    assert ask(sample, "   ").hits == ()


def test_timings_are_told(sample: OpenLibrary) -> None:
    ms = ask(sample, "房东不退押金怎么办").ms
    assert {"encode", "near", "words", "fuse", "texts", "total"} <= ms.keys()


def test_closing_a_search_stops_it(sample: OpenLibrary) -> None:
    work = sample.search(Question("押金"))
    next(work)
    work.close()
    assert ask(sample, "押金").hits


def test_facets_count_current_provisions(sample: OpenLibrary) -> None:
    facets = sample.facets(Filters())
    assert dict(facets.levels).keys() == {Level.LAW}
    with_old = sample.facets(Filters(current_only=False))
    assert dict(with_old.levels)[Level.LAW] > dict(facets.levels)[Level.LAW]
