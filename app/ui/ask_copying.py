"""Puts an answer on the clipboard as text, Markdown or rich text, with the marks it needs."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from app.domain.asking import Source
from app.domain.checking import Checked, Mark
from app.domain.run_words import SIGNS
from app.services.run_text import marked
from app.ui import ask_words, fonts
from app.ui.ask_answer_view import plain_of
from app.ui.ask_document import Manner, write
from app.ui.ask_markdown import Standing
from app.ui.palette import LIGHT

translate = QCoreApplication.translate

_POINTS = 11


class Form(StrEnum):
    """In which form an answer is copied."""

    TEXT = "text"
    MARKDOWN = "markdown"
    RICH = "rich"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as far as it came; `checked` is whether its citations were looked up."""

    text: str
    sources: tuple[Source, ...] = ()
    checks: tuple[Checked, ...] = ()
    checked: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether it must not stand anywhere without its marks unless the person says so."""
        if not self.checked:
            return bool(self.text.strip())
        return any(check.mark is not Mark.VERIFIED for check in self.checks)


def copied(answer: Answer, form: Form, with_marks: bool) -> QMimeData:
    """The answer and its sources in this form, with or without the marks of its citations."""
    data = QMimeData()
    if form is Form.MARKDOWN:
        data.setText(_markdown(answer, with_marks))
        return data
    document = _document(answer, with_marks)
    data.setText(plain_of(document))
    if form is Form.RICH:
        data.setHtml(document.toHtml())
    return data


def _markdown(answer: Answer, with_marks: bool) -> str:
    text = marked(answer.text, answer.checks) if with_marks else answer.text
    foot = "\n".join(f"- {line}" for line in _verdict(answer)) if with_marks else ""
    listed = "\n".join(f"{one.number}. {one.citation}" for one in answer.sources)
    sources = f"**{_sources_named()}**\n\n{listed}" if listed else ""
    return "\n\n".join(part for part in (text.strip(), foot, sources) if part) + "\n"


def _document(answer: Answer, with_marks: bool) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(fonts.interface(_POINTS))
    numbers = [source.number for source in answer.sources]
    checks = answer.checks if with_marks else ()
    how = Manner(LIGHT, _POINTS, numbers, checks, linked=False, signs=with_marks)
    cursor = QTextCursor(document)
    write(cursor, answer.text.strip("\n"), _led(answer.text), Standing(), how)
    foot = [*(_verdict(answer) if with_marks else ())]
    if answer.sources:
        foot += [_sources_named(), *(f"[{one.number}] {one.citation}" for one in answer.sources)]
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for line in foot:
        cursor.insertBlock()
        cursor.insertText(line)
    return document


def _led(text: str) -> int:
    """Characters before the first one that is copied."""
    return len(text) - len(text.lstrip("\n"))


def _verdict(answer: Answer) -> list[str]:
    """What is to be known of the citations: their count, and each that is in doubt."""
    if not answer.checked:
        return [translate("Ask", "The citations of this answer were not checked.")]
    doubtful = [one for one in answer.checks if one.mark is not Mark.VERIFIED]
    return [
        ask_words.count_line(answer.checks),
        *(f"{SIGNS[one.mark]} {one.text}: {ask_words.mark(one.mark)}" for one in doubtful),
    ]


def _sources_named() -> str:
    return translate("Ask", "Sources")
