"""Plain text: stretches whose offsets are exact, and what a file's name makes of its title."""

import codecs
import pickle
import re
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.importers.importer import File
from app.adapters.importers.source import FileSources
from app.adapters.importers.stretches import MOST, stretches
from app.adapters.importers.text import PlainText, exact_text
from app.domain.errors import SourceUnreadable
from app.domain.events import outcome
from app.domain.law import ParsedLaw

SENTENCE = "The Recipient keeps what the Discloser tells it in strict confidence at all times. "
PARAGRAPH = SENTENCE * 9
CONTRACT = (
    "\ufeffNON-DISCLOSURE AGREEMENT\r\n\r\n"
    f"1. Definitions\r\n\r\n{PARAGRAPH}\r\n\r\n"
    f"2. Duties of the Recipient\r\n\r\n{PARAGRAPH}\r\n \t\r\n{PARAGRAPH}\r\n\r\n\r\n"
    f"ARTICLE III\r\n\r\n\u200b{SENTENCE * 60}\r\n\r\n"
    f"4. Term\r\n\r\n{PARAGRAPH}\r\n   "
)


def parse(data: bytes, path: str = "contracts/My_NDA%20draft.txt") -> ParsedLaw:
    (law,) = PlainText().parse([File(path, data)])
    return law


def assert_exact(law: ParsedLaw, text: str) -> None:
    assert "".join(p.text for p in law.provisions) == text
    for p in law.provisions:
        assert p.start is not None
        assert text[p.start : p.start + len(p.text)] == p.text


def test_offsets_are_those_of_the_opened_file(tmp_path: Path) -> None:
    path = tmp_path / "nda.txt"
    path.write_bytes(CONTRACT.encode())
    with path.open(encoding="utf-8") as opened:
        text = opened.read()
    assert text[0] == "\ufeff"
    assert_exact(parse(CONTRACT.encode()), text)


def test_a_contract(tmp_path: Path) -> None:
    law = parse(CONTRACT.encode())
    assert law.key == "text|contracts/My_NDA%20draft.txt"
    assert (law.title, law.short_titles) == ("My NDA draft", ("My_NDA%20draft.txt",))
    assert (law.level, law.language) == ("contract", "en")
    assert law.citation.format(title=law.title, label="¶ 2", number="2") == "My NDA draft, ¶ 2"
    assert [(p.kind, p.number, p.label) for p in law.provisions[:2]] == [
        ("stretch", "1", "¶ 1"),
        ("stretch", "2", "¶ 2"),
    ]
    assert [p.path for p in law.provisions] == [
        ("NON-DISCLOSURE AGREEMENT",),
        *[("2. Duties of the Recipient",)] * 2,
        *[("ARTICLE III",)] * 4,
    ]


def test_stretches_end_where_the_text_does() -> None:
    parts = [p.text.strip() for p in parse(CONTRACT.encode()).provisions]
    assert all(part.endswith("times.") for part in parts)
    assert all(len(part) <= MOST for part in parts)
    assert parts[1].startswith("2. Duties")
    assert parts[3].startswith("ARTICLE III")
    assert "4. Term" in parts[-1]


def test_a_word_is_cut_only_if_it_is_too_long() -> None:
    words = " ".join("abcdefghijklmnopqrstuvwxyz"[: 3 + n % 20] for n in range(2_000))
    for part in stretches(words):
        assert not words[part.start : part.stop].startswith(" ")
        assert part.stop == len(words) or words[part.stop - 1] == " "
    long = "x" * 1_000
    assert [s.stop - s.start for s in stretches(f"{long} {long}")] == [1_001, 1_000]
    assert [s.stop - s.start for s in stretches("x" * 2_000)] == [1_500, 500]
    assert [s.stop - s.start for s in stretches(f"a {'x' * 4_000} b")] == [2, 1_500, 1_500, 1_002]


def test_chinese_is_cut_at_its_sentences() -> None:
    text = "第一章　总则\n\n" + "甲方应当对乙方披露的信息严格保密，不得向他人泄露。" * 200
    law = parse(text.encode(), "合同/保密协议.txt")
    assert_exact(law, text)
    assert law.language == "zh"
    assert all(p.text.endswith("。") for p in law.provisions)
    assert law.provisions[-1].path == ("第一章 总则",)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CONFIDENTIALITY", "CONFIDENTIALITY"),
        ("  ARTICLE IV   Term and Termination ", "ARTICLE IV Term and Termination"),
        ("Section 2.1 The Merger.", "Section 2.1 The Merger."),
        ("12.3 Governing Law", "12.3 Governing Law"),
        ("1.\u200b Definitions of the Parties", "1. Definitions of the Parties"),
        ("一、保密信息的范围", "一、保密信息的范围"),
        ("ARTICLE IV TERM ........ 12", ""),
        ("4.2 Term and Termination 33", ""),
        ("10 Business Days after the Closing", ""),
        ("1. The Recipient shall keep it secret.", ""),
        ("THIS AGREEMENT IS MADE BY AND BETWEEN\nTHE PARTIES WHO ARE NAMED BELOW", ""),
        ("THE PARTIES,", ""),
        ("12 34 56", ""),
        ("X" * 300, ""),
    ],
)
def test_headings(line: str, found: str) -> None:
    text = f"{line}\n\n{SENTENCE * 3}"
    (stretch,) = stretches(text)
    assert stretch.heading == found


