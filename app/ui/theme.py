"""Dresses the application: palette and style sheet for light, dark, or what the system wants."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.settings import Theme
from app.ui import fonts, icons
from app.ui.palette import DARK, LIGHT, Palette

_current = LIGHT
_points = 11


def colours() -> Palette:
    """The colours in use."""
    return _current


def points() -> int:
    """The interface's font size in use."""
    return _points


def icon(name: str) -> QIcon:
    """The icon in the ink of the theme in use."""
    return icons.icon(name, _current.muted, _current.border, _current.accent)


def wanted(theme: Theme) -> Palette:
    """The colours that `theme` means on this system."""
    if theme is Theme.SYSTEM:
        scheme = QApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if theme is Theme.DARK else LIGHT


def apply(app: QApplication, theme: Theme, size: int) -> None:
    """Dress `app`; widgets that paint themselves hear of it as a change of palette or font."""
    global _current, _points
    _current, _points = wanted(theme), size
    app.setFont(fonts.interface(size))
    app.setPalette(_palette(_current))
    app.setStyleSheet(_sheet(_current, size))


def role(widget: QWidget, name: str) -> None:
    """Give `widget` the look that the style sheet calls `name`."""
    widget.setProperty("look", name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(c: Palette) -> QPalette:
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.paper,
        QPalette.ColorRole.WindowText: c.ink,
        QPalette.ColorRole.Base: c.field,
        QPalette.ColorRole.AlternateBase: c.surface,
        QPalette.ColorRole.Text: c.ink,
        QPalette.ColorRole.Button: c.surface,
        QPalette.ColorRole.ButtonText: c.ink,
        QPalette.ColorRole.BrightText: c.danger,
        QPalette.ColorRole.Highlight: c.accent,
        QPalette.ColorRole.HighlightedText: c.on_accent,
        QPalette.ColorRole.Link: c.accent,
        QPalette.ColorRole.LinkVisited: c.accent,
        QPalette.ColorRole.ToolTipBase: c.surface,
        QPalette.ColorRole.ToolTipText: c.ink,
        QPalette.ColorRole.PlaceholderText: c.muted,
        QPalette.ColorRole.Light: c.field,
        QPalette.ColorRole.Midlight: c.surface,
        QPalette.ColorRole.Mid: c.hairline,
        QPalette.ColorRole.Dark: c.border,
        QPalette.ColorRole.Shadow: c.border,
        QPalette.ColorRole.Accent: c.accent,
    }
    for place, name in roles.items():
        made.setColor(place, QColor(name))
    for place in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(c.border))
    return made


