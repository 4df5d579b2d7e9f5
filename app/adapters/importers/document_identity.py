"""Tells what a circular, contract or act is: its title, date, number, issuer, level and key."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from app.adapters.importers import chinese_identity
from app.adapters.importers.numbered_headings import bare
from app.adapters.importers.numbered_labels import begins_item
from app.adapters.importers.paragraph import Paragraph
from app.adapters.importers.written_dates import first_date, without_dates
from app.domain.citation import name_key
from app.domain.law import Level

_HEAD = 40
"""So many paragraphs from the top may hold the title, the number and the date."""

_OPENING = 4_000
_LONGEST = 300
_LINE = 150
_SUBJECT = re.compile(
    r"(?:subject|sub|re)\s{0,3}[:：.-]{1,2}\s{0,3}(?=\S)|主题[:：]|关于(?=.{2,80}的)", re.I
)
_NUMBER = re.compile(
    r"(?<![\w/])(?=[A-Z])(?=\S{0,60}\d)[A-Za-z][\w.&()-]{0,30}(?:\s?/\s?[\w.&()-]{1,30}){2,9}(?!\w)"
    r"|[\u4e00-\u9fff]{1,12}\s?[〔\[（(]\s?\d{4}\s?[〕\]）)]\s?\d{1,4}\s?号"
)
_ADDRESS = re.compile(
    r"(?:www\.|@)([a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}\.gov(?:\.[a-z]{2})?)\b"
)
_BODY = re.compile(
    r"\b(?:[A-Z][a-z]{1,20} (?:(?:and|of|for|the) )?){1,6}"
    r"(?:Board|Authority|Commission|Bank|Ministry|Agency|Council)"
    r"(?: of (?:the )?[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2})?"
)
_CIRCULAR = re.compile(
    r"\b(?:circular|notification|guidance|directions?|guidelines?|bulletin)\b|通知|公告|通告|指引",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"\b(?:agreement|contract|lease|deed|terms (?:and conditions|of (?:use|service))|addendum)\b"
    r"|合同|协议",
    re.IGNORECASE,
)
_PARTIES = re.compile(
    r"\bby and (?:between|among)\b|\bbetween\b.{3,400}\band\b|\bthe parties\b|甲方|乙方",
    re.IGNORECASE | re.DOTALL,
)
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|untitled.{0,4}|document\s?\d*|word document"
    r"|.{0,80}\.(?:docx?|pdf|rtf|indd))$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:agreement|contract|lease|deed|terms|act|code|regulations?|rules|circular|directions?|"
    r"guidelines|policy|order|statute|law|bylaws|by-laws|constitution|plan of merger)\b"
    r"|合同|协议|法|条例|规定|办法|细则|通知|章程",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:exhibit|annex(?:ure)?|schedule|appendix|ex-|source|page|confidential|execution|witnesseth|"
    r"(?:table of )?contents|list of|background|introduction|definitions|recitals|whereas|"
    r"preamble|draft|final|version)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(r"(?:to|dear\b.*|from|date\b.*)[,:]?$", re.IGNORECASE)
_CJK = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


class Identity(NamedTuple):
    """What a document is; `number` is the issuer's own number of it, empty if it has none."""

    title: str
    language: str
    level: Level
    region: str
    key: str
    published: date | None
    number: str


def identify(
    paragraphs: Sequence[Paragraph], stated: Sequence[str], path: str, form: str
) -> Identity:
    """The identity of a document in the format `form`, whose file states the titles `stated`.

    A circular is known by its subject and its issuer, so that next year's is a version of it;
    anything else by its title and its file's name, dates apart, as many contracts share a title.
    """
    stem = file_stem(path)
    head = [p for p in paragraphs[:_HEAD] if not p.note]
    opening = "\n".join(p.text for p in paragraphs)[:_OPENING]
    number = next(
        (" ".join(m[0].split()) for p in head if (m := _NUMBER.search(p.text[:_OPENING]))), ""
    )
    issuer = _issuer(opening)
    called = " ".join(p.text for p in head[:8] if len(p.text) <= _LINE)
    circular = bool(_CIRCULAR.search(called)) and bool(issuer or number)
    title = _title(head, stated, stem, circular)
    language = language_of(opening)
    level, region = _level(title, opening, circular), ""
    if language == "zh" and level is not Level.CONTRACT:
        level, region = _chinese_level(title, [p.text for p in head[:6]], level)
    own = issuer if level is Level.DEPARTMENTAL else without_dates(stem)
    own = own if level in (Level.DEPARTMENTAL, Level.CONTRACT, Level.OTHER) else region
    key = "|".join([form, name_key(without_dates(title)), name_key(own)])
    published = _published(head, paragraphs) or first_date(stem.replace("_", " "))
    return Identity(title, language, level, region, key, published, number)


