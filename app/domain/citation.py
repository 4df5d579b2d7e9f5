"""How a provision is named: reads the citation forms that a library may know, and levels names."""

import re
import unicodedata

from app.domain.citation_chinese import chinese_number, parse_chinese
from app.domain.citation_english import parse_english
from app.domain.citation_form import Citation, Step
from app.domain.citation_run import names_several, parse_run

__all__ = ["Citation", "Step", "chinese_number", "name_key", "parse_citation"]

_STATE = "中华人民共和国"
_LONGEST = 1_000
_AROUND = str.maketrans("", "", "《》〈〉「」『』\u200b\ufeff")
_THE = re.compile(r"\A\s*the\s+(?=\S)")


def parse_citation(text: str) -> Citation | None:
    """The citation that `text` is as a whole, or None; a question that contains one is not one.

    A text of more than a thousand characters is none.
    """
    if len(text) > _LONGEST:
        return None
    clean = " ".join(unicodedata.normalize("NFKC", text).translate(_AROUND).split())
    clean = clean.rstrip("。.?; ")
    if not clean or len(clean) > _LONGEST:
        return None
    found = parse_chinese(clean)
    if names_several(found):
        found = parse_run(clean) or found
    return found or parse_english(clean)


def name_key(name: str) -> str:
    """The form under which names of laws are compared.

    Width, case, spaces, commas, full stops, brackets round a title, an English article and the
    state's name in front are levelled, so that 劳动合同法 and 《中华人民共和国劳动合同法》 are one
    name; nothing else is: two laws whose names differ in any other character stay two.
    """
    levelled = unicodedata.normalize("NFKC", name).casefold()
    levelled = re.sub(r"[\s《》〈〉、,.，。‘’“”\"']+", "", _THE.sub("", levelled))
    return levelled.removeprefix(_STATE) or levelled
