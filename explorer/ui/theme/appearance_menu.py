"""The part of the View menu that chooses the theme and the text size."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from explorer.messages import translate
from explorer.ui.theme.appearance import FONT_PERCENTS, SYSTEM, Appearance
from explorer.ui.theme.palette import Theme


class AppearanceMenu(QObject):
    """Its actions change the appearance and show what is chosen."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance = appearance
        self.themes = QActionGroup(self)
        for name, text, tip in (
            (
                SYSTEM,
                translate("AppearanceMenu", "&System"),
                translate("AppearanceMenu", "Light or dark, following the system."),
            ),
            (
                "light",
                translate("AppearanceMenu", "&Light"),
                translate("AppearanceMenu", "Dark text on a light background."),
            ),
            (
                "dark",
                translate("AppearanceMenu", "&Dark"),
                translate("AppearanceMenu", "Light text on a dark background."),
            ),
            (
                "projector",
                translate("AppearanceMenu", "&Projector"),
                translate("AppearanceMenu", "Larger text and thicker lines on pure white."),
            ),
        ):
            self._choice(self.themes, f"action.theme.{name}", text, name).setToolTip(tip)
        self.sizes = QActionGroup(self)
        for percent in FONT_PERCENTS:
            text = translate("AppearanceMenu", "{n} %").format(n=percent)
            self._choice(self.sizes, f"action.text_size.{percent}", text, percent)
        self.larger = self._action(
            "larger", translate("AppearanceMenu", "&Larger text"), ["Ctrl++", "Ctrl+="]
        )
        self.smaller = self._action(
            "smaller", translate("AppearanceMenu", "&Smaller text"), ["Ctrl+-"]
        )
        self.default = self._action(
            "default", translate("AppearanceMenu", "&Default text size"), ["Ctrl+0"]
        )
        window.addActions([self.larger, self.smaller, self.default])
        self.themes.triggered.connect(self._choose_theme)
        self.sizes.triggered.connect(self._choose_size)
        self.larger.triggered.connect(appearance.larger)
        self.smaller.triggered.connect(appearance.smaller)
        self.default.triggered.connect(appearance.reset_font_percent)
        appearance.changed.connect(self._show)
        self._show(appearance.theme)

    def fill(self, menu: QMenu) -> None:
        """Add the choices to a menu."""
        themes = menu.addMenu(translate("AppearanceMenu", "&Theme"))
        themes.setObjectName("menu.theme")
        themes.addActions(self.themes.actions())
        sizes = menu.addMenu(translate("AppearanceMenu", "Text &size"))
        sizes.setObjectName("menu.text_size")
        sizes.addActions([self.larger, self.smaller, self.default])
        sizes.addSeparator()
        sizes.addActions(self.sizes.actions())

    def _choice(self, group: QActionGroup, name: str, text: str, value: object) -> QAction:
        choice = group.addAction(text)
        choice.setObjectName(name)
        choice.setData(value)
        choice.setCheckable(True)
        return choice

    def _action(self, name: str, text: str, keys: list[str]) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"action.text_size.{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def _choose_theme(self, choice: QAction) -> None:
        self._appearance.choose(choice.data())

    def _choose_size(self, choice: QAction) -> None:
        self._appearance.choose_font_percent(choice.data())

    def _show(self, _theme: Theme) -> None:
        for choice in self.themes.actions():
            choice.setChecked(choice.data() == self._appearance.choice)
        percent = self._appearance.font_percent
        for choice in self.sizes.actions():
            choice.setChecked(choice.data() == percent)
        self.larger.setEnabled(percent < FONT_PERCENTS[-1])
        self.smaller.setEnabled(percent > FONT_PERCENTS[0])
