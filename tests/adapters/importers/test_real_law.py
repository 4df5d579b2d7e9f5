"""The importers over the whole of LawRefBook and the database's sample, where they are at hand."""

import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.adapters.importers.source import FileSources
from app.domain.citation import name_key, parse_citation
from app.domain.errors import SourceUnreadable
from app.domain.events import outcome
from app.domain.law import Kind, ParsedLaw
from app.services.source_ports import SourceUnit

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "zh"
pytestmark = pytest.mark.data

_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Reading:
    units: list[SourceUnit]
    laws: list[tuple[SourceUnit, ParsedLaw]]
    problems: list[tuple[str, str, str]]
    texts: dict[str, str]
    seconds: float


def reading(path: Path) -> Reading:
    with FileSources().open(str(path)) as source:
        started = time.process_time()
        units = list(outcome(source.units()))
        problems = list(source.problems())
        laws = []
        for unit in units:
            try:
                laws.extend((unit, law) for law in source.parse(unit))
            except SourceUnreadable as error:
                problems.append((error.path, error.reason, error.detail))
        seconds = time.process_time() - started
        texts = {u.name: source._files.read(u.name).decode() for u in units if len(u.paths) == 1}
    return Reading(units, laws, problems, texts, seconds)


@pytest.fixture(scope="module")
def book() -> Reading:
    return reading(DATA / "lawrefbook.zip")


@pytest.fixture(scope="module")
def sample() -> Reading:
    return reading(DATA / "flk-sample.zip")


def bare(text: str) -> str:
    return _NOISE.sub("", text.replace("笫", "第"))


def lost_lines(lines: Iterator[str], law: ParsedLaw) -> list[str]:
    """Lines that do not stand in the law's provisions, in their order, or among its headings."""
    words = bare(" ".join(f"{p.label} {p.heading} {p.text}" for p in law.provisions))
    headings = bare(" ".join(heading for p in law.provisions for heading in p.path))
    lost, at = [], 0
    for line in lines:
        unlabelled = re.sub(r"^\W*[一二三四五六七八九十\d]{1,3}[)）、.．]", "", line)
        for wanted in filter(None, (bare(line), bare(unlabelled))):
            found = words.find(wanted, at, at + len(wanted) + 200)
            if found == at or (found > at and wanted not in headings):
                at = found + len(wanted)
                break
        else:
            if bare(line) and bare(line) not in headings:
                lost.append(line)
    return lost


def test_every_file_is_read(book: Reading) -> None:
    files = [path for unit in book.units for path in unit.paths]
    assert len(files) == 3475, "3,504 files, 29 of which are about the collection itself"
    assert {unit.importer for unit in book.units} == {"lawrefbook"}
    assert Counter(reason for _, reason, _ in book.problems) == {"empty": 4}
    assert Counter(law.level for _, law in book.laws) == {
        "local": 1907,
        "administrative": 683,
        "interpretation": 439,
        "law": 346,
        "case": 52,
        "departmental": 29,
        "constitution": 6,
        "other": 2,
    }
    assert Counter(law.region for _, law in book.laws if law.level == "local").keys() == set(
        "北京 上海 重庆 浙江 河南 山东 广东".split()
    )
    assert book.seconds < 20


def test_versions_of_one_law_have_different_dates(book: Reading) -> None:
    versions = defaultdict(list)
    for _, law in book.laws:
        versions[law.key, law.published].append(law.title)
    assert sorted(key for (key, _), titles in versions.items() if len(titles) > 1) == [
        "cn|interpretation||最高人民法院最高人民检察院关于办理强奸猥亵未成年人刑事案件适用法律若干问题的解释",
        "cn|law||反电信网络诈骗法",
        "cn|law||居民身份证法",
        "cn|law||广告法",
        "cn|law||职业病防治法",
    ], "laws that the collection holds twice"


