"""Knows the names by which an answer may call a law besides the one that a library has for it."""

import re
from collections.abc import Iterator

from app.domain.citation import name_key

_ALIAS = re.compile(
    r"《(?P<title>[^《》\n]{2,100})》(?:[（(][^（()）\n]{1,20}[)）])?"
    r"[（(](?:以下|下文|下)?(?:简称|称)(?:为|作)?[《“\"「]?(?P<short>[^《》“”\"「」（()）\n]{2,40})[》”\"」]?[)）]"
)
_EDITION = re.compile(
    r" ?[（(](?:(?:c|asp|anaw|nawm|asc)\.? ?\d{1,4}"
    r"|(?:19|20)\d\d年?(?:修正|修订|修改)?(?:文本|版)?)[)）]$",
    re.IGNORECASE,
)
_BOOK = re.compile(r"(?P<code>.*法典)(?:第[一二三四五六七八九十]编)?[\u3400-\u9fff]{2,6}编")
_YEAR = re.compile(r",? (?:of )?(?P<year>(?:1[2-9]|20)\d\d)$")
_COURT = "最高人民法院"
_TITLE = re.compile(r"(?:the )?title (?P<title>\d{1,2}[a-z]?)\b.*", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\((?:NI|N\.I\.)\)")


def aliases(text: str) -> dict[str, str]:
    """The titles that a text gives a short name, by the `name_key` of that name."""
    return {name_key(found["short"]): found["title"] for found in _ALIAS.finditer(text)}


def without_year(title: str) -> tuple[str, str] | None:
    """A title without the year at its end, and the year; None where none is."""
    found = _YEAR.search(title)
    return (title[: found.start()], found["year"]) if found else None


def other_names(title: str) -> Iterator[str]:
    """The title, and what else may be meant by it: without its edition, with the court's name."""
    yield title
    bare = _EDITION.sub("", title)
    if bare != title:
        yield bare
    if found := _BOOK.fullmatch(title):
        yield found["code"]
    if title.startswith("关于"):
        yield _COURT + title
    if found := _TITLE.fullmatch(title):
        yield f"{found['title']} U.S.C."
    if _ABBREVIATED.search(title):
        yield _ABBREVIATED.sub("(Northern Ireland)", title)
    if title.startswith(("the ", "The ")):
        yield title[4:]
