"""Applies a theme to Qt itself: style, palette, font size and the few rules Fusion lacks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDockWidget, QWidget

from explorer.files.resources import resource
from explorer.ui.theme.palette import Theme

_STYLE = "fusion"
_FONT_POINTS = 10.0
_BOX_EM = 0.8
"""Side of a check box relative to the height of its text, 13 of 16 pixels."""

_RULES = """
QToolTip {{ color: {text}; background: {base}; border: 1px solid {border}; padding: 3px; }}
QToolBar {{ border: 0; border-bottom: 1px solid {border}; spacing: 4px; padding: 1px 3px; }}
QToolBar QToolButton {{ padding: 3px 8px; border-radius: 4px; }}
QToolBar QToolButton:hover {{ background: {hover}; }}
QStatusBar {{ border-top: 1px solid {border}; }}
QStatusBar::item {{ border: 0; }}
QMainWindow::separator {{ background: {border}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QHeaderView::section {{ background: {window}; border: 0; border-bottom: 1px solid {border};
    padding: 3px; }}
QCheckBox::indicator {{ width: {box}em; height: {box}em; border: 1px solid {muted};
    border-radius: 3px; background: {base}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{check}"); }}
QCheckBox::indicator:disabled {{ border-color: {disabled}; }}
QCheckBox::indicator:checked:disabled {{ background: {disabled}; border-color: {disabled}; }}
QTabBar::tab {{ padding: 3px 12px 1px 12px; border: 0; border-bottom: 3px solid transparent; }}
QTabBar[many="true"]::tab {{ padding: 3px 6px 1px 6px; }}
QTabBar::tab:selected {{ background: {base}; border-bottom-color: {accent}; }}
QTabBar::tab:hover:!selected {{ background: {hover}; }}
QToolButton[role="fold"] {{ border: 0; padding: 0; }}
QToolButton[role="fold"]:hover {{ color: {accent}; }}
QToolButton[role="section"] {{ border: 0; padding: 1px 4px 1px 0; }}
QToolButton[role="section"]:hover {{ color: {accent}; }}
QLineEdit[refused="true"] {{ color: {error}; background: {error_base}; }}
QAbstractSpinBox[refused="true"] {{ color: {error}; background: {error_base}; }}
QComboBox[refused="true"] {{ color: {error}; }}
QCheckBox[refused="true"] {{ color: {error}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="refusal"] {{ color: {error}; }}
QFrame[role="rule"] {{ background: {border}; border: 0; }}
QFrame[role="popup"] {{ border: 1px solid {muted}; background: {window}; }}
QFrame[role="popup"] QTreeView::item {{ padding: 2px 0; }}
QFrame[role="notice"] {{ background: {error_base}; border-bottom: 1px solid {error}; }}
QFrame[role="notice"] QLabel {{ color: {error}; }}
QFrame[role="news"] {{ background: {base}; border-bottom: 1px solid {border}; }}
"""


def apply_style(app: QApplication, theme: Theme, window: QWidget | None = None) -> None:
    """Apply a theme to the whole application, except for widgets that paint themselves.

    Args:
        app: The application; it takes style and palette.
        theme: The theme.
        window: It and all that belongs to it take the rules; None is for the application. That
            also polishes widgets that are never seen, such as the menus of pyqtgraph's plots: a
            quarter of all.
    """
    # Without it fonts and palettes would reach nothing below a widget that has rules.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    font = _font(app.font(), theme)
    if font != app.font():
        app.setFont(font)
    if window is not None:
        # The application's font arrives in a later turn. Besides, a dock that has that very font
        # writes its title in the one of the start.
        font.setStyleHint(QFont.StyleHint.SansSerif)
        for part in (window, *window.findChildren(QDockWidget)):  # a dock may float
            part.setFont(font)
    target, rules = window or app, _rules(theme)
    if target.styleSheet() == rules:  # another size of text needs no other rules
        if window is not None:
            _measure_anew(window)
        return
    # With the old rules in place, style, palette and new rules would each polish every widget.
    if window is not None:
        window.setStyleSheet("")
    if app.style().objectName().lower() != _STYLE:
        app.setStyle(_STYLE)
    app.setPalette(_palette(theme))
    target.setStyleSheet(rules)


@contextmanager
def styled_as(theme: Theme, part: QWidget) -> Iterator[None]:
    """Apply a theme to a part of a window for a while, as for a picture of it."""
    rules = part.styleSheet()
    part.setFont(_font(part.font(), theme))
    part.setPalette(_palette(theme))
    part.setStyleSheet(_rules(theme))
    try:
        yield
    finally:
        part.setFont(QFont())
        part.setPalette(QPalette())
        part.setStyleSheet(rules)


def embolden(widget: QWidget, *, on: bool = True) -> None:
    """Write a widget's text bold, in the size of its window; a rule would keep the size it met."""
    font = QFont()
    font.setBold(on)
    widget.setFont(font)


def _font(font: QFont, theme: Theme) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(_FONT_POINTS * theme.font_scale)
    return sized


def _measure_anew(window: QWidget) -> None:
    """Give check and combo boxes the size of their text: both keep what it was when styled."""
    boxes: list[QWidget] = [*window.findChildren(QCheckBox), *window.findChildren(QComboBox)]
    for box in boxes:
        box.style().unpolish(box)
        box.style().polish(box)
        QCoreApplication.sendEvent(box, QEvent(QEvent.Type.StyleChange))


def _rules(theme: Theme) -> str:
    return _RULES.format(
        check=resource("icons/check.svg").as_posix(),
        text=theme.text,
        base=theme.base,
        window=theme.window,
        border=theme.border,
        muted=theme.muted,
        disabled=theme.disabled,
        box=_BOX_EM,
        hover=theme.band[1],
        accent=theme.accent,
        error=theme.error,
        error_base=theme.error_base,
    )


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(theme.window))
    for name, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.base),
        (role.AlternateBase, theme.band[0]),
        (role.Text, theme.text),
        (role.Button, theme.window),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.ToolTipBase, theme.base),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.disabled))
    return palette