def file_stem(path: str) -> str:
    """The name of the file without folders and ending, escapes resolved."""
    return unquote(PurePosixPath(path).stem)


def language_of(text: str) -> str:
    """``zh`` where a fifth of the letters are Chinese, else ``en``."""
    return "zh" if 5 * len(_CJK.findall(text)) > len(_LETTER.findall(text)) else "en"


def _title(head: Sequence[Paragraph], stated: Sequence[str], stem: str, circular: bool) -> str:
    subject = _subject(head) if circular else ""
    named = (" ".join(words.split()) for words in stated)
    good = next((words for words in named if _is_name(words)), "")
    named_so = without_dates(stem.replace("_", " ")) or stem
    return str(subject or good or _printed(head) or named_so)[:_LONGEST]


def _is_name(words: str) -> bool:
    """Whether these can be a title: more than a letter or two, and no word processor's filling."""
    enough = len(words) > 3 or _CJK.search(words[1:])
    return bool(enough) and not _NO_TITLE.match(words) and not _GREETING.match(words)


def _subject(head: Sequence[Paragraph]) -> str:
    """What a letter says it is about."""
    for paragraph in head:
        if found := _SUBJECT.match(paragraph.text):
            words = paragraph.text if found[0] == "关于" else paragraph.text[found.end() :]
            return bare(words).strip(" .-–—")
    return ""


def _printed(head: Sequence[Paragraph]) -> str:
    """The first words on top that name an act or a contract; else the first that stand out."""
    top = [(p, bare(p.text).strip(" -_*=:")) for p in head[:15] if len(p.text) <= 200]
    names = [(p, words) for p, words in top if _is_name(words) and not _is_aside(words)]
    out = [words for p, words in names if p.prominent or p.depth or words.isupper()]
    called = [words for words in out if _CALLED.search(words)]
    short = [words for _, words in names[:5] if len(words) <= 100 and words[-1] not in ".;,"]
    return next(iter([*called, *out, *[s for s in short if _CALLED.search(s)], *short]), "")


def _is_aside(words: str) -> bool:
    """Whether these stand on top of a document without naming it."""
    if _ASIDE.match(words) or _NUMBER.fullmatch(words) or begins_item(words):
        return True
    return not without_dates(words)


def _issuer(opening: str) -> str:
    """The official body that speaks: by the address it gives, else by the name it repeats."""
    addresses: Counter[str] = Counter(m[1] for m in _ADDRESS.finditer(opening.lower()))
    if addresses:
        return addresses.most_common(1)[0][0]
    bodies = Counter(" ".join(m[0].split()) for m in _BODY.finditer(opening.replace("\n", " ")))
    return bodies.most_common(1)[0][0].removeprefix("The ") if bodies else ""


def _level(title: str, opening: str, circular: bool) -> Level:
    if circular:
        return Level.DEPARTMENTAL
    if _CONTRACT.search(title) or (
        _CONTRACT.search(opening[:1_500]) and _PARTIES.search(opening[:2_500])
    ):
        return Level.CONTRACT
    return Level.OTHER


def _chinese_level(title: str, heads: Sequence[str], level: Level) -> tuple[Level, str]:
    """Level and region by the name and the history of a Chinese act."""
    inferred, region = chinese_identity.inferred(title, "", heads)
    if inferred is Level.OTHER:
        return (Level.DEPARTMENTAL if _CIRCULAR.search(title) else level), ""
    return inferred, region


def _published(head: Sequence[Paragraph], paragraphs: Sequence[Paragraph]) -> date | None:
    """The date on a line of its own near the top or beside the number; else a stated one."""
    for paragraph in head[:20]:
        if len(paragraph.text) <= 120 and (day := first_date(paragraph.text)):
            rest = without_dates(paragraph.text)
            if len(rest) <= 12 or _NUMBER.search(rest) or re.match(r"(?i)dated?\b", rest):
                return day
    for paragraph in [*head[:20], *paragraphs[-6:]]:
        found = re.search(
            r"(?i)\b(?:dated|date of issue|issued on|entered into|effective (?:as of|date)|"
            r"made (?:as of|on)|last updated)\b.{0,40}|^.{0,12}$",
            paragraph.text[:600],
        )
        if found and (day := first_date(found[0])):
            return day
    return None
