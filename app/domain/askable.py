"""Tells by rule which provisions nobody would ask about."""

import re

from app.domain.law import Kind, Provision
from app.domain.question_rows import text_key

_SHORTEST = {True: 6, False: 24}
"""Letters of a provision at least, by whether it is Chinese; shorter ones are headings."""
_LONGEST = {True: 120, False: 300}
"""Characters up to which a provision that has such a sentence is taken to be nothing else."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_GONE = re.compile(
    r"^[\W\d_]*(?:(?:repealed|revoked|omitted|reserved|deleted|vacant|transferred|renumbered)\b"
    r"(?=\s*(?:$|[^\w\s]|by\b|effective\b|pub\b))|(?:此?条)?(?:已?废止|已?删[除去]|已?失效)[\W_]*$)",
    re.I,
)
_OWN = r"(?:act|code|law|part|chapter|title|section|article|order|rules?|regulations?|provisions?)"
_BEGINS = re.compile(
    r"自[^。；]{2,40}起(?:施行|实施)|本[^，。；]{1,12}自[^。；]{2,40}(?:起|时)(?:生效|执行)"
    r"|由[^，。；]{2,30}负责解释"
    r"|\bmay be cited as\b|\bshort title\b|\bextends? to the whole of\b"
    rf"|\b(?:this|these|the) {_OWN}[^.;]{{0,80}}\b"
    r"(?:(?:comes?|came|coming) into (?:force|operation|effect)|takes? effect|took effect)\b",
    re.I,
)


def unasked(provision: Provision) -> str:
    """Why nobody would ask about a provision, as a key; empty where somebody may.

    ``gone`` (repealed, or not law yet), ``preamble``, ``heading`` (it says next to nothing) or
    ``commencement`` (when it begins, what it is called, who interprets it).
    """
    text = provision.text.strip()
    if provision.gone or _GONE.search(text):
        return "gone"
    if provision.kind is Kind.PREAMBLE:
        return "preamble"
    chinese = bool(_CHINESE.search(text))
    if len(text_key(text)) < _SHORTEST[chinese]:
        return "heading"
    if len(text) <= _LONGEST[chinese] and _BEGINS.search(text):
        return "commencement"
    return ""
