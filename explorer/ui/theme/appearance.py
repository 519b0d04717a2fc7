"""The theme and the text size that a person has chosen, and the theme that results."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from explorer.ui.theme.palette import DARK, LIGHT, THEMES, Theme

SYSTEM = "system"
"""The theme that follows the system: light or dark."""

FONT_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes relative to the theme's own."""

_DEFAULT_PERCENT = 100
_THEME_KEY, _PERCENT_KEY = "appearance/theme", "appearance/font_percent"


class Appearance(QObject):
    """The choice of a person; `store`, if there is one, remembers it for the next start."""

    changed = Signal(object)
    """The `Theme` that all views are to use."""

    def __init__(
        self,
        choice: str | None = None,
        font_percent: int | None = None,
        store: QSettings | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin with a choice, or else with the remembered one.

        Args:
            choice: A theme's name, or `SYSTEM`.
            font_percent: Text size relative to the theme's own.
            store: Where choices are remembered; what is given here is for this time only.
            parent: Owns it.
        """
        super().__init__(parent)
        self._store = store
        self._choice = choice or self._remembered_choice()
        self._percent = _bounded(font_percent or self._remembered_percent())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """The chosen theme's name, or `SYSTEM`."""
        return self._choice

    @property
    def font_percent(self) -> int:
        """Text size relative to the theme's own."""
        return self._percent

    @property
    def theme(self) -> Theme:
        """The chosen theme, its text in the chosen size."""
        theme = _of_system() if self._choice == SYSTEM else THEMES[self._choice]
        if self._percent == _DEFAULT_PERCENT:
            return theme
        return replace(theme, font_scale=theme.font_scale * self._percent / _DEFAULT_PERCENT)

    def choose(self, choice: str) -> None:
        """Use a theme, or `SYSTEM`, from now on."""
        self._choice = choice
        self._remember(_THEME_KEY, choice)

    def choose_font_percent(self, percent: int) -> None:
        """Use another text size from now on, clamped to the bounds."""
        self._percent = _bounded(percent)
        self._remember(_PERCENT_KEY, self._percent)

    def larger(self) -> None:
        """Go to the next larger text size, if there is one."""
        self.choose_font_percent(next((p for p in FONT_PERCENTS if p > self._percent), 200))

    def smaller(self) -> None:
        """Go to the next smaller text size, if there is one."""
        lower = [each for each in FONT_PERCENTS if each < self._percent]
        self.choose_font_percent(lower[-1] if lower else FONT_PERCENTS[0])

    def reset_font_percent(self) -> None:
        """Go back to the theme's own text size."""
        self.choose_font_percent(_DEFAULT_PERCENT)

    def _remember(self, key: str, value: object) -> None:
        if self._store is not None:
            self._store.setValue(key, value)
        self.changed.emit(self.theme)

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == SYSTEM:
            self.changed.emit(self.theme)

    def _remembered_choice(self) -> str:
        found = self._store.value(_THEME_KEY) if self._store is not None else None
        return found if isinstance(found, str) and found in THEMES else SYSTEM

    def _remembered_percent(self) -> int:
        found = self._store.value(_PERCENT_KEY) if self._store is not None else None
        is_number = str(found).isdecimal() and len(str(found)) < 6  # an INI file holds text
        return int(str(found)) if is_number else _DEFAULT_PERCENT


def _bounded(percent: int) -> int:
    return min(max(percent, FONT_PERCENTS[0]), FONT_PERCENTS[-1])


def _of_system() -> Theme:
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT
