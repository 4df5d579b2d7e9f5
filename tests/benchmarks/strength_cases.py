"""The questions by which the judgement of strength is fitted and measured: with and without answer.

A library is asked the questions that are about it; the same questions while the laws of their
subject are left out; questions about other law in another language; everyday questions and
gibberish. Each also in a few words, as people type into a search field. Questions about another
country's law on the same subjects are looked at, and neither fitted to nor counted: their wording
has an answer of a kind in any such library.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.adapters.paths import ROOT
from app.domain.words import question_words
from app.services.evaluating import AskedQuestion, read_questions
from app.services.index_ports import OpenIndex
from app.services.library import OpenLibrary
from tests.benchmarks.__main__ import held_out

SUBJECTS = (
    "劳动|工伤|职工|工资|就业|工会|社会保险|失业|带薪|工作时间|用人单位",
    "商标|著作权|专利|版权|知识产权|信息网络传播|软件保护",
    "刑法|刑事|犯罪|量刑",
    "旅游|旅行",
    "物业|建筑物区分|业主|住宅专项|住房|房地产|商品房|房屋",
    "政府信息|信息公开|行政诉讼|行政许可|行政复议|行政处罚|行政强制|国家赔偿",
    "合伙|公司|企业|个体工商户",
    "保险",
    "土地|农村|承包",
    "消费者|食品|产品质量|药品",
    "医师|医疗|医院|护士|卫生",
    "民法|婚姻|家庭|继承|合同|物权|侵权|担保|债|民间借贷|融资租赁|买卖|民事|抵押|保证|遗嘱"
    "|未成年|老年|妇女|收养|赡养|夫妻|离婚",
)
"""Words in the titles of the laws of one subject, which are left out together."""

WITH, OUT, FOREIGN, EVERYDAY, OTHER, LEFT = (
    "answered", "subject out", "other language", "everyday", "other country", "law out"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A question, whether the library has its answer, and the laws that are left out of it.

    `counted` is False where having no answer is not certain; `short` where it is a few words.
    """

    source: str
    asked: AskedQuestion
    answered: bool = False
    without: Collection[str] = ()
    counted: bool = True
    short: bool = False


def half(id_: str, name: str = "half") -> int:
    """Which half a question is in, whatever it is asked of."""
    return int(sha256(f"{name} {id_}".encode()).hexdigest(), 16) % 2


def cases(kind: str, library: OpenLibrary, index: OpenIndex, data: Path) -> Iterator[Case]:
    """The cases of a library of this kind: ``china``, ``us``, ``uk`` or ``sample``."""
    for case in _long(kind, library, data, index.manifest.encoder.kind == "bundled"):
        yield case
        if case.counted and case.source != FOREIGN and half(case.asked.id, "short"):
            text = few_words(case.asked.text, index) or case.asked.text
            yield replace(case, asked=replace(case.asked, text=text), short=True)


def few_words(text: str, index: OpenIndex) -> str:
    """The three or four longest telling words of a question, in their order."""
    words = question_words(text, index.words(text))
    longest = sorted(words, key=len, reverse=True)[: 3 + half(text, "few")]
    return " ".join(word for word in words if word in longest)


def _long(kind: str, library: OpenLibrary, data: Path, bundled: bool) -> Iterator[Case]:
    china = [one for one in _read(data / "zh" / "questions-train.jsonl") if held_out(one.id)]
    american = _read(data / "en" / "questions-train.jsonl")
    sample = {script: _sample(script) for script in ("zh", "en")}
    for script in ("zh", "en"):
        for case in _everyday(script):
            yield Case(EVERYDAY, case)
    if kind == "china":
        yield from _own(library, china)
        yield from (Case(FOREIGN, one) for one in sample["en"][::3])
        yield from (Case(OTHER, one, counted=False) for one in sample["zh"][::3])
        return
    yield from (Case(FOREIGN, one) for one in china[::3])
    if kind == "us":
        yield from _own(library, [one for one in american if held_out(one.id) or not bundled])
    if kind == "sample":
        yield from _own(library, [*sample["zh"], *sample["en"]])
        yield from (Case(OTHER, one, counted=False) for one in (*american[::2], *china[::2]))
    else:
        yield from (Case(OTHER, one, counted=False) for one in sample["en"][::3])


def _own(library: OpenLibrary, questions: list[AskedQuestion]) -> Iterator[Case]:
    """Questions about this library, with their law, without it, and without its whole subject.

    Where the law is left out of a library with more on the subject, that may hold the answer.
    """
    titles = _titles(library)
    for asked in questions:
        laws = {law.id for one in asked.relevant for _, law, _ in library.resolve(one)}
        if not laws:
            continue
        yield Case(WITH, asked, answered=True)
        related = _related(titles, laws)
        if len(titles) < 100:
            yield Case(OUT, asked, without=laws)
        elif related:
            yield Case(OUT, asked, without=related)
            yield Case(LEFT, asked, without=laws, counted=False)


def _related(titles: dict[str, str], laws: Collection[str]) -> set[str]:
    """The laws of the subject that all of `laws` belong to; none where there is no such subject."""
    for subject in SUBJECTS:
        if all(re.search(subject, titles[law]) for law in laws):
            return {law for law, title in titles.items() if re.search(subject, title)}
    return set()


def _titles(library: OpenLibrary) -> dict[str, str]:
    store: Any = library._store
    rows = store._connection().execute("select id, title from laws")
    return {str(law): str(title) for law, title in rows}


def _read(file: Path) -> list[AskedQuestion]:
    return read_questions(str(file))


def _sample(script: str) -> list[AskedQuestion]:
    folder = ROOT / "resources" / "sample" / "questions"
    return [one for file in sorted(folder.glob(f"{script}-*.jsonl")) for one in _read(file)]


def _everyday(script: str) -> list[AskedQuestion]:
    file = Path(__file__).with_name(f"unanswerable-{script}.txt")
    lines = file.read_text("utf-8").splitlines()
    return [AskedQuestion(f"{script} {n}", line, ("none",)) for n, line in enumerate(lines)]