def test_the_civil_code(book: Reading) -> None:
    (law,) = [law for _, law in book.laws if name_key(law.title) == "民法典"]
    assert [p.number for p in law.provisions] == [str(n) for n in range(1, 1261)]
    assert list(dict.fromkeys(p.path[0] for p in law.provisions)) == (
        "总则 物权编 合同编 人格权编 婚姻家庭编 继承编 侵权责任编 附则".split()
    )
    assert (str(law.published), str(law.effective)) == ("2020-05-28", "2021-01-01")


def test_articles_follow_one_another(book: Reading) -> None:
    gaps = {}
    articles = 0
    for _, law in book.laws:
        last = 0
        for number in (p.number for p in law.provisions if p.kind is Kind.ARTICLE):
            articles += 1
            value = int(number.partition("-")[0])
            if last and value not in (last, last + 1):
                gaps[law.title] = (last, value)
            last = value
    assert articles > 147_300
    assert set(gaps) == {
        "山东省中医药条例",
        "山东省人民代表大会代表建议、批评和意见办理工作条例",
        "山东省企业工资集体协商条例",
        "山东省突发事件应对条例",
        "烟台市森林防火条例",
        "彭水苗族土家族自治县城乡建设管理条例",
    }, "the files themselves leave these numbers out"


def test_no_line_is_lost(book: Reading) -> None:
    lost = {}
    for unit, law in book.laws:
        if unit.name in book.texts:
            body = book.texts[unit.name].partition("<!-- INFO END -->")[2]
            lines = (
                line
                for line in re.sub("<!--.*?-->", "", body).split("\n")
                if not line.startswith("#")
            )
            if missing := lost_lines(lines, law):
                lost[unit.name] = missing
    assert lost == {}


@pytest.mark.parametrize("name", ["questions-train", "questions-written"])
def test_every_citation_resolves(book: Reading, name: str) -> None:
    known = {
        (name_key(title), provision.number)
        for _, law in book.laws
        for title in (law.title, *law.short_titles)
        for provision in law.provisions
        if provision.kind is Kind.ARTICLE
    }
    unresolved = Counter()
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            for cited in json.loads(line)["relevant"]:
                citation = parse_citation(cited)
                assert citation is not None
                if (name_key(citation.name), citation.number) not in known:
                    unresolved[cited] += 1
    assert not unresolved


def test_the_database_sample(sample: Reading, book: Reading) -> None:
    assert len(sample.laws) == 241
    assert sample.problems == []
    assert {unit.importer for unit in sample.units} == {"flk"}
    assert Counter(law.status for _, law in sample.laws) == {
        "in-force": 169,
        "amended": 39,
        "repealed": 27,
        "not-yet-in-force": 6,
    }
    articles = {
        (law.key, law.published): [p.number for p in law.provisions if p.kind is Kind.ARTICLE]
        for _, law in sample.laws
    }
    shared = [
        (law, [p.number for p in law.provisions if p.kind is Kind.ARTICLE])
        for _, law in book.laws
        if (law.key, law.published) in articles
    ]
    assert len(shared) > 60, "both sources' versions of one law meet under one key"
    same = [law for law, numbers in shared if articles[law.key, law.published] == numbers]
    assert len(same) >= len(shared) - 5


def test_the_database_sample_loses_no_line(sample: Reading) -> None:
    lost = {}
    for unit, law in sample.laws:
        body = sample.texts[unit.name].split("\n---\n", 1)[1]
        body = re.sub(r"!\[[^\]]*\]\([^)]*\)|&emsp;|\*\*", "", body)
        known = bare(" ".join(law.history)) + bare(law.title)
        lines = [
            line
            for line in body.split("\n")
            if not line.startswith("#")
            and not re.match(
                r"\s*[->]\s+(?!第.{1,9}条|[（(])|[　\s]*第.{1,4}[章节编]|.{0,4}目\s*录", line
            )
            and bare(line) not in known
        ]
        if missing := lost_lines(iter(lines), law):
            lost[unit.name] = missing
    assert lost == {}
