"""Shows an answer as it comes, and once it is whole with its citations marked."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from app.domain.asking import Source
from app.domain.checking import Checked, Mark
from app.ui import ask_words, theme
from app.ui.ask_document import CITED, SIGN, SOURCE, Manner, write, write_sources
from app.ui.ask_markdown import Standing

_LONGEST = 1_500
"""Characters of one line that are written anew when more of it comes; then it is cut."""
_SOURCE_SHOWN = 400
_LEAST = 64


class AnswerView(QTextBrowser):
    """Emits `chosen` with provision and version of a source or citation that was clicked.

    Nothing is ever loaded, and nothing that the model says is taken for markup of ours.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._sources: dict[int, Source] = {}
        self._checks: tuple[Checked, ...] = ()
        self._names: Mapping[str, str] = {}
        self._whole = False
        self._written = self._place = 0
        self._standing = Standing()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.setMinimumHeight(_LEAST)
        self.viewport().installEventFilter(self)
        self.setProperty("look", "answer")
        self.anchorClicked.connect(self._go)

    # what is shown

    @property
    def text(self) -> str:
        """The answer as the model wrote it, as far as it has come."""
        return self._text

    @property
    def checks(self) -> tuple[Checked, ...]:
        """What became of its citations; empty before it is whole."""
        return self._checks

    def clear_answer(self) -> None:
        """Show nothing."""
        self._text, self._sources, self._checks, self._whole = "", {}, (), False
        self._begin_anew()

    def take_back(self) -> str:
        """Show nothing of the answer any more, and hand out what was shown."""
        text, self._text = self._text, ""
        self._begin_anew()
        return text

    def know_sources(self, sources: Sequence[Source]) -> None:
        """What numbers in the answer stand for."""
        self._sources = {source.number: source for source in sources}

    def add(self, piece: str) -> None:
        """More of the answer has come: only its last line is written anew."""
        self._text += piece
        follows = self._follows()
        cursor = self._cursor()
        cursor.beginEditBlock()
        self._append(cursor)
        cursor.endEditBlock()
        if follows:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def show_whole(self, text: str, sources: Sequence[Source], checks: Sequence[Checked]) -> None:
        """The answer is as it is kept: mark its citations; what is being read stays in place."""
        self._text, self._checks, self._whole = text, tuple(checks), True
        self.know_sources(sources)
        self._write_anew()

    def know_names(self, names: Mapping[str, str]) -> None:
        """What provisions are called that stand in the place of cited ones, by their ids."""
        self._names = names

    def _write_anew(self) -> None:
        at = self.verticalScrollBar().value()
        self._begin_anew()
        cursor = self._cursor()
        cursor.beginEditBlock()
        self._append(cursor)
        if self._whole and self._sources:
            listed = [(one.number, one.citation) for one in self._sources.values()]
            write_sources(cursor, self.tr("Sources"), listed, self._manner())
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(at)

    def _begin_anew(self) -> None:
        self.document().clear()
        self._written = self._place = 0
        self._standing = Standing()

    def _cursor(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return cursor

    def _append(self, cursor: QTextCursor) -> None:
        how = self._manner()
        cut = self._text.rfind("\n", self._written)
        if cut < 0 and len(self._text) - self._written > _LONGEST and not self._whole:
            cut = self._text.rfind(" ", self._written) if " " in self._text[-80:] else -1
            cut = len(self._text) - 1 if cut < 0 else cut
            self._settle(cursor, cut + 1, cut + 1, how)
        elif cut >= 0:
            self._settle(cursor, cut, cut + 1, how)
        write(cursor, self._text[self._written :], self._written, self._standing, how)

    def _settle(self, cursor: QTextCursor, stop: int, following: int, how: Manner) -> None:
        part = self._text[self._written : stop]
        self._standing = write(cursor, part, self._written, self._standing, how)
        self._written, self._place = following, cursor.position()

    def _manner(self) -> Manner:
        return Manner(theme.colours(), theme.points(), self._sources.keys(), self._checks)

    def _follows(self) -> bool:
        bar = self.verticalScrollBar()
        # from the top it is read in place: only who went to its end is taken along
        return 0 < bar.maximum() <= bar.value() + 4 and not self.textCursor().hasSelection()

    # links

    def _target(self, href: str) -> Source | Checked | None:
        kind, _, number = href.partition(":")
        if not number.isdecimal():
            return None
        if f"{kind}:" == SOURCE:
            return self._sources.get(int(number))
        place = int(number)
        if f"{kind}:" == CITED and place < len(self._checks):
            return self._checks[place]
        return None

    def _go(self, url: QUrl) -> None:
        target = self._target(url.toString())
        if target is not None and target.provision_id:
            self.chosen.emit(target.provision_id, target.version_id)

    def explained(self, href: str) -> str:
        """What the tooltip of a link says, as rich text."""
        target = self._target(href)
        if isinstance(target, Checked):
            return ask_words.card(target, self._names)
        if isinstance(target, Source):
            shown = target.text[:_SOURCE_SHOWN]
            more = "…" if len(target.text) > _SOURCE_SHOWN else ""
            return f"<qt><b>{escape(target.citation)}</b><br>{escape(shown)}{more}</qt>"
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what a link is when the mouse rests on it."""
        if watched is self.viewport() and isinstance(event, QHelpEvent):
            told = self.explained(self.anchorAt(event.pos()))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().eventFilter(watched, event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is loaded, from nowhere."""
        return QByteArray()

    # copying

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words; the signs go along unless every citation is verified."""
        data = QMimeData()
        data.setText(self.selected())
        return data

    def selected(self) -> str:
        """The selected words as they are copied."""
        cursor = self.textCursor()
        plain = cursor.selectedText().replace("\u2029", "\n").replace("\u2060", " ")
        if any(check.mark is not Mark.VERIFIED for check in self._checks) or not self._checks:
            return plain
        return self._unsigned(cursor.selectionStart(), cursor.selectionEnd())

    def _unsigned(self, start: int, stop: int) -> str:
        parts, block = [], self.document().findBlock(start)
        while block.isValid() and block.position() <= stop:
            part, it = "", block.begin()
            while not it.atEnd():
                piece = it.fragment()
                if not piece.charFormat().property(SIGN):
                    first = max(0, start - piece.position())
                    part += piece.text()[first : max(first, stop - piece.position())]
                it += 1
            parts.append(part)
            block = block.next()
        return "\n".join(parts)

    def word(self) -> None:
        """Say in another language what the program says in it."""
        if self._whole:
            self._write_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_standing") and self._text:
            self._write_anew()


def plain_of(document: QTextDocument) -> str:
    """A document's words, as they are copied."""
    return document.toPlainText().replace("\u2060", " ")
