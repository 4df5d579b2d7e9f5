"""Makes a question of a provision's own words, whose answer is then known: that provision."""

import re
from collections.abc import Sequence
from random import Random

_ENDS = re.compile(r"(?<=[。！？；!?;])|(?<=\.)\s|\n")
_CHINESE_NUMBER = r"[一二三四五六七八九十百千零〇0-9]+"
_NUMBERS = re.compile(
    rf"第{_CHINESE_NUMBER}(?:条|款|项|章|节|编)(?:之{_CHINESE_NUMBER})?"
    rf"|^[（(](?:{_CHINESE_NUMBER}|[a-z]{{1,4}})[)）]|^{_CHINESE_NUMBER}[、.．]"
    r"|(?:§+|\b(?:sections?|articles?|regulations?|paragraphs?|schedules?))\s*[0-9]+\w*",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
_WIDE = re.compile(r"[\u3400-\u9fff]")
_WIDE_FEWEST, _WORDS_FEWEST = 10, 6
_LONGEST = 160
_PART = 0.7
"""A sentence that is more of its provision than this is the provision, not a part of it."""


def sentences(text: str, names: Sequence[str]) -> list[str]:
    """The sentences of a provision that can stand alone, without its law's names and numbers."""
    found = []
    for piece in _ENDS.split(text):
        clean = _NUMBERS.sub("", piece.strip())
        for name in names:
            clean = clean.replace(name, "")
        clean = _BLANKS.sub(" ", clean.replace("《》", "")).strip(" ，,、。；;.")[:_LONGEST]
        if _tells_enough(clean):
            found.append(clean)
    return found


def question_from(text: str, names: Sequence[str], chance: Random) -> tuple[str, bool] | None:
    """One sentence of a provision, and whether it is a part of it only; None where none will do."""
    found = sentences(text, names)
    if not found:
        return None
    parts = [one for one in found if len(one) <= _PART * len(text)]
    return chance.choice(parts or found), bool(parts)


def _tells_enough(sentence: str) -> bool:
    wide = len(_WIDE.findall(sentence))
    return wide >= _WIDE_FEWEST or (not wide and len(sentence.split()) >= _WORDS_FEWEST)