@given(st.text(max_size=4_000), st.integers(1, 5))
def test_any_text_is_put_together_again(text: str, times: int) -> None:
    text *= times
    spans = list(stretches(text))
    assert "".join(text[s.start : s.stop] for s in spans) == text
    assert all(text[s.start : s.stop].strip() for s in spans) or not text.strip()


@given(
    st.lists(
        st.sampled_from(
            [SENTENCE, "x" * 700, "ARTICLE I\n\n", "1. Term\n", "甲方。", "“No.”", "é", "\ufeff",
             "\u200b", "\n\n", "\n", "\r\n", "\r", " ", "\t", "\u2028", "\x85", "\v", "\u3000"]
        ),
        max_size=80,
    )
)  # fmt: skip
def test_any_contract_is_put_together_again(pieces: list[str]) -> None:
    text = "Contract" + "".join(pieces)
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    law = parse(text.encode())
    assert_exact(law, expected)
    assert all(len(p.text.strip()) <= MOST for p in law.provisions)
    assert all(p.text.strip() for p in law.provisions)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("née\r\nb\rc\n".encode(), "née\nb\nc\n"),
        (codecs.BOM_UTF8 + b"ab", "\ufeffab"),
        (codecs.BOM_UTF16_LE + "a\u200bb".encode("utf-16-le"), "a\u200bb"),
        (codecs.BOM_UTF16_BE + "ab".encode("utf-16-be"), "ab"),
        (codecs.BOM_UTF32_LE + "ab".encode("utf-32-le"), "ab"),
        ("“The Company’s” fee: 5 £ – café".encode("cp1252"), "“The Company’s” fee: 5 £ – café"),
        ("甲方\u200b应当保密。".encode("gb18030"), "甲方\u200b应当保密。"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert exact_text(data, "a.txt") == text
    assert PlainText().recognises(File("a.txt", data))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8 + b" \r\n\t", "empty"),
        ("\u200b\ufeff\n".encode(), "empty"),
        (b"abc\0def", "not-text"),
        (bytes(range(256)), "not-text"),
        (b"\x01\x02 caf\xe9 abc", "not-text"),
        ("甲方应当严格保密。".encode() + b"\xff" + "严格保密。".encode(), "not-text"),
        (codecs.BOM_UTF16_LE + b"\0\xd8x", "not-text"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        parse(data)
    assert caught.value.reason == reason
    assert not PlainText().recognises(File("a.txt", data))


def test_what_is_recognised() -> None:
    importer = PlainText()
    assert importer.recognises(File("x/A.TXT", b"A contract."))
    assert not importer.recognises(File("x/a.md", b"A contract."))
    assert not importer.recognises(File("x/a.txt", b"1 2 3 ---"))
    assert pickle.loads(pickle.dumps(importer)).name == "text"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("CopAcc_NDA-and-ToP-Mentors_2.0_2017.txt", "CopAcc NDA-and-ToP-Mentors 2.0 2017"),
        ("12032018_NDA_The%20Munt_EN.txt", "12032018 NDA The Munt EN"),
        ("保密协议.txt", "保密协议"),
        ("safe\u202efdp.txt", "safe fdp"),
        ("_.txt", "_.txt"),
        ("a%0a%00b%ff.txt", "a b\ufffd"),
    ],
)
def test_titles(name: str, title: str) -> None:
    assert parse(b"A contract.", f"x/{name}").title == title


def test_identity_is_folder_and_name() -> None:
    importer, data = PlainText(), b"A contract."
    one, other, wrapped = (File(p, data) for p in ("a/nda.txt", "b/nda.txt", "z/a/nda.txt"))
    assert importer.facts(one) == importer.facts(wrapped) != importer.facts(other)
    keys = [importer.parse([file])[0].key for file in (one, other, wrapped)]
    assert keys[0] == keys[2] != keys[1]


def test_through_a_source(tmp_path: Path) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "nda.txt").write_bytes(CONTRACT.encode())
    (folder / "numbers.txt").write_text("1 2 3", "utf-8")
    with FileSources((PlainText(),)).open(str(tmp_path)) as source:
        (unit,) = outcome(source.units())
        (law,) = source.parse(unit)
        assert [(where, why) for where, why, _ in source.problems()] == [
            ("contracts/numbers.txt", "unknown-format")
        ]
    assert law.key == "text|contracts/nda.txt"


@pytest.mark.parametrize(
    "piece",
    [" ", "\n", "\n ", "a", "a ", "A\n\n", "ARTICLE I\n", "1. A\n", "。", "；）", "x.", "\u200b"],
)  # fmt: skip
def test_millions_of_anything_are_quick(piece: str) -> None:
    text = "Contract" + piece * (2_000_000 // len(piece)) + "end"
    started = monotonic()
    law = parse(text.encode())
    assert monotonic() - started < 10
    assert_exact(law, text)


def test_no_stretch_parts_a_paragraph_that_fits() -> None:
    paragraphs = [SENTENCE * (4 + n % 12) for n in range(60)]
    text = "\n\n".join(paragraphs)
    for part in stretches(text):
        words = text[part.start : part.stop]
        assert words.lstrip() == words
        assert re.search(r"\n\n$", words) or part.stop == len(text)
