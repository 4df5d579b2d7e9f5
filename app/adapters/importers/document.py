"""Makes a law of the paragraphs of a document, whatever format they were read from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.adapters.importers import chinese_body
from app.adapters.importers.chinese_labels import ARTICLE, Line
from app.adapters.importers.document_identity import identify
from app.adapters.importers.numbered_headings import bare
from app.adapters.importers.numbered_text import provisions
from app.adapters.importers.paragraph import Paragraph
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, ParsedLaw, ParsedProvision

_AHEAD = 500
_WORD = re.compile(r"\w")


def document_law(
    paragraphs: Sequence[Paragraph], stated: Sequence[str], path: str, form: str
) -> ParsedLaw:
    """The law that the paragraphs of a file in the format `form` are.

    `stated` are the titles that the file gives for itself, the best first. Raises
    SourceUnreadable (``empty``).
    """
    if not any(_WORD.search(p.text) for p in paragraphs):
        raise SourceUnreadable(path, "empty")
    identity = identify(paragraphs, stated, path, form)
    articles = sum(ARTICLE.match(p.text) is not None for p in paragraphs)
    if identity.language == "zh" and articles > 1:
        found = _chinese(paragraphs, identity.title)
    else:
        found = provisions(paragraphs, identity.title)
    if not found:
        raise SourceUnreadable(path, "empty")
    return ParsedLaw(
        key=identity.key,
        title=identity.title,
        language=identity.language,
        level=identity.level,
        region=identity.region,
        provisions=found,
        short_titles=(identity.number,) if identity.number else (),
        published=identity.published,
        citation=_citation(identity.number, identity.language, found),
    )


def _citation(number: str, language: str, found: Sequence[ParsedProvision]) -> str:
    """How its provisions are cited: by the issuer's number and the paragraph, where it has one."""
    if any(p.kind is Kind.ARTICLE for p in found):
        return "{title}{label}" if language == "zh" else "{title}, {label}"
    if language == "zh":
        return "{title} {label}"
    name = number.replace("{", "").replace("}", "") or "{title}"
    return f"{name}, para {{number}}"


def _chinese(paragraphs: Sequence[Paragraph], title: str) -> tuple[ParsedProvision, ...]:
    """The articles of a Chinese law or contract, each with the page on which it begins."""
    texts = [p for p in paragraphs if not p.note and bare(p.text) != title]
    lines = [Line(bare(p.text), min(p.depth, 6)) for p in texts]
    notes = [Line(p.text) for p in paragraphs if p.note]
    found = chinese_body.provisions([*lines, *notes])
    at = 0
    out: list[ParsedProvision] = []
    for provision in found:
        begins = _despaced(provision.label + provision.text)[:20]
        place = next(
            (
                i
                for i in range(at, min(at + _AHEAD, len(texts)))
                if _despaced(texts[i].text).startswith(begins)
            ),
            at,
        )
        at = place
        out.append(replace(provision, page=texts[place].page) if texts else provision)
    return tuple(out)


def _despaced(text: str) -> str:
    return re.sub(r"[\s：:]", "", text[:200])
