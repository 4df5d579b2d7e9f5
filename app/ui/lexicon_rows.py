"""The lexicon as rows of a table, and the words for its areas, states and faults."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from app.services.wording import WordingRow
from app.ui import theme

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_COLUMNS = 4


class LexiconRows(QAbstractTableModel):
    """Everyday words, words of the law, area, state; of all rows those that match are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[WordingRow] = ()
        self.rows: list[WordingRow] = []

    def fill(self, rows: Sequence[WordingRow], words: str) -> None:
        """Have these rows, and show those with `words` in them."""
        self._all = rows
        self.find(words)

    def find(self, words: str) -> None:
        """Show only rows with `words` in them."""
        self.beginResetModel()
        self.rows = [row for row in self._all if row.matches(words)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row an expression."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Always the same."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What stands over the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Lexicon", "Everyday words"),
            translate("Lexicon", "Words of the law"),
            translate("Lexicon", "Area"),
            translate("Lexicon", "State"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the whole row to those who do not see it."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cells(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, _cells(row)))
        if role == Qt.ItemDataRole.ForegroundRole:
            muted = not row.on or index.column() > 1
            return QColor(theme.colours().muted) if muted else None
        return None


def _cells(row: WordingRow) -> tuple[str, str, str, str]:
    terms = " · ".join(row.entry.terms)
    return row.entry.expression, terms, area_words(row.entry.area), _state(row)


def _state(row: WordingRow) -> str:
    if row.own:
        return translate("Lexicon", "Yours")
    return "" if row.on else translate("Lexicon", "Not used")


def area_words(area: str) -> str:
    """The name of an area of law; one that a person thought of stands for itself."""
    return {
        "administration": translate("Lexicon", "Administration"),
        "company": translate("Lexicon", "Companies"),
        "consumer": translate("Lexicon", "Consumers"),
        "crime": translate("Lexicon", "Crime"),
        "debt": translate("Lexicon", "Debt"),
        "education": translate("Lexicon", "Education"),
        "employment": translate("Lexicon", "Employment"),
        "family": translate("Lexicon", "Family"),
        "insurance": translate("Lexicon", "Insurance"),
        "ip": translate("Lexicon", "Intellectual property"),
        "medical": translate("Lexicon", "Medicine"),
        "privacy": translate("Lexicon", "Privacy"),
        "procedure": translate("Lexicon", "Procedure"),
        "property": translate("Lexicon", "Property"),
        "tax": translate("Lexicon", "Tax"),
        "tenancy": translate("Lexicon", "Tenancy"),
        "tort": translate("Lexicon", "Injury and damage"),
        "traffic": translate("Lexicon", "Traffic"),
    }.get(area, area)


def fault_words(reason: str) -> str:
    """Why an entry or a line cannot be used."""
    return {
        "fields": translate("Lexicon", "a tab between the expression and its terms is missing"),
        "nothing-to-match": translate("Lexicon", "nothing in it could stand in a question"),
        "no-terms": translate("Lexicon", "it has no words of the law"),
        "too-many-terms": translate("Lexicon", "it has more than four terms"),
        "same": translate("Lexicon", "a term is the expression itself"),
        "too-long": translate("Lexicon", "it is too long"),
        "forbidden-character": translate("Lexicon", "it has a character that cannot be kept"),
        "not-text": translate("Lexicon", "it is not text"),
        "permission": translate("Lexicon", "it may not be read"),
        "missing": translate("Lexicon", "it is missing"),
    }.get(reason, reason)
