"""Turns the lines of a Chinese law into provisions: preamble, articles, items and annexes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.adapters.importers.chinese_labels import NUMERAL, Line, Start
from app.adapters.importers.chinese_parts import Part, parted, signed, starts_in
from app.adapters.importers.chinese_unfolding import unfolded
from app.domain.law import Kind, ParsedProvision

_CJK = "\u3400-\u9fff"
_UNIT = re.compile(rf"(第\s?{NUMERAL}\s{{0,2}}(分编|编|章|节|部分))\s*(.{{0,200}})$")
_ITEM = re.compile(r"([一二三四五六七八九十]{1,3}、)\s*(.{0,200})$")
_DEPTHS = {"编": 2, "部分": 1, "分编": 3, "章": 4, "节": 5}
_SENTENCE = re.compile("[。；：！？]")
_GENERAL = ("总则", "分则", "附则")


@dataclass(slots=True)
class _Draft:
    """A provision whose text is still being collected."""

    number: str
    label: str
    kind: Kind
    path: tuple[str, ...]
    heading: str = ""
    lines: list[str] = field(default_factory=list)

    def done(self) -> ParsedProvision:
        text = "\n".join(line for line in self.lines if line)
        if not text:
            words = self.heading or self.label
            return ParsedProvision(self.number, self.label, words, "", self.path, self.kind)
        return ParsedProvision(self.number, self.label, text, self.heading, self.path, self.kind)


def provisions(lines: Sequence[Line], labelled: bool = True) -> tuple[ParsedProvision, ...]:
    """All provisions of a law's body in order; no text line is lost.

    With `labelled` False nothing is taken for an article or an item: a reported case only
    quotes them.
    """
    main, annexes = parted(unfolded(lines), labelled)
    starts = starts_in(main.lines) if labelled else {}
    body, signature = signed(main.lines, starts)
    kind = Kind.PREAMBLE if starts else Kind.WHOLE
    drafts = list(_walk(_outlined(body, starts), starts, _Draft("", "", kind, ())))
    if signature:
        drafts.append(_Draft("", "", Kind.ANNEX, (), "", signature))
    for count, annex in enumerate(annexes, 1):
        drafts += _annex(annex, count, labelled)
    return tuple(draft.done() for draft in drafts)


def heading_text(text: str) -> str:
    """A heading with its spacing evened: 第一章　　总  则 becomes 第一章 总则."""
    unit, name = "", text
    if found := _UNIT.match(text):
        unit, name = re.sub(r"\s", "", found[1]) + " ", found[3]
    elif found := _ITEM.match(text):
        unit, name = found[1], found[2]
    words = name.split()
    spaced = all(len(word) == 1 and re.match(f"[{_CJK}]", word) for word in words)
    return f"{unit}{('' if spaced else ' ').join(words)}".strip()


def _annex(annex: Part, count: int, labelled: bool) -> Iterator[_Draft]:
    starts = {
        at: start._replace(number=f"a{count}-{start.number}", label=_annexed(annex, start))
        for at, start in (starts_in(annex.lines) if labelled else {}).items()
    }
    lines = _outlined(annex.lines, starts)
    loose = _Draft(f"a{count}", annex.label, Kind.ANNEX, (), annex.heading)
    if not lines or 0 in starts or lines[0].depth:
        yield loose
    yield from _walk(lines, starts, loose, (annex.caption,))


def _annexed(annex: Part, start: Start) -> str:
    item = start.number.startswith("i")
    return f"{annex.label}第{start.label}项" if item else annex.label + start.label


def _walk(
    lines: Sequence[Line], starts: Mapping[int, Start], loose: _Draft, base: tuple[str, ...] = ()
) -> Iterator[_Draft]:
    """The drafts of one part; text that no label claims goes into copies of `loose`."""
    above: list[Line] = []
    draft: _Draft | None = None
    for at, line in enumerate(lines):
        start = starts.get(at)
        if draft and (line.depth or start):
            yield draft
            draft = None
        path = (*base, *(heading.text for heading in above))
        if line.depth:
            above = [heading for heading in above if heading.depth < line.depth]
            if line.text:
                above.append(Line(heading_text(line.text), line.depth))
        elif start:
            kind = Kind.ITEM if start.number.startswith("i") else Kind.ARTICLE
            kind = Kind.ANNEX if base else kind
            draft = _Draft(start.number, start.label, kind, path, lines=[start.rest])
        else:
            if draft is None:
                path = path if above else ()
                draft = _Draft(loose.number, loose.label, loose.kind, path, loose.heading)
            draft.lines.append(line.text)
    if draft:
        yield draft


def _outlined(lines: Sequence[Line], starts: Mapping[int, Start]) -> list[Line]:
    """`lines` with headings that lack their marks marked, and their depths made comparable."""
    out = list(lines)
    plain = False
    for start in list(starts.values())[1:]:
        if start.number == "1" and _is_second_title(out, start.at - 1, starts):
            out[start.at - 1] = Line(out[start.at - 1].text, 1)
    for at in range(len(out) - 1, -1, -1):
        if not out[at].depth and at not in starts and _is_plain_heading(out, at, starts):
            out[at] = Line(out[at].text, _DEPTHS[_unit(out[at].text)])
            plain = True
    if plain:
        return [
            Line(line.text, _DEPTHS[_unit(line.text)]) if line.depth and _unit(line.text) else line
            for line in out
        ]
    numbered = {line.depth for line in out if line.depth and _unit(line.text)}
    return [
        Line(line.text, line.depth - 1)
        if line.depth > 1 and line.depth in numbered and heading_text(line.text) in _GENERAL
        else line
        for line in out
    ]


def _is_plain_heading(lines: Sequence[Line], at: int, starts: Mapping[int, Start]) -> bool:
    """Whether this line reads 第一章 总则 and an article or another heading comes next."""
    text = lines[at].text
    if len(text) > 40 or not _unit(text) or _SENTENCE.search(text):
        return False
    return at + 1 in starts or (at + 1 < len(lines) and lines[at + 1].depth > 0)


def _is_second_title(lines: Sequence[Line], at: int, starts: Mapping[int, Start]) -> bool:
    """Whether the line above an article that is number one again names a second law."""
    line = lines[at]
    short = len(line.text) <= 60 and not _SENTENCE.search(line.text)
    return short and not line.depth and at not in starts


def _unit(text: str) -> str:
    found = _UNIT.match(text)
    return found[2] if found else ""
