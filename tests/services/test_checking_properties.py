"""Whatever an answer says, nothing is verified that is not in the library with that text."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.adapters.content_db import ContentDb
from app.domain.asking import Source
from app.domain.checking import Checked, Mark
from app.services.checking import check

relaxed = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_PIECES = st.sampled_from(
    [*"""《劳动法》 第八条 第二项 [1] [9] 劳动合同法 该法 同条 《 》 （ ） ( ) [ ] 、 至
    。 “ ” ‘ ’ ` § 第 １ ｓ " section of the s 8 Act 2014 Employment
    17 U.S.C. 107 > ... …… ** §§ 99999999999999999999 that ``` 「 」 « » 条 款 — -""".split(),
    " ", ". ", ", ", "\n", "\n\n", "```\n", " of the ", "section 8", "\x00", "\ud800", "\u200b"]
)  # fmt: skip
_SHAPES = (
    "{c}规定“{q}”[{m}]。",
    "“{q}”（{c}）[{m}]",
    "{c}：\n> {q}\n\n[{m}]",
    "{c} says “{q}” [{m}]",
    "[{m}]「{q}」{c}",
    "{c}[{m}]。“{q}”",
    "{c}、第九十九条[{m}][1]：“{q}”",
)


@pytest.fixture
def store(sample_folder: Path) -> Iterator[ContentDb]:
    opened = ContentDb(sample_folder)
    yield opened
    opened.close()


def plain(text: str) -> str:
    """Only what is a letter or a figure, whatever its width and case."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def stands(quoted: str, *texts: str) -> bool:
    """A straightforward look whether every stretch of a quotation is in a text, in their order."""
    whole, at = plain("".join(texts)), 0
    for stretch in re.split(r"…+|\.\.\.|……", quoted):
        place = whole.find(plain(stretch), at)
        if place < 0:
            return False
        at = place + len(plain(stretch))
    return True


def all_true(store: ContentDb, sources: list[Source], checks: tuple[Checked, ...]) -> None:
    """Everything verified is a source, is in the library and in force, and says what is quoted."""
    for one in checks:
        if one.mark is not Mark.VERIFIED:
            continue
        provision, law, version = store.provisions([one.provision_id])[one.provision_id]
        assert one.provision_id in {source.provision_id for source in sources}
        assert version.current
        assert not provision.gone
        assert stands(one.quoted, provision.label, provision.heading, provision.text), one
        assert law.title in one.citation


def every_source(store: ContentDb) -> list[Source]:
    """Some provisions of each language, one of a repealed law and one superseded among them."""
    rows = [
        (provision, law, version)
        for key in ("劳动法", "分期付款买卖法", "employmentact", "tenancyact")
        for law in store.laws_named(key)
        for number in ("6", "8", "13")
        for provision, version in store.numbered(law.id, number)
    ]
    return [
        Source(number, provision.id, version.id, law.cite(provision), provision.text)
        for number, (provision, law, version) in enumerate(rows, 1)
    ]


@relaxed
@given(st.data())
def test_only_what_stands_there_is_verified(store: ContentDb, data: st.DataObject) -> None:
    sources = every_source(store)
    source = data.draw(st.sampled_from(sources))
    words = source.text.split("\n")[0]
    start = data.draw(st.integers(0, max(0, len(words) - 40)))
    quoted = words[start : start + data.draw(st.integers(20, 60))].replace("”", "").strip()
    at = data.draw(st.integers(0, max(0, len(quoted) - 1)))
    change = data.draw(st.sampled_from(["", "不", "三倍", "never ", "押金", "§"]))
    altered = quoted[:at] + change + quoted[at:]
    cited = data.draw(st.sampled_from(sources)).citation
    mark = data.draw(st.integers(0, len(sources) + 2))
    shape = data.draw(st.sampled_from(_SHAPES))
    noise = "".join(data.draw(st.lists(_PIECES, max_size=4)))
    text = noise + shape.format(c=cited, q=altered, m=mark)
    all_true(store, sources, check(store, text, sources))


@pytest.mark.parametrize(
    "shape", ["{c}规定：“{q}”。", "“{q}”（{c}）", "{c}：\n\n> {q}\n", "“{q}”[1]"]
)
@relaxed
@given(st.data())
def test_one_changed_word_is_never_verified(
    store: ContentDb, shape: str, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from([s for s in every_source(store) if "沐洲" in s.citation]))
    words = re.sub(r"[“”]", "", source.text.split("\n")[0])
    quoted = words[:40]
    letters = [place for place, char in enumerate(quoted) if "\u3400" <= char <= "\u9fff"]
    at = data.draw(st.sampled_from(letters))
    altered = quoted[:at] + "猫" + quoted[at + 1 :]
    one = Source(1, source.provision_id, source.version_id, source.citation, source.text)
    checks = check(store, shape.format(c=source.citation, q=altered), [one])
    assert checks
    assert all(found.mark is not Mark.VERIFIED for found in checks)


@relaxed
@given(st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=60).map("".join)))
def test_any_text_is_read(store: ContentDb, text: str) -> None:
    sources = every_source(store)
    checks = check(store, text, sources)
    assert all(0 <= one.start < one.stop <= len(text) for one in checks)
    assert all(text[one.start : one.stop] == one.text for one in checks)
    all_true(store, sources, checks)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "【1" * 50_000, "“" * 100_000, "《" * 100_000, "`" * 100_000, "第（" * 50_000,
     "第一条至第一百条、" * 5_000, "s 1 " * 20_000, "Act 2001 " * 20_000, "1-" * 100_000,
     "> “第三条”\n" * 10_000, "section 1 of " * 20_000, "试用期" * 333_333, "word " * 200_000],
    ids=range(14),
)  # fmt: skip
def test_any_text_is_read_in_bounded_time(store: ContentDb, text: str) -> None:
    start = perf_counter()
    check(store, text, every_source(store))
    assert perf_counter() - start < 30
