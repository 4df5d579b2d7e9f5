"""Writes an answer into a text document: its lines, its sources as links, its citations marked."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)

from app.domain.checking import Checked, Mark
from app.domain.run_words import SIGNS
from app.ui.ask_markdown import Line, Look, Standing, Words, lines
from app.ui.palette import Palette

SIGN = int(QTextFormat.Property.UserProperty) + 1
"""The property of the characters that are signs of ours, no words of the model's."""
SOURCE, CITED = "source:", "cited:"
"""What the links of an answer begin with: the number of a source, the place of a citation."""
NUMBERS = re.compile(r"\[(\d{1,3}(?:\s*[,，、;；]\s*\d{1,3})*)\]|【(\d{1,3})】")
_NUMBER = re.compile(r"\d+")
_INDENT = 20


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer is written: colours, font size in points, what is linked and marked."""

    colours: Palette
    points: int
    numbers: Collection[int] = ()
    checks: Sequence[Checked] = field(default=())
    linked: bool = True
    signs: bool = True


def ink_of(mark: Mark, colours: Palette) -> str:
    """The colour of a mark: red is for what is gone or was never there."""
    if mark is Mark.VERIFIED:
        return colours.accent
    gone = mark in (Mark.NOT_CURRENT, Mark.NOT_FOUND)
    return colours.danger if gone else colours.caution


def write(cursor: QTextCursor, text: str, start: int, standing: Standing, how: Manner) -> Standing:
    """Write `text`, which is the answer from character `start` on; what follows from it."""
    last = standing
    for line, after in lines(text, start, standing):
        last = after
        if line is not None:
            _write_line(cursor, line, how)
    return last


def write_sources(
    cursor: QTextCursor, title: str, sources: Sequence[tuple[int, str]], how: Manner
) -> None:
    """Write the sources under the answer, by number and citation, each a link."""
    head = Line(Look.HEADING, (Words(title, -1),), 3, apart=True)
    _write_line(cursor, head, replace(how, checks=()))
    for number, citation in sources:
        line = Line(Look.PLAIN, (Words(f"[{number}]", -1), Words(f" {citation}", -1)))
        _write_line(cursor, line, replace(how, checks=()))


def _write_line(cursor: QTextCursor, line: Line, how: Manner) -> None:
    shape = _shape(line)
    if cursor.atStart() and cursor.block().length() <= 1:
        shape.setTopMargin(0)
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)
    if line.sign:
        cursor.insertText(f"{line.sign} ", _letters(Words("", 0), line, how))
    if line.look is Look.RULE:
        cursor.insertText("———", _letters(Words("", 0), line, how))
    for words in line.words:
        for piece, check, source in _pieces(words, how):
            letters = _letters(piece, line, how)
            if check >= 0:
                _mark(letters, check, how)
            elif source:
                _link(letters, f"{SOURCE}{source}", how)
            cursor.insertText(piece.text, letters)
            if check >= 0 and how.signs and _ends_here(piece, line, how.checks[check]):
                letters.setProperty(SIGN, True)
                cursor.insertText(f"\u2060{SIGNS[how.checks[check].mark]}", letters)


def _shape(line: Line) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(112, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
    shape.setTopMargin(10 if line.apart else 2)
    if line.look is Look.HEADING:
        shape.setTopMargin(16)
        shape.setBottomMargin(2)
        shape.setHeadingLevel(line.depth)
    elif line.look is Look.ITEM:
        shape.setLeftMargin(_INDENT * (line.depth + 1))
        shape.setTextIndent(-_INDENT + 4)
    elif line.look is Look.QUOTE:
        shape.setLeftMargin(_INDENT)
    return shape


def _letters(words: Words, line: Line, how: Manner) -> QTextCharFormat:
    letters = QTextCharFormat()
    colours, heading = how.colours, line.look is Look.HEADING
    quiet = line.look in (Look.QUOTE, Look.RULE)
    letters.setForeground(QBrush(QColor(colours.muted if quiet else colours.ink)))
    letters.setFontPointSize(how.points + (max(0, 3 - line.depth) if heading else 0))
    letters.setFontWeight(QFont.Weight.DemiBold if words.strong or heading else QFont.Weight.Normal)
    letters.setFontItalic(words.slanted)
    if words.code:
        letters.setFontFixedPitch(True)
        letters.setFontFamilies(["monospace"])
    return letters


def _link(letters: QTextCharFormat, target: str, how: Manner) -> None:
    if how.linked:
        letters.setAnchor(True)
        letters.setAnchorHref(target)
    letters.setForeground(QBrush(QColor(how.colours.accent)))


def _mark(letters: QTextCharFormat, place: int, how: Manner) -> None:
    _link(letters, f"{CITED}{place}", how)
    check = how.checks[place]
    letters.setForeground(QBrush(QColor(ink_of(check.mark, how.colours))))
    if check.mark is not Mark.VERIFIED:
        letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)


def _ends_here(piece: Words, line: Line, check: Checked) -> bool:
    """Whether nothing of the citation is shown behind this piece of it."""
    stop = piece.start + len(piece.text)
    later = [one for one in line.words if one.start + len(one.text) > stop and one.text]
    return stop >= check.stop or not any(max(one.start, stop) < check.stop for one in later)


def _pieces(words: Words, how: Manner) -> Iterator[tuple[Words, int, str]]:
    """Words cut where citations begin and end: each with the citation's place, or a source."""
    cuts = {words.start, words.start + len(words.text)}
    stop = words.start + len(words.text)
    cited = [
        (check.start, check.stop, place, "")
        for place, check in enumerate(how.checks)
        if check.start < stop and check.stop > words.start
    ]
    linked = [
        (words.start + at, words.start + to, -1, number)
        for at, to, number in _numbered(words.text, how.numbers)
    ]
    spans = [*cited, *(one for one in linked if not any(_meet(one, two) for two in cited))]
    for first, last, _, _ in spans:
        cuts |= {max(first, words.start), min(last, stop)}
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        within = next((one for one in spans if one[0] <= first and last <= one[1]), None)
        text = words.text[first - words.start : last - words.start]
        piece = Words(text, first, words.strong, words.slanted, words.code)
        yield piece, within[2] if within else -1, within[3] if within else ""


def _meet(one: tuple[int, int, int, str], two: tuple[int, int, int, str]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _numbered(text: str, known: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Where numbers in brackets are those of sources."""
    for found in NUMBERS.finditer(text):
        for number in _NUMBER.finditer(found[0]):
            if int(number[0]) in known:
                yield found.start() + number.start(), found.start() + number.end(), number[0]
