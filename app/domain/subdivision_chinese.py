"""Finds 款, 项 and 目 in the text of a Chinese article."""

import re

from app.domain.citation_form import ITEM, PARAGRAPH, POINT, Step
from app.domain.numerals import to_int
from app.domain.subdivision_parts import Line, Outline, Part, lines_of

_N = "[一二三四五六七八九十百零〇]{1,5}"
_ITEM = re.compile(rf"\s*[（(]\s?({_N})\s?[）)]")
_POINT = re.compile(r"\s*(?:[（(]\s?(\d{1,3})\s?[）)]|(\d{1,3})\s?(?:[.．](?!\d)|、))")
_RUN_ON = re.compile(rf"(?<!第)[（(]({_N})[）)](?!\s?[款项目])")


def chinese_parts(text: str) -> list[Part]:
    """The parts of an article in the order in which they begin, each before what it contains.

    A line that begins with no item's number is a 款; what follows it as （一） or, where there is
    none such, as 1. is its 项; 1. or （1） under a 项 is a 目.
    """
    walk = _Walk(text)
    for line in lines_of(text):
        walk.add(line)
    return walk.outline.parts


class _Walk:
    """Reads one article; `_figures` says that the items of the open 款 are numbered 1. 2. 3."""

    def __init__(self, text: str) -> None:
        self.outline = Outline(text)
        self._paragraphs = 0
        self._figures = False

    def add(self, line: Line) -> None:
        """Take in the next line."""
        item = None if line.quoted else _ITEM.match(line.text)
        point = None if line.quoted else _POINT.match(line.text)
        if line.quoted and self._paragraphs:
            return
        if item:
            self._begin_item(to_int(item[1]), line.start, figures=False)
        elif point and self.outline.depth >= 2 and not self._figures:
            value = str(int(point[1] or point[2]))
            self.outline.begin(Step(POINT, value), 2, line.start)
        elif point:
            self._begin_item(int(point[1] or point[2]), line.start, figures=True)
        else:
            self._begin_paragraph(line.start)
            self._run_on(line)

    def _begin_paragraph(self, at: int) -> None:
        self._paragraphs += 1
        self.outline.begin(Step(PARAGRAPH, str(self._paragraphs)), 0, at)

    def _begin_item(self, value: int | None, at: int, figures: bool) -> None:
        if not self._paragraphs:
            self._begin_paragraph(at)
        self._figures = figures
        self.outline.begin(Step(ITEM, str(value)), 1, at)

    def _run_on(self, line: Line) -> None:
        """Take in items that stand in the line one after the other, from （一） on."""
        found: list[int] = []
        for mark in _RUN_ON.finditer(line.text):
            if to_int(mark[1]) == len(found) + 1:
                found.append(line.start + mark.start())
        if len(found) > 1:
            for value, at in enumerate(found, 1):
                self._begin_item(value, at, figures=False)