def _sheet(c: Palette, size: int) -> str:
    small = max(8, size - 1)
    arrow = (icons.RESOURCES / "icons" / "arrow.svg").as_posix()
    up = (icons.RESOURCES / "icons" / "arrow-up.svg").as_posix()
    return f"""
QToolTip {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.border};
    padding: 4px 8px; }}
QMainWindow, QDialog {{ background: {c.paper}; }}
QMenuBar {{ background: {c.surface}; color: {c.ink}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.hover}; }}
QMenu {{ background: {c.field}; color: {c.ink}; border: 1px solid {c.border}; padding: 4px 0;
    menu-scrollable: 1; }}
QMenu::item {{ padding: 6px 32px 6px 28px; }}
QMenu::item:selected {{ background: {c.accent_soft}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.hairline}; margin: 4px 0; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; }}
QSplitter::handle {{ background: {c.hairline}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.border}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit, QComboBox {{ background: {c.field}; color: {c.ink};
    placeholder-text-color: {c.muted};
    border: 1px solid {c.border}; border-radius: 4px; padding: 5px 8px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus, QComboBox:focus {{ border: 1px solid {c.accent}; }}
QLineEdit[look="question"] {{ border-radius: 6px; padding: 9px 8px; font-size: {size + 2}pt; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.field}; color: {c.ink};
    border: 1px solid {c.border}; selection-background-color: {c.accent_soft};
    selection-color: {c.ink}; outline: none; }}
QPushButton {{ background: {c.field}; color: {c.ink}; border: 1px solid {c.border};
    border-radius: 4px; padding: 6px 16px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton:disabled {{ color: {c.muted}; background: {c.surface}; }}
QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent};
    border: 1px solid {c.accent}; }}
QPushButton[look="primary"]:focus {{ border: 1px solid {c.ink}; }}
QPushButton[look="primary"]:disabled {{ background: {c.surface}; color: {c.muted};
    border: 1px solid {c.border}; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent;
    color: {c.accent}; padding: 4px 8px; text-align: left; }}
QPushButton[look="link"]:hover {{ background: {c.accent_soft}; }}
QPushButton[look="link"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[look="example"] {{ background: transparent; border: none; border-radius: 0;
    border-top: 1px solid {c.hairline}; color: {c.accent}; padding: 12px 0; text-align: left; }}
QPushButton[look="example"]:hover, QPushButton[look="example"]:focus {{
    background: {c.accent_soft}; }}
QToolButton {{ background: transparent; color: {c.ink}; border: 1px solid transparent;
    border-radius: 4px; padding: 4px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:focus {{ border: 1px solid {c.accent}; }}
QToolButton:checked {{ background: {c.accent_soft}; color: {c.accent}; }}
QToolButton:disabled {{ color: {c.border}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[look="filter"] {{ padding: 4px 8px; color: {c.muted}; }}
QToolButton[look="filter"]:checked {{ background: {c.accent_soft}; color: {c.accent}; }}
QToolButton[look="rail"] {{ border: none; border-left: 3px solid transparent;
    border-radius: 0; color: {c.muted}; padding: 8px 4px 8px 1px; font-size: {small}pt; }}
QToolButton[look="rail"]:hover {{ background: {c.hover}; }}
QToolButton[look="rail"]:focus {{ background: {c.hover}; }}
QToolButton[look="rail"]:checked {{ border-left: 3px solid {c.accent}; color: {c.accent};
    background: {c.paper}; }}
QLabel {{ background: transparent; }}
QLabel[look="muted"] {{ color: {c.muted}; }}
QLabel[look="small"] {{ color: {c.muted}; font-size: {small}pt; }}
QCheckBox[look="switch"] {{ color: {c.ink}; spacing: 6px; padding: 4px; }}
QCheckBox[look="switch"]:checked {{ color: {c.accent}; }}
QCheckBox[look="switch"]::indicator {{ width: 12px; height: 12px; border: 1px solid {c.muted};
    border-radius: 3px; background: {c.field}; }}
QCheckBox[look="switch"]::indicator:checked {{ background: {c.accent};
    border: 1px solid {c.accent}; }}
QCheckBox[look="switch"]::indicator:focus {{ border: 1px solid {c.ink}; }}
QLabel[look="away"] {{ color: {c.caution}; font-size: {small}pt; }}
QLabel[look="doubt"] {{ color: {c.caution}; }}
QFrame[look="hairline"] {{ background: {c.hairline}; border: none; }}
QFrame[look="surface"], QWidget[look="surface"] {{ background: {c.surface}; }}
QFrame[look="written"] {{ background: {c.surface}; border: none;
    border-left: 3px solid {c.caution}; }}
QTextBrowser[look="answer"] {{ background: transparent; color: {c.ink}; border: none;
    selection-background-color: {c.selection}; selection-color: {c.ink}; }}
QFrame[look="info"] {{ background: {c.accent_soft}; }}
QFrame[look="caution"] {{ background: {c.caution_soft}; }}
QFrame[look="failure"] {{ background: {c.danger_soft}; }}
QProgressBar {{ background: {c.hairline}; border: none; border-radius: 2px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
QListView, QTreeView, QTableView {{ background: {c.paper}; color: {c.ink}; border: none;
    outline: none; }}
QListWidget {{ background: {c.field}; border: 1px solid {c.border}; border-radius: 4px; }}
QListWidget:focus {{ border: 1px solid {c.accent}; }}
QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.ink}; }}
QTreeView[look="contents"] {{ padding: 8px 0; }}
QTreeView::item {{ padding: 3px 4px; }}
QTreeView::item:hover {{ background: {c.hover}; }}
QTreeView::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
QHeaderView::section {{ background: {c.paper}; color: {c.muted}; border: none;
    border-bottom: 1px solid {c.hairline}; padding: 6px 8px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-origin: border;
    subcontrol-position: top center; width: 9px; height: 9px; }}
QHeaderView::up-arrow {{ image: url({up}); }}
QHeaderView::down-arrow {{ image: url({arrow}); }}
QPlainTextEdit {{ background: {c.field}; color: {c.ink}; border: 1px solid {c.border};
    border-radius: 4px; }}
"""
