"""Works out what a law's own text says about the names in it: its subject, and its aliases."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.domain.citation import name_key
from app.domain.references import Standing
from app.domain.references_names import LawNames

_AMENDING = re.compile(r"修改|修正案|修订|的修正|废止")
_TITLE = re.compile("《(?P<title>[^《》]{1,100}(?:《[^《》]{1,80}》[^《》]{0,60}){0,2})》")
_ALIAS = re.compile(
    r"》(?:[（(][^（()）]{1,20}[)）])?[（(](?:以下|下同|下)?[,，]?(?P<each>分别)?(?:简称|称)(?:为|作)?"
    r"(?P<names>[^。；\n]{2,160}?)[)）](?=[，。、,；;的和及\n）)]|根据|规定|以|等|，|$)"
)
_SHORT = re.compile("《([^《》]{2,40})》|“([^“”]{2,40})”|([^《》“”、，和及]{2,40})")
_STATUTE_IN_TITLE = re.compile(r"法(?:典)?(?![律规人定院官])")
_UNITS = {
    "section": "section", "§": "section", "article": "article", "regulation": "regulation",
    "rule": "rule", "para.": "paragraph", "clause": "clause", "paragraph": "paragraph",
}  # fmt: skip
_CLOSEST = 400


def standing_of(
    title: str,
    language: str,
    own_titles: Iterable[str],
    provisions: Sequence[tuple[str, str]],
    names: LawNames,
    units: Iterable[str] = (),
) -> Standing:
    """Where references are looked for: the law of this `title` with its numbers and texts.

    `own_titles` are its other titles; `provisions` are pairs of number and text in their order;
    `units` are the first words of their labels.
    """
    own = frozenset({name_key(title), *map(name_key, own_titles)})
    numbers = tuple(dict.fromkeys(number for number, _ in provisions if number))
    places = {number: at for at, number in enumerate(numbers)}
    if not language.startswith("zh"):
        called = frozenset(_UNITS.get(unit.casefold(), "") for unit in units) - {""}
        return Standing(title, language, numbers, own, units=called, places=places)
    aliases: dict[str, str] = {}
    for _, text in provisions:
        if "简称" in text or "下称" in text:
            aliases.update(_aliases(text, names))
    return Standing(
        title, language, numbers, own, _subject(title, own, names),
        _AMENDING.search(title) is not None, aliases, places=places,
    )  # fmt: skip


def _subject(title: str, own: frozenset[str], names: LawNames) -> str:
    """The law that a title names first, between marks or without them."""
    found = _TITLE.search(title.replace("〈", "《").replace("〉", "》"))
    if found:
        return names.key_of(found["title"])
    for statute in _STATUTE_IN_TITLE.finditer(title):
        at = names.ending_at(title, statute.end(), statutes=True)
        if at >= 0 and (key := names.key_of(title[at : statute.end()])) not in own:
            return key
    return ""


def _aliases(text: str, names: LawNames) -> Iterator[tuple[str, str]]:
    """The names that a text gives to laws for short: 《…》（以下简称《…》）."""
    for found in _ALIAS.finditer(text):
        titles = _titles_before(text[max(0, found.start() + 1 - _CLOSEST) : found.start() + 1])
        shorts = [name_key(next(filter(None, short))) for short in _SHORT.findall(found["names"])]
        for short in shorts[: None if found["each"] else 1]:
            fitting = [title for title in titles if name_key(title).endswith(short)]
            for title in (fitting or titles[-1:])[-1:]:
                key = names.key_of(title)
                if names.is_law(title, key) and short not in names:
                    yield short, key


def _titles_before(text: str) -> list[str]:
    """The titles between marks in a text, without those within another."""
    titles, depth, begin = [], 0, 0
    for at, char in enumerate(text):
        if char == "《":
            begin = begin if depth else at + 1
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if not depth:
                titles.append(text[begin:at])
    return titles
