"""Reads citations of Chinese law: 劳动合同法第三十九条第一款第（二）项, 第39条第2项."""

import re

from app.domain.citation_form import ITEM, PARAGRAPH, POINT, Citation, Step, numbers_between
from app.domain.numerals import CHARACTERS, to_int

_N = f"[{CHARACTERS}]{{1,12}}"
_ARTICLE = re.compile(
    rf"(?:第|(?<![{CHARACTERS}第]))(?P<number>{_N})(?:之(?P<inner>{_N}))?[条條]"
    rf"(?:之(?P<sub>{_N}))?"
)
_STEP = re.compile(rf"第?(?P<open>\()?(?P<value>{_N})(?(open)\))(?P<kind>[款项項目])?")
_ONE = rf"第?(?:\({_N}\)|{_N})[款项項目]?"
_BETWEEN = "(?:或者|以及|[至到、和与及或-])"
_SEVERAL = re.compile(rf"(?:{_ONE}{_BETWEEN})+第?(?:\({_N}\)[款项項目]?|{_N}[款项項目])")
_UNTIL = re.compile(r"[至到、和与及-]")
_LISTED = re.compile(r"(?P<name>.+?) ?(?P<number>[一二三四五六七八九十百]{1,5})、")
_NUMBERED = re.compile(rf"(?P<name>.+?)第(?P<number>{_N})[项項点]")
_SPACE = re.compile(r"(?<=[\u3400-\u9fff()]) | (?=[\u3400-\u9fff()])")
_ANNEX = re.compile(rf"附(?:件|录|表)?(?P<number>{_N})?$")
_ANNEXED = "法例定释则见复知程要案排)"
"""What a law's name ends with that an annex may follow."""

_SAID = re.compile(r"[。,;!?]|^(?:请问|根据|依据|依照|按照|我|你|他|她|如何|为何)|什么|怎么|怎样")
_ORDER = (PARAGRAPH, ITEM, POINT)


def parse_chinese(text: str) -> Citation | None:
    """The citation that `text` is; its width is normal and it has no brackets round titles.

    An item of a decision or a notice, 四、 or 第四项, counts as its article 4.
    """
    clean = _SPACE.sub("", text)
    for found in _ARTICLE.finditer(clean):
        number = chinese_number(found["number"], found["inner"] or found["sub"])
        tail = _tail(clean, found.end(), number) if number else None
        if tail is not None:
            name = clean[: found.start()].strip(" ,")
            if _SAID.search(name):
                return None
            within, also = tail
            name, number = _of_annex(name, number)
            return Citation(name, number, clean[found.end() :], within, also)
    return _item(clean) or _annex(clean)


def _item(clean: str) -> Citation | None:
    found = _LISTED.fullmatch(clean) or _NUMBERED.fullmatch(clean)
    if not found or _SAID.search(found["name"]):
        return None
    name, number = _of_annex(found["name"], chinese_number(found["number"]))
    return Citation(name, number.replace("-", "-i")) if number else None


def _annex(clean: str) -> Citation | None:
    """A whole annex: …规定附件二."""
    name, number = _of_annex(clean, "")
    told = name != clean and name[-1:] in _ANNEXED and not _SAID.search(name)
    return Citation(name, number) if told and name else None


def chinese_number(number: str, sub: str | None = None) -> str:
    """The canonical key of 第`number`条之`sub`: ``133`` or ``133-1``; empty if unreadable."""
    value = to_int(number)
    if value is None:
        return ""
    if not sub:
        return str(value)
    second = to_int(sub)
    return f"{value}-{second}" if second is not None else ""


def _tail(text: str, at: int, number: str) -> tuple[tuple[Step, ...], tuple[str, ...]] | None:
    """The steps and the further numbers that `text` ends with from `at`; None for other words."""
    if (also := _further(text, at, number)) is not None:
        return (), also
    steps: list[Step] = []
    while at < len(text):
        if _SEVERAL.fullmatch(text, at):
            break
        found = _STEP.match(text, at)
        step = _step(found) if found else None
        if not found or step is None or not _goes_below(steps, step):
            return None
        steps.append(step)
        at = found.end()
    return tuple(steps), ()


def _further(text: str, at: int, number: str) -> tuple[str, ...] | None:
    """The numbers that a range or a pair of articles names beside the first; None if it is none."""
    joint = _UNTIL.match(text, at)
    last = _ARTICLE.fullmatch(text, joint.end()) if joint else None
    if not joint or not last:
        return None
    second = chinese_number(last["number"], last["inner"] or last["sub"])
    return numbers_between(number, second) if joint[0] in "至到-" else (second,)


def _step(found: re.Match[str]) -> Step | None:
    """The step that was matched; a number in brackets alone is an item."""
    value, kind = to_int(found["value"]), (found["kind"] or "").replace("項", ITEM)
    if value is None or not (kind or found["open"]):
        return None
    return Step(kind or ITEM, str(value))


def _goes_below(steps: list[Step], step: Step) -> bool:
    return not steps or _ORDER.index(steps[-1].kind) < _ORDER.index(step.kind)


def _of_annex(name: str, number: str) -> tuple[str, str]:
    """An article of an annex has a number of its own kind, ``a1-3``; the annex itself is ``a1``."""
    found = _ANNEX.search(name)
    if not found:
        return name, number
    count = to_int(found["number"]) if found["number"] else 1
    return name[: found.start()].rstrip(" ,"), f"a{count}-{number}".rstrip("-")
