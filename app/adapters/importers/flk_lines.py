"""Strips the Markdown of the national law database down to the lines and history of a law."""

import re
from collections.abc import Iterable

from app.adapters.importers.chinese_labels import NUMERAL, Line
from app.domain.citation import name_key

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_RULE = re.compile(r"(?:-\s?){3,}$|(?:\*\s?){3,}$|_{3,}$")
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,500}\)")
_ENTITY = re.compile(r"&(?:emsp|ensp|nbsp|#12288|#160);|<br\s?/?>")
_BULLET = re.compile(r"(?:[-*+>]\s+|>)+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_DATED = re.compile(r"[（(].{0,60}\d{4}\s?年")
_OPEN = re.compile(r"\d{4}\s?年[^。]{4,400}(?:通过|公布|发布|批准|施行|修[订正改])$")
_ADOPTED = re.compile("通过|公布|发布|批准|令|修[订正改]|施行|印发")
_NO_SENTENCE = re.compile("[^。；：，！？]{1,30}")
_ARTICLE = re.compile(rf"第\s?{NUMERAL}\s?条")
_BETWEEN_EVENTS = re.compile(r"(?<!\s)\s+(?=\d{4}\s?年|根据)")
_SEARCHED = 40


def body_lines(body: str, title: str) -> tuple[tuple[str, ...], list[Line]]:
    """The history lines, and the body without title, contents, rules, images and emphasis."""
    lines, contents = _without_contents(_lines(body))
    history, lines = _parted(_without_title(lines, title))
    return history, _mended(lines, contents)


def _parted(lines: list[Line]) -> tuple[tuple[str, ...], list[Line]]:
    """The history, which stands in brackets or on a line of its own near the top; the rest."""
    for at, line in enumerate(lines[:_SEARCHED]):
        if not line.depth and _DATED.match(line.text):
            stop = at + 1
            while stop < len(lines) and stop < at + 8 and not _closed(lines[at:stop]):
                stop += 1
            words = "".join(line.text for line in lines[at:stop])
            if _closed(lines[at:stop]) and _ADOPTED.search(words):
                return _events(words), lines[:at] + lines[stop:]
        if not line.depth and _OPEN.match(line.text):
            return _events(line.text), lines[:at] + lines[at + 1 :]
    return (), lines


def _lines(body: str) -> list[Line]:
    out = []
    for raw in body.split("\n"):
        text = _ENTITY.sub(" ", _IMAGE.sub("", raw)).strip()
        if found := _HEADING.match(text):
            out.append(Line(_plain(found[2]), len(found[1])))
        elif _RULE.match(text):
            out.append(Line("", 6))
        elif text and _bare(text) != "目录":
            bullet = _BULLET.match(text)
            out.append(Line(_plain(text[bullet.end() :] if bullet else text)))
    return out


def _plain(text: str) -> str:
    text = text.replace("**", "").replace("__", "")
    return (_ESCAPE.sub(r"\1", text) if "\\" in text else text).strip()


def _without_contents(lines: list[Line]) -> tuple[list[Line], set[str]]:
    """`lines` without the table of contents, and its entries."""
    out: list[Line] = []
    entries: set[str] = set()
    inside = False
    for line in lines:
        if line.depth:
            inside = _bare(line.text) == "目录"
        if inside:
            entries.add(_bare(line.text))
        elif line.text or line.depth < 6:
            out.append(line)
    return out, entries


def _mended(lines: list[Line], entries: set[str]) -> list[Line]:
    """`lines` with the second half of a parted heading joined to the first.

    It is one if the contents name the whole, or if it is no sentence and an article follows.
    """
    out: list[Line] = []
    for at, line in enumerate(lines):
        above = out[-1] if out else line
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        broken = _NO_SENTENCE.fullmatch(line.text) and _ARTICLE.match(below)
        if (
            above.depth
            and not line.depth
            and (_bare(above.text + line.text) in entries or broken)
            and not _ARTICLE.match(line.text)
        ):
            out[-1] = Line(above.text + line.text, above.depth)
        else:
            out.append(line)
    return out


def _without_title(lines: list[Line], title: str) -> list[Line]:
    """`lines` without the first lines that together are the title."""
    wanted = name_key(title)
    for at in range(min(len(lines), _SEARCHED)):
        joined = ""
        for stop in range(at, min(at + 6, len(lines))):
            joined += lines[stop].text
            if name_key(joined) == wanted:
                return lines[:at] + lines[stop + 1 :]
            if len(joined) > len(title) + 40:
                break
    return lines


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _closed(lines: Iterable[Line]) -> bool:
    text = "".join(line.text for line in lines)
    opened = text.count("（") + text.count("(")
    return opened <= text.count("）") + text.count(")")


def _events(text: str) -> tuple[str, ...]:
    inner = text.strip().removeprefix("（").removeprefix("(").removesuffix("）").removesuffix(")")
    return tuple(part.strip() for part in _BETWEEN_EVENTS.split(inner) if part.strip())
