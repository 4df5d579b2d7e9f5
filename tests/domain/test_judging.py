"""How a list is judged: what its signs are, what moves them, and what real searches get."""

from collections.abc import Sequence
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.judging import (
    FAIR,
    STRONG,
    WEAK,
    Signs,
    judge,
    kind,
    probability,
    room,
    signs,
    strength_of,
)
from app.domain.judging_models import MODELS
from app.domain.law import Basis, Kind, Law, Level, Provision, Status, Version
from app.domain.question import CloseInMeaning, ExactCitation, Hit, Reason
from app.domain.ranking import Near
from app.domain.strength import Strength
from app.services.library import OpenLibrary
from tests.benchmarks.strength_hearing import Ear

CLOSE = (CloseInMeaning(0.6, 4),)
TOKENS = ("deposit", "landlord", "return")
ANSWER = "The landlord returns the deposit within fourteen days."


def rows(*scores: float, laws: int = 1) -> list[Near]:
    return [Near(f"p{n}", 0, 9, score, f"law{n % laws}") for n, score in enumerate(scores)]


def hit(text: str = ANSWER, law: str = "law0", reasons: tuple[Reason, ...] = CLOSE) -> Hit:
    its_law = Law(law, "Tenancy Act", "en", Level.LAW, "", "Merrow", "{title}, s. {number}")
    version = Version("v", law, None, None, None, Status.IN_FORCE, Basis.STATED, True, ())
    provision = Provision("p0", "v", 1, "1", "Section 1", "", (), Kind.ARTICLE, text)
    return Hit(1, provision, its_law, version, 1.0, reasons)


STEEP = rows(0.8, *[0.5 - n / 500 for n in range(149)])
FLAT = rows(*[0.3 - n / 5000 for n in range(150)], laws=10)
WORDS = rows(14.0, *[8.0 - n / 30 for n in range(149)])


def squeezed(near: Sequence[Near], by: float) -> list[Near]:
    """The same rows under an encoder whose unrelated sentences have the cosine 1 - `by`."""
    return [Near(r.provision_id, 0, 9, 1 - by * (1 - r.score), r.law_id) for r in near]


def test_signs_are_what_they_say() -> None:
    found = signs(TOKENS, rows(0.8, 0.6, 0.4), rows(9.0, 3.0), [hit(), hit(law="other")], 0.5)
    assert found.height == pytest.approx(0.6)
    assert found.lead == pytest.approx(0.8)
    assert found.steep == 0.0
    assert (found.focus, found.first) == (0.5, 1.0)
    assert found.weight == pytest.approx(2.302585)
    assert found.ahead == pytest.approx(1.098612)


@given(st.floats(0.05, 1.5))
def test_an_encoder_with_less_room_gives_the_same_signs(space: float) -> None:
    plain = signs(TOKENS, STEEP, WORDS, [hit()], 1.0)
    other = signs(TOKENS, squeezed(STEEP, space), WORDS, [hit()], space)
    assert other.height == pytest.approx(plain.height)
    assert other.lead == pytest.approx(plain.lead)
    assert other.steep == pytest.approx(plain.steep)


def test_room_is_what_unrelated_sentences_leave() -> None:
    assert room(((1.0, 0.0), (0.0, 1.0), (1.0, 0.0))) == 1.0
    assert room(((3.0, 4.0), (4.0, 3.0))) == pytest.approx(0.05)
    assert room(((1.0, 0.0), (-1.0, 0.0))) == 1.5
    assert room(()) == 1.0


@pytest.mark.parametrize("bundled", [True, False])
@pytest.mark.parametrize("script", [TOKENS, ("押金", "房东")])
def test_a_clear_answer_is_likelier_than_a_flat_list(
    bundled: bool, script: tuple[str, ...]
) -> None:
    clear = judge(script, STEEP, WORDS, [hit("押金 房东" + ANSWER)] * 10, bundled)
    flat = judge(script, FLAT, [], [hit("Kites.", f"law{n}") for n in range(10)], bundled)
    assert clear.strength in (Strength.STRONG, Strength.FAIR)
    assert flat.strength in (Strength.WEAK, Strength.NONE)
    assert clear.probability > flat.probability + 0.4


def test_a_provision_that_is_named_is_an_answer() -> None:
    found = judge(("39",), FLAT, [], [hit("Kites.", reasons=(ExactCitation(),))], True)
    assert (found.strength, found.probability) == (Strength.STRONG, 1.0)


def test_an_empty_list_answers_nothing() -> None:
    assert judge(TOKENS, [], [], [], True).strength is Strength.NONE


def test_lists_of_words_alone_and_of_meaning_alone_are_judged() -> None:
    for near, words in (([], WORDS), (STEEP, []), (rows(0.4), rows(3.0))):
        assert 0.0 < judge(TOKENS, near, words, [hit()], True).probability < 1.0
    assert 0.0 < judge((), STEEP, [], [hit()], False).probability < 1.0


def test_a_chance_has_one_strength() -> None:
    assert 0.0 < WEAK < FAIR < STRONG < 1.0
    told = [strength_of(chance) for chance in (1.0, STRONG, FAIR, WEAK, WEAK - 1e-9, 0.0)]
    assert [str(one) for one in told] == ["strong", "strong", "fair", "weak", "none", "none"]


def test_script_and_encoder_choose_the_model() -> None:
    assert kind(("deposit", "押金"), bundled=True) == "bundled han"
    assert kind(("deposit",), bundled=False) == "other latin"
    assert kind((), bundled=True) == "bundled latin"


@pytest.mark.parametrize("name", list(MODELS))
def test_no_sign_of_an_answer_speaks_against_it(name: str) -> None:
    assert all(weight >= 0.0 for weight in MODELS[name].weights.values())
    assert probability(Signs(), MODELS[name]) < WEAK


def test_judging_takes_less_than_a_millisecond() -> None:
    long = [hit(ANSWER * 2000, f"law{n}") for n in range(50)]
    spent = []
    for _ in range(20):
        started = perf_counter()
        judge(TOKENS * 5, STEEP, WORDS, long, True)
        spent.append(perf_counter() - started)
    assert min(spent) < 0.001


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("房东不退押金怎么办？", True),
        ("公司没有签书面劳动合同，能要双倍工资吗", True),
        ("红烧肉怎么做才不腻", False),
        ("why does my cat sneeze all the time", False),
        ("asdf qwer zxcv", False),
        ("阿巴阿巴阿巴", False),
    ],
)
def test_the_sample_library_knows_what_it_answers(
    sample: OpenLibrary, text: str, answered: bool
) -> None:
    found, heard = Ear(sample).search(text)
    judged = judge(found.words, heard.meant, heard.worded, found.hits, True)
    good = judged.strength in (Strength.STRONG, Strength.FAIR)
    assert good is answered, judged
    assert found.hits
