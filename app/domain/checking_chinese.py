"""Finds what an answer in Chinese cites: 《劳动合同法》第三十九条第二项, 该法第十条."""

import re
from collections.abc import Iterator, Sequence

from app.domain.checking_claims import Claim, Name, Unknown
from app.domain.citation_form import PARAGRAPH, Step
from app.domain.references_chain import N, Place, read_chain
from app.domain.references_chinese_signs import BETWEEN, title_end
from app.domain.references_names import unknown_name_at

_KIND = (
    "法典|法|条例|规定|规程|办法|细则|规则|通则|总则|准则|守则|决定|决议|解释|批复|答复|通知|意见|公告|命令"
    "|公约|协定|议定书|纪要|修正案"
)
_SIGN = re.compile(
    rf"(?P<title>《)|(?P<that>(?:该|(?<![合共协相不会])同|(?<![基根])本|(?<!因)此|上述|前述)(?:{_KIND})(?=第))"
    r"|(?P<same>(?:该|(?<![合共协相不会])同|上述|前述)条(?=第?[（(]?[一二三四五六七八九十0-9]))"
    rf"|(?P<number>第[（(]?{N}[）)]?(?:[、，和与及至到或－—-]|以及|或者|之{N}|[条款项條項]|分?编|章|节))"
    r"|(?P<law>法(?:典)?(?![律人定院官庭制治条令案则典学医师警务纪理式效规]))"
)
_BEHIND = re.compile(
    r"(?:[（(](?![一二三四五六七八九十]{1,3}[）)])[^（）()《》\n]{1,40}[）)])?"
    r"(?:总则|分则|附则)?(?:规定的|中的|里的|中|的|之)?$"
)
_NAME_CHARACTERS = re.compile(r"[\u3400-\u9fff（）()〈〉]{0,60}\Z")
_LAW = re.compile(rf"(?:{_KIND})(?:[（(][^（）()]{{1,20}}[）)])*$")
_SURE = re.compile(r"(?:法典|法|条例|解释)(?:[（(][^（）()]{1,20}[）)])*$")
_FORM = re.compile(
    r"(?:合同|协议|协议书|附件|附表|附录|标准|方案|规约|章程|手册|契约|租约|遗嘱|报告|问题|清单)(?:的|中|之)?$"
)
_AGREED = re.compile(r"(?:[款项]?)?(?:的)?约定")
_BOUNDARY = re.compile(
    r"依照|根据|依据|按照|遵照|违反|适用|符合|参照|参见|参考|详见|另见|援引|引用|主张|结合|比照|对照|准用"
    r"|查阅|执行|修订的|修正的|修改后的|修订后的|以及|或者|并且|属于|构成|关于|遵守|触犯|有关|相关|上述|前述"
    r"|下列|其他|由于|基于|通过|涉及|我国|现行|规定|(?<!共)和(?!国)|[与及或按依除如即该原现的以由在将是为从据照见]|新(?!能)"
)
_BOOK = re.compile(r"(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编(?=[第中的之])")
_BARE_KIND = re.compile(rf"(?:{_KIND})")
_STATE = "中华人民共和国"
_LONGEST_TITLE = 120


def chinese_claims(text: str) -> list[Claim]:
    """All places of Chinese law that a levelled text names, in their order."""
    return list(_Reading(text).claims())


