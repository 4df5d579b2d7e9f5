"""Prints how a place in a provision is cited in the form of its own law."""

import re
from dataclasses import replace

from app.domain.citation_form import ITEM, PARAGRAPH, POINT, Step
from app.domain.law import Kind, Law, Provision
from app.domain.numerals import to_chinese
from app.domain.subdivision import steps_at

_ARTICLE = re.compile(r"条(?:之[一二三四五六七八九十]+)?$")
_COUNTED = re.compile(r"\d[\w.-]*$")


def printed(law: Law, provision: Provision, offset: int | None = None) -> str:
    """The citation of a provision with the subdivision at character `offset` of its text.

    As in 中华人民共和国劳动合同法第三十九条第一款第（二）项, 17 U.S.C. § 107(1) or Directive
    2014/92/EU, art. 5(1). Without an offset, and for what has no subdivisions of its own, the
    citation of the provision.
    """
    if offset is None or not _is_divided(law, provision):
        return law.cite(provision)
    below = steps_printed(steps_at(provision.text, law.language, offset))
    if not below:
        return law.cite(provision)
    label = provision.label.rstrip(".")
    last = label.split()[-1]
    number = last if last.casefold() == provision.number else provision.number
    return law.cite(replace(provision, number=number + below, label=label + below))


def steps_printed(steps: tuple[Step, ...]) -> str:
    """Steps as they stand behind a number: 第一款第（二）项第1目, (2)(a)."""
    return "".join(_step(step) for step in steps)


def _step(step: Step) -> str:
    if step.kind == PARAGRAPH:
        return f"第{to_chinese(int(step.value))}款"
    if step.kind == ITEM:
        return f"第（{to_chinese(int(step.value))}）项"
    return f"第{step.value}目" if step.kind == POINT else f"({step.value})"


def _is_divided(law: Law, provision: Provision) -> bool:
    """Whether subdivisions can stand behind the provision's label."""
    if law.language.startswith("zh"):
        return _ARTICLE.search(provision.label) is not None
    if provision.kind is Kind.ANNEX:
        return "para" in provision.label and _COUNTED.search(provision.label) is not None
    return provision.kind in (Kind.ARTICLE, Kind.CLAUSE) and bool(provision.number)
