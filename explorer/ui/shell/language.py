"""Which language a person has chosen for all texts, Qt's own included."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QObject,
    QSettings,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QFontDatabase

from explorer.errors import UserError
from explorer.files.catalogues import environment_language, language_names, read_catalogue
from explorer.messages import use_catalogue

_KEY = "appearance/language"
_WRITING = {"zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese}
"""What a language is written in, where not every system has a font for it."""

_NO_FONT = UserError(
    "Language",
    "no font on this system has the characters of {language}: install one, such as Noto Sans CJK, "
    "or choose another language under View",
)
"""Stays English in a language that cannot be shown."""


class Language(QObject):
    """The choice of a person; `store`, if there is one, remembers it beyond this process.

    Attributes:
        names: The languages that there are, by code, each under its own name.
        code: The language in use.
    """

    changed = Signal()
    """Texts are in another language from now on; what has been shown is not."""

    def __init__(
        self,
        code: str | None = None,
        store: QSettings | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin with a language, or else with the remembered one, or that of the environment.

        Args:
            code: Of one of `names`. It is for this time only, and not remembered.
            store: Where a choice is remembered.
            parent: Owns it.
        """
        super().__init__(parent)
        self._store = store
        self._translator: QTranslator | None = None
        self.names = language_names()
        self.code = code or self._remembered() or environment_language()
        self._use()

    def choose(self, code: str) -> None:
        """Use another language from now on."""
        if code == self.code:
            return
        self.code = code
        if self._store is not None:
            self._store.setValue(_KEY, code)
        self._use()
        self.changed.emit()

    @property
    def missing_font(self) -> UserError | None:
        """Say that the language in use cannot be read here; None if it can."""
        writing = _WRITING.get(self.code)
        if writing is None or QFontDatabase.families(writing):
            return None
        return _NO_FONT.format(language=self.code)

    def _remembered(self) -> str | None:
        found = self._store.value(_KEY) if self._store is not None else None
        return found if isinstance(found, str) and found in self.names else None

    def _use(self) -> None:
        use_catalogue(read_catalogue(self.code))
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator.deleteLater()
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.code}", folder):
            QCoreApplication.installTranslator(self._translator)