class _Reading:
    """Reads a text from left to right; knows the article that was named last, and where."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stop = 0
        self._last: Claim | None = None

    def claims(self) -> Iterator[Claim]:
        """Go through the text once."""
        at = 0
        while found := _SIGN.search(self._text, at):
            at = found.end()
            for claim in getattr(self, f"_{found.lastgroup}")(found):
                at = max(at, claim.stop)
                self._stop = self._stop if found["law"] else at
                self._last = claim if claim.number else self._last
                yield claim

    def _title(self, found: re.Match[str]) -> Sequence[Claim]:
        start = found.start()
        stop = title_end(self._text, start)
        if stop < 0 or stop - start > _LONGEST_TITLE:
            return ()
        name = self._text[start + 1 : stop - 1]
        names = (Name(name, start, stop),)
        chain = self._chain_after(stop)
        likely = _LAW.search(name.translate(_FLAT)) is not None
        if not chain:
            sure = _SURE.search(name) is not None
            unknown = Unknown.MISSING if sure else Unknown.NONE
            return [Claim(start, stop, names, unknown)] if likely or sure else ()
        unknown = Unknown.MISSING if likely else Unknown.NONE
        return _of_chain(chain, start, names, unknown)

    def _that(self, found: re.Match[str]) -> Sequence[Claim]:
        chain = read_chain(self._text, found.end())
        return _of_chain(chain, found.start(), (), Unknown.LAST) if chain else ()

    def _same(self, found: re.Match[str]) -> Sequence[Claim]:
        if self._last is None:
            return ()
        chain = read_chain(self._text, found.end(), self._last.number)
        return _of_chain(chain, found.start(), (), Unknown.LAST) if chain else ()

    def _number(self, found: re.Match[str]) -> Sequence[Claim]:
        start = found.start()
        chain = read_chain(self._text, start)
        if not chain or _AGREED.match(self._text, chain[-1].stop):
            return ()
        if not chain[0].number:
            return self._parts(chain, start)
        names, unknown = self._names_before(start)
        begin = names[0].start if unknown is Unknown.MISSING and names else start
        return () if unknown is Unknown.NONE else _of_chain(chain, begin, names, unknown)

    def _law(self, found: re.Match[str]) -> Sequence[Claim]:
        """A law's bare name without a number, which later numbers may lean on."""
        stop = found.end()
        if BETWEEN.match(self._text, stop):
            return ()
        names = tuple(self._candidates(stop))
        start = names[0].start if names else stop
        return [Claim(start, stop, names, Unknown.NONE)] if names else ()

    def _parts(self, chain: list[Place], start: int) -> Sequence[Claim]:
        """第二款 without an article: of the one named last, if that is in the same sentence."""
        last = self._last
        if last is None or chain[0].within[0].kind in ("编", "分编", "章", "节"):
            return ()
        if re.search("[。！？\n]", self._text[last.stop : start]):
            return ()
        item = chain[0].within[0].kind != PARAGRAPH
        outer: tuple[Step, ...] = last.within[:1] if item else ()
        outer = tuple(step for step in outer if step.kind == PARAGRAPH)
        again = read_chain(self._text, start, last.number, outer)
        return _of_chain(again, start, (), Unknown.LAST)

    def _names_before(self, start: int) -> tuple[tuple[Name, ...], Unknown]:
        """What may be the name of the law whose number begins here; else what the claim is."""
        window = self._text[max(self._stop, start - 60) : start]
        if _FORM.search(window):
            return (), Unknown.NONE
        behind = _BEHIND.search(window)
        stops = dict.fromkeys((start, start - len(behind[0]) if behind else start))
        names = [name for stop in stops for name in self._candidates(stop)]
        for stop in stops:
            if _LAW.search(self._text[max(self._stop, stop - 30) : stop]):
                at = unknown_name_at(self._text, stop, self._stop)
                whole = [Name(self._text[at:stop], at, stop)] if at >= 0 else names[-1:]
                if whole and not _BARE_KIND.fullmatch(whole[0].text):
                    names.sort(key=lambda name: name.start)
                    return tuple(dict.fromkeys((*whole, *names))), Unknown.MISSING
        return tuple(names), Unknown.LAST

    def _candidates(self, stop: int) -> Iterator[Name]:
        """The words before `stop` that may be a law's name, the longest first.

        A name begins where the words begin or behind a word that leads to it, never within
        another: 劳动法 is not what 派遣劳动法 names.
        """
        window = self._text[max(self._stop, stop - 60) : stop]
        found = _NAME_CHARACTERS.search(window)
        words = found[0] if found else ""
        begin = stop - len(words)
        places = {0, *(one.end() for one in _BOUNDARY.finditer(words))}
        state = words.rfind(_STATE)
        places |= {state} if state >= 0 else set()
        for place in sorted(places):
            if len(words) - place > 1:
                yield Name(words[place:], begin + place, stop)

    def _chain_after(self, at: int) -> list[Place]:
        book = _BOOK.match(self._text, at)
        found = BETWEEN.match(self._text, book.end() if book else at)
        return read_chain(self._text, found.end()) if found else []


_FLAT = str.maketrans("", "", "》〉 ")


def _of_chain(
    chain: Sequence[Place], start: int, names: tuple[Name, ...], unknown: Unknown
) -> list[Claim]:
    """A claim for each place of a chain that begins, the law's name included, at `start`."""
    claims = []
    for place in chain:
        first = place is chain[0]
        begin = start if first or place.start == chain[0].start else place.start
        stop = place.stop
        claims.append(
            Claim(begin, stop, names, unknown, place.number, place.until, place.within, start)
        )
    return claims
