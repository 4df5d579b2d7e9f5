"""The bundled encoder's view of what another model found: of statutes, not of contracts."""

from dataclasses import replace

import pytest

from app.domain.law import Law, Level
from app.domain.ranking import Fused, with_second
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.second_opinion import SecondOpinion, Texts

QUESTION = "the landlord keeps my deposit"


@pytest.fixture
def texts(sample: OpenLibrary) -> Texts:
    """The provisions of a tenancy act."""
    [(first, law, version)] = sample.resolve("Merrow Tenancy Act 2016, s 12")
    whole = sample.read(first.id)
    return {one.id: (one, law, version) for one in whole.provisions[:40]}


def _fused(texts: Texts) -> list[Fused]:
    """All alike: nothing but the second opinion can order them."""
    return [Fused(key, 0, len(one.text), 0.5, None) for key, (one, _, _) in texts.items()]


def test_provisions_about_the_question_come_first(program: Program, texts: Texts) -> None:
    fused = _fused(texts)
    cosines = SecondOpinion(program.encoders).cosines(QUESTION, fused, texts)
    assert set(cosines) == set(texts)
    head = with_second(fused, cosines)[:5]
    assert sum("deposit" in texts[one.provision_id][0].text.lower() for one in head) >= 4


def test_no_opinion_of_contracts(program: Program, texts: Texts) -> None:
    opinion, fused = SecondOpinion(program.encoders), _fused(texts)

    def contract(law: Law) -> Law:
        return replace(law, level=Level.CONTRACT)

    contracts = {key: (one, contract(law), when) for key, (one, law, when) in texts.items()}
    assert opinion.cosines(QUESTION, fused, contracts) == {}
    few = {**texts, **dict(list(contracts.items())[: len(texts) // 2])}
    assert opinion.cosines(QUESTION, fused, few)
