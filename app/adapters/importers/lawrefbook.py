"""Reads the Markdown of LawRefBook: title, history, an end mark, then headings and articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from app.adapters.importers import chinese_identity
from app.adapters.importers.chinese_body import heading_text, provisions
from app.adapters.importers.chinese_dates import effective_in, published_in
from app.adapters.importers.chinese_labels import NUMERAL, Line
from app.adapters.importers.importer import File
from app.domain.errors import SourceUnreadable
from app.domain.law import Level, ParsedLaw, ParsedProvision

_END = "<!-- INFO END -->"
_COMMENT = re.compile(r"<!--[^<>\n]{0,200}-->")
_HEADING = re.compile(r"(#{1,6})(?:\s+(.*)|$)")
_DATED_NAME = re.compile(r"(.*?)\s*[（(](\d{4}-\d{1,2}-\d{1,2})[)）]")
_HISTORY_LINE = re.compile(
    r"[（(]?(?:\d{4}\s*年|\d{4}-\d)|.{0,80}(?:通过|公布|发布|修订|修正|施行)$"
)
_ARTICLE_LINE = re.compile(rf"^第\s?{NUMERAL}\s?条(?:\s|$)", re.MULTILINE)
_LEVELS = {
    "宪法": Level.CONSTITUTION,
    "案例": Level.CASE,
    "其他": Level.OTHER,
    "行政法规": Level.ADMINISTRATIVE,
    "司法解释": Level.INTERPRETATION,
    "部门规章": Level.DEPARTMENTAL,
    **dict.fromkeys(
        "刑法 民法典 民法商法 行政法 经济法 社会法 诉讼与非诉讼程序法 宪法相关法".split(), Level.LAW
    ),
}
_TO_NEAREST = ("其他", "民法典")


@dataclass(frozen=True, slots=True)
class _Page:
    """One file: the title, the part of the law that it is, its history and its body."""

    title: str
    part: str
    history: tuple[str, ...]
    body: list[Line]


class LawRefBook:
    """The importer of LawRefBook's files; the folder tells the level, the file name the date."""

    name = "lawrefbook"
    edition = 1
    suffixes = (".md", ".markdown", ".txt")

    def recognises(self, file: File) -> bool:
        """A heading first, then the end mark, or history or articles in place of it."""
        text = file.head.lstrip()
        if not _HEADING.match(text):
            return False
        lines = [line.strip() for line in text.split("\n", 12)[1:12] if line.strip()]
        dated = any(_HISTORY_LINE.match(line) and line[:1] in "（(12" for line in lines)
        return _END in file.head or dated or _ARTICLE_LINE.search(file.head) is not None

    def unit_key(self, file: File) -> str:
        """The file itself, except that the parts of one law in one folder belong together."""
        page = _top(file.head)
        return f"{PurePosixPath(file.path).parent}\0{page.title}" if page.part else file.path

    def facts(self, file: File) -> str:
        """Level, region and file name."""
        level, region = _placed(file.path, _top(file.head))
        return f"{level.value}|{region}|{PurePosixPath(file.path).stem}"

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """One law from its file, or from the files of its parts in the order of their articles."""
        pages = [(file.path, _page(file.text)) for file in files]
        path, first = pages[0]
        if not first.title:
            raise SourceUnreadable(path, "no-title")
        level, region = _placed(path, first)
        found = [
            _under(page.part, provisions(page.body, labelled=level is not Level.CASE))
            for _, page in pages
        ]
        if not any(found):
            raise SourceUnreadable(path, "empty")
        history = tuple(dict.fromkeys(line for _, page in pages for line in page.history))
        name, day = _dated_name(path)
        published = day or published_in(history)
        law = ParsedLaw(
            key=chinese_identity.law_key(level, region, first.title),
            title=first.title,
            language="zh",
            level=level,
            provisions=tuple(p for part in sorted(found, key=_first_article) for p in part),
            region=region,
            jurisdiction="中国",
            short_titles=chinese_identity.short_titles(first.title, () if first.part else (name,)),
            published=published,
            effective=effective_in(history, published),
            history=history,
        )
        return (law,)


def _top(head: str) -> _Page:
    header, mark, _ = head.partition(_END)
    return _page(header + mark)


def _page(text: str) -> _Page:
    header, mark, rest = text.partition(_END)
    lines = _lines(header)
    titles = [line.text for line in lines if line.depth == 1][:2]
    title = titles[0] if titles else next((line.text for line in lines), "")
    after = [line for line in lines if line.text not in titles]
    cut = len(after)
    if not mark:
        cut = next((i for i, line in enumerate(after) if not _is_history(line)), cut)
    body = after[cut:] + _lines(rest)
    part = titles[1] if len(titles) > 1 else ""
    return _Page(title, part, _history(title, [line.text for line in after[:cut]]), body)


def _is_history(line: Line) -> bool:
    return not line.depth and _HISTORY_LINE.match(line.text) is not None


def _history(title: str, lines: list[str]) -> tuple[str, ...]:
    """The header's lines, with those joined that a line break parts and without the title's."""
    out: list[str] = []
    bare = re.sub(r"\s", "", title)
    for line in lines:
        if re.sub(r"\s", "", line) in bare:
            continue
        if out and len(out[-1]) < 1000 and out[-1].count("《") > out[-1].count("》"):
            out[-1] += line
        else:
            out.append(line)
    return tuple(out)


def _lines(text: str) -> list[Line]:
    out = []
    for raw in _COMMENT.sub("", text).split("\n"):
        stripped = raw.strip()
        if found := _HEADING.match(stripped):
            out.append(Line((found[2] or "").strip(" #"), len(found[1])))
        elif stripped:
            out.append(Line(stripped))
    return out


def _placed(path: str, page: _Page) -> tuple[Level, str]:
    """Level and region by the folders next above the file, else by title and history."""
    folders = PurePosixPath(path).parts[-5:-1][::-1]
    for distance, folder in enumerate(folders):
        if folder.endswith("地方法规") and folder != "地方法规":
            return Level.LOCAL, folder.removesuffix("地方法规")
        if folder == "地方性法规" and distance:
            return Level.LOCAL, folders[distance - 1]
        if folder == "案例" and distance < 2:
            return Level.CASE, ""
    for distance, folder in enumerate(folders[:2]):
        if folder in _LEVELS and not (distance and folder in _TO_NEAREST):
            return _LEVELS[folder], ""
    return chinese_identity.inferred(page.title, "", page.history)


def _dated_name(path: str) -> tuple[str, date | None]:
    stem = PurePosixPath(path).stem
    if found := _DATED_NAME.fullmatch(stem):
        year, month, day = (int(part) for part in found[2].split("-"))
        try:
            return found[1], date(year, month, day)
        except ValueError:
            return found[1], None
    return stem, None


def _under(part: str, found: Sequence[ParsedProvision]) -> list[ParsedProvision]:
    if not part:
        return list(found)
    return [replace(p, path=(heading_text(part), *p.path)) for p in found]


def _first_article(found: Sequence[ParsedProvision]) -> int:
    numbers = (int(p.number.partition("-")[0]) for p in found if p.number[:1].isdigit())
    return next(numbers, 0)
