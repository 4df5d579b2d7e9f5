"""The menu bar and the window's keys."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from app.domain.settings import Language, Settings, Theme
from app.ui.widgets.settings_appearance import OWN_NAMES


@dataclass(frozen=True, slots=True)
class Commands:
    """What the menu can make the window do."""

    open_library: Callable[[], None]
    new_library: Callable[[], None]
    get_library: Callable[[], None]
    import_files: Callable[[], None]
    import_folder: Callable[[], None]
    open_recent: Callable[[str], None]
    open_sample: Callable[[], None]
    resize: Callable[[int], None]
    use_theme: Callable[[Theme], None]
    use_language: Callable[[Language], None]
    lexicon: Callable[[], None]
    settings: Callable[[], None]
    keys: Callable[[], None]
    about: Callable[[], None]
    quit: Callable[[], object]


class Menus(QObject):
    """Builds the menus once and words them in the language of the moment."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        bar = window.menuBar()
        self._file, self._view, self._help = (QMenu(bar) for _ in range(3))
        for menu in (self._file, self._view, self._help):
            bar.addMenu(menu)
        self._recent, self._theme, self._language = (QMenu(bar) for _ in range(3))
        self._themes, self._languages = QActionGroup(self), QActionGroup(self)
        self._build_file()
        self._build_view()
        self._keys = self._action(self._help, commands.keys, "F1")
        self._about = self._action(self._help, commands.about)
        self.word()

    def _build_file(self) -> None:
        commands, menu = self._commands, self._file
        self._open = self._action(menu, commands.open_library, "Ctrl+O")
        self._new = self._action(menu, commands.new_library, "Ctrl+N")
        self._get = self._action(menu, commands.get_library)
        menu.addMenu(self._recent)
        menu.addSeparator()
        self._files = self._action(menu, commands.import_files, "Ctrl+I")
        self._folder = self._action(menu, commands.import_folder)
        menu.addSeparator()
        self._lexicon = self._action(menu, commands.lexicon)
        self._settings = self._action(menu, commands.settings, "Ctrl+,")
        self._settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._quit = self._action(menu, commands.quit, "Ctrl+Q")
        self._quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_view(self) -> None:
        menu, resize = self._view, self._commands.resize
        self._larger = self._action(menu, partial(resize, 1), "Ctrl++", "Ctrl+=")
        self._smaller = self._action(menu, partial(resize, -1), "Ctrl+-")
        self._usual = self._action(menu, partial(resize, 0), "Ctrl+0")
        menu.addSeparator()
        menu.addMenu(self._theme)
        menu.addMenu(self._language)
        for theme in Theme:
            action = self._action(self._theme, partial(self._commands.use_theme, theme))
            action.setData(theme)
            action.setCheckable(True)
            self._themes.addAction(action)
        for language in Language:
            action = self._action(self._language, partial(self._commands.use_language, language))
            action.setData(language)
            action.setCheckable(True)
            self._languages.addAction(action)

    def _action(self, menu: QMenu, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda checked=False: act())
        action.setShortcuts([QKeySequence(key) for key in keys])
        menu.addAction(action)
        return action

    def follow(self, settings: Settings, changeable: bool) -> None:
        """Mark what the settings say; `changeable` is whether files can be imported."""
        for action in self._themes.actions():
            action.setChecked(Theme(action.data()) is settings.theme)
        for action in self._languages.actions():
            action.setChecked(Language(action.data()) is settings.language)
        self._files.setEnabled(changeable)
        self._folder.setEnabled(changeable)
        self._recent.clear()
        for path in settings.recent:
            action = self._action(self._recent, partial(self._commands.open_recent, path))
            action.setText(f"{Path(path).name} — {path}".replace("&", "&&"))
        if settings.recent:
            self._recent.addSeparator()
        self._sample = self._action(self._recent, self._commands.open_sample)
        self._sample.setText(self.tr("Specimen library"))

    def word(self) -> None:
        """Name everything in the language of the moment."""
        self._file.setTitle(self.tr("&File"))
        self._view.setTitle(self.tr("&View"))
        self._help.setTitle(self.tr("&Help"))
        self._open.setText(self.tr("&Open library…"))
        self._new.setText(self.tr("&New library…"))
        self._get.setText(self.tr("&Get a library…"))
        self._recent.setTitle(self.tr("Open &recent"))
        self._files.setText(self.tr("&Import files…"))
        self._folder.setText(self.tr("Import &folder…"))
        self._lexicon.setText(self.tr("&Words and legal terms…"))
        self._settings.setText(self.tr("&Settings…"))
        self._quit.setText(self.tr("&Quit"))
        self._larger.setText(self.tr("&Larger text"))
        self._smaller.setText(self.tr("&Smaller text"))
        self._usual.setText(self.tr("&Usual size"))
        self._theme.setTitle(self.tr("&Theme"))
        self._language.setTitle(self.tr("L&anguage"))
        names = self.tr("As the system"), self.tr("Light"), self.tr("Dark")
        for action, name in zip(self._themes.actions(), names, strict=True):
            action.setText(name)
        for action in self._languages.actions():
            language = Language(action.data())
            action.setText(OWN_NAMES.get(language, self.tr("As the system")))
        self._keys.setText(self.tr("&Keyboard"))
        self._about.setText(self.tr("&About Pandecta"))


class Keys(QObject):
    """Keys that belong to no menu."""

    def __init__(self, window: QMainWindow, keys: dict[str, Callable[[], object]]) -> None:
        super().__init__(window)
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)
