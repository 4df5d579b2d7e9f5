"""From the steps of a citation to the characters of a provision that they name, and back."""

from collections import Counter
from collections.abc import Sequence

from app.domain.citation_form import PARAGRAPH, Step
from app.domain.subdivision_chinese import chinese_parts
from app.domain.subdivision_english import english_parts
from app.domain.subdivision_parts import Part


def subdivision_span(text: str, language: str, steps: Sequence[Step]) -> tuple[int, int] | None:
    """Where in a provision's `text` the subdivision stands to which `steps` lead.

    `text` is paragraphs joined by line feeds. In Chinese a 项 without a 款 is the first of that
    number; letters that differ in case alone count where none is equal. Where the steps lead to
    several places, as in a list of definitions, it is what holds them all. None if there are no
    steps, or no such subdivision.
    """
    parts = parts_of(text, language)
    wanted = tuple(steps)
    if wanted and wanted[0].kind != PARAGRAPH and language.startswith("zh"):
        parts = [Part(part.steps[1:], part.start, part.stop) for part in parts]
        return next(((p.start, p.stop) for p in parts if p.steps == wanted), None)
    while wanted:
        found = [part for part in parts if part.steps == wanted]
        found = found or [part for part in parts if _levelled(part.steps) == _levelled(wanted)]
        if len(found) < 2:
            return (found[0].start, found[0].stop) if found else None
        wanted = wanted[:-1]
    return None


def steps_at(text: str, language: str, offset: int) -> tuple[Step, ...]:
    """The steps that lead to the innermost subdivision that holds the character at `offset`.

    Empty where none does. A Chinese article of one paragraph has no 第一款. Steps that lead to
    other places as well are left out.
    """
    parts = parts_of(text, language)
    times = Counter(part.steps for part in parts)
    holding = [part.steps for part in parts if part.start <= offset < part.stop]
    unclear = min((len(steps) for steps in holding if times[steps] > 1), default=len(holding) + 1)
    steps = max((steps for steps in holding if len(steps) < unclear), key=len, default=())
    paragraphs = sum(part.steps[-1].kind == PARAGRAPH for part in parts)
    return steps[1:] if paragraphs == 1 and steps[:1] == (Step(PARAGRAPH, "1"),) else steps


def parts_of(text: str, language: str) -> list[Part]:
    """All subdivisions of a provision's text in the order in which they begin."""
    return chinese_parts(text) if language.startswith("zh") else english_parts(text)


def _levelled(steps: tuple[Step, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((step.kind, step.value.casefold()) for step in steps)
