"""Reads the project's own plain law format; resources/LIBRARY-FORMAT.md describes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from app.adapters.importers import front_matter
from app.adapters.importers.chinese_labels import NUMERAL
from app.adapters.importers.importer import File
from app.domain.citation import chinese_number
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw, ParsedProvision, Status, level_named

_FORMAT = "pandecta-law/1"
_MARKED = re.compile(r"^format[ \t]*:[ \t]*[\"']?pandecta-law/", re.MULTILINE)
_ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_LABEL = re.compile(
    rf"\*\*\s*(?:(?P<chinese>第\s?(?P<n>{NUMERAL})\s?条(?:之(?P<s>[一二三四五六七八九十]{{1,3}}))?)"
    r"|(?P<other>(?:§{1,2}|[^\W\d_]{1,30}\.?)\s*(?P<number>\d{1,6}[A-Za-z]{0,3}(?:[-.]\d{1,6}[A-Za-z]?)*)))"
    r"(?:\*\*|[.:。：]?\s+(?P<heading>[^*]{1,500})\*\*|[.:。：]\s*\*\*)\s*"
)
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_OWN_LINE = re.compile(r"[-*+|>]|[（(]|\d+[.)、]")
_STATUS = {
    "in force": Status.IN_FORCE,
    "有效": Status.IN_FORCE,
    "amended": Status.AMENDED,
    "已修改": Status.AMENDED,
    "repealed": Status.REPEALED,
    "已废止": Status.REPEALED,
    "not yet in force": Status.PENDING,
    "尚未生效": Status.PENDING,
}


class Plain:
    """The importer of ``format: pandecta-law/1``."""

    name = "plain"
    edition = 1
    suffixes = (".md", ".markdown", ".txt")

    def recognises(self, file: File) -> bool:
        """Front matter that names the format."""
        if not file.head.startswith("---"):
            return False
        return _MARKED.search(front_matter.split(file.head)[0] or file.head) is not None

    def unit_key(self, file: File) -> str:
        """Every file is one version of one law."""
        return file.path

    def facts(self, file: File) -> str:
        """Nothing: the file says everything itself."""
        return ""

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The version of a law that one file holds; an error's detail names the key or line."""
        (file,) = files
        path, text = file.path, file.text
        fenced, body = front_matter.split(text)
        if fenced is None:
            raise SourceUnreadable(path, "bad-front-matter", "line 1")
        front = front_matter.load(fenced, path)
        if front_matter.text_of(front, "format", path) != _FORMAT:
            raise SourceUnreadable(path, "bad-front-matter", "format")
        title = front_matter.text_of(front, "title", path)
        if not title:
            raise SourceUnreadable(path, "no-title", "title")
        language = _needed(front, "language", path)
        found = _provisions(body)
        if not found:
            raise SourceUnreadable(path, "empty")
        law = ParsedLaw(
            key=f"plain|{_identity(front, path)}",
            title=title,
            language=language,
            level=_level(front, path),
            provisions=found,
            region=front_matter.text_of(front, "region", path),
            jurisdiction=front_matter.text_of(front, "jurisdiction", path),
            short_titles=front_matter.list_of(front, "short_titles", path),
            published=front_matter.date_of(front, "publication_date", path),
            effective=front_matter.date_of(front, "effective_date", path),
            repealed=front_matter.date_of(front, "repeal_date", path),
            status=_status(front, path),
            history=front_matter.list_of(front, "history", path),
            citation=_citation(front, language, path),
        )
        return (law,)


def _needed(front: dict[str, Any], key: str, path: str) -> str:
    value = front_matter.text_of(front, key, path)
    if not value:
        raise SourceUnreadable(path, "bad-front-matter", key)
    return value


def _identity(front: dict[str, Any], path: str) -> str:
    value = _needed(front, "id", path)
    if not _ID.fullmatch(value):
        raise SourceUnreadable(path, "bad-front-matter", "id")
    return value


def _level(front: dict[str, Any], path: str) -> Level:
    try:
        return level_named(_needed(front, "level", path))
    except ValueError as error:
        raise SourceUnreadable(path, "bad-front-matter", "level") from error


def _status(front: dict[str, Any], path: str) -> Status | None:
    value = front_matter.text_of(front, "status", path).lower()
    if value and value not in _STATUS:
        raise SourceUnreadable(path, "bad-front-matter", "status")
    return _STATUS.get(value)


def _citation(front: dict[str, Any], language: str, path: str) -> str:
    default = "{title}{label}" if language.startswith("zh") else "{title}, {label}"
    pattern = front_matter.text_of(front, "citation", path) or default
    try:
        fields = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        pattern.format(title="", label="", number="")
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        raise SourceUnreadable(path, "bad-front-matter", "citation") from error
    if not fields or not fields <= {"title", "label", "number"}:
        raise SourceUnreadable(path, "bad-front-matter", "citation")
    return pattern


@dataclass(slots=True)
class _Draft:
    number: str
    label: str
    heading: str
    path: tuple[str, ...]
    kind: Kind
    words: list[str] = field(default_factory=list)

    def done(self) -> ParsedProvision:
        text = "".join(self.words)
        heading = self.heading if text else ""
        shown = text or self.heading or self.label
        return ParsedProvision(self.number, self.label, shown, heading, self.path, self.kind)


def _provisions(body: str) -> tuple[ParsedProvision, ...]:
    labelled = re.search(rf"^{_LABEL.pattern}", body, re.MULTILINE) is not None
    drafts: list[_Draft] = []
    above: list[tuple[int, str]] = []
    open_paragraph = False
    for raw in body.split("\n"):
        line = raw.strip()
        path = tuple(title for _, title in above)
        heading, label = _HEADING.match(line), _LABEL.match(line)
        if heading and labelled:
            above = [(depth, title) for depth, title in above if depth < len(heading[1])]
            above.append((len(heading[1]), heading[2].rstrip(" \t#")))
            open_paragraph = False
        elif label:
            drafts.append(_labelled(label, path))
            rest = line[label.end() :]
            drafts[-1].words += [rest] if rest else []
            open_paragraph = bool(rest)
        elif not line:
            open_paragraph = False
        else:
            words = heading[2].rstrip(" \t#") if heading else line
            if not drafts or drafts[-1].path != path:
                kind = Kind.PREAMBLE if labelled else Kind.WHOLE
                drafts.append(_Draft("", "", "", path, kind))
            _append(drafts[-1].words, words, open_paragraph)
            open_paragraph = heading is None
    return tuple(draft.done() for draft in drafts)


def _labelled(found: re.Match[str], path: tuple[str, ...]) -> _Draft:
    if found["chinese"]:
        number = chinese_number(found["n"], found["s"])
        label = re.sub(r"\s", "", found["chinese"])
    else:
        number, label = found["number"].lower(), found["other"]
    heading = (found["heading"] or "").strip().rstrip(".。")
    return _Draft(number, label, heading, path, Kind.ARTICLE)


def _append(words: list[str], line: str, goes_on: bool) -> None:
    """Add a line: to the paragraph that a line break parts, or as a new paragraph."""
    if words:
        if not goes_on or _OWN_LINE.match(line):
            words.append("\n")
        elif not _CJK.match(line) and not _CJK.match(words[-1][-1:]):
            words.append(" ")
    words.append(line)
