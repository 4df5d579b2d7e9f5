"""Questions that give their answer away are told from honest ones, over real questions too."""

import json
import re
from pathlib import Path

import pytest

from app.domain.events import outcome
from app.domain.law import Kind, Law, Level, Provision
from app.domain.leakage import Leak, first_leak, leak
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import DATA

LABOUR = Law(
    "l1", "中华人民共和国劳动合同法", "zh", Level.LAW, "", "CN", "{title}{label}", ("劳动合同法",)
)
DISMISSAL = Provision(
    "p1", "v1", 39, "39", "第三十九条", "", (), Kind.ARTICLE,
    "劳动者有下列情形之一的，用人单位可以解除劳动合同：（一）在试用期间被证明不符合录用条件的；"
    "（二）严重违反用人单位的规章制度的；（三）严重失职，营私舞弊，给用人单位造成重大损害的；",
)  # fmt: skip
COPYRIGHT = Law(
    "l2", "United States Code, Title 17: Copyrights", "en", Level.LAW, "", "US",
    "17 U.S.C. {label}", ("17 U.S.C.", "Title 17"),
)  # fmt: skip
FAIR_USE = Provision(
    "p2", "v2", 107, "107", "§ 107", "Limitations on exclusive rights: Fair use", (), Kind.ARTICLE,
    "The fair use of a copyrighted work, including such use by reproduction in copies, for "
    "purposes such as criticism, comment, news reporting, teaching, scholarship, or research, "
    "is not an infringement of copyright.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("试用期没干好老板能让我走人吗", None),
        ("公司说我违纪把我开了，有补偿吗", None),
        ("在试用期间被证明不符合录用条件的怎么办", Leak.WORDING),
        ("严重失职,营私舞弊,给用人单位造成重大损害", Leak.WORDING),
        ("劳动合同法里公司什么时候能开除人", Leak.LAW),
        ("《中华人民共和国劳动合同法》怎么说开除", Leak.LAW),
        ("第三十九条说了什么", Leak.NUMBER),
        ("第39条说了什么", Leak.NUMBER),
        ("按39条开除我合法吗", Leak.NUMBER),
        ("第四十条说了什么", None),
        ("", None),
    ],
)
def test_chinese(question: str, found: Leak | None) -> None:
    assert leak(question, LABOUR, DISMISSAL) is found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("can I play a clip of a film in my classroom", None),
        ("Is 107 minutes of film too long to copy?", None),
        ("it's 107 pages, may I copy them?", None),
        (
            "May I for criticism, comment, news reporting, teaching, scholarship or research?",
            Leak.WORDING,
        ),
        ("is not an infringement of copyright", Leak.WORDING),
        ("What does section 107 allow?", Leak.NUMBER),
        ("What does §107 allow?", Leak.NUMBER),
        ("What does Sec. 107(a) allow?", Leak.NUMBER),
        ("What does section 1070 allow?", None),
        ("what may I copy under title 17", Leak.LAW),
        ("what may I copy under 17 U.S.C.?", Leak.LAW),
    ],
)
def test_english(question: str, found: Leak | None) -> None:
    assert leak(question, COPYRIGHT, FAIR_USE) is found


def test_any_answer_may_be_given_away() -> None:
    both = [(COPYRIGHT, FAIR_USE), (LABOUR, DISMISSAL)]
    assert first_leak("第39条说了什么", both) is Leak.NUMBER
    assert first_leak("what is fair", both) is None
    assert first_leak("whatever", []) is None


@pytest.mark.parametrize(
    ("title", "question", "found"),
    [
        ("The Kite Act of 2001", "what does the kite act say", Leak.LAW),
        ("Kite Act 2001", "may kites act up", None),
        ("风筝管理条例（2012修正）", "按照风筝管理条例能在哪放", Leak.LAW),
        ("刑法", "刑法怎么规定", Leak.LAW),
        ("Kites", "where may kites fly", None),
    ],
)
def test_names_are_known_without_their_editions(
    title: str, question: str, found: Leak | None
) -> None:
    law = Law("l4", title, "", Level.LAW, "", "", "{title}, {label}")
    assert leak(question, law, DISMISSAL) is found


def test_a_contract_is_not_named_by_what_it_is() -> None:
    contract = Law("l3", "Lease Agreement", "en", Level.CONTRACT, "", "", "{title}, {label}")
    clause = Provision("p3", "v3", 1, "1", "1", "", (), Kind.CLAUSE, "The rent is due monthly.")
    assert leak("who pays under a lease agreement", contract, clause) is None


@pytest.mark.data
@pytest.mark.parametrize(("archive", "language"), [("uscode.zip", "en")])
def test_real_questions_pass_and_sentences_are_caught(
    archive: str, language: str, program: Program, tmp_path: Path
) -> None:
    library = program.create(str(tmp_path / "library"), "US")
    outcome(library.import_sources([str(DATA / language / archive)]))
    honest, copied = _measured(library, DATA / language / "questions-written.jsonl")
    assert honest > 0.99
    assert copied > 0.99


def _measured(library: OpenLibrary, file: Path) -> tuple[float, float]:
    """The share of questions that pass, and of sentences of their provisions that do not."""
    passed, caught = list[bool](), list[bool]()
    for line in file.read_text("utf-8").splitlines():
        told = json.loads(line)
        provision, law, _ = library.resolve(told["relevant"][0])[0]
        passed.append(leak(told["question"], law, provision) is None)
        sentences = [s for s in re.split(r"(?<=[.;])\s|\n", provision.text) if len(s) >= 40]
        if sentences:
            caught.append(leak(sentences[len(sentences) // 2], law, provision) is not None)
    return sum(passed) / len(passed), sum(caught) / len(caught)
