"""Which provisions nobody would ask about, by rule."""

import pytest

from app.domain.askable import unasked
from app.domain.law import Kind, Provision, Status


def provision(text: str, kind: Kind = Kind.ARTICLE, status: Status | None = None) -> Provision:
    return Provision("p", "v", 1, "1", "Section 1", "", (), kind, text, status)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("本法自2013年5月1日起施行。", "commencement"),
        ("自公布之日起施行，2002年发布的暂行办法同时废止。", "commencement"),
        ("本协定自签字之日起生效。", "commencement"),
        ("本条例的具体应用问题由省人民政府负责解释。", "commencement"),
        ("This Act may be cited as the Kite Act 2001.", "commencement"),
        ("This section comes into force on the day after it is passed.", "commencement"),
        ("（删去）", "gone"),
        ("此条已废止。", "gone"),
        ("[Repealed. Pub. L. 94-553, 19 Oct. 1976, 90 Stat. 2541.]", "gone"),
        ("Omitted", "gone"),
        ("比色计", "heading"),
        ("Interpretation.", "heading"),
    ],
)
def test_ruled_out(text: str, reason: str) -> None:
    assert unasked(provision(text)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "继承权男女平等。",
        "依法成立的合同，自成立时生效，但是法律另有规定的除外。",
        "当事人自愿达成和解协议的，可以不执行原判决。",
        "婚姻登记机关应当自收到申请之日起三十日内审查。",
        "An order of the warden comes into force when it is served on the owner.",
        "Deleted messages are restored on request within nine days.",
        "Whoever finds a lost kite hands it in.",
        "This Act applies to kites. " * 20 + "This Act comes into force on 1 May.",
    ],
)
def test_may_be_asked_about(text: str) -> None:
    assert unasked(provision(text)) == ""


def test_its_standing_counts_before_its_words() -> None:
    text = "Whoever finds a lost kite hands it in."
    assert unasked(provision(text, status=Status.REPEALED)) == "gone"
    assert unasked(provision(text, status=Status.PENDING)) == "gone"
    assert unasked(provision(text, Kind.PREAMBLE)) == "preamble"
