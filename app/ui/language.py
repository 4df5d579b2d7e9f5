"""Puts the interface into a language while it runs: our translation, Qt's own, and the locale."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.domain.settings import Language
from app.ui import fonts
from app.ui.icons import RESOURCES

_installed: list[QTranslator] = []


def wanted(language: Language) -> Language:
    """The language that a setting means on this system."""
    if language is Language.SYSTEM:
        chinese = QLocale.system().language() is QLocale.Language.Chinese
        return Language.CHINESE if chinese else Language.ENGLISH
    return language


def apply(app: QApplication, language: Language) -> None:
    """Speak `language` from now on; every widget hears of it as a LanguageChange."""
    speak = wanted(language)
    chinese = speak is Language.CHINESE
    fonts.speak(chinese)
    QLocale.setDefault(QLocale("zh_CN" if chinese else "en_GB"))
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    if chinese:
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(app, "qtbase_zh_CN", place)
    _install(app, f"pandecta_{speak.value}", str(RESOURCES / "translations"))


def _install(app: QApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
        _installed.append(translator)
