"""Language, theme and font size; each takes effect at once."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.domain.settings import FONT_SIZES, Language, Settings, Theme
from app.ui.widgets.settings_section import Choice, Section

OWN_NAMES = {Language.ENGLISH: "English", Language.CHINESE: "中文"}
"""Languages are listed by their own names, so that a way back is always readable."""


class AppearanceSection(Section):
    """Emits `changed` with the new settings."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.language, self.theme, self.font_size = (Choice() for _ in range(3))
        for language in Language:
            self.language.addItem("", language)
        for theme in Theme:
            self.theme.addItem("", theme)
        for size in range(FONT_SIZES[0], FONT_SIZES[1] + 1):
            self.font_size.addItem("", size)
        self._controls = (self.language, self.theme, self.font_size)
        self._names = [self.add_row(control) for control in self._controls]
        self.follow(settings)
        self._word()
        for control in self._controls:
            control.activated.connect(self._choose)

    def follow(self, settings: Settings) -> None:
        """Show these settings, which may have been changed from a menu."""
        self._settings = settings
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.font_size.setCurrentIndex(self.font_size.findData(settings.font_size))

    def _choose(self) -> None:
        settings = replace(
            self._settings,
            language=Language(self.language.currentData()),
            theme=Theme(self.theme.currentData()),
            font_size=int(self.font_size.currentData()),
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
        self.title.setText(self.tr("Appearance"))
        names = self.tr("Language"), self.tr("Theme"), self.tr("Font size")
        for label, name, control in zip(self._names, names, self._controls, strict=True):
            label.setText(name)
            control.setAccessibleName(name)
        self.language.setItemText(0, self.tr("As the system"))
        for language, name in OWN_NAMES.items():
            self.language.setItemText(self.language.findData(language), name)
        themes = self.tr("As the system"), self.tr("Light"), self.tr("Dark")
        for row, name in enumerate(themes):
            self.theme.setItemText(row, name)
        for row in range(self.font_size.count()):
            self.font_size.setItemText(row, self.tr("{0} pt").format(self.font_size.itemData(row)))
