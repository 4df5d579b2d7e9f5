"""The settings: language, theme, font size; each takes effect at once."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.settings import FONT_SIZES, Language, Settings, Theme
from app.ui.widgets.controls import Label

OWN_NAMES = {Language.ENGLISH: "English", Language.CHINESE: "中文"}
"""Languages are listed by their own names, so that a way back is always readable."""


class SettingsDialog(QDialog):
    """Emits `changed` with the new settings."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language, self._theme, self._size = (QComboBox() for _ in range(3))
        self._names = [Label() for _ in range(3)]
        self._close = QPushButton()
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        for language in Language:
            self._language.addItem("", language)
        for theme in Theme:
            self._theme.addItem("", theme)
        for size in range(FONT_SIZES[0], FONT_SIZES[1] + 1):
            self._size.addItem("", size)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(16)
        controls = (self._language, self._theme, self._size)
        for name, control in zip(self._names, controls, strict=True):
            control.setMinimumWidth(200)
            name.setBuddy(control)
            form.addRow(name, control)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(32)
        column.addLayout(form)
        column.addLayout(foot)
        self.follow(settings)
        self._word()
        self._language.activated.connect(self._choose)
        self._theme.activated.connect(self._choose)
        self._size.activated.connect(self._choose)

    def follow(self, settings: Settings) -> None:
        """Show these settings, which may have been changed from a menu."""
        self._settings = settings
        self._language.setCurrentIndex(self._language.findData(settings.language))
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._size.setCurrentIndex(self._size.findData(settings.font_size))

    def _choose(self) -> None:
        settings = replace(
            self._settings,
            language=Language(self._language.currentData()),
            theme=Theme(self._theme.currentData()),
            font_size=int(self._size.currentData()),
        )
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        names = self.tr("Language"), self.tr("Theme"), self.tr("Font size")
        controls = (self._language, self._theme, self._size)
        for label, name, control in zip(self._names, names, controls, strict=True):
            label.setText(name)
            control.setAccessibleName(name)
        self._language.setItemText(0, self.tr("As the system"))
        for language, name in OWN_NAMES.items():
            self._language.setItemText(self._language.findData(language), name)
        themes = self.tr("As the system"), self.tr("Light"), self.tr("Dark")
        for row, name in enumerate(themes):
            self._theme.setItemText(row, name)
        for row in range(self._size.count()):
            self._size.setItemText(row, self.tr("{0} pt").format(self._size.itemData(row)))
        self._close.setText(self.tr("Done"))
